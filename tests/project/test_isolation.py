"""What student code finds in the sandbox: nothing of the course, the launcher, the network.

Each probe is a cell of a notebook. It runs in the sandbox as it is, where it must come
back with empty hands, and with one measure switched off, where it must not: else the
test would prove nothing.
"""

import os
import socket
import subprocess
import sys

import pytest

from autograder import cgroup, warm
from autograder.bubblewrap import Measures
from autograder.errors import Outcome
from autograder.limits import Limits
from autograder.link import SandboxRun
from autograder.script import Script, Step
from tests.project.courses import printed, tiny_course

EVERY = Measures().namespaces


def without(*names):
    return tuple(name for name in EVERY if name not in names)


def run(source, measures=None, **limits):
    """Run one cell in a sandbox; its result."""
    settings = {"cell_seconds": 20, "relaunches": 0} | limits
    with SandboxRun(Script([Step(0, "sonde", source)]), Limits(**settings), measures) as done:
        return done.results[0]


def found(source, measures=None, **limits):
    """What one cell printed, in a sandbox."""
    result = run(source, measures, **limits)
    assert result.outcome is None, result.error
    return "".join(output.text for output in result.outputs).strip()


# --- files of the course --------------------------------------------------------------

LOOK = """
import os
vus = set()
for dossier, sous, fichiers in os.walk({root!r}):
    for nom in fichiers:
        try:
            with open(os.path.join(dossier, nom), "rb") as flux:
                flux.read(1)
        except OSError:
            continue
        vus.add(os.path.relpath(os.path.join(dossier, nom), {root!r}))
print(" ".join(sorted(vus)))
"""
PRECIOUS = (
    "solutions/__init__.py",
    "tests/hidden/tiny/test_double.py",
    "source/tiny/tiny.ipynb",
    "gradebook.db",
    "submitted/autre/tiny/tiny.ipynb",
    "nbgrader_config.py",
)


@pytest.fixture(scope="module")
def readable(open_folder):
    """A course whose files every user of the machine may read."""
    course = tiny_course(open_folder / "cours", cell_seconds=60)  # to walk through all there is
    course.submit("autre", course.notebook())
    (course.root / "gradebook.db").write_text("notes")
    return course


def test_files_of_the_course_are_out_of_reach(readable):
    """solutions, tests, source, gradebook and other submissions do not exist in the sandbox."""
    assert found(LOOK.format(root=str(readable.root))) == ""


def test_files_of_the_course_are_readable_without_the_measure(readable):
    """The same search finds them all when the sandbox shows the machine's files."""
    seen = found(LOOK.format(root=str(readable.root)), Measures(hide_files=False)).split()
    assert set(PRECIOUS) <= set(seen)


def test_a_whole_submission_finds_no_file_of_the_course(readable):
    """Judged like any other, a notebook that searches its machine prints nothing of the course."""
    names = (
        "import os\nvus = []\n"
        "for dossier, sous, fichiers in os.walk('/'):\n"
        "    sous[:] = [s for s in sous if os.path.join(dossier, s) not in ('/proc', '/usr')]\n"
        "    if '/nbgrader/' in dossier:\n        continue  # its manual has a small course\n"
        "    vus += [f for f in fichiers if f in ('gradebook.db', 'facteurs.py', 'tiny.ipynb',\n"
        "            'nbgrader_config.py', 'test_double.py', 'judge.py')]\n"
        "print('VUS', vus)"
    )
    imports = (
        "import importlib\nlus = []\n"
        "for nom in ('solutions', 'tests.hidden', 'autograder.judge', 'autograder.course'):\n"
        "    try:\n        importlib.import_module(nom)\n        lus.append(nom)\n"
        "    except ImportError:\n        pass\n"
        "print('LUS', lus)"
    )
    look = LOOK.format(root=str(readable.root)) + "print('FIN')"
    judgement = readable.judge(readable.notebook(extra=[names, imports, look]))
    lines = printed(judgement).split("\n")
    assert "VUS []" in lines
    assert "LUS []" in lines
    assert "FIN" in lines
    assert not any(name in line for line in lines for name in PRECIOUS)
    assert judgement.verdict.score == judgement.verdict.max - 2  # the question awaits its reader


