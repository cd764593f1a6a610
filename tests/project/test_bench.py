"""The benchmark: same class, same checks, same grades, and costs that are counted whole."""

import ast
import importlib
import os
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

from autograder.corpus import read_samples
from autograder.course import cell_info, load_assignment, split_hidden
from autograder.errors import Outcome
from autograder.memory import fresh_namespace, run_source
from tests.bench import classes, phases, report, run
from tests.bench.agreement import COSTS_ONCE, FAULT, MARK, STDERR, explain
from tests.bench.classes import LEFT_OUT, make_class, notebook_of
from tests.bench.courses import ROOT, asking_nothing, given_first, harmless, stock_source
from tests.bench.in_cell import judge, points
from tests.bench.usage import CGROUP, measure

TP01 = "tp01_perceptron"
NAND = f"tests.hidden.{TP01}.test_nand"
RIGHT = """
import numpy as np
def perceptron(x, w, b):
    return int(np.dot(x, w) + b > 0)
w_nand, b_nand = [-2, -2], 3
def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)
"""


@pytest.fixture(scope="module")
def tp01():
    return load_assignment(ROOT, TP01)


def notebook_with(source):
    namespace = fresh_namespace()
    run_source(source, "<cellule>", namespace)
    return namespace


# --- the class ---


def test_every_other_student_is_right(tp01):
    """Even numbers hand in answers of the corpus that are right, odd ones 1 to 4 mistakes."""
    samples = read_samples(ROOT, TP01)
    right = {s.source for s in samples if s.kind == "ac"}
    wrong = {s.label: s.source for s in samples if s.kind in ("wa", "rte")}
    for number, student in enumerate(make_class(tp01, 12)):
        mistakes = [wrong[label] for label in student.mistakes]
        assert len(mistakes) in (range(1, 5) if number % 2 else (0,))
        for grade_id, source in student.answers.items():
            if source not in mistakes:
                assert source in right or source == tp01.answers[grade_id].solution


def test_a_class_is_the_beginning_of_a_larger_one(tp01):
    """The same students whatever the size, so that sizes can be compared."""
    assert make_class(tp01, 4) == make_class(tp01, 9)[:4]
    assert len({str(student.answers) for student in make_class(tp01, 9)}) == 9


def test_a_class_stays_the_same_when_the_corpus_grows(tp01, monkeypatch):
    """Only those who draw the new answer change: figures of two days can be compared."""
    after = make_class(tp01, 20)
    new = next(student.mistakes[0] for student in after if student.mistakes)
    former = [s for s in read_samples(ROOT, TP01) if s.label != new]
    monkeypatch.setattr(classes, "read_samples", lambda root, name: former)
    before = make_class(tp01, 20)
    touched = [student for student in after if new in student.mistakes]
    assert touched
    for one, other in zip(before, after, strict=True):
        assert (one == other) == (other not in touched)


def test_what_is_left_out_is_in_the_corpus():
    """No reason stands for an answer that is not there any more, and nobody hands one in."""
    labels = {label.split("/")[0] for label in LEFT_OUT}
    corpus = {s.label: s for name in labels for s in read_samples(ROOT, name)}
    assert set(LEFT_OUT) <= set(corpus)
    for name in labels:
        unwanted = {corpus[label].source for label in LEFT_OUT if label.startswith(name)}
        for student in make_class(load_assignment(ROOT, name), 40):
            assert not unwanted & set(student.answers.values())


def test_the_frame_has_all_tests_and_asks_nothing():
    """Every hidden test is there, with its marks, and holds whatever it is given."""
    for path in sorted((ROOT / "tests" / "hidden").glob("*/test_*.py")):
        namespace: dict = {"__name__": "tests.hidden.frame"}
        exec(compile(asking_nothing(path.read_text()), path, "exec"), namespace)
        original = importlib.import_module(f"tests.hidden.{path.parent.name}.{path.stem}")
        tests = {name: f for name, f in vars(original).items() if name.startswith("test_")}
        assert tests
        for name, test in tests.items():
            emptied = namespace[name]
            assert [str(m) for m in marks(emptied)] == [str(m) for m in marks(test)]
            emptied(*[None] * emptied.__code__.co_argcount)
            assert emptied.__doc__
            assert not hasattr(emptied, "hypothesis")


