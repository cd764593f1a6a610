"""The course on disk and what is checked of it: corpus, cells, drift, release, leaks."""

import ast
import copy
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from autograder import check as checks
from autograder.check import (
    check_assembled,
    check_key,
    check_sample,
    check_visible,
    run_task,
    tasks,
)
from autograder.corpus import (
    KINDS,
    Sample,
    assemble,
    fill_in,
    parse_samples,
    read_samples,
    solution_key,
    trivial_answers,
)
from autograder.course import (
    Answer,
    assignment_names,
    defined_names,
    find_root,
    hash_files,
    load_assignment,
    reference,
    split_hidden,
)
from autograder.errors import CourseError, UsageError
from autograder.judge import memory_runner
from autograder.release import (
    check_release,
    definitions,
    drift,
    generate_release,
    leaks,
    reference_definitions,
    same_code,
)
from tests.project.courses import (
    FUNCTIONS,
    modules_of,
    source_notebook,
    tagged,
    tiny_course,
    visible_check,
)

ROOT = Path(__file__).parents[2]
NAMES = ("tp01_perceptron", "tp03_reseau")
TP01 = load_assignment(ROOT, NAMES[0])


# --- the corpus -----------------------------------------------------------------------------

FILE = """\"\"\"What this file is.\"\"\"

# %% ac_simple
def f(x):
    # score: kept, it is no directive here
    return x


# %% wa_sans_biais
# diagnostic: Le biais manque : b n'est pas ajouté.
# a remark
# score: partial
def f(x):
    return 0

# %% triv_zero
f = 0
"""


def test_a_file_of_the_corpus_is_split_into_answers():
    """Each segment becomes an answer with its directives, in order."""
    assert parse_samples(FILE, "tp", "f") == [
        Sample("tp", "f", "ac", "simple", "def f(x):\n    # score: kept, it is no directive here\n    return x"),
        Sample("tp", "f", "wa", "sans_biais", "# a remark\ndef f(x):\n    return 0",
               "Le biais manque : b n'est pas ajouté.", "partial"),
        Sample("tp", "f", "triv", "zero", "f = 0"),
    ]  # fmt: skip
    assert parse_samples(FILE, "tp", "f")[1].label == "tp/f/wa_sans_biais"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# %% ok_a\nx = 1", "tp/f: ok_a: unknown kind, expected one of ac, wa, rte, tle, mle, sec, triv"),
        ("# %% wa_a\nx = 1", "tp/f: wa_a: a wrong answer needs a line `# diagnostic: …`"),
        ("# %% rte_a\nx = 1", "tp/f: rte_a: a wrong answer needs a line `# diagnostic: …`"),
        ("# %% wa_a\nx = 1\n# diagnostic: trop tard", "tp/f: wa_a: a wrong answer needs a line `# diagnostic: …`"),
        ("# %% ac_a\nx = 1\n# %% ac_a\nx = 2", "tp/f: repeated ac_a"),
        ("# %% ac_a\n# score: nul\nx = 1", "tp/f: ac_a: score 'nul', expected 0 or partial"),
        ("# %% ac_a\nx = 1\n# %% juste\nx = 2", "tp/f: '# %% juste' is not `# %% KIND_NAME`"),
        ("# %% ac_a\nx = 1\n#%% ac_b\nx = 2", "tp/f: '#%% ac_b' is not `# %% KIND_NAME`"),
        ("# %% AC_a\nx = 1", "tp/f: '# %% AC_a' is not `# %% KIND_NAME`"),
    ],
)  # fmt: skip
def test_a_malformed_segment_is_an_error(text, message):
    """What is wrong, and where: no answer of the corpus is lost in silence."""
    with pytest.raises(CourseError) as error:
        parse_samples(text, "tp", "f")
    assert str(error.value) == message


