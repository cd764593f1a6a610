"""Broken submissions: each is graded with what remains, or scored 0 with a sentence; the batch goes on.

What cannot be read, and one case of each other kind, go through `autograder grade`; what
concerns files and folders through `nbgrader autograde` as well; each time the feedback is
written for all of them. `python -m tests.broken.run` takes the whole corpus.
"""

import contextlib
import json
import os
import re
import time

import pytest

from autograder.intake import MAX_SEEN, Unreadable, handed_in, read_bytes
from autograder.salvage import has_curly_quotes, load
from autograder.submission import read_submission
from tests.broken import run
from tests.broken.corpus import CASES, LEFT_OUT, STUDENTS, Desk, earned, said
from tests.project.courses import tiny_course

BOTH = [name for name, case in CASES.items() if case.both]
GRADED = [name for name, case in CASES.items() if case.both or earned(name) == 0]


def batch(folder, gradebook, cases, students):
    """A course in which these have handed in, and what each file was before."""
    course = tiny_course(folder / "cours", call_seconds=2)
    (course.root / "gradebook.db").write_bytes(gradebook.read_bytes())
    run.hand_in(course, cases, students)
    return course


def pages(course):
    """The feedback page of each student."""
    return {
        path.parent.parent.name: path.read_text(encoding="utf-8")
        for path in (course.root / "feedback").glob("*/tiny/tiny.html")
    }


@pytest.fixture(scope="module")
def by_autograder(tmp_path_factory, gradebook_of_tiny):
    """What cannot be read and one case of each other kind, graded by this package's command."""
    course = batch(tmp_path_factory.mktemp("casses"), gradebook_of_tiny, GRADED, STUDENTS[:6])
    done = course.run("autograder", "grade", "tiny")
    course.run("nbgrader", "generate_feedback", "tiny")
    return course, done


@pytest.fixture(scope="module")
def by_nbgrader(tmp_path_factory, gradebook_of_tiny):
    """What concerns files and folders, graded by nbgrader's; two names it cannot hold."""
    students = [*STUDENTS[:4], *LEFT_OUT]
    course = batch(tmp_path_factory.mktemp("nbgrader"), gradebook_of_tiny, BOTH, students)
    done = course.run("nbgrader", "autograde", "tiny")
    course.run("nbgrader", "generate_feedback", "tiny")
    return course, done


def test_each_is_graded_with_what_remains(by_autograder):
    """The points and the sentence of every case, a verdict for each, an honest neighbour's grade."""
    course, _ = by_autograder
    assert run.faults(run.verdicts(course), GRADED, STUDENTS[:6]) == []


def test_nbgraders_own_batch_gives_the_same(by_nbgrader):
    """A pipe, a link, a folder without notebook: no submission stops or escapes nbgrader either."""
    course, _ = by_nbgrader
    written = run.verdicts(course)
    assert run.faults(written, BOTH, STUDENTS[:4]) == []
    assert set(written) == {*BOTH, *STUDENTS[:4], run.HONEST}


def test_what_nbgrader_cannot_hold_is_told(by_nbgrader):
    """A folder whose name has a line break or no encoding is left out, by an error."""
    _, done = by_nbgrader
    assert done.stderr.count("Left out: rename the folder") == len(LEFT_OUT)


def test_a_page_for_each_with_its_repairs(by_autograder, by_nbgrader):
    """The student reads on her feedback page what was set right, or why nothing could be graded."""
    for course, _ in (by_autograder, by_nbgrader):
        written, shown = run.verdicts(course), pages(course)
        assert set(shown) == set(written)
        for name, page in shown.items():
            text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
            assert ("À savoir sur votre notebook" in text) == bool(
                written[name]["repairs"] + written[name]["incidents"]
            ), name
            if name in CASES and (earned(name) == 0 or said(name)):
                assert len(text) > 300
                assert "votre notebook" in text


def test_what_scores_nothing_says_what_to_do(by_autograder):
    """Each 0 comes with one sentence on the cause and one on what to hand in again."""
    course, _ = by_autograder
    written = run.verdicts(course)
    zeros = [name for name in CASES if earned(name) == 0]
    assert len(zeros) > 30
    for name in zeros:
        (sentence,) = written[name]["repairs"]
        assert re.search(r"Rien n'a pu être noté : .*\brendez\b.*\.$", sentence), sentence
        assert all(ord(char) >= 32 for char in sentence)


