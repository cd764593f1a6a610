"""What is graded again, and why: a verdict holds as long as nothing that decides it changes.

The submissions are judged in memory, and written as a batch writes them.
"""

import json
import resource
import shutil
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook

from autograder import fingerprint, kept
from autograder.fingerprint import EARLIER
from autograder.grading import Course, _write, plan
from autograder.judge import judge, memory_runner
from autograder.ledger import Ledger
from autograder.submission import read_submission
from tests.project.courses import modules_of, tiny_course

pytestmark = pytest.mark.filterwarnings("ignore:.*:sqlalchemy.exc.SAWarning")
STUDENTS = ("lea", "max", "zoe")
WRONG = "def double(x):\n    return 3 * x"
HEAVY = ("torch", "pytest", "hypothesis", "nbgrader", "nbformat", "numpy", "IPython", "distributed")


def judged(course, path):
    """A judgement of the notebook at `path`, without a sandbox: it is our own."""
    assignment = course.assignment()
    submission = read_submission(path, assignment)
    with modules_of(course.root):
        judgement = judge(submission.notebook, assignment, memory_runner)
    now = fingerprint.fingerprint(course.root, "tiny")
    judgement.verdict.environment |= {**now, "submission": submission.digest}
    judgement.verdict.repairs = submission.repairs
    return submission, judgement


def write_all(course, students=STUDENTS):
    """Grade these submissions, as a batch does."""
    opened = Course(course.root)
    with Ledger() as ledger:
        for student, path in opened.submitted("tiny").items():
            if student in students:
                error = _write(opened, "tiny", student, path, judged(course, path), ledger)
                assert error == ""


@pytest.fixture(scope="module")
def graded(tmp_path_factory, gradebook_of_tiny):
    """Three submissions, graded."""
    course = tiny_course(tmp_path_factory.mktemp("inchange") / "cours")
    shutil.copy(gradebook_of_tiny, course.root)
    for student in STUDENTS:
        course.submit(student, course.notebook({"double": WRONG} if student == "max" else {}))
    monkey = pytest.MonkeyPatch()
    monkey.setattr("autograder.gradebook.assert_isolated", lambda root: None)  # nothing runs there
    yield course, monkey
    monkey.undo()


@pytest.fixture
def course(graded):
    """The same, as it was graded: each test may change what it likes."""
    course, _ = graded
    saved = course.root.with_name("saved")
    if not saved.exists():
        write_all(course)
        shutil.copytree(course.root, saved)
    yield course
    shutil.rmtree(course.root)
    shutil.copytree(saved, course.root)


def lines(course):
    """What `autograder grade tiny` says before it grades."""
    return list(plan(Course(course.root), ["tiny"], None, False).lines())


def edit(course, place, text):
    path = course.root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as stream:
        stream.write(text)


def test_nothing_has_changed(course):
    """Nothing is to be graded, and nothing is said."""
    made = plan(Course(course.root), ["tiny"], None, False)
    assert made.todo == []
    assert list(made.lines()) == []


@pytest.mark.parametrize(
    ("place", "text", "reason"),
    [
        ("tests/hidden/tiny/test_double.py", "\n# plus strict\n", "hidden tests changed"),
        ("tests/hidden/tiny/valeurs.txt", "1 2 3", "hidden tests changed"),
        ("tests/hidden/strategies.py", "\nPETIT = 3\n", "hidden tests changed"),
        ("solutions/__init__.py", "\nPI = 3\n", "references changed"),
        ("source/tiny/tiny.ipynb", "\n", "source notebook changed"),
        ("tests/submissions/tiny/double.py", "# %% wa_x\n", "known answers changed"),
        ("nbgrader_config.py", "\nc.Limits.call_seconds = 2.5\n", "configuration changed"),
    ],
)
def test_what_decides_a_verdict_has_changed(course, place, text, reason):
    """Every submission of the TP is graded again, and one line says why."""
    edit(course, place, text)
    assert lines(course) == [f"tiny: {reason}: 3 submissions graded again"]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("tests/hidden/autre/test_double.py", "def test(): pass\n"),
        ("source/autre/autre.ipynb", "{}"),
        ("tests/submissions/autre/double.py", "# %% wa_x\n"),
        ("tests/hidden/tiny/__pycache__/test_double.cpython-311.pyc", "x"),
        ("source/tiny/.ipynb_checkpoints/tiny-checkpoint.ipynb", "{}"),
        ("nbgrader_config.py", "\n# une remarque\n"),
        ("nbgrader_config.py", "\nc.GenerateFeedback.force = True\n"),
        ("submitted/lea/tiny/notes.txt", "mes notes"),
    ],
)
def test_what_decides_nothing_has_changed(course, place, text):
    """Another TP's tests, caches, a comment, a setting of the feedback: no verdict is touched."""
    edit(course, place, text)
    assert lines(course) == []


def test_several_reasons_in_one_line(course):
    """Each kind of change once, in a fixed order."""
    edit(course, "solutions/__init__.py", "\nPI = 3\n")
    edit(course, "tests/hidden/tiny/test_double.py", "\n# plus strict\n")
    expected = "tiny: hidden tests changed, references changed: 3 submissions graded again"
    assert lines(course) == [expected]


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("packages", {"numpy": "1.0"}, "packages changed"),
        ("python", "3.99.0", "Python changed"),
        ("grader", "0" * 64, "autograder itself changed"),
    ],
)
def test_the_machine_has_changed(course, monkeypatch, kind, value, reason):
    """Other versions of what judges: all is graded again."""
    other = fingerprint.machine() | {kind: value}
    monkeypatch.setattr(fingerprint, "machine", lambda: other)
    assert lines(course) == [f"tiny: {reason}: 3 submissions graded again"]


