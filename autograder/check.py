"""`autograder check`: does the course hold together?

For each TP: the source agrees with `solutions/`, the release is current and leaks
nothing, the solution key gets everything, the untouched release nothing, every right
answer of the corpus is accepted, every wrong one refused in its own cell and nowhere
else, every trivial one earns 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.corpus import (
    IN_SANDBOX_ONLY,
    Sample,
    assemble,
    fill_in,
    read_samples,
    solution_key,
    trivial_answers,
)
from autograder.course import Answer, Assignment, load_assignment
from autograder.dependence import used_answers
from autograder.errors import Outcome
from autograder.judge import Runner, judge, memory_runner
from autograder.memory import MemoryRun
from autograder.pool import process_pool
from autograder.release import check_release, drift, reference_definitions
from autograder.script import make_script
from autograder.verdict import Cell, Verdict


@dataclass(frozen=True)
class Task:
    """One thing to check; `run_task` says what is wrong with it."""

    root: Path
    assignment: str
    label: str
    kind: str
    sample: Sample | None = None
    answers: dict[str, Sample] | None = None
    elsewhere: bool = True  # the cells that use the answer, too


FEW = 2  # wrong answers of an exercise that are looked at in later cells, unless thorough


def tasks(root: Path, name: str, thorough: bool = False) -> Iterator[Task]:
    """Everything to check for one TP.

    thorough: every wrong answer in all the cells that use it, every answer in the sandbox.
    """
    assignment = load_assignment(root, name)
    yield Task(root, name, f"{name}: source and solutions agree", "drift")
    yield Task(root, name, f"{name}: release is current and leaks nothing", "release")
    yield Task(root, name, f"{name}: solution key", "key")
    yield Task(root, name, f"{name}: untouched release", "untouched")
    samples = read_samples(root, name)
    seen: Counter[str] = Counter()
    for sample in samples:
        seen[sample.grade_id] += sample.kind not in ("ac", "triv")
        some = thorough or sample.kind in ("ac", "sec") or seen[sample.grade_id] <= FEW
        elsewhere = some and sample.kind != "triv"
        yield Task(root, name, sample.label, "sample", sample, elsewhere=elsewhere)
        if sample.kind == "ac":
            yield Task(root, name, f"{sample.label}: in the visible cells", "visible", sample)
    for number, answers in enumerate(assemble(samples, every=thorough)):
        label = f"{name}: notebook {number} made of the corpus, in the sandbox"
        yield Task(root, name, label, "assembled", answers=answers)
    graded = [
        a for a in assignment.answers.values() if f"test_{a.grade_id}" in assignment.test_cells
    ]
    for answer in graded:
        for value, source in trivial_answers(answer):
            sample = Sample(name, answer.grade_id, "triv", value, source)
            yield Task(root, name, sample.label, "sample", sample, elsewhere=False)


def run_task(task: Task) -> list[str]:
    """Faults found, as English sentences; an empty list when all is well."""
    assignment = load_assignment(task.root, task.assignment)
    if task.kind == "drift":
        return _drift(assignment)
    if task.kind == "release":
        return check_release(assignment)
    if task.kind == "key":
        return check_key(assignment, memory_runner)
    if task.kind == "untouched":
        verdict = judge(
            fill_in(assignment, {}), assignment, memory_runner, answers_only=True
        ).verdict
        return _not_zero(task.label, verdict)
    if task.answers is not None:
        return check_assembled(task.label, task.answers, assignment)
    assert task.sample is not None
    if task.kind == "visible":
        return check_visible(task.sample, assignment)
    return check_sample(task.sample, assignment, task.elsewhere)


def run_all(
    root: Path,
    names: list[str],
    jobs: int,
    report: Callable[[Task, list[str]], None],
    thorough: bool = False,
) -> list[str]:
    """Run every task of these TPs on `jobs` processes; returns all faults."""
    todo = [task for name in names for task in tasks(root, name, thorough)]
    faults: list[str] = []
    with process_pool(jobs) as pool:
        for task, found in zip(todo, pool.map(run_task, todo, chunksize=1), strict=True):
            faults += found
            report(task, found)
    return faults


def _drift(assignment: Assignment) -> list[str]:
    path = assignment.root / "source" / assignment.name / f"{assignment.name}.ipynb"
    source = nbformat.read(path, as_version=4)
    faults = drift(assignment, reference_definitions(assignment.root), source)
    for grade_id in assignment.test_cells:
        if grade_id not in assignment.hidden:
            faults.append(f"{assignment.name}: no hidden test file for {grade_id}")
        if assignment.answer_of(grade_id) is None:
            faults.append(f"{assignment.name}: {grade_id} judges no solution cell")
    return faults


def check_key(assignment: Assignment, runner: Runner) -> list[str]:
    """The solution key gets full marks in every autograded cell."""
    notebook = fill_in(assignment, solution_key(assignment))
    verdict = judge(notebook, assignment, runner, answers_only=runner is memory_runner).verdict
    return [
        f"{assignment.name}: the solution key loses points in {grade_id}: {_why(cell)}"
        for grade_id, cell in verdict.cells.items()
        if not cell.manual and not cell.complete
    ] + _internal(assignment.name, verdict)


def check_sample(sample: Sample, assignment: Assignment, elsewhere: bool = True) -> list[str]:
    """One answer in the solution key's place: judged in its own cell and, if `elsewhere`,
    in those that use it."""
    own = f"test_{sample.grade_id}"
    if own not in assignment.test_cells:
        return [f"{sample.label}: no test cell {own} in {assignment.name}"]
    runner = memory_runner
    if sample.kind in IN_SANDBOX_ONLY:
        from autograder.link import sandbox_runner

        runner = sandbox_runner(assignment.root)
    answers = solution_key(assignment) | {sample.grade_id: sample.source}
    notebook = fill_in(assignment, answers)
    verdict = judge(
        notebook,
        assignment,
        runner,
        only={own, *(_dependent(assignment, notebook, own) if elsewhere else ())},
        answers_only=True,
        search=False,
        name=sample.kind in ("wa", "rte"),
    ).verdict
    return _internal(sample.label, verdict) + _sample_faults(sample, own, verdict)


def check_visible(sample: Sample, assignment: Assignment) -> list[str]:
    """A right answer in the solution key's place: no cell that students see raises an exception."""
    notebook = fill_in(assignment, solution_key(assignment) | {sample.grade_id: sample.source})
    run = MemoryRun(make_script(notebook, assignment))
    with run.open_session():
        return [
            f"{sample.label}: cell {index} of the notebook ends with {result.error}"
            for index, result in run.results.items()
            if result.outcome is not None
        ]


