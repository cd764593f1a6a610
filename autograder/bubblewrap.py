"""The bubblewrap command of a sandbox, and how root gives its privileges up first.

Inside there are a read-only Python, empty size-limited /tmp and /dev/shm, and nothing
of the course. bwrap never runs as root: a grader that is root drops to a uid without
privileges first, in a mount namespace of its own where the interpreter is bound to
places that this uid can reach.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import json
import os
import shlex
import shutil
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from autograder import seccomp
from autograder.errors import SandboxError
from autograder.limits import MIB, Limits

LIBRARY = "/opt/autograder/lib"
SITE = "/opt/autograder/site"
FONTS = "/opt/autograder/matplotlib"
MODULES = ("calls.py", "decoder.py", "parent.py", "shell.py", "wire.py", "worker.py")
INSTALL = "apt-get install bubblewrap"
SEARCHED = "/usr/bin:/bin:/usr/local/bin"  # not the caller's PATH
RLIMITS = ("address_space", "processes", "file_bytes", "open_files", "core", "stack")
_FIRST_UID = 61184
# One of these is hidden by a tmpfs, in our private mount namespace only.
_STAGES = ("/mnt", "/media", "/srv", "/opt")
_OPEN = (
    "/usr",
    "/etc",
    "/lib",
    "/lib32",
    "/lib64",
    "/libx32",
    "/bin",
    "/sbin",
    "/proc/sys",
)  # to every user
_counter = itertools.count()


@dataclass
class Measures:
    """What the sandbox is made of; tests switch one off to show that it is needed."""

    seccomp: bool = True
    namespaces: tuple[str, ...] = ("user", "pid", "net", "ipc", "uts", "cgroup")
    nested_namespaces: bool = False
    hide_files: bool = True
    clear_environment: bool = True
    cgroup: bool = True
    watchdog: bool = True  # where there is no cgroup
    rlimits: tuple[str, ...] = RLIMITS


def bwrap_path() -> str:
    """Where bubblewrap is; raises SandboxError when it is not installed."""
    path = shutil.which("bwrap", path=SEARCHED)
    if path is None:
        raise SandboxError(f"bubblewrap is not installed: type `{INSTALL}` as root")
    return path


def _site_packages() -> str:
    return sysconfig.get_path("purelib")


def _interpreter() -> tuple[str, str]:
    """(executable of the base interpreter, its prefix)."""
    executable = os.path.realpath(sys.executable)
    return executable, os.path.realpath(sys.base_prefix)


def bwrap_command(
    limits: Limits | None, measures: Measures, sock: int, descriptors: list[int]
) -> list[str]:
    """The command that starts a worker on the socket `sock`; the descriptors it needs are added.

    Without limits, the warm parent of workers: it may make namespaces, its workers may not.
    """
    executable, prefix = _interpreter()
    command = [bwrap_path(), "--die-with-parent", "--new-session", "--unshare-user"]
    command += ["--uid", "1000", "--gid", "1000"]
    if not measures.nested_namespaces:
        command.append("--disable-userns")
    command += [f"--unshare-{name}" for name in measures.namespaces if name != "user"]
    if measures.clear_environment:
        command.append("--clearenv")
    for name, value in environment().items():
        command += ["--setenv", name, value]
    if measures.hide_files:
        command += _system_files(prefix)
    else:
        command += ["--ro-bind", "/", "/", "--tmpfs", "/opt"]
        if not _below(prefix, "/usr"):  # which may be under a closed home
            command += ["--tmpfs", f"/{prefix.split('/')[1]}", "--ro-bind", prefix, prefix]
    command += ["--ro-bind", _site_packages(), SITE, *_hidden_packages()]
    package = Path(__file__).parent
    for name in MODULES:
        command += ["--ro-bind", str(package / name), f"{LIBRARY}/autograder/{name}"]
    fonts = font_cache()
    if fonts:
        command += ["--ro-bind", fonts, FONTS]
    size = str((limits or Limits()).scratch_mib * MIB)
    # Mapped and shared, /dev/zero is memory that no limit sees; bound so, it cannot be opened.
    command += ["--proc", "/proc"]
    if limits:  # a warm parent mounts another /proc, which this one may not be hiding parts of
        command += ["--ro-bind", "/proc/sys", "/proc/sys"]
    command += ["--dev", "/dev", "--ro-bind", "/dev/null", "/dev/zero"]
    command += ["--size", size, "--tmpfs", "/dev/shm", "--remount-ro", "/dev"]
    command += ["--size", size, "--tmpfs", "/tmp", "--chdir", "/tmp", "--remount-ro", "/"]
    if limits:
        command += ["--cap-drop", "ALL"]
    else:  # to make namespaces, and to give the right to make them up
        command += ["--cap-add", "CAP_SYS_ADMIN", "--cap-add", "CAP_SETPCAP"]
    if measures.seccomp and limits:
        descriptors.append(seccomp.filter_descriptor())
        command += ["--seccomp", str(descriptors[-1])]
    worker = [executable, "-s", "-S", "-P", "-B", f"{LIBRARY}/autograder/worker.py"]
    settings = rlimits(limits, measures) if limits else "null"
    return [*command, "--", *worker, str(sock), SITE, LIBRARY, settings]


def rlimits(limits: Limits, measures: Measures) -> str:
    """What the worker lowers its own limits to, as JSON."""
    values = {
        "address_space": (limits.memory_mib + 2048) * MIB,
        "processes": limits.processes,
        "file_bytes": limits.scratch_mib * MIB,
        "open_files": limits.open_files,
        "core": 0,
        "stack": 16 * MIB,
    }
    return json.dumps({name: values[name] for name in measures.rlimits})


def environment() -> dict[str, str]:
    """All that a worker finds in its environment."""
    one = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR")}
    return one | {
        "HOME": "/tmp",
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "IPYTHONDIR": "/tmp/ipython",
        "MPLCONFIGDIR": "/tmp/matplotlib",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    }


def _system_files(prefix: str) -> list[str]:
    """Binds of the system and of the interpreter, read-only."""
    command = ["--ro-bind", "/usr", "/usr"]
    for name in ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"):
        if os.path.islink(name):
            command += ["--symlink", os.readlink(name), name]
        elif os.path.isdir(name):
            command += ["--ro-bind", name, name]
    for name in ("/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime"):
        if os.path.exists(name):
            command += ["--ro-bind", name, name]
    if not _below(prefix, "/usr"):
        command += ["--ro-bind", prefix, prefix]
    return command


def _hidden_packages() -> list[str]:
    """Masks for what site-packages may hold of the course (an installed project)."""
    command = []
    site = Path(_site_packages())
    for name in ("autograder", "solutions", "tests"):
        if (site / name).is_dir():
            command += _mask(f"{SITE}/{name}")
    for path in site.glob("*autograder*"):
        if path.name != "autograder":
            place = f"{SITE}/{path.name}"
            command += _mask(place) if path.is_dir() else ["--ro-bind", "/dev/null", place]
    return command


def _mask(place: str) -> list[str]:
    """An empty folder there, which nothing can be written into."""
    return ["--tmpfs", place, "--remount-ro", place]


@functools.cache
def font_cache() -> str:
    """A folder with matplotlib's font list, or '' where there is none: building it takes seconds."""
    usual = os.environ.get("MPLCONFIGDIR") or str(user_cache_path("matplotlib"))
    with contextlib.suppress(Exception):
        if _has_fonts(usual):  # as a rule: importing matplotlib takes a while, too
            return usual
        import matplotlib.font_manager

        if _has_fonts(matplotlib.get_cachedir()):
            return str(matplotlib.get_cachedir())
    return ""


