"""Course folders made for the tests: a copy of this course, and tiny ones of a few cells."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder import suite
from autograder.corpus import fill_in, solution_key
from autograder.course import Assignment, load_assignment
from autograder.gradebook import judge_file, without_hidden_tests
from autograder.judge import Judgement

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
LIMITS = {"cell_seconds": 2, "call_seconds": 1, "hurried_call_seconds": 0.3, "memory_mib": 400}
GUARD = (
    "### BEGIN HIDDEN TESTS\n"
    'raise RuntimeError("nbgrader_config.py du cours non chargé")  # autograder: guard\n'
    "### END HIDDEN TESTS"
)
SECRET = "17.25"  # stands in a hidden test and nowhere else
FUNCTIONS = {"double": "2 * x", "triple": "3 * x", "quadruple": "2 * double(x)"}
HIDDEN = f'''
"""Hidden tests of one function of the tiny course."""
import numpy as np
from autograder.comparison import check_number
from hypothesis import given, strategies as st
from tests.hidden.tiny.facteurs import FACTEURS


@given(st.integers(-9, 9))
def test_entiers(copie, x):
    """Le résultat est juste pour des entiers."""
    check_number(copie.NAME(x), FACTEURS["NAME"] * x)


def test_reels(copie):
    """Le résultat est juste pour un réel."""
    check_number(copie.NAME({SECRET}), FACTEURS["NAME"] * {SECRET})
'''


def tagged(cell: NotebookNode, grade_id: str, points: float | None = None, **flags: bool):
    """`cell` with nbgrader's metadata."""
    info = {"grade_id": grade_id, "schema_version": 3, "locked": False, "task": False}
    info |= {"grade": points is not None, "solution": False} | flags
    if points is not None:
        info["points"] = points
    cell.metadata["nbgrader"] = info
    return cell


def source_notebook(tests: dict[str, str]) -> NotebookNode:
    """Functions to complete, a test cell each (source by function), a question."""
    notebook = new_notebook()
    notebook.metadata["kernelspec"] = {
        "name": "python3", "display_name": "Python 3", "language": "python",
    }  # fmt: skip
    cells = notebook.cells
    cells.append(tagged(new_markdown_cell("# Essai"), "titre", locked=True))
    cells.append(tagged(new_code_cell("import numpy as np"), "outils", locked=True))
    for name, test in tests.items():
        body = f"    ### BEGIN SOLUTION\n    return {FUNCTIONS[name]}\n    ### END SOLUTION"
        cells.append(tagged(new_code_cell(f"def {name}(x):\n{body}"), name, solution=True))
        cells.append(tagged(new_code_cell(test), f"test_{name}", 2.0, locked=True))
    question = "### BEGIN SOLUTION\nOui.\n### END SOLUTION"
    cells.append(tagged(new_markdown_cell(question), "question", 2.0, solution=True))
    for number, cell in enumerate(cells):
        cell["id"] = f"s{number}"
    return notebook


