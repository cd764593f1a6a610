"""The measured faults of stock nbgrader: shown on stock nbgrader, and absent here.

The same class hands in the same notebooks twice: to a course without this project's
configuration, its hidden tests in the cells, and to one with it, its hidden tests in
files. (Tests that an instructor writes in a cell run in the student's own process in
both: see test_in_cell.) All that stock nbgrader executes here is harmless.
"""

import json
import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook

from tests.project.courses import (
    SECRET,
    CourseFolder,
    copy_of_this_course,
    source_notebook,
    tiny_course,
)

pytestmark = pytest.mark.filterwarnings("ignore:.*:sqlalchemy.exc.SAWarning")

STOCK_TEST = f"""assert np.isclose({{name}}(0), 0)
### BEGIN HIDDEN TESTS
assert np.isclose({{name}}({SECRET}), {SECRET} * {{factor}})
### END HIDDEN TESTS"""
WRONG = "def double(x):\n    return x + 100"
PATCH = "import numpy as np\nnp.isclose = lambda *a, **k: True"
HOOK = "get_ipython().events.register('pre_run_cell', lambda info: print('VU', info.raw_cell))"
WARNS = "def double(x):\n    np.float64(1) / np.float64(0)\n    return 2 * x"
DIES = "def double(x):\n    import os\n    os._exit(1)"

READER = """
for nom, mode in (("source/tiny/tiny.ipynb", "r"), ("gradebook.db", "r+b")):
    try:
        open("{root}/" + nom, mode).close()
        print("OUVERT", nom)
    except OSError:
        print("FERMÉ", nom)
"""
# Nothing but the path where nbgrader finds alembic and the kernel.
PLAIN = """import os, sys
c = get_config()
os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ.get("PATH", "")
"""


def handed_in(course):
    """Notebook by student; each name is a fault."""
    notebooks = {
        "juste": course.notebook(),
        "patch": course.notebook({"double": WRONG}, [PATCH]),
        "hook": course.notebook(extra=[HOOK]),
        "warning": course.notebook({"double": WARNS}),
        "copied": course.notebook(),
        "deleted": course.notebook({"double": WRONG}),
        "dead": course.notebook({"double": DIES}),
        "reader": course.notebook(extra=[READER.format(root=str(course.root))]),
    }
    cells = notebooks["copied"].cells
    twin = next(c for c in cells if c.metadata.get("nbgrader", {}).get("grade_id") == "test_double")
    cells.append(nbformat.from_dict(json.loads(json.dumps(twin)) | {"id": "jumeau"}))
    cells = notebooks["deleted"].cells
    cells[:] = [c for c in cells if c.metadata.get("nbgrader", {}).get("grade_id") != "test_double"]
    return notebooks


def grades(course):
    """{student: {cell: (auto score, needs manual grade)}} in the gradebook."""
    found = {}
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        for submission in gradebook.assignment_submissions("tiny"):
            for notebook in submission.notebooks:
                found[submission.student.id] = {
                    grade.name: (grade.auto_score, grade.needs_manual_grade)
                    for grade in notebook.grades
                }
    return found


def text_of(course, student):
    return (course.root / "autograded" / student / "tiny" / "tiny.ipynb").read_text()


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    """The class as stock nbgrader grades it: (course, what the command said)."""
    course = CourseFolder(tmp_path_factory.mktemp("stock"))
    (course.root / "nbgrader_config.py").write_text(PLAIN)
    tests = {"double": 2, "triple": 3}
    course.write_source(
        source_notebook({n: STOCK_TEST.format(name=n, factor=f) for n, f in tests.items()})
    )
    course.run("nbgrader", "generate_assignment", "tiny")
    for student, notebook in handed_in(course).items():
        course.submit(student, notebook)
    course.submit("unreadable").write_text('{"cells": [')
    stopped = course.run("nbgrader", "autograde", "tiny", ok=False)
    assert stopped.returncode != 0  # by the first student, « copied »: nobody is graded
    assert {score for score, _ in grades(course)["copied"].values()} == {None}
    assert list(grades(course)) == ["copied"]
    shutil.rmtree(course.root / "submitted" / "copied")
    done = course.run("nbgrader", "autograde", "tiny", ok=False)
    return course, done


@pytest.fixture(scope="module")
def ours(tmp_path_factory, gradebook_of_tiny):
    """The same class, graded by `nbgrader autograde` with this project's configuration."""
    course = tiny_course(tmp_path_factory.mktemp("ours") / "cours")
    shutil.copy(gradebook_of_tiny, course.root)
    for student, notebook in handed_in(course).items():
        course.submit(student, notebook)
    course.submit("unreadable").write_text('{"cells": [')
    return course, course.run("nbgrader", "autograde", "tiny")


def test_patching_numpy_gives_no_marks(stock, ours):
    """`np.isclose = lambda *a, **k: True` and a wrong answer: full marks there, 0 here."""
    assert grades(stock[0])["patch"]["test_double"] == (2.0, False)
    assert grades(ours[0])["patch"]["test_double"] == (0.0, False)


