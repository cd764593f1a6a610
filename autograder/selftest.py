"""Does the sandbox isolate? Asked through the same launch as students' notebooks.

A planted file, a listener on this machine, the launcher's processes, environment and
descriptors, a write, a nested namespace must all be out of reach, and 1 + 1 must work.
Anything else stops grading, with the remedy. Nothing is ever downgraded silently.
"""

from __future__ import annotations

import os
import platform
import secrets
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from autograder import container, janitor
from autograder.bubblewrap import Measures, bwrap_path
from autograder.course import load_config
from autograder.errors import SandboxError, StudentFault, StudentGone
from autograder.limits import Limits
from autograder.link import SandboxRun
from autograder.proxy import Copie
from autograder.script import Script, Step

_PROBES = """
import ctypes, os, pathlib, socket

def addition():
    return 1 + 1

def lire(chemin):
    try:
        return pathlib.Path(chemin).read_text()[:100]
    except OSError:
        return None

def ecouter(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return None
    return "joint"

def processus():
    return sorted(int(n) for n in os.listdir("/proc") if n.isdigit())

def environnement():
    seen = dict(os.environ)
    for pid in processus():
        try:
            seen[str(pid)] = pathlib.Path(f"/proc/{pid}/environ").read_bytes().decode("latin-1")
        except OSError:
            pass
    return repr(seen)

def descripteurs():
    kept = []
    for name in os.listdir("/proc/self/fd"):
        try:
            kept.append(os.readlink(f"/proc/self/fd/{name}"))
        except OSError:
            pass
    return kept

def ecrire():
    written = []
    for folder in (
        "/", "/usr", "/etc", "/opt", "/dev", "/proc/sys/kernel", "/opt/autograder/lib",
        "/dev/mqueue", "/run", "/var/tmp", "/var/run",
    ):
        target = folder + ("/core_pattern" if "kernel" in folder else "/temoin")
        try:
            with open(target, "w") as stream:
                stream.write("x")
            written.append(target)
        except OSError:
            pass
    return written

def espaces():
    return ctypes.CDLL(None, use_errno=True).unshare(0x10000000)

def appel(numero):
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.syscall(numero, 0, 0, 0, 0, 0), ctypes.get_errno()

def racine():
    return sorted(os.listdir("/"))
"""
# One call that everybody refuses, one that only our own filter does.
_ARM = {"keyctl": 219, "memfd_create": 279}
_REFUSED_CALLS = {
    "x86_64": {"keyctl": 250, "memfd_create": 319},
    "aarch64": _ARM,
    "arm64": _ARM,  # macOS's name for it
}


@dataclass(frozen=True)
class Check:
    """One line of `autograder doctor`; `fault` is empty when all is well."""

    name: str
    fault: str = ""
    note: str = ""


def probe_script(imports: tuple[str, ...] = ()) -> Script:
    """The script whose functions try what must not succeed."""
    return Script([Step(0, "probes", _PROBES)], imports)


def machine(root: Path) -> Iterator[Check]:
    """Versions, and whether nbgrader's configuration calls this grader."""
    names = ("nbgrader", "numpy", "torch", "pytest", "hypothesis")
    found = ", ".join(f"{name} {version(name)}" for name in names)
    yield Check("versions", note=f"Python {platform.python_version()}, {found}")
    hook = load_config(root).Autograde.get("exporter_class")
    plugged = hook == "autograder.gradebook.SubmissionExporter"
    fault = "c.Autograde.exporter_class is not autograder.gradebook.SubmissionExporter"
    yield _verdict("nbgrader_config.py plugs the grader in", plugged, fault)


def self_test(
    root: Path, measures: Measures | None = None, imports: tuple[str, ...] = ()
) -> Iterator[Check]:
    """Run every probe; a broken launch yields a single fault that says what to do.

    imports: of the notebook that comes next, whose sandbox this one then resembles.
    """
    config = load_config(root)
    settings = container.Sandbox(config=config)
    contained = settings.backend != "bubblewrap"
    try:
        found = container.description(settings) if contained else bwrap_path()
        yield Check(settings.backend, note=found)
        run = SandboxRun(probe_script(imports), Limits(config=config), measures)
    except SandboxError as error:
        remedy = "" if contained else f"{namespace_remedy()}. {container.recommendation()}"
        yield Check("sandbox", fault=f"{error}. {remedy}".strip())
        return
    with run, run.open_session() as session:
        try:
            yield from _probe(Copie(session), root, contained)
            bound = run.memory_bound()
            fault = f"{settings.backend} sets no limit of memory here: cgroups version 2 are needed"
            yield Check("memory is bounded", note=bound, fault="" if bound else fault)
        except (StudentFault, StudentGone) as error:
            yield Check("worker", fault=f"does not answer: {error}")


