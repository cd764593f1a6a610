"""Grading that is killed or stopped loses nothing and leaves nothing; see `make crash`.

A few stops of the long study, then each thing that keeps the promise, by itself.
"""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from autograder import pool
from autograder.interrupts import ends_the_block, postponed
from autograder.kept import CHANGED, NEW, UNFINISHED, read_json, recorded, remove, why
from autograder.stray import MAX_FILES, unwanted
from tests.project.courses import ROOT, CourseFolder, tiny_course


@pytest.fixture(autouse=True)
def interrupts_are_heard():
    """Python's own handler, whatever started the tests or was imported by them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def crash(module, *options):
    """Run a study of `tests.crash`; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.crash.{module}", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def test_grading_killed_at_random_points():
    """Two kills and a Ctrl-C: nothing lost or left behind, and the same gradebook in the end."""
    ways = ("kill", "interrupt", "kill")
    assert crash("study", "--kills", "3", "--students", "3", "--way", *ways)[-1] == "3/3"


def test_grading_killed_between_two_steps_of_writing():
    """A kill before some of the steps in which a submission is written, anew and with --force."""
    assert crash("steps", "--first", "20", "--every", "70")[-1].endswith("kills, 0 faults")


# --- whole, or done again -------------------------------------------------------------------


@pytest.fixture(scope="module")
def graded(tmp_path_factory, gradebook_of_tiny):
    """Two submissions, graded by the command."""
    course = tiny_course(tmp_path_factory.mktemp("entier") / "cours")
    (course.root / "gradebook.db").write_bytes(gradebook_of_tiny.read_bytes())
    for student in ("anna", "boris"):
        course.submit(student, course.notebook())
    course.run("autograder", "grade", "tiny", "--jobs", "1")
    return course


def reasons(course: CourseFolder, student: str, scores=None):
    known = recorded(f"sqlite:///{course.root / 'gradebook.db'}", "tiny", student)
    folder = course.root / "autograded" / student / "tiny"
    submitted = course.root / "submitted" / student / "tiny" / "tiny.ipynb"
    return why(folder, submitted, known.get(student) if scores is None else scores)


def test_a_grading_that_ended_is_whole(graded):
    """Verdict, notebook and gradebook agree: it need not be done again."""
    assert reasons(graded, "anna") == reasons(graded, "boris") == []
    assert reasons(graded, "nobody") == [NEW]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("verdict.json", None),
        ("verdict.json", lambda text: text[: len(text) // 2]),
        ("verdict.json", lambda text: "[]"),
        ("verdict.json", lambda text: '{"cells": 3}'),
        ("verdict.json", lambda text: text.replace('"points": 2.0', '"points": 1.0')),
        ("tiny.ipynb", None),
        ("tiny.ipynb", lambda text: text[:-20]),
    ],
)
def test_half_a_grading_is_not_whole(graded, name, change):
    """Without its verdict or its notebook, torn, or against the gradebook: not graded."""
    path = graded.root / "autograded" / "anna" / "tiny" / name
    text = path.read_text()
    path.chmod(0o644)
    try:
        path.unlink() if change is None else path.write_text(change(text))
        assert reasons(graded, "anna") == [UNFINISHED]
    finally:
        path.write_text(text)


def test_grades_that_the_gradebook_lacks(graded):
    """A gradebook put back from last week does not hold them: graded again."""
    assert reasons(graded, "anna", {}) == [UNFINISHED]
    known = recorded(f"sqlite:///{graded.root / 'gradebook.db'}", "tiny")["anna"]
    assert reasons(graded, "anna", known | {"test_double": None}) == [UNFINISHED]
    assert recorded("sqlite:////nowhere/gradebook.db", "tiny") == {}


def test_another_file_handed_in(graded):
    """The verdict is that of one file; another one is graded, whatever its date."""
    path = graded.root / "submitted" / "anna" / "tiny" / "tiny.ipynb"
    text = path.read_text()
    path.write_text(text + "\n")
    try:
        assert reasons(graded, "anna") == [CHANGED]
    finally:
        path.write_text(text)


def test_nbgrader_does_again_what_did_not_end(graded):
    """`nbgrader autograde`, which skips whatever has a folder, grades it; the whole one stays."""
    folder = graded.root / "autograded" / "anna" / "tiny"
    before = json.loads((folder / "verdict.json").read_text())
    other = graded.root / "autograded" / "boris" / "tiny" / "verdict.json"
    written = other.stat().st_mtime_ns
    (folder / "verdict.json").unlink()
    (folder / ".verdict.json.abcd").write_text("{")
    graded.run("nbgrader", "autograde", "tiny")
    after = read_json(folder / "verdict.json")
    assert after is not None
    assert after["cells"] == before["cells"]
    assert sorted(path.name for path in folder.iterdir()) == ["tiny.ipynb", "verdict.json"]
    assert other.stat().st_mtime_ns == written