class CourseFolder:
    """A course folder and what an instructor and her students do with it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def assignment(self, name: str = "tiny") -> Assignment:
        return load_assignment(self.root, name)

    def write_source(self, notebook: NotebookNode, name: str = "tiny") -> None:
        folder = self.root / "source" / name
        folder.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, folder / f"{name}.ipynb")

    def notebook(
        self,
        answers: dict[str, str] | None = None,
        extra: Sequence[str] = (),
        name: str = "tiny",
        key: bool = True,
    ) -> NotebookNode:
        """What a student hands in: the key with these answers, own cells put in front."""
        assignment = self.assignment(name)
        filled = (solution_key(assignment) if key else {}) | (answers or {})
        notebook = without_hidden_tests(fill_in(assignment, filled))
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = []
        for number, code in enumerate(extra):
            notebook.cells.insert(2 + number, new_code_cell(code))
        for number, cell in enumerate(notebook.cells):
            cell["id"] = f"n{number}"
        return notebook

    def submit(
        self, student: str, notebook: NotebookNode | None = None, name: str = "tiny"
    ) -> Path:
        """Put a notebook into `submitted/`; returns its path."""
        folder = self.root / "submitted" / student / name
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.ipynb"
        if notebook is not None:
            nbformat.write(notebook, path)
        return path

    def judge(self, notebook: NotebookNode, name: str = "tiny") -> Judgement:
        """Judge a notebook as the graders do, in the sandbox; nothing is written in the course."""
        folder = self.root / "judged"
        folder.mkdir(exist_ok=True)
        path = folder / f"{name}.ipynb"
        nbformat.write(notebook, path)
        return self.judge_path(path, name)

    def judge_path(self, path: Path, name: str = "tiny") -> Judgement:
        with modules_of(self.root):
            return judge_file(path, self.root, name)[1]

    def run(
        self,
        *command: str,
        ok: bool = True,
        environment: dict[str, str] | None = None,
        timeout: float = 300,
    ) -> subprocess.CompletedProcess:
        """Run `nbgrader` or `autograder` (the first word) in the course folder."""
        done = subprocess.run(
            [str(BIN / command[0]), *command[1:]],
            cwd=self.root,
            env=os.environ | (environment or {}),
            capture_output=True,
            text=True,
            timeout=timeout,
        )
        assert not ok or done.returncode == 0, done.stdout + done.stderr
        return done


@contextlib.contextmanager
def modules_of(root: Path) -> Iterator[None]:
    """Let the hidden tests and references of the course at `root` be imported, then forget them."""

    def course_modules() -> list[str]:
        return [name for name in sys.modules if name.partition(".")[0] in ("tests", "solutions")]

    kept = {name: sys.modules.pop(name) for name in course_modules()}
    path, loaded = list(sys.path), dict(suite._loaded)
    suite._loaded.clear()
    try:
        sys.path.insert(0, str(root))
        yield
    finally:
        for name in course_modules():
            del sys.modules[name]
        sys.modules.update(kept)
        sys.path[:] = path
        suite._loaded.clear()
        suite._loaded.update(loaded)


def copy_of_this_course(root: Path, names: Sequence[str]) -> CourseFolder:
    """Source, hidden tests, references and configuration of this course, at `root`."""
    leave = shutil.ignore_patterns("__pycache__")
    for name in names:
        for place in (f"source/{name}", f"tests/hidden/{name}"):
            shutil.copytree(ROOT / place, root / place, ignore=leave)
    for place in ("tests/__init__.py", "tests/hidden/__init__.py", "tests/hidden/strategies.py"):
        shutil.copy(ROOT / place, root / place)
    shutil.copytree(ROOT / "solutions", root / "solutions", ignore=leave)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    return CourseFolder(root)


def tiny_course(root: Path, **limits: float) -> CourseFolder:
    """`tiny`, three functions with hidden test files, graded by this package."""
    config = (ROOT / "nbgrader_config.py").read_text()
    for name, value in (LIMITS | limits).items():
        config += f"c.Limits.{name} = {value}\n"
    root.mkdir(parents=True, exist_ok=True)
    (root / "nbgrader_config.py").write_text(config)
    folder = root / "tests" / "hidden" / "tiny"
    folder.mkdir(parents=True)
    for place in (root / "tests", root / "tests" / "hidden", folder):
        (place / "__init__.py").touch()
    (root / "tests/hidden/strategies.py").touch()
    (folder / "facteurs.py").write_text("FACTEURS = dict(double=2, triple=3, quadruple=4)\n")
    for name in FUNCTIONS:
        (folder / f"test_{name}.py").write_text(HIDDEN.replace("NAME", name))
    (root / "solutions").mkdir()
    functions = [f"def {name}(x):\n    return {body}\n" for name, body in FUNCTIONS.items()]
    (root / "solutions" / "__init__.py").write_text("\n\n".join(functions))
    course = CourseFolder(root)
    course.write_source(source_notebook({name: visible_check(name) for name in FUNCTIONS}))
    return course


def visible_check(name: str) -> str:
    """The test cell of one function: what students see, and the guard."""
    return f'assert {name}(0) == 0, "{name}(0)"\nprint("vu")\n{GUARD}'


def points(judgement: Judgement) -> dict[str, float]:
    """Points by autograded cell."""
    cells = judgement.verdict.cells
    return {grade_id: cell.points for grade_id, cell in cells.items() if not cell.manual}


def printed(judgement: Judgement) -> str:
    """All that the cells of a run printed or showed."""
    texts = []
    for result in judgement.results.values():
        for output in result.outputs:
            texts.append(output.get("text", "") + str(output.get("data", "")))
    return "\n".join(texts)


def by_stock_means(program: str) -> str:
    """What a program prints in one process of its own: student code and tests side by side,
    as stock nbgrader runs them. Only for code that harms nothing."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
