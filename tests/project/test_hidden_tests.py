"""The pytest plugin: hidden test files become properties, whatever they or the student do."""

import contextlib
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest
from hypothesis import settings

from autograder import replay, suite
from autograder.corpus import fill_in, solution_key
from autograder.course import load_assignment
from autograder.errors import Outcome, StudentGone
from autograder.gradebook import without_hidden_tests
from autograder.hidden_tests import run_hidden_tests
from autograder.memory import MemoryRun
from autograder.script import Script, Step
from autograder.session import Session
from autograder.verdict import Cell
from tests.project.courses import copy_of_this_course, modules_of

ROOT = Path(__file__).parents[2]
IDENTITY = "def f(x):\n    return x"
HEADER = """
import hypothesis, pytest
from hypothesis import given, strategies as st
from autograder.comparison import check, check_number
"""


class Course:
    """A folder of hidden tests, and what they say of a student's cell."""

    def __init__(self, root):
        self.root = root
        self.folder = root / "tests" / "hidden" / "tp"
        self.folder.mkdir(parents=True)
        (root / "solutions").mkdir()
        for place in (root / "tests", root / "tests" / "hidden", self.folder, root / "solutions"):
            (place / "__init__.py").touch()

    def write(self, **tests):
        """Write `test_NAME.py` for each name; returns their paths."""
        paths = []
        for name, source in tests.items():
            paths.append(self.folder / f"test_{name}.py")
            paths[-1].write_text(HEADER + source, encoding="utf-8")
        return paths

    def run(self, cell, **tests):
        """Properties by file."""
        run = MemoryRun(Script([Step(0, "f", cell)]))
        return self.run_on(lambda module, so_far: run.open_session(), **tests)

    def run_on(self, open_session, **tests):
        with modules_of(self.root):
            found = run_hidden_tests(self.write(**tests), self.root, open_session)
        return {name.removeprefix("test_"): properties for name, properties in found.items()}

    def outcomes(self, cell, source):
        """Outcome by test of a single file."""
        return {p.id.split("::")[1]: p.outcome for p in self.run(cell, a=source)["a"]}


@pytest.fixture
def course(tmp_path):
    """A course without any hidden test yet."""
    return Course(tmp_path / "cours")


# --- markers and sentences ------------------------------------------------------------------

MARKED = '''
@pytest.mark.points(2.5)
def test_valeur(copie):
    """`f` rend son argument,
    tel qu'il est.

    Kills: wa_rien
    """
    check_number(copie.f(3), 3.0)


@pytest.mark.secondary
@pytest.mark.points(0.5)
def test_forme(copie):
    """La forme est la même."""
    check_number(copie.f(4), 4.0)


@pytest.mark.parametrize("x", [1, 2])
def test_plusieurs(copie, x):
    check_number(copie.f(x), float(x))
'''


def test_markers_and_sentences(course):
    """Weight, rank and sentence come from the test; one property per parameter, in order."""
    found = course.run(IDENTITY, a=MARKED)["a"]
    assert [(p.id, p.title, p.weight, p.secondary, p.outcome) for p in found] == [
        ("test_a::test_valeur", "`f` rend son argument, tel qu'il est.", 2.5, False, Outcome.AC),
        ("test_a::test_forme", "La forme est la même.", 0.5, True, Outcome.AC),
        ("test_a::test_plusieurs[1]", "test_plusieurs[1]", 1.0, False, Outcome.AC),
        ("test_a::test_plusieurs[2]", "test_plusieurs[2]", 1.0, False, Outcome.AC),
    ]


def test_a_wrong_answer_says_where_and_by_how_much(course):
    """The message, what was obtained and expected, and the calls to paste."""
    found = course.run("def f(x):\n    return 2 * x", a=MARKED)["a"][0]
    assert (found.outcome, found.got, found.expected) == (Outcome.WA, "6", "3.0")
    assert found.message == "mauvaise valeur ; c'est exactement le double de ce qui est attendu."
    assert found.counterexample == ["f(3)"]


DRAWN = '''
@given(x=st.integers(-99, 99))
def test_petit(copie, x):
    """Juste pour tout entier."""
    check_number(copie.f(x), float(x))
'''


def test_the_smallest_case_that_fails_is_shown(course):
    """hypothesis shrinks: an answer that is wrong from 5 on is shown with 5."""
    found = course.run("def f(x):\n    return x if x < 5 else 0", a=DRAWN)["a"][0]
    assert (found.outcome, found.counterexample) == (Outcome.WA, ["f(5)"])


def test_a_context_comes_first(course):
    """A line of the test's author stands above the calls, which are the last six."""
    source = "def test_a(copie):\n    copie.context('Pour des entiers')\n    for k in range(9): copie.f(k)\n    check(False, 'Non.')"
    found = course.run(IDENTITY, a=source)["a"][0]
    assert found.counterexample == ["Pour des entiers", "…", *(f"f({k})" for k in range(3, 9))]


