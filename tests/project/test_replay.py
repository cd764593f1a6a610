"""Examples are drawn once and replayed; hypothesis searches only where an answer fails."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder import replay
from autograder.errors import Outcome
from tests.project.test_hidden_tests import IDENTITY, Course

COUNTED = """
DRAWS = []

@given(x=st.integers(0, 10**6).map(lambda x: DRAWS.append(x) or x))
def test_a(copie, x):
    check_number(copie.f(x), float(x))

def test_nombre_de_tirages(copie):
    check_number(copie.f(0), 0.0)
    check(False, str(len(DRAWS)))
"""


@pytest.fixture
def course(tmp_path):
    """A course without any hidden test yet."""
    return Course(tmp_path / "cours")


def test_a_second_submission_draws_nothing(course):
    """Two right answers: hypothesis draws for the first only."""
    draws = [int(course.run(IDENTITY, a=COUNTED)["a"][1].message) for _ in range(2)]
    assert draws[0] > 1  # the file is then imported again, among these tests
    assert draws[1] == 0


def test_an_answer_that_changes_its_argument_leaves_the_next_one_alone(course):
    """Each submission gets values of its own: what one does to them is not seen by another."""
    source = """
@given(x=st.lists(st.integers(1, 9), min_size=1, max_size=3))
def test_a(copie, x):
    check_number(copie.f(x), float(len(x)))
    x.clear()
"""
    for _ in range(2):
        assert [p.outcome for p in course.run("f = len", a=source)["a"]] == [Outcome.AC]


INTERACTIVE = """
@given(data=st.data())
def test_a(copie, data):
    x = data.draw(st.integers(0, 99))
    check_number(copie.f(x), float(x))
"""


def test_a_test_that_draws_as_it_goes_is_not_replayed(course):
    """With `st.data()` hypothesis runs the test itself, for right and wrong answers."""
    assert course.run(IDENTITY, a=INTERACTIVE)["a"][0].outcome is Outcome.AC
    found = course.run("def f(x):\n    return x if x < 7 else 0", a=INTERACTIVE)["a"][0]
    assert (found.outcome, found.counterexample) == (Outcome.WA, ["f(7)"])


ASSUMED = """
@given(x=st.integers(-99, 99))
def test_a(copie, x):
    hypothesis.assume(x > 10)
    check_number(copie.f(x), float(x))
"""


def test_what_a_test_assumes_is_assumed_in_replays_too(course):
    """Examples outside of a test's assumption neither fail an answer nor pass one."""
    assert course.outcomes("def f(x):\n    return max(x, 5)", ASSUMED) == {"test_a": Outcome.AC}
    assert course.outcomes("def f(x):\n    return 5", ASSUMED) == {"test_a": Outcome.WA}


DRAWN = """
@given(x=st.integers(0, 999))
def test_a(copie, x):
    check_number(copie.f(x), float(x))
"""
ONCE = "n = 0\n\ndef f(x):\n    global n\n    n += 1\n    return x + 1 if n == 5 else x"


def test_what_failed_once_stays_failed(course):
    """An answer wrong at its fifth call only is refused, though no search finds that again."""
    found = course.run(ONCE, a=DRAWN)["a"][0]
    assert found.outcome is Outcome.WA
    assert len(found.counterexample) == 1
    assert found.message


HANGS_LATER = """
n = 0

def f(x):
    global n
    n += 1
    if n > 25:
        raise SystemExit
    return x + (x > 100)
"""


def test_another_fault_met_by_the_search_does_not_hide_the_first(course):
    """The search meets an exception of another kind: some fault is shown, with its own call."""
    found = course.run(HANGS_LATER, a=DRAWN)["a"][0]
    assert found.outcome in (Outcome.WA, Outcome.RTE)
    assert len(found.counterexample) == 1


def test_a_search_is_bounded_in_time(course, monkeypatch):
    """Without time to search, the case shown is the one that failed."""
    monkeypatch.setattr(replay, "SEARCH_SECONDS", 0.0)
    wrong = "def f(x):\n    return x + (x > 100)"
    shown = course.run(wrong, a=DRAWN)["a"][0]
    assert shown.outcome is Outcome.WA
    assert shown.counterexample != ["f(101)"]
    monkeypatch.undo()
    assert course.run(wrong, a=DRAWN)["a"][0].counterexample == ["f(101)"]


def test_more_examples_on_demand():
    """`count` draws further examples after those of everybody, which stay as they were."""
    previous, seen = settings.get_current_profile_name(), {}
    settings.load_profile("autograder")
    try:
        test = given(x=st.integers())(lambda x: None)
        for count in (replay.MAX_EXAMPLES, 60):
            seen[count] = [kwargs["x"] for _, kwargs in replay.examples(test, {}, count)]
    finally:
        settings.load_profile(previous)
    few, many = seen[replay.MAX_EXAMPLES], seen[60]
    assert len(few) <= replay.MAX_EXAMPLES < len(many) <= 60
    assert set(few) <= set(many)
