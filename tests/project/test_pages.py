"""Nothing that a student wrote runs in the pages that students and instructors open.

One submission carries scripts everywhere it can. Its pages are looked at twice: as HTML
(no element or attribute of it), and in a browser (where one is installed) in which a
script would change the title. The same notebook, rendered as nbconvert does by itself,
shows that it would.
"""

import csv
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from html.parser import HTMLParser

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_markdown_cell, new_output, new_raw_cell
from nbgrader.api import Gradebook
from traitlets.config import Config

from autograder.export import inert_cell
from autograder.markup import MAX_MARKDOWN, inert_html
from tests.project.browser import ALL, HTML, MARKDOWN, SCRIPT, TITLE, dom, needs_chromium
from tests.project.courses import tiny_course

STUDENT = "lea"
CELLS = (
    f"print({ALL!r})\nimport sys\nprint({ALL!r}, file=sys.stderr)",
    f"raise ValueError({ALL!r})",
    f"type({HTML[1]!r}, (Exception,), {{}})",
    f"raise type({HTML[1]!r}, (Exception,), {{}})({HTML[2]!r})",
    f"class Objet:\n    def __repr__(self):\n        return {ALL!r}\n"
    + "".join(
        f"    def _repr_{kind}_(self):\n        return {ALL!r}\n"
        for kind in ("html", "svg", "javascript", "markdown", "latex")
    )
    + "Objet()",
    f"from IPython.display import display, HTML, Javascript, SVG, Markdown\n"
    f"display(HTML({ALL!r}))\ndisplay(Javascript({SCRIPT!r}))\ndisplay(Markdown({ALL!r}))",
    f"# {ALL.replace(chr(10), ' ')}\n# \u202etourne",
    f"%%javascript\n{SCRIPT}",
    f"%%html\n{HTML[0]}",
)
ANSWERS = {
    "double": f"def double(x):\n    '''{HTML[0]}'''\n    return {ALL!r}",
    "triple": f"def triple(x):\n    raise ValueError({ALL!r} + '\\x1b[31m\\u202e')",
    "quadruple": f"class Nombre(int):\n    def __repr__(self):\n        return {ALL!r}\n"
    f"def quadruple(x):\n    return type({HTML[1]!r}, (), {{}})()",
    "question": "\n\n".join(MARKDOWN),
}


def hostile(course):
    """The submission: scripts in cells, outputs, errors, names, metadata, attachments."""
    notebook = course.notebook(ANSWERS, CELLS)
    for text in MARKDOWN:
        notebook.cells.insert(1, new_markdown_cell(text))
    notebook.cells.insert(1, new_raw_cell(ALL))
    notebook.metadata["title"] = HTML[0]
    notebook.metadata["widgets"] = {
        "application/vnd.jupyter.widget-state+json": {"state": {"x": ALL}}
    }
    for cell in notebook.cells:
        cell.metadata["tags"] = [f'" onclick="{SCRIPT.split(";")[0]}']  # a tag has no comma
        cell.metadata["autograder"] = "notice"  # what the grader's own cells bear
        if cell.cell_type == "markdown":
            cell["attachments"] = {
                "a.svg": {"image/svg+xml": HTML[2], "text/html": ALL},
                "x": {"image/png": f'"><script>{SCRIPT}</script>'},
            }
        if cell.cell_type == "code":
            cell.outputs = [new_output("display_data", data={"text/html": ALL})]
    for cell in notebook.cells:
        if "nbgrader" not in cell.metadata:
            cell.metadata["nbgrader"] = {"locked": True, "grade_id": HTML[0]}
    return notebook


@pytest.fixture(scope="module")
def graded(open_folder, gradebook_of_tiny):
    """The course with that submission graded, and feedback for it."""
    course = tiny_course(open_folder / "pages")
    (course.root / "gradebook.db").write_bytes(gradebook_of_tiny.read_bytes())
    folder = course.submit(STUDENT, hostile(course)).parent
    (folder / "page.html").write_text(f"<title>calme</title>{ALL}")
    (folder / "dessin.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{HTML[2]}</svg>')
    (folder / "donnees.csv").write_text("1,2\n")
    (folder / "lien.csv").symlink_to(course.root / "nbgrader_config.py")
    os.mkfifo(folder / "tuyau.txt")
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "apprentissage-profond") as opened:
        opened.add_student(STUDENT, first_name=HTML[1], last_name=HTML[0], email="=1+1")
    course.run("autograder", "grade", "tiny", "--jobs", "1")
    course.run("nbgrader", "generate_feedback", "tiny")
    return course


