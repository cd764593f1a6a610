"""The trusted end of the warm parents: few for each grading process, started when needed.

A parent is a bubblewrap of its own in which no student's code ever runs; `parent`, in
it, forks a worker for each submission into namespaces of its own.
"""

from __future__ import annotations

import atexit
import base64
import contextlib
import itertools
import json
import os
import socket
import struct
from collections import OrderedDict
from dataclasses import dataclass, replace

from autograder import bubblewrap, cgroup, sandbox, seccomp, wire
from autograder.bubblewrap import Measures
from autograder.errors import SandboxError
from autograder.limits import MIB, Limits
from autograder.parent import DONE, END, IMPORT, READY, START
from autograder.sandbox import Launched

START_SECONDS = 60.0  # the parent's imports included, on a busy machine


@dataclass
class Forked(Launched):
    """A worker forked from the warm parent, whose `process` and `errors` these are."""

    parent: WarmParent | None = None
    number: int = 0
    init: int = 0  # pid of the submission's process 1

    @property
    def root(self) -> int:
        return self.init

    def close(self) -> None:
        """End the worker and all it started; never raises."""
        self.sock.close()
        if self.parent is not None:
            self.parent.end(self.number)
        if self.watch is not None:
            self.watch.close()
        if self.group is not None:
            self.group.remove()


class WarmParent:
    """The trusted end of a `parent.Parent`: forks workers from it and ends them."""

    def __init__(self, measures: Measures) -> None:
        self._own = sandbox.start(None, measures)
        self._own.sock.settimeout(START_SECONDS)
        self._numbers = itertools.count()
        self.living: set[int] = set()  # workers
        self._owed = 0  # answers that are still to come
        self.imports: tuple[str, ...] | None = None
        self.measures, self.served, self.closed = measures, False, False

    def fork(
        self,
        limits: Limits,
        measures: Measures,
        imports: tuple[str, ...],
        group: cgroup.Group | None,
    ) -> Forked:
        """A worker in namespaces, limits and cgroup of its own."""
        self.import_modules(imports)
        program = seccomp.compiled_filter() if measures.seccomp else b""
        settings = {
            "namespaces": [name for name in measures.namespaces if name != "user"],
            "scratch_bytes": limits.scratch_mib * MIB,
            "limits": json.loads(bubblewrap.rlimits(limits, measures)),
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
                self._request(START, json.dumps(settings).encode(), descriptors)
            number = next(self._numbers)
            self.living.add(number)
            failed.callback(self.end, number)
            init = _root_of(ours)
            failed.pop_all()
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 0)
        self.served = True
        own = self._own
        return Forked(own.process, ours, group, own.errors, parent=self, number=number, init=init)

    def import_modules(self, names: tuple[str, ...]) -> None:
        """Have the parent import these, from now on."""
        if names != self.imports:
            self.imports = names
            self._request(IMPORT, json.dumps(names).encode(), wait=False)

    def end(self, number: int) -> None:
        """End a worker and all it started; never raises."""
        self.living.discard(number)
        with contextlib.suppress(SandboxError):  # then they have all ended
            self._request(END, number=number)

    def close(self) -> None:
        """End the parent and all its workers; the next launch starts another one."""
        if not self.closed:
            self.closed = True
            self._own.close()

    def _request(
        self,
        operation: bytes,
        text: bytes | None = None,
        descriptors: list[int] | None = None,
        number: int = 0,
        wait: bool = True,
    ) -> None:
        if self.closed:
            raise SandboxError("the sandbox has ended")
        sock = self._own.sock
        try:
            sock.sendall(operation + (struct.pack("I", number) if operation == END else b""))
            if text is not None:
                wire.send_frame(sock, text)
            if descriptors:
                socket.send_fds(sock, [b"."], descriptors)
            self._owed += 1
            while wait and self._owed:
                if sock.recv(1) != DONE:
                    raise EOFError
                self._owed -= 1
        except (OSError, EOFError):
            complaint = self._own.complaint() or "no answer"
            self.close()
            raise SandboxError(
                f"the sandbox does not start: {complaint}; run `autograder doctor`"
            ) from None


_KEPT = 4  # parents at a time: one for what a notebook hands out to import, one with torch, …
_parents: OrderedDict[tuple, WarmParent] = OrderedDict()  # the last used comes last


def fork(
    limits: Limits, measures: Measures, imports: tuple[str, ...], group: cgroup.Group | None
) -> Forked:
    """A worker of this process's warm parent, of a new one if that one has died since it served."""
    parent = _parent(measures, imports)
    try:
        return parent.fork(limits, measures, imports, group)
    except SandboxError:
        if not (parent.served and parent.closed):
            raise
        return _parent(measures, imports).fork(limits, measures, imports, group)


def prepare(measures: Measures, imports: tuple[str, ...]) -> None:
    """Start a warm parent and its imports, and wait for neither."""
    _parent(measures, imports).import_modules(imports)


def _parent(measures: Measures, imports: tuple[str, ...]) -> WarmParent:
    """This process's warm parent for these measures and imports.

    One that has imported something serves what imports just that: so nothing in a worker
    depends on which notebooks came before. Two processes must not share one.
    """
    outer = replace(measures, seccomp=True, cgroup=True, watchdog=True, rlimits=())
    key = (os.getpid(), repr(outer), imports)
    if key not in _parents or _parents[key].closed:
        idle = [other for other in _own() if not _parents[other].living]
        for other in idle[: max(0, len(idle) + 1 - _KEPT)]:
            _parents.pop(other).close()
        _parents[key] = WarmParent(outer)
    _parents.move_to_end(key)
    return _parents[key]


@atexit.register
def close_parent() -> None:
    """End this process's warm parents."""
    for key in _own():
        _parents.pop(key).close()


def _own() -> list[tuple]:
    """Those of this process, not of the one it was forked from."""
    return [key for key in _parents if key[0] == os.getpid()]


def _entries(group: cgroup.Group | None) -> list[str]:
    return [f"{folder}/cgroup.procs" for folder in group.folders] if group is not None else []


def _root_of(sock: socket.socket) -> int:
    """The pid of the submission's process 1, which says that it is ready."""
    sock.settimeout(START_SECONDS)
    try:
        said, ancillary, _, _ = sock.recvmsg(512, socket.CMSG_SPACE(12))
    except OSError:
        said, ancillary = b"", []
    if said[:1] != READY or not ancillary:
        complaint = (said[1:] or b"no answer").decode("utf-8", "replace")
        raise SandboxError(f"cannot start the sandbox: {complaint}")
    return struct.unpack("3i", ancillary[0][2][:12])[0]
