"""Which earlier answers can an answer depend on? Read from the code, to save runs.

The names in the student's cell and in its hidden tests are followed through every
cell that defines one of them. This errs on the side of dependence: a mention is
enough. What it misses (a name put together at run time) costs a second judgement.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from nbformat import NotebookNode

from autograder.course import Answer, cell_info

_DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")


def used_answers(
    notebook: NotebookNode,
    answer: Answer,
    hidden: Path,
    candidates: list[Answer],
    through_variables: bool = True,
) -> list[Answer]:
    """Those of `candidates` that `answer`, or the tests of its cell, may use.

    through_variables: follow the names of variables as well as those of functions and classes.
    """
    names = set(identifiers_of(hidden))
    text = hidden.read_text(encoding="utf-8")
    for path in hidden.parent.glob("*.py"):
        if not path.name.startswith("test_") and re.search(rf"\b{path.stem}\b", text):
            names |= identifiers_of(path)
    trees = []
    for cell in notebook.cells:
        if cell.cell_type == "code" and not _is_test(cell):
            trees.append(_parse(cell.source))
            info = cell_info(cell)
            if info and info["grade_id"] == answer.grade_id:
                names |= identifiers(trees[-1])
    names = _followed(names, trees, _defined if through_variables else _functions)
    return [candidate for candidate in candidates if names & called_by(candidate)]


def _followed(
    names: set[str],
    trees: list[ast.Module],
    defined: Callable[[ast.AST], Iterable[str]] | None = None,
) -> set[str]:
    """`names` and every name in the cells that define one of them, and so on."""
    cells = [(set((defined or _defined)(tree)), identifiers(tree)) for tree in trees]
    names = set(names)
    grown = True
    while grown:
        before = len(names)
        for definitions, used in cells:
            if definitions & names:
                names |= used
        grown = len(names) > before
    return names


def computes_with(sources: Iterable[str], candidates: list[Answer]) -> bool:
    """Whether some cell uses one of these answers while it is executed, not when called.

    A table filled with `nand` once and for all keeps its values when `nand` is replaced
    later: such a notebook has to run again with the replacement in place.
    """
    names = {name for answer in candidates for name in called_by(answer)}
    trees = [_parse(source) for source in sources]
    at_once = {name for tree in trees for name in _used_at_once(tree)}
    return bool(names & _followed(at_once, trees))


def called_by(answer: Answer) -> set[str]:
    """The names under which an answer is used: `nand`, `forward`, `Reseau` for its `__init__`."""
    names = set()
    for name in answer.names:
        owner, _, last = name.rpartition(".")
        names.add(owner if last == "__init__" else last)
    return names


@functools.lru_cache(maxsize=512)
def identifiers(tree: ast.AST) -> frozenset[str]:
    """Names, attributes and strings that are names (`copie.replace("nand", …)`) in a program."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if _DOTTED.fullmatch(node.value):
                found.update(node.value.split("."))
    return frozenset(found)


def identifiers_of(path: Path) -> frozenset[str]:
    """The identifiers of a Python file."""
    return identifiers(_parse(path.read_text(encoding="utf-8")))


def _is_test(cell: NotebookNode) -> bool:
    info = cell_info(cell)
    return bool(info and info.get("grade") and not info.get("solution"))


@functools.lru_cache(maxsize=256)
def _parse(source: str) -> ast.Module:
    """The program, or an empty one when it is none (it then defines nothing either)."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def _functions(tree: ast.AST) -> set[str]:
    functions = (ast.FunctionDef, ast.ClassDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, functions)}


@functools.lru_cache(maxsize=256)
def _defined(tree: ast.AST) -> frozenset[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.alias):
            found.add(node.asname or node.name)
    return frozenset(found)


def _used_at_once(tree: ast.Module) -> set[str]:
    """Names that the statements of a cell use as it runs, printing apart."""
    used: set[str] = set()
    for node in tree.body:
        parts: Iterable[ast.AST | None] = [node]
        if isinstance(node, ast.FunctionDef):
            parts = [*node.args.defaults, *node.args.kw_defaults]
        elif isinstance(node, ast.ClassDef):
            parts = node.bases
            used |= _used_at_once(ast.Module(node.body, []))
        elif isinstance(node, ast.Expr) and _is_print(node.value):
            parts = []
        used |= {name for part in parts if part is not None for name in identifiers(part)}
    return used


def _is_print(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    )
