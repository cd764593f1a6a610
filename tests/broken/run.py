"""The whole corpus in one batch: `python -m tests.broken.run [--nbgrader]`.

Prints what each case earned, how long it took and what was said; ends with 1 when one of
them did not come out as it should, or an honest neighbour's grade changed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.broken.corpus import CASES, MAX, STUDENTS, Desk, earned, said
from tests.project.courses import CourseFolder, tiny_course

HONEST = "honnete"


def hand_in(course: CourseFolder, cases: Iterable[str], students: Iterable[str] = ()) -> None:
    """Put the cases, odd names and an honest neighbour into `submitted/`."""
    right = course.notebook()
    neighbour = course.submit(HONEST, right)
    for name in students:
        course.submit(name, right)
    plain = json.loads(json.dumps(right))
    for name in cases:
        folder = course.root / "submitted" / name / "tiny"
        folder.mkdir(parents=True)
        CASES[name].build(Desk(folder, plain, neighbour))


def verdicts(course: CourseFolder) -> dict[str, Any]:
    """The verdict that was written for each student."""
    return {
        path.parent.parent.name: json.loads(path.read_text(encoding="utf-8"))
        for path in (course.root / "autograded").glob("*/tiny/verdict.json")
    }


def faults(
    written: dict[str, Any], cases: Iterable[str], students: Iterable[str] = ()
) -> list[str]:
    """What did not come out as it should, a line each."""
    found = []
    for name in [*cases, *students, HONEST]:
        if name not in written:
            found.append(f"{name!r}: no verdict")
            continue
        wanted, sentence = (earned(name), said(name)) if name in CASES else (MAX, "")
        repairs = written[name]["repairs"]
        if written[name]["score"] != wanted:
            found.append(
                f"{name!r}: {written[name]['score']} points, expected {wanted} ({repairs})"
            )
        if sentence and not any(re.search(sentence, line) for line in repairs):
            found.append(f"{name!r}: no repair says {sentence!r}: {repairs}")
        if not sentence and repairs:
            found.append(f"{name!r}: nothing to say, but {repairs}")
        outcomes = [
            p["outcome"] for cell in written[name]["cells"].values() for p in cell["properties"]
        ]
        if "INTERNAL" in outcomes:
            found.append(f"{name!r}: INTERNAL")
    return found


def main() -> int:
    """Grade them all; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.broken.run")
    parser.add_argument("--nbgrader", action="store_true", help="by `nbgrader autograde`")
    with tempfile.TemporaryDirectory(dir="/var/tmp", prefix="broken.") as folder:
        os.chmod(folder, 0o755)
        course = tiny_course(Path(folder) / "cours")
        course.run("nbgrader", "generate_assignment", "tiny")
        hand_in(course, CASES, STUDENTS)
        way = "nbgrader autograde" if parser.parse_args().nbgrader else "autograder grade"
        done = course.run(*way.split(), "tiny", ok=False, timeout=3600)
        feedback = course.run("nbgrader", "generate_feedback", "tiny", ok=False, timeout=3600)
        written = verdicts(course)
        for name, verdict in sorted(written.items(), key=lambda item: item[1]["seconds"]):
            line = "; ".join([*verdict["repairs"], *verdict["incidents"]])
            print(f"{name:28} {verdict['score']:g} {verdict['seconds']:7.2f} s  {line[:150]}")
        found = faults(written, CASES, STUDENTS)
    if found or done.returncode or feedback.returncode:
        print(done.stdout[-3000:], done.stderr[-3000:], feedback.stderr[-1500:])
    print(f"{way}: {len(written)} verdicts, exit code {done.returncode}; {len(found)} faults")
    for fault in found:
        print(f"✗ {fault}")
    return 1 if found or done.returncode or feedback.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
