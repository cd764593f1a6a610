"""What is to be run of a notebook: its code cells in order, as plain data.

A `Script` is made from a repaired notebook; `memory` and `link` run it. Test cells
take part with what students see of them, and with the tests that an instructor hid
in the cell itself; cells tagged `hors-notation` do not run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from autograder.course import Assignment, cell_info, is_skipped, split_hidden
from autograder.errors import Outcome


@dataclass
class Step:
    """One code cell. `replacements` take the place of what it defined, once it has run."""

    index: int
    label: str
    source: str
    replacements: dict[str, Any] = field(default_factory=dict)
    in_cell_tests: str = ""


@dataclass
class CellResult:
    """What running a cell gave: nbformat outputs, and how it failed if it did."""

    outputs: list[dict[str, Any]] = field(default_factory=list)
    outcome: Outcome | None = None
    error: str = ""


@dataclass
class Script:
    """The steps of one run."""

    steps: list[Step]


def make_script(
    notebook: NotebookNode,
    assignment: Assignment,
    *,
    replacements: dict[str, dict[str, Any]] | None = None,
    until: str | None = None,
    answers_only: bool = False,
) -> Script:
    """The script of `notebook`.

    replacements: grade_id of an answer -> {name: reference}. until: grade_id of the
    last cell that runs. answers_only: leave out test cells and the student's own
    cells (in memory, where nothing but definitions is of interest).
    """
    steps, hidden_sources = [], _hidden_sources(assignment)
    for index, cell in enumerate(notebook.cells):
        info = cell_info(cell) or {}
        grade_id = info.get("grade_id", "")
        is_test = grade_id in hidden_sources
        if cell.cell_type == "code" and not is_skipped(cell):
            source, in_cell = cell.source, ""
            if is_test:
                source, in_cell = hidden_sources[grade_id]
            if not (answers_only and (is_test or not info)):
                given = (replacements or {}).get(grade_id, {})
                steps.append(Step(index, grade_id or str(index), source, given, in_cell))
        if until is not None and grade_id == until:
            break
    return Script(steps)


def _hidden_sources(assignment: Assignment) -> dict[str, tuple[str, str]]:
    return {
        grade_id: split_hidden(cell.source) for grade_id, cell in assignment.test_cells.items()
    }