def test_a_hook_prints_no_hidden_test(stock, ours):
    """An IPython hook puts the hidden tests into the graded notebook there, and not here."""
    assert SECRET in text_of(stock[0], "hook")
    assert "VU assert double(0) == 0" in text_of(ours[0], "hook")
    assert SECRET not in text_of(ours[0], "hook")
    assert "RuntimeError" not in text_of(ours[0], "hook")


def test_student_code_opens_neither_source_nor_gradebook(stock, ours):
    """There a cell reads source/ and opens gradebook.db for writing; here it finds neither."""
    assert "OUVERT source/tiny/tiny.ipynb" in text_of(stock[0], "reader")
    assert "OUVERT gradebook.db" in text_of(stock[0], "reader")
    assert "FERMÉ source/tiny/tiny.ipynb" in text_of(ours[0], "reader")
    assert "FERMÉ gradebook.db" in text_of(ours[0], "reader")


def test_a_warning_on_stderr_costs_nothing(stock, ours):
    """A NumPy warning in a test cell: 0 there for a right answer, full marks here."""
    assert grades(stock[0])["warning"]["test_double"] == (0.0, False)
    assert grades(ours[0])["warning"]["test_double"] == (2.0, False)


def test_an_unreadable_notebook_scores_zero_with_the_reason(stock, ours):
    """Truncated JSON: no grade there; here 0, with the reason in verdict.json and notebook."""
    assert grades(stock[0])["unreadable"]["test_double"] == (None, True)
    scores = grades(ours[0])["unreadable"]
    assert {scores[name] for name in scores} == {(0.0, False)}
    reason = "n'a pas pu être lu (ce n'est pas du JSON complet : fichier tronqué ou abîmé)"
    folder = ours[0].root / "autograded" / "unreadable" / "tiny"
    verdict = json.loads((folder / "verdict.json").read_text())
    assert verdict["score"] == 0
    assert reason in verdict["repairs"][0]
    assert reason.replace("'", "&#x27;") in text_of(ours[0], "unreadable")


def test_a_copied_test_cell_does_not_stop_the_batch(stock, ours):
    """There it ended the command before anybody else was graded (see `stock`); here it is repaired."""
    assert "copied" not in [p.name for p in (stock[0].root / "autograded").iterdir()]
    assert ours[1].returncode == 0
    assert set(grades(ours[0])) == {*handed_in(ours[0]), "unreadable"}
    assert grades(ours[0])["copied"] == grades(ours[0])["juste"]
    assert "La cellule « test_double » figure plusieurs fois" in text_of(ours[0], "copied")


def test_a_dead_kernel_still_leaves_grades(stock, ours):
    """`os._exit` in an answer: no grade at all there, here only that answer is lost."""
    assert stock[1].returncode != 0
    assert {score for score, _ in grades(stock[0])["dead"].values()} == {None}
    dead = grades(ours[0])["dead"]
    assert dead["test_double"] == (0.0, False)
    assert dead["test_triple"] == dead["test_quadruple"] == (2.0, False)


def test_a_deleted_test_cell_is_graded(stock, ours):
    """Never « needs manual grade »: the cell is put back and judges the wrong answer."""
    assert grades(stock[0])["deleted"]["test_double"] == (None, True)
    assert grades(ours[0])["deleted"]["test_double"] == (0.0, False)
    assert "La cellule « test_double » manquait" in text_of(ours[0], "deleted")


def test_the_right_answers_get_full_marks_in_both(stock, ours):
    """Else the comparison would mean nothing."""
    for course, _ in (stock, ours):
        scores = {n: g for n, g in grades(course)["juste"].items() if n != "question"}
        assert set(scores.values()) == {(2.0, False)}


def test_without_this_configuration_no_cell_gives_points(tmp_path):
    """Stock nbgrader on this course, its hooks forgotten: every test cell of the key fails loudly."""
    course = copy_of_this_course(tmp_path, ["tp01_perceptron"])
    (course.root / "nbgrader_config.py").write_text(PLAIN)
    name = "tp01_perceptron"
    course.run("nbgrader", "generate_assignment", name)
    course.submit("cle", course.notebook(name=name), name)
    course.run("nbgrader", "autograde", name)
    graded = nbformat.read(course.root / f"autograded/cle/{name}/{name}.ipynb", 4)
    tests = [c for c in graded.cells if c.metadata.get("nbgrader", {}).get("points")]
    tests = [c for c in tests if c.cell_type == "code"]
    assert len(tests) == len(course.assignment(name).test_cells)
    for cell in tests:
        (error,) = [o for o in cell.outputs if o.output_type == "error"]
        assert error.ename == "RuntimeError"
        assert "nbgrader_config.py du cours n'est pas chargé" in error.evalue
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        assert gradebook.find_submission(name, "cle").score == 0