def _has_fonts(folder: str) -> bool:
    return any(Path(folder).glob("fontlist-*.json"))


# --- started as root ----------------------------------------------------------------

_STAGING = """set -e
mount -t tmpfs -o mode=755 tmpfs {stage}
{binds}
exec "$@"
"""


def as_nobody(command: list[str]) -> list[str]:
    """Run `command` as a uid without privileges, its read-only sources bound where it can see them."""
    for name in ("unshare", "setpriv", "mount"):
        if shutil.which(name) is None:
            raise SandboxError(
                f"`{name}` is missing: type `apt-get install util-linux mount` as root"
            )
    places = [i + 1 for i, word in enumerate(command) if word == "--ro-bind"]
    closed = [i for i in places if not _is_open(command[i])]
    sources = [command[i] for i in closed]
    stage = next(
        (s for s in _STAGES if os.path.isdir(s) and not any(_below(p, s) for p in sources)), None
    )
    if stage is None:
        raise SandboxError(f"none of {', '.join(_STAGES)} is free to bind files at: make one")
    staged, binds = list(command), []
    for number, i in enumerate(closed):
        staged[i] = f"{stage}/{number}"
        make = "mkdir" if os.path.isdir(command[i]) else "touch"
        binds.append(f"{make} {staged[i]}; mount --bind {shlex.quote(command[i])} {staged[i]}")
    script = _STAGING.format(stage=stage, binds="\n".join(binds))
    uid = fresh_uid()
    return [
        "/usr/bin/unshare", "--mount", "--propagation", "private", "--",
        "/bin/sh", "-c", script, "sh",
        "/usr/bin/setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups",
        "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all", "--",
        *staged,
    ]  # fmt: skip


def fresh_uid() -> str:
    """A uid without privileges that no other sandbox is using: they share what is counted by uid."""
    return str(_FIRST_UID + (os.getpid() * 31 + next(_counter)) % 4096)


def _is_open(path: str) -> bool:
    return path in ("/", "/dev/null") or any(_below(path, folder) for folder in _OPEN)


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + "/")
