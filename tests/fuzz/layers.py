"""What stands above the decoder, asked with any value that a worker can send.

Each function here does with a value what grading does with it, and returns when the end
is one that grading knows: data, `StudentFault`, `StudentGone`, `Mismatch`, a `CellResult`,
a sentence. Anything else that comes out is a fault of ours.
"""

from __future__ import annotations

import contextlib
import json
import random
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder import comparison, diagnosis, link, models, wire
from autograder.channel import SocketChannel, ending
from autograder.errors import Mismatch, Outcome, StudentFault, StudentGone
from autograder.feedback import cell_html, cell_text
from autograder.hidden_tests import judge_property
from autograder.notation import show_value
from autograder.outputs import MAX_OUTPUTS, MAX_TEXT
from autograder.proxy import Copie, Handle, ref_of
from autograder.script import CellResult, Script, Step
from autograder.session import MAX_FAULT, Session
from autograder.verdict import Cell, Property, Verdict
from autograder.worker import ANSWER, NONCE, REPLY, REQUEST, UPCALL
from tests.fuzz import messages

ENDS = (StudentFault, StudentGone, Mismatch)


class Answering:
    """A channel whose every reply is these bytes."""

    def __init__(self, reply: bytes) -> None:
        self.reply = reply
        self.seconds = 0.0

    def exchange(self, request: bytes, on_upcall: Callable) -> bytes:
        return self.reply


def session_of(data: bytes) -> Session:
    """A session that gets these bytes for an answer, to which one function was lent."""
    return Session(Answering(data), [abs])


def encoded(value: Any) -> bytes:
    """`value`, decoded before, as the worker would send it; handles keep their numbers.

    None in the place of what, with something around it, is nested too deeply to be sent.
    """

    def to_ref(obj: Any) -> wire.Ref:
        if isinstance(obj, Handle):
            return ref_of(obj)
        return obj if isinstance(obj, wire.Ref) else wire.Ref("trusted", 0, "abs")

    try:
        return wire.encode(value, to_ref)
    except wire.WireFault:
        return wire.encode(None, to_ref)


# --- replies ----------------------------------------------------------------------------------


def _handle(session: Session) -> Handle:
    return Handle(session, wire.Ref("worker", 1, "object:Reseau"))


OPERATIONS: dict[str, Callable[[Session], Any]] = {
    "call": lambda s: Copie(s).nand(1, 0),
    "call of a handle": lambda s: _handle(s)(1),
    "call with arguments": lambda s: Copie(s).call_with_arguments("f", np.zeros(2)),
    "method with arguments": lambda s: _handle(s).call_with_arguments("f", 1),
    "call with tensors": lambda s: models.call_with_tensors(Copie(s), _handle(s), np.zeros(2)),
    "classes": lambda s: models.classes_of(Copie(s), _handle(s)),
    "getattr": lambda s: _handle(s).poids,
    "setattr": lambda s: setattr(_handle(s), "poids", [1]),
    "value": lambda s: Copie(s).value("x"),
    "replace": lambda s: Copie(s).replace("f", abs),
    "records": lambda s: Copie(s).record("f")(),
    "expect_raises": lambda s: Copie(s).expect_raises("ValueError", "f", 1),
    "printed": lambda s: (Copie(s).f(), Copie(s).printed().strip()),
}


def reply(data: bytes, operation: str) -> Any:
    """What an operation gives when the worker's reply is `data`."""
    session = session_of(data)
    session.trace = []
    try:
        value = OPERATIONS[operation](session)
    except ENDS as end:
        judged(end, session)
        return None
    assert type(session.printed) is str
    assert diagnosis.same(session.trace[-1], session.trace[-1]) in (True, False)
    return value


def upcall(data: bytes) -> None:
    """A request of the student's code to a function lent to it."""

    def lent(*args: Any, **kwargs: Any) -> Any:
        raise KeyError(*args)

    def reading(*args: Any, **kwargs: Any) -> Any:
        return [arg.poids for arg in args if isinstance(arg, Handle)]

    for function in (lent, reading, lambda *args, **kwargs: (args, len(kwargs))):
        session = Session(Answering(data), [function])
        with contextlib.suppress(StudentGone, TypeError):
            answer = session.on_upcall(data)
            assert wire.decode(answer, messages.no_data)[0] in ("ok", "raised")


