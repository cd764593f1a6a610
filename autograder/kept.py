"""What earlier gradings left, and whether it is whole: what is not is done again.

nbgrader writes the grades in several steps, and skips whatever has a folder in
`autograded/`: a grading that is killed between two of them would leave a student without
grades for ever. So `verdict.json` comes last, in one step, and a submission counts as
graded when it is there, is of this very file, and the gradebook holds its grades.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from autograder.fingerprint import differences
from autograder.intake import digest

VERDICT = "verdict.json"
NEW, CHANGED = "not graded yet", "submission changed"
UNFINISHED = "an earlier grading did not end"
Scores = dict[str, float | None]  # automatic score of each cell in the gradebook
# nbgrader's tables, without nbgrader: importing it takes longer than all of this.
_SCORES = """
SELECT submitted_assignment.student_id, base_cell.name, grade.auto_score
FROM grade
JOIN base_cell ON base_cell.id = grade.cell_id
JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
JOIN assignment ON assignment.id = submitted_assignment.assignment_id
WHERE assignment.name = :assignment
"""


def read_json(path: Path) -> dict[str, Any] | None:
    """The object in this file; None when there is none, or not a whole one."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def recorded(db_url: str, assignment: str, student: str | None = None) -> dict[str, Scores]:
    """What the gradebook holds of this assignment, by student."""
    found: dict[str, Scores] = {}
    query, values = _SCORES, {"assignment": assignment}
    if student is not None:
        query += "AND submitted_assignment.student_id = :student"
        values["student"] = student
    engine = create_engine(db_url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            for name, cell, score in connection.execute(text(query), values):
                found.setdefault(name, {})[cell] = score
    except SQLAlchemyError:  # no gradebook yet
        return {}
    finally:
        engine.dispose()
    return found


def why(
    folder: Path,
    submitted: Path,
    scores: Scores | None,
    now: dict[str, Any] | None = None,
) -> list[str]:
    """Why the notebook `submitted` is to be graded, in words; nothing when it need not be.

    folder: its place in `autograded/`; scores: what the gradebook holds of it; now: what
    decides a verdict (`fingerprint`), where a change of that counts as well. The one
    place that decides this.
    """
    verdict = read_json(folder / VERDICT)
    if verdict is None:
        return [UNFINISHED if folder.exists() else NEW]
    try:
        before = verdict["environment"]
        reasons = [] if before["submission"] == digest(submitted) else [CHANGED]
        recorded = scores is not None and all(
            name in scores and (cell["manual"] or scores[name] == cell["points"])
            for name, cell in verdict["cells"].items()
        )
    except (KeyError, TypeError, AttributeError):
        return [UNFINISHED]
    if not recorded or read_json(folder / submitted.name) is None:
        return [UNFINISHED]
    return reasons + (differences(before, now) if now else [])


def is_whole(folder: Path, submitted: Path, scores: Scores | None) -> bool:
    """Whether grading this very file ended, with all that it has to write."""
    return not why(folder, submitted, scores)


def remove(folder: Path) -> None:
    """Remove a folder of `autograded/` whose grading did not end."""

    def open_up(function: Any, path: str, _: Any) -> None:
        os.chmod(os.path.dirname(path), stat.S_IRWXU)  # what nbgrader writes may be read-only
        function(path)

    if folder.is_dir():
        shutil.rmtree(folder, onerror=open_up)