@pytest.mark.parametrize("name", NAMES)
def test_the_corpus_belongs_to_the_course(name):
    """Every answer is of a known kind, for a judged answer of its TP; each has a right and a wrong one."""
    assignment, samples = load_assignment(ROOT, name), read_samples(ROOT, name)
    judged = {g for g in assignment.answers if f"test_{g}" in assignment.test_cells}
    assert {sample.grade_id for sample in samples} == judged
    assert {sample.kind for sample in samples} <= set(KINDS)
    for grade_id in judged:
        kinds = {sample.kind for sample in samples if sample.grade_id == grade_id}
        assert {"ac", "wa", "triv"} <= kinds, grade_id


def test_answers_are_filled_in_by_name():
    """`fill_in` touches the named answers only, and not the course."""
    before = copy.deepcopy(TP01.base)
    notebook = fill_in(TP01, {"nand": "x = 1", "test_nand": "pirate = 1", "rien": ""})
    changed = [c.source for c, o in zip(notebook.cells, before.cells, strict=True) if c != o]
    assert changed == ["x = 1"]
    assert before == TP01.base


@pytest.mark.parametrize("name", NAMES)
def test_trivial_answers_define_what_is_asked(name):
    """Each is a program that defines the names of the answer, and none is the solution."""
    for answer in load_assignment(ROOT, name).answers.values():
        found = list(trivial_answers(answer))
        assert found
        for value, source in found:
            assert set(defined_names(source)) == set(answer.names), (answer.grade_id, value)
            assert ast.dump(ast.parse(source)) != ast.dump(ast.parse(answer.solution))


def test_trivial_answers_of_a_function():
    """Constants, zeros of a parameter's shape, and every parameter given back."""
    stub = 'def f(x, w):\n    """Doc."""\n    ...'
    found = dict(trivial_answers(Answer("f", ("f",), 0, stub, stub)))
    assert found["x"] == "def f(x, w):\n    return x"
    assert found["w"] == "def f(x, w):\n    return w"
    assert found["None"] == "def f(x, w):\n    return None"
    assert "zeros_like(w" in "".join(found)
    assert len(found) >= 18


def test_trivial_answers_of_a_variable_and_a_class():
    """Variables are set to constants; a constructor does nothing."""
    found = dict(trivial_answers(Answer("v", ("w", "b"), 0, "", "w, b = None, None")))
    assert found["0"] == "w = 0\nb = 0"
    stub = "class Reseau:\n    def __init__(self, n):\n        ..."
    found = list(trivial_answers(Answer("r", ("Reseau.__init__",), 0, stub, stub)))
    assert found == [("None", "class Reseau:\n\n    def __init__(self, n):\n        pass")]


# --- cells ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(x): ...", ("f",)),
        ("w, b = 1, 2\ndef f(x): ...", ("w", "b", "f")),
        ("(a, [b, *c]) = 1, [2]", ("a", "b", "c")),
        ("a = b = 1", ("a", "b")),
        ("@methode(Reseau)\ndef forward(self, x): ...", ("Reseau.forward",)),
        ("@cache\ndef f(): ...", ("f",)),
        ("@cache()\ndef f(): ...", ("f",)),
        ("class R:\n    n = 1\n    def __init__(self): ...\n    def f(self): ...", ("R.__init__", "R.f")),
        ("f = 1\nf = 2", ("f",)),
        ("import numpy as np\nprint(1)\nif True:\n    x = 1", ()),
    ],
)  # fmt: skip
def test_what_a_cell_defines(source, names):
    """Functions, variables, and methods under their class."""
    assert defined_names(source) == names


HIDDEN_CELL = """x = 1
### BEGIN HIDDEN TESTS
raise RuntimeError("x")  # autograder: guard
assert f(3) == 4
### END HIDDEN TESTS
y = 2
  ## BEGIN HIDDEN TESTS
  assert g()
  ## END HIDDEN TESTS"""


def test_hidden_tests_are_split_from_what_students_see():
    """Both blocks go, with their marks; the guard is no test."""
    assert split_hidden(HIDDEN_CELL) == ("x = 1\ny = 2", "assert f(3) == 4\n  assert g()")
    assert split_hidden("x = 1\n") == ("x = 1", "")


