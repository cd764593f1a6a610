"""The tables of the benchmark, for the terminal and, as Markdown, for docs/benchmarks.md."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import mean, median
from typing import Any

PACKAGES = ("nbgrader", "ipykernel", "numpy", "torch", "hypothesis", "pytest")
Row = Sequence[Any]


def machine(cores: Sequence[int]) -> dict[str, Any]:
    """The machine and the versions, for the report."""
    model = "?"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    total = Path("/proc/meminfo").read_text().split()[1]
    return {
        "processor": model,
        "cores": list(cores),
        "memory_gib": round(int(total) / 2**20, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
        "load_before": Path("/proc/loadavg").read_text().split()[0],
    }


def table(header: Row, rows: Iterable[Row]) -> str:
    """A Markdown table whose columns line up."""
    lines = [[str(cell) for cell in row] for row in (header, *rows)]
    widths = [max(len(row[column]) for row in lines) for column in range(len(header))]
    text = [
        "| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |"
        for row in lines
    ]
    text.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(text)


def machine_text(found: dict[str, Any]) -> str:
    packages = ", ".join(f"{name} {number}" for name, number in found["packages"].items())
    return (
        f"{found['processor']}, cores {found['cores']}, {found['memory_gib']} GiB, "
        f"{found['system']}, Python {found['python']}, {packages}; "
        f"load average before the run {found['load_before']}"
    )


def assignment_text(found: dict[str, Any]) -> str:
    """All that was measured on one TP."""
    students, there = found["students"], found["stock_students"]
    runs, sides = found["runs"], {}
    for side in ("stock", "ours", "frame"):
        costs = [run[side] for run in runs]
        sides[side] = (
            f"{median(60 / c['each'] for c in costs):.1f}",
            f"{median(c['each'] for c in costs):.2f}",
            f"{median(c['cpu_each'] for c in costs):.2f}",
            f"{median(c['peak_mib'] for c in costs):.0f}",
        )
    ratios = [run["stock"]["each"] / run["ours"]["each"] for run in runs]
    cpu = [run["stock"]["cpu_each"] / run["ours"]["cpu_each"] for run in runs]
    bound = mean(b["cells"] + b["calls"] for b in found["bound"])
    calls = mean(b["calls"] for b in found["bound"])
    kinds = Counter(d["kind"] for d in found["differences"])
    return "\n".join(
        [
            f"## {found['name']}: class of {students}, {len(runs)} runs, {found['jobs']} jobs",
            "",
            f"Stock graded {there} of them, with one worker (it has no other way)"
            + ("; its start is counted once for the class." if there < students else ".")
            + ("" if found["tagged"] else " Without the cells tagged as not needed for grading."),
            "",
            table(
                ("", "submissions/minute", "s each", "CPU s each", "peak MiB"),
                [
                    ("nbgrader autograde", *sides["stock"]),
                    ("autograder grade", *sides["ours"]),
                    ("ratio", _ratios(ratios), "", _ratios(cpu), ""),
                    ("autograder grade, nothing asked", *sides["frame"]),
                    ("student's own code", "", "", f"{bound:.3f}", ""),
                    ("of which in calls of the tests", "", "", f"{calls:.3f}", ""),
                ],
            ),
            "",
            f"The solution key alone, cold, the whole command: {found['cold']:.2f} s. "
            f"CPU and memory measured by {runs[0]['ours']['how']}.",
            f"Grades: {found['compared']} cells compared, {kinds['costs once']} differ because an "
            f"error costs once here (second judgement), {kinds['stderr']} because stock gives 0 for a line on stderr, "
            f"{kinds['fault']} faults.",
            "",
            phases_text(found["phases"], found["wrong"]),
        ]
    )


def _ratios(values: list[float]) -> str:
    return f"{median(values):.1f} ({', '.join(f'{value:.1f}' for value in values)})"


def phases_text(phases: dict[str, Any], wrong: Iterable[str]) -> str:
    """Seconds a submission by phase, for right and for wrong notebooks, once warm."""
    seconds, mistaken = dict(phases["seconds"]), set(wrong)
    process = sum(clock for clock, _ in seconds.pop("start of the process").values())
    first = seconds.pop(next(iter(seconds)))
    groups = [
        [first],
        [times for student, times in seconds.items() if student not in mistaken],
        [times for student, times in seconds.items() if student in mistaken],
    ]
    spent = {
        name: [value for group in groups for value in _average(group, name)]
        for name in {name for group in groups for times in group for name in times}
    }
    spent["total"] = [sum(column) for column in zip(*spent.values(), strict=True)]
    order = sorted(spent, key=lambda name: (name == "total", -sum(spent[name][2:])))
    header = (
        "phase",
        *(f"{who}{cpu}" for who in ("first", "right", "wrong") for cpu in ("", ", CPU")),
    )
    text = "Where our time goes: seconds a submission in one process, by the clock and of its CPU,"
    text += f" looked at apart (start of the process {process:.2f} s):\n\n"
    text += table(header, [(name, *(f"{value:.3f}" for value in spent[name])) for name in order])
    if phases["missing"]:
        text += f"\n\nNot found, thus in another phase: {', '.join(phases['missing'])}."
    return text


def _average(group: list[dict[str, list[float]]], name: str) -> list[float]:
    return [mean([times.get(name, (0, 0))[i] for times in group] or [0]) for i in (0, 1)]


def scale_text(found: dict[str, Any]) -> str:
    """Cost of a submission against the size of the class; `further`: of each one more."""
    rows, before = [], None
    for size in found["sizes"]:
        count = size["students"]
        more: list[str] = ["", ""]
        if before is not None:
            added = count - before["students"]
            more = [
                f"{(size[key] - before[key]) / added:.3f}" for key in ("seconds", "cpu_seconds")
            ]
        rows.append(
            (
                count,
                f"{size['seconds'] / count:.3f}",
                f"{size['cpu_seconds'] / count:.3f}",
                *more,
                f"{size['peak_mib']:.0f}",
            )
        )
        before = size
    header = ("class", "s each", "CPU s each", "s further", "CPU s further", "peak MiB")
    return f"## {found['name']}: from {found['sizes'][0]['students']} to {rows[-1][0]}\n\n" + table(
        header, rows
    )
