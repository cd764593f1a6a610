"""Pages that show what students wrote: none of their HTML, SVG or script is interpreted.

nbconvert renders markdown with its raw HTML, which is what an instructor wants of the
cells she wrote, and of no other. `nbgrader_config.py` puts the filter and the
preprocessor of this module into every HTML exporter: feedback pages and the formgrader.
"""

from __future__ import annotations

import html
import re
from typing import Any

from jinja2 import pass_context
from mistune.renderers.html import HTMLRenderer
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode

from autograder.outputs import CONTROL, clean_image

NOTICE = "notice"  # metadata.autograder of a cell that the grader made
MAX_MARKDOWN = 20_000  # characters; a longer text is shown as it is written
_SHORT_NAMES = ("student", "first_name", "last_name", "notebook_path")
_SAFE_LINK = re.compile(r"(https?://|mailto:|#)", re.I)
# Commands by which MathJax makes links, classes, styles and attributes of the page.
_LIVE_TEX = re.compile(
    r"\\(?=(?:href|url|class|style|cssId|data|bbox|mmlToken|require|html\w*)(?![a-z]))", re.I
)
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0]")


def is_ours(cell: Any) -> bool:
    """Whether the instructor or the grader wrote this cell of a graded notebook.

    `submission.rebuild` takes locked cells from the source, and leaves a student's own
    cells no metadata.
    """
    metadata = cell.get("metadata", {})
    return bool(metadata.get("nbgrader", {}).get("locked") or metadata.get("autograder") == NOTICE)


@pass_context
def markdown2html(context: Any, source: str) -> str:
    """nbconvert's filter of that name: a student's HTML becomes text, ours stays HTML."""
    cell = context.get("cell", {})
    attachments = cell.get("attachments", {})
    if is_ours(cell):
        return MarkdownWithMath(IPythonRenderer(escape=False, attachments=attachments)).render(
            source
        )
    return inert_html(source, attachments)


def inert_html(source: str, attachments: dict[str, dict[str, str]] | None = None) -> str:
    """A student's markdown as HTML whose every tag was made from markdown."""
    source = _LIVE_TEX.sub(r"\\ ", visible(source))
    if len(source) <= MAX_MARKDOWN:
        try:
            return MarkdownWithMath(_InertRenderer(attachments or {})).render(source)
        except Exception:  # a renderer's bug must not cost the page
            pass
    return f'<pre style="white-space:pre-wrap">{html.escape(source)}</pre>'


class _InertRenderer(IPythonRenderer):
    """No raw HTML, no anchors, no diagrams, no address but http(s) and mailto, no image from afar."""

    def __init__(self, attachments: dict[str, dict[str, str]]) -> None:
        super().__init__(
            escape=True,
            allow_harmful_protocols=False,
            attachments=attachments,
            exclude_anchor_links=True,
        )

    def block_code(self, code: str, info: str | None = None) -> str:
        return HTMLRenderer.block_code(self, code)

    def link(self, text: str, url: str, title: str | None = None) -> str:
        url = _IGNORED_BY_BROWSERS.sub("", html.unescape(url))
        if not _SAFE_LINK.match(url):
            return f"{text} ({html.escape(url[:200])})"
        return f'<a href="{html.escape(url)}" rel="noopener noreferrer nofollow">{text}</a>'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        bundle = self.attachments.get(url.removeprefix("attachment:"), {})
        for kind, data in bundle.items():
            image = clean_image(kind, data)
            if image:
                return f'<img src="data:{kind};base64,{image}" alt="{html.escape(text)}" />'
        return html.escape(f"[image non affichée : {html.unescape(text)[:100]}]")


def visible(text: str) -> str:
    """Text in which control characters, and those that turn it round, show as �."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


class Inert(Preprocessor):
    """Makes the rest of a page harmless before it is rendered: raw cells, sources, names."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Change a copy of the notebook, as every preprocessor of nbconvert."""
        for cell in nb.cells:
            if not is_ours(cell):
                cell.source = visible(cell.source)
                if cell.cell_type == "raw":
                    cell.cell_type = "markdown"
        for name in _SHORT_NAMES:  # the formgrader writes them into the page as they are
            if isinstance(resources.get(name), str):
                resources[name] = html.escape(resources[name])
        return nb, resources