def test_the_assignments_of_this_course():
    """Answers, test cells, hidden tests and points are found in the order of the notebook."""
    assert set(NAMES) <= set(assignment_names(ROOT))
    assert list(TP01.answers)[:3] == ["perceptron", "festival", "nand"]
    assert TP01.answers["nand"].names == ("w_nand", "b_nand", "nand")
    assert list(TP01.manual_cells) == ["question_festival"]
    assert set(TP01.hidden) == set(TP01.test_cells)
    assert TP01.answer_of("test_nand") is TP01.answers["nand"]
    assert TP01.answer_of("test_inconnue") is None
    positions = [answer.position for answer in TP01.answers.values()]
    assert positions == sorted(positions)
    assert "BEGIN SOLUTION" not in json.dumps(TP01.base)
    assert "return perceptron" not in TP01.answers["nand"].stub


def test_references_by_name():
    """Functions, variables and methods of `solutions`; the remedy when one is missing."""
    assert reference(ROOT, "nand")(1, 1) == 0
    assert reference(ROOT, "w_nand") == [-2, -2]
    assert reference(ROOT, "Reseau.forward").__qualname__ == "Reseau.forward"
    for name in ("inconnue", "Reseau.inconnue"):
        with pytest.raises(CourseError) as error:
            reference(ROOT, name)
        assert str(error.value) == f"solutions has no '{name}': add it to solutions/__init__.py"


@pytest.fixture
def tiny(tmp_path):
    """A tiny course of its own for each test."""
    return tiny_course(tmp_path / "cours")


def test_the_root_is_found_from_below(tiny):
    """The folder with nbgrader_config.py, from any folder inside it."""
    inside = tiny.root / "source" / "tiny"
    assert find_root(inside) == find_root(tiny.root) == tiny.root.resolve()
    outside = tiny.root.parent
    with pytest.raises(UsageError) as error:
        find_root(outside)
    assert str(error.value) == (
        f"no nbgrader_config.py in {outside.resolve()} or above: run this inside the course folder"
    )


def test_an_unknown_assignment(tiny):
    """The error names the file that is missing and the TPs that there are."""
    with pytest.raises(UsageError) as error:
        load_assignment(tiny.root, "tp99")
    assert str(error.value) == (
        "no assignment 'tp99': source/tp99/tp99.ipynb is missing (known: tiny)"
    )
    (tiny.root / "source/tiny/tiny.ipynb").unlink()
    with pytest.raises(UsageError, match=r"\(known: none\)$"):
        load_assignment(tiny.root, "tiny")


@pytest.mark.parametrize("content", ["", "{", "[]", "3"])
def test_an_unreadable_source(tiny, content):
    """A source notebook that cannot be read is named."""
    (tiny.root / "source/tiny/tiny.ipynb").write_text(content)
    with pytest.raises(CourseError, match=r"^source/tiny/tiny\.ipynb is not a readable notebook: "):
        tiny.assignment()


def test_a_solution_that_is_not_python(tiny):
    """A syntax error in a solution cell tells the cell and the line."""
    notebook = source_notebook({"double": visible_check("double")})
    notebook.cells[
        2
    ].source = "def double(x):\n    ### BEGIN SOLUTION\n    return (\n    ### END SOLUTION"
    tiny.write_source(notebook)
    with pytest.raises(CourseError) as error:
        tiny.assignment()
    assert str(error.value) == (
        "source/tiny/tiny.ipynb: the solution 'double' is not Python (line 2: '(' was never closed)"
    )


def test_a_solution_region_without_an_end(tiny):
    """What nbgrader refuses to clear is told with the file's name."""
    notebook = source_notebook({"double": visible_check("double")})
    notebook.cells[2].source = "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x"
    tiny.write_source(notebook)
    with pytest.raises(CourseError, match=r"^source/tiny/tiny\.ipynb: no end solution statement"):
        tiny.assignment()


def test_a_changed_source_is_read_again(tiny):
    """An assignment is kept in memory until its file changes."""
    assert list(tiny.assignment().answers) == list(FUNCTIONS)
    tiny.write_source(source_notebook({"double": visible_check("double")}))
    assert list(tiny.assignment().answers) == ["double"]


