"""Memory is bounded by every route: exactly by a cgroup, within 20 % and a second by the watchdog.

The attacks of the corpus that take memory run under each. A cgroup without a limit is the
witness of what they hold: it counts all that the kernel does, and takes no part.
"""

import os
import subprocess
import sys
import threading
import time

import pytest

from autograder import cgroup, link, watchdog
from autograder.bubblewrap import Measures
from autograder.errors import Outcome, StudentFault, StudentGone
from autograder.limits import MIB, Limits
from autograder.link import SandboxRun
from autograder.proxy import Copie
from autograder.script import Script, Step
from tests.attacks.corpus import read_attacks
from tests.project.courses import ROOT
from tests.project.test_sandbox import as_ordinary_user

LIMIT = 400
ROUTES = {a.name: a for a in read_attacks(("resources",)) if "memory bound" in a.falls}
REFUSED = {a.name: a for a in read_attacks(("resources",)) if a.name.startswith("memory_")}
REFUSED = {name: attack for name, attack in REFUSED.items() if name not in ROUTES}
needs_witness = pytest.mark.skipif(not cgroup.places(), reason="no cgroup can be made as a witness")


class Witness(threading.Thread):
    """Samples what a cgroup holds; its peak is the kernel's own."""

    def __init__(self, group, limit):
        super().__init__(daemon=True)
        names = ("memory.usage_in_bytes", "memory.current")
        peaks = ("memory.max_usage_in_bytes", "memory.peak")
        files = [folder / name for folder in group.folders for name in names + peaks]
        self.usage = next(path for path in files if path.name in names and path.exists())
        self.highest = next((p for p in files if p.name in peaks and p.exists()), self.usage)
        self.limit, self.peak, self.over = limit, 0, []
        self.start()

    def run(self):
        while True:
            try:
                self.peak = max(self.peak, int(self.highest.read_text()))
                if int(self.usage.read_text()) > self.limit:
                    self.over.append(time.monotonic())
            except OSError:
                return
            time.sleep(0.005)

    def seconds_over(self):
        """The longest time without a break above the limit."""
        longest, since = 0.0, None
        for before, now in zip([0.0, *self.over], self.over, strict=False):
            since = now if since is None or now - before > 0.1 else since
            longest = max(longest, now - since)
        return longest


def run_watched(monkeypatch, source, limits, measures=None):
    """Run one cell without a cgroup's limits; (the run's result, the witness)."""
    witnesses, launch = [], link.launch

    def observed(given, unused, *more):
        free = Limits(**{name: getattr(given, name) for name in given.trait_names()})
        free.memory_mib = 16 * LIMIT
        launched = launch(free, measures or Measures(), *more)
        witnesses.append(Witness(launched.group, given.memory_mib * MIB))
        launched.watch = watchdog.watch(given.memory_mib * MIB, launched.root)
        launched.group.out_of_memory = launched.watch.out_of_memory
        return launched

    monkeypatch.setattr(link, "launch", observed)
    with SandboxRun(Script([Step(0, "sonde", source)]), limits) as run:
        result = run.results[0]
    witnesses[0].join(5)
    return result, witnesses[0]


def settings(attack):
    """Limits with room for the attack to take its memory on a loaded machine."""
    memory = int(attack.limits.get("memory_mib", LIMIT))
    return Limits(cell_seconds=30, memory_mib=memory, relaunches=0)


def source_of(attack):
    return attack.code if attack.place == "cell" else f"{attack.double(True)}\ndouble(1)"


@needs_witness
@pytest.mark.parametrize("name", ROUTES)
def test_the_watchdog_bounds_every_route(monkeypatch, name):
    """Without a cgroup's limit a route ends as MLE, at most 20 % and a second beyond."""
    attack = ROUTES[name]
    limits = settings(attack)
    result, witness = run_watched(monkeypatch, source_of(attack), limits)
    assert "REUSSI" not in str(result.outputs)
    assert witness.peak <= 1.2 * limits.memory_mib * MIB, witness.peak // MIB
    assert witness.seconds_over() <= 1.0
    if name not in SEVERAL:
        assert (result.outcome, result.error) == (Outcome.MLE, MESSAGE)