class Elements(HTMLParser):
    """The elements and attributes of a page; `ours` says how many scripts and images it may have."""

    def __init__(self, html):
        super().__init__()
        self.seen, self.scripts, self._script = [], [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._script = tag == "script"
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self._script:
            self.scripts.append(data)

    def handle_endtag(self, tag):
        self._script = False


def intruders(html):
    """Elements of a page that carry something of the student's, or can run it."""
    page = Elements(html)
    found = [script for script in page.scripts if TITLE in script]
    for tag, attributes in page.seen:
        for name, value in attributes.items():
            value = value or ""
            if (
                (name.startswith("on") and (TITLE in value or "toggle_name" not in value))
                or re.match(r"\s*(javascript|vbscript|data:(?!image/(png|jpeg)))", value, re.I)
                or (name not in ("alt", "title", "id", "href") and TITLE in value)
            ):
                found.append((tag, name, value))
        if tag in ("iframe", "base", "object", "embed", "math", "form"):
            found.append(tag)
    return found


def assert_unharmed(page, title):
    """The title is the page's own, and no script has marked its first element."""
    assert f"<title>{title}</title>" in page
    (root,) = [attributes for tag, attributes in Elements(page).seen if tag == "html"]
    assert "data-pirate" not in root


def feedback_page(course):
    return course.root / "feedback" / STUDENT / "tiny" / "tiny.html"


def test_feedback_holds_no_element_of_a_student(graded):
    """What was written as HTML is text in the page, and it is all there."""
    html = feedback_page(graded).read_text()
    assert intruders(html) == []
    assert html.count("&lt;script&gt;") > 20
    assert "\u202e" not in html
    assert "\x1b" not in html
    assert "<svg" not in html


@needs_chromium
def test_feedback_in_a_browser(graded):
    """No script of the student runs in the feedback page."""
    assert_unharmed(dom(feedback_page(graded).as_uri()), "Retour : tiny")


@needs_chromium
def test_the_same_notebook_is_dangerous_otherwise(graded, tmp_path):
    """Rendered by nbconvert with nothing of ours, the scripts run: the test can fail."""
    submitted = graded.root / "submitted" / STUDENT / "tiny" / "tiny.ipynb"
    notebook = nbformat.read(submitted, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = cell.source.replace("attachment:absente.png", "x")
    html, _ = HTMLExporter(config=Config()).from_notebook_node(notebook)
    assert intruders(html)
    path = tmp_path / "page.html"
    path.write_text(html)
    page = dom(path.as_uri())
    assert f"<title>{TITLE}</title>" in page
    with pytest.raises(AssertionError):
        assert_unharmed(page, TITLE)


# --- formgrader -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def formgrader(graded):
    """The formgrader on 127.0.0.1, as an instructor starts it: its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    extension = {"nbgrader.server_extensions.formgrader": True}
    server = subprocess.Popen(
        [
            sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root",
            "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
            "--IdentityProvider.token=", f"--ServerApp.jpserver_extensions={extension}",
        ],
        cwd=graded.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"{address}/api", timeout=5).close()
            break
        except OSError:
            assert server.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
    yield address
    server.terminate()
    server.wait(timeout=30)


@pytest.fixture(scope="module")
def submission_id(graded):
    with Gradebook(f"sqlite:///{graded.root / 'gradebook.db'}") as gradebook:
        return gradebook.find_submission_notebook("tiny", "tiny", STUDENT).id


def test_formgrader_holds_no_element_of_a_student(formgrader, submission_id):
    """The page on which an instructor grades by hand: the answers are text, names too."""
    with urllib.request.urlopen(f"{formgrader}/formgrader/submissions/{submission_id}/") as page:
        html = page.read().decode()
    assert intruders(html) == []
    assert html.count("&lt;script&gt;") > 20
    names = [attributes.get("id") for _, attributes in Elements(html).seen]
    assert names.count("test_double") == 1  # the field of its points, which a title would hide


@needs_chromium
def test_formgrader_in_a_browser(formgrader, submission_id):
    """No script of the student runs in it, with the formgrader's own scripts running."""
    page = dom(f"{formgrader}/formgrader/submissions/{submission_id}/?index=0")
    assert_unharmed(page, "tiny")
    assert 'class="comment tabbable"' in page


@needs_chromium
@pytest.mark.parametrize(
    "place", ["gradebook/tiny/tiny", "manage_submissions/tiny", "manage_students"]
)
def test_lists_of_the_formgrader_in_a_browser(formgrader, place):
    """Nor in the lists, where names stand."""
    assert_unharmed(dom(f"{formgrader}/formgrader/{place}"), "nbgrader formgrade")


@pytest.mark.parametrize("name", ["page.html", "dessin.svg", "lien.csv"])
def test_no_file_of_a_student_is_served(graded, formgrader, submission_id, name):
    """A page, a drawing or a link handed in beside the notebook is not copied nor served."""
    assert not (graded.root / "autograded" / STUDENT / "tiny" / name).exists()
    assert not (graded.root / "feedback" / STUDENT / "tiny" / name).exists()
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{formgrader}/formgrader/submissions/{submission_id}/{name}")


def test_data_beside_the_notebook_stays(graded):
    """A table handed in beside the notebook is kept, and the submission is graded."""
    folder = graded.root / "autograded" / STUDENT / "tiny"
    assert (folder / "donnees.csv").read_text() == "1,2\n"
    assert json.loads((folder / "verdict.json").read_text())["score"] == 0


# --- the exported table ---------------------------------------------------------------------


def test_the_exported_table_runs_nothing(graded):
    """Names that a spreadsheet would run are text; the columns are nbgrader's."""
    graded.run("nbgrader", "export")
    with (graded.root / "grades.csv").open(newline="") as stream:
        (row,) = list(csv.DictReader(stream))
    assert row["email"] == "'=1+1"
    assert row["first_name"] == HTML[1]
    assert (row["student_id"], row["score"], row["max_score"]) == (STUDENT, "0.0", "8.0")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "|x", "%x"])