def test_nothing_can_be_written_outside_the_scratch_space():
    """Only /tmp and /dev/shm take files; the grader's own code and the kernel's settings do not."""
    source = """
import os
for dossier in ("/", "/usr", "/etc", "/opt", "/dev", "/opt/autograder/lib", "/opt/autograder/site",
                "/proc/sys/kernel", "/tmp", "/dev/shm"):
    cible = dossier + ("/core_pattern" if "kernel" in dossier else "/temoin")
    try:
        with open(cible, "w") as flux:
            flux.write("x")
        print(cible)
    except OSError:
        pass
"""
    assert found(source).split() == ["/tmp/temoin", "/dev/shm/temoin"]


# --- the launcher: environment, descriptors, processes ---------------------------------

ENVIRONMENT = """
import os, pathlib
textes = [repr(dict(os.environ))]
for nom in os.listdir("/proc"):
    if nom.isdigit():
        try:
            textes.append(pathlib.Path("/proc", nom, "environ").read_bytes().decode("latin-1"))
        except OSError:
            pass
print("vu" if "jeton-du-lanceur" in "".join(textes) else "rien")
"""


@pytest.mark.parametrize(
    ("measures", "expected"),
    [(Measures(), "rien"), (Measures(clear_environment=False), "vu")],
    ids=["on", "off"],
)
def test_the_launchers_environment_is_hidden(monkeypatch, measures, expected):
    """A token in the grader's environment is in no process's environment, unless let through."""
    monkeypatch.setenv("JETON", "jeton-du-lanceur")
    warm.close_parent()  # one that an earlier test has started knows nothing of it
    assert found(ENVIRONMENT, measures) == expected


DESCRIPTORS = """
import os
for nom in os.listdir("/proc/self/fd"):
    try:
        print(os.readlink("/proc/self/fd/" + nom))
    except OSError:
        pass
"""


def test_the_launchers_descriptors_are_closed(tmp_path):
    """A file that the grader holds open, inheritable even, is not open in the sandbox."""
    path = tmp_path / "notes.db"
    path.write_text("notes")
    with path.open() as stream:
        os.set_inheritable(stream.fileno(), True)
        seen = found(DESCRIPTORS)
        careless = subprocess.run(
            [sys.executable, "-c", DESCRIPTORS], close_fds=False, capture_output=True, text=True
        ).stdout
    assert "notes.db" not in seen
    assert all(
        line.startswith(("socket:", "/dev/null", "/proc/", "pipe:")) for line in seen.split("\n")
    )
    assert "notes.db" in careless


PROCESSES = """
import os
print(*sorted(int(nom) for nom in os.listdir("/proc") if nom.isdigit()))
"""


@pytest.mark.parametrize(
    ("measures", "seen"),
    [(Measures(), False), (Measures(namespaces=without("pid")), True)],
    ids=["on", "off"],
)
def test_other_processes_are_out_of_sight(measures, seen):
    """The grader's process is not listed in the sandbox's /proc, and few processes are.

    (Without a pid namespace no copy may be opened: its cleaning kills every process it sees.)
    """
    pids = [int(word) for word in found(PROCESSES, measures).split()]
    assert (os.getpid() in pids) == seen
    assert (len(pids) <= 6) != seen


# --- the network -------------------------------------------------------------------------

CONNECT = """
import socket
try:
    socket.create_connection(("127.0.0.1", {port}), 2).close()
    print("joint")
except OSError as erreur:
    print("refus")
"""


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        (Measures(), "refus"),
        (Measures(seccomp=False), "refus"),
        (Measures(namespaces=without("net")), "refus"),
        (Measures(namespaces=without("net"), seccomp=False), "joint"),
    ],
    ids=["on", "namespace alone", "filter alone", "off"],
)
def test_the_network_is_out_of_reach(measures, expected):
    """A listener on this machine is out of reach; namespace and filter each suffice."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        assert found(CONNECT.format(port=listener.getsockname()[1]), measures) == expected


@pytest.mark.parametrize(
    ("measures", "expected"),
    [(Measures(), "refus"), (Measures(namespaces=without("net")), "joint")],
    ids=["on", "off"],
)
def test_local_services_are_out_of_reach(measures, expected):
    """An abstract Unix socket of this machine (D-Bus, X11 have one) is out of reach too."""
    name = f"\0autograder-tests-{os.getpid()}"
    source = f"""
