"""All attacks in one batch of `autograder grade`, as an instructor runs it on a class."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from tests.attacks.canaries import NEIGHBOUR, SUCCESS, Planted
from tests.attacks.corpus import Attack
from tests.attacks.trial import Fault, formulas
from tests.project.courses import BIN

HOURS = 3 * 3600.0  # a machine that does other things as well
LABEL = "batch"
_VISIBLE = "Vérification visible"  # an error of a visible check, with the student's own line


def run_batch(
    planted: Planted, attacks: list[Attack], jobs: int, cluster: bool = False
) -> tuple[str, list[Fault]]:
    """Grade every attack, wrong and right, between two honest neighbours.

    cluster: on a Dask cluster of `jobs` workers. Returns what the command printed, and
    every success of an attack.
    """
    root = planted.course.root
    (root / "gradebook.db").unlink(missing_ok=True)
    planted.course.run("nbgrader", "generate_assignment", "tiny")
    planted.plant_in_gradebook()
    students = dict(_hand_in(planted, attacks))
    with planted.exposed(), _where(jobs, cluster) as where:
        done = subprocess.run(
            [str(BIN / "autograder"), "grade", "tiny", *where],
            cwd=root, env=dict(os.environ), capture_output=True, text=True, timeout=HOURS,
        )  # fmt: skip
    faults = []
    if done.returncode:
        faults.append(Fault(LABEL, "stopped", f"exit code {done.returncode}: {done.stderr[-500:]}"))
    honest = [_verdict(root, name) for name in (f"a-{NEIGHBOUR}", f"z-{NEIGHBOUR}")]
    if any(verdict is None or verdict["score"] != 6 for verdict in honest):
        faults.append(Fault(LABEL, "neighbour", "an honest neighbour lost points"))
    for student, (attack, right) in students.items():
        faults += _student_faults(planted, student, attack, right)
    exported = planted.course.run("nbgrader", "export", "--to", "notes.csv", ok=False)
    table = root / "notes.csv"
    if exported.returncode or not table.exists():
        faults.append(Fault(LABEL, "stopped", f"no export: {exported.stderr[-300:]}"))
    else:
        found = formulas(table.read_text())
        faults += [Fault(LABEL, "leak", f"formulas in the export: {found[:3]}")] if found else []
    return done.stdout + done.stderr, faults


@contextlib.contextmanager
def _where(jobs: int, cluster: bool) -> Iterator[list[str]]:
    """The options that say where to judge."""
    if not cluster:
        yield ["--jobs", str(jobs)]
        return
    from tests.project.clusters import local_cluster

    with local_cluster(jobs) as started:
        yield ["--scheduler", started.scheduler_address]


def _hand_in(planted: Planted, attacks: list[Attack]) -> Iterator[tuple[str, tuple[Attack, bool]]]:
    for name in (f"a-{NEIGHBOUR}", f"z-{NEIGHBOUR}"):  # graded first and last
        planted.course.submit(name, nbformat.read(planted.honest, as_version=4))
    for attack in attacks:
        for right in (False, True):
            student = f"m-{attack.label.replace('/', '-')}-{'juste' if right else 'faux'}"
            planted.course.submit(student, planted.notebook(attack, right))
            yield student, (attack, right)


def _verdict(root: Path, student: str) -> dict[str, Any] | None:
    path = root / "autograded" / student / "tiny" / "verdict.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def _student_faults(planted: Planted, student: str, attack: Attack, right: bool) -> Iterator[Fault]:
    root = planted.course.root
    verdict = _verdict(root, student)
    if verdict is None:
        yield Fault(attack.label, "stopped", f"{student} has no verdict")
        return
    points = {name: cell["points"] for name, cell in verdict["cells"].items()}
    if not right and (points["test_double"] or points["test_triple"]):
        yield Fault(attack.label, "unearned", f"in the batch: {points}")
    if attack.keeps and not attack.limits:
        if verdict["score"] < (6 if right else 2):
            yield Fault(attack.label, "lost", f"in the batch: {points}")
    notebook = nbformat.read(root / "autograded" / student / "tiny" / "tiny.ipynb", as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    everything = json.dumps([verdict, outputs], ensure_ascii=False)
    for place, word in planted.words.items():
        if word in everything:
            yield Fault(attack.label, "leak", f"in the batch, from {place}")
    texts = [o.text for o in outputs if o.output_type == "stream"]
    shown = "\n".join(text.partition(_VISIBLE)[0] for text in texts)
    # One that goes through under the course's ordinary limits may need its own to be stopped.
    if re.search(rf"\b{SUCCESS}\b", shown) and not attack.limits:
        yield Fault(attack.label, "leak", "in the batch, a success")