# --- the same examples for everybody --------------------------------------------------------

DRAWING = """
@given(x=st.integers(), y=st.lists(st.floats()))
def test_a(copie, x, y):
    copie.note(x, y)
"""
NOTING = "SEEN = []\n\ndef note(*args):\n    SEEN.append(repr(args))\n"


def drawn(course, cell=NOTING, seed=0):
    """Every example that a student's function gets."""
    random.seed(seed)
    np.random.seed(seed)
    run, seen = MemoryRun(Script([Step(0, "f", cell)])), []

    @contextlib.contextmanager
    def open_session(module, so_far):
        with run.open_session() as session:
            yield session
            seen.extend(session.request("value", "SEEN"))

    course.run_on(open_session, a=DRAWING)
    return seen


def test_examples_are_the_same_for_everybody(course):
    """Neither chance nor what another student answered changes the inputs."""
    first = drawn(course, seed=1)
    assert len(set(first)) > 10
    assert drawn(course, seed=2) == first
    other = NOTING + "import random\nrandom.seed(99)\nBONUS = [random.random() for _ in range(9)]\n"
    assert drawn(course, cell=other, seed=3) == first


def test_the_number_of_examples_is_that_of_the_course(course):
    """At most 20 examples a property."""
    assert 10 < len(drawn(course)) <= replay.MAX_EXAMPLES


# --- errors of ours -------------------------------------------------------------------------

FINE = "def test_bien(copie):\n    '''Bien.'''\n    check_number(copie.f(1), 1.0)\n"


@pytest.mark.parametrize(
    ("source", "detail"),
    [
        ("def test_a(copie:\n    pass", "SyntaxError"),
        ("import module_qui_manque", "module_qui_manque"),
        ("raise RuntimeError('oups')", "RuntimeError: oups"),
        ("pytest.skip('non', allow_module_level=True)", "no test in this file"),
        ("x = 1", "no test in this file"),
        ("def test_a(copie, inconnue): ...", None),
        ("pytest.importorskip('module_qui_manque')", "no test in this file"),
    ],
)
def test_a_broken_file_gives_no_points(course, source, detail):
    """A file that cannot be collected is INTERNAL, and costs no other file."""
    found = course.run(IDENTITY, a=source, b=FINE)
    assert [p.outcome for p in found["b"]] == [Outcome.AC]
    assert [p.outcome for p in found["a"]] == [Outcome.INTERNAL]
    assert Cell(max=2.0, properties=found["a"]).points == 0
    if detail:
        assert found["a"][0].title == "Les tests de cette cellule n'ont pas pu être lus."
        assert found["a"][0].message == "Erreur du correcteur, signalée à l'enseignant."
        assert detail in found["a"][0].diagnosis


def test_a_file_that_exits_gives_no_points(course):
    """`sys.exit` in a file of ours ends pytest: nothing is earned, and this process goes on."""
    found = course.run(IDENTITY, a="import sys; sys.exit(0)", b=FINE)
    for properties in found.values():
        assert [p.outcome for p in properties] == [Outcome.INTERNAL]


BROKEN = """
def test_exception(copie):
    copie.f(1)
    raise KeyError("oups")

def test_skip(copie):
    pytest.skip("non")

def test_xfail(copie):
    pytest.xfail("non")

@pytest.mark.skip
def test_marque_skip(copie):
    pass

def test_exit(copie):
    raise SystemExit(0)

@pytest.mark.xfail
def test_marque_xfail(copie):
    assert False

def test_assume(copie):
    hypothesis.assume(False)

@given(st.integers())
def test_rien_ne_convient(copie, x):
    hypothesis.assume(False)

def test_envoi(copie):
    copie.f(object())

@given(st.integers())
def test_strategie(copie, x, y):
    pass
"""


def test_an_error_in_a_test_is_ours(course):
    """Exceptions, skips and faults of the test's own end as INTERNAL, never as AC."""
    outcomes = course.outcomes(IDENTITY, BROKEN)
    expected = dict.fromkeys(
        ["exception", "skip", "xfail", "marque_skip", "exit", "assume", "rien_ne_convient", "envoi", "strategie"],
        Outcome.INTERNAL,
    ) | {"marque_xfail": Outcome.WA}  # fmt: skip
    assert outcomes == {f"test_{name}": outcome for name, outcome in expected.items()}


def test_an_error_in_a_test_keeps_its_details_for_the_instructor(course):
    """The exception is in the diagnosis; no call, no code in what the student reads."""
    found = course.run(IDENTITY, a=BROKEN)["a"][0]
    assert found.diagnosis == "KeyError: 'oups'"
    assert found.counterexample == []
    assert "oups" not in found.message


