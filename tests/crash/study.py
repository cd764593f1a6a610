"""Grading is stopped at random points of a batch: is anything lost, torn or left behind?

    python -m tests.crash.study --kills 30 [--way kill|oom|interrupt...]

One undisturbed run is the oracle. Then each run is stopped at a moment of its own, spread
over the batch by what is done, whatever the load of the machine: a third of them while it
starts and judges the first, the others once so many are graded and a little later. Its main process is killed (`kill`), a process of its
pool is killed, as the kernel does when memory is short (`oom`), or Ctrl-C is typed
(`interrupt`); several ways take turns. What is there is looked at, the command is given again, and the gradebook
is compared cell by cell.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from autograder.cgroup import places
from tests.crash.batch import CLASS, copy_of, files, gradebook, graded, make_class, torn
from tests.crash.family import adopt, pool_children, survivors
from tests.project.courses import BIN, CourseFolder

ALIVE_SECONDS = 2.0
_PLACES = ("/mnt", "/media", "/srv", "/opt")  # where a sandbox started by root binds its files


@dataclass
class Oracle:
    """What an undisturbed run gave, and when: seconds to the first verdict, and to the end."""

    rows: dict
    files: set[str]
    first: float
    seconds: float


@dataclass
class Stop:
    """One run that was stopped; `faults` is what should not have been."""

    after: float = 0.0
    graded: int = 0
    faults: list[str] = field(default_factory=list)

    def check(self, right: bool, fault: str) -> None:
        if not right:
            self.faults.append(fault)


def command(course: CourseFolder, scratch: Path, *more: str) -> subprocess.Popen:
    """`autograder grade tiny` in the course, its temporary files in `scratch`."""
    scratch.mkdir(exist_ok=True)
    return subprocess.Popen(
        [str(BIN / "autograder"), "grade", "tiny", "--jobs", "2", *more],
        cwd=course.root,
        env=os.environ | {"TMPDIR": str(scratch)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # as in a terminal
    )


def stale_groups() -> list[str]:
    """Cgroups of graders that have gone."""
    return [
        str(path)
        for place in places()
        for path in place.glob("autograder-*")
        if not Path(f"/proc/{path.name.split('-')[1]}").exists()
    ]


def mounts() -> set[str]:
    """What is mounted on this machine, where a sandbox might mount something."""
    lines = Path("/proc/self/mountinfo").read_text().splitlines()
    return {line.split()[4] for line in lines if line.split()[4].startswith(_PLACES)}


def undisturbed(course: CourseFolder, scratch: Path) -> Oracle:
    """Grade the class without a stop."""
    started = time.monotonic()
    run = command(course, scratch)
    first = wait_for(run, course, 1, 600) - started
    _, errors = run.communicate(timeout=600)
    if run.returncode:
        raise SystemExit(f"the undisturbed run failed: {errors}")
    seconds = time.monotonic() - started
    left = survivors(ALIVE_SECONDS)
    if left or list(scratch.iterdir()):
        raise SystemExit(f"the undisturbed run leaves {left}, {list(scratch.iterdir())}")
    return Oracle(gradebook(course), files(course), first, seconds)


def wait_for(run: subprocess.Popen, course: CourseFolder, count: int, seconds: float) -> float:
    """Wait until so many are graded, the run is over or the time is; the moment it is."""
    deadline = time.monotonic() + seconds
    while run.poll() is None and len(graded(course)) < count and time.monotonic() < deadline:
        time.sleep(0.01)
    return time.monotonic()


def stop(way: str, run: subprocess.Popen) -> None:
    """Stop a run, or one process of its pool, without a warning."""
    if way == "kill":
        run.kill()
    elif way == "interrupt":
        os.killpg(run.pid, signal.SIGINT)
    else:
        deadline = time.monotonic() + 60
        while run.poll() is None and time.monotonic() < deadline:
            children = pool_children(run.pid)
            if children:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(children[0], signal.SIGKILL)
                return
            time.sleep(0.05)


def one_stop(
    way: str, course: CourseFolder, scratch: Path, oracle: Oracle, count: int, delay: float
) -> Stop:
    """Stop a run once `count` are graded and `delay` seconds later, look, run again, look again."""
    mounted, started = mounts(), time.monotonic()
    run = command(course, scratch)
    wait_for(run, course, count, 600)
    with contextlib.suppress(subprocess.TimeoutExpired):
        run.wait(timeout=delay)
    seen = Stop(time.monotonic() - started)
    before = graded(course)
    ended = run.poll() is not None
    seen.graded = len(before)
    stop(way, run)
    _, errors = run.communicate(timeout=600)
    if way == "interrupt" and not ended and before.keys() < {key[0] for key in oracle.rows}:
        seen.check(run.returncode == 130, f"exit code {run.returncode}: {errors[-300:]}")
        seen.check("autograder: stopped; what is graded is kept" in errors, f"says {errors[-300:]}")
        seen.check("Traceback" not in errors, f"a traceback: {errors[-300:]}")
    if way == "oom":
        seen.check(run.returncode == 0, f"exit code {run.returncode}: {errors[-300:]}")
    look(seen, course, oracle, before, mounted)
    kept = graded(course)
    again = command(course, scratch)
    _, errors = again.communicate(timeout=600)
    seen.check(again.returncode == 0, f"the next run fails: {errors[-300:]}")
    look(seen, course, oracle, kept, mounted)
    seen.check(graded(course).items() >= kept.items(), "what was graded is graded again")
    seen.check(gradebook(course) == oracle.rows, "the gradebook ends otherwise")
    seen.check(files(course) == oracle.files, f"files: {files(course) ^ oracle.files}")
    seen.check(not list(scratch.iterdir()), f"temporary files: {list(scratch.iterdir())}")
    return seen


def look(
    seen: Stop, course: CourseFolder, oracle: Oracle, before: dict[str, int], mounted: set[str]
) -> None:
    """Note what is lost, torn or left behind."""
    left = survivors(ALIVE_SECONDS)
    seen.check(not left, f"alive after {ALIVE_SECONDS:g} s: {left}")
    seen.check(not stale_groups(), f"cgroups: {stale_groups()}")
    seen.check(mounts() == mounted, f"mounts: {mounts() ^ mounted}")
    seen.check(not torn(course), f"half written: {torn(course)}")
    rows = gradebook(course)
    lost = [key for key, row in oracle.rows.items() if key[0] in before and rows.get(key) != row]
    seen.check(graded(course).keys() >= before.keys() and not lost, f"lost: {lost}")


def study(ways: list[str], count: int, students: int, seed: int, place: Path) -> list[Stop]:
    """So many stops, spread evenly over the batch, each at a random point of its share."""
    draw = random.Random(seed)
    made = make_class(place / "classe", students)
    oracle = undisturbed(copy_of(made, place / "cours"), place / "essais")
    print(f"{students} submissions, undisturbed: {oracle.seconds:.1f} s", flush=True)
    seen = []
    for number in range(count):
        share = (number + draw.random()) / count * 1.5 - 0.5  # below 0: nothing is graded yet
        wanted = 0 if share < 0 else 1 + int(share * (students - 1))
        pace = (oracle.seconds - oracle.first) / students
        delay = (share + 0.5) * 2 * oracle.first if share < 0 else draw.random() * pace
        way, course = ways[number % len(ways)], copy_of(made, place / "cours")
        seen.append(one_stop(way, course, place / "essais", oracle, wanted, delay))
        verdict = "; ".join(seen[-1].faults) or "nothing lost, nothing left, the same gradebook"
        print(
            f"{way} {number + 1}/{count} after {seen[-1].after:.2f} s, {seen[-1].graded} graded: {verdict}",
            flush=True,
        )
    return seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--way", choices=["kill", "oom", "interrupt"], nargs="+", default=["kill"])
    parser.add_argument("--students", type=int, default=len(CLASS) + 1)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    adopt()
    place = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="crash-"))
    place.chmod(0o755)
    try:
        seen = study(options.way, options.kills, options.students, options.seed, place)
    finally:
        shutil.rmtree(place)
    sound = sum(not stop.faults for stop in seen)
    print(f"{sound}/{len(seen)}")
    sys.exit(sound != len(seen))


if __name__ == "__main__":
    main()
