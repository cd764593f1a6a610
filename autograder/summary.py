"""What `autograder grade` prints at the end: in the order of the students, whoever came first.

Of each result it keeps a line; the verdicts themselves are on disk.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.regrade import Change, changes, diff_table

if TYPE_CHECKING:
    from autograder.grading import Course, Result

_MAX_REMARKS, _MAX_ERROR = 100, 4000


class Summary:
    """The results of one TP; `diff`: what differs from the verdicts before them."""

    def __init__(self, assignment: str, diff: bool = False) -> None:
        self._assignment, self._diff = assignment, diff
        self._rows: dict[str, tuple[str, str]] = {}
        self._changes: list[Change] = []
        self.errors: dict[str, str] = {}

    def add(self, result: Result) -> None:
        """Take note of a result."""
        verdict = result.verdict
        if verdict is None:
            self.errors[result.student] = result.error[-_MAX_ERROR:]
            return
        remarks = "; ".join([*verdict.repairs, *verdict.incidents])[:_MAX_REMARKS]
        self._rows[result.student] = (f"{verdict.score:g} / {verdict.max:g}", remarks)
        if self._diff:
            self._changes += changes([result])

    def show(self, course: Course, as_json: bool, written: bool) -> None:
        """Print it all on stdout. written: whether the verdicts were."""
        if self._diff:
            self._show_changes(as_json, written)
        elif as_json:
            self._show_verdicts(course)
        else:
            Console().print(self._table())

    def _table(self) -> Table | str:
        if not self._rows and not self.errors:
            return f"{self._assignment}: everything is graded already (--force grades again)"
        table = Table("student", "score", "remarks", title=self._assignment)
        for student, row in sorted(self._rows.items()):
            table.add_row(*map(Text, (student, *row)))  # no markup of theirs
        return table

    def _show_verdicts(self, course: Course) -> None:
        """One after the other: a whole class's would not fit everywhere."""
        before = "{"
        for student in sorted([*self._rows, *self.errors]):
            error = self.errors.get(student)
            data = {"error": error} if error else course.verdict(self._assignment, student)
            text = json.dumps({student: data}, ensure_ascii=False, indent=1)
            print(before + text[1:-2], end="")
            before = ","
        print("{}" if before == "{" else "\n}")

    def _show_changes(self, as_json: bool, written: bool) -> None:
        found = sorted(self._changes, key=lambda change: change.student)
        if as_json:
            print(json.dumps([change.to_dict() for change in found], ensure_ascii=False, indent=1))
            return
        if found:
            Console().print(diff_table(self._assignment, found))
        students = len({change.student for change in found})
        end = "written" if written else "nothing is written (--force writes)"
        total = len(self._rows) + len(self.errors)
        print(f"{len(found)} cells of {students} students out of {total} change; {end}")
