"""Grading a class: judge what has changed, in parallel, and write it one at a time.

Nothing heavy is imported before it is known that something is to be graded: most runs
find that nothing is, and say so at once.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder import kept
from autograder.errors import AutograderError, UsageError
from autograder.fingerprint import fingerprint
from autograder.folders import (
    AUTOGRADED,
    SUBMITTED,
    Folders,
    find_root,
    load_config,
    place_of,
    source_path,
)  # fmt: skip
from autograder.interrupts import postponed
from autograder.station import Judged, Submitted, Task, judge_path, prepare
from autograder.verdict import Verdict

if TYPE_CHECKING:
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    from autograder.gradebook import Graded
    from autograder.ledger import Ledger

AGAIN = "handed in again"


@dataclass
class Result:
    """What came of one submission; `error` is nbgrader's log when it could not be written.

    before: its `verdict.json` of the last time, as plain data, if there is one.
    """

    assignment: str
    student: str
    verdict: Verdict | None
    error: str = ""
    before: dict | None = None


class Course:
    """The course folder, and nbgrader's view of it once that is asked for."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = (root or find_root()).resolve()
        self.config = load_config(self.root)
        self.config.CourseDirectory.root = str(self.root)
        self.folders = Folders(self.root, self.config)

    @cached_property
    def directory(self) -> CourseDirectory:
        """nbgrader's own idea of where things are."""
        from nbgrader.coursedir import CourseDirectory

        return CourseDirectory(config=self.config)

    @cached_property
    def api(self) -> NbGraderAPI:
        """nbgrader's commands."""
        from nbgrader.apps.api import NbGraderAPI

        api = NbGraderAPI(self.directory, config=self.config)
        api.log.setLevel(logging.INFO)
        api.log.propagate = False
        api.log.handlers = [logging.NullHandler()]
        return api

    def submitted(self, assignment: str, student: str | None = None) -> dict[str, Path]:
        """Path of the notebook that each student handed in, or should have, by student id."""
        return {
            name: place_of(folder / f"{assignment}.ipynb")
            for name, folder in self.folders.students(assignment, student).items()
        }

    def verdict(self, assignment: str, student: str) -> dict | None:
        """The verdict that was last written for this submission, as plain data."""
        return kept.read_json(self.folders.step(AUTOGRADED, student, assignment) / kept.VERDICT)

    def why(
        self, assignment: str, student: str, scores: kept.Scores | None, now: dict[str, Any]
    ) -> list[str]:
        """Why this submission is to be graded; nothing when its verdict holds.

        scores: what the gradebook holds of it; now: what decides a verdict today.
        """
        source = self.folders.step(SUBMITTED, student, assignment)
        target = self.folders.step(AUTOGRADED, student, assignment)
        reasons = kept.why(target, source / f"{assignment}.ipynb", scores, now)
        return reasons + ([AGAIN] if not reasons and self._is_newer(source, target) else [])

    def _is_newer(self, source: Path, target: Path) -> bool:
        """nbgrader's rule: the submission has a later timestamp than what was graded."""
        stamps = [folder / "timestamp.txt" for folder in (source, target)]
        if not all(stamp.is_file() for stamp in stamps):
            return False
        if stamps[0].read_bytes() == stamps[1].read_bytes():
            return False  # as nbgrader copied it: the usual case, without nbgrader
        new, old = (self.directory.get_existing_timestamp(str(s.parent)) for s in stamps)
        return new is not None and old is not None and new > old


@dataclass
class Plan:
    """What a run is going to do, before it does anything.

    prints: what decides a verdict of each TP. reasons: how many submissions of a TP are
    graded for which reason; nothing where they are all graded by request.
    """

    todo: list[Submitted] = field(default_factory=list)
    prints: dict[str, dict[str, Any]] = field(default_factory=dict)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        """A line for each reason."""
        for (assignment, reason), count in self.reasons.items():
            some = f"{count} submission{'s' if count > 1 else ''}"
            again = "" if reason == kept.NEW else " graded again"
            yield f"{assignment}: {reason}: {some}{again}"


