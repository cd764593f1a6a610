"""Judging on a Dask cluster: the same grades, and each once, whatever happens to a worker."""

import gc
import itertools
import shutil
import signal
import sys
import time
from collections import Counter

import pytest

from autograder import station
from autograder.errors import AutograderError, UsageError
from autograder.grading import Course, grade
from autograder.station import REFUSED, Station, course_archive
from tests.project.clusters import expected, hand_in, kill_a_worker, local_cluster, verdicts
from tests.project.courses import ROOT, modules_of, tiny_course

pytestmark = pytest.mark.filterwarnings("ignore:.*:sqlalchemy.exc.SAWarning")
KINDS = ("ac", "wa", "rte", "tle", "reads", "broken")


@pytest.fixture(scope="module")
def cluster():
    """Two workers of one thread."""
    with local_cluster() as running:
        yield running


@pytest.fixture
def course(tmp_path, gradebook_of_tiny):
    """`tiny`, released, nothing handed in."""
    made = tiny_course(tmp_path / "cours")
    shutil.copy(gradebook_of_tiny, made.root)
    return made


def test_the_same_grades_however_they_are_judged(course, cluster, capsys, monkeypatch):
    """In this process, in two, on the cluster: equal verdicts, notebooks and printed tables."""
    from autograder import cli

    names = hand_in(course, len(KINDS), KINDS)
    monkeypatch.chdir(course.root)
    address = cluster.scheduler_address
    ways = (["--jobs", "1"], ["--jobs", "2"], ["--scheduler", address])
    found = []
    with modules_of(course.root):
        for way in ways:
            shutil.rmtree(course.root / "autograded", ignore_errors=True)
            monkeypatch.setattr(sys, "argv", ["autograder", "grade", "tiny", "--force", *way])
            with pytest.raises(SystemExit) as done:
                cli.main()
            assert done.value.code == 0
            notebooks = {
                path.parts[-3]: path.read_bytes()
                for path in course.root.glob("autograded/*/tiny/tiny.ipynb")
            }
            found.append((verdicts(course), notebooks, capsys.readouterr().out))
    assert {name: verdict["score"] for name, verdict in found[0][0].items()} == expected(names)
    assert found[1] == found[0]
    assert found[2] == found[0]


def test_a_worker_that_is_killed_loses_no_verdict(course, cluster):
    """In the middle of a batch: every verdict arrives, once, and is the right one."""
    names, arrived = hand_in(course, 16), Counter()
    graded = grade(Course(course.root), ["tiny"], scheduler=cluster.scheduler_address)
    for result in graded:
        assert result.verdict is not None, result.error
        arrived[result.student] += 1
        if sum(arrived.values()) == 5:
            kill_a_worker(cluster)
    assert arrived == Counter(names)
    assert {name: v["score"] for name, v in verdicts(course).items()} == expected(names)


def test_nobody_at_the_address(course, monkeypatch):
    """No scheduler there: a usage error that says what to start."""
    monkeypatch.setattr("autograder.cluster.CONNECT_SECONDS", 0.5)
    hand_in(course, 1)
    with pytest.raises(UsageError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9 "):
        list(grade(Course(course.root), ["tiny"], scheduler="tcp://127.0.0.1:9"))


def test_a_worker_of_another_version_is_refused(course, cluster, monkeypatch):
    """A worker with other packages would give other grades: it is named, nothing is written."""
    from autograder import fingerprint

    real = fingerprint.machine()
    other = real | {"packages": real["packages"] | {"numpy": "1.0"}}
    monkeypatch.setattr(fingerprint, "machine", lambda: other)
    hand_in(course, 1)
    with pytest.raises(AutograderError, match=r"numpy .*, not 1\.0\): install the same versions"):
        list(grade(Course(course.root), ["tiny"], scheduler=cluster.scheduler_address))
    assert verdicts(course) == {}


def test_what_travels_is_the_course_and_always_the_same(course):
    """Tests and references, no submission and no gradebook, byte for byte the same each time."""
    hand_in(course, 1)
    archive = course_archive(course.root)
    assert archive == course_archive(course.root)
    assert b"tests/hidden/tiny/test_double.py" in archive
    assert b"submitted" not in archive
    assert b"gradebook.db" not in archive


def test_what_a_process_keeps_is_not_gone_through_again(course, monkeypatch):
    """From the second judgement on, the collector of cycles leaves alone what there was before."""
    monkeypatch.setattr(station, "_judged", itertools.count())
    monkeypatch.setattr("autograder.gradebook.judge_file", lambda *given: given)
    monkeypatch.setattr("autograder.parcel.pack", lambda *given: b"")
    gc.unfreeze()
    try:
        frozen = []
        for _ in range(3):
            station.judge_path(course.root, course.root, "tiny", {})
            frozen.append(gc.get_freeze_count() > 0)
        assert frozen == [False, True, True]
    finally:
        gc.unfreeze()


def test_a_station_cleans_up_after_itself(course, tmp_path, monkeypatch):
    """A judging process whose worker is gone ends, and its copy of the course with it."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    running = Station(course_archive(course.root))
    until = time.monotonic() + 60
    while not list(scratch.rglob("test_double.py")):
        assert time.monotonic() < until
        time.sleep(0.05)
    running._connection.close()  # what the kernel does for a worker that is killed
    running._process.wait(60)
    while list(scratch.iterdir()):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_station_is_of_this_package(course, tmp_path, monkeypatch):
    """Though the folder where the worker was started holds another one."""
    (tmp_path / "autograder").mkdir()
    (tmp_path / "autograder" / "__init__.py").write_text("raise SystemExit('another package')")
    monkeypatch.chdir(tmp_path)
    running = Station(course_archive(course.root))
    try:
        answer = running.judge("no_such_assignment", "no_such_assignment.ipynb", {}, b"")
    finally:
        running.close()
    assert answer.startswith(REFUSED)


def test_the_recipe_for_slurm(monkeypatch):
    """The program in docs/cluster.md asks SLURM for workers of one thread, with this Python."""
    handler = signal.getsignal(signal.SIGINT)
    from dask_jobqueue.slurm import SLURMJob

    signal.signal(signal.SIGINT, handler)  # which that import replaces, for the whole process
    asked, jobs = {}, []

    class Cluster:
        scheduler_address = "tcp://127.0.0.1:8786"

        def __init__(self, **options):
            asked.update(options)

        def scale(self, **how_many):
            jobs.append(how_many)

    text = (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")
    program = text.split("## SLURM")[1].split("```python\n")[1].split("```")[0]
    monkeypatch.setattr("dask_jobqueue.SLURMCluster", Cluster)
    monkeypatch.setattr("builtins.input", lambda prompt: "")
    exec(program, {})
    assert jobs == [{"jobs": 4}]
    script = SLURMJob(scheduler=Cluster.scheduler_address, name="essai", **asked).job_script()
    for line in ("#SBATCH -p cpu", "#SBATCH --cpus-per-task=8", "cd $HOME/cours"):
        assert line in script.splitlines()
    (worker,) = [line for line in script.splitlines() if Cluster.scheduler_address in line]
    assert worker.startswith(".venv/bin/python -m distributed.cli.dask_worker ")
    assert " --nthreads 1 " in worker
    assert " --nworkers 8 " in worker