def test_the_summary_names_them_all(by_autograder):
    """The instructor's table has a line for every student."""
    _, done = by_autograder
    for name in ("vide", "dossier_vide", "deux_autres", "colab"):
        assert name in done.stdout


def test_no_stray_file_is_followed_or_executed(by_autograder, by_nbgrader):
    """Links and pipes beside a notebook are not copied; modules were not imported."""
    for course, _ in (by_autograder, by_nbgrader):
        copied = course.root / "autograded" / "fichiers_pieges" / "tiny"
        assert not [p for p in copied.rglob("*") if p.is_symlink() or p.is_fifo()]
        assert not (copied / "donnees.csv").exists()
        assert not (copied / "dossier").exists()
        verdict = json.loads((copied.parents[1] / "modules_pieges/tiny/verdict.json").read_text())
        assert verdict["score"] == 6
        assert "cells" in verdict


def test_graded_once_they_are_left_alone(by_autograder):
    """A second run finds nothing to do, whatever was missing or misnamed."""
    course, _ = by_autograder
    again = course.run("autograder", "grade", "tiny")
    assert "everything is graded already" in again.stdout


# --- reading ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["sorties_enormes", "cellules_innombrables", "ponctuation", "objets"]
)
def test_reading_is_never_long(tmp_path, tiny, name):
    """Huge outputs, 50,000 cells, a hundred million characters: some seconds of CPU at most."""
    plain = json.loads(json.dumps(tiny.notebook()))
    CASES[name].build(Desk(tmp_path, plain, tmp_path))
    start = time.process_time()
    read_submission(tmp_path / "tiny.ipynb", tiny.assignment())
    assert time.process_time() - start < 6


@pytest.mark.parametrize(
    "content",
    [
        b'{"nbformat":4,"cells":[' + b"[]," * 300_000,
        b"<<<<<<<\n" * 500_000,
        b"<" + b"<a" * 2_000_000,
        b'"cells":[' * 400_000,
        b"=3D" * 1_000_000,
        b'[{"a":' * 500_000,
        b"\n> > > > " * 400_000,
        ("“" * 1_000_000).encode(),
    ],
    ids=lambda content: repr(content[:12]),
)
def test_no_repair_is_tried_for_long(content):
    """Each attempt to read a damaged file is linear in its length."""
    start = time.process_time()
    with contextlib.suppress(Unreadable):
        load(content)
    assert time.process_time() - start < 6


def test_an_ordinary_user_is_told_of_a_forbidden_file(tmp_path, tiny, open_folder):
    """Root reads every file; for anybody else mode 000 is a sentence."""
    if os.geteuid() == 0:
        closed = open_folder / "interdit.ipynb"
        closed.write_text("{}")
        closed.chmod(0)
        ours, theirs = os.pipe()
        if os.fork() == 0:  # nothing is imported there: the interpreter may be root's alone
            try:
                os.setgid(65534)
                os.setuid(65534)
                read_bytes(closed)
            except BaseException as reason:
                os.write(theirs, str(reason).encode())
            os._exit(0)
        os.close(theirs)
        with os.fdopen(ours) as pipe:
            assert pipe.read() == "la lecture en est interdite"
        os.wait()
    else:
        (tmp_path / "tiny.ipynb").write_text("{}")
        (tmp_path / "tiny.ipynb").chmod(0)
        submission = read_submission(tmp_path / "tiny.ipynb", tiny.assignment())
        assert "la lecture en est interdite" in submission.repairs[0]


def test_a_folder_of_a_thousand_files_is_not_searched_for_ever(tmp_path):
    """The search for a notebook under another name looks at 500 names."""
    for number in range(MAX_SEEN + 50):
        (tmp_path / f"a{number:04}").touch()
    (tmp_path / "z.ipynb").write_text("{}")
    with pytest.raises(Exception, match="il manque dans le dossier rendu"):
        handed_in(tmp_path / "tiny.ipynb")


@pytest.mark.parametrize(
    ("source", "curly"),
    [
        ("x = “a”", True),
        ("x = 'a' + ‘b’", True),
        ('x = "“a”"  # “b”', False),
        ('"""“\n”""" + “b”', True),
        ("'''“a”''' # l’été", False),
        ("'\\'“' ", False),
        ('"“', False),
        ('"a\n“', True),
        ("", False),
    ],
)
def test_quotes_of_a_word_processor_in_code(source, curly):
    """They are seen in code, not in strings or comments, where they are French."""
    assert has_curly_quotes(source) is curly
