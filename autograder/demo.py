"""The demonstration class: ten students, from the corpus of answers, graded for real.

`make demo` writes their notebooks into `submitted/` and then does what an instructor
does: generate the assignments, grade, generate the feedback.
"""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader.api import MissingEntry
from rich.console import Console
from rich.table import Table

from autograder.corpus import Sample, fill_in, read_samples, solution_key
from autograder.course import Assignment, assignment_names, cell_info, load_assignment
from autograder.errors import Outcome
from autograder.gradebook import without_hidden_tests
from autograder.grading import Course, Result, grade
from autograder.pool import process_pool
from autograder.progress import progress_bar
from autograder.verdict import Cell

_TAMPER = """\
import builtins, IPython
import numpy as np
np.isclose = np.allclose = np.array_equal = lambda *a, **k: True
np.testing.assert_allclose = lambda *a, **k: None
builtins.isinstance, garde = (lambda *a: True), builtins.isinstance
builtins.isinstance = garde

class Toujours(float):
    def __eq__(self, autre): return True
    def __ne__(self, autre): return False
    def __bool__(self): return True
"""
_ANSWERS = {
    "question_festival": "Les poids disent l'importance de chaque facteur ; le biais, mon envie.",
    "question_architecture": "Un petit LeNet à trois canaux, cinq sorties, softmax et entropie "
    "croisée ; je réduirais les couches denses, qui coûtent le plus.",
    "question_convolution": "Un pixel ne dépend que de ses voisins, et un motif peut apparaître "
    "partout ; ce serait faux pour un tableau aux colonnes sans ordre.",
    "question_memoire": "Le gradient passe par C, multiplié seulement par f ; pour garder une "
    "valeur, f = 1 et i = 0 ; si f valait toujours 1, on n'oublierait rien.",
}


@dataclass(frozen=True)
class Student:
    """`mistakes` wrong answers a TP; `profile` chooses what else happens."""

    name: str
    profile: str
    mistakes: int = 0


CLASS = (
    Student("alice", "excellente"),
    Student("bruno", "excellent, un autre style"),
    Student("chloe", "une erreur", 1),
    Student("david", "deux erreurs", 2),
    Student("emma", "quatre erreurs", 4),
    Student("farid", "copie vierge"),
    Student("adele", "boucle sans fin"),
    Student("hugo", "fait planter"),
    Student("ines", "triche"),
    Student("jules", "notebook abîmé", 1),
)


def make_class(root: Path) -> dict[str, Path]:
    """Write the notebooks of the class; returns the folder of each student."""
    folders = {}
    for name in assignment_names(root):
        assignment = load_assignment(root, name)
        samples = read_samples(root, name)
        for student in CLASS:
            folder = root / "submitted" / student.name / name
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            nbformat.write(notebook_of(student, assignment, samples), folder / f"{name}.ipynb")
            folders[student.name] = folder.parent
    return folders


def notebook_of(student: Student, assignment: Assignment, samples: list[Sample]) -> NotebookNode:
    """The notebook that this student hands in."""
    rng = random.Random(f"{student.name}/{assignment.name}")
    answers = solution_key(assignment)
    if student.profile == "copie vierge":
        answers = {}
    elif student.name != "alice":
        for grade_id in answers:
            right = [s for s in samples if s.grade_id == grade_id and s.kind == "ac"]
            if right:
                answers[grade_id] = rng.choice(right).source
    for sample in _mistakes(student.mistakes, samples, rng):
        answers[sample.grade_id] = sample.source
    extra = _misdeeds(student, assignment, answers)
    notebook = without_hidden_tests(fill_in(assignment, answers))
    for cell in notebook.cells:
        info = cell_info(cell)
        if cell.cell_type == "code":
            cell.outputs = []
        elif info and info.get("grade") and student.profile != "copie vierge":
            cell.source = _ANSWERS.get(info["grade_id"], "Voir mes figures.")
    for code in extra:
        notebook.cells.insert(4, new_code_cell(code))
    if student.profile == "notebook abîmé":
        _damage(notebook)
    return notebook


def _mistakes(count: int, samples: list[Sample], rng: random.Random) -> Iterator[Sample]:
    """`count` wrong answers to different exercises, spread over the notebook."""
    wrong = [s for s in samples if s.kind == "wa"]
    exercises = sorted({s.grade_id for s in wrong})
    for grade_id in rng.sample(exercises, min(count, len(exercises))):
        yield rng.choice([s for s in wrong if s.grade_id == grade_id])


def _misdeeds(student: Student, assignment: Assignment, answers: dict[str, str]) -> list[str]:
    """Spoil some answers; return the cells that the student adds."""
    functions = [
        g
        for g, a in assignment.answers.items()
        if "def " in a.solution and f"test_{g}" in assignment.test_cells
    ]
    target, other = functions[1], functions[-1]

    def spoil(grade_id: str, body: str) -> None:
        answers[grade_id] = _with_body(assignment.answers[grade_id].stub, body)

    if student.profile == "boucle sans fin":
        spoil(target, "while True: pass")
        return ["while True:\n    pass"]
    if student.profile == "fait planter":
        spoil(target, "import os; os._exit(0)")
        spoil(other, "return bytearray(8 * 10**9)")
        return ["import ctypes\nctypes.string_at(0)"]
    if student.profile == "triche":
        spoil(target, "return Toujours(0)")
        spoil(other, "return Toujours(0)")
        return [_TAMPER]
    return []


