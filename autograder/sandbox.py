"""The sandbox: one container for each run of a notebook.

`launch()` starts a worker and returns it with a connected socket; another backend has
to offer no more than that. With bubblewrap, a worker is forked from a warm parent
(`warm`) or, with `c.Limits.warm = False`, starts from nothing.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
from dataclasses import dataclass

from autograder import bubblewrap, cgroup, watchdog
from autograder.bubblewrap import Measures
from autograder.errors import SandboxError
from autograder.limits import MIB, Limits

INSTALL_SECCOMP = "apt-get install libseccomp2"


@dataclass
class Launched:
    """A worker in its sandbox."""

    process: subprocess.Popen
    sock: socket.socket
    group: cgroup.Group | None
    errors: int  # read end of a pipe
    watch: watchdog.Watch | None = None  # where there is no cgroup
    isolation: str = "bubblewrap"

    @property
    def root(self) -> int:
        """The process from which all the submission's descend."""
        return self.process.pid

    def complaint(self) -> str:
        """The last line that bwrap, or what leads to it, wrote on stderr."""
        return (self.complaints() or [""])[-1]

    def complaints(self) -> list[str]:
        """All those lines; each is given once."""
        os.set_blocking(self.errors, False)
        try:
            text = os.read(self.errors, 1 << 16).decode("utf-8", "replace")
        except BlockingIOError:
            return []
        return [line for line in text.splitlines() if line.strip()]

    def out_of_memory(self) -> bool:
        """Whether a process of the sandbox was ended for its memory."""
        bound = self.group or self.watch
        return bound is not None and bound.out_of_memory()

    def memory_bound(self) -> str:
        """What bounds the memory of all its processes together; empty when nothing does."""
        return "cgroup" if self.group else "watchdog" if self.watch else ""

    def close(self) -> None:
        """End the worker and all it started; never raises."""
        self.sock.close()
        os.close(self.errors)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()
        if self.watch is not None:
            self.watch.close()
        if self.group is not None:
            self.group.remove()


def launch(
    limits: Limits, measures: Measures | None = None, imports: tuple[str, ...] = ()
) -> Launched:
    """Start a worker in a fresh sandbox; `imports` are modules that its notebook will need.

    Raises SandboxError, with the remedy, when that is not possible.
    """
    from autograder import container, warm

    measures = measures or Measures()
    settings = container.Sandbox(parent=limits)
    if settings.backend != "bubblewrap":
        return container.launch(settings, limits, measures)
    group = cgroup.make(limits) if measures.cgroup else None
    try:
        launched: Launched
        if limits.warm:
            launched = warm.fork(limits, measures, imports, group)
        else:
            launched = start(limits, measures, group)
        if group is None and measures.watchdog:
            launched.watch = watchdog.watch(limits.memory_mib * MIB, launched.root)
        return launched
    except (SandboxError, OSError, ImportError, RuntimeError) as error:
        if group is not None:
            group.remove()
        if isinstance(error, SandboxError):
            raise
        remedy = f": type `{INSTALL_SECCOMP}` as root" if isinstance(error, ImportError) else ""
        raise SandboxError(f"cannot start the sandbox: {error}{remedy}") from None


def prepare(limits: Limits, imports: tuple[str, ...]) -> None:
    """Start what `launch` will fork from, and wait for nothing; never raises."""
    from autograder import container, warm

    with contextlib.suppress(Exception):  # `launch` will say it
        if limits.warm and container.Sandbox(parent=limits).backend == "bubblewrap":
            warm.prepare(Measures(), imports)


def start(limits: Limits | None, measures: Measures, group: cgroup.Group | None = None) -> Launched:
    """Start a bubblewrap with one end of a socketpair in it: a worker or, without limits, a parent."""
    ours, theirs = socket.socketpair()
    errors, complain = os.pipe()
    descriptors = [theirs.fileno()]
    try:
        command = bubblewrap.bwrap_command(limits, measures, theirs.fileno(), descriptors)
        if os.geteuid() == 0:
            command = bubblewrap.as_nobody(command)
        if group is not None:
            command = group.wrap(command)
        process = subprocess.Popen(
            command,
            env={} if measures.clear_environment else None,
            pass_fds=descriptors,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complain,
            start_new_session=True,
            cwd="/",
        )
    except BaseException:
        ours.close()
        os.close(errors)
        raise
    finally:
        theirs.close()
        os.close(complain)
        for descriptor in descriptors[1:]:
            os.close(descriptor)
    return Launched(process, ours, group, errors)