def marks(test):
    return getattr(test, "pytestmark", [])


# --- stock's course ---


def test_the_stock_course_has_our_checks_in_its_cells(tp01):
    """Each test cell shows ours' visible checks and hides the program of its own hidden file."""
    cells = {c.metadata.get("nbgrader", {}).get("grade_id"): c for c in stock_source(tp01).cells}
    for grade_id, cell in tp01.test_cells.items():
        shown, hidden = split_hidden(cells[grade_id].source)
        assert f"'tests.hidden.{TP01}.{grade_id}'" in hidden
        assert f"{float(cell.metadata.nbgrader.points)})" in hidden
        assert "RuntimeError" not in cells[grade_id].source
        assert ast.unparse(ast.parse(shown).body[0].body) == ast.unparse(
            ast.parse(split_hidden(cell.source)[0])
        )


def test_tagged_cells_are_in_neither_course_unless_asked(tp01):
    """What we do not run stock does not run: its notebooks have as many cells less."""
    (student,) = make_class(tp01, 1)
    whole, short = stock_source(tp01, tagged=True), stock_source(tp01)
    tagged = [c for c in whole.cells if "hors-notation" in c.metadata.get("tags", [])]
    assert tagged
    assert len(short.cells) == len(whole.cells) - len(tagged)
    assert len(notebook_of(tp01, student).cells) == len(whole.cells)


def test_given_code_stands_before_the_tests_that_use_it(tp01):
    """Stock runs a cell's tests where the cell stands: what they name is given by then."""
    tp03 = load_assignment(ROOT, "tp03_reseau")
    for assignment, moved in ((tp03, True), (tp01, False)):
        (student,) = make_class(assignment, 1)
        submitted = notebook_of(assignment, student)
        for notebook in (stock_source(assignment, tagged=True), given_first(submitted, assignment)):
            before = [(cell_info(cell) or {}).get("grade_id") for cell in submitted.cells]
            after = [(cell_info(cell) or {}).get("grade_id") for cell in notebook.cells]
            assert (after != before) is moved
            if moved:
                before.remove("reseau_fautif")
                before.insert(before.index("test_verifier_gradient"), "reseau_fautif")
            assert after == before


def test_a_visible_check_that_fails_costs_nothing(capsys):
    """It says so and goes on, as here; a text over several lines stays the same."""
    exec(harmless("assert 1 == 2, 'un'\nprint('jamais')"))
    assert capsys.readouterr().out == "Vérification visible : un\n"
    with pytest.raises(NotImplementedError, match="cannot be indented"):
        harmless("print('''a\nb''')")


def test_a_right_answer_earns_all_in_the_cell(capsys):
    """The cell's result is its points; a line tells how each property came out."""
    assert points(notebook_with(RIGHT), NAND, 2.0) == 2.0
    line = capsys.readouterr().out
    assert line.startswith(MARK)
    assert set(ast.literal_eval(line.removeprefix(MARK)).values()) == {"AC"}


def test_a_wrong_answer_earns_what_it_earns_here(tp01):
    """The same properties hold in the student's process as in the sandbox's in-memory twin."""
    from autograder.corpus import fill_in
    from autograder.judge import judge as judge_here
    from autograder.judge import memory_runner

    for sample in [s for s in read_samples(ROOT, TP01) if s.grade_id == "nand"][5:12:2]:
        notebook = fill_in(tp01, {"nand": sample.source, "perceptron": RIGHT.split("w_nand")[0]})
        here = judge_here(
            notebook, tp01, memory_runner, only={"test_nand"}, answers_only=True, name=False
        )
        source = RIGHT.split("w_nand")[0] + sample.source
        there = judge(notebook_with(source), NAND)
        properties = here.verdict.cells["test_nand"].properties
        assert [p.id.split("::")[1] for p in properties] == [p.id for p in there]
        assert [p.holds for p in properties] == [p.holds for p in there], sample.label
        assert [(p.weight, p.secondary) for p in properties] == [
            (p.weight, p.secondary) for p in there
        ]


def test_what_a_test_replaces_is_put_back():
    """`copie.replace("nand", …)` of one property is not there for the next, nor for the student."""
    namespace = notebook_with(RIGHT.replace("def nand", "def et(a, b):\n    return 0\ndef nand"))
    before = dict(namespace)
    outcomes = {p.outcome for p in judge(namespace, f"tests.hidden.{TP01}.test_et")}
    assert Outcome.AC not in outcomes or len(outcomes) > 1
    assert namespace == before