import socket
with socket.socket(socket.AF_UNIX) as prise:
    try:
        prise.connect({name!r})
        print("joint")
    except OSError:
        print("refus")
"""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(name)
        listener.listen()
        assert found(source, measures) == expected


# --- system calls ------------------------------------------------------------------------

CALLS = """
import ctypes, os, socket
libc = ctypes.CDLL(None, use_errno=True)

def essai(nom, appel):
    ctypes.set_errno(0)
    try:
        resultat = appel()
    except OSError as erreur:
        resultat, numero = -1, erreur.errno
    else:
        numero = ctypes.get_errno()
    if resultat != -1 or numero != 1:
        print(nom)

essai("memfd_create", lambda: os.memfd_create("m"))
essai("ptrace", lambda: libc.ptrace(0, 0, 0, 0))
essai("netlink", lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).detach())
essai("vsock", lambda: socket.socket(getattr(socket, "AF_VSOCK", 40), socket.SOCK_STREAM).detach())
essai("shmget", lambda: libc.shmget(0, 4096, 0o1600))
essai("personality", lambda: libc.personality(0xFFFFFFFF))
"""


def test_the_filter_refuses_dangerous_calls():
    """memfd_create, ptrace, netlink, vsock, System V memory, personality: all « not permitted »."""
    assert found(CALLS) == ""


def test_the_same_calls_succeed_without_the_filter():
    """Namespaces alone let them through."""
    seen = found(CALLS, Measures(seccomp=False)).split()
    assert {"memfd_create", "ptrace", "netlink", "shmget", "personality"} <= set(seen)


# --- limits --------------------------------------------------------------------------------


def test_a_huge_allocation_is_refused_by_the_rlimit():
    """Address space is bounded, so 5 GB raise MemoryError in the student's own cell (MLE)."""
    source = "import numpy as np\nt = np.empty(5 * 10**9, dtype=np.uint8)\nprint(t.size)"
    bounded = run(source, Measures(cgroup=False), memory_mib=512)
    assert bounded.outcome is Outcome.MLE
    free = Measures(cgroup=False, rlimits=())
    assert found(source, free, memory_mib=512) == "5000000000"


def test_touched_memory_is_bounded_by_the_cgroup():
    """Several processes share one bound: where a cgroup can be made, the run ends as MLE."""
    source = "import numpy as np\nt = np.ones(600 * 2**20, dtype=np.uint8)\nprint(t.sum())"
    result = run(source, memory_mib=400)
    assert (result.outcome is Outcome.MLE) == bool(cgroup.places())
    assert run(source, Measures(cgroup=False, watchdog=False), memory_mib=400).outcome is None


FORKS = """
import os, signal
nes = []
try:
    for _ in range(90):
        pid = os.fork()
        if pid == 0:
            signal.alarm(10)
            signal.pause()
            os._exit(0)
        nes.append(pid)
except OSError:
    pass
for pid in nes:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
print(len(nes))
"""


def test_the_number_of_processes_is_bounded():
    """90 forks stop at the limit, which without rlimits and cgroup they would pass."""
    assert int(found(FORKS, processes=40)) < 40
    assert int(found(FORKS, Measures(rlimits=(), cgroup=False), processes=40)) == 90


@pytest.mark.parametrize("folder", ["/tmp", "/dev/shm"])
def test_the_scratch_space_is_bounded(folder):
    """Files of 4 MB fill the scratch space and no more, whatever their number."""
    source = f"""
ecrits = 0
try:
    for k in range(12):
        with open("{folder}/f%d" % k, "wb") as flux:
            flux.write(bytes(4 * 2**20))
        ecrits += 4
except OSError:
    pass
print(ecrits)
"""
    assert int(found(source, scratch_mib=16)) <= 16
    assert int(found(source, scratch_mib=64)) == 48
