"""A wrong answer is named when it behaves exactly like a known one, and only then."""

import gc
import weakref
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from autograder import diagnosis as causes
from autograder.corpus import fill_in, read_samples, solution_key
from autograder.course import load_assignment
from autograder.diagnosis import pack, same, unpack
from autograder.errors import Outcome
from autograder.feedback import cell_html, cell_text
from autograder.judge import judge, memory_runner
from autograder.link import sandbox_runner
from autograder.memory import MemoryRun
from autograder.proxy import Handle
from autograder.session import Session
from autograder.wire import Ref

ROOT = Path(__file__).parents[2]


@lru_cache
def course(name):
    return load_assignment(ROOT, name)


def cell_of(name, grade_id, source, runner=memory_runner, **others):
    """The cell of one exercise, judged with this answer to it."""
    assignment = course(name)
    answers = solution_key(assignment) | others | {grade_id: source}
    verdict = judge(
        fill_in(assignment, answers), assignment, runner,
        only={f"test_{name}" for name in (grade_id, *others)}, answers_only=True,
    ).verdict  # fmt: skip
    return verdict.cells[f"test_{grade_id}"]


def named(cell):
    """The sentences of diagnosis in a cell."""
    return [p.diagnosis for p in cell.properties if p.diagnosis and p.outcome is not Outcome.AC]


def sentence(name, grade_id, sample):
    """The sentence of one answer of the corpus."""
    return next(
        s.diagnosis
        for s in read_samples(ROOT, name)
        if (s.grade_id, f"{s.kind}_{s.name}") == (grade_id, sample)
    )


TP, SUM = "tp01_perceptron", "somme"
WIDE = "def perceptron(entrees, poids, seuil):\n    total = float(np.dot(poids, entrees) + seuil)\n    return bool(total > 0 or total == 0)"


@pytest.mark.parametrize("runner", [memory_runner, sandbox_runner(ROOT)], ids=["mémoire", "bac"])
def test_another_program_with_a_known_behaviour_is_named(runner):
    """`>=` for `>`, written otherwise, under other names, giving booleans: the same misconception."""
    cell = cell_of(TP, "perceptron", WIDE, runner)
    wanted = sentence(TP, "perceptron", "wa_seuil_large")
    assert named(cell) == [wanted]
    assert f"Cause reconnue : {wanted}" in cell_text("test_perceptron", cell)
    assert "Cause reconnue" in cell_html("test_perceptron", cell)


@pytest.mark.parametrize(
    "source",
    [
        "def perceptron(x, w, b):\n    return int(np.dot(x, w) + 2.5 * b > 0)",
        "def perceptron(x, w, b):\n    return int(np.dot(x, w) + b >= 0 and len(x) < 4)",
        course(TP).answers["perceptron"].stub,
        "def perceptron(x, w, b):\n    return int(np.dot(x, w) + b > 0",
    ],
    ids=["inconnue", "presque connue", "vide", "erreur de syntaxe"],
)
def test_never_a_guess(source):
    """A fault nobody knows, one that is nearly known, a stub, a cell that does not run: no name."""
    cell = cell_of(TP, "perceptron", source)
    assert cell.points < cell.max
    assert named(cell) == []


def copies_for_diagnosis(source, monkeypatch):
    """How many copies of the student's notebook the search for a cause opened."""
    opened, begun = [], []

    class Run(MemoryRun):
        def open_session(self, hurried=False):
            opened.append(hurried)
            return super().open_session(hurried)

    def diagnose(*args):
        begun.append(len(opened))
        causes.diagnose(*args)

    monkeypatch.setattr("autograder.judge.diagnose", diagnose)
    cell = cell_of(TP, "perceptron", source, lambda script, known=None: Run(script))
    return len(opened) - begun[0], cell


def test_a_search_ends_when_nothing_is_left_to_find(monkeypatch):
    """Tests that fail tell most; where no known answer does the same there, the others do not run."""
    unknown = "def perceptron(x, w, b):\n    return 2 + int(np.dot(x, w) + b > 0)"
    copies, cell = copies_for_diagnosis(unknown, monkeypatch)
    assert named(cell) == []
    assert copies == 1
    copies, cell = copies_for_diagnosis(WIDE, monkeypatch)
    assert len(named(cell)) == 1
    assert copies >= len(cell.properties)


