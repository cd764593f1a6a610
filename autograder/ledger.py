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
        self._rows: dict[Any, dict[str, Any]] = {}  # of the submission that is being written
        self.db: Any = scoped_session(sessionmaker(class_=_Transaction, bind=self.engine))

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if error is None:
            self.db().commit_all()
        self._rows.clear()
        self.db.remove()

    def find_grade(self, grade_cell: str, *submission: str) -> Any:
        """As nbgrader's, which asks for each cell anew."""
        found = self._cells(api.Grade, submission).get(grade_cell)
        return found or super().find_grade(grade_cell, *submission)

    def find_comment(self, solution_cell: str, *submission: str) -> Any:
        """As nbgrader's, which asks for each cell anew."""
        found = self._cells(api.Comment, submission).get(solution_cell)
        return found or super().find_comment(solution_cell, *submission)

    def _cells(self, kind: Any, submission: tuple[str, ...]) -> dict[str, Any]:
        """The grades or comments of one notebook of one student, by cell."""
        if (kind, submission) not in self._rows:
            notebook, assignment, student = submission
            query = (
                self.db.query(api.BaseCell.name, kind)
                .join(kind, kind.cell_id == api.BaseCell.id)
                .join(api.SubmittedNotebook, api.SubmittedNotebook.id == kind.notebook_id)
                .join(api.Notebook, api.Notebook.id == api.SubmittedNotebook.notebook_id)
                .join(
                    api.SubmittedAssignment,
                    api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id,
                )
                .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
                .filter(
                    api.Notebook.name == notebook,
                    api.Assignment.name == assignment,
                    api.SubmittedAssignment.student_id == student,
                    # one name may be a solution cell and a grade cell: two rows of `base_cell`
                    api.BaseCell.type != ("SolutionCell" if kind is api.Grade else "GradeCell"),
                )
            )
            self._rows[kind, submission] = dict(query.all())
        return self._rows[kind, submission]

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
