"""The course on disk: assignments, their cells, hidden tests and references."""

from __future__ import annotations

import ast
import copy
import functools
import importlib
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from traitlets.config import Config

from autograder.errors import CourseError
from autograder.folders import SKIP_TAG as SKIP_TAG
from autograder.folders import assignment_names as assignment_names
from autograder.folders import course_files, digest_of, load_config, source_path
from autograder.folders import find_root as find_root

GUARD_MARK = "# autograder: guard"
_HIDDEN = re.compile(
    r"^[ \t]*###? ?BEGIN HIDDEN TESTS.*?^[ \t]*###? ?END HIDDEN TESTS[^\n]*\n?", re.M | re.S
)


@dataclass(frozen=True)
class Answer:
    """A solution cell: `names` are what it defines, such as `nand` or `Reseau.backprop`."""

    grade_id: str
    names: tuple[str, ...]
    position: int
    solution: str
    stub: str


@dataclass
class Assignment:
    """One TP: its notebook on the instructor's side.

    base: the notebook as released but for the hidden tests, which it keeps.
    """

    name: str
    root: Path
    base: NotebookNode
    answers: dict[str, Answer] = field(default_factory=dict)
    hidden: dict[str, Path] = field(default_factory=dict)

    @property
    def test_cells(self) -> dict[str, NotebookNode]:
        """Autograded cells by grade_id, in the order of the notebook."""
        return {
            info["grade_id"]: cell
            for cell in self.base.cells
            if (info := cell_info(cell)) and info.get("grade") and not info.get("solution")
        }

    @property
    def manual_cells(self) -> dict[str, NotebookNode]:
        """Cells graded by hand, by grade_id."""
        return {
            info["grade_id"]: cell
            for cell in self.base.cells
            if (info := cell_info(cell))
            and ((info.get("grade") and info.get("solution")) or info.get("task"))
        }

    def answer_of(self, test_id: str) -> Answer | None:
        """The answer that the test cell `test_id` judges."""
        return self.answers.get(test_id.removeprefix("test_"))

    def tests_hash(self) -> str:
        """Fingerprint of what decides a verdict: hidden tests, references, source notebook."""
        return hash_files(
            self.root,
            (
                f"tests/hidden/{self.name}",
                "tests/hidden/strategies.py",
                "solutions",
                f"source/{self.name}",
            ),
        )


def hash_files(root: Path, places: tuple[str, ...]) -> str:
    """SHA-256 over the Python files and notebooks below `places`, in a fixed order.

    They are read again once a name, a size or the time of a last change is another.
    """
    files = [path for path in course_files(root, places) if path.suffix in (".py", ".ipynb")]
    stats = [path.stat() for path in files]
    return _hash_of(root, tuple(files), tuple((stat.st_size, stat.st_mtime_ns) for stat in stats))


@functools.lru_cache(maxsize=64)
def _hash_of(root: Path, files: tuple[Path, ...], states: tuple[tuple[int, int], ...]) -> str:
    return digest_of(root, files)


def cell_info(cell: NotebookNode) -> dict[str, Any] | None:
    """nbgrader's metadata of a cell, or None for a cell of no concern to it."""
    info = cell.metadata.get("nbgrader")
    if not isinstance(info, dict) or not isinstance(info.get("grade_id"), str):
        return None
    return info


def is_skipped(cell: NotebookNode) -> bool:
    """Whether the instructor tagged the cell as not needed for grading."""
    return SKIP_TAG in cell.metadata.get("tags", [])


def load_assignment(root: Path, name: str) -> Assignment:
    """Read the source notebook of TP `name` and what goes with it."""
    path = source_path(root, name)
    version = (path.stat().st_mtime_ns, (root / "nbgrader_config.py").stat().st_mtime_ns)
    return copy.copy(_load(root, name, version))


@functools.lru_cache(maxsize=32)
def _load(root: Path, name: str, version: tuple[int, int]) -> Assignment:
    path = root / "source" / name / f"{name}.ipynb"
    try:
        source = nbformat.read(path, as_version=4)
    except (ValueError, AttributeError, nbformat.ValidationError) as error:
        raise CourseError(
            f"source/{name}/{name}.ipynb is not a readable notebook: {error}"
        ) from None
    try:
        base = as_released(source, load_config(root))
    except RuntimeError as error:
        raise CourseError(f"source/{name}/{name}.ipynb: {error}") from None
    assignment = Assignment(name, root, base)
    stubs = {info["grade_id"]: cell.source for cell in base.cells if (info := cell_info(cell))}
    for position, cell in enumerate(source.cells):
        info = cell_info(cell)
        if info and info.get("solution") and cell.cell_type == "code":
            grade_id = info["grade_id"]
            try:
                names = defined_names(solution_text(cell.source))
            except SyntaxError as error:
                raise CourseError(
                    f"source/{name}/{name}.ipynb: the solution {grade_id!r} is not Python"
                    f" (line {error.lineno}: {error.msg})"
                ) from None
            assignment.answers[grade_id] = Answer(
                grade_id, names, position, solution_text(cell.source), stubs[grade_id]
            )
    for grade_id in assignment.test_cells:
        hidden = root / "tests" / "hidden" / name / f"{grade_id}.py"
        if hidden.is_file():
            assignment.hidden[grade_id] = hidden
    return assignment


def as_released(source: NotebookNode, config: Config) -> NotebookNode:
    """The source notebook without its solutions, hidden tests kept, as nbgrader stores it."""
    # Here, for a sandbox that is to import torch should not wait for nbgrader's imports.
    from nbgrader.preprocessors import ClearSolutions, ComputeChecksums, LockCells

    notebook = copy.deepcopy(source)
    for preprocessor in (LockCells, ClearSolutions, ComputeChecksums):
        notebook, _ = preprocessor(config=config).preprocess(notebook, {})
    return notebook


def solution_text(source: str) -> str:
    """A solution cell without nbgrader's marks."""
    lines = source.splitlines()
    return "\n".join(
        line for line in lines if "BEGIN SOLUTION" not in line and "END SOLUTION" not in line
    )


def defined_names(source: str) -> tuple[str, ...]:
    """What a solution cell defines: functions, variables, `Class.method`."""
    names: list[str] = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            owner = next(
                (
                    decorator.args[0].id
                    for decorator in node.decorator_list
                    if isinstance(decorator, ast.Call)
                    and decorator.args
                    and isinstance(decorator.args[0], ast.Name)
                ),
                None,
            )
            names.append(f"{owner}.{node.name}" if owner else node.name)
        elif isinstance(node, ast.ClassDef):
            names += [f"{node.name}.{m.name}" for m in node.body if isinstance(m, ast.FunctionDef)]
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                names += [n.id for n in ast.walk(target) if isinstance(n, ast.Name)]
    return tuple(dict.fromkeys(names))


def split_hidden(source: str) -> tuple[str, str]:
    """Split a test cell into (what students see, hidden tests without the guard line)."""
    hidden = "\n".join(
        line
        for block in _HIDDEN.findall(source)
        for line in block.splitlines()
        if "HIDDEN TESTS" not in line and GUARD_MARK not in line
    )
    return _HIDDEN.sub("", source).rstrip("\n"), hidden.strip("\n")


def reference(root: Path, name: str) -> Any:
    """The reference for `nand`, `w_nand` or `Reseau.backprop`, from `solutions`."""
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    value = importlib.import_module("solutions")
    for part in name.split("."):
        try:
            value = getattr(value, part)
        except AttributeError:
            raise CourseError(
                f"solutions has no {name!r}: add it to solutions/__init__.py"
            ) from None
    return value
