"""The `autograder` command: exit codes, messages, what it grades again and what not."""

import json
import shutil
import sys

import pytest

from autograder import cli
from tests.project.courses import tiny_course


@pytest.fixture
def command(monkeypatch, capsys):
    """Run an `autograder` command in a folder; returns (exit code, stdout, stderr)."""

    def run(folder, *words):
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["autograder", *words])
        try:
            cli.main()
            code = 0
        except SystemExit as done:
            code = done.code or 0
        out, err = capsys.readouterr()
        return code, out, " ".join(err.split())

    return run


def test_outside_a_course(command, tmp_path):
    """Without nbgrader_config.py here or above: exit code 2 and where to run it."""
    code, _, err = command(tmp_path, "grade", "tiny")
    assert code == 2
    assert err.startswith("autograder: no nbgrader_config.py in ")
    assert err.endswith("or above: run this inside the course folder")


def test_an_unknown_assignment(command, tiny):
    """A name that is no TP: exit code 2, and the names that are."""
    code, _, err = command(tiny.root, "grade", "tp99")
    assert code == 2
    assert err == (
        "autograder: no assignment 'tp99': source/tp99/tp99.ipynb is missing (known: tiny)"
    )


def test_an_unknown_option(command, tiny):
    """Usage errors are exit code 2 as well."""
    assert command(tiny.root, "grade", "tiny", "--vite")[0] == 2
    assert command(tiny.root, "grade", "tiny", "--jobs", "0")[0] == 2


def test_an_assignment_that_was_not_generated(command, tiny):
    """The gradebook does not know it: exit code 2 and the command that is missing."""
    code, _, err = command(tiny.root, "grade", "tiny")
    assert code == 2
    assert err == (
        "autograder: tiny is not in the gradebook: run `nbgrader generate_assignment tiny --force`"
    )


def test_an_internal_error(command, tiny, monkeypatch):
    """What nobody foresaw: exit code 3, and it says so."""

    def broken(*arguments):
        raise ZeroDivisionError("imprévu")

    monkeypatch.setattr("autograder.grading.fingerprint", broken)
    code, _, err = command(tiny.root, "grade", "tiny")
    assert code == 3
    assert "autograder: internal error: imprévu" in err


@pytest.fixture(scope="module")
def released(tmp_path_factory, gradebook_of_tiny):
    """A generated course with one submission handed in and graded."""
    course = tiny_course(tmp_path_factory.mktemp("commande") / "cours")
    shutil.copy(gradebook_of_tiny, course.root)
    course.submit("lea", course.notebook())
    first = course.run("autograder", "grade", "tiny")
    assert "lea" in first.stdout
    assert "6 / 8" in first.stdout
    return course


def test_nothing_handed_in(command, released):
    """A student without a submission: exit code 2 and where it was looked for."""
    code, _, err = command(released.root, "grade", "tiny", "--student", "max")
    assert code == 2
    assert err == (
        "autograder: no submission of tiny by student 'max': submitted/STUDENT/tiny/tiny.ipynb"
    )


def test_what_is_graded_is_left_alone(command, released):
    """Without --force a second run grades nothing and says so."""
    path = released.root / "autograded" / "lea" / "tiny" / "verdict.json"
    before = path.read_bytes()
    code, out, _ = command(released.root, "grade", "tiny")
    assert code == 0
    assert out.strip() == "tiny: everything is graded already (--force grades again)"
    assert path.read_bytes() == before


def test_our_own_fault_costs_one_submission_only(command, released, monkeypatch):
    """A submission that makes the grader itself fail is reported; the others are graded."""
    from autograder import grading

    released.submit("aaa", released.notebook())
    real = grading.judge_path

    def fails_for_one(path, *others):
        if "aaa" in path.parts:
            raise ZeroDivisionError("imprévu")
        return real(path, *others)

    monkeypatch.setattr(grading, "judge_path", fails_for_one)
    code, out, err = command(released.root, "grade", "tiny", "--force", "--jobs", "1")
    shutil.rmtree(released.root / "submitted" / "aaa")
    assert code == 1
    assert "lea" in out
    assert "6 / 8" in out
    assert "aaa: not graded" in err
    assert "ZeroDivisionError: imprévu" in err


