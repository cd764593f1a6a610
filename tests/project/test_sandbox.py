"""The sandbox as a machine: how it starts, fails to start, and what is lent to it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder import bubblewrap
from autograder.channel import bounded
from autograder.errors import Outcome, SandboxError, StudentFault, StudentGone
from autograder.limits import Limits
from autograder.link import SandboxRun
from autograder.proxy import Copie
from autograder.script import Script, Step
from autograder.selftest import probe_script
from tests.project.courses import ROOT

QUICK = Limits(call_seconds=0.5, memory_mib=400)


def asked(copie, call):
    """What a call to the student's copy ends with: a value or what went wrong."""
    try:
        return call(copie)
    except (StudentFault, StudentGone) as error:
        return error


# --- started by whoever ---------------------------------------------------------------------

CLOSED = """
set -e
mount -t tmpfs -o mode=755 tmpfs {stage}
mkdir -p {stage}/prefix {stage}/root
mount --bind {prefix} {stage}/prefix
mount --bind {root} {stage}/root
{hide}
mkdir -p {prefix} {root}
mount --bind {stage}/prefix {prefix}
mount --bind {stage}/root {root}
exec "$@"
"""


def closed_above(place):
    """The outermost folder above `place` that others may not enter, if there is one."""
    closed = [str(p) for p in Path(place).parents if not p.stat().st_mode & 0o001]
    return closed[-1:]


def as_ordinary_user(command):
    """`command` as a user without privileges.

    As root, with setpriv. Where the interpreter or this project lies under a home that
    is closed to others, they are shown at their own places in a private mount namespace.
    """
    if os.geteuid() != 0:
        return command
    prefix = os.path.realpath(sys.base_prefix)
    homes = {home for place in (prefix, str(ROOT)) for home in closed_above(place)}
    hide = "\n".join(f"mount -t tmpfs -o mode=755 tmpfs {home}" for home in sorted(homes))
    script = CLOSED.format(prefix=prefix, root=ROOT, stage="/mnt", hide=hide or "true")
    return [
        "unshare", "--mount", "--propagation", "private", "--", "/bin/sh", "-c", script, "sh",
        "setpriv", "--reuid=61000", "--regid=61000", "--clear-groups", "--inh-caps=-all", "--",
        "env", "HOME=/nonexistent", "MPLCONFIGDIR=/nonexistent", *command,
    ]  # fmt: skip


