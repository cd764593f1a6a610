"""The in-memory twin of the sandbox, for notebooks that we wrote ourselves.

The solution key and the corpus of answers run here, through the same proxy and the
same codec as students' notebooks do, without a process. Never a student's notebook.
"""

from __future__ import annotations

import contextlib
import functools
import linecache
import random
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.calls import BoundedText, Calls, describe_exception
from autograder.errors import Outcome
from autograder.script import CellResult, Script
from autograder.session import Session


class MemoryChannel:
    """Answers requests in this process, through the codec."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.calls = Calls(namespace)

    def exchange(self, request: bytes, on_upcall: Callable[[bytes], bytes]) -> bytes:
        return self.calls.answer(request, on_upcall)


class MemoryRun:
    """A notebook run in this process, anew for each session."""

    isolation = "memory"

    def __init__(self, script: Script) -> None:
        self._script = script
        self._results: dict[int, CellResult] = {}
        self.incidents: list[str] = []

    @functools.cached_property
    def results(self) -> dict[int, CellResult]:
        """By cell index, what running each cell gave; they are run for this if they never were."""
        if not self._results:
            with self.open_session():
                pass
        return self._results

    def __enter__(self) -> MemoryRun:
        return self

    def __exit__(self, *exc_info: object) -> None:
        pass

    @contextlib.contextmanager
    def open_session(self, hurried: bool = False) -> Iterator[Session]:
        """A fresh copy: the cells are executed again."""
        namespace = fresh_namespace()
        channel = MemoryChannel(namespace)
        session = Session(channel)
        channel.calls.upcall = session.on_upcall  # a cell may call a reference, too
        state = random.getstate(), np.random.get_state()
        random.seed(0)
        np.random.seed(0)
        try:
            for step in self._script.steps:
                error = None
                try:
                    run_source(step.source, f"<cellule {step.label}>", namespace)
                except BaseException as exc:
                    names, message, line = describe_exception(exc)
                    error = f"{names[0]} : {message}" + (f" ({line})" if line else "")
                outcome = None if error is None else Outcome.RTE
                self._results[step.index] = CellResult(outcome=outcome, error=error or "")
                for name, value in step.replacements.items():
                    session.request("replace", name, value)
            yield session
        finally:
            random.setstate(state[0])
            np.random.set_state(state[1])


def fresh_namespace() -> dict[str, Any]:
    """A namespace like a new notebook's."""
    sys.modules.setdefault("__main__", sys.modules[__name__])
    return {"__name__": "__main__", "__builtins__": __builtins__}


def run_source(source: str, filename: str, namespace: dict[str, Any]) -> None:
    """Execute `source` in `namespace`, its lines kept for error messages."""
    lines = source.splitlines(keepends=True)
    linecache.cache[filename] = (len(source), None, lines, filename)
    with contextlib.redirect_stdout(BoundedText()):
        exec(_compiled(source, filename), namespace)


@functools.lru_cache(maxsize=512)
def _compiled(source: str, filename: str) -> types.CodeType:
    return compile(source, filename, "exec")
