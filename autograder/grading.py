"""Grading a class: judge in parallel, write one at a time, through nbgrader."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from autograder import gradebook
from autograder.course import find_root, load_assignment, load_config
from autograder.errors import AutograderError, UsageError
from autograder.folders import place_of
from autograder.gradebook import Graded, judge_file
from autograder.interrupts import postponed
from autograder.kept import VERDICT, Scores, is_whole, read_json, recorded
from autograder.pool import run_all
from autograder.selftest import assert_isolated
from autograder.verdict import Verdict


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
    """The course folder as nbgrader's API sees it."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = (root or find_root()).resolve()
        self.config = load_config(self.root)
        self.config.CourseDirectory.root = str(self.root)
        self.directory = CourseDirectory(config=self.config)
        self.api = NbGraderAPI(self.directory, config=self.config)
        self.api.log.setLevel(logging.INFO)
        self.api.log.propagate = False
        self.api.log.handlers = [logging.NullHandler()]

    def submitted(self, assignment: str, student: str | None = None) -> dict[str, Path]:
        """Path of the notebook that each student handed in, by student id."""
        found = {}
        pattern = self.directory.format_path(
            self.directory.submitted_directory, student or "*", assignment
        )
        relative = os.path.relpath(pattern, self.root)
        for path in sorted(self.root.glob(f"{relative}/{assignment}.ipynb")):
            found[path.parent.parent.name] = place_of(path)
        return found

    def _folders(self, assignment: str, student: str) -> tuple[str, str]:
        """Where its submission is, and where its grading goes."""
        places = (self.directory.submitted_directory, self.directory.autograded_directory)
        handed_in, graded = (
            self.directory.format_path(place, student, assignment) for place in places
        )
        return handed_in, graded

    def verdict(self, assignment: str, student: str) -> dict | None:
        """The verdict that was last written for this submission, as plain data."""
        return read_json(Path(self._folders(assignment, student)[1], VERDICT))

    def is_graded(self, assignment: str, student: str, scores: Scores | None) -> bool:
        """Whether its grading ended, of this very file and no older one.

        scores: what the gradebook holds of it (`kept.recorded`).
        """
        source, target = self._folders(assignment, student)
        if not is_whole(Path(target), Path(source, f"{assignment}.ipynb"), scores):
            return False
        new = self.directory.get_existing_timestamp(source)
        old = self.directory.get_existing_timestamp(target)
        return not (new is not None and old is not None and new > old)


Submitted = tuple[str, str, Path]  # assignment, student, notebook


def grade(
    course: Course,
    assignments: Sequence[str],
    *,
    student: str | None = None,
    force: bool = False,
    jobs: int = 1,
    started: Callable[[int], None] = lambda total: None,
    write: bool = True,
) -> Generator[Result, None, None]:
    """Grade the submissions of these TPs; results come as they are written.

    force: those that are graded already, too. write: put the grades into the gradebook;
    otherwise only say what they would be.

    Raises UsageError when there is nothing to grade, CourseError when the gradebook
    does not know a TP, SandboxError when the sandbox does not isolate.
    """
    todo: list[Submitted] = []
    for assignment in assignments:
        known = load_assignment(course.root, assignment)
        gradebook.check_gradebook(known, course.directory.db_url)
        submitted = course.submitted(assignment, student)
        if not submitted:
            who = f"student {student!r}" if student else "any student"
            where = f"submitted/STUDENT/{assignment}/{assignment}.ipynb"
            raise UsageError(f"no submission of {assignment} by {who}: {where}")
        scores = recorded(course.directory.db_url, assignment, student)
        todo += [
            (assignment, name, path)
            for name, path in submitted.items()
            if force or not write or not course.is_graded(assignment, name, scores.get(name))
        ]
    assert_isolated(course.root)
    started(len(todo))
    for (assignment, name, path), graded in _judged(course.root, todo, jobs):
        before = course.verdict(assignment, name)
        if isinstance(graded, Exception):
            error = f"{type(graded).__name__}: {graded}"
            yield Result(assignment, name, None, error, before)
        elif write:
            error = _write(course, assignment, name, path, graded, force)
            yield Result(assignment, name, None if error else graded[1].verdict, error, before)
        else:
            yield Result(assignment, name, graded[1].verdict, before=before)


def _judged(
    root: Path, todo: list[Submitted], jobs: int
) -> Iterator[tuple[Submitted, Graded | Exception]]:
    """Judge each submission; what fails, by our own fault, costs that one only."""
    if jobs <= 1 or len(todo) <= 1:
        for submission in todo:
            yield submission, _result(partial(judge_file, submission[2], root, submission[0]))
        return
    tasks = [(path, root, assignment, student) for assignment, student, path in todo]
    for (path, _, assignment, student), result in run_all(_judge, tasks, jobs):
        yield (assignment, student, path), _result(result)


def _judge(path: Path, root: Path, assignment: str, student: str) -> Graded:
    return judge_file(path, root, assignment)


def _result(judge: Callable[[], Graded]) -> Graded | Exception:
    try:
        return judge()
    except AutograderError:  # a sandbox or a course that is broken is so for everybody
        raise
    except Exception as error:
        return error


def _write(
    course: Course, assignment: str, student: str, path: Path, graded: Graded, force: bool
) -> str:
    """Let nbgrader write this judgement down; its log if it could not."""
    gradebook.prepared[path] = graded
    with postponed():
        outcome = course.api.autograde(assignment, student, force=force, create=True)
    gradebook.prepared.pop(path, None)
    if outcome["success"]:
        return ""
    return outcome.get("log") or outcome.get("error") or "nbgrader failed"
