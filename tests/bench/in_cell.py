"""What a test cell of the stock course runs: one hidden test file, in the student's own process.

`copie` asks the kernel's own namespace, through the codec that the sandbox uses, so that a
property sees the very same values. Hypothesis draws and shrinks as it does for us: as many
examples, derandomized, no database, no deadline. What a test puts in the place of an answer
is taken out again after it, as whoever writes such tests in a cell would do. A kernel has no
fork for each test: what an answer remembers from one call to the next stays.

Nothing that the checks do not need is imported here: each kernel pays for it.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from autograder import replay
from autograder.calls import Calls
from autograder.errors import Mismatch, Outcome, StudentFault, StudentGone
from autograder.proxy import Copie
from autograder.session import Session
from autograder.verdict import Cell, Property

MARK = "propriétés : "  # begins the line on which a cell says how each property came out


@dataclass(frozen=True)
class Test:
    """One hidden test, with what its marks say."""

    name: str
    function: Callable
    weight: float
    secondary: bool


class KernelChannel:
    """Answers requests in this process, through the codec."""

    def __init__(self, calls: Calls) -> None:
        self.calls = calls

    def exchange(self, request: bytes, on_upcall: Callable[[bytes], bytes]) -> bytes:
        return self.calls.answer(request, on_upcall)


def tests_of(module: ModuleType) -> list[Test]:
    """The tests of a hidden test module, in the order in which pytest runs them."""
    found = []
    for name, function in vars(module).items():
        if name.startswith("test_") and callable(function):
            marks = {mark.name: mark.args for mark in getattr(function, "pytestmark", [])}
            unknown = marks.keys() - {"points", "secondary"}
            if unknown:
                raise NotImplementedError(f"{module.__name__}.{name}: {', '.join(unknown)}")
            weight = float(marks.get("points", (1.0,))[0])
            found.append(Test(name, function, weight, "secondary" in marks))
    return found


@contextlib.contextmanager
def restored(namespace: dict[str, Any]) -> Iterator[None]:
    """Put names, and attributes of the notebook's classes, back to what they were."""
    before = dict(namespace)
    classes = [
        (value, dict(vars(value)))
        for value in before.values()
        if isinstance(value, type) and value.__module__ == "__main__"
    ]
    try:
        yield
    finally:
        for name in namespace.keys() - before.keys():
            del namespace[name]
        namespace.update(before)
        for cls, attributes in classes:
            for name in vars(cls).keys() - attributes.keys():
                delattr(cls, name)
            for name, value in attributes.items():
                if vars(cls).get(name) is not value:
                    setattr(cls, name, value)


def whole_test(test: Test, session: Session) -> None:
    """Hypothesis as it is: draws, runs, shrinks what fails."""
    test.function(copie=Copie(session))


def judge(
    namespace: dict[str, Any],
    module_name: str,
    run: Callable[[Test, Session], None] = whole_test,
    make_calls: Callable[[dict[str, Any]], Calls] = Calls,
) -> list[Property]:
    """Run the properties of one cell on the answers in `namespace`, one after the other."""
    replay.settings.load_profile("autograder")
    module = importlib.import_module(module_name)
    properties = []
    for test in tests_of(module):
        prop = Property(test.name, "", test.weight, test.secondary)
        session = Session(KernelChannel(make_calls(namespace)))
        state = random.getstate(), np.random.get_state()
        try:
            with restored(namespace):
                run(test, session)
            prop.outcome = Outcome.AC
        except (Mismatch, AssertionError):
            prop.outcome = Outcome.WA
        except (StudentFault, StudentGone) as fault:
            prop.outcome = fault.outcome
        except Exception as error:  # hypothesis: what fails once and holds the next time
            prop.outcome, prop.message = Outcome.WA, type(error).__name__
        finally:
            random.setstate(state[0])
            np.random.set_state(state[1])
        properties.append(prop)
    return properties


def points(namespace: dict[str, Any], module_name: str, maximum: float) -> float:
    """The points of one cell; prints a line that the benchmark compares with our verdict."""
    cell = Cell(maximum, judge(namespace, module_name))
    outcomes = {prop.id: prop.outcome.value for prop in cell.properties}
    print(MARK + json.dumps(outcomes, ensure_ascii=False))
    return cell.points
