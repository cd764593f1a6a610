"""Two methods of nbgrader's that a submission can make fail: made tolerant.

nbgrader passes over a folder without notebooks in silence, and over a notebook under
another name with « Skipping unknown notebook »: no grade, no feedback, and nobody is told.
Here every folder handed in counts as one with the notebook; what is read in its place, or
that nothing is there, is decided when it is opened (`intake`). A student's name with
signs of a pattern, such as brackets, is a name; feedback is written for her, too. And a `timestamp.txt` that
is no date, or a pipe, does not cost a grade or stop the batch: there is no date then.
"""

from __future__ import annotations

import fnmatch
import glob
import os
import re
from pathlib import Path
from typing import Any

from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.coursedir import CourseDirectory

MAX_TIMESTAMP = 1000  # bytes
_stock_notebooks = Autograde.init_notebooks
_stock_timestamp = CourseDirectory.get_existing_timestamp


def install() -> None:
    """Put these methods in the place of nbgrader's own."""
    Autograde.init_notebooks = GenerateFeedback.init_notebooks = _init_notebooks
    CourseDirectory.get_existing_timestamp = _timestamp


def _timestamp(course: Any, folder: str) -> Any:
    stamp = Path(folder, "timestamp.txt")
    try:
        if stamp.is_symlink() or not stamp.is_file() or stamp.stat().st_size > MAX_TIMESTAMP:
            return None
        return _stock_timestamp(course, folder)
    except (ValueError, OverflowError, OSError, AttributeError):  # nbgrader's own `fail` fails
        course.log.warning("No date can be read in %s", stamp)
        return None


def _init_notebooks(converter: Any) -> None:
    found: dict[str, list[str]] = {}
    pattern = converter._format_source("(?P<tp>.*)", "(?P<student>.*)", escape=True)
    for folder in _folders(converter):
        match = re.fullmatch(pattern, folder)
        if match is None or not match["student"].isprintable():  # it would stop the whole batch
            converter.log.error(
                "Left out: rename the folder %r, which nbgrader cannot read", folder
            )
            continue
        wanted = converter.coursedir.notebook_id
        notebooks = [
            name
            for name in glob.glob(os.path.join(glob.escape(folder), f"{wanted}.ipynb"))
            if name.isprintable()  # else the gradebook, asked about it, fails
        ]
        expected = os.path.join(folder, f"{match['tp']}.ipynb")
        handed_in = isinstance(converter, Autograde) and fnmatch.fnmatch(match["tp"], wanted)
        if handed_in and expected not in notebooks:
            converter.log.warning("%s is missing or has another name", expected)
            notebooks.append(expected)
        if notebooks:
            found[folder] = notebooks
    if not found:
        _stock_notebooks(converter)  # says what is wrong
        return
    converter.assignments, converter.notebooks = found, []


def _folders(converter: Any) -> list[str]:
    """The folders of this run; a student's name is no pattern where a folder bears it."""
    course = converter.coursedir
    pattern = converter._format_source(course.assignment_id, course.student_id)
    names = [pattern] if os.path.isdir(pattern) else sorted(glob.glob(pattern))
    return [name for name in names if os.path.isdir(name)]
