"""The warm parent: workers forked from one process are as far apart as if each had its own.

Two submissions run at the same time, both forked from one parent. Neither sees the
other, nor the parent, nor anything that the other left; each has its own limits.
"""

import copy
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell

from autograder import bubblewrap, cgroup, station, warm
from autograder.bubblewrap import Measures
from autograder.course import load_assignment
from autograder.errors import SandboxError, StudentGone
from autograder.limits import Limits
from autograder.link import SandboxRun
from autograder.script import Script, Step, make_script
from autograder.selftest import check_isolation
from tests.project.courses import ROOT, tiny_course

LIMITS = Limits(cell_seconds=10, call_seconds=10, memory_mib=400)
TOOLS = """
import ctypes, os, pathlib, signal, socket, sys, time

def ecrire(place):
    pathlib.Path(place).write_text("temoin")

def lire(place):
    return pathlib.Path(place).exists()

def processus():
    seen = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            seen[int(name)] = pathlib.Path(f"/proc/{name}/cmdline").read_bytes()[:40]
    return seen

def tuer(numero):
    reached = []
    for pid in range(0 if numero == 0 else -1, 400):
        try:
            os.kill(pid, numero)
            reached.append(pid)
        except OSError:
            pass
    return reached

def prise(nom):
    ecoute = socket.socket(socket.AF_UNIX)
    ecoute.bind(chr(0) + nom)
    ecoute.listen()
    globals()["gardee"] = ecoute

def joindre(nom):
    try:
        socket.socket(socket.AF_UNIX).connect(chr(0) + nom)
    except OSError:
        return False
    return True

def descripteurs():
    return [os.readlink(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd")
            if os.path.islink(f"/proc/self/fd/{n}")]

def droits():
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    return {line.split(":")[0]: line.split(":")[1].strip() for line in lines
            if line.startswith(("Cap", "Seccomp:", "NoNewPrivs"))}

def demonter():
    libc = ctypes.CDLL(None, use_errno=True)
    return [libc.umount2(place, 2) for place in (b"/proc", b"/tmp", b"/dev/shm")]

def espaces():
    libc = ctypes.CDLL(None, use_errno=True)
    return [libc.unshare(flag) for flag in (0x10000000, 0x20000, 0x20000000, 0x40000000)]

def init():
    found = []
    for name in ("mem", "environ", "maps", "fd", "root", "cwd"):
        try:
            place = f"/proc/1/{name}"
            os.listdir(place) if name in ("fd", "root", "cwd") else open(place, "rb").read(1)
            found.append(name)
        except OSError:
            pass
    return found

def memoire():
    import numpy as np
    return len([np.ones(2**24) for k in range(6)])
"""


def script():
    return Script([Step(0, "outils", TOOLS)])


def ask(run, name, *args):
    """What a function of the notebook returns."""
    with run.open_session() as session:
        return session.request("call", name, list(args), {})[0]


@pytest.fixture
def pair():
    """Two submissions at the same time, of one parent."""
    with SandboxRun(script(), LIMITS) as one, SandboxRun(script(), LIMITS) as two:
        yield one, two


def test_both_come_from_one_parent(pair):
    """The pair of the tests below: on the host, both hang from the same bubblewrap."""
    roots = [run._launched.root for run in pair]
    assert len(set(roots)) == 2
    assert len({top(pid) for pid in roots}) == 1


def top(pid):
    """The oldest ancestor below this process."""
    while (parent := int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])) != (
        os.getpid()
    ):
        pid = parent
    return pid


def test_files_do_not_cross(pair):
    """What one writes in /tmp or in shared memory does not exist for the other."""
    one, two = pair
    for place in ("/tmp/temoin", "/dev/shm/temoin"):
        with one.open_session() as session:
            session.request("call", "ecrire", [place], {})
            assert session.request("call", "lire", [place], {})[0] is True
            assert ask(two, "lire", place) is False


