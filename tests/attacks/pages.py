"""The pages that a student and an instructor open, and what in them a browser would run."""

from __future__ import annotations

import copy
from html.parser import HTMLParser
from pathlib import Path

from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from autograder.course import load_config
from autograder.feedback import repairs_html
from autograder.gradebook import FeedbackExporter, Graded, present, without_hidden_tests

MARK = "PIRATE"  # what the scripts of the attacks would make of a page's title
_LIVE = {"script", "style", "svg", "math", "iframe", "object", "embed", "form", "meta", "base", "link"}  # fmt: skip
_ADDRESSES = {"href", "src", "action", "data", "xlink:href", "formaction", "srcdoc"}
_IMAGES = ("data:image/png;base64,", "data:image/jpeg;base64,")


def graded_notebook(graded: Graded) -> NotebookNode:
    """What the graders write into `autograded/`."""
    submission, judgement = graded
    notebook = without_hidden_tests(submission.notebook)
    present(notebook, judgement)
    notice = repairs_html(judgement.verdict.repairs, judgement.verdict.incidents)
    if notice:
        notebook.cells.insert(0, new_markdown_cell(notice, id="a-savoir"))
    return notebook


def feedback_page(notebook: NotebookNode, root: Path) -> str:
    """The page that `nbgrader generate_feedback` makes for the student."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        info = cell.metadata.get("nbgrader")
        if info and info.get("grade"):
            info["score"] = 0.0
    about = {"notebook": "tiny", "score": 0.0, "max_score": 8.0, "late_penalty": 0.0}
    exporter = FeedbackExporter(config=load_config(root))
    return exporter.from_notebook_node(notebook, {"nbgrader": about})[0]


def formgrader_page(notebook: NotebookNode, root: Path) -> str:
    """The page on which the instructor grades by hand, as nbgrader's server makes it."""
    import nbgrader.server_extensions.formgrader as formgrader

    config = load_config(root)
    templates = Path(formgrader.__file__).parent / "templates"
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [str(templates)]
    resources = {
        "assignment_id": "tiny", "notebook_id": "tiny", "submission_id": "x", "index": 0, "total": 1,
        "base_url": "", "student": "x", "last_name": "", "first_name": "", "notebook_path": "tiny.ipynb",
    }  # fmt: skip
    return HTMLExporter(config=config).from_notebook_node(copy.deepcopy(notebook), resources)[0]


class _Reader(HTMLParser):
    """Notes every element that carries the mark where a browser would do more than show it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._live: list[str] = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            text = (value or "").strip()
            if MARK in name.upper() or (MARK in text and self._acts(tag, name, text)):
                self.found.append(f"<{tag} {name}={text[:60]!r}>")
        if tag in _LIVE:
            self._live.append(tag)

    def _acts(self, tag: str, name: str, value: str) -> bool:
        if name.startswith("on") or tag in _LIVE:
            return True
        return name in _ADDRESSES and not value.startswith(_IMAGES)

    def handle_endtag(self, tag):
        if tag in self._live:
            while self._live.pop() != tag:
                pass

    def handle_data(self, data):
        if MARK in data and self._live:
            self.found.append(f"text of <{self._live[-1]}>: {data.strip()[:60]!r}")


def interpreted(html: str) -> list[str]:
    """What carries the attacks' mark in a place that a browser, or MathJax in it, obeys."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found + _Formulas.found_in(html)


class _Formulas(HTMLParser):
    """Notes formulas that MathJax would typeset with a link: text outside code and its ignored boxes."""

    SKIPPED = ("script", "noscript", "style", "textarea", "pre", "code")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("br", "img", "hr", "meta", "link", "input", "base", "embed", "col"):
            ignored = "tex2jax_ignore" in (dict(attrs).get("class") or "")
            self._open.append((tag, ignored or tag in self.SKIPPED))

    def handle_endtag(self, tag):
        if any(tag == name for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if any(ignored for _, ignored in self._open):
            return
        for word in ("\\href", "\\style", "\\cssId", "\\class", "\\require"):
            if word in data and (
                "$" in data or "\\(" in data or "\\[" in data or "\\begin" in data
            ):
                self.found.append(f"a formula with {word}: {data.strip()[:60]!r}")

    @classmethod
    def found_in(cls, html: str) -> list[str]:
        reader = cls()
        reader.feed(html)
        reader.close()
        return reader.found
