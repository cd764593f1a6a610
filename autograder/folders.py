"""Where a course keeps its files, as nbgrader's `CourseDirectory` says, without nbgrader.

Importing nbgrader takes two seconds: too long for a command that finds nothing to do.
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.errors import UsageError

SUBMITTED, AUTOGRADED = "submitted", "autograded"
SKIP_TAG = "hors-notation"  # on a cell that grading does not need
_ANYBODY = "\1"  # a student's place in a pattern
_LEFT_OUT = ("__pycache__", ".ipynb_checkpoints", ".hypothesis")


def find_root(start: Path | None = None) -> Path:
    """The folder that holds `nbgrader_config.py`, looked for upwards from `start`."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "nbgrader_config.py").is_file():
            return folder
    raise UsageError(f"no nbgrader_config.py in {here} or above: run this inside the course folder")


def load_config(root: Path) -> Config:
    """The course's nbgrader configuration."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


def place_of(path: Path) -> Path:
    """One path for each submitted file; a link stays one, and is refused when it is read.

    So does the folder it is in: a link there would be to somebody else's.
    """
    return path.parent.parent.resolve() / path.parent.name / path.name


def assignment_names(root: Path) -> list[str]:
    """The TPs that have a source notebook, sorted."""
    return sorted(p.parent.name for p in root.glob("source/*/*.ipynb") if p.stem == p.parent.name)


def source_path(root: Path, name: str) -> Path:
    """The source notebook of TP `name`; raises UsageError where there is none."""
    path = root / "source" / name / f"{name}.ipynb"
    if not path.is_file():
        known = ", ".join(assignment_names(root)) or "none"
        raise UsageError(
            f"no assignment {name!r}: source/{name}/{name}.ipynb is missing (known: {known})"
        )
    return path


def course_files(root: Path, places: Iterable[str]) -> list[Path]:
    """The files at and below `places` that belong to the course, in a fixed order."""
    found: list[Path] = []
    for place in places:
        path = root / place
        found += sorted(_below(path)) if path.is_dir() else [path] if path.is_file() else []
    return found


def _below(folder: Path) -> Iterator[Path]:
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in _LEFT_OUT]
        for name in names:
            path = os.path.join(inside, name)
            if name not in _LEFT_OUT and os.path.isfile(path):
                yield Path(path)


def digest_of(root: Path, files: Iterable[Path]) -> str:
    """SHA-256 over names and contents."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@dataclass(frozen=True)
class Folders:
    """nbgrader's folders of one course; `config` is its nbgrader_config.py."""

    root: Path
    config: Config

    def _setting(self, name: str, default: str) -> str:
        value: Any = self.config.CourseDirectory.get(name, default)
        return str(value)

    @property
    def db_url(self) -> str:
        """The address of the gradebook."""
        return self._setting("db_url", "") or f"sqlite:///{self.root / 'gradebook.db'}"

    def step(self, step: str, student: str, assignment: str) -> Path:
        """The folder of a submission at one step: `submitted`, `autograded`…"""
        names = {
            "nbgrader_step": self._setting(f"{step}_directory", step),
            "student_id": student,
            "assignment_id": assignment,
        }
        standard = os.path.join("{nbgrader_step}", "{student_id}", "{assignment_id}")
        return self.root / self._setting("directory_structure", standard).format(**names)

    def students(self, assignment: str, student: str | None = None) -> dict[str, Path]:
        """The folder that each student handed in, by student id; `student`: only this one."""
        excluded = self._setting("student_id_exclude", "").split(",")
        pattern = str(self.step(SUBMITTED, _ANYBODY, assignment))
        wanted = glob.escape(student) if student else "*"
        read = re.compile(re.escape(pattern).replace(re.escape(_ANYBODY), f"([^{os.sep}]+)", 1))
        found = {}
        for path in sorted(glob.glob(glob.escape(pattern).replace(_ANYBODY, wanted))):
            match = read.fullmatch(path)
            if match and os.path.isdir(path) and match[1] not in excluded:
                found[match[1]] = Path(path)
        return found
