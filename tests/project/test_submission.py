"""Reading what a student handed in, and setting it right, cell by cell."""

import copy
import hashlib
import json
import os
import re
from pathlib import Path

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

from autograder.corpus import fill_in, solution_key
from autograder.course import cell_info, load_assignment, split_hidden
from autograder.gradebook import without_hidden_tests
from autograder.intake import MAX_BYTES
from autograder.submission import MAX_EXTRA_CELLS, MAX_SOURCE, read_submission, rebuild

ROOT = Path(__file__).parents[2]
NAME = "tp01_perceptron"
TP01 = load_assignment(ROOT, NAME)
KEY = solution_key(TP01)
NAND = "w_nand, b_nand = [-1, -1], 1.5\n\ndef nand(x1, x2):\n    return 1"
AGAIN = "Rien n'a pu être noté : rouvrez-le dans Jupyter, enregistrez-le et rendez-le à nouveau."


def handed_in(**answers):
    """The notebook of a student: the solution key but for these answers."""
    notebook = without_hidden_tests(fill_in(TP01, KEY | answers))
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"s{number}"
    return notebook


def grade_ids(notebook):
    """The grade_id of every cell, its text where it has none."""
    return [info["grade_id"] if (info := cell_info(c)) else c.source for c in notebook.cells]


def place(notebook, grade_id):
    return grade_ids(notebook).index(grade_id)


def cell_of(notebook, grade_id):
    return notebook.cells[place(notebook, grade_id)]


def read(tmp_path, content):
    """Read a file with this content: bytes, text, or a notebook."""
    path = tmp_path / f"{NAME}.ipynb"
    if isinstance(content, dict):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_submission(path, TP01)


BASE_IDS = [info["grade_id"] for cell in TP01.base.cells if (info := cell_info(cell))]


def assert_sound(submission):
    """The rebuilt notebook has every cell of the course, in order, locked ones untouched."""
    own = [cell for cell in submission.notebook.cells if cell_info(cell)]
    assert [cell_info(cell)["grade_id"] for cell in own] == BASE_IDS
    for cell, original in zip(own, (c for c in TP01.base.cells if cell_info(c)), strict=True):
        assert cell.cell_type == original.cell_type
        assert cell.metadata == original.metadata
        if not cell_info(original)["solution"]:
            assert cell.source == original.source
    ids = [cell["id"] for cell in submission.notebook.cells]
    assert len(set(ids)) == len(ids)


# --- what cannot be read --------------------------------------------------------------------

TRUNCATED = json.dumps(handed_in())[:5000]
UNREADABLE = {
    "empty": (b"", "fichier vide"),
    "blank": (b" \n\t", "fichier vide"),
    "no JSON": (b"bonjour", "ce n'est pas du JSON complet : fichier tronqué ou abîmé"),
    "page": (b"<html>", "c'est une page web, non un notebook"),
    "archive": (b"PK\x03\x04" + bytes(range(256)), "c'est une archive zip : décompressez-la"),
    "truncated at once": (TRUNCATED[:200], "ce n'est pas du JSON complet : fichier tronqué ou abîmé"),
    "nested": (b"[" * 200_000, "ce n'est pas du JSON complet : fichier tronqué ou abîmé"),
    "number": ("9" * 10_000, "ce n'est pas un notebook"),
    "punctuation": ("[" * 9_000_000, "plus de 100 Mo : effacez les sorties avant de rendre"),
    "list": ("[]", "ce n'est pas un notebook"),
    "null": ("null", "ce n'est pas un notebook"),
    "no format": ("{}", "format de notebook inconnu : None"),
    "format 5": ('{"nbformat": 5, "cells": []}', "format de notebook inconnu : 5"),
    "format list": ('{"nbformat": [4], "cells": []}', "format de notebook inconnu : list"),
    "no cells": ('{"nbformat": 4}', "aucune cellule"),
    "cells object": ('{"nbformat": 4, "cells": {}}', "aucune cellule"),
    "format 3, no worksheets": (
        '{"nbformat": 3}',
        "ancien format de notebook (3), impossible à convertir",
    ),
    "format 3, nonsense": (
        '{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": 3}]}',
        "ancien format de notebook (3), impossible à convertir",
    ),
}  # fmt: skip


