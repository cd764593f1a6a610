"""`make bench`: the class through stock `nbgrader autograde` and through `autograder grade`.

    python -m tests.bench.run [TP...] [--students 60] [--runs 3] [--stock-students N]
                              [--jobs 2] [--untagged] [--json FILE]
    python -m tests.bench.run --scale 20,100,1000 [TP...]

Both graders get the same two cores, one after the other, and take turns at being the first.
Each run starts from fresh course folders: nothing is kept from one to the next. Exit code 1
when a grade differs for a reason that is not stock nbgrader's known one.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from autograder.corpus import solution_key
from autograder.course import load_assignment
from autograder.verdict import write_json
from tests.bench import report
from tests.bench.agreement import FAULT, compare, grades
from tests.bench.classes import Handed, make_class
from tests.bench.courses import BIN, ROOT, Pair, make_frame, make_ours, make_pair
from tests.bench.usage import Usage, measure, two_cores

ASSIGNMENTS = ("tp01_perceptron", "tp03_reseau", "tp09_recurrents")
LOOKED_AT = 7  # students of the instrumented run: one to warm up, three right, three wrong
COLD = 3


def stock_command(name: str) -> list[str]:
    return [str(BIN / "nbgrader"), "autograde", name]


def our_command(name: str, jobs: int, *more: str) -> list[str]:
    return [str(BIN / "autograder"), "grade", name, "--force", "--jobs", str(jobs), *more]


def bench(name: str, options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """All measures of one TP."""
    handed = make_class(load_assignment(ROOT, name), options.students)
    there = min(options.stock_students or options.students, options.students)
    pair = make_pair(folder / "new", name, handed, there, tagged=not options.untagged)
    found: dict[str, Any] = {
        "name": name,
        "students": options.students,
        "stock_students": there,
        "jobs": options.jobs,
        "tagged": not options.untagged,
        "wrong": [student.student for student in handed if student.mistakes],
        "mistakes": {s.student: s.mistakes for s in handed if s.mistakes},
        "runs": [],
        "differences": [],
    }
    first: dict[str, Any] = {}
    for number in range(options.runs):
        say(f"{name}: run {number + 1} of {options.runs}")
        run, graded, differences = run_both(pair, handed, there, number, options.jobs, folder)
        found["runs"].append(run)
        found["compared"] = sum(map(len, graded["stock"].values()))
        first = first or graded
        found["differences"] += differences if number == 0 else []
        if graded != first or [d for d in differences if d not in found["differences"]]:
            found["differences"].append(
                {"kind": FAULT, "student": "", "cell": "", "detail": f"run {number + 1} differs"}
            )
    say(f"{name}: one submission, cold")
    found["cold"] = cold(name, folder, options.jobs)
    say(f"{name}: where our time goes; the student's own code")
    found["phases"] = phases(folder / "phases", name, handed)
    found["bound"] = program("bound", pair.ours, name, min(options.students, 20))
    return found


def run_both(
    pair: Pair, handed: Sequence[Handed], there: int, number: int, jobs: int, folder: Path
) -> tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]:
    """One run of both graders on fresh folders: (costs, grades, differences).

    Then one of ours with tests that ask nothing: what all but the tests costs.
    """
    run, graded = {}, {}
    work = Pair(pair.name, folder / "run" / "stock", folder / "run" / "ours")
    shutil.copytree(pair.stock, work.stock)
    shutil.copytree(pair.ours, work.ours)
    for side in ("stock", "ours") if number % 2 == 0 else ("ours", "stock"):
        if side == "stock":
            run[side] = stock_cost(work, there, len(handed))
        else:
            usage = measure(our_command(pair.name, jobs), work.ours)
            run[side] = cost(usage, len(handed))
        graded[side] = grades(getattr(work, side), pair.name)
        say(f"  {side}: {run[side]['each']:.2f} s, {run[side]['cpu_each']:.2f} CPU s each")
    frame, right = folder / "run" / "frame", graded["ours"][handed[0].student]
    make_frame(frame, pair.ours, pair.name)
    run["frame"] = cost(measure(our_command(pair.name, jobs), frame), len(handed))
    if any(points != right for points in grades(frame, pair.name).values()):
        raise RuntimeError("a hidden test that asks nothing does not hold")
    students = [student.student for student in handed[:there]]
    differences = [asdict(d) for d in compare(work.stock, work.ours, pair.name, students)]
    shutil.rmtree(folder / "run")
    return run, graded, differences


def cost(usage: Usage, students: int) -> dict[str, Any]:
    each = {"each": usage.seconds / students, "cpu_each": usage.cpu_seconds / students}
    return usage.to_dict() | each


def stock_cost(work: Pair, there: int, students: int) -> dict[str, Any]:
    """Stock on the first `there` students; for the whole class, its start counted once.

    Its start is what the command costs when everything is graded.
    """
    environment = {"PYTHONPATH": str(work.ours)}
    usage = measure(stock_command(work.name), work.stock, environment)
    found = cost(usage, there)
    if there < students:
        start = measure(stock_command(work.name), work.stock, environment)
        for key, whole in (("each", "seconds"), ("cpu_each", "cpu_seconds")):
            once = getattr(start, whole)
            found[key] = once / students + (getattr(usage, whole) - once) / there
        found["start"] = start.to_dict()
    return found


def cold(name: str, folder: Path, jobs: int) -> float:
    """Seconds of `autograder grade` on the solution key, the median; files are in the page cache.

    The key: some students of the class import torch where the course does not.
    """
    key = Handed("cle", solution_key(load_assignment(ROOT, name)))
    make_ours(folder / "key", name, [key])
    seconds = []
    for _ in range(COLD):
        shutil.copytree(folder / "key", folder / "cold")
        command = our_command(name, jobs, "--student", key.student)
        seconds.append(measure(command, folder / "cold").seconds)
        shutil.rmtree(folder / "cold")
    return median(seconds)


def phases(folder: Path, name: str, handed: Sequence[Handed]) -> dict[str, Any]:
    """The instrumented run, on a few students."""
    make_ours(folder, name, handed[:LOOKED_AT])
    return program("phases", folder, name)


def program(name: str, course: Path, *arguments: Any) -> Any:
    """What another program of the benchmark prints, as data; it runs within a course folder.

    The package `tests` is then the one of that course, as it is for the graders.
    """
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{name}", *map(str, arguments)],
        cwd=course,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{name} failed:\n{done.stderr[-4000:]}")
    return json.loads(done.stdout)


def scale(name: str, sizes: Sequence[int], jobs: int, folder: Path) -> dict[str, Any]:
    """`autograder grade` on classes of several sizes."""
    found: dict[str, Any] = {"name": name, "jobs": jobs, "sizes": []}
    handed = make_class(load_assignment(ROOT, name), max(sizes))
    for size in sizes:
        say(f"{name}: class of {size}")
        make_ours(folder / "scale", name, handed[:size])
        usage = measure(our_command(name, jobs), folder / "scale")
        graded = len(grades(folder / "scale", name))
        if graded != size:
            raise RuntimeError(f"{graded} of {size} submissions graded:\n{usage.output[-4000:]}")
        found["sizes"].append({"students": size, **usage.to_dict()})
        shutil.rmtree(folder / "scale")
    return found


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.run", description=__doc__)
    parser.add_argument("assignments", nargs="*", metavar="TP", default=list(ASSIGNMENTS))
    parser.add_argument("--students", type=int, default=60, help="size of the class (60)")
    parser.add_argument("--stock-students", type=int, help="how many of them stock grades (all)")
    parser.add_argument("--runs", type=int, default=3, help="the median of so many (3)")
    parser.add_argument("--jobs", type=int, default=2, help="of autograder grade (2)")
    parser.add_argument(
        "--untagged", action="store_true", help="spare stock, too, the cells tagged hors-notation"
    )
    parser.add_argument("--scale", help="sizes of classes, such as 20,100,1000: ours alone")
    parser.add_argument("--json", type=Path, help="write all figures there")
    options = parser.parse_args(given)
    if options.scale:
        options.scale = sorted(int(size) for size in options.scale.split(","))
        if options.assignments == list(ASSIGNMENTS):
            options.assignments = [ASSIGNMENTS[0]]
    return options


def main(given: Sequence[str] | None = None) -> int:
    """Measure, print the tables, say whether the grades agree."""
    options = arguments(given)
    found: dict[str, Any] = {"date": datetime.now(UTC).isoformat(timespec="minutes")}
    found["machine"] = report.machine(two_cores())
    print(f"{found['date']}. {report.machine_text(found['machine'])}\n")
    faults, key = [], "scale" if options.scale else "assignments"
    found[key] = []
    for name in options.assignments:
        with tempfile.TemporaryDirectory(prefix="autograder-bench-") as folder:
            if options.scale:
                result = scale(name, options.scale, options.jobs, Path(folder))
                print(report.scale_text(result) + "\n", flush=True)
            else:
                result = bench(name, options, Path(folder))
                print(report.assignment_text(result) + "\n", flush=True)
                faults += [f"{name}: {d}" for d in result["differences"] if d["kind"] == FAULT]
        found[key].append(result)
        if options.json:
            write_json(options.json.resolve(), found)
    for fault in faults:
        say(f"✗ {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
