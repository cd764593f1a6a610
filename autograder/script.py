"""What is to be run of a notebook: its code cells in order, as plain data.

A `Script` is made from a repaired notebook; `memory` and `link` run it. Test cells
take part with what students see of them, and with the tests that an instructor hid
in the cell itself; cells tagged `hors-notation` do not run.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from nbformat import NotebookNode

from autograder.calls import COMPILER, DEFERRED, imported_modules
from autograder.course import Assignment, cell_info, is_skipped, split_hidden
from autograder.errors import Outcome
from autograder.session import Session


@dataclass
class Step:
    """One code cell.

    replacements: take the place of what it defined, once it has run. disposable: it
    defines nothing that is needed later, so it runs in a copy, which it may ruin. earns:
    points hang on how it ends.
    """

    index: int
    label: str
    source: str
    replacements: dict[str, Any] = field(default_factory=dict)
    in_cell_tests: str = ""
    disposable: bool = False
    earns: bool = False


@dataclass
class CellResult:
    """What running a cell gave: nbformat outputs, and how it failed if it did.

    fatal: it ended the process, so it is not run again.
    """

    outputs: list[NotebookNode] = field(default_factory=list)
    outcome: Outcome | None = None
    error: str = ""
    fatal: bool = False


@dataclass
class Script:
    """The steps of one run, and what they import that takes a while."""

    steps: list[Step]
    imports: tuple[str, ...] = ()


class Run(Protocol):
    """A notebook whose cells have run: `memory.MemoryRun` or `link.SandboxRun`."""

    isolation: str
    incidents: list[str]

    @property
    def results(self) -> dict[int, CellResult]: ...

    def __enter__(self) -> Run: ...
    def __exit__(self, *exc_info: object) -> None: ...
    def open_session(self, hurried: bool = False) -> AbstractContextManager[Session]: ...


class Runner(Protocol):
    """Runs a script; `known` is what an earlier run of the same notebook has shown."""

    def __call__(self, script: Script, known: dict[int, CellResult] | None = None) -> Run: ...


def make_script(
    notebook: NotebookNode,
    assignment: Assignment,
    *,
    replacements: dict[str, dict[str, Any]] | None = None,
    until: str | None = None,
    answers_only: bool = False,
    disposable: bool = True,
) -> Script:
    """The script of `notebook`.

    replacements: grade_id of an answer -> {name: reference}. until: grade_id of the
    last cell that runs. answers_only: leave out test cells and the student's own
    cells (in memory, where nothing but definitions is of interest). disposable: run
    test cells, and trials that the student did not change, too.
    """
    steps, hidden_sources = [], _hidden_sources(assignment)
    trials = {cell.source.strip() for cell in assignment.base.cells if not cell_info(cell)}
    for index, cell in enumerate(notebook.cells):
        info = cell_info(cell) or {}
        grade_id = info.get("grade_id", "")
        is_test = grade_id in hidden_sources
        if cell.cell_type == "code" and not is_skipped(cell):
            source, in_cell = cell.source, ""
            if is_test:
                source, in_cell = hidden_sources[grade_id]
            throwaway = is_test or (not info and source.strip() in trials)
            wanted = disposable or not throwaway
            if wanted and not (answers_only and (is_test or not info)):
                given = (replacements or {}).get(grade_id, {})
                label = grade_id or str(index)
                earns = is_test and (bool(in_cell) or grade_id not in assignment.hidden)
                steps.append(Step(index, label, source, given, in_cell, throwaway, earns))
        if until is not None and grade_id == until:
            break
    return Script(steps, slow_imports(notebook, assignment))


# What a student's import of a package comes with: few sets, so that there are few warm parents.
_COMPLETED = {"scipy": {"scipy.special"}, "torch": {"torch", "scipy.special"}}


def slow_imports(notebook: NotebookNode, assignment: Assignment) -> tuple[str, ...]:
    """Modules that take a while: those that the instructor's own cells import, and the notebook's.

    A student's cell counts by the packages it names: there are few sets of them.
    Without matplotlib where no cell uses it: the sandbox then defers it.
    """
    given = _imports(assignment.base)
    named = _imports(notebook)
    packages, added = ({name.partition(".")[0] for name in some} for some in (given, named))
    completed = [_COMPLETED.get(name, {name}) for name in added - packages]
    completed.append({COMPILER}.intersection(named))
    return needed((*given, *sorted(set().union(*completed))), _sources(notebook))


def needed(imports: Iterable[str], sources: Iterable[str]) -> tuple[str, ...]:
    """`imports`, each once, those of plots only if one of these cells makes plots."""
    left_out = () if plots(sources) else DEFERRED
    return tuple(name for name in dict.fromkeys(imports) if name not in left_out)


def plots(sources: Iterable[str]) -> bool:
    """Whether any of these cells does more with matplotlib than import it."""
    aliases, used = set[str](), set[str]()
    for source in sources:
        found = _plotting(source)
        if found is None:
            return True
        aliases |= found[0]
        used |= found[1]
    return not aliases.isdisjoint(used)


@functools.lru_cache(maxsize=512)
def _plotting(source: str) -> tuple[set[str], set[str]] | None:
    """(what a cell calls matplotlib or pyplot, names it uses); None when only running it can tell."""
    aliases = set[str]()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # a magic command, perhaps
        return None if "matplotlib" in source or "plt" in source else (aliases, aliases)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(DEFERRED[0]):
            return None
        for name in node.names if isinstance(node, ast.Import) else []:
            if name.name in DEFERRED:
                aliases.add(name.asname or DEFERRED[0])
            elif name.name.startswith(DEFERRED[0]):
                return None
    return aliases, {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _sources(notebook: NotebookNode) -> list[str]:
    return [
        cell.source for cell in notebook.cells if cell.cell_type == "code" and not is_skipped(cell)
    ]


def _imports(notebook: NotebookNode) -> list[str]:
    return [name for source in _sources(notebook) for name in imported_modules(source)]


def _hidden_sources(assignment: Assignment) -> dict[str, tuple[str, str]]:
    return {grade_id: split_hidden(cell.source) for grade_id, cell in assignment.test_cells.items()}