def test_a_bare_assert_shows_no_test_code(course):
    """An assert without `check` is WA; its words stay hidden."""
    found = course.run(IDENTITY, a="def test_a(copie):\n    assert copie.f(1) == 'reponse'")["a"][0]
    assert found.outcome is Outcome.WA
    assert found.message == "Cette propriété n'est pas vérifiée."
    assert "reponse" not in f"{found}"


# --- students that raise --------------------------------------------------------------------

RAISED = [
    "SystemExit(0)",
    "KeyboardInterrupt",
    "GeneratorExit",
    "AssertionError",
    "pytest.skip.Exception('x')",
    "pytest.xfail.Exception('x')",
    "pytest.exit.Exception('x')",
    "hypothesis.errors.UnsatisfiedAssumption",
    "hypothesis.errors.StopTest(0)",
    "unittest.SkipTest",
    "StopIteration",
    "BaseException",
]
PLAIN_AND_DRAWN = FINE + DRAWN


@pytest.mark.parametrize("raised", RAISED)
def test_a_student_cannot_skip_or_pass(course, raised):
    """Whatever is raised ends as RTE, in a plain test and in a drawn one."""
    cell = f"import hypothesis, pytest, unittest\ndef f(x):\n    raise {raised}"
    outcomes = course.outcomes(cell, PLAIN_AND_DRAWN)
    assert outcomes == {"test_bien": Outcome.RTE, "test_petit": Outcome.RTE}


def test_the_smallest_case_that_raises_is_shown(course):
    """hypothesis shrinks the input of an exception too."""
    cell = "def f(x):\n    if x > 7: raise SystemExit\n    return x"
    found = course.run(cell, a=DRAWN)["a"][0]
    assert (found.outcome, found.counterexample) == (Outcome.RTE, ["f(8)"])
    assert found.message == "SystemExit (ligne 2 : if x > 7: raise SystemExit)"


def test_a_copy_that_is_gone(course):
    """A copy that hangs ends every test with its outcome, and is not asked again and again."""
    asked = []

    class Gone(Session):
        def request(self, *parts):
            asked.append(parts)
            return super().request(*parts)

    def open_session(module, so_far):
        session = Gone(None)
        session.gone = StudentGone(Outcome.TLE, "trop long")
        return contextlib.nullcontext(session)

    found = course.run_on(open_session, a=PLAIN_AND_DRAWN)["a"]
    assert [(p.outcome, p.message) for p in found] == [(Outcome.TLE, "trop long")] * 2
    assert len(asked) == 2


def test_a_session_that_cannot_be_opened_is_ours(course):
    """An error while a copy is made is INTERNAL."""

    def open_session(module, so_far):
        raise OSError("plus de processus")

    found = course.run_on(open_session, a=FINE)["a"]
    assert [(p.outcome, p.diagnosis) for p in found] == [
        (Outcome.INTERNAL, "OSError: plus de processus")
    ]


def test_each_test_has_a_fresh_copy(course):
    """What one test changes over there, the next one does not see."""
    cell = "n = [0]\ndef f(x):\n    n[0] += 1\n    return n[0]"
    source = "".join(
        f"def test_{k}(copie):\n    check_number(copie.f(0), 1.0)\n    check_number(copie.f(0), 2.0)\n"
        for k in range(3)
    )
    assert set(course.outcomes(cell, source).values()) == {Outcome.AC}


def test_the_session_is_told_what_happened_before(course):
    """`open_session` gets the module and the properties so far, to hurry after a time-out."""
    calls = []
    run = MemoryRun(Script([Step(0, "f", IDENTITY)]))

    def open_session(module, so_far):
        calls.append((module, {name: len(properties) for name, properties in so_far.items()}))
        return run.open_session()

    course.run_on(open_session, a=FINE + DRAWN, b=FINE)
    assert calls == [("test_a", {}), ("test_a", {"test_a": 1}), ("test_b", {"test_a": 2})]


# --- what is left behind --------------------------------------------------------------------


def test_the_process_is_left_as_it_was(course, monkeypatch, request):
    """Profile, search path and environment come back; nothing is printed."""
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", raising=False)
    settings.register_profile("tests of the plugin", settings.get_profile("default"))
    restored = settings.get_current_profile_name()
    settings.load_profile("tests of the plugin")
    request.addfinalizer(lambda: settings.load_profile(restored))
    before = settings.get_current_profile_name(), list(sys.path)
    course.run(IDENTITY, a=FINE)
    assert (settings.get_current_profile_name(), list(sys.path)) == before
    assert "PYTEST_DISABLE_PLUGIN_AUTOLOAD" not in os.environ
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "0")
    course.run(IDENTITY, a="x = (")
    assert os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] == "0"


