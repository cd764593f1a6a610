"""Writes graded notebooks: whole or not at all, and the verdict after all the rest."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from nbconvert.writers import FilesWriter
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from autograder.verdict import write_json


class WholeWriter(FilesWriter):
    """A reader sees the old notebook or the new one, wherever this process was killed."""

    def write(
        self, output: str, resources: Any, notebook_name: str | None = None, **kw: Any
    ) -> Path:
        """Let nbconvert write beside the place, then move everything there."""
        place = Path(self.build_directory)
        staged = FilesWriter(parent=self.parent, files=[])
        with tempfile.TemporaryDirectory(dir=place, prefix=".writing.") as folder:
            staged.build_directory = folder
            staged.write(output, resources, notebook_name=notebook_name, **kw)
            for path in sorted(p for p in Path(folder).rglob("*") if p.is_file()):
                target = place / path.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                os.replace(path, target)
        for name, verdict in resources.get("verdicts", {}).items():
            write_json(place / name, verdict)
        return place / f"{notebook_name}{resources.get('output_extension') or ''}"


class SaveGrades(SaveAutoGrades):
    """nbgrader's own, in one transaction: the gradebook never holds half a submission."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Record the points of every cell, then commit."""
        info = resources["nbgrader"]
        self.notebook_id, self.assignment_id = info["notebook"], info["assignment"]
        self.student_id, self.db_url = info["student"], info["db_url"]
        with Gradebook(self.db_url) as self.gradebook:
            session = self.gradebook.db
            commit = session.commit
            session.commit = session.flush  # what nbgrader calls after each cell
            nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
            commit()
        return nb, resources