# Several processes: those that are killed need not be the one that runs the cell.
SEVERAL = ("memory_children", "memory_inherited", "memory_sockets")
MESSAGE = "le processus de calcul s'est arrêté faute de mémoire"


@needs_witness
@pytest.mark.parametrize("name", ROUTES)
def test_the_cgroup_bounds_every_route_exactly(monkeypatch, name):
    """Under a cgroup no route ever holds more than the limit."""
    attack, witnesses, launch = ROUTES[name], [], link.launch
    limits = settings(attack)

    def observed(*given):
        launched = launch(*given)
        witnesses.append(Witness(launched.group, limits.memory_mib * MIB))
        return launched

    monkeypatch.setattr(link, "launch", observed)
    with SandboxRun(Script([Step(0, "sonde", source_of(attack))]), limits) as run:
        result = run.results[0]
    witnesses[0].join(5)
    assert "REUSSI" not in str(result.outputs)
    assert 0 < witnesses[0].peak <= limits.memory_mib * MIB
    if name not in SEVERAL:
        assert (result.outcome, result.error) == (Outcome.MLE, MESSAGE)


SHARED = """
import mmap, os, time

morceau = bytearray(b"x") * (200 * 2**20)
fichier = os.open("/dev/shm/partage", os.O_CREAT | os.O_RDWR)
os.truncate(fichier, 50 * 2**20)
for _ in range(12):
    if os.fork() == 0:
        carte = mmap.mmap(fichier, 50 * 2**20)
        somme = sum(carte[place] for place in range(0, 50 * 2**20, 4096))
        time.sleep(1)
        os._exit(sum(morceau[:: 2**20]) % 1)
etats = [os.waitpid(-1, 0)[1] for _ in range(12)]
print("vivants", etats.count(0))
"""


def test_what_processes_share_is_counted_once():
    """Twelve forks of 200 MB, which map a file of 50 MB, hold 250 MB: nothing is ended."""
    limits = Limits(cell_seconds=30, memory_mib=LIMIT, relaunches=0)
    script = Script([Step(0, "partage", SHARED)])
    with SandboxRun(script, limits, Measures(cgroup=False)) as run:
        assert run.results[0].outcome is None, run.results[0].error
        assert run.results[0].outputs[0].text == "vivants 12\n"


CALLS = """
def gros(n):
    return len(bytearray(b"x") * n)
"""


@pytest.mark.parametrize("bound", ["cgroup", "watchdog"])
def test_a_call_that_takes_too_much_costs_its_own_test(bound):
    """Both bounds give the same outcome and the same sentence; the next copy is served."""
    if bound == "cgroup" and not cgroup.places():
        pytest.skip("no cgroup can be made here")
    limits = Limits(call_seconds=20, memory_mib=LIMIT)
    with SandboxRun(
        Script([Step(0, "a", CALLS)]), limits, Measures(cgroup=bound == "cgroup")
    ) as run:
        with run.open_session() as session:
            with pytest.raises((StudentGone, StudentFault)) as gone:
                Copie(session).gros(600 * MIB)
        assert gone.value.outcome is Outcome.MLE
        assert gone.value.message == (
            "le processus de calcul s'est arrêté (tué, sans doute faute de mémoire)"
        )
        with run.open_session() as session:
            assert Copie(session).gros(10) == 10


GROWS = (
    "import time\nt = bytearray(b'x') * (150 * 2**20)\nprint('pris', flush=True)\ntime.sleep(20)"
)


def test_a_busy_grader_does_not_delay_the_watchdog():
    """While this process computes in C, its lock held, a process that grows is ended."""
    with subprocess.Popen([sys.executable, "-c", GROWS], stdout=subprocess.PIPE) as grows:
        watch = watchdog.watch(100 * MIB, grows.pid)
        until = time.monotonic() + 10
        while time.monotonic() < until and grows.poll() is None:
            assert 3 ** (2 * 10**6) % 2 == 1  # about a tenth of a second without a break
        assert grows.poll() == -9
        assert watch.out_of_memory()
        watch.close()


