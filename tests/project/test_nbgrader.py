"""Three ways to grade, one result: nbgrader's command, the formgrader's call, `autograder grade`.

Each grades the same submissions in turn, in one course folder, and after each nbgrader
writes the feedback and exports the grades as usual. A grade given by hand stays.
"""

import csv
import json

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

from autograder.corpus import read_samples
from autograder.demo import CLASS, notebook_of
from autograder.grading import Course
from tests.project.courses import ROOT, modules_of

pytestmark = pytest.mark.filterwarnings("ignore:.*:sqlalchemy.exc.SAWarning")

TP1, TP3 = "tp01_perceptron", "tp03_reseau"
STUDENTS = {TP1: ("emma",), TP3: ("jules",)}  # four mistakes; a damaged notebook


def by_nbgrader(course, name):
    course.run("nbgrader", "autograde", name, "--force")


def by_formgrader(course, name):
    with modules_of(course.root):
        for student in STUDENTS[name]:
            outcome = Course(course.root).api.autograde(name, student, force=True, create=True)
            assert outcome["success"], outcome


def by_autograder(course, name):
    course.run("autograder", "grade", name, "--force")


WAYS = {"nbgrader": by_nbgrader, "formgrader": by_formgrader, "autograder": by_autograder}


def gradebook(course):
    return Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "apprentissage-profond")


def scores(course, name):
    """{(student, cell): (auto, manual, needs manual grade)} in the gradebook."""
    with gradebook(course) as opened:
        return {
            (submission.student.id, grade.name): (
                grade.auto_score, grade.manual_score, grade.needs_manual_grade,
            )
            for submission in opened.assignment_submissions(name)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }  # fmt: skip


def grade_by_hand(course, score):
    """What an instructor does in the formgrader for the free-text question."""
    with gradebook(course) as opened:
        grade = opened.find_grade("question_festival", TP1, TP1, "emma")
        grade.manual_score = score
        grade.needs_manual_grade = False
        opened.db.commit()


def files(course, name):
    """Bytes by path of what grading wrote; verdicts as data, without their seconds."""
    found = {}
    for student in STUDENTS[name]:
        folder = course.root / "autograded" / student / name
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            content = path.read_bytes()
            if path.name == "verdict.json":
                content = json.loads(content)
                assert content.pop("seconds") > 0
            found[path.relative_to(course.root).as_posix()] = content
    return found


def write_feedback(course, name, way):
    """As the command does after the first way, as the formgrader does after the others."""
    if way == "nbgrader":
        course.run("nbgrader", "generate_feedback", name, "--force")
        return
    for student in STUDENTS[name]:
        outcome = Course(course.root).api.generate_feedback(name, student, force=True)
        assert outcome["success"], outcome


def exported(course, way):
    """The table that `nbgrader export` writes: score by assignment and student."""
    path = course.root / "grades.csv"
    if way == "nbgrader":
        course.run("nbgrader", "export")
    else:
        with gradebook(course) as opened:
            CsvExportPlugin(to=str(path)).export(opened)
    with path.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    path.unlink()
    return {(row["assignment"], row["student_id"]): float(row["score"]) for row in rows}


@pytest.fixture(scope="module")
def graded(course):
    """What each way left behind, by way: scores, files, exported table, feedback pages."""
    for name, students in STUDENTS.items():
        assignment = course.assignment(name)
        samples = [s for s in read_samples(ROOT, name) if "default_rng()" not in s.source]
        for student in CLASS:
            if student.name in students:
                path = course.submit(student.name, name=name)
                nbformat.write(notebook_of(student, assignment, samples), path)
    left = {}
    for way, run in WAYS.items():
        for name in STUDENTS:
            run(course, name)
        before = scores(course, TP1)["emma", "question_festival"]
        if way == "nbgrader":
            grade_by_hand(course, 1.5)
        pages = {}
        for name in STUDENTS:
            write_feedback(course, name, way)
            for student in STUDENTS[name]:
                page = course.root / "feedback" / student / name / f"{name}.html"
                pages[name, student] = page.read_text()
        left[way] = {
            "question": before,
            "scores": {name: scores(course, name) for name in STUDENTS},
            "files": {name: files(course, name) for name in STUDENTS},
            "export": exported(course, way),
            "feedback": pages,
        }
    return course, left


@pytest.mark.parametrize("way", ["formgrader", "autograder"])
@pytest.mark.parametrize("name", STUDENTS)
def test_the_same_score_in_every_cell(graded, way, name):
    """The gradebook holds the same automatic score of each cell whichever way it was graded."""
    _, left = graded
    expected = {key: auto for key, (auto, _, _) in left["nbgrader"]["scores"][name].items()}
    assert {key: auto for key, (auto, _, _) in left[way]["scores"][name].items()} == expected
    assert len(expected) >= 10 * len(STUDENTS[name])
    assert len(set(expected.values())) > 2


@pytest.mark.parametrize("way", ["formgrader", "autograder"])
@pytest.mark.parametrize("name", STUDENTS)
def test_the_same_files(graded, way, name):
    """The same file names, notebooks byte for byte, verdicts equal but for the seconds."""
    _, left = graded
    assert list(left[way]["files"][name]) == list(left["nbgrader"]["files"][name])
    assert left[way]["files"][name] == left["nbgrader"]["files"][name]


@pytest.mark.parametrize("name", STUDENTS)
def test_a_notebook_and_a_verdict_for_each_student(graded, name):
    """Two files a submission, and the verdict's points are the gradebook's."""
    _, left = graded
    names = [
        f"autograded/{s}/{name}/{f}"
        for s in STUDENTS[name]
        for f in (f"{name}.ipynb", "verdict.json")
    ]
    assert sorted(left["nbgrader"]["files"][name]) == sorted(names)
    for student in STUDENTS[name]:
        verdict = left["nbgrader"]["files"][name][f"autograded/{student}/{name}/verdict.json"]
        for grade_id, cell in verdict["cells"].items():
            auto = left["nbgrader"]["scores"][name][student, grade_id][0]
            assert auto == (None if cell["manual"] else cell["points"])


@pytest.mark.parametrize("way", WAYS)
def test_feedback_and_export_work_after_each(graded, way):
    """The feedback page has every cell's message; the export has the gradebook's totals."""
    _, left = graded
    for (name, student), page in left[way]["feedback"].items():
        for grade_id in left[way]["files"][name][f"autograded/{student}/{name}/verdict.json"][
            "cells"
        ]:
            if grade_id != "question_festival":
                assert f"<strong>{grade_id.removeprefix('test_')}</strong>" in page
        assert "BEGIN HIDDEN" not in page
        assert "autograder: guard" not in page
    assert left[way]["feedback"] == left["nbgrader"]["feedback"]
    for name, students in STUDENTS.items():
        for student in students:
            own = [s for (who, _), s in left[way]["scores"][name].items() if who == student]
            total = sum(auto if manual is None else manual for auto, manual, _ in own)
            assert left[way]["export"][name, student] == pytest.approx(total)


def test_a_manual_grade_survives(graded):
    """Asked for once, given by hand, the grade is still there after two more gradings."""
    _, left = graded
    assert left["nbgrader"]["question"] == (None, None, True)
    for way in ("formgrader", "autograder"):
        auto, manual, _ = left[way]["question"]
        assert (auto, manual) == (None, 1.5)


def test_other_assignments_and_this_repository_are_untouched(graded):
    """All was written in the copy of the course."""
    course, _ = graded
    assert ROOT not in course.root.parents
    folders = sorted(p.name for p in (course.root / "autograded").iterdir())
    assert folders == ["emma", "jules"]
