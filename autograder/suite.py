"""Hidden test files as pytest has collected them, kept as long as the course is the same.

Collecting is most of what pytest costs here, and the files do not change from one
submission to the next: pytest is set up once, then runs the same tests on each.
"""

from __future__ import annotations

import functools
import itertools
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from _pytest.config import _prepareconfig

from autograder import drawn
from autograder.course import hash_files
from autograder.errors import said

_UNUSED_PLUGINS = (
    "cacheprovider", "terminal", "capture", "logging", "faulthandler", "junitxml", "doctest",
    "unittest", "threadexception", "unraisableexception", "warnings",
)  # fmt: skip
_KEPT = 8  # suites: a TP's files together, and some of them alone


class Suite:
    """Test files and the plugins that they run with; `faults`: what pytest itself failed at."""

    def __init__(self, root: Path, files: Sequence[Path], plugins: Sequence[Any]) -> None:
        self.root, self.files, self.plugins = root, set(files), plugins
        self.broken, self.faults = False, list[str]()
        arguments = [
            *(str(path) for path in files),
            f"--rootdir={root}",
            f"--confcutdir={root / 'tests' / 'hidden'}",
            "-c",
            os.devnull,
            "--continue-on-collection-errors",  # a broken file costs its own cell only
            "--assert=plain",
            "--disable-plugin-autoload",
            *(option for name in _UNUSED_PLUGINS for option in ("-p", f"no:{name}")),
        ]
        config = _prepareconfig(arguments, plugins)
        self._session = pytest.Session.from_config(config)
        config._do_configure()
        config.hook.pytest_sessionstart(session=self._session)
        self._attempt(lambda: config.hook.pytest_collection(session=self._session))

    def run(self, files: Sequence[Path], wants: Callable[[pytest.Item], bool]) -> None:
        """Run the tests of some of the files that are wanted."""
        items = [item for item in self._session.items if item.path in files and wants(item)]
        for item, following in itertools.zip_longest(items, items[1:]):
            hook = item.config.hook.pytest_runtest_protocol
            self._attempt(functools.partial(hook, item=item, nextitem=following))

    def _attempt(self, step: Callable[[], object]) -> None:
        """Do what a broken test file, or pytest itself, may fail at; then collect afresh."""
        try:
            step()
        except BaseException as error:
            self.broken = True
            if not isinstance(error, Exception | SystemExit | pytest.exit.Exception):
                raise
            self.faults.append(f"{type(error).__name__}: {said(error)[:2000]}")


_suites: list[Suite] = []


def suite_of(root: Path, files: Sequence[Path], new_plugins: Callable[[], Sequence[Any]]) -> Suite:
    """What has been collected of these files, of them alone or among others."""
    for suite in _suites:
        if suite.root == root and suite.files.issuperset(files) and not suite.broken:
            return suite
    suite = Suite(root, files, new_plugins())
    _suites[:] = [suite, *_suites[: _KEPT - 1]]
    return suite


_loaded: dict[str, str] = {}


def fresh_modules(root: Path) -> ModuleType | None:
    """Forget hidden tests and references imported from another course or since changed.

    Returns the package `tests` of somebody else, set aside for the time of the run.
    """
    foreign = sys.modules.get("tests")
    if foreign is not None and str(root / "tests") in list(getattr(foreign, "__path__", [])):
        foreign = None
    if foreign is not None:
        del sys.modules["tests"]
        _loaded.clear()
    stamp = hash_files(root, ("tests/hidden", "solutions"))
    if _loaded.get("stamp") != stamp or _loaded.get("root") != str(root):
        _suites.clear()
        for name in list(sys.modules):
            if name == "solutions" or name.startswith(("solutions.", "tests.hidden")):
                del sys.modules[name]
        _loaded.update(stamp=stamp, root=str(root))
        drawn.forget()
    if sys.path[:1] != [str(root)]:
        sys.path.insert(0, str(root))
    return foreign


def give_back(foreign: ModuleType | None) -> None:
    """Put back what `fresh_modules` has set aside."""
    if foreign is not None:
        for name in [name for name in sys.modules if name.startswith("tests.hidden")]:
            del sys.modules[name]
        sys.modules["tests"] = foreign
        _loaded.clear()
