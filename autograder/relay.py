"""Carries a worker's sockets over two pipes, for containers that no socket enters.

All that surely crosses into a container, maybe on a virtual machine, are the standard
streams of `engine run --interactive`. So both ends run this module: here in a thread
(`container`), there in the container's first process (`entry`), which starts the
worker. To both the trusted process and the worker there are only sockets, and sockets
sent over sockets, as without a container: each is a numbered channel of the pipes.

A message is a kind, a channel, a size, and that many bytes:
D  bytes of a channel;
O  the one byte that carried a socket, after the number of the channel it becomes;
W  how many bytes have been passed on: a sender never has more than WINDOW under way,
   so that a channel nobody reads holds up no other;
C  the channel is closed;
N  what the kernel says of the container's memory: its limit, and kills for lack of it.

Numbers are given on the trusted side only, and a student's bytes are never parsed: what
is read from a socket is sent under the number of that socket. So a student can write
where he could without a container, on his own sockets, and nowhere else. What comes out
of a container is nevertheless checked as if the relay in it were his.
Standard library only: inside, it stands alone.
"""

from __future__ import annotations

import contextlib
import os
import select
import selectors
import socket
import struct
import time
from collections import deque

CONTROL = 0
WINDOW = 2**18
CHUNK = 2**16
_HEADER, _NUMBER, _NOTE = struct.Struct(">cII"), struct.Struct(">I"), struct.Struct(">QQ")
_LAST_SECONDS = 5.0


class RelayFault(ValueError):
    """Bytes that the other end cannot have sent."""


class Channel:
    """One socket of this end, what is to be written to it, and how much more may be read."""

    def __init__(self, sock: socket.socket) -> None:
        sock.setblocking(False)
        self.sock, self.credit, self.closing = sock, WINDOW, False
        self.pending: deque[tuple[memoryview, socket.socket | None]] = deque()

    def held(self) -> int:
        return sum(len(data) for data, _ in self.pending)

    def deliver(self) -> int:
        """Write what can be; return the number of bytes. Raises OSError when nobody reads."""
        done = 0
        while self.pending:
            data, lent = self.pending[0]
            try:
                sent = (
                    self.sock.send(data)
                    if lent is None
                    else socket.send_fds(self.sock, [data], [lent.fileno()])
                )
            except BlockingIOError:
                break
            done += sent
            if sent < len(data):
                self.pending[0] = (data[sent:], None)
                break
            self.pending.popleft()
            if lent is not None:
                lent.close()
        return done

    def close(self) -> None:
        self.sock.close()
        for _, lent in self.pending:
            if lent is not None:
                lent.close()