def test_read_only_folders_can_be_removed(tmp_path):
    """What nbgrader wrote for reading only does not stop the next grading."""
    folder = tmp_path / "tiny"
    (folder / "sous").mkdir(parents=True)
    (folder / "sous" / "a").touch(0o444)
    (folder / "sous").chmod(0o555)
    remove(folder)
    assert not folder.exists()


# --- processes ------------------------------------------------------------------------------


def square(number: int, deadly: int) -> int:
    if number == deadly:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def test_a_killed_process_costs_its_own_task():
    """The others are done, in whatever process; the one that kills twice is said to have died."""
    results = {}
    for (number, _), result in pool.run_all(square, [(n, 2) for n in range(6)], 2):
        try:
            results[number] = result()
        except pool.Died as died:
            results[number] = str(died)
    assert results.pop(2) == "the process that judged it was killed, twice: is memory short?"
    assert results == {n: n * n for n in (0, 1, 3, 4, 5)}


WHERE = """
import inspect
from autograder import errors, pool

if __name__ == "__main__":
    for _, result in pool.run_all(inspect.getfile, [(errors.AutograderError,)], 1):
        print(result() == inspect.getfile(errors.AutograderError))
"""


def test_judging_processes_are_of_this_package(tmp_path):
    """Though the folder where the command is given holds another one: a course's own copy."""
    other = tmp_path / "course" / "autograder"
    other.mkdir(parents=True)
    (other / "__init__.py").touch()
    (other / "errors.py").write_text("class AutograderError(Exception): ...\n")
    script = tmp_path / "where.py"
    script.write_text(WHERE)
    ran = subprocess.run(
        [sys.executable, script], cwd=other.parent, capture_output=True, text=True, check=False
    )
    assert (ran.stdout, ran.returncode) == ("True\n", 0), ran.stderr


KILLED = """
import os, signal, subprocess, sys
from autograder import janitor
folder, bystander = sys.argv[1:]
janitor.tell("folder", folder)
janitor.tell("server", bystander)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_janitor_comes_after_a_kill(tmp_path):
    """What a killed process had told it of is removed, and no process that is not a server's."""
    folder = tmp_path / "a 'b' $(c)"
    (folder / "sous").mkdir(parents=True)
    with subprocess.Popen(["/bin/sleep", "60"]) as bystander:
        done = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(bystander.pid)])
        assert done.returncode == -signal.SIGKILL
        deadline = time.monotonic() + 20
        while folder.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert bystander.poll() is None
        bystander.kill()
    assert not folder.exists()
    assert tmp_path.exists()


def interrupt():
    os.kill(os.getpid(), signal.SIGINT)


def test_a_judgement_that_catches_ctrl_c_is_none():
    """A hidden test turns whatever ends it into a verdict; Ctrl-C still ends the judgement."""
    ended = []

    def judge():
        with ends_the_block():
            try:
                interrupt()
            except KeyboardInterrupt:
                ended.append("test")
            ended.append("judge")

    with pytest.raises(KeyboardInterrupt):
        judge()
    assert ended == ["test", "judge"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_waits_for_the_end_of_a_writing():
    """What is being written is written whole, then the command stops."""
    written = []

    def write():
        with postponed():
            interrupt()
            written.append("verdict")

    with pytest.raises(KeyboardInterrupt):
        write()
    assert written == ["verdict"]


# --- beside the notebook --------------------------------------------------------------------


def test_what_is_not_copied_beside_a_notebook(tmp_path):
    """Links, pipes, pages, drawings and strange folders stay out; tables and code come along."""
    for name in ("a.csv", "b.py", "tiny.ipynb", "page.HTML", "dessin.svg", "sans", "x.js"):
        (tmp_path / name).touch()
    (tmp_path / "lien.csv").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "tuyau.txt")
    (tmp_path / "d[ab]").mkdir()
    (tmp_path / "d[ab]" / "page2.html").touch()
    (tmp_path / "sous").mkdir()
    (tmp_path / "sous" / "page3.html").touch()
    wanted = ["d[ab]", "dessin.svg", "lien.csv", "page.HTML", "page3.html", "sans", "tuyau.txt"]
    assert unwanted(tmp_path) == [*wanted, "x.js"]


def test_too_many_files_beside_a_notebook(tmp_path):
    """Beyond some hundreds of files none is copied."""
    for number in range(MAX_FILES + 1):
        (tmp_path / f"{number}.txt").touch()
    assert unwanted(tmp_path) == ["*"]