# --- the process ------------------------------------------------------------------------------


def run_of(data: bytes) -> link.SandboxRun:
    """A run whose zygote answers everything with these bytes."""
    run: Any = object.__new__(link.SandboxRun)
    run._script, run._limits, run._measures = Script([]), link.Limits(), None
    run._deadline, run._launched, run._late = float("inf"), None, 0
    run.results, run._skipped, run.incidents = {}, set(), []
    run._control = Answering(data)
    run._base = session_of(data)
    return run


def process(data: bytes) -> None:
    """The end of a fork, and cells, when the zygote answers with `data`."""
    over, status = run_of(data).reap(7, True, True)
    assert type(over) is bool
    assert type(ending(status)) is str
    with contextlib.suppress(StudentGone):
        step = Step(0, "nand", "x = 1", {"nand": abs})
        cell_result(run_of(data)._run_step(step))


def report(value: Any) -> None:
    """A cell's report, whatever stands in its place."""
    cell_result(link._result(value))


def cell_result(result: CellResult) -> None:
    """What a cell gave may enter a notebook."""
    assert type(result.error) is str
    assert result.outcome is None or isinstance(result.outcome, Outcome)
    assert len(result.error) < 1000
    assert len(result.outputs) <= MAX_OUTPUTS
    for output in result.outputs:
        assert output.output_type in ("stream", "error", "display_data", "execute_result")
        assert len(output.get("text", "")) <= MAX_TEXT + 9
    json.dumps(result.outputs).encode()


# --- comparisons ------------------------------------------------------------------------------

TARGET = np.array([[1.0, -2.0], [0.5, 4.0]])
COMPARISONS: list[Callable[[Any], None]] = [
    lambda v: comparison.check_bit(v, 1),
    lambda v: comparison.check_bits(v, [0, 1]),
    lambda v: comparison.check_integer(v, 3),
    lambda v: comparison.check_number(v, 2.5),
    lambda v: comparison.check_array(v, TARGET),
    lambda v: comparison.check_array(v, 1.5),
    lambda v: comparison.check_array(v, np.zeros((0, 2))),
    lambda v: comparison.check_arrays(v, [TARGET, TARGET[0]], "poids"),
    lambda v: comparison.check_gradients(v, ([TARGET[0]], [TARGET])),
    lambda v: comparison.check_parameters(v, {"a": TARGET, "x": TARGET[0]}),
    lambda v: comparison.check_unchanged([TARGET, {"a": 1}], v),
    lambda v: comparison.check_unchanged(v, v),
    lambda v: comparison.check(False, "Faux.", got=v, expected=v),
]


def compared(value: Any) -> None:
    """Every comparison of hidden tests ends well or with a sentence for the student."""
    assert len(show_value(value)) <= 160
    assert diagnosis.same(value, value) in (True, False)
    for compare in COMPARISONS:
        try:
            compare(value)
        except Mismatch as mismatch:
            judged(mismatch, None)


def judged(error: BaseException, session: Session | None) -> None:
    """An end that grading knows becomes a property, a verdict, a page: never our fault."""
    prop = Property(id="test_f::test", title="Le résultat est juste.")
    judge_property(prop, error, session)
    assert prop.outcome not in (Outcome.AC, Outcome.INTERNAL)
    assert len(prop.message) <= MAX_FAULT + 200
    cell = Cell(max=2.0, properties=[prop])
    assert len(cell_html("test_f", cell)) + len(cell_text("test_f", cell)) < 40_000
    json.dumps(Verdict(cells={"test_f": cell}).to_dict()).encode()


# --- frames -----------------------------------------------------------------------------------