def test_nothing_is_printed(course, capfd):
    """pytest's own report, and what a test prints, go nowhere."""
    course.run(IDENTITY, a="def test_a(copie):\n    print('bruit')\n    assert 0")
    assert capfd.readouterr() == ("", "")


def test_files_are_collected_once_for_many_submissions(course, monkeypatch):
    """A second submission, or one file of several, needs no collection; the verdicts are its own."""
    collected = []
    attempt = suite.Suite.__init__

    def counted(self, root, files, plugins):
        collected.append(sorted(path.stem for path in files))
        attempt(self, root, files, plugins)

    monkeypatch.setattr(suite.Suite, "__init__", counted)
    paths = course.write(a=FINE, b="def test_exit(copie):\n    pytest.exit('fin')", c=FINE)

    def found(cell, files, only=None):
        run = MemoryRun(Script([Step(0, "f", cell)]))
        opened = run_hidden_tests(files, course.root, lambda *_: run.open_session(), only=only)
        return {name[-1]: [prop.outcome for prop in props] for name, props in opened.items()}

    with modules_of(course.root):
        ac, wa, rte = [Outcome.AC], [Outcome.WA], [Outcome.RTE]
        both = [paths[0], paths[2]]
        assert found(IDENTITY, both) == {"a": ac, "c": ac}
        assert found("f = lambda x: x + 1", both) == {"a": wa, "c": wa}
        assert found("", paths[2:]) == {"c": rte}
        assert found(IDENTITY, both, only={"test_a::autre"}) == {}
        assert collected == [["test_a", "test_c"]]
        for _ in range(2):  # one that ends pytest is not trusted with another submission
            assert found(IDENTITY, paths[1:2]) == {"b": [Outcome.INTERNAL]}
        assert collected[1:] == [["test_b"], ["test_b"]]
        assert found(IDENTITY, both) == {"a": ac, "c": ac}
        assert len(collected) == 3


def test_a_changed_file_is_read_again(course):
    """Hidden tests and their helpers are imported anew when they change."""
    source = (
        "from tests.hidden.tp.aide import N\ndef test_a(copie):\n    check_number(copie.f(1), N)"
    )
    run = MemoryRun(Script([Step(0, "f", IDENTITY)]))
    outcomes = []
    with modules_of(course.root):
        for number in ("1.0", "2.0", "1.0"):
            (course.folder / "aide.py").write_text(f"N = {number}\n")
            paths = course.write(a=source)
            found = run_hidden_tests(paths, course.root, lambda module, so_far: run.open_session())
            outcomes.append(found["test_a"][0].outcome)
    assert outcomes == [Outcome.AC, Outcome.WA, Outcome.AC]


# --- by hand --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory):
    """Run `pytest tests/hidden/tp01_perceptron --copie …` in a course folder, as one types it."""
    name = "tp01_perceptron"
    folder = copy_of_this_course(tmp_path_factory.mktemp("main") / "cours", [name])
    shutil.copy(ROOT / "pyproject.toml", folder.root)
    assignment = load_assignment(folder.root, name)

    def run(student, answers, *options):
        path = folder.submit(student, name=name)
        nbformat.write(without_hidden_tests(fill_in(assignment, answers)), path)
        command = [sys.executable, "-m", "pytest", f"tests/hidden/{name}", "--copie"]
        command += [str(path.relative_to(folder.root)), "-q", "-p", "no:cacheprovider", *options]
        done = subprocess.run(
            command, cwd=folder.root, capture_output=True, text=True, timeout=300, check=False
        )
        return done.returncode, done.stdout + done.stderr

    return run, solution_key(assignment)


def test_by_hand_on_the_solution_key(by_hand):
    """An instructor's run on right answers passes, in the sandbox."""
    run, key = by_hand
    code, text = run("juste", key)
    assert code == 0, text
    assert " passed" in text


def test_by_hand_on_an_untouched_notebook(by_hand):
    """On a notebook as released, every primary property fails, with a message and no error."""
    run, _ = by_hand
    code, text = run("vide", {}, "--tb=line")
    assert code == 1, text
    assert " failed" in text
    assert " error" not in text


def test_by_hand_on_a_wrong_answer(by_hand):
    """The instructor sees which test refuses it, with the French message."""
    run, key = by_hand
    wrong = key | {"non": "def non(x):\n    return x"}
    code, text = run("faux", wrong, "-k", "test_non")
    assert code == 1, text
    assert "Mismatch: on attendait le bit" in text
    assert "test_non.py::test_table" in text


def test_the_markers_are_known_without_a_notebook(by_hand):
    """Collecting hidden tests needs no notebook, and their markers pass `--strict-markers`."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/hidden/tp01_perceptron", "--collect-only", "-q",
         "-p", "no:cacheprovider"],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "test_nand.py::test_table" in done.stdout