def test_one_submission_does_not_pay_for_another():
    """Two are watched at once: the small one lives, and is not said to be too large."""
    small = "import time\nprint('pris', flush=True)\ntime.sleep(20)"
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", small], **pipes) as little:
        with subprocess.Popen([sys.executable, "-c", GROWS], **pipes) as grows:
            watches = [watchdog.watch(100 * MIB, one.pid) for one in (little, grows)]
            assert grows.wait(10) == -9
        assert [watch.out_of_memory() for watch in watches] == [False, True]
        assert little.poll() is None
        little.kill()
        for watch in watches:
            watch.close()


ORPHANED = """
import os, subprocess, sys, time
from autograder import watchdog
fils = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)"])
watchdog.watch(2**40, fils.pid)
time.sleep(0.5)
print(fils.pid, watchdog._guard._process.pid, flush=True)
os.kill(os.getpid(), 9)
"""


def test_nothing_watched_survives_the_grader():
    """A grader that is killed takes with it what it watched, and the watching process."""
    done = subprocess.run(
        [sys.executable, "-c", ORPHANED], capture_output=True, text=True, timeout=60
    )
    pids = [int(word) for word in done.stdout.split()]
    assert len(pids) == 2, done.stderr
    until = time.monotonic() + 5
    while time.monotonic() < until and any(running(pid) for pid in pids):
        time.sleep(0.02)
    assert not any(running(pid) for pid in pids)


def running(pid):
    try:
        with open(f"/proc/{pid}/stat") as stream:
            return stream.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_watching_process_that_died_is_replaced():
    """The next submission is watched again."""
    with subprocess.Popen([sys.executable, "-c", GROWS], stdout=subprocess.PIPE) as first:
        watchdog.watch(2**40, first.pid)
        os.kill(watchdog._guard._process.pid, 9)
        watchdog._guard._process.wait()
        watch = watchdog.watch(100 * MIB, first.pid)
        assert first.wait(10) == -9
        assert watch.out_of_memory()
        watch.close()


AS_A_USER = """
import os
from autograder import cgroup
from autograder.limits import Limits
from autograder.link import SandboxRun
from autograder.script import Script, Step
from tests.project.test_watchdog import LIMIT, ROUTES, SHARED
for source in (SHARED, ROUTES["memory_bytearray"].code, ROUTES["memory_scratch"].code):
    limits = Limits(cell_seconds=30, memory_mib=LIMIT, relaunches=0)
    with SandboxRun(Script([Step(0, "a", source)]), limits) as run:
        print(os.geteuid() == 0, cgroup.places(), run.results[0].outcome)
"""


def test_an_ordinary_user_is_watched_over():
    """Who can make no cgroup has the watchdog, which may look at what it must."""
    done = subprocess.run(
        as_ordinary_user([sys.executable, "-W", "ignore", "-c", AS_A_USER]),
        cwd="/", env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    if os.geteuid() == 0:
        assert lines == ["False () None", "False () MLE", "False () MLE"]
    assert [line.split()[-1] for line in lines] == ["None", "MLE", "MLE"]


@pytest.mark.parametrize(
    ("measures", "outcome"),
    [(Measures(cgroup=False), Outcome.MLE), (Measures(cgroup=False, watchdog=False), None)],
    ids=["on", "off"],
)
def test_locks_without_end_are_memory(measures, outcome):
    """Eight thousand locks on a file end the cell, though no process maps their memory."""
    attack = next(a for a in read_attacks(("resources",)) if a.name == "memory_locks")
    limits = Limits(cell_seconds=20, memory_mib=LIMIT, relaunches=0)
    with SandboxRun(Script([Step(0, "a", attack.code)]), limits, measures) as run:
        assert run.results[0].outcome is outcome
        shown = str(run.results[0].outputs)
    assert ("verrous" in shown) == (outcome is None)
