"""The mutants of the mutation study: each kind of fault is made, and one at a time."""

import ast
from pathlib import Path

import pytest

from autograder.course import assignment_names
from tests.mutation.mutants import mutants
from tests.mutation.study import GROUPS, LISTED, Outcome, Task, read_lists, redundant, run

ROOT = Path(__file__).parents[2]


def changes(source):
    return {mutant.after for mutant in mutants(source)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("y = a + b", {"y = a - b", "y = a * b", "y = a", "y = b"}),
        ("y = a @ b", {"y = a * b", "y = b @ a", "y = a.T @ b", "y = a @ b.T", "y = a", "y = b"}),
        ("y = W.T", {"y = W"}),
        ("y = a < b", {"y = a <= b", "y = a > b"}),
        ("y = 3", {"y = 4", "y = 2"}),
        ("y = 0.5", {"y = 1.0", "y = 0.25"}),
        ("y = True", {"y = False"}),
        ("y = x.copy()", {"y = x"}),
        ("y = x[1:]", {"y = x[:]", "y = x[1 + 1:]", "y = x[2:]", "y = x[0:]"}),
        ("y = f(a, b)", {"y = f(b, a)", "y = f(a)", "y = f(b)"}),
        ("y = nand(a, b)", {"y = nand(a)", "y = nand(b)"}),
        ("y = np.sum(x, axis=0)", {"y = np.sum(x)", "y = np.mean(x, axis=0)",
                                   "y = np.sum(x, axis=1)", "y = np.sum(x, axis=-1)"}),
        ("y += a", {"y -= a", "y *= a", "y = a", "(rien)"}),
        ("y = -a", {"y = a"}),
        ("y = (a, b)", {"y = (b, a)"}),
    ],
)  # fmt: skip
def test_faults_of_one_line(source, expected):
    """Every fault of the list, and no other."""
    assert changes(source) == expected


def test_faults_of_statements():
    """A condition fixed, a loop run once or backwards, a bound moved, a statement left out."""
    source = "def f(x):\n    for k in range(n):\n        if k:\n            x[k] = 1\n    return x"
    found = changes(source)
    assert {"if True:", "if False:", "for k in range(n - 1):", "for k in range(1, n):"} <= found
    assert {"for k in reversed(list(range(n))):", "break", "return None"} <= found


def test_each_mutant_is_a_program_and_none_is_the_original():
    """Mutants parse, differ from each other and from what they were made from."""
    source = (ROOT / "solutions" / "reseau.py").read_text(encoding="utf-8")
    made = list(mutants(source))
    assert len(made) > 100
    assert len({mutant.source for mutant in made}) == len(made)
    for mutant in made:
        assert ast.dump(ast.parse(mutant.source)) != ast.dump(ast.parse(source))


def test_docstrings_are_not_mutated():
    """A text that the program does not use is left alone."""
    assert changes('def f(x):\n    """Rend 3."""\n    return x') == {"return None"}


def task(source):
    return Task(ROOT, "tp01_perceptron", "nand", "essai", "essai", source)


def test_a_survivor_and_a_refused_mutant():
    """What earns full marks survives; else the properties that refuse it are named."""
    right = "w_nand, b_nand = [-2, -2], 3\ndef nand(x1, x2):\n    return perceptron([x1, x2], w_nand, b_nand)"
    assert not run(task(right)).killed
    wrong = run(task(right.replace("3", "5")))
    assert wrong.killed
    assert wrong.refused


def test_a_mutant_that_never_ends_is_refused(monkeypatch):
    """It is interrupted until it gives up."""
    monkeypatch.setattr("tests.mutation.study.SECONDS", 0.5)
    endless = "w_nand, b_nand = [-2, -2], 3\ndef nand(x1, x2):\n    while True:\n        pass"
    assert run(task(endless)).killed


def test_a_property_that_never_refuses_alone_is_told():
    """Only a wrong answer that fails one property alone shows that it is needed."""
    name = "tp01_perceptron"
    alone = Outcome(name, "nand", "o", "c", True, ["test_table"])
    both = Outcome(name, "nand", "o", "c", True, ["test_table", "test_poids"])
    left = redundant([alone, both], ROOT, [name])[f"{name}/nand"]
    assert "test_table" not in left
    assert left


def test_the_lists_give_reasons():
    """Every equivalent mutant and every property kept has a sentence that says why."""
    names = assignment_names(ROOT)
    listed = read_lists(names)
    assert tuple(listed) == GROUPS
    assert {path.stem for path in LISTED.glob("*.toml")} <= set(names)
    for group in listed.values():
        for entries in group.values():
            assert all(len(reason.split()) >= 3 for reason in entries.values())
