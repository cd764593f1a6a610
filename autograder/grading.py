"""Grading a class: judge in parallel, write one at a time, through nbgrader."""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from autograder import gradebook
from autograder.course import find_root, load_assignment, load_config
from autograder.errors import UsageError
from autograder.gradebook import Graded, judge_file
from autograder.selftest import assert_isolated
from autograder.verdict import Verdict


@dataclass
class Result:
    """What came of one submission; `error` is nbgrader's log when it could not be written."""

    student: str
    verdict: Verdict | None
    error: str = ""


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
            found[path.parent.parent.name] = path.resolve(strict=False)
        return found

    def is_graded(self, assignment: str, student: str) -> bool:
        """Whether nbgrader would leave this submission alone without --force."""
        source = self.directory.format_path(self.directory.submitted_directory, student, assignment)
        target = self.directory.format_path(self.directory.autograded_directory, student, assignment)
        if not os.path.exists(target):
            return False
        new = self.directory.get_existing_timestamp(source)
        old = self.directory.get_existing_timestamp(target)
        return not (new is not None and old is not None and new > old)


def grade(
    course: Course,
    assignment: str,
    *,
    student: str | None = None,
    force: bool = False,
    jobs: int = 1,
    started: Callable[[int], None] = lambda total: None,
) -> Iterator[Result]:
    """Grade the submissions of one TP; results come as they are written.

    Raises UsageError when there is nothing to grade, SandboxError when the sandbox
    does not isolate.
    """
    gradebook.check_gradebook(load_assignment(course.root, assignment), course.directory.db_url)
    assert_isolated(course.root)
    submitted = course.submitted(assignment, student)
    if not submitted:
        who = f"student {student!r}" if student else "any student"
        raise UsageError(f"no submission of {assignment} by {who}: submitted/STUDENT/{assignment}/{assignment}.ipynb")
    todo = {
        name: path
        for name, path in submitted.items()
        if force or not course.is_graded(assignment, name)
    }
    started(len(todo))
    for name, graded in _judged(course.root, assignment, todo, jobs):
        yield _write(course, assignment, name, todo[name], graded, force)


def _judged(
    root: Path, assignment: str, todo: dict[str, Path], jobs: int
) -> Iterator[tuple[str, Graded]]:
    if jobs <= 1 or len(todo) <= 1:
        for name, path in todo.items():
            yield name, judge_file(path, root, assignment)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(todo)), mp_context=context, initializer=warm_up) as pool:
        futures: dict[Future, str] = {
            pool.submit(judge_file, path, root, assignment): name for name, path in todo.items()
        }
        for future in as_completed(futures):
            yield futures[future], future.result()


def warm_up() -> None:
    """Prepare a judging process: one thread, torch imported."""
    import torch

    torch.set_num_threads(1)


def _write(
    course: Course, assignment: str, student: str, path: Path, graded: Graded, force: bool
) -> Result:
    gradebook.prepared[path] = graded
    outcome = course.api.autograde(assignment, student, force=force, create=True)
    gradebook.prepared.pop(path, None)
    verdict = graded[1].verdict
    if outcome["success"]:
        return Result(student, verdict)
    return Result(student, None, outcome.get("log") or outcome.get("error") or "nbgrader failed")