def assert_unreadable(submission, reason):
    assert submission.repairs == [f"Le fichier {NAME}.ipynb n'a pas pu être lu ({reason}). {AGAIN}"]
    assert not submission.readable
    assert [c.source for c in submission.notebook.cells] == [c.source for c in TP01.base.cells]


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_gives_the_untouched_notebook(tmp_path, name):
    """The reason is given in French, and what to do; nothing is raised."""
    content, reason = UNREADABLE[name]
    submission = read(tmp_path, content)
    assert_unreadable(submission, reason)
    raw = content if isinstance(content, bytes) else content.encode()
    assert submission.digest == hashlib.sha256(raw).hexdigest()


def test_a_missing_file(tmp_path):
    """A file that is not there is told so."""
    submission = read_submission(tmp_path / f"{NAME}.ipynb", TP01)
    assert submission.repairs == [
        f"Le fichier {NAME}.ipynb n'a pas pu être lu (il manque dans le dossier rendu). Rien n'a pu "
        f"être noté : rendez votre notebook sous le nom {NAME}.ipynb."
    ]
    assert not submission.readable


def test_a_symbolic_link_is_not_followed(tmp_path):
    """A link to another student's notebook is not read."""
    (tmp_path / "autre").write_text(json.dumps(handed_in()))
    (tmp_path / f"{NAME}.ipynb").symlink_to(tmp_path / "autre")
    submission = read_submission(tmp_path / f"{NAME}.ipynb", TP01)
    assert_unreadable(submission, "c'est un lien symbolique")


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_only_ordinary_files_are_read(tmp_path, make):
    """A named pipe would wait for ever, a folder has no content."""
    make(tmp_path / f"{NAME}.ipynb")
    before = len(os.listdir("/proc/self/fd"))
    submission = read_submission(tmp_path / f"{NAME}.ipynb", TP01)
    assert_unreadable(submission, "ce n'est pas un fichier ordinaire")
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_device_is_not_read():
    """Nor is a device that never ends."""
    submission = read_submission(Path("/dev/zero"), TP01)
    assert not submission.readable
    assert "(ce n'est pas un fichier ordinaire)" in submission.repairs[0]


def test_a_huge_file_is_refused(tmp_path):
    """A file over 100 MB is refused, with the remedy; it is not read to its end."""
    path = tmp_path / f"{NAME}.ipynb"
    with open(path, "wb") as stream:
        stream.truncate(2**40)
    submission = read_submission(path, TP01)
    assert_unreadable(submission, "plus de 100 Mo : effacez les sorties avant de rendre")
    with open(path, "wb") as stream:
        stream.write(json.dumps(handed_in()).encode().ljust(MAX_BYTES))
    assert read_submission(path, TP01).readable


# --- what can be read -----------------------------------------------------------------------


def test_a_notebook_as_it_should_be_needs_no_repair(tmp_path):
    """Answers go in, nothing is repaired, the hidden tests are back."""
    submission = read(tmp_path, handed_in(nand=NAND))
    assert submission.repairs == []
    assert submission.readable
    assert_sound(submission)
    assert cell_of(submission.notebook, "nand").source == NAND
    assert split_hidden(cell_of(submission.notebook, "test_nand").source)[0]
    assert "BEGIN HIDDEN TESTS" in cell_of(submission.notebook, "test_nand").source


def test_hidden_tests_that_are_still_there_are_no_edit():
    """A notebook that kept the hidden tests (the instructor's own) is not reported."""
    assert rebuild(copy.deepcopy(TP01.base.cells), TP01).repairs == []


def test_a_byte_order_mark_is_ignored(tmp_path):
    """Some editors begin a file with a mark."""
    content = b"\xef\xbb\xbf" + json.dumps(handed_in(nand=NAND)).encode()
    assert cell_of(read(tmp_path, content).notebook, "nand").source == NAND


def test_line_endings_and_lists_of_lines(tmp_path):
    """Sources may be lists of lines, with Windows' line endings."""
    notebook = handed_in()
    cell_of(notebook, "non").source = ["def non(x):\r\n", "    return 3\r", 5, None]
    submission = read(tmp_path, notebook)
    assert cell_of(submission.notebook, "non").source == "def non(x):\n    return 3\n"
    assert submission.repairs == []


def test_outputs_and_metadata_of_the_student_are_left_out(tmp_path):
    """No output, tag, kernel or flag of the student's enters the graded notebook."""
    notebook = handed_in()
    for cell in notebook.cells:
        cell.metadata["tags"] = ["hors-notation"]
        cell.metadata["hide"] = True
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("stream", text="<script>")]
    notebook.metadata["kernelspec"] = {"name": "bash", "display_name": "x"}
    submission = read(tmp_path, notebook)
    assert_sound(submission)
    assert submission.notebook.metadata == TP01.base.metadata
    assert "<script>" not in json.dumps(submission.notebook)


