"""`copie`: the student's notebook as a hidden test sees it.

    copie.nand(1, 0)              calls the student's function
    r = copie.Reseau([2, 3, 1])   makes an object there; `r` is an inert handle
    r.poids                       fetches a copy of the data
    r.poids = [...]               sets it
    r.forward(x)                  calls the method

What comes back is plain data (a torch tensor comes as an array) or an inert handle:
no comparison, truth value, repr or arithmetic on it runs student code. What goes wrong
over there is `StudentFault` or `StudentGone`, whatever was raised, so that nothing a
student raises can skip or pass a test.

A `Session` is one such conversation over a channel. A channel has one method,
`exchange(request, on_upcall) -> reply`, on bytes: `memory.MemoryChannel` answers in
this process (the solution key, the corpus), `link.SocketChannel` in the sandbox.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from autograder import wire
from autograder.errors import Mismatch, Outcome, StudentFault, StudentGone, said
from autograder.notation import Later, show_call, show_set, show_value
from autograder.outputs import plain_text

MAX_JOURNAL = 400
MAX_FAULT = 2000  # characters of what an exception says
UNREADABLE = "réponse illisible du processus de calcul"


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
        if self.gone is not None:
            raise self.gone
        try:
            data = wire.encode(list(parts), self._to_ref)
            reply = self._decode(self.channel.exchange(data, self.on_upcall))
        except StudentGone as gone:
            self.gone = gone
            raise
        return reply

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
            self.gone = StudentGone(Outcome.SEC, f"{UNREADABLE} : {error}")
            raise self.gone from None
        outcome = Outcome.MLE if "MemoryError" in names else Outcome.RTE
        raise StudentFault(outcome, text, names)

    # --- handles and lent functions ---

    def _to_ref(self, obj: Any) -> wire.Ref:
        if isinstance(obj, Handle):
            return object.__getattribute__(obj, "_ref")
        if isinstance(obj, Reference):
            raise TypeError("a Reference cannot be sent: use copie.value(name)")
        if callable(obj):
            self._lent.append(obj)
            return wire.Ref("trusted", len(self._lent) - 1, getattr(obj, "__name__", "fonction"))
        raise TypeError(f"{type(obj).__name__} cannot cross to the student's copy")

    def _from_ref(self, ref: wire.Ref) -> Any:
        if ref.owner == "worker":
            return Handle(self, ref)
        if 0 <= ref.number < len(self._lent):
            return self._lent[ref.number]
        raise wire.WireFault("unknown function")

    def on_upcall(self, data: bytes) -> bytes:
        """Run a lent function on behalf of the student's code."""
        journal, self.journal = self.journal, []
        trace, self.trace = self.trace, None  # what a reference asks is not the answer's doing
        try:
            number, args, kwargs = wire.decode(data, self._from_ref)
            if type(number) is not int or not 0 <= number < len(self._lent):
                raise wire.WireFault("unknown function")
            result = self._lent[number](*args, **kwargs)
            return wire.encode(["ok", result], self._to_ref)
        except StudentGone:
            raise
        except Exception as error:
            # A wrong argument is the student's doing and goes back there as an exception.
            return wire.encode(["raised", type(error).__name__, said(error)[:300]], self._to_ref)
        finally:
            self.journal, self.trace = journal, trace


class Handle:
    """An object of the student's process. Inert here: only its requests reach it."""

    __slots__ = ("_label", "_ref", "_session")

    def __init__(self, session: Session, ref: wire.Ref, label: str = "") -> None:
        object.__setattr__(self, "_session", session)
        object.__setattr__(self, "_ref", ref)
        object.__setattr__(self, "_label", label or f"<{ref.kind.rpartition(':')[2] or 'objet'}>")

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        value = self._session.request("getattr", self, name)
        if isinstance(value, Handle):
            object.__setattr__(value, "_label", f"{self._label}.{name}")
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        self._session.note(Later(show_set, self._label, name, value))
        self._session.request("setattr", self, name, value)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return call(self._session, self, self._label, args, kwargs)[0]

    def call_with_arguments(self, name: str, *args: Any) -> tuple[Any, list]:
        """Call a method; return its result and the arguments as they are afterwards."""
        method = self._session.request("getattr", self, name)
        return call(self._session, method, f"{self._label}.{name}", args, {})

    def __repr__(self) -> str:
        return self._label


class Reference:
    """A name of the student's notebook, looked up when it is called."""

    __slots__ = ("_name", "_session")

    def __init__(self, session: Session, name: str) -> None:
        self._session = session
        self._name = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return call(self._session, self._name, self._name, args, kwargs)[0]

    def __repr__(self) -> str:
        return self._name


def call(
    session: Session, target: Any, label: str, args: tuple, kwargs: dict, request: str = "call"
) -> tuple[Any, list]:
    """Call `target` over there; return (result, arguments after the call).

    label: how the call is shown in a counterexample; "" to leave it out.
    """
    text = Later(show_call, label, args, kwargs, "tensors" in request)
    if label:
        session.note(text)
    reply = session.request(request, target, args, kwargs)
    try:
        result, after, printed = reply
    except (TypeError, ValueError):
        session.gone = StudentGone(Outcome.SEC, UNREADABLE)
        raise session.gone from None
    session.printed = printed if isinstance(printed, str) else ""
    if isinstance(result, Handle) and label:
        name = session.new_name(object.__getattribute__(result, "_ref").kind)
        object.__setattr__(result, "_label", name)
        session.journal[-1:] = [Later("{} = {}".format, name, text)]
    return result, after


class Copie:
    """The student's notebook; see the module's docstring."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __getattr__(self, name: str) -> Reference:
        if name.startswith("_"):
            raise AttributeError(name)
        return Reference(self._session, name)

    def value(self, name: str) -> Any:
        """A copy of the variable `name`, or a handle if it is no data."""
        return self._session.request("value", name)

    def call_with_arguments(self, name: str, *args: Any) -> tuple[Any, list]:
        """Call a function; return its result and the arguments as they are afterwards."""
        return call(self._session, name, name, args, {})

    def replace(self, name: str, function: Any) -> None:
        """Put a function of the test in the place of `name` (`nand`, `Reseau.backprop`)."""
        self._session.request("replace", name, function)

    def record(self, name: str) -> Callable[[], list]:
        """Watch the calls of `name`; the result, called, gives their (args, kwargs)."""
        number = self._session.request("record", name)
        return lambda: self._session.request("records", number)

    def printed(self) -> str:
        """What the last call printed."""
        if self._session.trace is not None:
            self._session.trace.append(("printed", self._session.printed))
        return self._session.printed

    def context(self, text: str) -> None:
        """A line of French shown above the counterexample."""
        self._session.context = text

    def expect_raises(self, type_name: str, name: str, *args: Any, **kwargs: Any) -> str:
        """Call `name`, which must raise `type_name`; return the message.

        Raises Mismatch when it returns, StudentFault when it raises something else.
        """
        try:
            result = call(self._session, name, name, args, kwargs)[0]
        except StudentFault as fault:
            if type_name in fault.type_names:
                return fault.message
            raise
        raise Mismatch(
            f"Cet appel doit lever {type_name}.", got=show_value(result), expected=type_name
        )
