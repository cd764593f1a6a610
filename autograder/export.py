"""`nbgrader export` to CSV, for a spreadsheet: text in it is text, never a formula.

nbgrader's own exporter joins names with commas as they are. A name may come from the
student (an LMS, a folder that was handed in), begin with `=` and be run by whoever
opens the table.
"""

from __future__ import annotations

import csv
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import ExportPlugin

COLUMNS = (
    "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email",
    "raw_score", "late_submission_penalty", "score", "max_score",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def inert_cell(value: Any) -> Any:
    """The value as a spreadsheet may read it: a text that it would run gets an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return "'" + value
    return value


class CsvGrades(ExportPlugin):
    """The same table as nbgrader's, one line for each assignment and student."""

    def export(self, gradebook: Gradebook) -> None:
        """Write the table at `to`, `grades.csv` when it is not given."""
        path = self.to or "grades.csv"
        self.log.info("Exporting grades to %s", path)
        with open(path, "w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, COLUMNS)
            writer.writeheader()
            for assignment in gradebook.assignments:
                for student in gradebook.students:
                    if self._wanted(assignment.name, student.id):
                        row = _row(gradebook, assignment, student)
                        writer.writerow({name: inert_cell(row[name]) for name in COLUMNS})

    def _wanted(self, assignment: str, student: str) -> bool:
        return (not self.assignment or assignment in map(str, self.assignment)) and (
            not self.student or student in map(str, self.student)
        )


def _row(gradebook: Gradebook, assignment: Any, student: Any) -> dict[str, Any]:
    row = {
        "assignment": assignment.name,
        "duedate": assignment.duedate,
        "timestamp": "",
        "student_id": student.id,
        "last_name": student.last_name,
        "first_name": student.first_name,
        "email": student.email,
        "raw_score": 0.0,
        "late_submission_penalty": 0.0,
        "score": 0.0,
        "max_score": assignment.max_score,
    }
    try:
        submission = gradebook.find_submission(assignment.name, student.id)
    except MissingEntry:
        return row
    penalty = submission.late_submission_penalty
    return row | {
        "timestamp": submission.timestamp,
        "raw_score": submission.score,
        "late_submission_penalty": penalty,
        "score": max(0.0, submission.score - penalty),
    }
