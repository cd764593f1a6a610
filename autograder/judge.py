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
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from nbformat import NotebookNode

from autograder.course import Answer, Assignment, cell_info, load_assignment, reference
from autograder.dependence import computes_with, used_answers
from autograder.errors import Outcome, StudentFault, StudentGone
from autograder.hidden_tests import OpenSession, run_hidden_tests
from autograder.memory import MemoryRun
from autograder.proxy import Reference, Session
from autograder.script import CellResult, Script, make_script
from autograder.verdict import Cell, Property, Verdict, judged_again


class Run(Protocol):
    """A notebook whose cells have run: `memory.MemoryRun` or `link.SandboxRun`."""

    isolation: str
    results: dict[int, CellResult]
    incidents: list[str]

    def __enter__(self) -> Run: ...
    def __exit__(self, *exc_info: object) -> None: ...
    def open_session(self, hurried: bool) -> contextlib.AbstractContextManager[Session]: ...


class Runner(Protocol):
    """Runs a script; `known` is what an earlier run of the same notebook has shown."""

    def __call__(self, script: Script, known: dict[int, CellResult] | None = None) -> Run: ...


Properties = dict[str, list[Property]]


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
        opening = _first_sessions(run, notebook, assignment)
        properties = run_hidden_tests(files, assignment.root, opening) if files else {}
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
    _Again(notebook, assignment, runner, results, answers_only).judge(verdict)
    verdict.environment.update(environment(assignment))
    verdict.seconds = time.monotonic() - started
    return Judgement(verdict, results)


def _sessions(run: Run) -> OpenSession:
    """Copies for the tests; hurried once a test of the same cell has timed out."""

    def open_session(module: str, so_far: Properties):
        return run.open_session(any(p.outcome is Outcome.TLE for p in so_far.get(module, [])))

    return open_session


def _first_sessions(run: Run, notebook: NotebookNode, assignment: Assignment) -> OpenSession:
    """The same, but a cell that uses an answer which hangs waits for its second judgement."""
    ordinary = _sessions(run)

    def open_session(module: str, so_far: Properties):
        answer = assignment.answer_of(module)
        hung = [
            other
            for name, properties in so_far.items()
            if name != module
            and any(prop.outcome is Outcome.TLE for prop in properties)
            and (other := assignment.answer_of(name))
        ]
        if answer and hung:
            for culprit in used_answers(notebook, answer, assignment.hidden[module], hung):
                message = f"« {culprit.grade_id} », dont vous vous servez ici, ne répond pas"
                gone = StudentGone(Outcome.TLE, message)
                return contextlib.nullcontext(Session.closed(gone))
        return ordinary(module, so_far)

    return open_session


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


@dataclass
class _Again:
    """The second judgements of one notebook."""

    notebook: NotebookNode
    assignment: Assignment
    runner: Runner
    known: dict[int, CellResult]
    answers_only: bool

    def judge(self, verdict: Verdict) -> None:
        """Judge again each failed cell that may use failed answers before it."""
        wrong = [
            answer
            for answer in self.assignment.answers.values()
            if (cell := verdict.cells.get(f"test_{answer.grade_id}")) and not cell.complete
        ]
        wrong.sort(key=lambda answer: answer.position)
        if not any(self._earlier(answer, wrong[:rank]) for rank, answer in enumerate(wrong)):
            return
        at_fault: list[Answer] = []  # those that stay wrong: the others were led astray
        with self._run() as run:
            for answer in wrong:
                grade_id, earlier = answer.grade_id, self._earlier(answer, at_fault)
                cell = verdict.cells[f"test_{grade_id}"]
                if earlier:
                    cell.properties = self._second(run, grade_id, earlier, cell)
                    if not cell.complete and computes_with(self.notebook, earlier):
                        with self._run(earlier, until=f"test_{grade_id}") as slow:
                            cell.properties = self._second(slow, grade_id, earlier, cell)
                if not cell.complete:
                    at_fault.append(answer)

    def _earlier(self, answer: Answer, candidates: list[Answer]) -> list[Answer]:
        """Wrong answers that `answer` may use; none for an answer left as it was."""
        hidden = self.assignment.hidden.get(f"test_{answer.grade_id}")
        if not candidates or hidden is None or not self._touched(answer):
            return []
        return used_answers(self.notebook, answer, hidden, candidates)

    def _touched(self, answer: Answer) -> bool:
        return all(
            cell.source.strip() != answer.stub.strip()
            for cell in self.notebook.cells
            if (info := cell_info(cell)) and info["grade_id"] == answer.grade_id
        )

    def _run(self, replaced: list[Answer] | None = None, until: str | None = None) -> Run:
        """A fresh run; `replaced` answers give way to references as soon as they are defined."""
        replacements = {
            answer.grade_id: self._references(answer, set(), None) for answer in replaced or []
        }
        script = make_script(
            self.notebook,
            self.assignment,
            replacements=replacements,
            until=until,
            answers_only=self.answers_only,
            disposable=False,
        )
        return self.runner(script, self.known)

    def _references(
        self, answer: Answer, used: set[str], session: Session | None
    ) -> dict[str, Any]:
        """References for what `answer` defines, by name.

        With a session, a reference calls the other answers as they are over there: a
        right `ou` built on a wrong `et` is still built on the student's `nand`.
        """
        root, others = self.assignment.root, {}
        if session is not None:
            names = [name for other in self.assignment.answers.values() for name in other.names]
            others = {name: Reference(session, name) for name in names if name not in answer.names}
        return {
            name: lend(among(reference(root, name), others), answer.grade_id, used)
            for name in answer.names
        }

    def _second(
        self, run: Run, grade_id: str, earlier: list[Answer], cell: Cell
    ) -> list[Property]:
        """The cell's properties with references in the place of `earlier`, merged with `cell`'s."""
        used: set[str] = set()
        ordinary, test_id = _sessions(run), f"test_{grade_id}"

        @contextlib.contextmanager
        def open_session(module: str, so_far: Properties) -> Iterator[Session]:
            with ordinary(module, so_far) as session:
                for answer in earlier:
                    for name, value in self._references(answer, used, session).items():
                        with contextlib.suppress(StudentFault, StudentGone):
                            session.request("replace", name, value)
                yield session

        files = [self.assignment.hidden[test_id]]
        again = run_hidden_tests(files, self.assignment.root, open_session).get(test_id, [])
        order = [answer.grade_id for answer in earlier]
        return judged_again(cell.properties, again, [n for n in order if n in used] or order)


def among(value: Any, others: dict[str, Any]) -> Any:
    """A function that finds `others` in the place of its own globals of these names."""
    if not isinstance(value, types.FunctionType):
        return value
    callables = {name for name in others if callable(value.__globals__.get(name))}
    changed = value.__globals__ | {name: others[name] for name in callables}
    return types.FunctionType(
        value.__code__, changed, value.__name__, value.__defaults__, value.__closure__
    )


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
