"""The place where the grader plugs into stock nbgrader, by configuration alone.

nbgrader's `Autograde` reads each submitted notebook with its `exporter_class`, then runs
two lists of preprocessors. `SubmissionExporter` reads and repairs in nbgrader's place;
`Grade` judges in the sandbox in the place of `Execute`, and leaves in each test cell the
feedback and, as the cell's result, the points: what nbgrader's own `SaveAutoGrades`
reads. So `nbgrader autograde`, the formgrader and `autograder grade` write the same
grades and the same files.
"""

from __future__ import annotations

import copy
import glob
import re
import warnings
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder import tolerance
from autograder.course import Assignment, cell_info, load_assignment, split_hidden
from autograder.errors import AutograderError, CourseError, Outcome, SandboxError
from autograder.feedback import cell_html, cell_text, repairs_html
from autograder.fingerprint import fingerprint
from autograder.folders import place_of
from autograder.interrupts import ends_the_block
from autograder.judge import Judgement, empty_cells, environment, judge
from autograder.kept import VERDICT, Scores, is_whole, recorded, remove
from autograder.link import sandbox_runner
from autograder.markup import NOTICE
from autograder.script import CellResult
from autograder.selftest import assert_isolated
from autograder.stray import unwanted
from autograder.submission import Submission, read_submission
from autograder.verdict import Verdict
from autograder.writer import WholeWriter

# nbgrader builds its rows in an order that newer SQLAlchemy remarks upon.
warnings.filterwarnings("ignore", message="Object of type .* not in session", module="nbgrader")
tolerance.install()

Graded = tuple[Submission, Judgement]
# Judgements made beforehand (in parallel, by `autograder grade`), by submitted path.
prepared: dict[Path, Graded] = {}
# The one between nbgrader's two readings of a notebook.
_current: dict[Path, Graded] = {}


def judge_file(path: Path, root: Path, name: str, now: dict[str, Any] | None = None) -> Graded:
    """Read, repair and judge one submitted notebook: the whole of grading, nothing written.

    now: what decides the verdict (`fingerprint`), where it is known.
    """
    assignment = load_assignment(root, name)
    now = now or fingerprint(root, name)  # before the tests are loaded: never newer than they
    submission = read_submission(path, assignment)
    if submission.readable:
        with ends_the_block():
            judgement = judge(submission.notebook, assignment, sandbox_runner(root))
    else:
        verdict = Verdict(cells=empty_cells(assignment))
        verdict.environment = {"isolation": "none needed", **environment(assignment)}
        judgement = Judgement(verdict)
    judgement.verdict.repairs = submission.repairs
    judgement.verdict.environment |= {**now, "submission": submission.digest}
    return submission, judgement


class FeedbackExporter(HTMLExporter):
    """The feedback page, in French, from `templates/retour`."""


class SubmissionExporter(NotebookExporter):
    """Reads a submission leniently, repairs it, and refuses to start without a sandbox.

    nbgrader makes one before each run: the time to see what an earlier run left half done.
    """

    def __init__(self, config: Any = None, **kwargs: Any) -> None:
        super().__init__(config=config, **kwargs)
        root = self._root()
        try:
            assert_isolated(root)
        except SandboxError as error:
            self.log.error("%s", error)
            raise NbGraderException(str(error)) from None
        converter: Any = self.parent
        converter.writer = WholeWriter(parent=converter, config=converter.config)
        self._remove_unfinished(converter)
        self._leave_out(converter)

    def _remove_unfinished(self, converter: Any) -> None:
        """Remove what nbgrader would take for graded though its grading did not end."""
        if converter.force:  # nbgrader is going to remove it anyway
            return
        pattern = converter._format_source("(?P<tp>.*)", "(?P<student>.*)", escape=True)
        scores: dict[str, dict[str, Scores]] = {}
        for source in converter.assignments:
            match = re.match(pattern, source)
            folder = Path(converter._format_dest(match["tp"], match["student"])) if match else None
            if match is None or folder is None or not folder.exists():
                continue
            name, student = match["tp"], match["student"]
            if name not in scores:
                scores[name] = recorded(converter.coursedir.db_url, name)
            if not is_whole(folder, Path(source, f"{name}.ipynb"), scores[name].get(student)):
                self.log.warning("Not graded to the end, or another file now: %s", folder)
                remove(folder)

    def _leave_out(self, converter: Any) -> None:
        """Have nbgrader copy nothing that is dangerous or bears the name of our files."""
        strays = {name for source in converter.assignments for name in unwanted(Path(source))}
        if strays:
            self.log.warning("Left out, beside the notebooks: %s", ", ".join(sorted(strays))[:500])
        names = [glob.escape(name) if name != "*" else name for name in sorted(strays)]
        converter.coursedir = copy.copy(converter.coursedir)  # for this run only
        converter.coursedir.ignore = [*converter.coursedir.ignore, VERDICT, f"*.{VERDICT}", *names]

    def _root(self) -> Path:
        converter: Any = self.parent
        return Path(converter.coursedir.root).resolve()

    def from_filename(self, filename: str, resources: Any = None, **kw: Any) -> Any:
        """Rebuild the notebook when it comes from the student, else read what we wrote."""
        if not self.parent._sanitizing:  # type: ignore[union-attr]
            return super().from_filename(filename, resources, **kw)
        info = resources["nbgrader"]
        root, path = self._root(), place_of(Path(filename))
        graded = prepared.pop(path, None) or self._judged_now(Path(filename), root, info)
        _current.clear()
        _current[path] = graded
        place = Path(self.parent._format_dest(info["assignment"], info["student"]))  # type: ignore[union-attr]
        (place / _verdict_name(info)).unlink(missing_ok=True)  # it comes back when all is written
        submission, judgement = graded
        for line in [*submission.repairs, *judgement.verdict.incidents]:
            self.log.warning("%s: %s", info["student"], line)
        notebook = without_hidden_tests(submission.notebook)
        notebook.metadata["autograder"] = {"submitted": str(path)}
        return self.from_notebook_node(notebook, resources, **kw)

    def _judged_now(self, path: Path, root: Path, info: dict[str, str]) -> Graded:
        try:
            check_gradebook(load_assignment(root, info["assignment"]), info["db_url"])
            return judge_file(path, root, info["assignment"])
        except AutograderError as error:
            raise NbGraderException(str(error)) from None