def _probe(copie: Copie, root: Path, contained: bool) -> Iterator[Check]:
    yield _verdict("1 + 1 is computed", copie.addition() == 2, "the worker does not answer")
    planted = root / f"planted-{secrets.token_hex(8)}"
    janitor.tell("folder", str(planted))  # who is killed here leaves nothing in the course
    try:
        planted.write_text(secrets.token_hex(8))
        planted.chmod(0o644)
        paths = [str(planted), str(root / "nbgrader_config.py")]
        if not contained:  # an image has a file of this name, too
            paths.append("/etc/passwd")
        seen = [path for path in paths if copie.lire(path) is not None]
        yield _verdict("files of the course are out of reach", not seen, f"readable: {seen}")
    finally:
        planted.unlink(missing_ok=True)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        reached = copie.ecouter(listener.getsockname()[1])
        yield _verdict(
            "no network, not even this machine's", reached is None, "a listener was reached"
        )
    pids = copie.processus()
    alone = isinstance(pids, list) and len(pids) <= 6 and os.getpid() not in pids
    yield _verdict("no process but its own is seen", alone, f"processes seen: {pids}")
    marks = [
        value
        for key, value in os.environ.items()
        if len(value) > 12 and key not in ("PATH", "LANG")
    ]
    text = str(copie.environnement())
    leaked = [mark for mark in marks if mark in text]
    yield _verdict(
        "the launcher's environment is hidden", not leaked, f"{len(leaked)} variables seen"
    )
    kept = copie.descripteurs()
    plain = isinstance(kept, list) and all(
        str(name).startswith(("socket:", "/dev/null", "/proc/", "pipe:")) for name in kept
    )
    yield _verdict("no descriptor of the launcher is open", plain, f"open: {kept}")
    written = copie.ecrire()
    yield _verdict("nothing can be written outside /tmp", written == [], f"written: {written}")
    yield _verdict("no nested namespace", copie.espaces() == -1, "unshare(CLONE_NEWUSER) succeeded")
    calls = _REFUSED_CALLS.get(os.uname().machine, {})
    answers = {name: copie.appel(number) for name, number in calls.items()}
    passed = {name: answer for name, answer in answers.items() if answer != (-1, 1)}
    yield _verdict("the system call filter is on", not passed, f"answers: {passed}")


def _verdict(name: str, holds: bool, fault: str) -> Check:
    return Check(name, fault="" if holds else fault)


def namespace_remedy() -> str:
    """What to type when the kernel refuses user namespaces to an ordinary user."""
    advice = []
    for path, wanted, command in (
        ("/proc/sys/kernel/unprivileged_userns_clone", "1", "sysctl kernel.unprivileged_userns_clone=1"),
        ("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "0",
         "sysctl kernel.apparmor_restrict_unprivileged_userns=0"),
    ):  # fmt: skip
        if os.path.exists(path) and Path(path).read_text().strip() != wanted:
            advice.append(f"as root, type `{command}`")
    limit = Path("/proc/sys/user/max_user_namespaces")
    if limit.exists() and limit.read_text().strip() == "0":
        advice.append("as root, type `sysctl user.max_user_namespaces=10000`")
    return "; ".join(advice) or "User namespaces must be allowed: see README, « Machines »"


def check_isolation(root: Path, imports: tuple[str, ...] = ()) -> None:
    """Raise SandboxError, with the remedy, unless every probe of the self-test holds."""
    for check in self_test(root, imports=imports):
        if check.fault:
            raise SandboxError(f"grading refused, {check.name}: {check.fault}")


_isolated: set[Path] = set()  # the courses that passed


def assert_isolated(root: Path, imports: tuple[str, ...] = ()) -> None:
    """`check_isolation`, once for each course in a process."""
    if root not in _isolated:
        check_isolation(root, imports)
        _isolated.add(root)