class Relay:
    """One end: `source` and `sink` are its pipes, `sock` the socket that is channel 0.

    inside: this is the end in the container, where sockets are made and none is taken.
    """

    def __init__(self, source: int, sink: int, sock: socket.socket, inside: bool = False) -> None:
        self._source, self._sink, self._inside = source, sink, inside
        self._channels = {CONTROL: Channel(sock)}
        self._last = CONTROL
        self._received, self._out = bytearray(), bytearray()
        self._selector = selectors.DefaultSelector()
        self._watched: dict[int, int] = {}
        self._open = True
        self.memory_limit = self.memory_kills = 0
        for pipe in (source, sink):
            os.set_blocking(pipe, False)

    def run(self) -> None:
        """Carry until channel 0 or a pipe is closed; then close all that is open."""
        try:
            if self._inside:
                self._note_memory()
            while self._open:
                self._flush()
                self._watch()
                for key, events in self._selector.select():
                    self._handle(key.data, events)
            self._last_words()
        except (OSError, MemoryError, RelayFault):
            pass
        finally:
            self._selector.close()
            for channel in self._channels.values():
                channel.close()
            for pipe in (self._source, self._sink):
                os.close(pipe)

    # --- what to wait for ---

    def _watch(self) -> None:
        """Wait for what can be handled now, and for nothing else."""
        wanted = {self._source: (selectors.EVENT_READ, -1)}
        if self._out:
            wanted[self._sink] = (selectors.EVENT_WRITE, -1)
        for number, channel in self._channels.items():
            events = selectors.EVENT_WRITE if channel.pending else 0
            if channel.credit and not channel.closing and len(self._out) < WINDOW:
                events |= selectors.EVENT_READ
            if events:
                wanted[channel.sock.fileno()] = (events, number)
        for descriptor in self._watched.keys() - wanted.keys():
            self._forget(descriptor)
        for descriptor, (events, number) in wanted.items():
            if descriptor not in self._watched:
                self._selector.register(descriptor, events, number)
            elif self._watched[descriptor] != events:
                self._selector.modify(descriptor, events, number)
            self._watched[descriptor] = events

    def _forget(self, descriptor: int) -> None:
        if self._watched.pop(descriptor, None) is not None:
            self._selector.unregister(descriptor)

    def _handle(self, number: int, events: int) -> None:
        if number < 0:
            if events & selectors.EVENT_READ:
                self._receive()
            return
        channel = self._channels.get(number)
        if channel is not None and events & selectors.EVENT_WRITE:
            self._deliver(number, channel)
        if number in self._channels and events & selectors.EVENT_READ:
            self._read(number, self._channels[number])

    # --- from this end's sockets to the pipe ---

    def _read(self, number: int, channel: Channel) -> None:
        taken: list[int] = []
        try:
            size = min(CHUNK, channel.credit)
            if self._inside:
                data = channel.sock.recv(size)  # a descriptor that comes along is dropped
            else:
                data, taken, _, _ = socket.recv_fds(channel.sock, size, 1)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._drop(number)
            return
        channel.credit -= len(data)
        if taken:  # its byte is the last of what is read at once
            data, carrier = data[:-1], data[-1:]
        if data:
            self._say(b"D", number, data)
        if taken:
            self._last += 1
            self._channels[self._last] = Channel(socket.socket(fileno=taken[0]))
            self._say(b"O", number, _NUMBER.pack(self._last) + carrier)

    def _drop(self, number: int, tell: bool = True) -> None:
        """Close a channel here, and at the other end unless it was closed there."""
        channel = self._channels.pop(number)
        self._forget(channel.sock.fileno())
        channel.close()
        if self._inside:
            self._note_memory()
        if tell:
            self._say(b"C", number)
        if number == CONTROL:
            self._open = False

    def _say(self, kind: bytes, number: int, data: bytes = b"") -> None:
        self._out += _HEADER.pack(kind, number, len(data)) + data

    def _flush(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while self._out:
                del self._out[: os.write(self._sink, self._out)]

    def _last_words(self) -> None:
        """Send what is left: that the worker's memory was not enough, for instance."""
        until = time.monotonic() + _LAST_SECONDS
        while self._inside and self._out and time.monotonic() < until:
            select.select([], [self._sink], [], _LAST_SECONDS)
            self._flush()

    def _note_memory(self) -> None:
        self._say(b"N", CONTROL, _NOTE.pack(*memory_of_container()))

    # --- from the pipe to this end's sockets ---

    def _receive(self) -> None:
        try:
            data = os.read(self._source, 2 * CHUNK)
        except BlockingIOError:
            return
        self._open = self._open and bool(data)
        self._received += data
        while len(self._received) >= _HEADER.size:
            kind, number, size = _HEADER.unpack_from(self._received)
            if size > CHUNK:
                raise RelayFault("a message that is too long")
            if len(self._received) < _HEADER.size + size:
                break
            message = bytes(self._received[_HEADER.size : _HEADER.size + size])
            del self._received[: _HEADER.size + size]
            self._obey(kind, number, message)

    def _obey(self, kind: bytes, number: int, message: bytes) -> None:
        """Do what a message says; what crosses the closing of its channel is dropped."""
        if kind == b"N" and not self._inside and len(message) == _NOTE.size:
            self.memory_limit, self.memory_kills = _NOTE.unpack(message)
            return
        if kind not in b"DOWC" or (kind == b"O" and not self._inside):
            raise RelayFault("a message of an unknown kind")
        channel = self._channels.get(number)
        if channel is None or channel.closing:
            return
        if kind == b"W":
            channel.credit += _number(message)
            if channel.credit > WINDOW:
                raise RelayFault("more was passed on than was sent")
        elif kind == b"C":
            channel.closing = True
        else:
            self._accept(channel, kind, message)
        self._deliver(number, channel)

    def _accept(self, channel: Channel, kind: bytes, message: bytes) -> None:
        lent = None
        if kind == b"O":
            opened, message = _number(message[: _NUMBER.size]), message[_NUMBER.size :]
            ours, lent = socket.socketpair()
            self._channels[opened] = Channel(ours)
        if not message or channel.held() + len(message) > WINDOW:
            raise RelayFault("more was sent than may be under way")
        channel.pending.append((memoryview(message), lent))

    def _deliver(self, number: int, channel: Channel) -> None:
        try:
            done = channel.deliver()
        except OSError:
            self._drop(number, tell=not channel.closing)
            return
        if channel.closing and not channel.pending:
            self._drop(number, tell=False)
        elif done:
            self._say(b"W", number, _NUMBER.pack(done))


def _number(message: bytes) -> int:
    if len(message) != _NUMBER.size:
        raise RelayFault("a number of another size")
    return int(_NUMBER.unpack(message)[0])


def memory_of_container() -> tuple[int, int]:
    """(limit in bytes or 0 when there is none, processes ended for lack of memory)."""
    limit = kills = 0
    for folder in ("/sys/fs/cgroup/", "/sys/fs/cgroup/memory/"):
        for name in ("memory.max", "memory.limit_in_bytes"):
            with contextlib.suppress(OSError, ValueError), open(folder + name) as stream:
                limit = int(stream.read())
        for name in ("memory.events", "memory.oom_control"):
            with contextlib.suppress(OSError), open(folder + name) as stream:
                words = stream.read().split()
                if "oom_kill" in words:
                    kills = int(words[words.index("oom_kill") + 1])
    return (limit if limit < 2**62 else 0), kills
