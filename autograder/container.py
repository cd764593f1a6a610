"""A worker in a container of Docker or Podman, where bubblewrap cannot work.

For macOS and other machines without user namespaces: `c.Sandbox.backend = "podman"` in
nbgrader_config.py, and `autograder image` once. Each run is a container of its own,
locked down; nothing of this machine is mounted in it, not even read-only. What it needs
is in an image (`image`), and its sockets are carried over its standard streams (`relay`).
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import threading
from dataclasses import dataclass, field

from traitlets import Enum, List, Unicode
from traitlets.config import Configurable

from autograder import image
from autograder.bubblewrap import Measures, environment, fresh_uid, rlimits
from autograder.errors import SandboxError
from autograder.limits import Limits
from autograder.relay import Relay
from autograder.sandbox import Launched

ENGINES = ("podman", "docker")
SEARCHED = ":".join(  # not the caller's PATH
    [
        "/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin:/opt/podman/bin",
        "/Applications/Docker.app/Contents/Resources/bin",
    ]
)
LABEL = "autograder"
_CLOSE_SECONDS, _END_SECONDS, _REMOVE_SECONDS = 2.0, 10.0, 30.0
_SPARE = 8  # processes: the relay, and the engine's own start
_NO_FAULT = ("Run 'docker", "See 'docker", "WARNING", "time=")
_counter = itertools.count()


class Sandbox(Configurable):
    """How a worker is isolated, configurable as `c.Sandbox.backend = "podman"`."""

    backend = Enum(("bubblewrap", *ENGINES), "bubblewrap", help="what isolates a worker").tag(
        config=True
    )
    image = Unicode("", help="image of the containers; by default, what `autograder image` makes")
    image = image.tag(config=True)
    options = List(
        Unicode(), help="more options of the engine's `run`, for instance --runtime=runsc"
    ).tag(config=True)


def engine_path(backend: str) -> str:
    """Where the engine is; raises SandboxError when it is not installed."""
    path = shutil.which(backend, path=SEARCHED)
    if path is None:
        raise SandboxError(f"{backend} is not installed, and c.Sandbox.backend asks for it")
    return path


def available() -> list[str]:
    """The engines that are installed here."""
    return [name for name in ENGINES if shutil.which(name, path=SEARCHED)]


def lockdown(backend: str, limits: Limits, measures: Measures, uid: str) -> list[tuple[str, str]]:
    """The options that lock a container down, each with its reason."""
    scratch = f"rw,nosuid,nodev,noexec,size={limits.scratch_mib}m,mode=1777"
    memory, processes = f"{limits.memory_mib}m", limits.processes + _SPARE
    profile = image.PROFILE if measures.seccomp else "unconfined"
    options = [
        ("--rm", "nothing of it is left behind"),
        ("--interactive", "the worker's sockets travel over its standard streams"),
        ("--pull=never", "a missing image is an error, not something that a registry sends"),
        ("--log-driver=none", "what is answered is not written to the engine's disk"),
        ("--network=none", "no network, not even this machine's"),
        ("--read-only", "nothing of the image can be changed"),
        (f"--user={uid}:{uid}", "no privilege inside, and no uid shared with another run"),
        ("--cap-drop=ALL", "no capability to regain one with"),
        ("--security-opt=no-new-privileges", "set-uid programs of the image give nothing"),
        (f"--security-opt=seccomp={profile}", "the same filter as under bubblewrap"),
        ("--ipc=private", "shared memory and queues of its own"),
        ("--cgroupns=private", "it finds its own limits, and no name of the machine's groups"),
        (f"--pids-limit={processes}", "fork bombs"),
        (f"--memory={memory}", "memory of all its processes together"),
        (f"--memory-swap={memory}", "the same with swap: none is added"),
        (f"--ulimit=nproc={processes}:{processes}", "processes and threads of its uid"),
        (f"--ulimit=nofile={limits.open_files}:{limits.open_files}", "open files"),
        ("--ulimit=core=0:0", "no core dumps"),
        ("--hostname=notebook", "the machine's name stays out"),
        ("--workdir=/tmp", "where a notebook runs"),
        (f"--tmpfs=/tmp:{scratch}{_as_given(backend)}", "room to write, bounded"),
        (f"--tmpfs=/dev/shm:{scratch}{_as_given(backend)}", "the same for shared memory"),
        (
            f"--tmpfs=/dev/mqueue:ro,size=4k,mode=000{_as_given(backend)}",
            "a queue there would outlive the fork that made it",
        ),
    ]
    return options + (_PODMAN_ONLY if backend == "podman" else [])


_PODMAN_ONLY = [
    ("--read-only-tmpfs=false", "no writable /run and /var/tmp, which it adds to --read-only"),
    ("--http-proxy=false", "proxies of the launcher's environment, passwords included"),
    ("--no-hosts", "its /etc/hosts tells names and addresses of the machine"),
    ("--detach-keys=", "no byte of a message means: detach"),
]


def _as_given(backend: str) -> str:
    # Podman gives a tmpfs the mode that its mount point has in the image.
    return ",notmpcopyup" if backend == "podman" else ""


def run_command(
    engine: str, name: str, settings: Sandbox, limits: Limits, measures: Measures
) -> list[str]:
    """The command that starts a worker in a container of this name."""
    options = lockdown(settings.backend, limits, measures, fresh_uid())
    command = [engine, "run", f"--name={name}", f"--label={LABEL}={socket.gethostname()}"]
    command += [option for option, _ in options] + settings.options
    command.append(settings.image or image.name())
    return [*command, rlimits(limits, measures), json.dumps(environment())]


@dataclass
class Contained(Launched):
    """A worker in a container; its socket is carried there by `relay`, in a thread."""

    engine: str = ""
    name: str = ""
    relay: Relay | None = None
    threads: list[threading.Thread] = field(default_factory=list)

    def complaint(self) -> str:
        """The last line that says what is wrong, with the remedy for an image that is missing."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(_END_SECONDS)  # the engine may close its output before it speaks
        said = [line for line in self.complaints() if not line.startswith(_NO_FAULT)]
        fault = said[-1] if said else ""
        if "image" in fault.lower() and any(word in fault for word in ("not known", "No such")):
            return f"{fault}: type `autograder image`"
        return fault

    def out_of_memory(self) -> bool:
        """Whether a process of the container was ended for its memory."""
        return self.relay is not None and self.relay.memory_kills > 0

    def memory_bound(self) -> str:
        """The engine, if the container found the limit that was asked for."""
        return self.isolation if self.relay and self.relay.memory_limit else ""

    def close(self) -> None:
        """End the container; never raises. It ends by itself when its input is closed."""
        self.sock.close()
        for thread in self.threads:
            thread.join(_CLOSE_SECONDS)
        try:
            stuck = any(thread.is_alive() for thread in self.threads)
            self.process.wait(0 if stuck else _END_SECONDS)
        except subprocess.TimeoutExpired:
            _remove(self.engine, [self.name])
        os.close(self.errors)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()


