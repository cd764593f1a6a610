"""Tests that an instructor writes in the test cell, the usual nbgrader way.

They need no file in tests/hidden. They run in the sandbox, in the student's own
process: what hidden test files protect against (a patched NumPy, a hook that prints
them) they are exposed to, as under stock nbgrader. The gradebook, the course and the
machine stay out of reach.
"""

import json

import pytest

from autograder.errors import Outcome
from autograder.link import _result
from tests.project.courses import CourseFolder, points, printed, source_notebook, tiny_course

CELL = """assert double(0) == 0
### BEGIN HIDDEN TESTS
note = 0
if double(17.25) == 34.5:
    note += 0.5
if double(-1) == -2:
    note += 1.5
print("caché")
RESULT
### END HIDDEN TESTS"""
ALL_OR_NOTHING = """assert triple(0) == 0
### BEGIN HIDDEN TESTS
assert triple(17.25) == 51.75
### END HIDDEN TESTS"""


def make_course(root, result="note") -> CourseFolder:
    """A course whose hidden tests are in its two test cells."""
    course = tiny_course(root)
    for path in (course.root / "tests" / "hidden" / "tiny").glob("test_*.py"):
        path.unlink()
    tests = {"double": CELL.replace("RESULT", result), "triple": ALL_OR_NOTHING}
    course.write_source(source_notebook(tests))
    return course


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return make_course(tmp_path_factory.mktemp("classique") / "cours")


ANSWERS = {
    "right": ("return 2 * x", 2.0),
    "partly right": ("return abs(2 * x)", 0.5),
    "wrong in what students see": ("return 2 * x + 1", 0.0),
    "wrong in what is hidden": ("return 0", 0.0),
    "raises": ("raise ValueError('non')", 0.0),
    "exits": ("raise SystemExit(0)", 0.0),
    "ends the process": ("import os; os._exit(0)", 0.0),
    "hangs": ("while True: pass", 0.0),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_partial_credit_by_a_numeric_result(course, name):
    """The number that the cell gives is its points; the other cell is graded whatever happens."""
    body, earned = ANSWERS[name]
    judgement = course.judge(course.notebook({"double": f"def double(x):\n    {body}"}))
    assert points(judgement) == {"test_double": earned, "test_triple": 2.0}
    (prop,) = judgement.verdict.cells["test_double"].properties
    assert prop.holds == (earned > 0)
    assert prop.holds or prop.message


@pytest.mark.parametrize("result", ["3", "-1", "float('nan')", "'beaucoup'", "[1, 2]", "1e400"])
def test_a_result_that_is_no_number_of_points_is_never_full_marks(tmp_path, result):
    """More than the maximum, less than 0, NaN, a text, a list: 0 points, and the reason."""
    course = make_course(tmp_path / "cours", result)
    judgement = course.judge(course.notebook())
    assert points(judgement) == {"test_double": 0.0, "test_triple": 2.0}
    (prop,) = judgement.verdict.cells["test_double"].properties
    assert prop.outcome is Outcome.WA
    assert prop.message == (
        "Le résultat de la cellule n'est pas un nombre de points entre 0 et 2, ou il vaut 0."
    )


@pytest.mark.parametrize("report", [None, [], {}, "outcome", {"outputs": []}])
def test_an_unreadable_report_of_a_cell_is_no_success(report):
    """What the worker says of a cell counts as run only when it says how the cell ended."""
    result = _result(report)
    assert result.outcome is Outcome.SEC
    assert result.error == "réponse illisible du processus de calcul"
    assert _result({"outcome": None}).outcome is None


def test_they_run_in_the_sandbox(course):
    """A function that opens the course's files when it is tested finds none."""
    body = f"""def double(x):
    try:
        open({str(course.root / "source" / "tiny" / "tiny.ipynb")!r}).close()
        print("OUVERT")
    except OSError:
        print("FERMÉ")
    return 2 * x"""
    judgement = course.judge(course.notebook({"double": body}))
    assert points(judgement)["test_double"] == 2.0
    assert "FERMÉ" in printed(judgement)
    assert "OUVERT" not in printed(judgement)


def test_tests_written_in_a_cell_are_no_secret(course):
    """The known exception: a hook prints them, which is why this course keeps its own in files."""
    hook = "get_ipython().events.register('pre_run_cell', lambda info: print(info.raw_cell))"
    assert "17.25" in printed(course.judge(course.notebook(extra=[hook])))


def test_stock_command_and_gradebook(course):
    """`nbgrader autograde` stores the same partial points, and no test code in the notebook."""
    course.run("nbgrader", "generate_assignment", "tiny")
    released = (course.root / "release" / "tiny" / "tiny.ipynb").read_text()
    course.submit("lea", course.notebook({"double": "def double(x):\n    return abs(2 * x)"}))
    course.run("nbgrader", "autograde", "tiny")
    folder = course.root / "autograded" / "lea" / "tiny"
    verdict = json.loads((folder / "verdict.json").read_text())
    assert [cell["points"] for cell in verdict["cells"].values()] == [0.5, 2.0, 0.0]
    course.run("nbgrader", "export")
    assert (course.root / "grades.csv").read_text().splitlines()[1].split(",")[9] == "2.5"
    for text in (released, (folder / "tiny.ipynb").read_text()):
        assert "17.25" not in text
