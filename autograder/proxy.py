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
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from autograder import wire
from autograder.errors import Mismatch, StudentFault
from autograder.notation import Later, show_call, show_set, show_value

if TYPE_CHECKING:
    from autograder.session import Session


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
        value = self._session.attribute(self, name)
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


def ref_of(handle: Handle) -> wire.Ref:
    """What a handle stands for: a number that means something over there, and a kind."""
    return object.__getattribute__(handle, "_ref")


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
        if type(after) is not list or len(after) != len(args):
            raise ValueError("other arguments than were given")
    except (TypeError, ValueError):
        raise session.unreadable() from None
    session.printed = printed if isinstance(printed, str) else ""
    if isinstance(result, Handle) and label:
        name = session.new_name(ref_of(result).kind)
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

        def records() -> list:
            found = self._session.request("records", number)
            if type(found) is not list or any(
                type(call) is not tuple or list(map(type, call)) != [tuple, dict] for call in found
            ):
                raise self._session.unreadable()
            return found

        return records

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