def test_several_at_a_time_as_json(released):
    """Every kind of broken file has a verdict, printed as JSON; the others are graded."""
    released.submit("max").write_bytes(b"\xff\xfe")
    released.submit("nour").write_text("")
    released.submit("ines").mkdir()
    released.submit("omar").symlink_to(released.root / "source" / "tiny" / "tiny.ipynb")
    released.submit("paul", released.notebook({"double": "def double(x:\n    return"}))
    done = released.run("autograder", "grade", "tiny", "--json", "--force", "--jobs", "2")
    verdicts = json.loads(done.stdout)
    scores = {student: verdict["score"] for student, verdict in verdicts.items()}
    assert scores == {"ines": 0, "lea": 6, "max": 0, "nour": 0, "omar": 0, "paul": 4}
    reasons = {student: " ".join(verdict["repairs"]) for student, verdict in verdicts.items()}
    assert "(ce n'est pas du JSON complet" in reasons["max"]
    assert "(fichier vide)" in reasons["nour"]
    assert "(ce n'est pas un fichier ordinaire)" in reasons["ines"]
    assert "(c'est un lien symbolique)" in reasons["omar"]
    for student, verdict in verdicts.items():
        path = released.root / "autograded" / student / "tiny" / "verdict.json"
        assert json.loads(path.read_text()) == verdict


def test_a_source_changed_since_its_release(command, released):
    """The gradebook and the source disagree: exit code 2, the cells, the command; nothing graded."""
    path = released.root / "source" / "tiny" / "tiny.ipynb"
    text = path.read_text()
    try:
        path.write_text(text.replace('"points": 2.0', '"points": 3.0', 1))
        code, _, err = command(released.root, "grade", "tiny", "--force")
    finally:
        path.write_text(text)
    assert code == 2
    assert err == (
        "autograder: source/tiny has changed since it was released (test_double): "
        "run `nbgrader generate_assignment tiny --force`"
    )


@pytest.fixture
def regraded(command, released):
    """`tiny` with two students graded by tests that then become laxer; put back at the end."""
    released.submit("lea", released.notebook())
    released.submit("zoe", released.notebook({"double": "def double(x):\n    return 3 * x"}))
    for student in ("lea", "zoe"):
        code, _, err = command(released.root, "grade", "tiny", "--student", student, "--force")
        assert code == 0, err
    path = released.root / "tests" / "hidden" / "tiny" / "test_double.py"
    text = path.read_text(encoding="utf-8")
    laxer = text.replace('check_number(copie.double(x), FACTEURS["double"] * x)', "copie.double(x)")
    assert laxer != text
    path.write_text(laxer, encoding="utf-8")
    yield released
    path.write_text(text, encoding="utf-8")
    shutil.rmtree(released.root / "submitted" / "zoe")


def test_what_another_grading_would_change(command, regraded):
    """--diff names student, cell, points and property, and writes nothing until --force."""
    path = regraded.root / "autograded" / "zoe" / "tiny" / "verdict.json"
    before = path.read_bytes()
    students = ("--student", "zoe")
    code, out, _ = command(regraded.root, "grade", "tiny", "--diff", *students)
    assert code == 0
    assert "test_entiers: WA, now AC" in " ".join(out.split())
    assert "1 cells of 1 students out of 1 change; nothing is written (--force writes)" in out
    assert path.read_bytes() == before
    code, out, _ = command(regraded.root, "grade", "tiny", "--diff", "--json", *students)
    (change,) = json.loads(out)
    assert (change["student"], change["cell"]) == ("zoe", "test_double")
    assert (change["before"], change["after"]) == (0.0, 1.0)
    assert change["properties"] == ["test_entiers: WA, now AC"]
    code, out, _ = command(regraded.root, "grade", "tiny", "--diff", "--force", *students)
    assert "1 cells of 1 students out of 1 change; written" in out
    assert json.loads(path.read_text())["cells"]["test_double"]["points"] == 1.0
    code, out, _ = command(regraded.root, "grade", "tiny", "--diff", *students)
    assert out.strip().startswith("0 cells of 0 students out of 1 change")


def test_nothing_changes_for_an_answer_that_was_right(command, regraded):
    """A laxer test changes no right answer's points."""
    code, out, _ = command(regraded.root, "grade", "tiny", "--diff", "--student", "lea")
    assert (code, out.strip()[:22]) == (0, "0 cells of 0 students ")
