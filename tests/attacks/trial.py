"""One attack, judged with a wrong and with a right answer beside an honest neighbour."""

from __future__ import annotations

import contextlib
import csv
import functools
import io
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat

from autograder.errors import Outcome
from autograder.gradebook import Graded, judge_file
from autograder.verdict import Verdict
from tests.attacks.canaries import Planted
from tests.attacks.corpus import Attack
from tests.attacks.pages import MARK, feedback_page, formgrader_page, graded_notebook, interpreted
from tests.project.courses import modules_of, points

# Quantities that no verdict of three small functions reaches honestly.
MAX_VERDICT = 1_000_000  # characters
MAX_NOTEBOOK = 12_000_000
MAX_MEMORY_MIB = 600  # that the grader itself grows by
_TERMINAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FORMULA = re.compile(r"^[=+@\t]|^-(?!\d)")

Judge = Callable[[Path, Path, str], Graded]


@dataclass(frozen=True)
class Fault:
    """A success of an attack. kind: a column of the table; what: an English phrase."""

    label: str
    kind: str
    what: str

    def __str__(self) -> str:
        return f"{self.label}: {self.kind}: {self.what}"


@dataclass
class Trial:
    """What came of one attack."""

    label: str
    faults: list[Fault] = field(default_factory=list)
    refused: bool = False  # the wrong answer earned nothing
    kept: bool | None = None  # what the right one deserves; None when that is not asked
    seconds: float = 0.0
    pid: int = 0


def plain_verdict(verdict: Verdict) -> dict[str, Any]:
    """A verdict without its time, and without what it depends on besides the submission."""
    data = verdict.to_dict()
    del data["seconds"], data["environment"]
    return data


def baseline(planted: Planted, judge: Judge = judge_file) -> dict[str, Any]:
    """What the same notebooks earn without any attack, and the neighbour's verdict."""
    found: dict[str, Any] = {}
    for right in (False, True):
        graded = _judged(planted, None, right, judge)
        found["right" if right else "wrong"] = points(graded[1])
    with modules_of(planted.course.root):
        found["neighbour"] = plain_verdict(
            judge(planted.honest, planted.course.root, "tiny")[1].verdict
        )
    wanted = {"test_double": 0.0, "test_triple": 0.0, "test_quadruple": 2.0}
    assert found["wrong"] == wanted, found["wrong"]
    assert set(found["right"].values()) == {2.0}, found["right"]
    return found


def _judged(planted: Planted, attack: Attack | None, right: bool, judge: Judge) -> Graded:
    name = attack.label.replace("/", "-") if attack else "sans-attaque"
    folder = planted.course.root / "judged" / f"{name}-{'juste' if right else 'faux'}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "tiny.ipynb"
    nbformat.write(planted.notebook(attack, right), path)
    with modules_of(planted.course.root), planted.exposed():
        return judge(path, planted.course.root, "tiny")


def try_attack(
    planted: Planted,
    known: dict[str, Any],
    attack: Attack,
    neighbour: bool = True,
    judge: Judge = judge_file,
) -> Trial:
    """Judge `attack` twice, then the neighbour if asked; note every success as a fault."""
    started, trial = time.monotonic(), Trial(attack.label, pid=os.getpid())
    fault = functools.partial(Fault, attack.label)
    for right in (False, True):
        before = _peak_memory(reset=True)
        try:
            graded = _judged(planted, attack, right, judge)
        except Exception as error:
            trial.faults.append(
                fault("stopped", f"the grader raises {type(error).__name__}: {error}")
            )
            continue
        trial.faults += examine(planted, attack, graded)
        grown = (_peak_memory() - before) // 1024
        if grown > MAX_MEMORY_MIB:
            trial.faults.append(fault("stopped", f"the grader grows by {grown} MiB"))
        earned = points(graded[1])
        if not right:
            raised = {n: p for n, p in earned.items() if p > known["wrong"][n]}
            trial.refused = not raised
            trial.faults += [fault("unearned", f"a wrong answer earns {raised}")] if raised else []
            met = {p.outcome.value for p in graded[1].verdict.cells["test_double"].properties}
            if attack.meets and not met & set(attack.meets):
                trial.faults.append(fault("missed", f"met {sorted(met)}, none of {attack.meets}"))
        if attack.keeps:
            wanted = known["right" if right else "wrong"]
            lost = {n: p for n, p in earned.items() if p < wanted[n]}
            trial.kept = not lost and trial.kept is not False
            trial.faults += [fault("lost", f"{lost}, {_reasons(graded)}")] if lost else []
    if neighbour:
        trial.faults += neighbour_faults(planted, known, attack.label, judge)
    trial.seconds = time.monotonic() - started
    return trial


def neighbour_faults(
    planted: Planted, known: dict[str, Any], label: str, judge: Judge = judge_file
) -> list[Fault]:
    """Whether the honest neighbour is judged in this process as before."""
    with modules_of(planted.course.root):
        verdict = plain_verdict(judge(planted.honest, planted.course.root, "tiny")[1].verdict)
    return [] if verdict == known["neighbour"] else [Fault(label, "neighbour", "judged otherwise")]


def examine(planted: Planted, attack: Attack, graded: Graded) -> list[Fault]:
    """Leaks, errors of ours, floods, terminal codes and live pages in what was judged."""
    verdict, fault = graded[1].verdict, functools.partial(Fault, attack.label)
    faults = [fault("leak", f"from {place}") for place in planted.leaks(graded[1])]
    faults += [
        fault("stopped", f"an error of the grader's own: {prop.diagnosis}")
        for cell in verdict.cells.values()
        for prop in cell.properties
        if prop.outcome is Outcome.INTERNAL
    ]
    size = len(repr(verdict.to_dict()))
    if size > MAX_VERDICT:
        faults.append(fault("stopped", f"a verdict of {size} characters"))
    notebook = graded_notebook(graded)
    size = len(nbformat.writes(notebook))
    if size > MAX_NOTEBOOK:
        faults.append(fault("stopped", f"a graded notebook of {size} characters"))
    for line in [*verdict.repairs, *verdict.incidents]:
        if _TERMINAL.search(line):
            faults.append(fault("leak", f"terminal codes in {line[:60]!r}"))
    if attack.family == "feedback" and size < MAX_NOTEBOOK:
        for page in (feedback_page, formgrader_page):
            found = interpreted(page(notebook, planted.course.root))
            faults += [fault("leak", f"{page.__name__}: {what}") for what in found[:3]]
    return faults


def formulas(exported: str) -> list[str]:
    """Cells of an exported table that a spreadsheet would compute."""
    rows = csv.reader(io.StringIO(exported))
    return [cell for row in rows for cell in row if _FORMULA.search(cell) or MARK in cell]


def _reasons(graded: Graded) -> str:
    cells = graded[1].verdict.cells.values()
    lost = [prop for cell in cells for prop in cell.properties if not prop.holds]
    return "; ".join(f"{p.id.split('::')[-1]} {p.outcome.value} {p.message[:80]}" for p in lost)[
        :300
    ]


def _peak_memory(reset: bool = False) -> int:
    """The most memory that this process has held, in KiB, since it was last reset."""
    if reset:
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1])
