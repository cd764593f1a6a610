"""Bounds the memory of a sandbox where no cgroup can be made.

A process of its own, `watcher`, adds up what a submission holds and kills on excess;
neither the interpreter lock of the grader nor a busy test can delay it. There is one
for each grading process, started when first needed; it ends with that process.
"""

from __future__ import annotations

import atexit
import contextlib
import itertools
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

_WATCHER = Path(__file__).with_name("watcher.py")


class Watch:
    """One submission under watch, until `close`."""

    def __init__(self, guard: _Guard, number: int) -> None:
        self._guard, self._number = guard, number

    def out_of_memory(self) -> bool:
        """Whether processes of the submission were killed for its memory."""
        return self._guard.reported(self._number)

    def close(self) -> None:
        """Stop watching; never raises."""
        self._guard.forget(self._number)


class _Guard:
    """The watching process of this one, and what it reported."""

    def __init__(self) -> None:
        self.pid, self._numbers, self._lock = os.getpid(), itertools.count(), threading.Lock()
        self._over: set[int] = set()
        self._text = b""
        self._sock, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(_WATCHER)],
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                stderr=subprocess.DEVNULL,
                env={},
                start_new_session=True,  # an interrupt at the terminal is not meant for it
            )
        self._sock.setblocking(False)
        atexit.register(self._end)

    def _end(self) -> None:
        self._sock.close()
        if self.pid == os.getpid():
            self._process.wait()

    def alive(self) -> bool:
        return self.pid == os.getpid() and self._process.poll() is None

    def add(self, limit: int, roots: list[int]) -> int:
        number = next(self._numbers)
        self._send(f"watch {number} {limit} {' '.join(map(str, roots))}\n")
        return number

    def forget(self, number: int) -> None:
        self.reported(number)  # reads what was written: the other side must never wait
        self._over.discard(number)
        with contextlib.suppress(OSError):
            self._send(f"forget {number}\n")

    def reported(self, number: int) -> bool:
        with self._lock:
            with contextlib.suppress(OSError):
                while data := self._sock.recv(4096):
                    self._text += data
            *lines, self._text = self._text.split(b"\n")
            self._over.update(int(line) for line in lines)
        return number in self._over

    def _send(self, line: str) -> None:
        with self._lock:
            self._sock.sendall(line.encode())


_guard: _Guard | None = None
_starting = threading.Lock()


def watch(limit: int, *roots: int) -> Watch:
    """Watch the processes `roots` of one submission and all that descend from them.

    limit: bytes. Raises OSError when the watching process cannot be started.
    """
    global _guard
    with _starting:
        if _guard is None or not _guard.alive():
            _guard = _Guard()
        return Watch(_guard, _guard.add(limit, list(roots)))
