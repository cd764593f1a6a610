"""The two course folders of one TP: ours, and stock's, which is generated from ours.

A test cell of the stock course holds the visible checks of ours and, between nbgrader's
marks, a program that runs the cell's hidden test file in the kernel and gives the points as
the cell's result. A visible check that fails costs nothing here, so it costs nothing there.
There a test runs where its cell stands, here after the last cell: code that is given further
down and that a test uses is moved before the test.
"""

from __future__ import annotations

import ast
import copy
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course import Assignment, cell_info, is_skipped, load_assignment, split_hidden
from autograder.dependence import identifiers_of
from tests.bench.classes import Handed, notebook_of

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
CELL_SECONDS = 600

# Nothing but names, a time limit that is never reached, and where nbgrader finds alembic.
STOCK_CONFIG = f"""import os, sys
c = get_config()
os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ.get("PATH", "")
c.CourseDirectory.course_id = "banc"
c.Execute.timeout = {CELL_SECONDS}
"""
STOCK_TESTS = """### BEGIN HIDDEN TESTS
from tests.bench.in_cell import points as points_de_la_cellule
points_de_la_cellule(globals(), {module!r}, {maximum!r})
### END HIDDEN TESTS"""


@dataclass(frozen=True)
class Pair:
    """The folders of one TP, each with its class handed in and nothing graded."""

    name: str
    stock: Path
    ours: Path


def make_pair(
    folder: Path, name: str, handed: Sequence[Handed], stock: int, *, tagged: bool = False
) -> Pair:
    """Both courses below `folder`; the first `stock` students hand in to stock's, too.

    tagged: leave in stock's notebooks the cells tagged as not needed for grading.
    """
    pair = Pair(name, folder / "stock", folder / "ours")
    make_ours(pair.ours, name, handed)
    if stock:
        make_stock(pair.stock, pair.ours, name, handed[:stock], tagged)
    return pair


def make_ours(root: Path, name: str, handed: Sequence[Handed]) -> None:
    """A copy of this course, restricted to one TP, with the class's notebooks."""
    leave = shutil.ignore_patterns("__pycache__")
    places = (f"source/{name}", f"tests/hidden/{name}", f"tests/submissions/{name}")
    for place in (*places, "tests/bench", "solutions"):
        shutil.copytree(ROOT / place, root / place, ignore=leave)
    for place in ("tests/__init__.py", "tests/hidden/__init__.py", "tests/hidden/strategies.py"):
        shutil.copy(ROOT / place, root / place)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    generate(root, name)
    assignment = load_assignment(root, name)
    for student in handed:
        submit(root, name, student.student, notebook_of(assignment, student))


def make_frame(root: Path, ours: Path, name: str) -> None:
    """A copy of our course whose hidden tests ask the student's notebook nothing, and hold."""
    shutil.copytree(ours, root)
    for path in (root / "tests" / "hidden" / name).glob("test_*.py"):
        path.write_text(asking_nothing(path.read_text()))


def asking_nothing(source: str) -> str:
    """A hidden test file whose tests have lost all but docstring, marks and their copy."""
    tree = ast.parse(source)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            marks = [d for d in node.decorator_list if ast.unparse(d).startswith("pytest.mark.")]
            given = {
                name.strip()
                for mark in marks
                if isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith("parametrize")
                for name in ast.literal_eval(mark.args[0]).split(",")
            }
            node.body, node.decorator_list = node.body[:1], list(marks)
            node.args.args = [arg for arg in node.args.args if arg.arg in {"copie", *given}]
            node.args.defaults = []
    return ast.unparse(tree)


def make_stock(
    root: Path, ours: Path, name: str, handed: Sequence[Handed], tagged: bool = False
) -> None:
    """The stock course, with the same notebooks handed in."""
    assignment = load_assignment(ours, name)
    root.mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(STOCK_CONFIG)
    write(root / "source" / name, stock_source(assignment, tagged))
    generate(root, name)
    for student in handed:
        notebook = given_first(notebook_of(assignment, student), assignment)
        submit(root, name, student.student, notebook if tagged else without_tagged(notebook))


def stock_source(assignment: Assignment, tagged: bool = False) -> NotebookNode:
    """The source notebook whose test cells run our hidden tests by themselves."""
    path = assignment.root / "source" / assignment.name / f"{assignment.name}.ipynb"
    notebook = given_first(nbformat.read(path, as_version=4), assignment)
    for cell in notebook.cells:
        grade_id = (cell_info(cell) or {}).get("grade_id", "")
        if grade_id in assignment.hidden:
            module = f"tests.hidden.{assignment.name}.{grade_id}"
            maximum = float(cell.metadata["nbgrader"]["points"])
            visible, in_cell = split_hidden(cell.source)
            if in_cell:
                raise NotImplementedError(f"{grade_id}: tests hidden in the cell itself")
            tests = STOCK_TESTS.format(module=module, maximum=maximum)
            cell.source = f"{harmless(visible)}\n{tests}"
    return notebook if tagged else without_tagged(notebook)


def given_first(notebook: NotebookNode, assignment: Assignment) -> NotebookNode:
    """A copy where locked code stands before the first hidden tests that name what it defines."""
    moved = copy.deepcopy(notebook)
    for given in [cell for cell in moved.cells if _is_given(cell)]:
        names = {getattr(node, "name", "") for node in ast.parse(given.source).body}
        for place, cell in enumerate(moved.cells):
            if cell is given:
                break
            tests = assignment.hidden.get((cell_info(cell) or {}).get("grade_id", ""))
            if tests and names & identifiers_of(tests):
                moved.cells.remove(given)
                moved.cells.insert(place, given)
                break
    return moved


def _is_given(cell: NotebookNode) -> bool:
    info = cell_info(cell)
    return bool(info and cell.cell_type == "code" and info["locked"] and not info["grade"])


def harmless(visible: str) -> str:
    """Visible checks that say what fails and go on."""
    source = (
        f"try:\n{textwrap.indent(visible, '    ')}\n"
        "except Exception as erreur_visible:\n"
        '    print("Vérification visible :", erreur_visible)'
    )
    block = ast.parse(source).body[0]
    assert isinstance(block, ast.Try)
    if ast.dump(ast.Module(block.body, [])) != ast.dump(ast.parse(visible)):
        raise NotImplementedError(f"this check cannot be indented:\n{visible}")
    return source


def without_tagged(notebook: NotebookNode) -> NotebookNode:
    """A copy without the cells tagged as not needed for grading, which we do not run."""
    kept = copy.deepcopy(notebook)
    kept.cells = [cell for cell in kept.cells if not is_skipped(cell)]
    return kept


def submit(root: Path, name: str, student: str, notebook: NotebookNode) -> None:
    write(root / "submitted" / student / name, notebook)


def write(folder: Path, notebook: NotebookNode) -> None:
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{folder.name}.ipynb")


def generate(root: Path, name: str) -> None:
    """`nbgrader generate_assignment`, which makes the gradebook."""
    done = subprocess.run(
        [str(BIN / "nbgrader"), "generate_assignment", name],
        cwd=root,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