def test_a_right_answer_gets_no_name():
    """Nothing is said of the cause where there is no error."""
    assert named(cell_of(TP, "perceptron", solution_key(course(TP))["perceptron"])) == []


def test_an_answer_led_astray_is_named_by_its_own_fault():
    """`sigmoide` is wrong too: `neurone_sigmoide` without its bias is named all the same."""
    no_bias = "def neurone_sigmoide(x, w, b):\n    return sigmoide(np.dot(w, x))"
    cell = cell_of(TP, "neurone_sigmoide", no_bias, sigmoide="def sigmoide(z):\n    return z / 2")
    assert named(cell) == [sentence(TP, "neurone_sigmoide", "wa_sans_biais")]


@pytest.mark.parametrize("runner", [memory_runner, sandbox_runner(ROOT)], ids=["mémoire", "bac"])
def test_what_a_reference_asks_is_not_the_answers_doing(runner):
    """`backprop` is wrong too, and its reference reads the network: the sum is named all the same."""
    name, grade_id = "tp03_reseau", "reseau_update_mini_batch"
    source = next(
        s.source for s in read_samples(ROOT, name)
        if s.grade_id == grade_id and (s.kind, s.name) == ("wa", SUM)
    )  # fmt: skip
    nothing = "@methode(Reseau)\ndef backprop(self, x, y):\n    return None"
    cell = cell_of(name, grade_id, source, runner, reseau_backprop=nothing)
    assert named(cell) == [sentence(name, grade_id, f"wa_{SUM}")]


def test_an_answer_that_stops_answering_is_not_compared():
    """After a hang or a crash the counterexample stands alone."""
    cell = cell_of(
        TP, "perceptron", "import os\n\ndef perceptron(x, w, b):\n    os._exit(1)",
        sandbox_runner(ROOT),
    )  # fmt: skip
    assert cell.points == 0
    assert named(cell) == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (1, 1.0, True),
        (True, np.int64(1), True),
        ((1, [2, 3]), [1.0, (2, 3)], True),
        (np.array([1.0, 2.0]), [1, 2], True),
        (np.array([[1.0]]), np.array([1.0]), False),
        (0.1 + 0.2, 0.3, True),
        (1.0, 1.0 + 1e-6, False),
        (float("nan"), np.nan, True),
        (None, 0, False),
        ("a", "a", True),
        ("1", 1, False),
        ({"W": np.ones(2)}, {"W": [1, 1]}, True),
        ({"W": 1}, {"b": 1}, False),
        ((1, 2), (1, 2, 3), False),
        (np.array([1.0]), [[1], [1, 2]], False),
        ([np.ones(2), np.ones(3)], [np.ones(2), np.ones(2)], False),
        (Ref("worker", 1, "function:function"), Ref("worker", 2, "function:function"), True),
        (Ref("worker", 1, "object:Reseau"), Ref("worker", 1, "object:list"), False),
        (Ref("worker", 1, ""), 1, False),
        (Ref("worker", 1, "object:NoneType"), None, False),
    ],
)
def test_what_counts_as_the_same(a, b, expected):
    """Values and shapes, up to rounding; not the kind of number or of sequence."""
    assert same(a, b) is same(b, a) is expected


class Channel:
    """A copy of a notebook, as far as its life is concerned."""

    def exchange(self, request, on_upcall):
        raise AssertionError("nothing is asked")


def test_what_is_kept_of_a_behaviour_keeps_no_copy_alive():
    """A packed behaviour is the same as the behaviour, objects of the copy by their kind alone."""
    channel = Channel()
    gone = weakref.ref(channel)
    session = Session(channel)
    handle = Handle(session, Ref("worker", 3, "object:Reseau"))
    behaviour = [
        ("ok", [handle, {"W": np.ones((2, 3)), "n": 2**80}]),
        ("ok", max),
        ("raised", ("ValueError",), "non"),
        ("end", "WA"),
    ]
    packed = pack(behaviour)
    assert same(unpack(packed), behaviour)
    assert not same(unpack(packed[:1]), [("ok", [handle, {"W": np.ones((3, 2)), "n": 2**80}])])
    del channel, session, handle, behaviour
    gc.collect()
    assert gone() is None