def _with_body(source: str, body: str) -> str:
    """`source` whose last function does `body` and nothing else."""
    lines = source.splitlines()
    start = max(i for i, line in enumerate(lines) if line.lstrip().startswith("def "))
    indent = len(lines[start]) - len(lines[start].lstrip())
    return "\n".join([*lines[: start + 1], " " * (indent + 4) + body])


def _damage(notebook: NotebookNode) -> None:
    """What happens to notebooks: a test cell copied, one deleted, one edited."""
    tests = [
        c for c in notebook.cells if (cell_info(c) or {}).get("grade_id", "").startswith("test_")
    ]
    notebook.cells.append(nbformat.from_dict(dict(tests[0])))
    notebook.cells[-1]["id"] = "copie"
    tests[1].source = "assert True"
    notebook.cells.remove(tests[2])


def run_demo(jobs: int, console: Console) -> bool:
    """Make the class, grade it, write the feedback, print the tables."""
    course = Course()
    make_class(course.root)
    _forget(course)
    names = assignment_names(course.root)
    with progress_bar() as progress:
        bar = progress.add_task("Génération des énoncés", total=len(names), note="")
        for name in names:
            _done(course.api.generate_assignment(name, force=True))
            progress.update(bar, advance=1, note=name)
        bar = progress.add_task("Notation des copies", total=None, note="")
        results: list[Result] = []
        for result in grade(
            course, names, force=True, jobs=jobs,
            started=lambda plan: progress.update(bar, total=len(plan.todo)),
        ):  # fmt: skip
            results.append(result)
            progress.update(bar, advance=1, note=f"{result.student}, {result.assignment}")
        bar = progress.add_task("Retours aux étudiants", total=len(results), note="")
        with process_pool(jobs) as pool:
            todo = [(course.root, name, student.name) for name in names for student in CLASS]
            for (_, name, student), _ in zip(todo, pool.map(_feedback, todo), strict=True):
                progress.update(bar, advance=1, note=f"{student}, {name}")
    out = Console(width=None if console.is_terminal else 150)
    for name in names:
        out.print(class_table(name, [r for r in results if r.assignment == name]))
    _say_where(out, names)
    return all(result.verdict is not None for result in results)


def _forget(course: Course) -> None:
    """Remove what the gradebook knows of this class, so that the exercises may change."""
    with course.api.gradebook as gradebook:
        for name in assignment_names(course.root):
            for student in CLASS:
                with contextlib.suppress(MissingEntry):
                    gradebook.remove_submission(name, student.name)


def _feedback(task: tuple[Path, str, str]) -> None:
    root, name, student = task
    _done(Course(root).api.generate_feedback(name, student, force=True))


def _done(outcome: dict) -> None:
    if not outcome["success"]:
        raise RuntimeError(outcome.get("log") or outcome.get("error"))


def class_table(name: str, results: list[Result]) -> Table:
    """Students × exercises."""
    profiles = {student.name: student.profile for student in CLASS}
    verdicts = {r.student: r.verdict for r in results if r.verdict is not None}
    exercises = list(next(iter(verdicts.values())).cells) if verdicts else []
    table = Table(title=name, show_lines=False, padding=(0, 0))
    table.add_column("étudiant", no_wrap=True)
    for grade_id in exercises:
        table.add_column(
            grade_id.removeprefix("test_").replace("_", " "), justify="center", max_width=11
        )
    table.add_column("total", justify="right", no_wrap=True)
    for student, verdict in sorted(verdicts.items()):
        cells = [_mark(cell) for cell in verdict.cells.values()]
        label = f"{student} [dim]({profiles.get(student, '')})[/dim]"
        table.add_row(label, *cells, f"{verdict.score:g}/{verdict.max:g}")
    return table


def _mark(cell: Cell) -> str:
    if cell.manual:
        return "[dim]à la main[/dim]"
    worst = [p.outcome for p in cell.properties if p.outcome not in (Outcome.AC, Outcome.WA)]
    color = "green" if cell.complete else "yellow" if cell.points else "red"
    return f"[{color}]{cell.points:.3g}[/{color}]" + (f" {worst[0].value}" if worst else "")


def _say_where(out: Console, names: list[str]) -> None:
    out.print(
        f"\nRetour d'un étudiant : feedback/emma/{names[-1]}/{names[-1]}.html\n"
        f"Verdict complet      : autograded/emma/{names[-1]}/verdict.json\n"
        "Formgrader           : .venv/bin/jupyter lab, puis le menu Nbgrader > Formgrader\n"
        "                       (« à la main » : les questions s'y notent)",
        markup=False,
    )