def test_surrogates_and_null_characters(tmp_path):
    """What UTF-8 or a database cannot hold is replaced."""
    notebook = handed_in(nand="x = '\ud800\0'")
    assert cell_of(read(tmp_path, notebook).notebook, "nand").source == "x = '?'"


def test_a_cell_is_cut_at_its_limit(tmp_path):
    """A cell has at most 200,000 characters."""
    notebook = handed_in(nand="#" * (MAX_SOURCE + 9))
    assert len(cell_of(read(tmp_path, notebook).notebook, "nand").source) == MAX_SOURCE


def as_format_3(notebook):
    """The same notebook as IPython wrote it ten years ago."""
    cells = []
    for cell in notebook.cells:
        old = {"cell_type": cell.cell_type, "metadata": cell.metadata}
        if cell.cell_type == "code":
            old |= {"input": cell.source, "outputs": [], "language": "python", "collapsed": False}
        else:
            old["source"] = cell.source
        cells.append(old)
    sheet = {"cells": cells, "metadata": {}}
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [sheet]}


def test_format_3_is_converted(tmp_path):
    """A notebook of the old format is graded like any other."""
    submission = read(tmp_path, as_format_3(handed_in(nand=NAND)))
    assert submission.repairs == []
    assert_sound(submission)
    assert cell_of(submission.notebook, "nand").source == NAND


def test_cells_that_are_none_are_left_out(tmp_path):
    """Nonsense among the cells is dropped, the rest is read."""
    notebook = json.loads(json.dumps(handed_in(nand=NAND)))
    notebook["cells"][3:3] = [
        None, 3, "x", [], {}, {"cell_type": []}, {"cell_type": {}}, {"cell_type": "heading", "source": "x"},
        {"cell_type": "code", "source": 3}, {"cell_type": "code", "source": {"a": 1}},
    ]  # fmt: skip
    submission = read(tmp_path, notebook)
    assert submission.repairs == []
    assert_sound(submission)
    assert cell_of(submission.notebook, "nand").source == NAND


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
cell_fields = {
    "cell_type": st.sampled_from(["code", "markdown", "raw"]) | json_values,
    "source": st.text(max_size=9) | json_values,
    "metadata": st.fixed_dictionaries(
        {"nbgrader": st.fixed_dictionaries({"grade_id": st.sampled_from(BASE_IDS) | json_values}) | json_values}
    )
    | json_values,
    "attachments": st.dictionaries(st.text(max_size=3), json_values, max_size=2) | json_values,
}  # fmt: skip


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.fixed_dictionaries({}, optional=cell_fields) | json_values, max_size=6),
    st.sampled_from([3, 4]),
)
def test_no_file_stops_the_batch(tmp_path, cells, version):
    """Whatever JSON a student hands in, a sound notebook comes out and nothing is raised."""
    data = {"nbformat": version, "nbformat_minor": 0, "metadata": {}, "cells": cells}
    data["worksheets"] = [{"cells": cells, "metadata": {}}]
    submission = read(tmp_path, json.dumps(data))
    if submission.readable:
        assert_sound(submission)
    nbformat.validate(submission.notebook)


# --- repairs --------------------------------------------------------------------------------


def test_a_duplicated_answer(tmp_path):
    """The last of two copies counts; the first stays as the student's own cell, before it."""
    notebook = handed_in()
    twice = copy.deepcopy(cell_of(notebook, "nand"))
    twice.source = NAND
    notebook.cells.insert(place(notebook, "test_nand"), twice)
    submission = read(tmp_path, notebook)
    assert submission.repairs == [
        "La cellule « nand » figure plusieurs fois : la dernière compte comme réponse."
    ]
    assert_sound(submission)
    assert cell_of(submission.notebook, "nand").source == NAND
    before = [c for c in submission.notebook.cells if c.source == KEY["nand"]]
    assert [cell_info(c) for c in before] == [None]
    assert submission.notebook.cells.index(before[0]) < place(submission.notebook, "nand")


def test_a_duplicated_test_cell(tmp_path):
    """A copied test cell, which stops stock nbgrader's batch, is taken out."""
    notebook = handed_in()
    twice = copy.deepcopy(cell_of(notebook, "test_nand"))
    twice.source = "print('pirate')"
    notebook.cells += [twice, copy.deepcopy(twice)]
    submission = read(tmp_path, notebook)
    assert submission.repairs == [
        "La cellule « test_nand » figure plusieurs fois : la dernière compte comme réponse.",
        "La cellule « test_nand » est verrouillée : sa version du cours est rétablie.",
    ]
    assert_sound(submission)
    assert "pirate" not in json.dumps(submission.notebook)