def plan(course: Course, assignments: Sequence[str], student: str | None, everything: bool) -> Plan:
    """Find what is to be graded. Raises UsageError where there is no submission at all."""
    made = Plan()
    for assignment in assignments:
        source_path(course.root, assignment)
        made.prints[assignment] = now = fingerprint(course.root, assignment)
        submitted = course.submitted(assignment, student)
        if not submitted:
            _check_gradebook(course, assignment)  # the first thing to tell
            who = f"student {student!r}" if student else "any student"
            where = f"submitted/STUDENT/{assignment}/{assignment}.ipynb"
            raise UsageError(f"no submission of {assignment} by {who}: {where}")
        scores = kept.recorded(course.folders.db_url, assignment, student)
        for name, path in submitted.items():
            reasons = [] if everything else course.why(assignment, name, scores.get(name), now)
            if reasons or everything:
                made.todo.append((assignment, name, path))
            if reasons:
                made.reasons[assignment, ", ".join(reasons)] += 1
    return made


def grade(
    course: Course,
    assignments: Sequence[str],
    *,
    student: str | None = None,
    force: bool = False,
    jobs: int = 1,
    scheduler: str | None = None,
    started: Callable[[Plan], None] = lambda plan: None,
    write: bool = True,
) -> Generator[Result, None, None]:
    """Grade the submissions of these TPs; results come as they are written.

    force: those whose verdict holds, too. scheduler: judge on this Dask cluster, and not
    in `jobs` processes. write: put the grades into the gradebook; otherwise only say
    what they would be.

    Raises UsageError when there is nothing to grade, CourseError when the gradebook
    does not know a TP, SandboxError when the sandbox does not isolate.
    """
    made = plan(course, assignments, student, force or not write)
    started(made)
    if made.todo:
        yield from _grade(course, made, jobs, scheduler, write)


def _grade(
    course: Course, made: Plan, jobs: int, scheduler: str | None, write: bool
) -> Generator[Result, None, None]:
    from autograder.lean import settle
    from autograder.pool import warm_up

    imports: tuple[str, ...] = ()
    if not scheduler:  # what is started now does its imports during ours
        if jobs > 1 and len(made.todo) > 1:
            warm_up()
        else:
            imports = prepare(course.root, made.todo[0][0])
    from autograder.ledger import Ledger
    from autograder.parcel import unpack
    from autograder.selftest import assert_isolated

    for assignment in made.prints:
        _check_gradebook(course, assignment)
    if not scheduler:
        assert_isolated(course.root, imports)
    settle()
    with Ledger() as ledger:
        for (assignment, name, path), judged in _judged(course.root, made, jobs, scheduler):
            before = course.verdict(assignment, name)
            if isinstance(judged, Exception):
                error = f"{type(judged).__name__}: {judged}"
                yield Result(assignment, name, None, error, before)
                continue
            graded = unpack(judged)
            error = _write(course, assignment, name, path, graded, ledger) if write else ""
            yield Result(assignment, name, None if error else graded[1].verdict, error, before)


def _check_gradebook(course: Course, assignment: str) -> None:
    from autograder.course import load_assignment
    from autograder.gradebook import check_gradebook

    check_gradebook(load_assignment(course.root, assignment), course.folders.db_url)


def _judged(
    root: Path, made: Plan, jobs: int, scheduler: str | None
) -> Iterator[tuple[Submitted, Judged]]:
    """Judge each submission; what fails, by our own fault, costs that one only."""
    tasks: list[Task] = [
        (path, root, assignment, made.prints[assignment], student)
        for assignment, student, path in made.todo
    ]
    results: Iterator[tuple[Task, Callable[[], bytes]]]
    if scheduler:
        from autograder.cluster import judged_by

        results = judged_by(scheduler, tasks)
    elif jobs <= 1 or len(tasks) <= 1:
        results = ((task, partial(judge_path, *task)) for task in tasks)
    else:
        from autograder.pool import run_all

        results = run_all(judge_path, tasks, jobs)
    for (path, _, assignment, _, student), result in results:
        yield (assignment, student, path), _result(result)


def _result(judge: Callable[[], bytes]) -> Judged:
    try:
        return judge()
    except AutograderError:  # a sandbox or a course that is broken is so for everybody
        raise
    except Exception as error:
        return error


def _write(
    course: Course, assignment: str, student: str, path: Path, graded: Graded, ledger: Ledger
) -> str:
    """Let nbgrader write this judgement down; its log if it could not."""
    from autograder import gradebook

    gradebook.prepared[path] = graded
    with postponed(), ledger.in_place():
        outcome = course.api.autograde(assignment, student, force=True, create=True)
    gradebook.prepared.pop(path, None)
    if outcome["success"]:
        return ""
    return outcome.get("log") or outcome.get("error") or "nbgrader failed"
