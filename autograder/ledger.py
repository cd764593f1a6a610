"""nbgrader's gradebook, opened once for a class instead of eight times a submission.

nbgrader opens it anew, with a new connection and a look at every table, for each thing
that it reads or writes. For as long as a submission is written, its modules find here
one that is open; what they commit between an opening and its closing is one transaction.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from nbgrader import api
from nbgrader.converters import autograde
from nbgrader.preprocessors import latesubmissions
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from autograder import gradebook, writer

_USERS: tuple[Any, ...] = (
    autograde,
    latesubmissions,
    gradebook,
    writer,
)  # modules that say `Gradebook(url)`


class _Transaction(Session):
    """Commits when the gradebook is closed: a submission has tens of commits of one row."""

    def commit(self) -> None:
        self.flush()

    def commit_all(self) -> None:
        super().commit()


class OpenGradebook(api.Gradebook):
    """Stays open when it is closed; what failed is rolled back."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        super().close()
        self.db: Any = scoped_session(sessionmaker(class_=_Transaction, bind=self.engine))

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if error is None:
            self.db().commit_all()
        self.db.remove()

    def close(self) -> None:
        """What nbgrader calls: commit, and forget the rows."""
        self.__exit__(None, None, None)

    def end(self) -> None:
        """Close it for good."""
        self.db.remove()
        self.engine.dispose()


class Ledger:
    """The open gradebooks of a run, by address and course."""

    def __init__(self) -> None:
        self._open: dict[tuple[Any, ...], OpenGradebook] = {}

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *exc_info: object) -> None:
        for opened in self._open.values():
            opened.end()
        self._open.clear()

    def _gradebook(self, *args: Any, **kwargs: Any) -> OpenGradebook:
        key = (*args, *kwargs.items())
        if key not in self._open:
            self._open[key] = OpenGradebook(*args, **kwargs)
        return self._open[key]

    @contextlib.contextmanager
    def in_place(self) -> Iterator[None]:
        """Within, whoever opens the gradebook gets the one that is open."""
        for module in _USERS:
            module.Gradebook = self._gradebook
        try:
            yield
        finally:
            for module in _USERS:
                module.Gradebook = api.Gradebook
