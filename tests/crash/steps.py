"""Grading is killed at each step of writing one submission: between any two things it does.

    python -m tests.crash.steps --every 1

A random moment rarely falls into the tenth of a second in which a submission is written.
Here everything that changes `autograded/` or the gradebook is a step: a file opened for
writing, moved, made, removed, given its rights, a statement of the gradebook, the end of
a transaction. The process kills itself just before it; the next run must put all right,
whether nothing was graded before or, with --force, everything was.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from autograder.grading import Course, grade
from autograder.ledger import Ledger  # imported here: once for all the forks
from autograder.parcel import unpack
from tests.crash.batch import copy_of, files, gradebook, make_class, torn
from tests.project.courses import CourseFolder, modules_of

_CHANGES = (
    "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.rmtree",
    "shutil.copyfile", "tempfile.mkdtemp", "tempfile.mkstemp",
)  # fmt: skip
assert Ledger
assert unpack


def run(course: CourseFolder, force: bool = False) -> None:
    """Grade the class in this process, as `autograder grade tiny --jobs 1` does."""
    with modules_of(course.root):
        for result in grade(Course(course.root), ["tiny"], force=force):
            if result.verdict is None:
                raise RuntimeError(result.error)


def kill_before(step: int, root: Path) -> Callable[[], int]:
    """Kill this process before that step; what is returned tells how many there have been."""
    count = 0

    def next_step() -> None:
        nonlocal count
        count += 1
        if count == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def on_event(name: str, arguments: tuple) -> None:
        if name == "open":
            path, _, flags = arguments
            writing = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
        elif name in _CHANGES:
            path, writing = arguments[0], True
        else:
            return
        if writing and isinstance(path, str | os.PathLike) and str(root) in os.path.abspath(path):
            next_step()

    def on_statement(connection, cursor, statement, *rest) -> None:
        if not statement.lstrip().upper().startswith("SELECT"):
            next_step()

    sys.addaudithook(on_event)
    event.listen(Engine, "before_cursor_execute", on_statement)
    event.listen(Engine, "commit", lambda connection: next_step())
    return lambda: count


def in_fork(work: Callable[[], int]) -> int:
    """Status of a fork of this process that does `work`; its result, up to 65535, by a pipe."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.write(write, work().to_bytes(2, "big"))
            code = 0
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
        os._exit(code)
    os.close(write)
    _, status = os.waitpid(pid, 0)
    number = int.from_bytes(os.read(read, 2), "big")
    os.close(read)
    if os.WIFSIGNALED(status):
        return -os.WTERMSIG(status)
    if os.WEXITSTATUS(status):
        raise RuntimeError("grading failed")
    return number


def graded_to(course: CourseFolder, step: int, force: bool) -> int:
    """Grade in a fork that is killed before that step: -9, else the number of steps."""

    def work() -> int:
        count = kill_before(step, course.root)
        run(course, force)
        return count()

    return in_fork(work)


def faults(course: CourseFolder, rows: dict, names: set[str], force: bool) -> Iterator[str]:
    """What is wrong after a kill, then after the next run."""
    if torn(course):
        yield f"half written: {torn(course)}"
    now = gradebook(course)
    students = {student for student, *_ in now}
    for student in students:
        cells = {key: row for key, row in now.items() if key[0] == student}
        whole = cells == {key: row for key, row in rows.items() if key[0] == student}
        empty = all(row[0] is None for row in cells.values())
        if not whole and (force or not empty):
            yield f"half a submission of {student} in the gradebook: {cells}"
    in_fork(lambda: run(course) or 0)
    if gradebook(course) != rows:
        yield "the gradebook ends otherwise"
    if files(course) != names:
        yield f"files: {files(course) ^ names}"


def study(place: Path, every: int, first: int = 1) -> tuple[int, list[str]]:
    """Kill before every so many steps; the number of kills, and the faults."""
    made = make_class(place / "classe", 2)
    whole = copy_of(made, place / "entier")
    steps = graded_to(whole, 0, force=False)
    rows, names = gradebook(whole), files(whole)
    found, kills = [], 0
    for start, force in ((made, False), (whole, True)):
        course = copy_of(start, place / "cours")
        steps = graded_to(course, 0, force)
        for step in range(first, steps + 1, every):
            course = copy_of(start, place / "cours")
            if graded_to(course, step, force) != -signal.SIGKILL:
                found.append(f"step {step}: there was none")
            kills += 1
            label = f"step {step}/{steps}{' --force' if force else ''}"
            found += [f"{label}: {fault}" for fault in faults(course, rows, names, force)]
        print(f"{'--force: ' if force else ''}{steps} steps", flush=True)
    return kills, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--first", type=int, default=1)
    options = parser.parse_args()
    place = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="crash-"))
    place.chmod(0o755)
    try:
        kills, found = study(place, options.every, options.first)
    finally:
        shutil.rmtree(place)
    print(*found, sep="\n")
    print(f"{kills} kills, {len(found)} faults")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
