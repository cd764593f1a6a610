"""Names the misconception behind a wrong answer, when it is known for certain.

A failing answer is compared with the wrong answers of `tests/submissions`, each of which
has its sentence. What is compared is behaviour, on every example of the cell's tests:
the values, shapes, exceptions and changed arguments that come back. If exactly one known
answer behaves the same, on further examples too, its sentence is shown; else none is.
"""

from __future__ import annotations

import contextlib
import itertools
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from autograder import foresight, replay, wire
from autograder.corpus import Sample, fill_in, read_samples, solution_key
from autograder.course import Assignment, hash_files, load_assignment
from autograder.errors import Outcome, StudentFault, StudentGone
from autograder.hidden_tests import OpenSession, run_hidden_tests
from autograder.memory import MemoryRun
from autograder.proxy import Copie, Handle, ref_of
from autograder.script import Script, make_script
from autograder.session import Session
from autograder.verdict import Cell

FURTHER = 80  # examples that tell apart two answers which agree on the usual ones
ENOUGH = 40  # examples on which an answer alone agrees for certain
MORE = 5  # times the examples that a known answer was run on, when those were not enough
SECONDS = 20.0  # at most, for one answer that is slow
RTOL, ATOL = 1e-9, 1e-12
SEED = ("seed", 0)  # asked before each example
_NO_MORE = StudentGone(Outcome.RTE, "plus rien à comparer")
_ONCE: list[replay.Example] = [((), {})]  # of a test that draws nothing

Behaviour = list[tuple]  # of one example: what each request gave, and how the test ended


@dataclass(frozen=True)
class Test:
    """A hidden test and what it gets besides `copie`."""

    function: Callable
    parameters: tuple[tuple[str, Any], ...]

    def fixtures(self, session: Session) -> dict[str, Any]:
        return {"copie": Copie(session), **dict(self.parameters)}

    def behaviours(self, session: Session, count: int) -> Iterator[Behaviour]:
        """What the copy does on each example, until it does not answer any more."""
        examples, fixtures = _ONCE, self.fixtures(session)
        if hasattr(self.function, "hypothesis"):
            examples = replay.examples(self.function, fixtures, count) or []
        foresight.ask(self.function, fixtures, session, examples, SEED)
        for example in examples:
            if session.gone is not None:
                return
            session.trace = []
            with contextlib.suppress(StudentFault, StudentGone):
                session.request(*SEED)
            del session.trace[:]
            ending = "AC"
            try:
                replay.run_example(self.function, fixtures, session, example)
            except Exception as error:
                ending = type(error).__name__
            yield [*session.trace, ("end", ending)]


@dataclass
class Observer:
    """Stands in for `replay.run_test`: notes which known answers do the same, judges nothing."""

    candidates: list[Known]  # those that did the same so far
    count: int = replay.MAX_EXAMPLES
    until: float = float("inf")
    seen: int = 0  # on how many examples it saw the answer

    def __call__(self, function: Any, fixtures: dict[str, Any], session: Session | None) -> None:
        others = tuple((name, value) for name, value in fixtures.items() if name != "copie")
        test, found = Test(function, others), list[Behaviour]()
        if session is None or not self.candidates:
            return
        for behaviour in test.behaviours(session, self.count):
            found.append(behaviour)
            if time.monotonic() > self.until:
                break
        self.seen += len(found)
        candidates, self.candidates = self.candidates, []  # none, should one of them fail us
        self.candidates = [known for known in candidates if known.agrees(test, self.count, found)]

    def while_needed(self, opening: OpenSession) -> OpenSession:
        """The same copies, as long as a known answer may still be the one."""

        def open_session(module: str, so_far: dict) -> contextlib.AbstractContextManager[Session]:
            if self.candidates:
                return opening(module, so_far)
            return contextlib.nullcontext(Session.closed(_NO_MORE))

        return open_session


class Known:
    """A known wrong answer in the solution key's place; it is run as far as it is asked about."""

    def __init__(self, sample: Sample, key: Script) -> None:
        self.sample = sample
        steps = [
            replace(step, source=sample.source) if step.label == sample.grade_id else step
            for step in key.steps
        ]
        self._run = MemoryRun(Script(steps))
        self._seen: dict[tuple[str, int], list[list[bytes]]] = {}

    def agrees(self, test: Test, count: int, behaviours: Sequence[Behaviour]) -> bool:
        """Whether it does the same as somebody else did on these examples."""
        key = (f"{test.function.__qualname__}{test.parameters!r}", count)
        seen, compared = self._seen.setdefault(key, []), 0
        while compared < len(behaviours):
            if compared == len(seen):
                seen[:] = self._behaviours(test, count, MORE * len(seen) or 1)
            pairs = zip(seen[compared:], behaviours[compared:], strict=False)
            if compared == len(seen) or not all(same(unpack(own), other) for own, other in pairs):
                return False
            compared = len(seen)
        return True

    def _behaviours(self, test: Test, count: int, first: int) -> list[list[bytes]]:
        """What it does on the first examples, in a copy that does not outlive them."""
        with self._run.open_session() as session:
            return [pack(each) for each in itertools.islice(test.behaviours(session, count), first)]


