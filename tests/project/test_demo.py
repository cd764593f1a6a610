"""The demonstration class: ten notebooks a TP, each of its kind."""

import ast
from pathlib import Path

import pytest

from autograder.corpus import read_samples
from autograder.course import assignment_names, cell_info, load_assignment
from autograder.demo import CLASS, notebook_of

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", assignment_names(ROOT))
def test_every_student_hands_in_every_tp(name):
    """Each notebook is made, is a program, and answers the free question unless it is blank."""
    assignment, samples = load_assignment(ROOT, name), read_samples(ROOT, name)
    manual = list(assignment.manual_cells)
    made = {student.profile: notebook_of(student, assignment, samples) for student in CLASS}
    assert len(made) == len(CLASS) == 10
    for profile, notebook in made.items():
        for cell in notebook.cells:
            info = cell_info(cell) or {}
            if cell.cell_type == "code" and not cell.source.startswith("%"):
                ast.parse("".join(line for line in cell.source.splitlines(keepends=True)
                                  if not line.startswith("%")))  # fmt: skip
            if info.get("grade_id") in manual and profile != "copie vierge":
                assert len(cell.source.split()) > 4


@pytest.mark.parametrize(
    ("profile", "text"),
    [
        ("boucle sans fin", "while True: pass"),
        ("fait planter", "os._exit(0)"),
        ("triche", "return Toujours(0)"),
    ],
)
@pytest.mark.parametrize("name", assignment_names(ROOT))
def test_what_goes_wrong_is_in_an_answer(name, profile, text):
    """A misdeed is in the cell of an exercise, not only in a cell of the student's own."""
    assignment, samples = load_assignment(ROOT, name), read_samples(ROOT, name)
    student = next(student for student in CLASS if student.profile == profile)
    cells = notebook_of(student, assignment, samples).cells
    assert any(text in c.source for c in cells if (cell_info(c) or {}).get("solution"))
