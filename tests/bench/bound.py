"""The bound of grading: CPU time of the student's own code, for the same calls, with no grader.

    python -m tests.bench.bound TP STUDENTS        in a course folder

The cells run in this process, and the calls of the first judgement on the examples that
everybody gets, each property up to its first failure. Only the time within the student's
code counts: neither imports made before (NumPy, matplotlib), nor drawing, comparing, codec.
Our own class runs here, never a student's notebook.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

from autograder import replay
from autograder.calls import Calls
from autograder.course import Assignment, find_root, load_assignment
from autograder.memory import fresh_namespace, run_source
from autograder.proxy import Copie
from autograder.script import make_script
from autograder.session import Session
from tests.bench.classes import Handed, make_class, notebook_of
from tests.bench.in_cell import Test, judge


@dataclass
class Bound:
    """CPU seconds of one student's code, and how many calls the tests made."""

    student: str
    cells: float = 0.0
    calls: float = 0.0
    count: int = 0

    @property
    def seconds(self) -> float:
        return self.cells + self.calls


def timed_calls(bound: Bound) -> type[Calls]:
    """`Calls` that count the time within the functions they call, references lent apart."""

    class TimedCalls(Calls):
        def do_call(self, target: Any, args: Any, kwargs: Any) -> Any:
            function = self.lookup(target) if isinstance(target, str) else target

            def timed(*args: Any, **kwargs: Any) -> Any:
                started = time.thread_time()
                try:
                    return function(*args, **kwargs)
                finally:
                    bound.calls += time.thread_time() - started
                    bound.count += 1

            return super().do_call(timed, args, kwargs)

        def trusted_function(self, ref: Any) -> Any:
            function = super().trusted_function(ref)

            def apart(*args: Any, **kwargs: Any) -> Any:
                started = time.thread_time()
                try:
                    return function(*args, **kwargs)
                finally:
                    bound.calls -= time.thread_time() - started

            apart.__name__ = function.__name__
            return apart

    return TimedCalls


def measure_bound(assignment: Assignment, handed: Handed) -> Bound:
    """Run one notebook from top to bottom, the tests of each cell as it comes."""
    bound = Bound(handed.student)
    make_calls = timed_calls(bound)
    namespace = fresh_namespace()
    for step in make_script(notebook_of(assignment, handed), assignment).steps:
        started = time.thread_time()
        try:
            run_source(step.source, f"<cellule {step.label}>", namespace)
        except Exception:  # a visible check that fails, or a mistake: the notebook goes on
            pass
        finally:
            bound.cells += time.thread_time() - started
        if step.label in assignment.hidden:
            module = f"tests.hidden.{assignment.name}.{step.label}"
            judge(namespace, module, replayed, make_calls)
    return bound


def replayed(test: Test, session: Session) -> None:
    """A test on the examples drawn once, without a search for the smallest case."""
    replay.fail_fast(test.function, {"copie": Copie(session)}, session)


def main() -> None:
    """Print the bounds of a class as JSON; the first student once before, to warm up."""
    import matplotlib
    import torch

    matplotlib.use("Agg")
    torch.set_num_threads(1)
    name, count = sys.argv[1], int(sys.argv[2])
    assignment = load_assignment(find_root(), name)
    handed = make_class(assignment, count)
    measure_bound(assignment, handed[0])
    bounds = [asdict(measure_bound(assignment, student)) for student in handed]
    print(json.dumps(bounds))


if __name__ == "__main__":
    main()