def launch(settings: Sandbox, limits: Limits, measures: Measures) -> Contained:
    """Start a worker in a fresh container; as `sandbox.launch`, with another isolation."""
    engine = engine_path(settings.backend)
    remove_stale(engine)
    name = f"{LABEL}-{os.getpid()}-{next(_counter)}-{secrets.token_hex(4)}"
    pipes = [os.pipe() for _ in range(3)]
    (requests, sink), (source, replies), (errors, complain) = pipes
    try:
        process = subprocess.Popen(
            run_command(engine, name, settings, limits, measures),
            stdin=requests,
            stdout=replies,
            stderr=complain,
            start_new_session=True,
            cwd="/",
        )
    except OSError as error:
        for descriptor in (sink, source, errors):
            os.close(descriptor)
        raise SandboxError(f"cannot start {settings.backend}: {error}") from None
    finally:
        for descriptor in (requests, replies, complain):
            os.close(descriptor)
    ours, theirs = socket.socketpair()
    relay = Relay(source, sink, theirs)
    thread = threading.Thread(target=relay.run, name=name, daemon=True)
    thread.start()
    launched = Contained(process, ours, None, errors)
    launched.isolation, launched.engine, launched.name = settings.backend, engine, name
    launched.relay, launched.threads = relay, [thread]
    return launched


# --- what a killed grader leaves ------------------------------------------------------


@functools.cache
def remove_stale(engine: str) -> None:
    """Remove containers of this machine whose grader has gone; they normally end with it."""
    command = [engine, "ps", "--all", f"--filter=label={LABEL}={socket.gethostname()}"]
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        listed = subprocess.run(
            [*command, "--format={{.Names}}"], capture_output=True, text=True, timeout=30
        )
        _remove(engine, [name for name in listed.stdout.split() if _is_stale(name)])


def _is_stale(name: str) -> bool:
    prefix, _, rest = name.partition("-")
    pid = rest.partition("-")[0]
    if prefix != LABEL or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        pass
    return False


def _remove(engine: str, names: list[str]) -> None:
    if names:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run(
                [engine, "rm", "--force", "--volumes", *names],
                capture_output=True,
                timeout=_REMOVE_SECONDS,
            )


def description(settings: Sandbox) -> str:
    """What `autograder doctor` says of the backend. Raises SandboxError when it is missing."""
    return f"{engine_path(settings.backend)}, image {settings.image or image.name()}"


def recommendation() -> str:
    """What to do with an engine that is here, where bubblewrap cannot work."""
    for backend in available():
        return (
            f'Or use {backend}: write `c.Sandbox.backend = "{backend}"` in nbgrader_config.py '
            "and type `autograder image` once"
        )
    return "Or install podman or docker: see README, « Machines »"