def test_the_fingerprint_covers_what_decides(tiny):
    """Hidden tests, references, strategies and source change it; other files do not."""
    seen = {tiny.assignment().tests_hash()}
    (tiny.root / "README.md").write_text("x")
    (tiny.root / "tests/hidden/tiny/note.txt").write_text("x")
    assert {tiny.assignment().tests_hash()} == seen
    for place in (
        "tests/hidden/tiny/test_double.py",
        "tests/hidden/tiny/facteurs.py",
        "tests/hidden/strategies.py",
        "solutions/__init__.py",
        "source/tiny/tiny.ipynb",
    ):
        path = tiny.root / place
        path.write_text(path.read_text() + "\n")
        fingerprint = tiny.assignment().tests_hash()
        assert fingerprint not in seen, place
        seen.add(fingerprint)
    assert hash_files(tiny.root, ("nowhere",)) == hash_files(tiny.root, ())


# --- source against solutions ---------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_this_course_has_not_drifted(name):
    """The solutions in the notebooks are those of `solutions`."""
    source = nbformat.read(ROOT / f"source/{name}/{name}.ipynb", as_version=4)
    assert drift(load_assignment(ROOT, name), reference_definitions(ROOT), source) == []


def test_drift_is_found(tiny):
    """One sign that differs from `solutions` is a fault; a docstring is not."""
    references = reference_definitions(ROOT)
    path = ROOT / f"source/{NAMES[0]}/{NAMES[0]}.ipynb"
    for old, new, name in (
        ("np.dot(w, x) + b > 0", "np.dot(w, x) + b >= 0", "perceptron"),
        ("w_nand, b_nand = [-2, -2], 3", "w_nand, b_nand = [-2, -2], 2", "b_nand"),
        ("return nand(x, x)", "return 1 - x", "non"),
        ("Le couple de bits", "Les deux bits", None),
    ):
        text = path.read_text(encoding="utf-8")
        assert old in text
        source = nbformat.reads(text.replace(old, new), as_version=4)
        faults = drift(TP01, references, source)
        wanted = f"tp01_perceptron: {name} in the notebook differs from solutions/"
        assert (wanted in faults) if name else (faults == [])


def test_drift_sees_methods_and_classes():
    """Methods under a decorator and in a class are the same definitions."""
    one = definitions("@methode(Reseau)\ndef f(self, x):\n    'doc'\n    return x")
    other = definitions(
        "class Reseau:\n    def f(self, x):\n        return x\n    def g(self): ..."
    )
    assert list(one) == ["Reseau.f"]
    assert same_code(one["Reseau.f"], other["Reseau.f"])
    assert not same_code(one["Reseau.f"], other["Reseau.g"])
    assert not same_code(*definitions("def f(x): return 1\ndef g(y): return 1").values())


# --- release --------------------------------------------------------------------------------

REMEDY = "run `nbgrader generate_assignment tiny --force`"


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A tiny course and its release, as nbgrader makes it."""
    folder = tiny_course(tmp_path_factory.mktemp("release") / "cours")
    return folder, generate_release(folder.assignment())


def write_release(folder, notebook):
    path = folder.root / "release" / "tiny" / "tiny.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


def test_a_missing_release(tiny):
    """The remedy is to generate it."""
    assert check_release(tiny.assignment()) == [f"release/tiny: missing, {REMEDY}"]


def test_a_current_release_has_no_fault(released):
    """What nbgrader generates now, whatever the cells' ids, is current and leaks nothing."""
    folder, notebook = released
    renamed = copy.deepcopy(notebook)
    for number, cell in enumerate(renamed.cells):
        cell["id"] = f"other{number}"
    write_release(folder, renamed)
    assert check_release(folder.assignment()) == []


def test_an_outdated_release_is_found(released):
    """A source that has changed since makes the release out of date."""
    folder, notebook = released
    older = copy.deepcopy(notebook)
    older.cells[0].source = "# Ancien titre"
    write_release(folder, older)
    assert check_release(folder.assignment()) == [
        f"release/tiny: not what source/ gives now, {REMEDY}"
    ]


