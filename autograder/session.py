"""One conversation with a copy of a student's notebook, over a channel.

A channel has one method, `exchange(request, on_upcall) -> reply`, on bytes:
`memory.MemoryChannel` answers in this process (the solution key, the corpus),
`channel.SocketChannel` in the sandbox.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from autograder import wire
from autograder.errors import Outcome, StudentFault, StudentGone, said
from autograder.notation import Later
from autograder.outputs import plain_text
from autograder.proxy import Handle, Reference, ref_of

UNREADABLE = "réponse illisible du processus de calcul"
MAX_JOURNAL = 400
MAX_FAULT = 2000  # characters of what an exception says


class Channel(Protocol):
    """Carries one encoded request and brings back its encoded reply."""

    def exchange(self, request: bytes, on_upcall: Callable[[bytes], bytes]) -> bytes:
        """May call `on_upcall` any number of times before it returns."""


class _Nothing:
    def exchange(self, request: bytes, on_upcall: Callable[[bytes], bytes]) -> bytes:
        raise StudentGone(Outcome.RTE, "le processus de calcul ne répond plus")


class Session:
    """Requests to one copy, the functions lent to it, and a journal of what was asked."""

    def __init__(self, channel: Channel, lent: Sequence[Callable] = ()) -> None:
        self.channel = channel
        self._lent = list(lent)
        self._names = 0
        self.journal: list[Later] = []
        self.printed = ""
        self.context = ""
        self.gone: StudentGone | None = None
        self.trace: list[tuple] | None = None  # what requests gave, for `diagnosis`
        self._held: dict[int, dict[str, bytes]] = {}  # attributes that came with an upcall
        self._involved = 0  # how often the copy, or what it holds, came into play

    @classmethod
    def closed(cls, gone: StudentGone) -> Session:
        """A session that answers every request with `gone`."""
        session = cls(_Nothing())
        session.gone = gone
        return session

    @property
    def lent(self) -> tuple[Callable, ...]:
        """Functions lent so far; a fork of this copy knows them by the same numbers."""
        return tuple(self._lent)

    def start_example(self) -> None:
        """Forget what was asked before: a new example begins."""
        self.journal, self.context, self._names, self.printed = [], "", 0, ""

    def noted(self) -> tuple[list[Later], str]:
        """The journal and context of the present example, for `restore`."""
        return list(self.journal), self.context

    def restore(self, noted: tuple[list[Later], str]) -> None:
        self.journal, self.context = list(noted[0]), noted[1]

    def note(self, line: Later) -> None:
        if len(self.journal) < MAX_JOURNAL:
            self.journal.append(line)

    def new_name(self, kind: str) -> str:
        self._names += 1
        stem = kind.partition(":")[2].lower() or "objet"
        return stem if self._names == 1 else f"{stem}{self._names}"

    def request(self, *parts: Any) -> Any:
        """Send one request; return its value or raise what the student's side did."""
        if self.trace is None:
            return self._request(*parts)
        try:
            value = self._request(*parts)
        except StudentFault as fault:
            self.trace.append(("raised", fault.type_names[:1], fault.message.split(" (ligne ")[0]))
            raise
        except StudentGone as gone:
            self.trace.append(("gone", gone.outcome.value))
            raise
        called = parts[0] in ("call", "call_with_tensors") and isinstance(value, list | tuple)
        self.trace.append(("ok", value[:2] if called else value))  # what is printed apart
        return value

    def _request(self, *parts: Any) -> Any:
        self._held = {}  # any request may change them
        self._involved += 1
        if self.gone is not None:
            raise self.gone
        try:
            data = wire.encode(list(parts), self._to_ref)
            reply = self._decode(self.channel.exchange(data, self.on_upcall))
        except StudentGone as gone:
            self.gone = gone
            raise
        return reply

    def attribute(self, handle: Handle, name: str) -> Any:
        """An attribute of an object over there: a copy of it, or a handle if it is no data."""
        held = self._held.get(ref_of(handle).number, {})
        if name in held:
            return self._decode(held[name])
        return self.request("getattr", handle, name)

    def _decode(self, data: bytes) -> Any:
        try:
            status, *rest = wire.decode(data, self._from_ref)
            if status == "ok":
                (value,) = rest
                return value
            names, message, line = rest
            names = tuple(plain_text(name, 200) for name in names[:50])
            text = f"{names[0]} : {message}" if message else names[0]
            text = plain_text(f"{text} ({line})" if line else text, MAX_FAULT)
        except (ValueError, TypeError, LookupError) as error:
            raise self.unreadable(f" : {error}") from None
        outcome = Outcome.MLE if "MemoryError" in names else Outcome.RTE
        raise StudentFault(outcome, text, names)

    def unreadable(self, why: str = "") -> StudentGone:
        """What to raise when the copy has broken the protocol; nothing more is asked of it."""
        self.gone = StudentGone(Outcome.SEC, UNREADABLE + why)
        return self.gone

    # --- handles and lent functions ---

    def _to_ref(self, obj: Any) -> wire.Ref:
        if isinstance(obj, Handle):
            return ref_of(obj)
        if isinstance(obj, Reference):
            raise TypeError("a Reference cannot be sent: use copie.value(name)")
        if callable(obj):
            self._lent.append(obj)
            return wire.Ref("trusted", len(self._lent) - 1, getattr(obj, "__name__", "fonction"))
        raise TypeError(f"{type(obj).__name__} cannot cross to the student's copy")

    def _from_ref(self, ref: wire.Ref) -> Any:
        self._involved += 1
        if ref.owner == "worker":
            return Handle(self, ref)
        if 0 <= ref.number < len(self._lent):
            return self._lent[ref.number]
        raise wire.WireFault("unknown function")

    def on_upcall(self, data: bytes) -> bytes:
        """Run a lent function on behalf of the student's code.

        The answer is « always » where a steady function has looked at nothing but the data that
        it was given: the copy then need not ask for it twice.
        """
        journal, self.journal = self.journal, []
        trace, self.trace = self.trace, None  # what a reference asks is not the answer's doing
        involved = self._involved
        try:
            number, args, kwargs, held = wire.decode(data, self._from_ref)
            if type(number) is not int or not 0 <= number < len(self._lent):
                raise wire.WireFault("unknown function")
            self._held = {
                ref_of(obj).number: found
                for obj, found in zip(args, held, strict=True)
                if isinstance(obj, Handle) and type(found) is dict
            }
            function = self._lent[number]
            result = function(*args, **kwargs)
            steady = getattr(function, "steady", False) and self._involved == involved
            return wire.encode(["always" if steady else "ok", result], self._to_ref)
        except StudentGone:
            raise
        except Exception as error:
            # A wrong argument is the student's doing and goes back there as an exception.
            return wire.encode(["raised", type(error).__name__, said(error)[:300]], self._to_ref)
        finally:
            self.journal, self.trace, self._held = journal, trace, {}
