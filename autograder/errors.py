"""Exceptions of the trusted side.

    AutograderError           anything below, to catch them all
      UsageError              the caller asked for something that is not there (exit 2)
      SandboxError            the sandbox cannot be trusted: nothing is graded (exit 2)
      CourseError             the course itself is inconsistent (exit 2)

What goes wrong on the student's side is not an error but a value: it reaches a
hidden test as `StudentFault` (the copy can still answer) or `StudentGone` (it
cannot), or leaves it as `Mismatch`, and ends as an outcome in the verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class Outcome(StrEnum):
    """Verdict word of one property, after the usage of programming contests."""

    AC = "AC"  # holds
    WA = "WA"  # wrong answer
    RTE = "RTE"  # the student's code raised or crashed
    TLE = "TLE"  # time limit exceeded
    MLE = "MLE"  # memory limit exceeded
    SEC = "SEC"  # the worker broke the protocol
    INTERNAL = "INTERNAL"  # our own fault: reported, never points


class AutograderError(Exception):
    """Base class of this package's exceptions."""


class UsageError(AutograderError):
    """The caller named something that does not exist or cannot be combined."""


class SandboxError(AutograderError):
    """The sandbox is missing or does not isolate; the message carries the remedy."""


class CourseError(AutograderError):
    """Source, hidden tests, references and gradebook do not fit together."""


class StudentFault(Exception):
    """A call to the student's code failed; the copy can still answer.

    It derives from `Exception` so that hypothesis shrinks the input that causes it.
    """

    def __init__(self, outcome: Outcome, message: str, type_names: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.message = message
        self.type_names = type_names


class StudentGone(BaseException):
    """The copy hung, died or broke the protocol: nothing more can be asked of it.

    It is no `Exception`, so neither hypothesis nor an `except Exception` retries.
    """

    def __init__(self, outcome: Outcome, message: str) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.message = message


class Mismatch(AssertionError):
    """An answer that differs from what is expected.

    message: one or two French sentences; got, expected: short texts or None;
    right: what is right already, one phrase each.
    """

    def __init__(
        self,
        message: str,
        *,
        got: str | None = None,
        expected: str | None = None,
        right: Sequence[str] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.got = got
        self.expected = expected
        self.right = list(right)


def said(error: BaseException) -> str:
    """What an exception says; nothing when it cannot (an integer of too many digits)."""
    try:
        return error.message if isinstance(error, StudentFault | StudentGone) else str(error)
    except ValueError:
        return ""