def test_the_code_that_judges_counts_and_the_rest_does_not(monkeypatch, tmp_path):
    """A change of `judge` is one of the grader, a change of the command line is none."""
    package = tmp_path / "autograder"
    package.mkdir()
    for name in ("judge", "cli"):
        (package / f"{name}.py").write_text("")
    monkeypatch.setattr(fingerprint, "__file__", str(package / "fingerprint.py"))
    found = []
    for name in (None, "cli", "judge"):
        if name:
            (package / f"{name}.py").write_text("x = 1")
        fingerprint.machine.cache_clear()
        found.append(fingerprint.machine()["grader"])
    fingerprint.machine.cache_clear()
    assert found[0] == found[1] != found[2]


def test_one_submission_has_changed(course):
    """It alone is graded again; a new one is graded, not again."""
    course.submit("max", course.notebook())
    course.submit("nour", course.notebook())
    assert lines(course) == [
        "tiny: submission changed: 1 submission graded again",
        "tiny: not graded yet: 1 submission",
    ]


def stamp(course, step, text):
    (course.root / step / "lea" / "tiny" / "timestamp.txt").write_text(text)


def test_nbgraders_rule_of_timestamps_holds(course):
    """A later timestamp than what was graded: again; the same, an earlier one or none: not."""
    stamp(course, "submitted", "2026-01-10 10:00:00 UTC")
    assert lines(course) == []
    stamp(course, "autograded", "2026-01-10 10:00:00 UTC")
    assert lines(course) == []
    stamp(course, "submitted", "2026-01-09 10:00:00 UTC")
    assert lines(course) == []
    stamp(course, "submitted", "2026-01-11 10:00:00 UTC")
    assert lines(course) == ["tiny: handed in again: 1 submission graded again"]


@pytest.mark.parametrize("lost", ["tiny.ipynb", "verdict.json", "grade"])
def test_a_grading_that_did_not_end(course, lost):
    """Without its notebook, its verdict or a grade in the gradebook, it is done again."""
    if lost == "grade":
        with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as opened:
            opened.find_grade("test_double", "tiny", "tiny", "lea").auto_score = None
            opened.db.commit()
    else:
        (course.root / "autograded" / "lea" / "tiny" / lost).unlink()
    expected = "tiny: an earlier grading did not end: 1 submission graded again"
    assert lines(course) == [expected]


def test_a_verdict_of_before_all_this(course):
    """A verdict that does not say what decided it is not trusted."""
    path = course.root / "autograded" / "lea" / "tiny" / "verdict.json"
    verdict = json.loads(path.read_text())
    del verdict["environment"]["references"]
    path.chmod(0o644)
    path.write_text(json.dumps(verdict))
    assert lines(course) == [f"tiny: {EARLIER}: 1 submission graded again"]


def test_excluded_students_are_left_alone(course):
    """nbgrader's `student_id_exclude` holds here too, or they would be graded for ever."""
    edit(course, "nbgrader_config.py", '\nc.CourseDirectory.student_id_exclude = "max,nour"\n')
    course.submit("nour", course.notebook())
    assert list(Course(course.root).submitted("tiny")) == ["lea", "zoe"]
    assert lines(course) == []


def test_the_folders_are_nbgraders(course):
    """Where files are is computed without nbgrader, and as nbgrader does."""
    edit(
        course,
        "nbgrader_config.py",
        '\nc.CourseDirectory.submitted_directory = "rendus"\n'
        'c.CourseDirectory.directory_structure = "{nbgrader_step}/{assignment_id}/{student_id}"\n',
    )
    opened = Course(course.root)
    for step in ("submitted", "autograded", "feedback"):
        name = getattr(opened.directory, f"{step}_directory")
        wanted = opened.directory.format_path(name, "lea", "tiny")
        assert str(opened.folders.step(step, "lea", "tiny")) == wanted
    assert opened.folders.db_url == opened.directory.db_url
    shutil.move(course.root / "submitted" / "lea" / "tiny", course.root / "rendus/tiny/lea[1]")
    assert list(opened.submitted("tiny")) == ["lea[1]"]
    assert list(opened.submitted("tiny", "lea[1]")) == ["lea[1]"]
    assert list(opened.submitted("tiny", "lea*")) == []


def test_a_run_with_nothing_to_do_is_quick(course):
    """A hundred submissions unchanged: a second of CPU, Python's start included, nothing heavy."""
    handed_in, done = course.root / "submitted" / "lea", course.root / "autograded" / "lea"
    database = course.root / "gradebook.db"
    names = [f"s{number:03d}" for number in range(97)]
    for name in names:
        shutil.copytree(handed_in, handed_in.with_name(name))
        shutil.copytree(done, done.with_name(name))
    with Gradebook(f"sqlite:///{database}") as opened:
        scores = kept.recorded(f"sqlite:///{database}", "tiny", "lea")["lea"]
        for name in names:
            opened.add_student(name)
            for notebook in opened.add_submission("tiny", name).notebooks:
                for grade in notebook.grades:
                    grade.auto_score = scores[grade.name]
        opened.db.commit()
    program = f"""
import sys
from autograder import cli
sys.argv = ["autograder", "grade", "tiny"]
try:
    cli.main()
except SystemExit as end:
    assert not end.code
print([name for name in {HEAVY} if name in sys.modules])
"""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=course.root, capture_output=True, text=True, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = "tiny: everything is graded already (--force grades again)"
    assert run.stdout.splitlines() == [said, "[]"]
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert seconds < 2, f"{seconds} s of CPU"