@pytest.mark.parametrize("privileged", [True, False], ids=["this user", "ordinary user"])
def test_the_self_test_passes(open_folder, privileged):
    """The same probes hold whoever grades: root drops its privileges, a user has none."""
    root = open_folder / f"autotest-{privileged}"
    root.mkdir()
    root.chmod(0o777)  # the self-test plants a file there
    shutil.copy(ROOT / "nbgrader_config.py", root)
    program = (
        "import os, pathlib\nfrom autograder.selftest import self_test\n"
        f"checks = list(self_test(pathlib.Path({str(root)!r})))\n"
        "print(os.geteuid(), len(checks), [c for c in checks if c.fault])"
    )
    command = [sys.executable, "-W", "ignore", "-c", program]
    done = subprocess.run(
        command if privileged else as_ordinary_user(command),
        cwd="/", env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    uid, count, faults = done.stdout.strip().split(" ", 2)
    assert (int(uid) == 0) == (privileged and os.geteuid() == 0)
    assert int(count) >= 10
    assert faults == "[]"


def test_nothing_starts_without_bubblewrap(monkeypatch, tmp_path, cold):
    """No silent downgrade: the error names what to install."""
    monkeypatch.setattr(bubblewrap, "SEARCHED", str(tmp_path))
    with pytest.raises(SandboxError) as error:
        SandboxRun(probe_script(), Limits())
    assert str(error.value) == (
        "bubblewrap is not installed: type `apt-get install bubblewrap` as root"
    )


def test_bubblewrap_is_not_looked_for_where_the_caller_says(monkeypatch, tmp_path):
    """A `bwrap` put first in PATH is not the one that starts."""
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert shutil.which("bwrap") == str(fake)
    assert bubblewrap.bwrap_path() != str(fake)


def test_a_worker_that_cannot_start_is_our_error(monkeypatch, cold):
    """A sandbox without its own modules is refused with what was said on stderr, not graded."""
    monkeypatch.setattr(bubblewrap, "MODULES", ("calls.py", "decoder.py", "wire.py"))
    with pytest.raises(SandboxError, match=r"the sandbox does not start: .*worker\.py"):
        SandboxRun(probe_script(), Limits())


def test_a_missing_libseccomp_is_named(monkeypatch, cold):
    """Without the filter nothing starts either, and the remedy is given."""

    def missing():
        raise ImportError("Unable to find libseccomp")

    monkeypatch.setattr(bubblewrap.seccomp, "compiled_filter", missing)
    with pytest.raises(SandboxError) as error:
        SandboxRun(probe_script(), Limits())
    assert str(error.value) == (
        "cannot start the sandbox: Unable to find libseccomp: "
        "type `apt-get install libseccomp2` as root"
    )


def test_no_descriptor_is_lost():
    """Ten copies, some of them killed, leave as many open files as before."""
    script = Script([Step(0, "outils", "import os\ndef fin():\n    os._exit(0)\n")])
    with SandboxRun(script, QUICK):
        pass
    before = len(os.listdir("/proc/self/fd"))
    with SandboxRun(script, QUICK) as run:
        for _ in range(5):
            with run.open_session() as session:
                assert asked(Copie(session), lambda c: c.fin()).outcome is Outcome.RTE
    assert len(os.listdir("/proc/self/fd")) == before


# --- what is lent ----------------------------------------------------------------------------


def count_down(n):
    while n:
        n -= 1
    return n


def test_a_lent_function_is_bounded_in_time():
    """An endless computation in this process is interrupted, and the timer is put back."""
    with pytest.raises(TimeoutError), bounded(0.05):
        count_down(10**12)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_lent_function_is_bounded_in_memory():
    """An enormous allocation in this process is refused, and allowed again afterwards."""
    with pytest.raises(MemoryError), bounded(60):
        bytearray(2**30)
    assert len(bytearray(2**30)) == 2**30


APPLY = """
def applique(f, x):
    return f(x)
def insiste(f, x):
    while True:
        try:
            return f(x)
        except Exception:
            pass
"""


@pytest.mark.parametrize(
    ("name", "function", "argument", "outcome"),
    [
        ("applique", lambda n: n + 1, 1, None),
        ("applique", lambda n: len(bytearray(n)), 2**34, Outcome.RTE),
        ("applique", count_down, 10**12, Outcome.TLE),
        ("insiste", count_down, 10**12, Outcome.TLE),
        ("insiste", lambda n: len(bytearray(n)), 2**34, Outcome.TLE),
    ],
)
def test_a_student_cannot_make_a_lent_function_run_away(name, function, argument, outcome):
    """Called from the sandbox with a monstrous argument, it costs the student's own call only."""
    with SandboxRun(Script([Step(0, "outils", APPLY)]), QUICK) as run:
        with run.open_session() as session:
            answer = asked(Copie(session), lambda c: getattr(c, name)(function, argument))
            assert getattr(answer, "outcome", None) is outcome
            assert outcome or answer == 2
        with run.open_session() as session:
            assert Copie(session).applique(lambda n: n + 1, 1) == 2


# --- imports --------------------------------------------------------------------------------

LAZY = """
def filtre(x):
    import scipy.signal
    from xml.dom import minidom
    return x

def deja(nom):
    import sys
    return nom in sys.modules
"""


def test_slow_imports_of_functions_are_made_once():
    """What a function imports is there before the forks; a small module waits for the call."""
    with SandboxRun(Script([Step(0, "a", LAZY)]), Limits()) as run, run.open_session() as session:
        copie = Copie(session)
        assert copie.deja("scipy.signal") is True
        assert copie.deja("xml.dom.minidom") is False


def test_the_compiler_that_torch_imports_at_first_use_is_imported_before():
    """`torch.func` and `torch.optim` take seconds at their first use: not in each fork again."""
    cell = LAZY + "import torch\n\ndef pente(x):\n    return torch.func.grad(lambda x: x * x)(x)"
    script = Script([Step(0, "a", cell)])
    with SandboxRun(script, Limits(cell_seconds=30.0)) as run, run.open_session() as session:
        assert Copie(session).deja("torch._dynamo") is True


def test_an_import_that_fails_costs_nothing_before_the_call():
    """A module that does not exist is an error of the function that imports it, when called."""
    cell = "def f(x):\n    import sklearn.nulle_part\n    return x\n\ndef g(x):\n    return x"
    with SandboxRun(Script([Step(0, "a", cell)]), Limits()) as run, run.open_session() as session:
        copie = Copie(session)
        assert run.results[0].outcome is None
        assert copie.g(3) == 3
        with pytest.raises(StudentFault, match="nulle_part"):
            copie.f(3)


def test_a_slow_import_after_a_hang_is_let_finish():
    """A cell that hangs leaves later cells less time, yet enough to import torch."""
    steps = [Step(0, "sans fin", "while True:\n    pass"), Step(1, "import", "import torch")]
    with SandboxRun(Script(steps), Limits(cell_seconds=5.0)) as run:
        assert run.results[0].outcome is Outcome.TLE
        assert run.results[1].outcome is None, run.results[1].error


def test_a_reference_within_a_reference_leaves_the_outer_one_its_limit():
    """The inner one ends in time; what goes on after it is stopped all the same."""
    started = time.monotonic()

    def outer():
        with bounded(0.3):
            with bounded(5):
                pass
            while time.monotonic() < started + 10:
                pass

    with pytest.raises(TimeoutError):
        outer()
    assert time.monotonic() < started + 5


def disposable(*sources, earns=()):
    """What cells print that run in copies, after one that defines `seen`; None where one fails."""
    steps = [Step(0, "0", "seen = []")]
    steps += [
        Step(number, str(number), source, disposable=True, earns=number in earns)
        for number, source in enumerate(sources, 1)
    ]
    with SandboxRun(Script(steps), Limits()) as run:
        results = [run.results[step.index] for step in steps[1:]]
    return [None if result.outcome else result.outputs[0].text.strip() for result in results]


SEEN = "seen.append(1); print(len(seen))"


def test_trials_that_follow_one_another_share_a_copy():
    """As in the notebook, one sees what the one before did; the notebook itself does not."""
    assert disposable(SEEN, SEEN, SEEN) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "bad", ["1 / 0", "import os; os._exit(1)", "import os; os.kill(os.getpid(), 9)"]
)
def test_after_a_trial_that_fails_the_next_has_a_copy_of_its_own(bad):
    """Whatever it did, those after it run, on what the notebook was."""
    assert disposable(SEEN, f"seen.append(1)\n{bad}", SEEN, SEEN) == ["1", None, "1", "2"]