@pytest.mark.parametrize("grade_id", ["nand", "test_nand", "titre", "question_festival"])
def test_a_missing_cell(tmp_path, grade_id):
    """A deleted cell comes back, an answer as it was released."""
    notebook = handed_in()
    del notebook.cells[place(notebook, grade_id)]
    submission = read(tmp_path, notebook)
    assert submission.repairs == [f"La cellule « {grade_id} » manquait : elle est remise en place."]
    assert_sound(submission)
    assert cell_of(submission.notebook, grade_id).source == cell_of(TP01.base, grade_id).source


def test_moved_cells(tmp_path):
    """Cells of the course return to their order, answers kept."""
    notebook = handed_in(nand=NAND)
    notebook.cells.reverse()
    submission = read(tmp_path, notebook)
    assert submission.repairs == [
        "Des cellules du cours ont été déplacées : leur ordre d'origine est rétabli."
    ]
    assert_sound(submission)
    assert cell_of(submission.notebook, "nand").source == NAND


def test_an_answer_is_found_by_its_name_alone(tmp_path):
    """An answer moved to the end of the notebook counts in its own place."""
    notebook = handed_in(nand=NAND)
    notebook.cells.append(notebook.cells.pop(place(notebook, "nand")))
    submission = read(tmp_path, notebook)
    assert len(submission.repairs) == 1
    assert cell_of(submission.notebook, "nand").source == NAND


@pytest.mark.parametrize("new", [new_markdown_cell, new_raw_cell])
def test_a_retyped_answer(tmp_path, new):
    """Code in a cell that became text is code again."""
    notebook = handed_in()
    index = place(notebook, "nand")
    cell = new(NAND)
    cell.metadata = notebook.cells[index].metadata
    notebook.cells[index] = cell
    submission = read(tmp_path, notebook)
    assert submission.repairs == ["La cellule « nand » avait changé de type : il est rétabli."]
    assert_sound(submission)
    assert cell_of(submission.notebook, "nand").source == NAND


def test_a_retyped_test_cell(tmp_path):
    """A test cell made text, so as not to run, is code again."""
    notebook = handed_in()
    cell = cell_of(notebook, "test_nand")
    cell.cell_type = "markdown"
    submission = read(tmp_path, notebook)
    assert submission.repairs == ["La cellule « test_nand » avait changé de type : il est rétabli."]
    assert_sound(submission)


@pytest.mark.parametrize("grade_id", ["outils", "consigne_nand", "test_nand"])
def test_an_edited_locked_cell(tmp_path, grade_id):
    """The instructor's version of a locked cell counts."""
    notebook = handed_in()
    cell_of(notebook, grade_id).source += "\nassert True"
    submission = read(tmp_path, notebook)
    assert submission.repairs == [
        f"La cellule « {grade_id} » est verrouillée : sa version du cours est rétablie."
    ]
    assert_sound(submission)


def test_blank_lines_around_a_locked_cell_are_no_edit(tmp_path):
    """A space or a line at either end is not worth a word."""
    notebook = handed_in()
    cell_of(notebook, "test_nand").source += "\n \n"
    submission = read(tmp_path, notebook)
    assert submission.repairs == []
    assert_sound(submission)


def test_re_flagged_cells(tmp_path):
    """Points, locks and roles come from the course, whatever the metadata claim."""
    notebook = handed_in()
    for cell in notebook.cells:
        if info := cell_info(cell):
            info.update(points=100, locked=False, grade=True, solution=True, schema_version=1)
    submission = read(tmp_path, notebook)
    assert submission.repairs[0] == (
        "Les réglages de la cellule « titre » (points, rôle) avaient changé : ceux du cours sont "
        "rétablis."
    )
    assert submission.repairs[-1] == f"Et {len(BASE_IDS) - 20} autres réparations de ce genre."
    assert_sound(submission)


def test_unknown_names_are_the_students_own_cells(tmp_path):
    """A cell under a grade_id of no cell of the course is an ordinary cell."""
    notebook = handed_in()
    cell = copy.deepcopy(cell_of(notebook, "test_nand"))
    cell.metadata.nbgrader["grade_id"] = "test_bonus"
    cell.source = "bonus = 1"
    notebook.cells.append(cell)
    submission = read(tmp_path, notebook)
    assert_sound(submission)
    assert submission.notebook.cells[-1].source == "bonus = 1"
    assert submission.notebook.cells[-1].metadata == {}