def _verdict_name(info: dict[str, str]) -> str:
    notebook = info["notebook"]
    return VERDICT if notebook == info["assignment"] else f"{notebook}.{VERDICT}"


def check_gradebook(assignment: Assignment, db_url: str) -> None:
    """Raise CourseError when the gradebook does not know the source notebook as it is."""
    remedy = f"run `nbgrader generate_assignment {assignment.name} --force`"
    try:
        with Gradebook(db_url) as gradebook:
            stored = gradebook.find_notebook(assignment.name, assignment.name)
            known = {cell.name: float(cell.max_score) for cell in stored.grade_cells}
    except MissingEntry:
        raise CourseError(f"{assignment.name} is not in the gradebook: {remedy}") from None
    here = {grade_id: cell.max for grade_id, cell in empty_cells(assignment).items()}
    if known != here:
        changed = sorted(name for name in known | here if known.get(name) != here.get(name))
        raise CourseError(
            f"source/{assignment.name} has changed since it was released "
            f"({', '.join(changed)}): {remedy}"
        )


def without_hidden_tests(notebook: NotebookNode) -> NotebookNode:
    """A copy whose test cells show what students see: no test code in feedback pages.

    Each holds an error until `Grade` has judged it: not graded is never full marks.
    """
    shown = copy.deepcopy(notebook)
    for cell in shown.cells:
        info = cell_info(cell)
        if info and info.get("grade") and not info.get("solution"):
            cell.source = split_hidden(cell.source)[0]
            if cell.cell_type == "code":
                cell.outputs = [_output("error", ename="NonNoté", evalue="", traceback=[])]
    return shown


class Grade(NbGraderPreprocessor):
    """Puts outputs, feedback and points into the notebook; hands its verdict to the writer."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Use up the judgement made when the submission was read."""
        path = Path(nb.metadata.pop("autograder")["submitted"])
        _, judgement = _current.pop(path)
        verdict = judgement.verdict
        present(nb, judgement)
        notice = repairs_html(verdict.repairs, verdict.incidents)
        if notice:
            metadata = {"autograder": NOTICE}
            nb.cells.insert(0, new_markdown_cell(notice, id="a-savoir", metadata=metadata))
        resources["verdicts"] = {_verdict_name(resources["nbgrader"]): verdict.to_dict()}
        return nb, resources


def present(notebook: NotebookNode, judgement: Judgement) -> None:
    """Give each cell its outputs; test cells their feedback and their points."""
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        info = cell_info(cell) or {}
        result = judgement.results.get(index, CellResult())
        graded = judgement.verdict.cells.get(info.get("grade_id", ""))
        cell.execution_count = None
        if graded is None or graded.manual:
            cell.outputs = _shown(result)
        else:
            cell.outputs = [
                *_as_text(result),
                _output(
                    "display_data",
                    data={
                        "text/html": cell_html(info["grade_id"], graded),
                        "text/plain": cell_text(info["grade_id"], graded),
                    },
                ),
                _output("execute_result", data={"text/plain": repr(graded.points)}),
            ]


def _output(kind: str, data: dict[str, str] | None = None, **fields: Any) -> NotebookNode:
    """nbformat's `new_output` but for its validation: nbconvert validates the whole notebook."""
    output = NotebookNode(output_type=kind, **fields)
    if data is not None:
        output.update(metadata=NotebookNode(), data=NotebookNode(data))
    if kind == "execute_result":
        output.execution_count = None
    return output


def _shown(result: CellResult) -> list[NotebookNode]:
    outputs = list(result.outputs)
    if result.outcome is not None and not any(o.output_type == "error" for o in outputs):
        outputs.append(
            _output(
                "error", ename=result.outcome.value, evalue=result.error, traceback=[result.error]
            )
        )
    return outputs


def _as_text(result: CellResult) -> list[NotebookNode]:
    """What the visible checks printed, as ordinary text: in a test cell, an error or a
    line on stderr would be read as 0 points by nbgrader."""
    lines = [o.text for o in result.outputs if o.output_type == "stream"]
    if result.outcome is not None and result.outcome is not Outcome.INTERNAL:
        error = re.sub(r" \(ligne \d+ : assert .*", "", result.error, flags=re.S)
        lines.append(f"Vérification visible : {error}\n")
    return [_output("stream", name="stdout", text="".join(lines))] if lines else []
