"""`make mutation`: mutants and rewrites of every graded answer, judged by its hidden tests.

A mutant that earns full marks has *survived*: either a hidden test must become better, or
the mutant does the same as the answer and stands in `TP.toml` with the reason.
A rewrite is a right answer: refused, it is a bug of the tests. The study also asks the converse: a property that is never the only one to refuse a wrong
answer is redundant, unless `TP.toml` says what it teaches.

    python -m tests.mutation.study [TP ...] [--jobs N] [--output mutation.json]
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import signal
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from autograder.cli import progress_bar
from autograder.corpus import IN_SANDBOX_ONLY, fill_in, read_samples, solution_key
from autograder.course import assignment_names, find_root, load_assignment
from autograder.judge import judge, memory_runner
from autograder.pool import process_pool
from autograder.verdict import write_json
from tests.mutation.mutants import mutants
from tests.mutation.rewrites import rewrites

LISTED = Path(__file__).parent
GROUPS = ("equivalent", "unfit", "kept")
CORPUS, REWRITE = "corpus", "réécriture"
SECONDS = 10  # for one mutant: some never end, which refuses them
MEMORY = 8 * 2**30


@dataclass(frozen=True)
class Task:
    """One answer (a mutant, a rewrite, one of the corpus) to judge in its own cell.

    operator: what made it; REWRITE and CORPUS are no mutants.
    """

    root: Path
    assignment: str
    grade_id: str
    operator: str
    change: str
    source: str


@dataclass
class Outcome:
    """What came of it: `refused` are the properties that do not hold."""

    assignment: str
    grade_id: str
    operator: str
    change: str
    killed: bool
    refused: list[str] = field(default_factory=list)
    why: str = ""  # it is equivalent


def tasks(root: Path, name: str) -> Iterator[Task]:
    """The mutants and rewrites of one TP, then the wrong answers of its corpus."""
    assignment = load_assignment(root, name)
    for grade_id, answer in assignment.answers.items():
        if f"test_{grade_id}" in assignment.test_cells:
            for mutant in mutants(answer.solution):
                yield Task(root, name, grade_id, mutant.operator, mutant.change, mutant.source)
            for rewrite in rewrites(answer.solution):
                yield Task(root, name, grade_id, REWRITE, rewrite.name, rewrite.source)
    for sample in read_samples(root, name):
        if sample.kind not in ("ac", *IN_SANDBOX_ONLY):
            label = f"{sample.kind}_{sample.name}"
            yield Task(root, name, sample.grade_id, CORPUS, label, sample.source)


@contextlib.contextmanager
def bounded_memory() -> Iterator[None]:
    """Let a mutant that allocates without end fail, and nothing that comes after it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def run(task: Task) -> Outcome:
    """Judge one answer; one that never ends is refused by all that could not be seen."""
    assignment = load_assignment(task.root, task.assignment)
    answers = solution_key(assignment) | {task.grade_id: task.source}
    own = f"test_{task.grade_id}"
    with bounded_memory(), interrupted(SECONDS):
        cell = judge(
            fill_in(assignment, answers), assignment, memory_runner,
            only={own}, answers_only=True, search=False, name=False,
        ).verdict.cells[own]  # fmt: skip
    refused = [prop.id.split("::")[1] for prop in cell.properties if not prop.holds]
    return Outcome(
        task.assignment, task.grade_id, task.operator, task.change, not cell.complete, refused
    )


@contextlib.contextmanager
def interrupted(seconds: float) -> Iterator[None]:
    """Raise in the program again and again once the time is over, until it gives up."""

    def late(signum: int, frame: Any) -> None:
        raise TimeoutError("mutant sans fin")

    previous = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)
    try:
        yield
    except TimeoutError:
        raise RuntimeError("a mutant outlived its interruptions") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def judge_all(root: Path, names: list[str], jobs: int) -> list[Outcome]:
    todo = [task for name in names for task in tasks(root, name)]
    outcomes = []
    with progress_bar() as progress, process_pool(jobs) as pool:
        bar = progress.add_task("mutants", total=len(todo), note="")
        for task, outcome in zip(todo, pool.map(run, todo, chunksize=4), strict=True):
            outcomes.append(outcome)
            progress.update(bar, advance=1, note=f"{task.assignment}, {task.grade_id}")
    return outcomes


