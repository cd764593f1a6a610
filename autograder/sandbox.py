"""The sandbox: one container for each run of a notebook.

`launch()` starts a worker and returns it with a connected socket; another backend has
to offer no more than that. With bubblewrap a worker is forked from a *warm parent*, one
for each grading process, which has imported everything once (see `parent`); or, with
`c.Limits.warm = False`, it starts from nothing in a bubblewrap of its own.
"""

from __future__ import annotations

import atexit
import base64
import contextlib
import itertools
import json
import os
import signal
import socket
import struct
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace

from autograder import bubblewrap, cgroup, seccomp, wire
from autograder.bubblewrap import Measures
from autograder.errors import SandboxError
from autograder.limits import MIB, Limits

INSTALL_SECCOMP = "apt-get install libseccomp2"
START_SECONDS = 60.0  # imports of the warm parent included, on a busy machine
_READY = b"+"  # as in `parent`


@dataclass
class Launched:
    """A worker in its sandbox.

    pid: of the process at the root of all that is the submission's. end: ends them all.
    """

    sock: socket.socket
    pid: int
    group: cgroup.Group | None
    complaint: Callable[[], str]
    end: Callable[[], None]

    def close(self) -> None:
        """End the worker and all it started; never raises."""
        self.sock.close()
        self.end()
        if self.group is not None:
            self.group.remove()


def launch(
    limits: Limits, measures: Measures | None = None, imports: tuple[str, ...] = ()
) -> Launched:
    """Start a worker in a fresh sandbox; `imports` are modules that its notebook will need.

    Raises SandboxError, with the remedy, when that is not possible.
    """
    measures = measures or Measures()
    group = cgroup.make(limits) if measures.cgroup else None
    try:
        if limits.warm:
            return _fork(limits, measures, imports, group)
        process = Process(limits, measures, group)
        return Launched(process.sock, process.pid, group, process.complaint, process.close)
    except (SandboxError, OSError, ImportError, RuntimeError) as error:
        if group is not None:
            group.remove()
        if isinstance(error, SandboxError):
            raise
        remedy = f": type `{INSTALL_SECCOMP}` as root" if isinstance(error, ImportError) else ""
        raise SandboxError(f"cannot start the sandbox: {error}{remedy}") from None


