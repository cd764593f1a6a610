"""What was drawn once is not drawn again by the next command, as long as it is the same."""

import pytest

from autograder import drawn, suite
from autograder.errors import Outcome
from tests.project.test_hidden_tests import IDENTITY, Course

TEST = """
DRAWS = []

@given(x=st.integers(0, 10**6).map(lambda x: DRAWS.append(x) or x))
def test_a(copie, x):
    check_number(copie.f(x), float(x))

def test_nombre_de_tirages(copie):
    check_number(copie.f(0), 0.0)
    check(False, str(len(DRAWS)))
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course, and a folder for its examples."""
    monkeypatch.setattr(drawn, "FOLDER", tmp_path / "exemples")
    return Course(tmp_path / "cours")


def draws(course, source, answer=IDENTITY):
    """How often a command of its own draws, and how its first test ends."""
    suite._loaded.clear()
    drawn.forget()
    first, second = course.run(answer, a=source)["a"]
    return int(second.message), first


def test_the_next_command_draws_nothing(course):
    """The same tests: the examples are there, and the same ones fail."""
    wrong = "def f(x):\n    return x if x < 5000 else 0"
    count, before = draws(course, TEST, wrong)
    assert count > 1
    again, after = draws(course, TEST, wrong)
    assert draws(course, TEST) == (0, draws(course, TEST)[1])
    assert again < count  # the search for the smallest case draws, as ever
    assert after == before
    assert before.counterexample == ["f(5000)"]


def test_other_tests_have_other_examples(course):
    """A test that has changed in one character is drawn anew."""
    assert draws(course, TEST)[0] > 1
    assert draws(course, TEST.replace("10**6", "10**7"))[0] > 1


def test_a_damaged_file_costs_nothing(course):
    """Half a file, or none of ours: the examples are drawn, and kept again."""
    assert draws(course, TEST)[0] > 1
    (path,) = drawn.FOLDER.iterdir()
    for content in (b"", path.read_bytes()[:-9], b"cos\n_nothing\n.", b"\x80\x04N."):
        path.write_bytes(content)
        count, prop = draws(course, TEST)
        assert (count > 1, prop.outcome) == (True, Outcome.AC)
    assert draws(course, TEST)[0] == 0


def test_what_cannot_be_kept_is_drawn(course):
    """A function among the arguments: no file could hold it."""
    source = TEST.replace(".map(lambda x: DRAWS.append(x) or x)", "")
    source = source.replace("def test_a(copie, x)", "def test_a(copie, x, g)").replace(
        "@given(x", "@given(g=st.just(1).map(lambda g: DRAWS.append(g) or (lambda: g)), x"
    )
    assert draws(course, source)[0] > 1
    assert draws(course, source)[0] > 1


def test_a_folder_that_cannot_be_made_costs_nothing(course, monkeypatch, tmp_path):
    """No home, no room, no permission: the examples are drawn."""
    (tmp_path / "fichier").write_text("")
    monkeypatch.setattr(drawn, "FOLDER", tmp_path / "fichier" / "exemples")
    for _ in range(2):
        assert draws(course, TEST)[0] > 1


def test_old_files_go(course, monkeypatch):
    """Each change of the tests makes a file: only the last ones are kept."""
    monkeypatch.setattr(drawn, "_KEPT", 2)
    for digit in range(4):
        draws(course, TEST.replace("10**6", f"10**6 + {digit}"))
    assert len(list(drawn.FOLDER.iterdir())) == 2
    assert draws(course, TEST.replace("10**6", "10**6 + 3"))[0] == 0


def test_only_the_user_reads_them(course):
    """They tell what the hidden tests try."""
    draws(course, TEST)
    (path,) = drawn.FOLDER.iterdir()
    assert (path.stat().st_mode & 0o077, drawn.FOLDER.stat().st_mode & 0o077) == (0, 0)
