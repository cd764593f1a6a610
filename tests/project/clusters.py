"""A class of tiny notebooks, and a Dask cluster on this machine to judge it."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import tempfile
from collections.abc import Iterator

import dask
from distributed import LocalCluster

from tests.project.courses import CourseFolder

ANSWERS = {
    "ac": {},
    "wa": {"double": "def double(x):\n    return 3 * x"},
    "rte": {"triple": "def triple(x):\n    return x.absent"},
    "tle": {"quadruple": "def quadruple(x):\n    while True: pass"},
    "reads": {"double": "def double(x):\n    return open('/etc/passwd').read()"},
}
SCORES = {"ac": 6.0, "wa": 4.0, "rte": 4.0, "tle": 4.0, "reads": 4.0, "broken": 0.0}


def hand_in(course: CourseFolder, count: int, kinds: tuple[str, ...] = ("ac", "wa")) -> list[str]:
    """Notebooks of these kinds in turn, for `count` students; their names tell the kind."""
    notebooks = {kind: course.notebook(ANSWERS[kind]) for kind in kinds if kind in ANSWERS}
    names = []
    for number in range(count):
        kind = kinds[number % len(kinds)]
        names.append(f"{kind}{number:03d}")
        path = course.submit(names[-1], notebooks.get(kind))
        if kind not in notebooks:
            path.write_text("{")
    return names


def expected(names: list[str]) -> dict[str, float]:
    """The score of each, by its name."""
    return {name: SCORES[name.rstrip("0123456789")] for name in names}


def verdicts(course: CourseFolder) -> dict[str, dict]:
    """What grading wrote, by student, but for the time that it took."""
    found = {}
    for path in sorted(course.root.glob("autograded/*/tiny/verdict.json")):
        found[path.parts[-3]] = json.loads(path.read_text())
        assert found[path.parts[-3]].pop("seconds") >= 0
    return found


@contextlib.contextmanager
def local_cluster(workers: int = 2) -> Iterator[LocalCluster]:
    """Worker processes on the loopback interface, without a dashboard."""
    with (
        tempfile.TemporaryDirectory() as scratch,  # Dask's own, which it would leave behind
        dask.config.set({"temporary-directory": scratch}),
        LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None,
            host="127.0.0.1", memory_limit=0, silence_logs=logging.CRITICAL,
            local_directory=scratch,
        ) as cluster,
    ):  # fmt: skip
        yield cluster


def kill_a_worker(cluster: LocalCluster) -> None:
    """As a machine that goes down does: no farewell. (Its nanny starts another.)"""
    os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
