"""From a repaired notebook to its verdict.

First judgement: the notebook runs, and each hidden test is served by a fresh copy.
Second judgement, so that *an error costs once*: a cell that failed is judged again
in a fresh run where the student's earlier wrong answers are replaced by references.
Only earlier answers are replaced (else circular definitions come out right), and all
second judgements come after every first one, so that nothing learnt from a reference
can serve a first judgement.
"""

from __future__ import annotations

import contextlib
import functools
import platform
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from nbformat import NotebookNode

from autograder.course import Answer, Assignment, load_assignment, reference
from autograder.errors import Outcome
from autograder.hidden_tests import run_hidden_tests
from autograder.memory import MemoryRun
from autograder.proxy import Session
from autograder.script import CellResult, Script, make_script
from autograder.verdict import Cell, Property, Verdict, judged_again


class Run(Protocol):
    """A notebook whose cells have run: `memory.MemoryRun` or `link.SandboxRun`."""

    isolation: str
    results: dict[int, CellResult]
    incidents: list[str]

    def __enter__(self) -> Run: ...
    def __exit__(self, *exc_info: object) -> None: ...
    def open_session(self) -> contextlib.AbstractContextManager[Session]: ...


Runner = Callable[[Script], Run]


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
) -> Judgement:
    """Judge a notebook that `submission.repair` has set right.

    only: restrict to these test cells. answers_only: see `make_script`.
    """
    started = time.monotonic()
    verdict = Verdict(cells=empty_cells(assignment, only))
    files = [path for grade_id, path in assignment.hidden.items() if grade_id in verdict.cells]
    script = make_script(notebook, assignment, answers_only=answers_only)
    with runner(script) as run:
        properties = run_hidden_tests(files, assignment.root, run.open_session) if files else {}
        results = run.results
        verdict.incidents += run.incidents
        verdict.environment["isolation"] = run.isolation
    position = {step.label: step.index for step in script.steps}
    for grade_id, cell in verdict.cells.items():
        if cell.manual:
            continue
        cell.properties = list(properties.get(grade_id, []))
        _explain_failed_cell(cell, results.get(position.get(grade_id.removeprefix("test_"), -1)))
        in_cell = _in_cell_property(grade_id, script, results, has_file=grade_id in assignment.hidden)
        if in_cell:
            cell.properties.append(in_cell)
    _judge_again(notebook, assignment, verdict, runner, answers_only)
    verdict.environment.update(environment(assignment))
    verdict.seconds = time.monotonic() - started
    return Judgement(verdict, results)


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
    packages = {name: version(name) for name in ("nbgrader", "numpy", "torch", "pytest", "hypothesis")}
    return {"python": platform.python_version(), "packages": packages, "tests": assignment.tests_hash()}


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
    grade_id: str, script: Script, results: dict[int, CellResult], has_file: bool
) -> Property | None:
    """The property of tests written in the cell itself, the usual nbgrader way."""
    step = next((step for step in script.steps if step.label == grade_id), None)
    if step is None or (has_file and not step.in_cell_tests):
        return None
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
        prop.share = _numeric_result(result, prop)
    return prop


def _numeric_result(result: CellResult, prop: Property) -> float | None:
    """nbgrader's partial credit: a number as the result of the cell."""
    for output in result.outputs:
        if output.get("output_type") == "execute_result":
            with contextlib.suppress(ValueError, KeyError, TypeError):
                return float(output["data"]["text/plain"])
    return None


# --- an error costs once --------------------------------------------------------


def _judge_again(
    notebook: NotebookNode,
    assignment: Assignment,
    verdict: Verdict,
    runner: Runner,
    answers_only: bool,
) -> None:
    """Second judgement of each failed cell that has failed answers before it."""
    wrong = [
        answer
        for answer in assignment.answers.values()
        if (cell := verdict.cells.get(f"test_{answer.grade_id}")) and not cell.complete
    ]
    wrong.sort(key=lambda answer: answer.position)
    sources = {
        info["grade_id"]: cell.source
        for cell in notebook.cells
        if (info := cell.metadata.get("nbgrader")) and info.get("solution")
    }
    second: dict[str, tuple[list[Property], list[str]]] = {}
    for rank, answer in enumerate(wrong):
        grade_id = f"test_{answer.grade_id}"
        untouched = sources.get(answer.grade_id, "").strip() == answer.stub.strip()
        if rank == 0 or untouched or grade_id not in assignment.hidden:
            continue
        second[grade_id] = _second_judgement(
            notebook, assignment, runner, grade_id, wrong[:rank], answers_only
        )
    for grade_id, (properties, blamed) in second.items():
        cell = verdict.cells[grade_id]
        cell.properties = judged_again(cell.properties, properties, blamed)


def _second_judgement(
    notebook: NotebookNode,
    assignment: Assignment,
    runner: Runner,
    grade_id: str,
    earlier: list[Answer],
    answers_only: bool,
) -> tuple[list[Property], list[str]]:
    """Properties of one cell with references for the answers `earlier`; which were used."""
    used: set[str] = set()
    replacements = {
        answer.grade_id: {
            name: lend(reference(assignment.root, name), answer.grade_id, used)
            for name in answer.names
        }
        for answer in earlier
    }
    script = make_script(
        notebook, assignment, replacements=replacements, until=grade_id, answers_only=answers_only
    )
    with runner(script) as run:
        files = [assignment.hidden[grade_id]]
        properties = run_hidden_tests(files, assignment.root, run.open_session)
    order = [answer.grade_id for answer in earlier]
    return properties.get(grade_id, []), [name for name in order if name in used] or order


def lend(value: Any, owner: str, used: set[str]) -> Any:
    """A reference as it is lent: a function notes in `used` that it served."""
    if not callable(value):
        return value

    @functools.wraps(value)
    def lent(*args: Any, **kwargs: Any) -> Any:
        used.add(owner)
        return value(*args, **kwargs)

    return lent


# --- pytest --copie -------------------------------------------------------------


def sessions_by_hand(path: Path) -> Callable[[], contextlib.AbstractContextManager[Session]]:
    """Sessions on the notebook at `path`, in the sandbox, for pytest run by hand."""
    from autograder.course import find_root
    from autograder.link import sandbox_runner
    from autograder.submission import read_submission

    assignment = load_assignment(find_root(path.resolve().parent), path.stem)
    submission = read_submission(path, assignment)
    run = sandbox_runner(assignment.root)(make_script(submission.notebook, assignment))

    @contextlib.contextmanager
    def open_session() -> Iterator[Session]:
        with run.open_session() as session:
            yield session

    return open_session


def memory_runner(script: Script) -> Run:
    """Run a script in this process; for our own notebooks only."""
    return MemoryRun(script)