def doctored(notebook, index, source):
    """A released notebook with another text in one cell."""
    changed = copy.deepcopy(notebook)
    changed.cells[index].source += f"\n{source}"
    return changed


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("### BEGIN SOLUTION", "release/tiny shows the mark 'BEGIN SOLUTION'"),
        ("### END HIDDEN TESTS", "release/tiny shows the mark 'END HIDDEN'"),
        ("from solutions import double", "release/tiny shows the mark 'from solutions'"),
        ("    return 2 * double(x)", "release/tiny shows a line of quadruple: 'return 2 * double(x)'"),
        ("    return 2*double( x )", "release/tiny shows a line of quadruple: 'return 2 * double(x)'"),
    ],
)  # fmt: skip
def test_leaks_are_found(released, line, fault):
    """Marks of nbgrader, imports of the references and solution lines, however they are spaced."""
    folder, notebook = released
    assert leaks(notebook, folder.assignment()) == []
    place = next(i for i, cell in enumerate(notebook.cells) if "def quadruple" in cell.source)
    assert leaks(doctored(notebook, place, line), folder.assignment()) == [fault]


def test_leaked_hidden_tests_are_found(tiny):
    """A line of a hidden test that stands in the cell itself is a leak; the guard's is not."""
    test = "assert double(0) == 0\n### BEGIN HIDDEN TESTS\nassert double(17) == 34\n### END HIDDEN TESTS"
    tiny.write_source(source_notebook({"double": test}))
    assignment = tiny.assignment()
    notebook = tiny.notebook(key=False)
    assert leaks(notebook, assignment) == []
    assert leaks(doctored(notebook, 1, "assert double(17) == 34"), assignment) == [
        "release/tiny shows the hidden test line 'assert double(17) == 34'"
    ]


def test_leaked_outputs_are_found(released):
    """A release has no output, which might show a solution's result."""
    folder, notebook = released
    shown = copy.deepcopy(notebook)
    shown.cells[1].outputs = [nbformat.v4.new_output("stream", text="2.5")]
    assert leaks(shown, folder.assignment()) == ["release/tiny has outputs"]


def test_a_source_that_nbgrader_cannot_release(tiny):
    """nbgrader's refusal is an error of the course."""
    notebook = source_notebook({"double": visible_check("double")})
    tiny.write_source(notebook)
    assignment = tiny.assignment()
    tagged(notebook.cells[2], "test_double", solution=True)  # a name twice
    tiny.write_source(notebook)
    with pytest.raises(CourseError, match=r"^nbgrader cannot release tiny: "):
        generate_release(assignment)


# --- check ----------------------------------------------------------------------------------

LAST = "neurone_sigmoide"  # no cell after it has to be judged
HEAD = "def neurone_sigmoide(x, w, b):\n    "
RIGHT = f"{HEAD}return sigmoide(np.dot(w, x) + b)"
WRONG = f"{HEAD}return sigmoide(np.dot(w, x))"
PARTIAL = f"{HEAD}w = np.asarray(w, dtype=float)\n    w *= x\n    return sigmoide(w.sum() + b)"
RAISES = f"{HEAD}return 1 / 0"


@pytest.mark.parametrize(
    ("kind", "source", "score", "fault"),
    [
        ("ac", RIGHT, "", None),
        ("wa", WRONG, "0", None),
        ("wa", PARTIAL, "partial", None),
        ("rte", RAISES, "0", None),
        ("triv", f"{LAST} = 0", "", None),
        ("ac", WRONG, "", "right, yet refused (0/1): "),
        ("ac", PARTIAL, "", "right, yet refused (0.8/1): "),
        ("wa", RIGHT, "", "wrong, yet accepted"),
        ("rte", WRONG, "", "no property ended as RTE: "),
        ("wa", PARTIAL, "0", "should earn 0, earns 0.8/1"),
        ("wa", WRONG, "partial", "should earn a part, earns 0/1"),
        ("triv", RIGHT, "", "trivial, yet earns 1/1"),
        ("triv", PARTIAL, "", "trivial, yet earns 0.8/1"),
    ],
)
def test_a_wrong_label_is_found(kind, source, score, fault):
    """A wrong answer labelled right, a right one labelled wrong, a wrong score: each is a fault."""
    sample = Sample(NAMES[0], LAST, kind, "essai", source, "", score)
    faults = check_sample(sample, TP01)
    if fault is None:
        assert faults == []
    else:
        assert len(faults) == 1
        assert faults[0].startswith(f"tp01_perceptron/{LAST}/{kind}_essai: {fault}")


