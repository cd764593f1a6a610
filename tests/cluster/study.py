"""`make cluster`: a hundred submissions on a Dask cluster whose workers are killed on the way.

Every verdict must arrive once and be the right one; the run after it must find that
nothing is left to do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from autograder.grading import Course, grade
from tests.project.clusters import (
    SCORES,
    expected,
    hand_in,
    kill_a_worker,
    local_cluster,
    verdicts,
)
from tests.project.courses import BIN, CourseFolder, tiny_course


def run(course: CourseFolder, names: list[str], kills: int) -> list[str]:
    """Grade these, killing a worker `kills` times on the way; returns what is wrong."""
    arrived: Counter[str] = Counter()
    moments = {len(names) * (number + 1) // (kills + 1) for number in range(kills)}
    wrong = []
    with local_cluster() as cluster:
        started = time.monotonic()
        for result in grade(Course(course.root), ["tiny"], scheduler=cluster.scheduler_address):
            arrived[result.student] += 1
            if result.verdict is None:
                wrong.append(f"{result.student}: {result.error}")
            if sum(arrived.values()) in moments:
                kill_a_worker(cluster)
        seconds = time.monotonic() - started
    print(
        f"{len(arrived)} students, {sum(arrived.values())} verdicts, {kills} workers killed, {seconds:.0f} s"
    )
    if arrived != Counter(names):
        wrong.append(f"not once each: {arrived - Counter(names)}, {Counter(names) - arrived}")
    scores = {name: verdict["score"] for name, verdict in verdicts(course).items()}
    return wrong + [
        f"{n}: {scores.get(n)}" for n, score in expected(names).items() if scores.get(n) != score
    ]


def main() -> int:
    """Print one line for each fact; 1 when a verdict is missing, doubled or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--kills", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cluster-") as folder:
        course = tiny_course(Path(folder).resolve() / "cours")
        course.run("nbgrader", "generate_assignment", "tiny")
        names = hand_in(course, options.count, tuple(SCORES))
        wrong = run(course, names, options.kills)
        started = time.monotonic()
        command = [str(BIN / "autograder"), "grade", "tiny"]
        again = subprocess.run(command, cwd=course.root, capture_output=True, text=True, check=True)
        print(f"second run, {time.monotonic() - started:.1f} s: {again.stdout.strip()}")
        if "everything is graded already" not in again.stdout:
            wrong.append("the second run graded something")
    for line in wrong:
        print(f"✗ {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