def test_processes_are_out_of_sight(pair):
    """Each sees its own process 1, its own worker and the fork that answers: no parent."""
    for run in pair:
        assert len(ask(run, "processus")) == 3


def test_signals_do_not_cross(pair):
    """Every pid in reach killed: the parent and the other submission go on."""
    one, two = pair
    root = two._launched.root
    assert set(ask(one, "tuer", 0)) <= set(range(8))
    with one.open_session() as session, pytest.raises(StudentGone, match="processus"):
        session.request("call", "tuer", [int(signal.SIGKILL)], {})
    assert Path(f"/proc/{root}").exists()
    assert ask(two, "lire", "/tmp/temoin") is False
    with SandboxRun(script(), LIMITS) as three:
        assert top(three._launched.root) == top(root)


def test_sockets_do_not_cross(pair):
    """An abstract socket of one has no address for the other."""
    one, two = pair
    with one.open_session() as session:
        session.request("call", "prise", ["temoin"], {})
        assert session.request("call", "joindre", ["temoin"], {})[0] is True
        assert ask(two, "joindre", "temoin") is False


def test_descriptors_are_closed(pair):
    """A worker holds /dev/null three times and its own socket: nothing of the parent's."""
    for run in pair:
        held = ask(run, "descripteurs")
        assert sorted(held[:3]) == ["/dev/null"] * 3
        assert all(name.startswith(("socket:", "/dev/null")) for name in held)
        assert len([name for name in held if name.startswith("socket:")]) == 1


def test_privileges_are_gone(pair):
    """No capability in any set, the filter in place, no namespace to be had, nothing to unmount."""
    rights = ask(pair[0], "droits")
    assert {name: int(value, 16) for name, value in rights.items() if name[:3] == "Cap"} == (
        dict.fromkeys(("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"), 0)
    )
    assert (rights["NoNewPrivs"], rights["Seccomp"]) == ("1", "2")
    assert ask(pair[0], "espaces") == [-1] * 4
    assert ask(pair[0], "demonter") == [-1] * 3


def test_without_the_filter_privileges_are_gone_all_the_same():
    """The system call filter is not what keeps namespaces and mounts from a worker."""
    with SandboxRun(script(), LIMITS, Measures(seccomp=False)) as run:
        assert ask(run, "droits")["Seccomp"] == "0"
        assert ask(run, "espaces") == [-1] * 4
        assert ask(run, "demonter") == [-1] * 3


def test_process_1_is_closed(pair):
    """Its memory, environment and files cannot be read."""
    assert ask(pair[0], "init") == []


@pytest.mark.skipif(not cgroup.places(), reason="no cgroup can be made here")
def test_memory_is_counted_for_each(pair):
    """One swallows more than its share and is ended; the other does not notice."""
    one, two = pair
    with one.open_session() as session, pytest.raises(StudentGone, match="processus"):
        session.request("call", "memoire", [], {})
    assert one._launched.group.out_of_memory()
    assert not two._launched.group.out_of_memory()
    assert ask(two, "lire", "/tmp/temoin") is False


def test_nothing_of_a_submission_outlives_it(pair):
    """When it is closed, its processes have gone; those of the other are still there."""
    one, two = pair
    gone, kept = one._launched.root, two._launched.root
    one._stop()
    assert not Path(f"/proc/{gone}").exists()
    assert Path(f"/proc/{kept}").exists()