def pack(behaviour: Behaviour) -> list[bytes]:
    """A behaviour in less than half of the memory, with nothing that keeps its copy alive."""
    return [wire.encode(part, _what_it_is) for part in behaviour]


def unpack(packed: list[bytes]) -> Behaviour:
    """The behaviour again, with a `Ref` for each handle."""
    return [wire.decode(part, _what_it_is) for part in packed]


def _what_it_is(obj: Any) -> wire.Ref:
    return wire.Ref("worker", 0, kind_of(obj) or "")


@lru_cache(maxsize=16)  # a TP or so: each keeps its notebooks
def known_answers(root: Path, name: str, grade_id: str, stamp: str) -> list[Known]:
    """The wrong answers of the corpus for one exercise, as the course is now (`stamp`)."""
    assignment = load_assignment(root, name)
    filled = fill_in(assignment, solution_key(assignment))
    key = make_script(filled, assignment, answers_only=True)
    return [
        Known(sample, key)
        for sample in read_samples(root, name)
        if sample.grade_id == grade_id and sample.kind in ("wa", "rte") and sample.diagnosis
    ]


def diagnose(assignment: Assignment, grade_id: str, cell: Cell, opening: OpenSession) -> None:
    """Add the sentence of a known answer to the first failed property of the cell, if one fits.

    opening: copies of the student's notebook, with references for earlier wrong answers.
    """
    failed = [prop for prop in cell.properties if not prop.holds]
    wrong = {prop.id for prop in failed}
    right = {prop.id for prop in cell.properties} - wrong
    unfit = (Outcome.TLE, Outcome.MLE, Outcome.SEC, Outcome.INTERNAL)
    path = assignment.hidden.get(f"test_{grade_id}")
    if not failed or path is None or any(prop.outcome in unfit for prop in failed):
        return
    root, name = assignment.root, assignment.name
    stamp = hash_files(root, (f"tests/submissions/{name}",)) + assignment.tests_hash()
    candidates = known_answers(root, name, grade_id, stamp)
    states = random.getstate(), np.random.get_state()
    try:
        for count in (replay.MAX_EXAMPLES, FURTHER):
            observer = Observer(candidates, count, time.monotonic() + SECONDS)
            for some in (wrong, right):  # what fails tells most known answers apart
                opened = observer.while_needed(opening)
                run_hidden_tests([path], root, opened, observer, some)
            candidates = observer.candidates if observer.seen else []
            sentences = {known.sample.diagnosis for known in candidates}
            if not sentences or (len(sentences) == 1 and observer.seen >= ENOUGH):
                break
    finally:
        random.setstate(states[0])
        np.random.set_state(states[1])
    if len(sentences) == 1:
        failed[0].diagnosis = sentences.pop()


def same(a: Any, b: Any) -> bool:
    """Whether two results are the same: kinds of number and of sequence apart, up to rounding."""
    if isinstance(a, Handle | wire.Ref) or isinstance(b, Handle | wire.Ref):
        return kind_of(a) == kind_of(b)
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        return _same_arrays(a, b)
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, bool | int | float | np.generic) and isinstance(
        b, bool | int | float | np.generic
    ):
        return _same_arrays(np.asarray(a), np.asarray(b))
    return type(a) is type(b) and bool(a == b)


def kind_of(value: Any) -> str | None:
    """« function:function », « object:Sequential »: all that is known here of what is no data."""
    if isinstance(value, Handle | wire.Ref):
        return str(value.kind if isinstance(value, wire.Ref) else ref_of(value).kind)
    return "function:lent" if callable(value) else None


def _same_arrays(a: Any, b: Any) -> bool:
    try:
        a, b = np.asarray(a), np.asarray(b)
        if a.shape != b.shape:
            return False
        if a.dtype == b.dtype and a.dtype.kind in "biuf" and a.tobytes() == b.tobytes():
            return True  # most of the time, and much faster
        if a.dtype.kind in "biufc" and b.dtype.kind in "biufc":
            return bool(np.allclose(a, b, rtol=RTOL, atol=ATOL, equal_nan=True))
        return bool(np.array_equal(a, b))
    except (ValueError, TypeError):
        return False
