"""`make attacks`: every attack against the sandbox, in a table; exit code 1 when one succeeds.

    python -m tests.attacks.run [--jobs N] [--user] [--no-batch | --cluster] [CLASS]...

Each attack is judged by this project's own `judge_file`, then all of them by one real
`autograder grade`. --cluster: that batch alone, on a Dask cluster of N workers. --user: as an ordinary user (for root, who gives privileges up
first; others are ordinary users already).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from autograder import warm
from autograder.pool import run_all, warm_up
from tests.attacks.batch import LABEL, run_batch
from tests.attacks.canaries import Planted
from tests.attacks.corpus import CLASSES, Attack, read_attacks
from tests.attacks.leftovers import become_reaper, leftovers, look
from tests.attacks.ordinary import as_ordinary_user
from tests.attacks.trial import Fault, Trial, baseline, try_attack

NOTEBOOK_SECONDS = 25  # for one judgement, whatever an attack does
KINDS = ("unearned", "lost", "leak", "neighbour", "stopped", "leftover", "missed")
console = Console(width=None if sys.stdout.isatty() else 150)


def main(arguments: list[str] | None = None) -> int:
    """Run the attacks; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks.run")
    parser.add_argument("classes", nargs="*", metavar="CLASS")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--user", action="store_true")
    parser.add_argument("--no-batch", action="store_true")
    parser.add_argument("--cluster", action="store_true")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.classes) - set(CLASSES))
    if unknown:
        parser.error(f"unknown class {unknown[0]!r}, expected {', '.join(CLASSES)}")
    if options.user and os.geteuid() == 0:
        words = [f"--jobs={options.jobs}", *options.classes]
        words += ["--no-batch"] * options.no_batch + ["--cluster"] * options.cluster
        return as_ordinary_user(words)
    families = tuple(name for name in CLASSES if name in options.classes) or CLASSES
    return run(families, options.jobs, not options.no_batch, options.cluster)


def run(families: tuple[str, ...], jobs: int, batch: bool, cluster: bool) -> int:
    """Every attack of these classes; prints the table and every fault."""
    become_reaper()
    who = "root" if os.geteuid() == 0 else f"user {os.geteuid()}"
    attacks, faults = read_attacks(families), list[Fault]()
    warm_up()  # whose folder stays where it is; all that comes from now on is to go again
    folder = Path(tempfile.mkdtemp(prefix="attaques-"))
    tempfile.tempdir = str(folder / "tmp")
    Path(tempfile.tempdir).mkdir()
    started, rows = time.monotonic(), {}
    try:
        before = look((folder / "tmp",))
        for family in families if not cluster else ():
            some = [attack for attack in attacks if attack.family == family]
            trials = try_class(folder / family, some, jobs)
            rows[family] = trials
            faults += [fault for trial in trials for fault in trial.faults]
            left = leftovers(before, (folder / "tmp",), frozenset(trial.pid for trial in trials))
            faults += [Fault(f"{family}/*", "leftover", what) for what in left]
        if batch:
            planted = Planted(folder / LABEL, notebook_seconds=NOTEBOOK_SECONDS)
            faults += run_batch(planted, attacks, jobs, cluster)[1]
            planted.remove()
            left = leftovers(before, (folder / "tmp",))
            faults += [Fault(LABEL, "leftover", what) for what in left]
    finally:
        tempfile.tempdir = None
        shutil.rmtree(folder, ignore_errors=True)
    console.print(table_of(rows, faults, f"Attacks, as {who}"))
    for fault in faults:
        console.print(f"✗ {fault}", style="red", markup=False, highlight=False)
    where = "one batch on a cluster" if cluster else "one batch"
    submissions = f", {2 * len(attacks) + 2} submissions in {where}" if batch else ""
    print(
        f"{len(attacks)} attacks as {who}{submissions}: {len(faults)} faults, {time.monotonic() - started:.0f} s"
    )
    return 1 if faults else 0


def try_class(folder: Path, attacks: list[Attack], jobs: int) -> list[Trial]:
    """Each of these attacks on `jobs` processes, beside an honest neighbour."""
    courses: dict[tuple, tuple[Planted, dict[str, Any]]] = {}
    tasks = []
    for attack in attacks:
        limits = {"notebook_seconds": NOTEBOOK_SECONDS, **attack.limits}
        key = tuple(sorted(limits.items()))
        if key not in courses:
            planted = Planted(folder / str(len(courses)), **limits)
            courses[key] = planted, baseline(planted)
        tasks.append((*courses[key], attack))
    warm.close_parent()
    trials = []
    for (_, _, attack), result in run_all(try_attack, tasks, jobs):
        try:
            trials.append(result())
        except Exception as error:
            what = f"the runner raises {type(error).__name__}: {error}"
            trials.append(Trial(attack.label, [Fault(attack.label, "stopped", what)]))
    for planted, _ in courses.values():
        planted.remove()
    return sorted(trials, key=lambda trial: trial.label)


def table_of(rows: dict[str, list[Trial]], faults: list[Fault], title: str) -> Table:
    """A line for each class, one for the batch when it was graded, one for all."""
    table = Table("class", "attacks", "refused", "right kept", *KINDS, "s", title=title)
    every = [trial for trials in rows.values() for trial in trials]
    for family, trials in [*rows.items(), (LABEL, []), ("all", every)]:
        own = [fault for fault in faults if family == "all" or fault.label.split("/")[0] == family]
        kept = [trial.kept for trial in trials if trial.kept is not None]
        counts = [str(sum(fault.kind == kind for fault in own)) for kind in KINDS]
        refused = sum(trial.refused for trial in trials)
        seconds = f"{sum(trial.seconds for trial in trials):.0f}"
        judged = [str(len(trials)), str(refused), f"{sum(kept)} of {len(kept)}"]
        table.add_row(family, *(judged if family != LABEL else [""] * 3), *counts, seconds)
    return table


if __name__ == "__main__":
    sys.exit(main())