class Process:
    """A bubblewrap with one end of a socketpair in it: of a worker or, without limits, of a parent."""

    def __init__(
        self, limits: Limits | None, measures: Measures, group: cgroup.Group | None = None
    ) -> None:
        self.sock, theirs = socket.socketpair()
        self._errors, complain = os.pipe()
        descriptors = [theirs.fileno()]
        try:
            command = bubblewrap.bwrap_command(limits, measures, theirs.fileno(), descriptors)
            if os.geteuid() == 0:
                command = bubblewrap.as_nobody(command)
            if group is not None:
                command = group.wrap(command)
            self._process = subprocess.Popen(
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
            self.sock.close()
            os.close(self._errors)
            raise
        finally:
            theirs.close()
            os.close(complain)
            for descriptor in descriptors[1:]:
                os.close(descriptor)
        self.pid = self._process.pid

    def complaint(self) -> str:
        """The last line that bwrap, or what leads to it, wrote on stderr."""
        os.set_blocking(self._errors, False)
        try:
            text = os.read(self._errors, 1 << 16).decode("utf-8", "replace")
        except BlockingIOError:
            return ""
        lines = [line for line in text.splitlines() if line.strip()]
        return lines[-1] if lines else ""

    def close(self) -> None:
        """End it and all it started; never raises."""
        self.sock.close()
        with contextlib.suppress(OSError):
            os.close(self._errors)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()


class WarmParent:
    """The trusted end of a `parent.Parent`: forks workers from it and ends them."""

    def __init__(self, measures: Measures) -> None:
        self._process = Process(None, measures)
        self._process.sock.settimeout(START_SECONDS)
        self._numbers = itertools.count()
        self.served = False

    def fork(
        self,
        limits: Limits,
        measures: Measures,
        imports: tuple[str, ...],
        group: cgroup.Group | None,
    ) -> Launched:
        """A worker in namespaces, limits and cgroup of its own."""
        number = next(self._numbers)
        program = seccomp.compiled_filter() if measures.seccomp else b""
        settings = {
            "imports": imports,
            "namespaces": [name for name in measures.namespaces if name != "user"],
            "scratch_bytes": limits.scratch_mib * MIB,
            "limits": bubblewrap.rlimits(limits, measures),
            "filter": base64.b64encode(program).decode(),
        }
        ours, theirs = socket.socketpair()
        with contextlib.ExitStack() as failed:
            failed.callback(ours.close)
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
            with contextlib.ExitStack() as opened:
                opened.callback(theirs.close)
                entries = [opened.enter_context(open(path, "wb", 0)) for path in _entries(group)]
                descriptors = [theirs.fileno(), *(entry.fileno() for entry in entries)]
                self._request(descriptors, op="start", number=number, settings=settings)
            failed.callback(self._end, number)
            pid = _root_of(ours)
            failed.pop_all()
            self.served = True
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 0)
        return Launched(ours, pid, group, self._process.complaint, lambda: self._end(number))

    def _request(self, descriptors: list[int], **request: object) -> None:
        sock = self._process.sock
        try:
            wire.send_frame(sock, json.dumps(request).encode())
            if descriptors:
                socket.send_fds(sock, [b"."], descriptors)
            wire.receive_frame(sock)
        except (OSError, EOFError):
            complaint = self._process.complaint() or "no answer"
            self.close()
            raise SandboxError(
                f"the sandbox does not start: {complaint}; run `autograder doctor`"
            ) from None

    def _end(self, number: int) -> None:
        with contextlib.suppress(SandboxError):  # then it has ended them all
            self._request([], op="end", number=number)

    def close(self) -> None:
        """End the parent and all its workers; the next launch starts another one."""
        self._process.close()
        known = _parents.get(os.getpid())
        if known is not None and known[1] is self:
            del _parents[os.getpid()]


def _fork(
    limits: Limits, measures: Measures, imports: tuple[str, ...], group: cgroup.Group | None
) -> Launched:
    """A worker of this process's warm parent, of a new one if that one has died since it served."""
    parent = _parent(measures)
    try:
        return parent.fork(limits, measures, imports, group)
    except SandboxError:
        if not parent.served or parent is _parent(measures):
            raise
        return _parent(measures).fork(limits, measures, imports, group)


_parents: dict[int, tuple[Measures, WarmParent]] = {}  # by process: a fork must not share one


def _parent(measures: Measures) -> WarmParent:
    """This process's warm parent; another one when it has to be made of other measures."""
    outer = replace(measures, seccomp=True, cgroup=True, rlimits=True)
    known = _parents.get(os.getpid())
    if known is not None and known[0] != outer:
        known[1].close()
        known = None
    if known is None:
        known = _parents[os.getpid()] = (outer, WarmParent(outer))
    return known[1]


@atexit.register
def close_parent() -> None:
    """End this process's warm parent, if there is one."""
    known = _parents.pop(os.getpid(), None)
    if known is not None:
        known[1].close()


def _entries(group: cgroup.Group | None) -> list[str]:
    return [f"{folder}/cgroup.procs" for folder in group.folders] if group is not None else []


def _root_of(sock: socket.socket) -> int:
    """The pid of the submission's process 1, which says that it is ready."""
    sock.settimeout(START_SECONDS)
    try:
        said, ancillary, _, _ = sock.recvmsg(512, socket.CMSG_SPACE(12))
    except OSError:
        said, ancillary = b"", []
    if said[:1] != _READY or not ancillary:
        said = said[1:] or b"no answer"
        raise SandboxError(f"cannot start the sandbox: {said.decode('utf-8', 'replace')}")
    return struct.unpack("3i", ancillary[0][2][:12])[0]