def test_a_cell_that_earns_points_has_a_copy_of_its_own():
    """Nothing that ran before it in a copy, nor after it, has a part in it."""
    assert disposable(SEEN, SEEN, SEEN, SEEN, earns=[2]) == ["1", "1", "1", "2"]


@pytest.mark.parametrize("where", ["MPLCONFIGDIR", "XDG_CACHE_HOME"])
def test_the_font_list_is_found_without_matplotlib(where, tmp_path, monkeypatch):
    """Where matplotlib keeps its list already, it need not be imported; the folder is its own."""
    monkeypatch.delenv("MPLCONFIGDIR", raising=False)
    monkeypatch.setenv(where, str(tmp_path))
    folder = tmp_path if where == "MPLCONFIGDIR" else tmp_path / "matplotlib"
    folder.mkdir(exist_ok=True)
    (folder / "fontlist-v390.json").write_text("{}")
    program = """import sys
from autograder.bubblewrap import font_cache
found = font_cache()
assert "matplotlib" not in sys.modules
import matplotlib
assert found == matplotlib.get_cachedir(), found
print(found)"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == str(folder), done.stderr


def test_a_missing_font_list_is_made(tmp_path, monkeypatch):
    """Once, by matplotlib, and where it looks for it."""
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))
    command = [
        sys.executable,
        "-c",
        "from autograder.bubblewrap import font_cache as f; print(f())",
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stdout.strip() == str(tmp_path), done.stderr
    assert list(tmp_path.glob("fontlist-*.json"))
