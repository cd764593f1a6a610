"""Requests over a socket, with a deadline; references that students' arguments cannot exhaust."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

from autograder import wire
from autograder.errors import Outcome, StudentGone
from autograder.worker import ANSWER, NONCE, REPLY, REQUEST, UPCALL

_UPCALL_MEMORY = 512 * 2**20
_STATM = Path("/proc/self/statm")


class SocketChannel:
    """Carries requests over a socket, each within `seconds`, the time of upcalls included."""

    def __init__(self, sock: socket.socket, seconds: float, deadline: float) -> None:
        self._sock = sock
        self.seconds = seconds
        self._last = deadline  # of the whole notebook
        self._until = 0.0
        self.after_send: Callable[[], Any] | None = None
        self._received = bytearray()

    def exchange(self, request: bytes, on_upcall: Callable[[bytes], bytes]) -> bytes:
        nonce, outer = os.urandom(NONCE - 1), self._until
        self._until = outer or min(time.monotonic() + self.seconds, self._last)
        try:
            self._send(REQUEST + nonce + request)
            if self.after_send is not None:
                self.after_send()
            while True:
                frame = wire.receive_frame(self._sock, self._receive_exactly)
                kind, echo, data = frame[:1], frame[1:NONCE], frame[NONCE:]
                if echo != nonce or kind not in (REPLY, UPCALL):
                    raise StudentGone(Outcome.SEC, "réponse inattendue du processus de calcul")
                if kind == REPLY:
                    return data
                with bounded(self._until - time.monotonic()):
                    answer = on_upcall(data)
                self._send(ANSWER + nonce + answer)
        except TimeoutError:
            raise StudentGone(Outcome.TLE, self._late()) from None
        except (OSError, EOFError):
            raise StudentGone(Outcome.RTE, "le processus de calcul s'est arrêté") from None
        except wire.WireFault as fault:
            raise StudentGone(Outcome.SEC, f"message refusé : {fault}") from None
        finally:
            self._until = outer

    def _late(self) -> str:
        if time.monotonic() >= self._last:
            return "le temps accordé à l'ensemble du notebook est écoulé"
        return f"pas de réponse en {self.seconds:g} s : une boucle sans fin ?"

    def _send(self, data: bytes) -> None:
        self._sock.settimeout(max(0.01, self._until - time.monotonic()))
        wire.send_frame(self._sock, data)

    def _receive_exactly(self, sock: socket.socket, size: int) -> bytes:
        while len(self._received) < size:
            left = self._until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            sock.settimeout(left)
            chunk = sock.recv(1 << 18)
            if not chunk:
                raise EOFError
            self._received += chunk
        data = bytes(self._received[:size])
        del self._received[:size]
        return data


class Reaper(Protocol):
    """What ends forks and knows why they ended: `link.SandboxRun`."""

    def reap(self, pid: int, clean: bool, closed: bool) -> tuple[bool, int]: ...
    def cause(self, outcome: Outcome) -> Outcome: ...


class ForkChannel(SocketChannel):
    """The channel of a fork, which can tell how the fork ended."""

    def __init__(
        self,
        sock: socket.socket,
        seconds: float,
        deadline: float,
        run: Reaper,
        pid: int,
        clean: bool,
    ) -> None:
        super().__init__(sock, seconds, deadline)
        self._run, self._pid, self._clean, self._ended = run, pid, clean, False

    def exchange(self, request: bytes, on_upcall: Callable[[bytes], bytes]) -> bytes:
        try:
            return super().exchange(request, on_upcall)
        except StudentGone as gone:
            over, status = self.end(closed=gone.outcome is Outcome.RTE)
            if gone.outcome is Outcome.RTE:
                gone.outcome = self._run.cause(Outcome.RTE)
                if over or gone.outcome is Outcome.MLE:
                    gone.message += f" ({ending(status if over else signal.SIGKILL)})"
            raise

    def end(self, closed: bool = False) -> tuple[bool, int]:
        if self._ended:
            return False, 0
        self._ended = True
        try:
            return self._run.reap(self._pid, self._clean, closed)
        finally:
            self._sock.close()


def ending(status: int) -> str:
    """How a process ended, in words, from its wait status."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        names = {known.value: f"signal {known.name}" for known in signal.Signals}
        names[signal.SIGSEGV] = "erreur de segmentation"
        names[signal.SIGKILL] = "tué, sans doute faute de mémoire"
        return names.get(number, f"signal {number}")  # real-time signals have no name
    return f"sortie du programme, code {os.WEXITSTATUS(status)}"


@contextlib.contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Bound the time and memory of a reference that runs on a student's arguments."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(signum: int, frame: Any) -> None:
        raise TimeoutError

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    previous = signal.signal(signal.SIGALRM, late)
    started, outer = time.monotonic(), signal.getitimer(signal.ITIMER_REAL)[0]
    # A reference that serves another has that one's memory.
    used = 0 if outer else _address_space()
    if used:
        ceiling = used + _UPCALL_MEMORY
        if soft == resource.RLIM_INFINITY or ceiling < soft:
            resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
    signal.setitimer(signal.ITIMER_REAL, max(0.01, min(seconds, outer or seconds)))
    try:
        yield
    finally:
        left = max(0.01, outer - (time.monotonic() - started)) if outer else 0
        signal.signal(signal.SIGALRM, previous)
        signal.setitimer(signal.ITIMER_REAL, left)  # of the reference that this one serves
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int:
    """Bytes of this process's address space; 0 on macOS, which does not heed the limit either."""
    try:
        with open(_STATM, "rb", buffering=0) as statm:  # as fast as may be: for each upcall
            return int(statm.read(64).split()[0]) * resource.getpagesize()
    except FileNotFoundError:
        return 0
