"""A class of the tiny course, in part hostile, and what grading it must leave."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from tests.project.courses import CourseFolder, tiny_course

SLOW = "import time\ntime.sleep(0.4)"
# Each is bounded by itself, and dies with its sandbox at the latest.
LEFT_BEHIND = """
import os, signal, time
if os.fork() == 0:
    os.setsid()
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    time.sleep(60)
    os._exit(0)
"""
DEAF = """
import time
end = time.monotonic() + 30
while time.monotonic() < end:
    try:
        time.sleep(0.1)
    except BaseException:
        pass
"""
FILES = "open('/tmp/reste', 'wb').write(b'x' * 1000000)\nopen('/dev/shm/reste', 'w').write('x')"
LATE = "def double(x):\n    import time\n    time.sleep(20)\n    return 2 * x"
WRONG = "def double(x):\n    return 3 * x"
Class = list[tuple[str, dict[str, str], list[str]]]  # student, answers, cells of her own
CLASS: Class = [
    ("alice", {}, [SLOW]),
    ("bruno", {"double": WRONG}, []),
    ("chloe", {}, [LEFT_BEHIND]),
    ("dalia", {}, [DEAF]),
    ("emile", {}, ["import os\nos._exit(3)"]),
    ("fanny", {}, [SLOW, FILES]),
    ("gael", {"double": LATE}, []),
    ("hugo", {"triple": "def triple(x):\n    raise SystemExit(0)"}, [LEFT_BEHIND]),
    ("ines", {}, []),
    ("jean", {"quadruple": "def quadruple(x):\n    return double(x)"}, [SLOW]),
    ("kim", {}, ["raise ValueError('<script>')"]),
]
BROKEN = "lina"  # hands in half a file


def make_class(root: Path, students: int = len(CLASS) + 1) -> CourseFolder:
    """The course with its class, known to nbgrader, nothing graded; the last hands in half a file."""
    course = tiny_course(root, cell_seconds=1, call_seconds=0.5, hurried_call_seconds=0.2)
    course.run("nbgrader", "generate_assignment", "tiny")
    for student, answers, extra in CLASS[: students - 1]:
        course.submit(student, course.notebook(answers, extra))
    whole = (course.root / "submitted/alice/tiny/tiny.ipynb").read_bytes()
    course.submit(BROKEN).write_bytes(whole[: len(whole) // 2])
    return course


def copy_of(course: CourseFolder, root: Path) -> CourseFolder:
    """The same course at another place."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(course.root, root)
    return CourseFolder(root)


def gradebook(course: CourseFolder) -> dict[tuple[str, ...], tuple[Any, ...]]:
    """Every grade and comment in the gradebook, by student, kind and cell."""
    rows: dict[tuple[str, ...], tuple[Any, ...]] = {}
    columns = {
        "grade": "auto_score, manual_score, extra_credit, needs_manual_grade",
        "comment": "auto_comment, manual_comment",
    }
    connection = sqlite3.connect(course.root / "gradebook.db")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table, wanted in columns.items():
            query = (
                f"SELECT submitted_assignment.student_id, base_cell.name, {wanted} FROM {table} "
                f"JOIN base_cell ON base_cell.id = {table}.cell_id "
                f"JOIN submitted_notebook ON submitted_notebook.id = {table}.notebook_id "
                "JOIN submitted_assignment "
                "ON submitted_assignment.id = submitted_notebook.assignment_id"
            )
            for student, cell, *values in connection.execute(query):
                rows[student, table, cell] = tuple(values)
    finally:
        connection.close()
    return rows


def graded(course: CourseFolder) -> dict[str, int]:
    """When each verdict that is there was written, by student."""
    return {
        path.parent.parent.name: path.stat().st_mtime_ns
        for path in course.root.glob("autograded/*/tiny/verdict.json")
    }


def torn(course: CourseFolder) -> list[str]:
    """Files of `autograded/` that are not whole."""
    found = []
    for path in course.root.glob("autograded/*/tiny/*"):
        if path.suffix in (".json", ".ipynb") and not path.name.startswith("."):
            try:
                json.loads(path.read_text())
            except ValueError:
                found.append(str(path.relative_to(course.root)))
    return found


def files(course: CourseFolder) -> set[str]:
    """All the files of the course, but for what Python caches."""
    return {
        str(path.relative_to(course.root))
        for path in course.root.rglob("*")
        if "__pycache__" not in path.parts and ".hypothesis" not in path.parts
    }
