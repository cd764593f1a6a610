"""Where our time goes: one process, one submission after the other, its functions timed.

    python -m tests.bench.phases TP        in a course folder

Apart from the timed runs, for looking costs time, too. A second belongs to one phase only:
what is called within a `whole` phase is part of it (the calls of a search are `shrinking`),
within another it is taken out (a test's calls are not `tests`). What is paid once a process
shows in the first student. The CPU time is that of the trusted process: the rest is waiting
for the sandbox, or for other programs.
"""

from __future__ import annotations

import functools
import importlib
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

# phase, whether it is whole, functions as `module:name` in the package
TABLE: tuple[tuple[str, bool, tuple[str, ...]], ...] = (
    ("reading", True, ("gradebook:read_submission", "judge:make_script", "judge:environment")),
    ("start", True, ("link:launch", "link:SandboxRun._ready", "selftest:assert_isolated")),
    ("cells", True, ("link:SandboxRun._run_steps",)),
    ("forks", True, ("link:SandboxRun._fork", "link:SandboxRun.reap")),
    ("pytest", False, ("judge:run_hidden_tests",)),
    ("drawing", True, ("replay:_draw",)),
    ("tests and references", False, ("replay:run_example",)),
    ("calls", True, ("session:Session.request",)),
    (
        "comparison",
        True,
        tuple(
            f"comparison:check{name}"
            for name in (
                *("", "_array", "_arrays", "_bit", "_bits", "_finite", "_gradients"),
                *("_integer", "_number", "_parameters", "_shape", "_unchanged"),
            )
        ),
    ),
    ("shrinking", True, ("replay:_search",)),
    ("second judgement", True, ("judge:Retrial.judge",)),
    ("diagnosis", True, ("judge:diagnose",)),
    ("closing", True, ("link:SandboxRun._stop",)),
    ("parcels", True, ("parcel:pack", "parcel:unpack")),
    ("writing", True, ("grading:_write",)),
)
OTHER = "other"
Seconds = list[float]


def now() -> Seconds:
    return [time.perf_counter(), time.process_time()]


@dataclass
class Clock:
    """Seconds by phase, one phase at a time: [by the clock, of this process's CPU]."""

    seconds: dict[str, Seconds] = field(default_factory=dict)
    stack: list[tuple[str, bool]] = field(default_factory=lambda: [(OTHER, False)])
    since: Seconds = field(default_factory=lambda: now())

    def turn(self) -> None:
        """Put what went by into the present phase."""
        until, spent = now(), self.seconds.setdefault(self.stack[-1][0], [0.0, 0.0])
        for which in (0, 1):
            spent[which] += until[which] - self.since[which]
        self.since = until

    def taken(self) -> dict[str, Seconds]:
        """The seconds since the last time."""
        self.turn()
        seconds, self.seconds = self.seconds, {}
        return seconds

    def watch(self, phase: str, whole: bool, function: Callable) -> Callable:
        @functools.wraps(function)
        def watched(*args: Any, **kwargs: Any) -> Any:
            if self.stack[-1][1]:
                return function(*args, **kwargs)
            self.turn()
            self.stack.append((phase, whole))
            try:
                return function(*args, **kwargs)
            finally:
                self.turn()
                self.stack.pop()

        return watched


def install(clock: Clock) -> list[str]:
    """Put the clock around every function of the table; returns those that are not there."""
    missing = []
    for phase, whole, places in TABLE:
        for place in places:
            module_name, _, dotted = place.partition(":")
            *path, last = dotted.split(".")
            try:
                owner: Any = importlib.import_module(f"autograder.{module_name}")
                for part in path:
                    owner = getattr(owner, part)
                setattr(owner, last, clock.watch(phase, whole, getattr(owner, last)))
            except (ImportError, AttributeError):
                missing.append(place)
    return missing


def main() -> None:
    """Grade the class, print as JSON the seconds of each student by phase."""
    clock = Clock()
    name = sys.argv[1]
    import torch

    from autograder.grading import Course, grade

    torch.set_num_threads(1)
    missing = install(clock)
    found = {"start of the process": clock.taken()}
    for result in grade(Course(), [name], force=True, jobs=1):
        if result.verdict is None:
            raise RuntimeError(result.error)
        found[result.student] = clock.taken()
    print(json.dumps({"missing": missing, "seconds": found}))


if __name__ == "__main__":
    main()