# --- agreement ---


def stock_cell(outcomes, points, *outputs):
    told = new_output("stream", name="stdout", text=f"{MARK}{outcomes}\n".replace("'", '"'))
    result = new_output("execute_result", data={"text/plain": repr(points)})
    return new_code_cell(outputs=[*outputs, told, result])


def verdict_of(**outcomes):
    properties = [
        {"id": f"test_f::{name}", "outcome": o, "secondary": name == "sec", "blamed": []}
        for name, o in outcomes.items()
    ]
    return {"properties": properties}


def test_the_same_outcomes_agree():
    """Which word says that a property does not hold is no difference."""
    cell = stock_cell({"a": "AC", "b": "RTE"}, 1.0)
    assert explain(cell, verdict_of(a="AC", b="WA"), 1.0, 1.0) == ("", "")


@pytest.mark.parametrize(
    ("there", "here", "stock", "ours"),
    [
        ({"a": "AC"}, {"a": "WA"}, 2.0, 0.0),
        ({"a": "WA"}, {"a": "AC"}, 0.0, 2.0),
        ({"a": "WA", "b": "AC"}, {"a": "AC", "b": "WA"}, 1.0, 1.0),
        ({"a": "AC"}, {"a": "AC"}, 2.0, 1.0),
        ({"a": "AC"}, {"a": "AC"}, None, 2.0),
        ({"a": "AC"}, {"a": "AC", "b": "AC"}, 2.0, 2.0),
        ({"a": "WA"}, {"a": "INTERNAL"}, 0.0, 0.0),
    ],
)
def test_any_other_difference_is_a_fault(there, here, stock, ours):
    """A property that holds on one side only, points that differ, a fault of ours."""
    kind, detail = explain(stock_cell(there, stock or 0.0), verdict_of(**here), stock, ours)
    assert kind == FAULT
    assert detail


def test_a_line_on_stderr_is_stocks_fault_if_the_result_is_ours():
    """Stock gives 0 for it; the points that the cell computed must be ours."""
    noise = new_output("stream", name="stderr", text="RuntimeWarning")
    for result, kind in ((2.0, STDERR), (1.0, FAULT)):
        cell = stock_cell({"a": "AC"}, result, noise)
        assert explain(cell, verdict_of(a="AC"), 0.0, 2.0)[0] == kind


@pytest.mark.parametrize("why", ["blamed", "discord"])
def test_an_error_that_costs_once_is_ours(why):
    """The properties that were rescued may differ, and secondary ones with them; no other."""
    verdict = verdict_of(a="AC", b="WA", sec="AC")
    verdict["properties"][0][why] = ["nand"]
    cell = stock_cell({"a": "WA", "b": "WA", "sec": "WA"}, 0.0)
    assert explain(cell, verdict, 0.0, 1.0) == (COSTS_ONCE, "with references for nand")
    cell = stock_cell({"a": "WA", "b": "AC", "sec": "WA"}, 0.0)
    assert explain(cell, verdict, 0.0, 1.0)[0] == FAULT


def test_a_cell_that_did_not_end_is_a_fault():
    """A dead kernel or an error in the checks leaves nothing to compare."""
    error = new_output("error", ename="NameError", evalue="x", traceback=[])
    kind, detail = explain(new_code_cell(outputs=[error]), verdict_of(a="WA"), 0.0, 0.0)
    assert (kind, detail) == (FAULT, "the checks did not end there: NameError: x")


# --- costs ---

BURN = """
import os, signal, sys, time
block = bytearray(60_000_000)
if os.fork() == 0:
    if os.fork() == 0:  # nobody waits for this one
        until = time.process_time() + 0.4
        while time.process_time() < until: pass
        os.kill(os.getppid(), signal.SIGKILL)
        os._exit(0)
    time.sleep(60)
os.wait()
time.sleep(0.3)
"""


def test_cpu_time_of_orphans_counts(tmp_path):
    """A killed process takes its children's time with it, past what the system tells a parent."""
    usage = measure([sys.executable, "-c", BURN], tmp_path)
    assert 0.4 <= usage.cpu_seconds < 3
    assert 55 < usage.peak_mib < 250
    assert usage.seconds > 0.4
    if os.geteuid() == 0 and os.path.exists("/sys/fs/cgroup/cpuacct"):
        assert usage.how == CGROUP