def test_extra_cells_stay_after_the_cell_they_followed(tmp_path):
    """The student's own cells keep their place, before, between and after ours."""
    notebook = handed_in()
    notebook.cells.insert(0, new_code_cell("debut = 0"))
    at = place(notebook, "nand") + 1
    notebook.cells[at:at] = [new_markdown_cell("Brouillon"), new_code_cell("essai = 1")]
    notebook.cells.append(new_raw_cell("fin"))
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"s{number}"
    submission = read(tmp_path, notebook)
    assert submission.repairs == []
    assert_sound(submission)
    order = grade_ids(submission.notebook)
    assert order == grade_ids(notebook)
    assert order[at - 1 : at + 2] == ["nand", "Brouillon", "essai = 1"]
    assert (order[0], order[-1]) == ("debut = 0", "fin")


def test_extra_cells_follow_a_moved_answer(tmp_path):
    """A helper written below an answer stays below it when the answer goes back to its place."""
    notebook = handed_in()
    pair = [notebook.cells.pop(place(notebook, "nand")), new_code_cell("aide = 1")]
    notebook.cells += pair
    order = grade_ids(read(tmp_path, notebook).notebook)
    assert order[order.index("nand") + 1] == "aide = 1"


def test_extra_cells_are_bounded(tmp_path):
    """The first 400 own cells are kept, the rest is reported."""
    notebook = new_notebook(cells=[new_code_cell(f"x = {k}") for k in range(405)])
    notebook.cells += handed_in().cells
    submission = read(tmp_path, notebook)
    own = [c for c in handed_in().cells if not cell_info(c)]
    count = 405 + len(own)
    assert submission.repairs == [
        f"{count} cellules ajoutées : seules les {MAX_EXTRA_CELLS} premières sont gardées."
    ]
    assert_sound(submission)
    assert len(submission.notebook.cells) == len(BASE_IDS) + MAX_EXTRA_CELLS


PNG = {"image/png": "iVBORw0KGgo="}


def test_attachments_of_a_text_answer(tmp_path):
    """A bitmap pasted into a text answer is kept; SVG, HTML and anything else is not."""
    notebook = handed_in()
    cell_of(notebook, "question_festival")["attachments"] = {
        "a.png": {**PNG, "text/html": "<script>"},
        "b.svg": {"image/svg+xml": "<svg onload=alert(1)>"},
        "c.jpg": {"image/jpeg": ["/9j/"]},
        "d": 3,
    }
    submission = read(tmp_path, notebook)
    assert submission.repairs == []
    assert cell_of(submission.notebook, "question_festival")["attachments"] == {"a.png": PNG}


def test_attachments_elsewhere(tmp_path):
    """A locked text and a code cell take no attachment of the student's."""
    notebook = handed_in()
    for grade_id in ("consigne_nand", "nand"):
        cell_of(notebook, grade_id)["attachments"] = {"a.png": PNG}
    submission = read(tmp_path, notebook)
    assert "attachments" not in cell_of(submission.notebook, "nand")
    original = cell_of(TP01.base, "consigne_nand")
    assert cell_of(submission.notebook, "consigne_nand") == original | {
        "id": cell_of(submission.notebook, "consigne_nand")["id"]
    }


def test_everything_at_once(tmp_path):
    """Several repairs are told once each, in French, and the notebook is sound."""
    notebook = handed_in(nand=NAND)
    del notebook.cells[place(notebook, "ou")]
    cell_of(notebook, "outils").source = "pirate = 1"
    notebook.cells.insert(0, copy.deepcopy(cell_of(notebook, "nand")))
    notebook.cells.insert(0, copy.deepcopy(cell_of(notebook, "nand")))
    submission = read(tmp_path, notebook)
    assert_sound(submission)
    assert len(submission.repairs) == len(set(submission.repairs)) == 4
    for sentence in submission.repairs:
        assert re.fullmatch(r"(La cellule « \w+ »|Des cellules du cours) .*\.", sentence)


def test_the_course_itself_is_never_changed(tmp_path):
    """Repairing copies: the assignment in memory stays as it was."""
    before = copy.deepcopy(TP01.base)
    for notebook in (handed_in(nand="pirate = 1"), {"nbformat": 4, "cells": []}):
        submission = read(tmp_path, notebook)
        submission.notebook.cells[1].source = "pirate = 1"
        assert before == TP01.base
