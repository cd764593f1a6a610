"""The class: every other notebook is all right, every other one has 1 to 4 mistakes of the corpus.

All choices hang on the TP and the student's number: everybody gets the same class, and a
class of 20 is the beginning of a class of 1,000. Answers added to the corpus since go to some
students; the others keep theirs.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from nbformat import NotebookNode

from autograder.corpus import Sample, fill_in, read_samples, solution_key
from autograder.course import Assignment, cell_info
from autograder.gradebook import without_hidden_tests

MOST_MISTAKES = 4

# Answers whose grade by stock hangs on something else than the answer: in neither class.
_CHANGED = "an array that a right `perceptron` (`z = b; z += …`) changes in the visible check"
_DRAWN = "computed from draws, which a kernel does not seed, when `verifier_gradient` is wrong"
LEFT_OUT = {
    "tp01_perceptron/festival/ac_inegalites": _CHANGED,
    "tp03_reseau/fautes/ac_calcul": _DRAWN,
    "tp03_reseau/fautes/ac_argwhere": _DRAWN,
    "tp03_reseau/fautes/ac_les_deux_pires": _DRAWN,
}


@dataclass
class Handed:
    """What one student hands in: answers by grade_id, and the labels of the mistakes."""

    student: str
    answers: dict[str, str]
    mistakes: list[str] = field(default_factory=list)


def make_class(assignment: Assignment, count: int) -> list[Handed]:
    """`count` students; those with an odd number make mistakes."""
    samples = [s for s in read_samples(assignment.root, assignment.name) if s.label not in LEFT_OUT]
    return [_hand_in(assignment, samples, number) for number in range(count)]


def _hand_in(assignment: Assignment, samples: list[Sample], number: int) -> Handed:
    rng = random.Random(f"{assignment.name}/{number}")
    handed = Handed(f"e{number:04d}", solution_key(assignment))
    for grade_id in handed.answers:
        styles = [s for s in samples if s.grade_id == grade_id and s.kind == "ac"]
        if styles:
            handed.answers[grade_id] = _drawn(handed.student, styles).source
    if number % 2:
        wrong = [s for s in samples if s.kind in ("wa", "rte")]
        exercises = [g for g in handed.answers if any(s.grade_id == g for s in wrong)]
        count = min(rng.randint(1, MOST_MISTAKES), len(exercises))
        for grade_id in sorted(rng.sample(exercises, count), key=exercises.index):
            mistake = _drawn(handed.student, (s for s in wrong if s.grade_id == grade_id))
            handed.answers[grade_id] = mistake.source
            handed.mistakes.append(mistake.label)
    return handed


def _drawn(student: str, samples: Iterable[Sample]) -> Sample:
    """One of them, the same however many more there are, unless one of those is drawn."""
    return min(samples, key=lambda s: hashlib.sha256(f"{student}/{s.label}".encode()).digest())


def notebook_of(assignment: Assignment, handed: Handed) -> NotebookNode:
    """The notebook as it is handed in, without outputs."""
    notebook = without_hidden_tests(fill_in(assignment, handed.answers))
    for cell in notebook.cells:
        info = cell_info(cell)
        if cell.cell_type == "code":
            cell.outputs = []
        elif info and info.get("grade"):
            cell.source = "Voir mes figures."
    return notebook