def test_a_command_that_fails_says_so(tmp_path):
    """Its figures would mean nothing."""
    with pytest.raises(RuntimeError, match=r"(?s)failed:.*aïe"):
        measure([sys.executable, "-c", "raise SystemExit('aïe')"], tmp_path)


def test_time_goes_to_one_phase_only():
    """Inside a whole phase nothing else counts; inside another, it is taken out."""
    clock = phases.Clock()
    inner = clock.watch("inner", True, lambda: sum(range(1_000_000)))
    for phase, whole in (("whole", True), ("open", False)):
        clock.watch(phase, whole, inner)()
    taken = clock.taken()
    assert taken["inner"][1] > 5 * taken["open"][1]
    assert taken["whole"][1] > 5 * taken["open"][1]
    assert clock.stack == [(phases.OTHER, False)]


def test_every_phase_is_in_the_package():
    """Each phase has a function that exists to time; the report names those that do not."""
    clock = phases.Clock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phases, "setattr", lambda *args: None, raising=False)
        missing = set(phases.install(clock))
    for phase, _, places in phases.TABLE:
        assert set(places) - missing, phase


def test_the_start_of_stock_counts_once():
    """With fewer students for stock, its start is not charged to each of them."""
    usages = iter([run.Usage(34.0, 14.0, 1, ""), run.Usage(4.0, 2.0, 1, "")])
    pair = run.Pair(TP01, ROOT, ROOT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "measure", lambda *args: next(usages))
        cost = run.stock_cost(pair, 10, 40)
    assert cost["each"] == pytest.approx(4 / 40 + 30 / 10)
    assert cost["cpu_each"] == pytest.approx(2 / 40 + 12 / 10)


def test_sizes_are_compared():
    """Cost of each submission, and of each one more."""
    sizes = [
        {"students": n, "seconds": 4 + n / 2, "cpu_seconds": 5 + n, "peak_mib": 100.0}
        for n in (20, 100)
    ]
    text = report.scale_text({"name": TP01, "sizes": sizes})
    assert [c.strip() for c in text.splitlines()[-1].split("|")[1:-1]] == [
        "100", "0.540", "1.050", "0.500", "1.000", "100",
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "code"), [(FAULT, 1), (COSTS_ONCE, 0), (STDERR, 0)])
def test_a_fault_ends_with_exit_code_1(monkeypatch, capsys, kind, code):
    """Differences that are known do not."""
    difference = {"kind": kind, "student": "e0001", "cell": "test_nand", "detail": "autre note"}
    monkeypatch.setattr(run, "bench", lambda *args: {"differences": [difference]})
    monkeypatch.setattr(report, "assignment_text", lambda result: "")
    monkeypatch.setattr(run, "two_cores", lambda: (0, 1))
    assert run.main([TP01]) == code
    assert ("autre note" in capsys.readouterr().err) is bool(code)


# --- the whole of it ---


def test_both_graders_agree_on_a_class_of_two(tmp_path):
    """Stock nbgrader and ours give a right and a wrong notebook of tp01 the same grades."""
    handed = make_class(load_assignment(ROOT, TP01), 2)
    pair = run.make_pair(tmp_path / "new", TP01, handed, 2)
    costs, grades, differences = run.run_both(pair, handed, 2, 0, 2, tmp_path)
    assert [d for d in differences if d["kind"] == FAULT] == []
    assert {d["student"] for d in differences} <= {"e0001"}
    cells = load_assignment(ROOT, TP01).test_cells
    for side in ("stock", "ours"):
        right = grades[side]["e0000"]
        assert right == {name: float(cell.metadata.nbgrader.points) for name, cell in cells.items()}
        assert sum(grades[side]["e0001"].values()) < sum(right.values())
        assert 0 < costs[side]["cpu_each"] < 60
    assert 0 < costs["frame"]["cpu_each"] < 60
    notebook = nbformat.read(pair.stock / "submitted" / "e0001" / TP01 / f"{TP01}.ipynb", 4)
    assert not any("BEGIN HIDDEN" in cell.source for cell in notebook.cells)
