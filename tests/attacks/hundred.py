"""A hundred submissions, forty of them hostile or broken: `python -m tests.attacks.hundred`.

The same TP1 class is graded twice by `autograder grade`: a hundred honest submissions,
then sixty of them with forty that attack or are broken. Prints both times; ends with 1
when a verdict is missing, an honest one changed, or the second time is over three times
the first.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell

from autograder.corpus import fill_in, read_samples, solution_key
from autograder.gradebook import without_hidden_tests
from tests.attacks.corpus import read_attacks
from tests.broken.corpus import CASES, Desk
from tests.project.courses import ROOT, CourseFolder, copy_of_this_course

TP = "tp01_perceptron"
HONEST, ATTACKING, BROKEN = 60, 20, 20
LIMIT = 3.0


def honest(course: CourseFolder, number: int) -> nbformat.NotebookNode:
    """A right notebook in mixed styles."""
    rng = random.Random(number)
    assignment, answers = course.assignment(TP), {}
    for grade_id, key in solution_key(assignment).items():
        right = [
            s.source for s in read_samples(ROOT, TP) if (s.grade_id, s.kind) == (grade_id, "ac")
        ]
        answers[grade_id] = rng.choice([key, *right])
    notebook = without_hidden_tests(fill_in(assignment, answers))
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"n{number}"
        if cell.cell_type == "code":
            cell.outputs = []
    return notebook


def hand_in(course: CourseFolder, hostile: bool) -> None:
    """Put a hundred submissions into `submitted/`."""
    count = HONEST if hostile else HONEST + ATTACKING + BROKEN
    for number in range(count):
        neighbour = course.submit(f"honnete{number:02}", honest(course, number), TP)
    if not hostile:
        return
    rng = random.Random(0)
    attacks = [a for a in read_attacks() if a.place == "cell"]
    for number, attack in enumerate(rng.sample(attacks, ATTACKING)):
        notebook = honest(course, number)
        notebook.cells.insert(3, new_code_cell(attack.code))
        course.submit(f"hostile{number:02}", notebook, TP)
    plain, done = json.loads(json.dumps(honest(course, 0))), 0
    for name in rng.sample(sorted(CASES), len(CASES)):
        folder = course.root / "submitted" / f"abime{done:02}" / TP
        folder.mkdir(parents=True, exist_ok=True)
        try:
            CASES[name].build(Desk(folder, plain, neighbour))
        except Exception:  # a case that wants the cells of another course
            continue
        if (folder / "tiny.ipynb").exists() or (folder / "tiny.ipynb").is_symlink():
            (folder / "tiny.ipynb").rename(folder / f"{TP}.ipynb")
        done += 1
        if done == BROKEN:
            return


def graded(root: Path, hostile: bool) -> tuple[float, dict[str, float]]:
    """Seconds that the command takes, and the score of each student."""
    course = copy_of_this_course(root, [TP])
    course.run("nbgrader", "generate_assignment", TP)
    hand_in(course, hostile)
    started = time.monotonic()
    course.run("autograder", "grade", TP, "--jobs", "2", timeout=1800)
    seconds = time.monotonic() - started
    scores = {}
    for path in (course.root / "autograded").glob(f"*/{TP}/verdict.json"):
        scores[path.parent.parent.name] = json.loads(path.read_text(encoding="utf-8"))["score"]
    return seconds, scores


def main() -> int:
    """Grade both classes; say what came of it."""
    with tempfile.TemporaryDirectory(prefix="autograder-hundred-") as folder:
        usual, scores = graded(Path(folder) / "honest", hostile=False)
        mixed, others = graded(Path(folder) / "mixed", hostile=True)
    faults = [f"{name}: {scores[name]} became {others.get(name)}" for name in scores
              if name < f"honnete{HONEST:02}" and others.get(name) != scores[name]]  # fmt: skip
    if len(scores) != 100 or len(others) != 100:
        faults.append(f"{len(scores)} and {len(others)} verdicts instead of 100 each")
    if mixed > LIMIT * usual:
        faults.append(f"{mixed / usual:.2f} times as long, at most {LIMIT:g} allowed")
    print(f"100 honest: {usual:.1f} s; 60 honest, 20 hostile, 20 broken: {mixed:.1f} s; "
          f"ratio {mixed / usual:.2f}; {len(faults)} faults")  # fmt: skip
    print("\n".join(faults))
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