def test_an_answer_that_costs_points_elsewhere_is_found():
    """A wrong answer may cost no other cell: whatever it breaks later is told."""
    assert list(TP01.test_cells)[-1] == f"test_{LAST}"
    breaks = "def sigmoide_prime(z):\n    return z\n\nnp = None\n"
    faults = check_sample(Sample(NAMES[0], "sigmoide_prime", "wa", "essai", breaks, "", "0"), TP01)
    assert faults
    assert all(": costs points in test_" in fault for fault in faults)
    assert any("test_neurone_sigmoide too" in fault for fault in faults)


def test_a_sample_for_no_cell():
    """An answer for an exercise without a test cell is a fault of the corpus."""
    sample = Sample(NAMES[0], "inconnue", "ac", "a", "x = 1")
    assert check_sample(sample, TP01) == [
        "tp01_perceptron/inconnue/ac_a: no test cell test_inconnue in tp01_perceptron"
    ]


def test_the_key_is_checked(tiny):
    """A key that loses points is told with the property."""
    assignment = tiny.assignment()
    with modules_of(tiny.root):
        assert check_key(assignment, memory_runner) == []
        path = tiny.root / "tests/hidden/tiny/facteurs.py"
        path.write_text(path.read_text().replace("triple=3", "triple=5"))
        (fault,) = check_key(assignment, memory_runner)
    assert fault.startswith("tiny: the solution key loses points in test_triple: test_entiers WA ")


def test_hidden_tests_that_break_are_found(tiny):
    """An error of the tests themselves is told as INTERNAL, with the exception."""
    path = tiny.root / "tests/hidden/tiny/test_triple.py"
    path.write_text("def test_casse(copie):\n    '''Titre.'''\n    raise KeyError('oups')\n")
    with modules_of(tiny.root):
        faults = check_key(tiny.assignment(), memory_runner)
    assert faults[-1] == "tiny: INTERNAL in test_triple::test_casse: KeyError: 'oups'"


def test_all_that_is_checked_of_a_course():
    """Drift, release, key, untouched release, every answer of the corpus, every trivial one."""
    todo = list(tasks(ROOT, NAMES[0]))
    assert [task.kind for task in todo[:4]] == ["drift", "release", "key", "untouched"]
    labels = [task.label for task in todo]
    for sample in read_samples(ROOT, NAMES[0]):
        assert sample.label in labels
    trivial = [task for task in todo if task.sample and task.sample.kind == "triv"]
    assert {task.sample.grade_id for task in trivial} == set(TP01.answers) - {"variation"}


@pytest.mark.parametrize("kind", ["drift", "key", "untouched"])
def test_this_course_holds_together(kind):
    """The first checks of TP1 find no fault (the others run in `autograder check`)."""
    task = next(task for task in tasks(ROOT, NAMES[0]) if task.kind == kind)
    assert run_task(task) == []


def test_a_source_without_hidden_tests_is_found(tiny):
    """A test cell without a file, or that judges no answer, is told."""
    notebook = source_notebook({name: visible_check(name) for name in FUNCTIONS})
    tagged(notebook.cells[3], "test_autre", 2.0, locked=True)
    tiny.write_source(notebook)
    assert checks._drift(tiny.assignment()) == [
        "tiny: no hidden test file for test_autre",
        "tiny: test_autre judges no solution cell",
    ]