class Stream:
    """A socket's other end that answers each request with lying, split, false frames."""

    def __init__(self, rng: random.Random) -> None:
        self._rng, self._coming = rng, b""

    def settimeout(self, seconds: float) -> None:
        assert seconds > 0

    def sendall(self, data: bytes) -> None:
        if data[4:5] == REQUEST or self._rng.random() < 0.5:
            nonce = data[5 : 4 + NONCE]
            self._coming += b"".join(self._frame(nonce) for _ in range(self._rng.randrange(1, 4)))

    def recv(self, size: int) -> bytes:
        if not self._coming:
            if self._rng.random() < 0.3:
                raise self._rng.choice([TimeoutError, ConnectionResetError, BrokenPipeError])
            return b""
        size = min(size, self._rng.choice([1, 2, 3, 7, 50, 1 << 18]))
        chunk, self._coming = self._coming[:size], self._coming[size:]
        return chunk

    def _frame(self, nonce: bytes) -> bytes:
        rng = self._rng
        kind = rng.choices([REPLY, UPCALL, ANSWER, REQUEST, b""], [8, 6, 1, 1, 1])[0]
        echo = nonce if rng.random() < 0.9 else rng.randbytes(rng.randrange(9))
        body = kind + echo + messages.message(rng)[:5000]
        if rng.random() < 0.1:
            body = body[: rng.randrange(len(body) + 1)]
        size = len(body) if rng.random() < 0.85 else rng.choice([0, 1, 8, len(body) + 1, 2**32 - 1])
        return size.to_bytes(4, "big") + body


def frames(rng: random.Random) -> None:
    """A conversation over a socket whose other end lies about everything."""
    channel = SocketChannel(Stream(rng), 5.0, float("inf"))  # type: ignore[arg-type]
    session = Session(channel, [abs])
    for operation in rng.sample(sorted(OPERATIONS), 2):
        try:
            OPERATIONS[operation](session)
        except ENDS as end:
            judged(end, session)
    stream = Stream(rng)
    stream.sendall(bytes(4) + REQUEST + bytes(8))
    with contextlib.suppress(EOFError, OSError, wire.WireFault):
        while True:
            assert len(wire.receive_frame(stream)) <= wire.MAX_FRAME


# --- all --------------------------------------------------------------------------------------


def layers(value: Any, rng: random.Random) -> None:
    """Bring a decoded value, or a part of it, to a place where it may come."""
    while isinstance(value, list | tuple | set | frozenset | dict) and value and rng.random() < 0.6:
        value = rng.choice(list(value.values() if isinstance(value, dict) else value))
    match rng.randrange(8):
        case 0 | 1:
            wrapped = rng.choice([value, ["ok", value], ["ok", (value, [value], "")]])
            wrapped = rng.choice(
                [wrapped, ["ok", (value, value, value)], ["raised", value, value, value]]
            )
            reply(encoded(wrapped), rng.choice(sorted(OPERATIONS)))
        case 2:
            held = [rng.choice([value, {"poids": value}, {"poids": encoded(["ok", value])}])]
            arguments = [rng.choice([value, wire.Ref("worker", 1, "object:Reseau")])]
            upcall(
                encoded(
                    rng.choice(
                        [value, [value] * 4, [0, value, {}, value], [0, arguments, {}, held]]
                    )
                )
            )
        case 3:
            over = rng.choice([True, False, value])
            process(
                encoded(
                    rng.choice([["ok", value], ["ok", (over, value)], ["raised", value, "", ""]])
                )
            )
        case 4:
            report(value)
        case 5:
            report(a_report(value, rng))
        case _:
            compared(
                rng.choice([value, [value, value], {"a": value, "x": value}, (value, [value])])
            )


def a_report(value: Any, rng: random.Random) -> dict[str, Any]:
    """A report of a cell in which `value` stands somewhere."""
    kind = rng.choice(["stream", "error", "display_data", "execute_result", value])
    output = {"output_type": kind, "name": value, "text": value, "ename": value, "evalue": value}
    output |= {"traceback": rng.choice([value, [value] * 9])}
    mime = rng.choice(["image/png", "image/jpeg", "text/plain", "text/html"])
    output["data"] = rng.choice([value, {mime: value}, {mime: "iVBORw0KGgo="}])
    outcome = rng.choice([value, "RTE", "TLE", "AC", None])
    return {
        "outcome": outcome,
        "error": value,
        "outputs": rng.choice([value, [output, value] * 40]),
    }