def test_formulas_become_text(text):
    """Whatever a spreadsheet takes for a formula gets an apostrophe."""
    assert inert_cell(text) == "'" + text


def test_numbers_and_names_stay():
    """A negative number is no text; a name stays as it is."""
    assert [inert_cell(value) for value in (-1.5, None, "Léa", "")] == [-1.5, "", "Léa", ""]


# --- markdown -------------------------------------------------------------------------------


def test_markdown_stays_markdown():
    """Emphasis, code, lists, formulas and links of a student are rendered."""
    html = inert_html("**gras** `a < b` [ici](https://exemple.fr) $x_1 < 2$\n\n- un\n- deux")
    for part in ("<strong>gras</strong>", "<code>a &lt; b</code>", "$x_1 &lt; 2$", "<li>un</li>"):
        assert part in html
    assert '<a href="https://exemple.fr" rel="noopener noreferrer nofollow">ici</a>' in html


@pytest.mark.parametrize(
    "address",
    ["javascript:x", "JavaScript:x", "java\tscript:x", "&#106;avascript:x", "\x01javascript:x",
     "data:text/html,x", "vbscript:x", "file:///etc/passwd", "page.html", "//hote/x", "/api/x"],
)  # fmt: skip
def test_addresses_that_are_no_links(address):
    """Only http(s), mailto and places of the page itself can be clicked."""
    assert "<a " not in inert_html(f"[lien]({address})")
    assert "<a " not in inert_html(f"[lien]\n\n[lien]: {address}")


@pytest.mark.parametrize("text", ["[" * 9_000, "\\begin{a}" * 2_000, "x" * (MAX_MARKDOWN + 1)])
def test_heavy_markdown_is_bounded(text):
    """A text made to be slow costs seconds at most, and what is too long is shown as it is."""
    started = time.process_time()
    assert text[:20] in inert_html(text)
    assert time.process_time() - started < 10
