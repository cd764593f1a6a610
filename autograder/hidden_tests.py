"""The pytest plugin: gives hidden tests their `copie` and collects their outcomes.

By hand, for an instructor who writes tests:

    pytest tests/hidden/tp03_reseau --copie NOTEBOOK

In a grading run, `run_hidden_tests` calls pytest in this process with a `Collector`
whose `open_session` gives a fresh copy for each test. Examples are drawn the same
for everybody (`derandomize`), so that two students never get different inputs.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import io
import itertools
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from _pytest.config import _prepareconfig
from hypothesis import settings

from autograder import drawn, replay
from autograder.course import hash_files
from autograder.errors import Mismatch, Outcome, StudentFault, StudentGone, said
from autograder.proxy import Copie, Session
from autograder.verdict import Property

_SHOWN_CALLS = 6

# (module of the test, properties so far by module) -> the copy that serves the test
OpenSession = Callable[[str, dict[str, list[Property]]], contextlib.AbstractContextManager[Session]]
RunTest = Callable[[Any, dict[str, Any], Session | None], None]


class Collector:
    """A pytest plugin that turns each hidden test into a `Property`."""

    def __init__(
        self,
        open_session: OpenSession | None = None,
        silent: bool = True,
    ) -> None:
        self.silent = silent
        self._session: Session | None = None
        self.collection_errors: list[str] = []
        self.begin(open_session)

    def begin(
        self,
        open_session: OpenSession | None,
        run_test: RunTest = replay.run_test,
        only: set[str] | None = None,
    ) -> None:
        """A new run; see `run_hidden_tests`."""
        self._open_session, self._run_test, self._only = open_session, run_test, only
        self.properties: dict[str, list[Property]] = {}

    @pytest.fixture
    def copie(self, request: pytest.FixtureRequest) -> Iterator[Copie]:
        """The student's notebook, in a fresh copy."""
        self._session = None
        module = request.node.path.stem
        assert self._open_session is not None
        with self._open_session(module, self.properties) as session:
            self._session = session
            yield Copie(session)

    def wants(self, item: pytest.Item) -> bool:
        """Whether a test is to run."""
        return self._only is None or _id(item) in self._only

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool:
        names = pyfuncitem._fixtureinfo.argnames
        fixtures = {name: pyfuncitem.funcargs[name] for name in names}
        self._run_test(pyfuncitem.obj, fixtures, self._session)
        return True

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.collection_errors.append(f"{report.nodeid}: {report.longreprtext[-2000:]}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo):
        """Note the outcome; in a grading run no traceback is ever built."""
        error = call.excinfo.value if call.excinfo is not None else None
        if call.when == "call" or (call.when == "setup" and error is not None):
            prop = describe(item)
            judge_property(prop, error, self._session)
            self.properties.setdefault(item.path.stem, []).append(prop)
        if not self.silent:
            return None
        outcome: Any = "passed" if error is None else "failed"
        when: Any = call.when
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, when)


def _id(item: pytest.Item) -> str:
    return f"{item.path.stem}::{item.name}"


def describe(item: pytest.Item) -> Property:
    """What a hidden test says of itself: its sentence, weight and rank."""
    docstring = inspect.getdoc(item.obj) or item.name  # type: ignore[attr-defined]
    title = " ".join(docstring.split("\n\n")[0].split())
    marker = item.get_closest_marker("points")
    return Property(
        id=_id(item),
        title=title,
        weight=float(marker.args[0]) if marker else 1.0,
        secondary=item.get_closest_marker("secondary") is not None,
    )


def judge_property(prop: Property, error: BaseException | None, session: Session | None) -> None:
    """Write the outcome of a test that ended with `error` (None: it passed)."""
    if error is None:
        prop.outcome = Outcome.AC
        return
    if session is not None:
        lines = [str(line) for line in session.journal]
        if len(lines) > _SHOWN_CALLS:
            lines = ["…", *lines[-_SHOWN_CALLS:]]
        prop.counterexample = [session.context, *lines] if session.context else lines
    if isinstance(error, Mismatch):
        prop.outcome = Outcome.WA
        prop.message = error.message
        prop.got, prop.expected, prop.right = error.got, error.expected, error.right
    elif isinstance(error, StudentFault | StudentGone):
        prop.outcome = error.outcome
        prop.message = error.message
    elif isinstance(error, AssertionError):
        prop.outcome = Outcome.WA  # a bare assert: its text is test code, not shown
        prop.message = "Cette propriété n'est pas vérifiée."
    else:
        prop.outcome = Outcome.INTERNAL
        prop.message = "Erreur du correcteur, signalée à l'enseignant : ces points seront revus."
        prop.diagnosis = f"{type(error).__name__}: {said(error)[:500]}"
        prop.counterexample = []


