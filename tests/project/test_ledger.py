"""Writing with the gradebook opened once: the same rows and files as nbgrader's own way.

The same judgements are written into two copies of a course, one of them by nbgrader's
API with nothing of ours around it. Late penalties and grades given by hand included.
"""

import json
import shutil
import sqlite3
import time

import pytest
from nbgrader.api import Gradebook

from autograder import gradebook
from autograder.grading import Course, _write
from autograder.ledger import Ledger
from autograder.parcel import pack, unpack
from autograder.writer import SaveGrades
from tests.project.courses import tiny_course
from tests.project.test_incremental import judged

pytestmark = pytest.mark.filterwarnings("ignore:.*:sqlalchemy.exc.SAWarning")
WRONG = "def double(x):\n    return 3 * x"
PENALTIES = """
from nbgrader.plugins import LateSubmissionPlugin
class OnePoint(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1.5
c.AssignLatePenalties.plugin_class = OnePoint
"""
STUDENTS = {"lea": {}, "max": {"double": WRONG}, "nour": {"double": ""}, "zoe": None}


def by_nbgrader(course, students, parcels):
    opened = Course(course.root)
    for student in students:
        path = opened.submitted("tiny")[student]
        gradebook.prepared[path] = unpack(parcels[student])
        outcome = opened.api.autograde("tiny", student, force=True, create=True)
        assert outcome["success"], outcome


def by_batch(course, students, parcels):
    opened = Course(course.root)
    with Ledger() as ledger:
        for student in students:
            path = opened.submitted("tiny")[student]
            assert _write(opened, "tiny", student, path, unpack(parcels[student]), ledger) == ""


def rows(course):
    """Every row of every table, sorted; numbers made up for the occasion by what they stand for."""
    names, found = {}, {}
    with sqlite3.connect(course.root / "gradebook.db") as connection:
        tables = [
            r[0] for r in connection.execute("select name from sqlite_master where type='table'")
        ]
        content = {}
        for table in tables:
            cursor = connection.execute(f"select * from {table}")
            columns = [column[0] for column in cursor.description]
            content[table] = [dict(zip(columns, row, strict=True)) for row in cursor]
        for order in ("base_cell", "notebook", "assignment"):
            for row in content[order]:
                names[row["id"]] = f"{order} {row['name']} {row.get('type')}"
        for row in content["submitted_assignment"]:
            names[row["id"]] = f"submission of {row['student_id']}"
        for row in content["submitted_notebook"]:
            names[row["id"]] = f"notebook of {names[row['assignment_id']]}"
        for table, lines in content.items():
            named = [
                {column: names.get(value, value) for column, value in line.items()
                 if not (column == "id" and table in ("grade", "comment", "source_cell"))}
                for line in lines
            ]  # fmt: skip
            found[table] = sorted(repr(sorted(line.items())) for line in named)
    return found


def files(course):
    """Content and permissions of each file of `autograded/`."""
    return {
        path.relative_to(course.root).as_posix(): (path.read_bytes(), path.stat().st_mode)
        for path in (course.root / "autograded").rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def courses(tmp_path_factory, gradebook_of_tiny):
    """Two copies of one course, and the judgements of its submissions as parcels."""
    course = tiny_course(tmp_path_factory.mktemp("a") / "cours")
    with (course.root / "nbgrader_config.py").open("a") as config:
        config.write(PENALTIES)
    shutil.copy(gradebook_of_tiny, course.root)
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "apprentissage-profond") as opened:
        opened.update_or_create_assignment("tiny", duedate="2026-01-10 12:00:00 UTC")
    parcels = {}
    for student, answers in STUDENTS.items():
        path = course.submit(student, None if answers is None else course.notebook(answers))
        if answers is None:
            path.write_text("{")
        late = "11" if student in ("lea", "max") else "09"
        (path.parent / "timestamp.txt").write_text(f"2026-01-{late} 12:00:00 UTC")
        (path.parent / "données.csv").write_text("1;2")
        submission, judgement = judged(course, path)
        parcels[student] = pack(submission, judgement)
    other = tmp_path_factory.mktemp("b") / "cours"
    shutil.copytree(course.root, other)
    return course, type(course)(other), parcels


def test_the_same_rows_and_files_as_nbgrader(courses, monkeypatch):
    """First grading, a grade by hand, grading again: equal gradebooks and equal files."""
    monkeypatch.setattr(gradebook, "assert_isolated", lambda root: None)  # nothing runs here
    one, other, parcels = courses
    before = rows(one)
    for turn in range(2):
        by_nbgrader(one, parcels, parcels)
        by_batch(other, parcels, parcels)
        assert rows(other) == rows(one)
        assert files(other) == files(one)
        for course in (one, other) if turn == 0 else ():
            with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as opened:
                opened.find_grade("question", "tiny", "tiny", "lea").manual_score = 1.25
                opened.find_grade("test_double", "tiny", "tiny", "max").manual_score = 2.0
                opened.db.commit()
    after = rows(other)
    assert after["grade"] != before["grade"]
    assert (
        sum("('late_submission_penalty', 1.5)" in row for row in after["submitted_notebook"]) == 2
    )
    assert sum("('manual_score', 1.25)" in row for row in after["grade"]) == 1
    assert sum("No response." in row for row in after["comment"]) >= 1
    assert any(name.endswith("lea/tiny/données.csv") for name in files(other))


def test_a_writing_that_fails_leaves_the_gradebook_as_it_was(courses, monkeypatch):
    """What nbgrader had begun to record is rolled back, the next submission is written."""
    monkeypatch.setattr(gradebook, "assert_isolated", lambda root: None)
    _, course, parcels = courses
    before = rows(course)
    opened, real = Course(course.root), SaveGrades._add_comment

    def fails(self, cell, resources):  # the grades of the cells before it are changed already
        if cell.metadata.nbgrader.grade_id == "quadruple":
            raise OSError("disque plein")
        real(self, cell, resources)

    with Ledger() as ledger:
        path = opened.submitted("tiny")["lea"]
        monkeypatch.setattr(SaveGrades, "_add_comment", fails)
        error = _write(opened, "tiny", "lea", path, unpack(parcels["zoe"]), ledger)
        assert "disque plein" in error
        assert rows(course) == before
        monkeypatch.undo()
        monkeypatch.setattr(gradebook, "assert_isolated", lambda root: None)
        assert _write(opened, "tiny", "lea", path, unpack(parcels["lea"]), ledger) == ""
    assert rows(course) == before


def test_a_parcel_keeps_all(courses):
    """Out of a parcel comes what went in: notebook, verdict, outputs, and it is plain JSON."""
    for raw in courses[2].values():
        assert pack(*unpack(raw)) == raw
        assert json.loads(raw)["verdict"]["max"] == 8


def test_writing_is_quick(courses, monkeypatch):
    """A submission of this size is written in well under 100 ms of CPU, on a busy machine too."""
    monkeypatch.setattr(gradebook, "assert_isolated", lambda root: None)
    _, course, parcels = courses
    spent = []
    for _ in range(3):
        started = time.process_time()
        by_batch(course, ["lea"] * 10, parcels)
        spent.append((time.process_time() - started) / 10)
    assert min(spent) < 0.1, spent