def test_a_parent_that_died_is_replaced(cold):
    """Killed between two submissions, it costs an error that says so, then another starts."""
    with SandboxRun(script(), LIMITS) as run:
        first = top(run._launched.root)
    os.kill(first, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while Path(f"/proc/{first}/exe").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    with SandboxRun(script(), LIMITS) as run:
        assert top(run._launched.root) != first


def test_modules_of_the_handout_are_imported_once(cold):
    """What the instructor's notebook imports is there before the first cell of a submission."""
    listing = Script(
        [Step(0, "m", "import sys\nprint('json.tool' in sys.modules)")], ("json.tool",)
    )
    with SandboxRun(listing, LIMITS) as run:
        assert run.results[0].outputs[0].text == "True\n"
    with SandboxRun(Script(listing.steps), LIMITS) as run:
        assert run.results[0].outputs[0].text == "False\n"  # another handout, another parent


def test_a_module_that_cannot_be_imported_is_left_to_the_cell(cold):
    """The parent goes on; the cell that imports it says what is wrong."""
    wanted = Script([Step(0, "m", "import absent_module")], ("absent_module",))
    with SandboxRun(wanted, LIMITS) as run:
        assert "ModuleNotFoundError" in run.results[0].error


def test_a_cold_start_isolates_as_well(tmp_path):
    """`c.Limits.warm = False`: a bubblewrap for each submission passes the self-test."""
    course = tiny_course(tmp_path / "cours", warm=False)
    check_isolation(course.root)
    with SandboxRun(script(), Limits(warm=False)) as run:
        assert len(ask(run, "processus")) == 3
        assert ask(run, "droits")["CapBnd"].strip("0") == ""


def test_a_namespace_that_is_refused_is_an_error(monkeypatch, cold):
    """Where the kernel lets the parent make no namespace, nothing is graded."""
    real = bubblewrap.bwrap_command

    def without_privilege(*args):
        command = real(*args)
        while "--cap-add" in command:
            place = command.index("--cap-add")
            del command[place : place + 2]
        return command

    monkeypatch.setattr(bubblewrap, "bwrap_command", without_privilege)
    with pytest.raises(SandboxError, match=r"cannot start the sandbox: .*unshare"):
        SandboxRun(script(), LIMITS)


def test_what_is_slow_to_import_is_found():
    """What the notebook of a TP imports, and the packages that a student adds."""
    assert "torch" in imports_of("tp04_parametres", "")
    assert imports_of("tp01_perceptron", "") == ()
    plots = "from matplotlib import cm\n"
    few = {  # parents, whatever combination students think of
        "from scipy.signal import convolve2d": ("scipy.special",),
        "import torch.nn as nn, os": ("scipy.special", "torch"),
        "import torch, scipy": ("scipy.special", "torch"),
    }
    for added, names in few.items():
        assert imports_of("tp01_perceptron", added) == names
        assert imports_of("tp01_perceptron", plots + added) == ("matplotlib.pyplot", *names)
    assert "scipy.special" not in imports_of("tp04_parametres", "import torch")
    assert imports_of("tp01_perceptron", "import pandas") == ("pandas",)
    assert warm.START_SECONDS >= 30


@pytest.mark.parametrize(
    ("source", "uses"),
    [
        ("x = 3", False),
        ("import matplotlib.pyplot as plt", False),
        ("import matplotlib", False),
        ("import matplotlib.pyplot as autre", False),
        ("%timeit 3", False),
        ("x = plt.plot([1])", True),
        ("def f(x):\n    plt.plot(x)", True),
        ("import matplotlib as mpl\nmpl.rcParams", True),
        ("from matplotlib import pyplot", True),
        ("import matplotlib.cm", True),
        ("from matplotlib.pyplot import plot", True),
        ("%matplotlib inline", True),
    ],
)
def test_matplotlib_is_imported_where_it_is_used(source, uses):
    """And only there: all its memory would be each fork's."""
    assert imports_of("tp01_perceptron", source) == (("matplotlib.pyplot",) if uses else ())


DEFERRED = """
import importlib.util, sys
print(*[importlib.util.find_spec(n).name for n in ("matplotlib", "matplotlib.pyplot")])
import matplotlib, matplotlib.pyplot as plt
pyplot = sys.modules["matplotlib"].pyplot
print("matplotlib.figure" in sys.modules, plt is pyplot, hasattr(plt, "__wrapped__"))

def trace():
    return len(plt.plot([1, 2])), "matplotlib.figure" in sys.modules

def importe():
    import matplotlib.cm
    from matplotlib.pyplot import plot
    return plot is plt.plot and matplotlib.cm is sys.modules["matplotlib"].cm

def change():
    plt.valeur = 7
    import matplotlib.pyplot
    del plt.valeur
    return hasattr(matplotlib.pyplot, "valeur"), "figure" in dir(plt)
"""


def test_matplotlib_that_no_cell_uses_is_deferred(cold):
    """It is there the moment that something, found out only by running it, does use it."""
    with SandboxRun(Script([Step(0, "a", DEFERRED)], ("wave",)), LIMITS) as run:
        assert run.results[0].outputs[0].text.splitlines() == [
            "matplotlib matplotlib.pyplot",
            "False True False",
        ]
        assert ask(run, "trace") == (1, True)
        assert ask(run, "importe") is True
        assert ask(run, "change") == (False, True)


def imports_of(name, source):
    """What the warm parent imports for a notebook to which a student has added a cell."""
    assignment = load_assignment(ROOT, name)
    notebook = copy.deepcopy(assignment.base)
    notebook.cells.append(new_code_cell(source))
    return make_script(notebook, assignment).imports


@pytest.mark.parametrize("name", ["tp01_perceptron", "tp03_reseau", "tp09_recurrents"])
def test_the_parent_is_started_with_what_the_notebook_will_need(name, cold, monkeypatch):
    """A single submission finds its parent started, with just its imports, by `prepare`."""
    assert station.prepare(ROOT, name) == imports_of(name, "")
    monkeypatch.setattr(warm, "WarmParent", None)  # no other can be made
    with SandboxRun(Script([Step(0, "a", "x = 1")], imports_of(name, "")), LIMITS) as run:
        assert run.results[0].outcome is None


def test_the_parent_does_not_wait_for_our_own_imports():
    """It starts before the trusted process has imported nbgrader, whose imports go beside its own."""
    program = """import sys
from autograder import sandbox, station
from autograder.folders import find_root
asked = []
sandbox.prepare = lambda limits, imports: asked.append(set(sys.modules))
station.prepare(find_root(), "tp01_perceptron")
print([name in asked[0] for name in ("autograder.script", "nbgrader", "matplotlib", "torch")])"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[True, False, False, False]", done.stderr


def test_each_set_of_imports_has_a_parent_of_its_own(cold, monkeypatch):
    """A worker finds imported what its notebook imports, and nothing because of others."""
    seen = Step(
        0, "a", "import sys\nprint(sorted({'json.tool', 'wave', 'colorsys'} & set(sys.modules)))"
    )

    def found(*imports):
        with SandboxRun(Script([seen], imports), LIMITS) as run:
            return run.results[0].outputs[0].text.strip()

    for _ in range(2):
        assert found("wave") == "['wave']"
        assert found("colorsys") == "['colorsys']"
        assert found() == "[]"
    monkeypatch.setattr(warm, "_KEPT", 2)
    assert found("json.tool") == "['json.tool']"
    assert len(warm._parents) == 2


def test_a_parent_with_a_worker_is_not_ended(cold, monkeypatch):
    """However many parents there are: who waits for a copy gets it."""
    monkeypatch.setattr(warm, "_KEPT", 1)
    with SandboxRun(Script([Step(0, "a", "def f(): return 7")], ("wave",)), LIMITS) as run:
        with SandboxRun(Script([], ("colorsys",)), LIMITS):
            assert ask(run, "f") == 7
        assert ask(run, "f") == 7


def test_numbers_do_not_depend_on_what_came_before(cold):
    """What is drawn is the same in every submission, warm or not: `random` seeds itself in forks."""
    source = "import random, numpy as np\nprint(random.random(), np.random.rand())"
    seen = set()
    for limits in (LIMITS, LIMITS, Limits(warm=False)):
        with SandboxRun(Script([Step(0, "a", source)]), limits) as run:
            seen.add(run.results[0].outputs[0].text)
    assert len(seen) == 1