def run_hidden_tests(
    files: Sequence[Path],
    root: Path,
    open_session: OpenSession,
    run_test: RunTest = replay.run_test,
    only: set[str] | None = None,
) -> dict[str, list[Property]]:
    """Run hidden test files; return the properties of each module (`test_nand`).

    run_test: what to do with each test, its fixtures and its copy. only: the properties
    to run, by id, when not all of them.

    A file that cannot be collected yields one INTERNAL property, never points.
    """
    previous = settings.get_current_profile_name()
    settings.load_profile("autograder")
    path_before, silence = list(sys.path), io.StringIO()
    foreign = _fresh_modules(root)
    try:
        with contextlib.redirect_stderr(silence), contextlib.redirect_stdout(silence):
            suite = _suite(root, files)
            suite.collector.begin(open_session, run_test, only)
            properties = suite.run(files)
    finally:
        drawn.save()
        settings.load_profile(previous)
        sys.path[:] = path_before
        _give_back(foreign)
    for path in files:
        if not properties.get(path.stem) and only is None:
            detail = "; ".join(suite.faults(path)) or silence.getvalue()[-2000:]
            properties[path.stem] = [
                Property(
                    id=f"{path.stem}::collection",
                    title="Les tests de cette cellule n'ont pas pu être lus.",
                    message="Erreur du correcteur, signalée à l'enseignant.",
                    diagnosis=detail or "no test in this file",
                )
            ]
    return properties


class Suite:
    """Hidden test files that pytest has collected, once for many submissions."""

    def __init__(self, root: Path, files: Sequence[Path]) -> None:
        self.root, self.files = root, set(files)
        self.collector, self.broken = Collector(), False
        self._faults: list[str] = []
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
        config = _prepareconfig(arguments, [_Markers(), self.collector])
        self._session = pytest.Session.from_config(config)
        config._do_configure()
        config.hook.pytest_sessionstart(session=self._session)
        self._attempt(lambda: config.hook.pytest_collection(session=self._session))

    def run(self, files: Sequence[Path]) -> dict[str, list[Property]]:
        """Run the tests of some of the files; the properties of each module."""
        items = [item for item in self._session.items if item.path in files]
        items = [item for item in items if self.collector.wants(item)]
        for item, following in itertools.zip_longest(items, items[1:]):
            hook = item.config.hook.pytest_runtest_protocol
            self._attempt(functools.partial(hook, item=item, nextitem=following))
        return self.collector.properties

    def faults(self, path: Path) -> list[str]:
        """What prevented pytest from reading this file, or any."""
        own = [text for text in self.collector.collection_errors if path.name in text]
        return own + self._faults

    def _attempt(self, step: Callable[[], object]) -> None:
        """Do what a broken test file, or pytest itself, may fail at; then collect afresh."""
        try:
            step()
        except BaseException as error:
            self.broken = True
            if not isinstance(error, Exception | SystemExit | pytest.exit.Exception):
                raise
            self._faults.append(f"{type(error).__name__}: {said(error)[:2000]}")


_UNUSED_PLUGINS = (
    "cacheprovider", "terminal", "capture", "logging", "faulthandler", "junitxml", "doctest",
    "unittest", "threadexception", "unraisableexception", "warnings",
)  # fmt: skip
_suites: list[Suite] = []


def _suite(root: Path, files: Sequence[Path]) -> Suite:
    """What has been collected of these files, of them alone or among others."""
    for suite in _suites:
        if suite.root == root and suite.files.issuperset(files) and not suite.broken:
            return suite
    suite = Suite(root, files)
    _suites[:] = [suite, *_suites[: _KEPT_SUITES - 1]]
    return suite


_KEPT_SUITES = 8
_loaded: dict[str, str] = {}


def _fresh_modules(root: Path) -> ModuleType | None:
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


def _give_back(foreign: ModuleType | None) -> None:
    if foreign is not None:
        for name in [name for name in sys.modules if name.startswith("tests.hidden")]:
            del sys.modules[name]
        sys.modules["tests"] = foreign
        _loaded.clear()


# --- by hand: pytest tests/hidden/TP --copie NOTEBOOK --------------------------


class _Markers:
    def pytest_configure(self, config: pytest.Config) -> None:
        config.addinivalue_line("markers", "points(n): weight of the property in its cell")
        config.addinivalue_line("markers", "secondary: counts only if every primary property holds")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--copie`."""
    group = parser.getgroup("autograder")
    group.addoption("--copie", metavar="NOTEBOOK", help="notebook to run hidden tests against")


def pytest_configure(config: pytest.Config) -> None:
    """With `--copie`, give the hidden tests that notebook."""
    _Markers().pytest_configure(config)
    notebook = config.getoption("--copie", default=None)
    if notebook:
        from autograder.judge import sessions_by_hand

        settings.load_profile("autograder")
        config.pluginmanager.register(
            Collector(sessions_by_hand(Path(notebook)), silent=False), "copie"
        )
