"""The pytest plugin: gives hidden tests their `copie` and collects their outcomes.

By hand, for an instructor who writes tests:

    pytest tests/hidden/tp03_reseau --copie NOTEBOOK

In a grading run, `run_hidden_tests` calls pytest in this process with a `Collector`
whose `open_session` gives a fresh copy for each test. Examples are drawn the same
for everybody (`derandomize`), so that two students never get different inputs.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from autograder import drawn, replay
from autograder.errors import Mismatch, Outcome, StudentFault, StudentGone, said
from autograder.proxy import Copie
from autograder.session import Session
from autograder.suite import fresh_modules, give_back, suite_of
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
    foreign = fresh_modules(root)
    try:
        with contextlib.redirect_stderr(silence), contextlib.redirect_stdout(silence):
            suite = suite_of(root, files, lambda: [Collector(), _Markers()])
            collector = suite.plugins[0]
            collector.begin(open_session, run_test, only)
            suite.run(files, collector.wants)
    finally:
        drawn.save()
        settings.load_profile(previous)
        sys.path[:] = path_before
        give_back(foreign)
    properties = collector.properties
    for path in files:
        if not properties.get(path.stem) and only is None:
            errors = [text for text in collector.collection_errors if path.name in text]
            detail = "; ".join([*errors, *suite.faults]) or silence.getvalue()[-2000:]
            properties[path.stem] = [
                Property(
                    id=f"{path.stem}::collection",
                    title="Les tests de cette cellule n'ont pas pu être lus.",
                    message="Erreur du correcteur, signalée à l'enseignant.",
                    diagnosis=detail or "no test in this file",
                )
            ]
    return properties


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
