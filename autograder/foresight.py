"""Asks ahead: what a hidden test will ask of a copy is known from a run on the solution key.

A request follows from the example and from the replies before it. So the requests that
the key gave rise to, for all examples of a test, are sent to a copy at once; while the
test asks what was foreseen, the replies are there already. When it asks anything else,
a fresh copy is made, brought to the same point, and asked from there one by one.

An example whose replies are the key's, to the byte, ends as it did for the key: its test
need not even run. What a copy can see is what it would have seen, only earlier.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from autograder import replay, wire
from autograder.errors import Outcome, StudentGone
from autograder.proxy import Copie
from autograder.session import Session

AHEAD_SECONDS = 1.5  # for all requests of a test together; then they are made one by one
OFTEN = 3  # a test that has run so often is worth a run on the key

OnUpcall = Callable[[bytes], bytes]


class CopyChannel(Protocol):
    """The channel of one copy, which can be ended."""

    seconds: float

    def exchange(self, request: bytes, on_upcall: OnUpcall) -> bytes: ...
    def end(self) -> object: ...


@dataclass(frozen=True)
class Foreseen:
    """One example on the solution key: what was asked and replied, and whether it counted."""

    requests: tuple[bytes, ...]
    replies: tuple[bytes, ...]
    satisfied: bool


class AheadChannel:
    """A channel whose next requests may have been answered already.

    renew: makes another copy like the first; None when none can be made any more.
    """

    def __init__(self, channel: CopyChannel, renew: Callable[[], CopyChannel | None]) -> None:
        self._channel: CopyChannel | None = channel
        self._renew = renew
        self._asked: list[bytes] = []  # so far, to bring another copy to the same point
        self._answered: deque[tuple[bytes, bytes]] = deque()
        self._ahead = True  # until the test has asked what was not foreseen

    def ask_ahead(self, requests: list[bytes], on_upcall: OnUpcall) -> None:
        """Send requests that are expected; what goes wrong will go wrong again when they come."""
        if not self._ahead or self._channel is None or not requests:
            return
        seconds = self._channel.seconds
        self._channel.seconds = min(seconds, AHEAD_SECONDS)
        try:
            replies = self._batch(requests, AHEAD_SECONDS / 2, on_upcall)
        except StudentGone:
            replies = None
        if self._channel is not None:
            self._channel.seconds = seconds
        if replies is None:
            self._start_again(on_upcall)
        else:
            self._answered.extend(zip(requests, replies, strict=False))

    def take_alike(self, foreseen: Foreseen) -> bool:
        """Whether the next replies are just the key's; if so, they are done with."""
        count = len(foreseen.requests)
        if count > len(self._answered):
            return False
        if any(self._answered[n] != pair for n, pair in enumerate(self._pairs(foreseen))):
            return False
        for _ in range(count):
            self._asked.append(self._answered.popleft()[0])
        return True

    @staticmethod
    def _pairs(foreseen: Foreseen) -> list[tuple[bytes, bytes]]:
        return list(zip(foreseen.requests, foreseen.replies, strict=True))

    def exchange(self, request: bytes, on_upcall: OnUpcall) -> bytes:
        if self._answered:
            expected, reply = self._answered[0]
            if request == expected:
                self._answered.popleft()
                self._asked.append(request)
                return reply
            self._start_again(on_upcall)
        if self._channel is None:
            raise StudentGone(Outcome.RTE, "le processus de calcul ne répond plus")
        if self._ahead:
            self._asked.append(request)
        return self._channel.exchange(request, on_upcall)

    def end(self) -> None:
        """End the copy."""
        if self._channel is not None:
            self._channel.end()

    def _start_again(self, on_upcall: OnUpcall) -> None:
        """Go on with a fresh copy, brought to where the test is, and foresee nothing more."""
        self._answered.clear()
        self._ahead = False
        self.end()
        self._channel = self._renew()
        if self._channel is not None and self._asked:
            self._batch(self._asked, self._channel.seconds, on_upcall)

    def _batch(
        self, requests: list[bytes], seconds: float, on_upcall: OnUpcall
    ) -> list[bytes] | None:
        """The replies to the first of `requests`, as many as there was time for; None: nonsense."""
        assert self._channel is not None
        reply = self._channel.exchange(
            wire.encode(["batch", requests, seconds], _no_ref), on_upcall
        )
        with contextlib.suppress(ValueError, TypeError, LookupError):
            status, replies = wire.decode(reply, _no_ref)
            if status == "ok" and type(replies) is list and len(replies) <= len(requests):
                if all(type(reply) is bytes for reply in replies):
                    return replies
        return None


def _no_ref(anything: Any) -> Any:
    raise wire.WireFault("no handle is expected here")


def ask(
    function: Any,
    fixtures: dict[str, Any],
    session: Session,
    drawn: list[replay.Example],
    before: tuple = (),
) -> list[Foreseen]:
    """Ask ahead for all examples of a test; what was foreseen, empty when nothing was.

    before: the parts of a request that goes before each example.
    """
    if not drawn or not isinstance(session.channel, AheadChannel):
        return []
    runs = function.__dict__["_autograder_runs"] = function.__dict__.get("_autograder_runs", 0) + 1
    if runs <= OFTEN:
        return []
    known = function.__dict__.setdefault("_autograder_foreseen", {})
    others = repr([(name, value) for name, value in fixtures.items() if name != "copie"])
    key = (id(drawn), others)
    if key not in known:
        known[key] = drawn, _foresee(function, fixtures, drawn)  # `drawn` lives on: so does its id
    foreseen = known[key][1]
    first = [wire.encode(list(before), _no_ref)] if before else []
    requests = [request for each in foreseen for request in (*first, *each.requests)]
    session.channel.ask_ahead(requests, session.on_upcall)
    return foreseen


def taken(session: Session, foreseen: Foreseen) -> bool:
    """Whether a copy has replied to the next example just as the key did; it is then done with."""
    return isinstance(session.channel, AheadChannel) and session.channel.take_alike(foreseen)


def _foresee(
    function: Any, fixtures: dict[str, Any], drawn: list[replay.Example]
) -> list[Foreseen]:
    """Run a test on the solution key; nothing when it lends functions, which cannot be foreseen."""
    path = Path(inspect.getfile(function))
    found = list[Foreseen]()
    with _key(path.parents[3], path.parent.name).open_session() as session:
        recorder = session.channel = _Recorder(session.channel)
        for example in drawn:
            recorder.pairs = []
            try:
                own = fixtures | {"copie": Copie(session)}
                satisfied = replay.run_example(function, own, session, example)
            except Exception:  # a key that fails is the concern of `autograder check`
                return []
            if session.lent:
                return []
            requests = tuple(request for request, _ in recorder.pairs)
            replies = tuple(reply for _, reply in recorder.pairs)
            found.append(Foreseen(requests, replies, satisfied))
    return found


class _Recorder:
    """A channel that notes what goes through it."""

    def __init__(self, channel: Any) -> None:
        self._channel = channel
        self.pairs: list[tuple[bytes, bytes]] = []

    def exchange(self, request: bytes, on_upcall: OnUpcall) -> bytes:
        reply = self._channel.exchange(request, on_upcall)
        self.pairs.append((request, reply))
        return reply


@functools.lru_cache(maxsize=4)
def _key(root: Path, name: str) -> Any:
    from autograder.corpus import fill_in, solution_key
    from autograder.course import load_assignment
    from autograder.memory import MemoryRun
    from autograder.script import make_script

    assignment = load_assignment(root, name)
    notebook = fill_in(assignment, solution_key(assignment))
    return MemoryRun(make_script(notebook, assignment, answers_only=True))
