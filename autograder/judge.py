"""From a repaired notebook to its verdict.

First judgement: the notebook runs, and each hidden test is served by a fresh copy.
What fails there goes to `retrial`, so that an error costs once.
"""

from __future__ import annotations

import platform
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder import replay
from autograder.course import Assignment, load_assignment
from autograder.diagnosis import diagnose
from autograder.errors import Outcome
from autograder.hidden_tests import OpenSession, run_hidden_tests
from autograder.memory import MemoryRun
from autograder.retrial import Retrial
from autograder.script import CellResult, Run, Runner, Script, make_script
from autograder.verdict import Cell, Property, Verdict


@dataclass
class Judgement:
    """A verdict and, by cell index, what running each cell gave."""

    verdict: Verdict
    results: dict[int, CellResult] = field(default_factory=dict)


def judge(
    notebook: NotebookNode,
    assignment: Assignment,
    runner: Runner,
    *,
    only: set[str] | None = None,
    answers_only: bool = False,
    search: bool = True,
    name: bool = True,
) -> Judgement:
    """Judge a notebook that `submission.repair` has set right.

    only: restrict to these test cells. answers_only: see `make_script`. For the
    feedback, search: for the smallest case on which a wrong answer fails; name: its cause.
    """
    started = time.monotonic()
    verdict = Verdict(cells=empty_cells(assignment, only))
    files = [path for grade_id, path in assignment.hidden.items() if grade_id in verdict.cells]
    script = make_script(notebook, assignment, answers_only=answers_only)
    testing = replay.run_test if search else replay.fail_fast
    with runner(script) as run:
        retrial = Retrial(notebook, assignment, runner, run, answers_only, testing)
        opening = retrial.first_sessions
        properties = run_hidden_tests(files, assignment.root, opening, testing) if files else {}
        position = {step.label: step.index for step in script.steps}
        for grade_id, cell in verdict.cells.items():
            if not cell.manual:
                cell.properties = list(properties.get(grade_id, []))
                cell.properties += _in_cell_property(
                    grade_id, script, run.results, cell.max, grade_id in assignment.hidden
                )
        retrial.judge(verdict)
        for grade_id, cell in verdict.cells.items():
            index = position.get(grade_id.removeprefix("test_"), -1)
            _explain_failed_cell(cell, run.results.get(index))
        for answer in retrial.wrong if name else []:
            result = run.results.get(position.get(answer.grade_id, -1))
            runs = result is None or result.outcome is None
            if runs and retrial.touched(answer):
                cell = verdict.cells[f"test_{answer.grade_id}"]
                diagnose(assignment, answer.grade_id, cell, retrial.opening(answer))
        verdict.incidents += run.incidents
        verdict.environment |= {"isolation": run.isolation, **environment(assignment)}
    verdict.seconds = time.monotonic() - started
    return Judgement(verdict, run.results)


def empty_cells(assignment: Assignment, only: set[str] | None = None) -> dict[str, Cell]:
    """The graded cells of an assignment, nothing earned yet."""
    cells = {
        grade_id: Cell(max=float(cell.metadata.nbgrader["points"]), manual=manual)
        for manual, group in ((False, assignment.test_cells), (True, assignment.manual_cells))
        for grade_id, cell in group.items()
        if (only is None or grade_id in only) and cell.metadata.nbgrader.get("points") is not None
    }
    order = [
        info.get("grade_id")
        for cell in assignment.base.cells
        if (info := cell.metadata.get("nbgrader"))
    ]
    return {grade_id: cells[grade_id] for grade_id in order if grade_id in cells}


def environment(assignment: Assignment) -> dict[str, Any]:
    """What a verdict depends on besides the submission."""
    packages = {
        name: version(name) for name in ("nbgrader", "numpy", "torch", "pytest", "hypothesis")
    }
    return {
        "python": platform.python_version(),
        "packages": packages,
        "tests": assignment.tests_hash(),
    }


def _explain_failed_cell(cell: Cell, result: CellResult | None) -> None:
    """When the answer's own cell failed, say this rather than « n'est pas défini »."""
    if result is None or result.outcome is None:
        return
    for prop in cell.properties:
        if prop.outcome is Outcome.RTE and "n'est pas défini" in prop.message:
            prop.outcome = result.outcome
            prop.message = f"La cellule de votre réponse ne s'exécute pas : {result.error}"
            prop.counterexample = []


def _in_cell_property(
    grade_id: str,
    script: Script,
    results: dict[int, CellResult],
    maximum: float,
    has_file: bool,
) -> list[Property]:
    """The property of tests written in the cell itself, the usual nbgrader way, if any."""
    step = next((step for step in script.steps if step.label == grade_id), None)
    if step is None or (has_file and not step.in_cell_tests):
        return []
    prop = Property(
        id=f"{grade_id}::cellule",
        title="Les vérifications de la cellule passent.",
        outcome=Outcome.RTE,
        message="La cellule n'a pas été exécutée.",
    )
    result = results.get(step.index)
    if result is not None:
        prop.outcome = result.outcome or Outcome.AC
        if prop.outcome is Outcome.RTE:
            prop.outcome = Outcome.WA
        prop.message = result.error
        if prop.outcome is Outcome.AC:
            prop.share = _numeric_result(result, maximum)
            if prop.share is not None and not 0 < prop.share <= 1:
                prop.outcome, prop.share = Outcome.WA, 0.0
                prop.message = (
                    f"Le résultat de la cellule n'est pas un nombre de points entre 0 et {maximum:g}, "
                    "ou il vaut 0."
                )
    return [prop]


def _numeric_result(result: CellResult, maximum: float) -> float | None:
    """nbgrader's partial credit: points, as the result of the cell, here as a share of them.

    NaN, which is no share, when the result is no number: never full marks.
    """
    for output in result.outputs:
        if output.get("output_type") == "execute_result":
            try:
                return float(output["data"]["text/plain"]) / maximum
            except (ValueError, KeyError, TypeError, ZeroDivisionError):
                return float("nan")
    return None


# --- pytest --copie -------------------------------------------------------------


def sessions_by_hand(path: Path) -> OpenSession:
    """Sessions on the notebook at `path`, in the sandbox, for pytest run by hand."""
    from autograder.course import find_root
    from autograder.link import sandbox_runner
    from autograder.submission import read_submission

    assignment = load_assignment(find_root(path.resolve().parent), path.stem)
    submission = read_submission(path, assignment)
    run = sandbox_runner(assignment.root)(make_script(submission.notebook, assignment))
    return lambda module, so_far: run.open_session()


def memory_runner(script: Script, known: dict[int, CellResult] | None = None) -> Run:
    """Run a script in this process; for our own notebooks only."""
    return MemoryRun(script)