# --- notebooks made of the corpus -----------------------------------------------------------


def test_every_answer_is_in_some_notebook():
    """With `every`, each right and each wrong answer of the corpus is assembled at least once."""
    for name in assignment_names(ROOT):
        samples = [s for s in read_samples(ROOT, name) if s.kind in ("ac", "wa", "rte")]
        used = {s.label for answers in assemble(samples, every=True) for s in answers.values()}
        assert used == {s.label for s in samples}
        assert len(list(assemble(samples, every=False))) == 4


def test_an_assembled_notebook_that_earns_what_it_should_not_is_told():
    """A right answer marked wrong, a wrong one marked right: both are faults."""
    name = "tp01_perceptron"
    assignment = load_assignment(ROOT, name)
    right = solution_key(assignment)["nand"]
    wrong = "w_nand, b_nand = [1, 1], 0\ndef nand(x1, x2):\n    return 1"
    for source, kind, earned in ((right, "wa", "2/2"), (wrong, "ac", "0/2")):
        sample = Sample(name, "nand", kind, "essai", source)
        (fault,) = check_assembled("carnet", {"nand": sample}, assignment)
        assert fault.startswith(f"carnet: {name}/nand/{kind}_essai earns {earned}")


def test_a_right_answer_that_a_visible_cell_refuses_is_found():
    """What the hidden tests accept, no cell that students see may refuse: not even a later one."""
    name = "tp01_perceptron"
    assignment = load_assignment(ROOT, name)
    right = next(s for s in read_samples(ROOT, name) if s.kind == "ac" and s.grade_id == "nand")
    assert check_visible(right, assignment) == []
    for source, cell in (
        ("def nand(x1, x2):\n    return 1", "ends with AssertionError"),
        (f"{right.source}\n\nperceptron = None", "ends with TypeError"),
    ):
        faults = check_visible(replace(right, source=source), assignment)
        assert faults
        assert all(fault.startswith(f"{right.label}: cell ") for fault in faults)
        assert any(cell in fault for fault in faults)


def test_a_cause_must_be_recognised_or_declared():
    """A wrong answer that its sentence does not name is a fault, unless the corpus says so."""
    assignment = load_assignment(ROOT, "tp01_perceptron")
    new = "def perceptron(x, w, b):\n    return int(np.dot(x, w) + 2.5 * b > 0)"
    sample = Sample("tp01_perceptron", "perceptron", "wa", "essai", new, "Le biais compte trop.")
    (fault,) = check_sample(sample, assignment)
    assert "its cause is not recognised" in fault
    assert check_sample(replace(sample, named=False), assignment) == []
    known = next(
        s for s in read_samples(ROOT, "tp01_perceptron") if s.label.endswith("wa_seuil_large")
    )
    (fault,) = check_sample(replace(known, diagnosis="Autre chose."), assignment)
    assert "the cause shown is" in fault
    (fault,) = check_sample(replace(known, named=False), assignment)
    assert known.diagnosis in fault


def test_nearly_all_causes_are_recognised():
    """At most one wrong answer in twenty is declared not to be named."""
    for name in assignment_names(ROOT):
        wrong = [s for s in read_samples(ROOT, name) if s.kind in ("wa", "rte")]
        assert sum(not s.named for s in wrong) <= len(wrong) / 20


def test_the_corpus_is_large_enough():
    """At least five right answers and eight wrong ones an exercise; more for the hardest."""
    hardest = ("reseau_backprop", "reseau_DGS", "convolution_2d_retro", "lstm_retro")
    for name in assignment_names(ROOT):
        kinds = Counter((s.grade_id, s.kind == "ac") for s in read_samples(ROOT, name)
                        if s.kind in ("ac", "wa", "rte"))  # fmt: skip
        for test in load_assignment(ROOT, name).test_cells:
            grade_id = test.removeprefix("test_")
            right, wrong = (10, 15) if grade_id in hardest else (5, 8)
            assert kinds[grade_id, True] >= right, grade_id
            assert kinds[grade_id, False] >= wrong, grade_id
