"""Notebooks that hang, crash, exit or swallow memory: graded with the rest of their class.

Each costs what it touches and no more. The class is graded twice by the command, as an
instructor does; the verdicts say what happened, and the same thing both times.
"""

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from autograder import cgroup
from autograder.limits import Limits
from autograder.link import SandboxRun
from autograder.script import Script, Step
from tests.project.courses import tiny_course

LOOP = "while True: pass"
STUBBORN = """while True:
    try:
        while True:
            pass
    except BaseException:
        pass"""
EXIT = "import os; os._exit(0)"
CRASH = "import ctypes; ctypes.string_at(0)"
MEMORY = "t = bytearray(8 * 10**9)"
CHUNKS = "import numpy as np; t = [np.ones(2**24) for k in range(60)]"  # 60 x 128 MiB, all touched
# By the kernel where a cgroup can be made, else by the limit of the address space.
ENDED_FOR_MEMORY = "arrêté faute de mémoire" if cgroup.places() else "MemoryError"
KILLED_FOR_MEMORY = "tué, sans doute faute de mémoire" if cgroup.places() else "MemoryError"


def answer(body):
    lines = "\n    ".join(body.split("\n"))
    return f"def double(x):\n    {lines}\n    return 0"


# name: (answer for `double`, cell of the student's own, outcome of `double`, what is said)
CLASS = {
    "juste": (None, None, "AC", ""),
    "cell_hangs": (None, LOOP, "AC", "Cellule « 2 » : plus de 4 s (ligne 1 : while True: pass)."),
    "cell_hangs_for_good": (None, STUBBORN, "AC", "Cellule « 2 » : pas de réponse en 6 s"),
    "cell_exits": (None, EXIT, "AC", "Cellule « 2 » : le processus de calcul s'est arrêté."),
    "cell_crashes": (None, CRASH, "AC", "Cellule « 2 » : le processus de calcul s'est arrêté."),
    "cell_takes_memory": (None, MEMORY, "AC", "Cellule « 2 » : MemoryError"),
    "cell_fills_memory": (None, CHUNKS, "AC", ENDED_FOR_MEMORY),
    "answer_hangs": (LOOP, None, "TLE", "La cellule de votre réponse ne s'exécute pas : plus de 4"),
    "answer_exits": (EXIT, None, "RTE", "La cellule de votre réponse ne s'exécute pas : le proc"),
    "call_hangs": (answer(LOOP), None, "TLE", "pas de réponse en 3 s : une boucle sans fin ?"),
    "call_exits": (answer(EXIT), None, "RTE", "(sortie du programme, code 0)"),
    "call_crashes": (answer(CRASH), None, "RTE", "(erreur de segmentation)"),
    "call_takes_memory": (answer(MEMORY), None, "MLE", "MemoryError"),
    "call_fills_memory": (answer(CHUNKS), None, "MLE", KILLED_FOR_MEMORY),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory, gradebook_of_tiny):
    """The verdicts of the class, by student, from two gradings by `autograder grade`."""
    # A busy machine takes a second or two to fill the memory: that would be another outcome.
    limits = {"relaunches": 3, "call_seconds": 3, "cell_seconds": 4}
    course = tiny_course(tmp_path_factory.mktemp("incidents") / "cours", **limits)
    shutil.copy(gradebook_of_tiny, course.root)
    for name, (double, own, _, _) in CLASS.items():
        answers = {} if double is None else {"double": double}
        course.submit(name, course.notebook(answers, [own] if own else []))
    scratch = course.root / "scratch"
    scratch.mkdir()
    runs = []
    for options in ([], ["--force"]):
        environment = {"TMPDIR": str(scratch)}
        course.run(*"autograder grade tiny --jobs 2".split(), *options, environment=environment)
        paths = course.root.glob("autograded/*/tiny/verdict.json")
        runs.append({path.parts[-3]: json.loads(path.read_text()) for path in paths})
    return course, *runs


def test_the_batch_goes_on(graded):
    """Every submission has its verdict, and every cell of each is judged: nothing is INTERNAL."""
    _, verdicts, _ = graded
    assert set(verdicts) == set(CLASS)
    for verdict in verdicts.values():
        cells = verdict["cells"]
        assert [len(cell["properties"]) for cell in cells.values()] == [2, 2, 2, 0]
        outcomes = {prop["outcome"] for cell in cells.values() for prop in cell["properties"]}
        assert "INTERNAL" not in outcomes


@pytest.mark.parametrize("name", CLASS)
def test_only_what_it_touches_is_lost(graded, name):
    """`double` has the outcome of what happened to it, the other answers all their points."""
    verdict = graded[1][name]
    cells = verdict["cells"]
    outcome = CLASS[name][2]
    assert {prop["outcome"] for prop in cells["test_double"]["properties"]} == {outcome}
    assert cells["test_double"]["points"] == (2.0 if outcome == "AC" else 0.0)
    assert cells["test_triple"]["points"] == 2.0
    assert cells["test_quadruple"]["points"] == 2.0
    blamed = [prop["blamed"] for prop in cells["test_quadruple"]["properties"]]
    assert blamed == [[] if outcome == "AC" else ["double"]] * 2


@pytest.mark.parametrize("name", CLASS)
def test_the_verdict_says_what_happened(graded, name):
    """In words: by the property that failed, or among the incidents of the notebook."""
    verdict = graded[1][name]
    messages = [prop["message"] for prop in verdict["cells"]["test_double"]["properties"]]
    said = "\n".join([*verdict["incidents"], *messages])
    assert CLASS[name][3] in said
    assert bool(said.strip()) == (name != "juste")


def test_grading_twice_gives_identical_verdicts(graded):
    """verdict.json is the same from one grading to the next, but for the seconds."""
    _, first, second = graded
    for verdict in [*first.values(), *second.values()]:
        assert verdict.pop("seconds") > 0
    assert first == second


def test_nothing_is_left_behind(graded):
    """No temporary file, in the course or elsewhere, survives the two gradings."""
    course = graded[0]
    left = [path for path in (course.root / "scratch").rglob("*") if path.is_file()]
    assert left == []
    names = [path.name for path in course.root.rglob("*")]
    assert not [name for name in names if name.startswith((".verdict.json", "planted-", "tmp"))]


def below(root):
    """The processes of this machine that descend from `root`, and it."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    found = {root} & parents.keys()
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def groups():
    """cgroups that this process has made."""
    return [p for place in cgroup.places() for p in place.glob(f"autograder-{os.getpid()}-*")]


@pytest.mark.parametrize("warm", [True, False])
def test_no_process_and_no_cgroup_survives_a_run(warm):
    """A notebook that starts daemons is gone with them when its run is closed."""
    daemons = """
import os, time
for _ in range(3):
    if os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        time.sleep(60)
        os._exit(0)
"""
    with SandboxRun(Script([Step(0, "demons", daemons)]), Limits(warm=warm)) as run:
        root = run._launched.root
        processes = below(root)
        assert len(processes) >= 5  # process 1, the worker, its daemons
        assert bool(groups()) == bool(cgroup.places())
    until = time.monotonic() + 30
    while any(Path(f"/proc/{pid}").exists() for pid in processes) and time.monotonic() < until:
        pass
    assert not [pid for pid in processes if Path(f"/proc/{pid}").exists()]
    assert groups() == []