def redundant(outcomes: list[Outcome], root: Path, names: list[str]) -> dict[str, list[str]]:
    """By exercise, the properties that never refuse a wrong answer alone."""
    alone: dict[str, set[str]] = defaultdict(set)
    everything: dict[str, list[str]] = {}
    for outcome in outcomes:
        if len(outcome.refused) == 1 and outcome.operator != REWRITE:
            alone[f"{outcome.assignment}/{outcome.grade_id}"].add(outcome.refused[0])
    for name in names:
        assignment = load_assignment(root, name)
        key = judge(
            fill_in(assignment, solution_key(assignment)), assignment, memory_runner,
            answers_only=True, search=False, name=False,
        ).verdict  # fmt: skip
        for grade_id, cell in key.cells.items():
            properties = [prop.id.split("::")[1] for prop in cell.properties]
            if properties:
                everything[f"{name}/{grade_id.removeprefix('test_')}"] = properties
    return {
        exercise: left
        for exercise, properties in everything.items()
        if (left := [prop for prop in properties if prop not in alone[exercise]])
    }


def read_lists(names: list[str]) -> dict[str, dict[str, dict[str, str]]]:
    """group -> "TP/exercise" -> mutant, rewrite or property -> reason, from the TPs' files."""
    listed: dict[str, dict[str, dict[str, str]]] = {group: {} for group in GROUPS}
    for name in names:
        path = LISTED / f"{name}.toml"
        data = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        for group, exercises in data.items():
            listed[group] |= {
                f"{name}/{grade_id}": dict(why) for grade_id, why in exercises.items()
            }
    return listed


def main() -> int:
    """Run the study; 1 when a mutant survives unexplained or a property is redundant."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("names", nargs="*", metavar="TP")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--output", type=Path, default=Path("mutation.json"))
    options = parser.parse_args()
    root, started = find_root(), time.monotonic()
    names = options.names or assignment_names(root)
    listed = read_lists(names)
    outcomes = judge_all(root, names, options.jobs)
    faults, used = [], set()
    for outcome in outcomes:
        key = f"{outcome.assignment}/{outcome.grade_id}"
        group = "unfit" if outcome.operator == REWRITE else "equivalent"
        outcome.why = listed[group].get(key, {}).get(outcome.change, "")
        if outcome.operator == REWRITE:
            used.add((key, outcome.change))
            if outcome.killed != bool(outcome.why):
                state = "refused" if outcome.killed else "listed as unfit, yet accepted"
                faults.append(f"{key}: {state}: {outcome.change} {outcome.refused}")
        elif outcome.why:
            used.add((key, outcome.change))
            if outcome.killed:
                faults.append(f"{key}: listed as equivalent, yet refused: {outcome.change}")
        elif not outcome.killed:
            faults.append(f"{key}: survives: {outcome.change} [{outcome.operator}]")
    for key, changes in [*listed["equivalent"].items(), *listed["unfit"].items()]:
        gone = [change for change in changes if (key, change) not in used]
        faults += [f"{key}: listed, but there is no such mutant: {change}" for change in gone]
    for key, properties in redundant(outcomes, root, names).items():
        kept = listed["kept"].get(key, {})
        faults += [f"{key}: {p} never refuses alone" for p in properties if p not in kept]
        faults += [f"{key}: {p} is kept for no need" for p in kept if p not in properties]
    write_json(options.output, {"outcomes": [asdict(o) for o in outcomes], "faults": faults})
    show(outcomes)
    print("\n".join(faults))
    print(f"{time.monotonic() - started:.0f} s; {len(faults)} faults; {options.output}")
    return 1 if faults else 0


def show(outcomes: list[Outcome]) -> None:
    """The table: exercise, mutants, killed, equivalent, survivors; wrong answers of the corpus."""
    table = Table(title="Étude de mutation")
    columns = ("exercice", "mutants", "refusés", "équivalents", "survivants", "corpus refusé",
               "réécritures acceptées")  # fmt: skip
    for column in columns:
        table.add_column(column, justify="left" if column == "exercice" else "right")
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[f"{outcome.assignment}/{outcome.grade_id}"].append(outcome)
        groups["total"].append(outcome)
    groups["total"] = groups.pop("total")
    for key, group in groups.items():
        made = [o for o in group if o.operator not in (CORPUS, REWRITE)]
        corpus = [o for o in group if o.operator == CORPUS]
        others = [o for o in group if o.operator == REWRITE and not o.why]
        numbers = (
            len(made), sum(o.killed for o in made), sum(bool(o.why) for o in made),
            sum(not o.killed and not o.why for o in made),
        )  # fmt: skip
        refused = f"{sum(o.killed for o in corpus)}/{len(corpus)}"
        accepted = f"{sum(not o.killed for o in others)}/{len(others)}"
        table.add_row(key, *map(str, numbers), refused, accepted)
    Console(width=130).print(table)


if __name__ == "__main__":
    sys.exit(main())