def check_assembled(label: str, answers: dict[str, Sample], assignment: Assignment) -> list[str]:
    """A notebook of many answers, in the sandbox: each earns what it deserves, whatever the others.

    Only a wrong answer built on another wrong one may come out right: two errors cancel out.
    """
    from autograder.link import sandbox_runner

    sources = {grade_id: sample.source for grade_id, sample in answers.items()}
    notebook = fill_in(assignment, solution_key(assignment) | sources)
    verdict = judge(
        notebook, assignment, sandbox_runner(assignment.root), search=False, name=False
    ).verdict
    faults, wrong = _internal(label, verdict), list[Answer]()
    for answer in sorted(assignment.answers.values(), key=lambda answer: answer.position):
        if answer.grade_id not in answers:
            continue
        test, sample = f"test_{answer.grade_id}", answers[answer.grade_id]
        cell, right = verdict.cells[test], sample.kind == "ac"
        led_astray = used_answers(notebook, answer, assignment.hidden[test], wrong)
        if cell.complete != right and (right or not led_astray):
            faults.append(
                f"{label}: {sample.label} earns {cell.points:g}/{cell.max:g}: {_why(cell)}"
            )
        wrong += [] if right else [answer]
    return faults


def _sample_faults(sample: Sample, own: str, verdict: Verdict) -> list[str]:
    cell = verdict.cells[own]
    score = f"{cell.points:g}/{cell.max:g}"
    if sample.kind == "triv":
        return [] if cell.points == 0 else [f"{sample.label}: trivial, yet earns {score}"]
    faults = []
    if sample.kind == "ac" and not cell.complete:
        faults.append(f"{sample.label}: right, yet refused ({score}): {_why(cell)}")
    if sample.kind != "ac" and cell.complete:
        faults.append(f"{sample.label}: wrong, yet accepted")
    if sample.score == "0" and cell.points > 0:
        faults.append(f"{sample.label}: should earn 0, earns {score}")
    if sample.score == "partial" and not 0 < cell.points < cell.max:
        faults.append(f"{sample.label}: should earn a part, earns {score}")
    if sample.diagnosis and sample.kind in ("wa", "rte"):
        faults += _diagnosis_faults(sample, cell)
    wanted = {"rte": Outcome.RTE, "tle": Outcome.TLE, "mle": Outcome.MLE}.get(sample.kind)
    if wanted and not any(prop.outcome is wanted for prop in cell.properties):
        faults.append(f"{sample.label}: no property ended as {wanted.value}: {_why(cell)}")
    faults += [
        f"{sample.label}: costs points in {grade_id} too: {_why(other)}"
        for grade_id, other in verdict.cells.items()
        if grade_id != own and not other.manual and not other.complete
    ]
    return faults


def _diagnosis_faults(sample: Sample, cell: Cell) -> list[str]:
    """A known wrong answer is named by its own sentence or, if the corpus says so, not at all."""
    shown = [prop.diagnosis for prop in cell.properties if prop.diagnosis and not prop.holds]
    if shown == ([sample.diagnosis] if sample.named else []):
        return []
    return [f"{sample.label}: the cause shown is {shown[0]!r}" if shown
            else f"{sample.label}: its cause is not recognised (mend that, or `# named: no, WHY`)"]  # fmt: skip


def _dependent(assignment: Assignment, notebook: NotebookNode, own: str) -> Iterator[str]:
    """Later test cells whose answer may use the answer of `own`."""
    changed = assignment.answer_of(own)
    names = list(assignment.test_cells)
    for grade_id in names[names.index(own) + 1 :]:
        answer, hidden = assignment.answer_of(grade_id), assignment.hidden.get(grade_id)
        if changed and answer and hidden and used_answers(notebook, answer, hidden, [changed]):
            yield grade_id


def _not_zero(label: str, verdict: Verdict) -> list[str]:
    return [
        f"{label}: {grade_id} earns {cell.points:g}/{cell.max:g}"
        for grade_id, cell in verdict.cells.items()
        if cell.points
    ] + _internal(label, verdict)


def _internal(label: str, verdict: Verdict) -> list[str]:
    return [
        f"{label}: INTERNAL in {prop.id}: {prop.diagnosis}"
        for cell in verdict.cells.values()
        for prop in cell.properties
        if prop.outcome is Outcome.INTERNAL
    ]


def _why(cell: Cell) -> str:
    return (
        "; ".join(
            f"{prop.id.split('::')[-1]} {prop.outcome.value} {prop.message}"
            for prop in cell.properties
            if not prop.holds
        )
        or "no property"
    )
