"""The two gradebooks, cell by cell, and where they differ, property by property.

Two differences are what stock nbgrader is known for, and are listed as such:

- `stderr`: a line on stderr in a test cell scores 0 there (DESIGN §3). The points that the
  cell gave as its result must be ours all the same.
- `costs once`: our second judgement made up for an earlier answer that is wrong, or that is
  right and does not go with this one, as the verdict says. Every property that it does not
  concern must be the same.

Any other difference is a fault.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from autograder.course import cell_info
from tests.bench.in_cell import MARK

STDERR, COSTS_ONCE, FAULT = "stderr", "costs once", "fault"
TOLERANCE = 1e-4  # points, half of what rounding keeps


@dataclass(frozen=True)
class Difference:
    """One cell of one student that did not come out the same."""

    student: str
    cell: str
    stock: float | None
    ours: float | None
    kind: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.student} {self.cell}: stock {self.stock}, here {self.ours} ({self.detail})"


def grades(root: Path, name: str) -> dict[str, dict[str, float | None]]:
    """{student: {cell: points}} of the autograded cells in a gradebook; None: no grade."""
    found: dict[str, dict[str, float | None]] = {}
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for submission in gradebook.assignment_submissions(name):
            cells = found.setdefault(submission.student.id, {})
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    if grade.name.startswith("test_"):
                        cells[grade.name] = grade.auto_score
    return found


def compare(stock: Path, ours: Path, name: str, students: Iterable[str]) -> Iterator[Difference]:
    """Where two graded courses differ."""
    there, here = grades(stock, name), grades(ours, name)
    for student in students:
        notebook = nbformat.read(stock / "autograded" / student / name / f"{name}.ipynb", 4)
        told = {i["grade_id"]: cell for cell in notebook.cells if (i := cell_info(cell))}
        path = ours / "autograded" / student / name / "verdict.json"
        verdict = json.loads(path.read_text())["cells"]
        for cell, points in here[student].items():
            other = there.get(student, {}).get(cell)
            kind, detail = explain(told[cell], verdict[cell], other, points)
            if kind:
                yield Difference(student, cell, other, points, kind, detail)


def explain(
    cell: NotebookNode, verdict: dict[str, Any], stock: float | None, ours: float | None
) -> tuple[str, str]:
    """(kind, detail) of what differs between a cell graded by stock and our verdict; "" if nothing.

    Properties must agree even where the points do.
    """
    outcomes, result, silenced = _told(cell)
    if outcomes is None:
        return FAULT, f"the checks did not end there: {_error(cell)}"
    if any(prop["outcome"] == "INTERNAL" for prop in verdict["properties"]):
        return FAULT, "INTERNAL here"
    differing = _differing(outcomes, verdict["properties"])
    lent = {
        prop["id"]: [*prop["blamed"], *prop.get("discord", [])] for prop in verdict["properties"]
    }
    helpers = list(dict.fromkeys(name for names in lent.values() for name in names))
    strange = [
        f"{_name(prop)} {outcomes.get(_name(prop), 'missing')} there, {prop['outcome']} here"
        for prop in differing
        if not lent[prop["id"]] and not (helpers and prop["secondary"])
    ]
    if strange:
        return FAULT, ", ".join(strange)
    if differing:
        return COSTS_ONCE, f"with references for {', '.join(helpers)}"
    if _same(stock, ours):
        return "", ""
    if silenced and stock == 0 and _same(result, ours):
        return STDERR, "a line on stderr"
    return FAULT, "the properties agree and the points do not"


def _told(cell: NotebookNode) -> tuple[dict[str, str] | None, float | None, bool]:
    """What a stock cell says: outcomes by test, points, and whether anything is on stderr."""
    outcomes, result, silenced = None, None, False
    for output in cell.outputs:
        if output.output_type == "stream" and output.name == "stderr":
            silenced = True
        elif output.output_type == "stream":
            for line in output.text.splitlines():
                if line.startswith(MARK):
                    outcomes = json.loads(line.removeprefix(MARK))
        elif output.output_type == "execute_result":
            result = float(output.data["text/plain"])
    return outcomes, result, silenced


def _error(cell: NotebookNode) -> str:
    return "; ".join(f"{o.ename}: {o.evalue}" for o in cell.outputs if o.output_type == "error")


def _differing(outcomes: dict[str, str], properties: list[dict]) -> list[dict]:
    """The properties that hold on one side only; one that is missing there differs, too."""
    return [
        prop
        for prop in properties
        if (outcomes.get(_name(prop)) == "AC") != (prop["outcome"] == "AC")
    ]


def _name(prop: dict) -> str:
    return prop["id"].split("::")[1]


def _same(a: float | None, b: float | None) -> bool:
    return a is not None and b is not None and abs(a - b) <= TOLERANCE
