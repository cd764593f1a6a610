"""An error costs once: second judgements, on notebooks of TP1 and TP3 run in memory."""

import ast
import contextlib
import functools
from functools import cache
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from autograder import wire
from autograder.corpus import fill_in, read_samples, solution_key
from autograder.course import assignment_names, load_assignment, reference
from autograder.dependence import (
    called_by,
    computes_with,
    identifiers,
    identifiers_of,
    used_answers,
)
from autograder.errors import Outcome, StudentGone
from autograder.feedback import cell_html, cell_text
from autograder.judge import judge, memory_runner
from autograder.memory import MemoryRun
from autograder.proxy import Reference
from autograder.retrial import Retrial, among, lend
from autograder.session import Session

ROOT = Path(__file__).parents[2]
TP01 = load_assignment(ROOT, "tp01_perceptron")
TP03 = load_assignment(ROOT, "tp03_reseau")
SIGMOIDS = ("sigmoide", "sigmoide_prime", "neurone_sigmoide")

TANH = "def sigmoide(z):\n    return np.tanh(z)"
NO_BIAS = "def neurone_sigmoide(x, w, b):\n    return sigmoide(np.dot(w, x))"
ALWAYS_1 = "w_nand, b_nand = [-1, -1], 3\n\n\ndef nand(x1, x2):\n    return perceptron([x1, x2], w_nand, b_nand)"


def judged(assignment, cells, runner=memory_runner, extra=(), key=True, explain=True, **answers):
    """Cells of the verdict on the key with these answers; `extra`: (grade_id, own cell after it)."""
    notebook = fill_in(assignment, (solution_key(assignment) if key else {}) | answers)
    for grade_id, source in extra:
        place = [c.metadata.get("nbgrader", {}).get("grade_id") for c in notebook.cells].index(
            grade_id
        )
        notebook.cells.insert(place + 1, new_code_cell(source))
    only = {f"test_{name}" for name in cells}
    verdict = judge(
        notebook,
        assignment,
        runner,
        only=only,
        answers_only=not extra,
        search=explain,
        name=explain,
    ).verdict
    return {name.removeprefix("test_"): cell for name, cell in verdict.cells.items()}


def blamed(cell):
    """The answers that a cell's properties put the blame on."""
    return sorted({name for prop in cell.properties for name in prop.blamed})


def earned(cells):
    return {name: cell.points for name, cell in cells.items()}


# --- both outcomes --------------------------------------------------------------------------


def test_an_error_costs_its_own_cell_only():
    """A wrong `sigmoide` costs its points, not those of the answers that call it."""
    cells = judged(TP01, SIGMOIDS, sigmoide=TANH)
    assert earned(cells) == {"sigmoide": 0.0, "sigmoide_prime": 1.0, "neurone_sigmoide": 1.0}
    assert blamed(cells["sigmoide"]) == []
    assert blamed(cells["neurone_sigmoide"]) == ["sigmoide"]


def test_the_feedback_names_the_answer_to_blame():
    """The student reads which earlier answer is wrong, under the cell that it misled."""
    cells = judged(TP01, SIGMOIDS, sigmoide=TANH)
    sentence = "Jugé avec une version juste de `sigmoide`"
    assert sentence in cell_text("test_neurone_sigmoide", cells["neurone_sigmoide"])
    html = cell_html("test_neurone_sigmoide", cells["neurone_sigmoide"])
    assert "Jugé avec une version juste de <code>sigmoide</code>" in html
    assert "Jugé avec" not in cell_text("test_sigmoide", cells["sigmoide"])


def test_two_errors_cost_twice():
    """An answer that is wrong by itself stays wrong with references for the earlier ones."""
    cells = judged(TP01, SIGMOIDS, sigmoide=TANH, neurone_sigmoide=NO_BIAS)
    assert earned(cells) == {"sigmoide": 0.0, "sigmoide_prime": 1.0, "neurone_sigmoide": 0.0}
    assert blamed(cells["neurone_sigmoide"]) == []


def test_what_calls_no_wrong_answer_is_not_judged_again():
    """The formula written out once more does not depend on a wrong `sigmoide`."""
    own = "def neurone_sigmoide(x, w, b):\n    return 1 / (1 + np.exp(-np.dot(w, x) - b))"
    cells = judged(TP01, SIGMOIDS, sigmoide=TANH, neurone_sigmoide=own)
    assert cells["neurone_sigmoide"].points == 1.0
    assert blamed(cells["neurone_sigmoide"]) == []


def corpus(name, grade_id, kind):
    """An answer of the corpus."""
    samples = read_samples(ROOT, name)
    return next(
        s.source for s in samples if s.grade_id == grade_id and f"{s.kind}_{s.name}" == kind
    )


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("tp04_parametres", "nb_parametres_dense/ac_tableaux", "memoire_dense/ac_composition"),
        ("tp09_recurrents", "cellule_lstm/ac_boucles_math", "lstm_retro/ac_recursif"),
    ],
)
def test_right_answers_that_do_not_go_together_cost_nothing(name, first, second):
    """One allocates what it counts, or gives lists; the other wants neither: both are right."""
    answers = {}
    for place in (first, second):
        grade_id, kind = place.split("/")
        answers[grade_id] = corpus(name, grade_id, kind)
    cells = judged(load_assignment(ROOT, name), tuple(answers), explain=False, **answers)
    earlier, later = answers
    assert cells[earlier].complete
    assert cells[later].complete
    assert earlier in {name for prop in cells[later].properties for name in prop.discord}
    assert blamed(cells[later]) == []
    said = f"Jugé avec une autre version de `{earlier}`"
    assert said in cell_text(f"test_{later}", cells[later])


def test_a_wrong_answer_is_no_discord():
    """Wrong with references for all that comes before it too: it stays so, and blames nobody."""
    cells = judged(TP01, SIGMOIDS, neurone_sigmoide=NO_BIAS)
    assert cells["neurone_sigmoide"].points == 0.0
    assert not any(p.discord or p.blamed for p in cells["neurone_sigmoide"].properties)


def test_a_chain_of_answers():
    """A wrong `nand` costs its cell; gates and adders built on it are judged on a right one."""
    chain = ("nand", "non", "et", "ou", "xor", "demi_additionneur", "additionneur_complet")
    cells = judged(TP01, chain, nand=ALWAYS_1)
    assert cells["nand"].points == 0.0
    assert [name for name in chain if not cells[name].complete] == ["nand"]
    assert {blame for name in chain[1:] for blame in blamed(cells[name])} == {"nand"}


def test_an_answer_led_astray_is_no_cause():
    """What is right with references is not replaced in its turn: the first error is named."""
    cells = judged(TP01, ("nand", "non", "et"), nand=ALWAYS_1, non="def non(x):\n    return x")
    assert [cells[name].complete for name in ("nand", "non", "et")] == [False, False, True]
    assert blamed(cells["et"]) == ["nand", "non"]


def test_methods_of_a_class():
    """A wrong `forward` costs neither `cout` nor `evaluer`, which call it through `self`."""
    wrong = "@methode(Reseau)\ndef forward(self, x):\n    return x * 0 + 1"
    names = ("reseau_forward", "reseau_cout", "reseau_evaluer")
    cells = judged(TP03, names, reseau_forward=wrong)
    assert cells["reseau_forward"].points == 0.0
    for name in names[1:]:
        assert cells[name].complete
        assert blamed(cells[name]) == ["reseau_forward"]


def test_a_missing_class():
    """Without the constructor, the methods are judged on the reference's."""
    cells = judged(TP03, ("reseau", "reseau_forward"), reseau="Reseau = None")
    assert cells["reseau"].points == 0.0
    assert not cells["reseau_forward"].complete or blamed(cells["reseau_forward"]) == ["reseau"]


def users():
    """(TP, earlier answer, the later ones whose solution uses it), for the whole course."""
    for name in assignment_names(ROOT):
        assignment = load_assignment(ROOT, name)
        key = fill_in(assignment, solution_key(assignment))
        order = [
            a for a in assignment.answers.values() if f"test_{a.grade_id}" in assignment.hidden
        ]
        for earlier in order:
            later = [
                answer.grade_id
                for answer in order
                if answer.position > earlier.position
                and called_by(earlier) & identifiers(ast.parse(answer.solution))
                and used_answers(
                    key, answer, assignment.hidden[f"test_{answer.grade_id}"], [earlier]
                )
            ]
            if later:
                yield pytest.param(
                    name, earlier.grade_id, later, id=f"{name[:4]}-{earlier.grade_id}"
                )


@cache
def wrong_answers(name):
    """A wrong answer of the corpus for each exercise: the one that earns least, if it is pinned."""
    found = {}
    for sample in sorted(read_samples(ROOT, name), key=lambda sample: sample.score != "0"):
        if sample.kind == "wa":
            found.setdefault(sample.grade_id, sample.source)
    return found


@pytest.mark.parametrize(("name", "earlier", "later"), [*users()])
def test_every_answer_that_others_use(name, earlier, later):
    """Wrong, it costs its own points only; the others still lose theirs when wrong themselves."""
    assignment, wrong = load_assignment(ROOT, name), wrong_answers(name)
    cells = judged(assignment, (earlier, *later), explain=False, **{earlier: wrong[earlier]})
    assert [g for g, cell in cells.items() if not cell.complete] == [earlier]
    for grade_id in later:
        text = cell_text(f"test_{grade_id}", cells[grade_id])
        assert blamed(cells[grade_id]) in ([], [earlier])
        sentence = f"Jugé avec une version juste de `{earlier}`"
        assert (sentence in text) == bool(blamed(cells[grade_id]))
    both = {grade_id: wrong[grade_id] for grade_id in (earlier, later[0])}
    cells = judged(assignment, (earlier, later[0]), explain=False, **both)
    assert not any(cell.complete for cell in cells.values())


# --- circular definitions -------------------------------------------------------------------

CIRCLES = {
    "itself": {"sigmoide": "def sigmoide(z):\n    return sigmoide(z)"},
    "a later answer, itself untouched": {
        "sigmoide": "def sigmoide(z):\n    return neurone_sigmoide([z], [1], 0)",
        "neurone_sigmoide": TP01.answers["neurone_sigmoide"].stub,
    },
    "each other": {
        "sigmoide": "def sigmoide(z):\n    return neurone_sigmoide([z], [1], 0)",
        "neurone_sigmoide": "def neurone_sigmoide(x, w, b):\n    return sigmoide(np.dot(w, x) + b)",
    },
    "each other, when defined": {
        "sigmoide": "sigmoide = globals().get('neurone_sigmoide')",
        "neurone_sigmoide": "neurone_sigmoide = sigmoide",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", CIRCLES)
def test_a_circular_definition_earns_nothing(name):
    """An answer defined by a later one that needs it is never judged on a reference for that one."""
    cells = judged(TP01, SIGMOIDS, **CIRCLES[name])
    assert cells["sigmoide"].points == 0.0
    assert blamed(cells["sigmoide"]) == []


def test_circular_answers_that_hold_no_formula_earn_nothing():
    """Where neither answer of a circle says anything, neither earns."""
    cells = judged(
        TP01,
        ("nand", "non", "et"),
        nand="w_nand = b_nand = None\n\n\ndef nand(x1, x2):\n    return et(x1, x2)",
        et="def et(x1, x2):\n    return nand(x1, x2)",
        non="def non(x):\n    return non(x)",
    )
    assert earned(cells) == {"nand": 0.0, "non": 0.0, "et": 0.0}


def test_only_earlier_answers_are_replaced():
    """A right later answer in a wrong earlier one's definition does not mend it."""
    cells = judged(
        TP01,
        SIGMOIDS,
        sigmoide="def sigmoide(z):\n    return sigmoide_prime(z)",
        sigmoide_prime="def sigmoide_prime(z):\n    return sigmoide(z) * (1 - sigmoide(z))",
    )
    assert cells["sigmoide"].points == 0.0
    assert cells["sigmoide_prime"].points == 1.0


# --- tables computed when the cell runs -----------------------------------------------------

TABLE = "TABLE = {(a, b): 1 - nand(a, b) for a in (0, 1) for b in (0, 1)}\n\n\n"
FROM_TABLE = TABLE + "def et(x1, x2):\n    return TABLE[x1, x2]"


def test_a_table_computed_from_a_wrong_answer():
    """The notebook runs again with a right `nand`, so the table costs no more than it would."""
    with_right = judged(TP01, ("nand", "et"), et=FROM_TABLE)
    with_wrong = judged(TP01, ("nand", "et"), et=FROM_TABLE, nand=ALWAYS_1)
    assert with_wrong["nand"].points == 0.0
    assert with_wrong["et"].points == with_right["et"].points > 0
    assert blamed(with_wrong["et"]) == ["nand"]


def test_a_wrong_table_stays_wrong():
    """A table that is wrong by itself is wrong on the second run too."""
    wrong = FROM_TABLE.replace("1 - nand", "nand(0, 0) * nand")
    cells = judged(TP01, ("nand", "et"), et=wrong, nand=ALWAYS_1)
    assert cells["et"].points == 0.0


def test_a_table_in_a_cell_of_the_students_own():
    """Own cells that compute with a wrong answer are followed too."""
    answer = "def et(x1, x2):\n    return TABLE[x1, x2]"
    cells = judged(TP01, ("nand", "et"), extra=[("test_nand", TABLE)], et=answer, nand=ALWAYS_1)
    assert cells["nand"].points == 0.0
    assert cells["et"].points > 0


# --- an answer that hangs -------------------------------------------------------------------

HANGS = "@methode(Reseau)\ndef cout(self, data):\n    raise TimeoutError('sans fin')"
AFTER = ("reseau_evaluer", "gradient_numerique", "verifier_gradient")


class Hanging(MemoryRun):
    """Where an answer raises « sans fin », the call is one that never ends."""

    @contextlib.contextmanager
    def open_session(self, hurried=False):
        with super().open_session(hurried) as session:
            session.channel = NeverEnding(session.channel)
            yield session


class NeverEnding:
    def __init__(self, channel):
        self.channel = channel

    def exchange(self, request, on_upcall):
        reply = self.channel.exchange(request, on_upcall)
        if b"sans fin" in reply:
            raise StudentGone(Outcome.TLE, "pas de réponse")
        return reply


def beside_one_that_hangs(*names, **answers):
    """These cells of TP3, judged beside a `cout` that never ends."""
    return judged(
        TP03,
        ("reseau_cout", *names),
        runner=lambda script, known=None: Hanging(script),
        reseau_cout=HANGS,
        **answers,
    )


def test_what_may_use_an_answer_that_hangs():
    """It is judged on a right one, and blames the one that hangs only where that one served."""
    cells = beside_one_that_hangs(*AFTER)
    assert [name for name, cell in cells.items() if not cell.complete] == ["reseau_cout"]
    assert {prop.outcome for prop in cells["reseau_cout"].properties} == {Outcome.TLE}
    assert [blamed(cells[name]) for name in AFTER] == [[], [], ["reseau_cout"]]


@pytest.mark.parametrize("grade_id", AFTER)
def test_a_wrong_answer_beside_one_that_hangs(grade_id):
    """It earns, and reads of itself, what it would beside a right one."""
    wrong = {grade_id: wrong_answers(TP03.name)[grade_id]}
    alone = judged(TP03, (grade_id,), **wrong)[grade_id]
    beside = beside_one_that_hangs(grade_id, **wrong)[grade_id]
    assert not alone.complete
    for prop in beside.properties:
        prop.blamed = []
    assert beside == alone


def test_an_answer_left_as_it_was_beside_one_that_hangs():
    """Its student reads that it says nothing, not that another one hangs."""
    name = "gradient_numerique"
    cell = beside_one_that_hangs(name, **{name: TP03.answers[name].stub})[name]
    assert cell.points == 0
    assert Outcome.TLE not in {prop.outcome for prop in cell.properties}


def test_a_cell_that_does_not_run_beside_one_that_hangs():
    """Its student reads why, as elsewhere."""
    name = "gradient_numerique"
    cell = beside_one_that_hangs(name, **{name: "1 / 0"})[name]
    assert cell.points == 0
    assert any("La cellule de votre réponse ne s'exécute pas" in p.message for p in cell.properties)


# --- what is judged again, and when ---------------------------------------------------------


class Watched:
    """A runner that notes every session, and what the grader replaces in it."""

    def __init__(self):
        self.runs, self.sessions = 0, []

    def __call__(self, script, known=None):
        watch = self
        watch.runs += 1

        class Run(MemoryRun):
            @contextlib.contextmanager
            def open_session(self, hurried=False):
                with super().open_session(hurried) as session:
                    seen = []
                    watch.sessions.append(seen)
                    session.channel = Tapped(session.channel, seen)
                    yield session

        return Run(script)


class Tapped:
    """A channel that keeps the `replace` requests that go through."""

    def __init__(self, channel, seen):
        self.channel, self.seen = channel, seen

    def exchange(self, request, on_upcall):
        operation = wire.decode(request, lambda ref: ref)
        if operation[0] == "replace":
            self.seen.append(operation[1:])
        return self.channel.exchange(request, on_upcall)


def test_a_right_notebook_is_judged_once():
    """Nothing is replaced where nothing is wrong."""
    watch = Watched()
    judged(TP01, SIGMOIDS, runner=watch)
    assert watch.runs == 1
    assert not any(watch.sessions)


def test_second_judgements_come_after_all_first_ones():
    """No reference is lent before the last first judgement; each test has a copy of its own."""
    watch = Watched()
    cells = judged(TP01, SIGMOIDS, runner=watch, sigmoide=TANH)
    first = sum(len(cell.properties) for cell in cells.values())
    assert not any(watch.sessions[:first])
    again = sum(len(cells[name].properties) for name in ("sigmoide_prime", "neurone_sigmoide"))
    assert all(watch.sessions[first : first + again])
    diagnosis = watch.sessions[first + again :]  # of `sigmoide`, which stays wrong, by itself
    assert not any(diagnosis)
    assert watch.runs == 1


def test_a_reference_crosses_as_a_handle():
    """What goes over in the place of a wrong answer is a number, not a program."""
    watch = Watched()
    judged(TP01, SIGMOIDS, runner=watch, sigmoide=TANH)
    for name, sent in (replacement for seen in watch.sessions for replacement in seen):
        assert name == "sigmoide"
        assert isinstance(sent, wire.Ref)
        assert (sent.owner, sent.kind) == ("trusted", "sigmoide")


def test_an_untouched_answer_is_not_judged_again():
    """An answer left as it was released earns nothing, however right the earlier ones are made."""
    watch = Watched()
    stub = TP01.answers["neurone_sigmoide"].stub
    cells = judged(
        TP01,
        ("sigmoide", "neurone_sigmoide"),
        runner=watch,
        sigmoide=TANH,
        neurone_sigmoide=f"\n{stub}\n ",
    )
    assert earned(cells) == {"sigmoide": 0.0, "neurone_sigmoide": 0.0}
    assert not any(watch.sessions)


def test_a_touched_answer_is_judged_again():
    """The pair of the test above: with one word changed, the references are lent."""
    watch = Watched()
    stub = TP01.answers["neurone_sigmoide"].stub + "\n    return sigmoide(0)"
    judged(
        TP01, ("sigmoide", "neurone_sigmoide"), runner=watch, sigmoide=TANH, neurone_sigmoide=stub
    )
    assert any(watch.sessions)


def test_an_untouched_notebook_is_judged_once():
    """Nothing earned, nothing judged again."""
    watch = Watched()
    cells = judged(TP01, SIGMOIDS, runner=watch, key=False)
    assert not any(earned(cells).values())
    assert not any(watch.sessions)


def test_the_slow_path_runs_the_notebook_once_more():
    """Two runs for a table, and the second knows how the first one's cells ended."""
    watch = Watched()
    judged(TP01, ("nand", "et"), runner=watch, et=FROM_TABLE, nand=ALWAYS_1)
    assert watch.runs == 2


# --- references as they are lent ------------------------------------------------------------


def test_a_lent_reference_notes_that_it_served():
    """`used` holds the answers whose references were called; data is lent as it is."""
    used = set()
    lent = lend(reference(ROOT, "sigmoide"), "sigmoide", used)
    assert used == set()
    assert (lent(0.0), lent.__name__, used) == (0.5, "sigmoide", {"sigmoide"})
    assert lend([-2, -2], "nand", used) == [-2, -2]


def test_references_are_steady_unless_they_may_draw_at_random():
    """A copy asks `nand` once for the same bits, and never keeps what a file of random draws gives."""
    assert lend(reference(ROOT, "nand"), "nand", set()).steady
    assert not lend(reference(ROOT, "Reseau.DGS"), "reseau_DGS", set()).steady
    unknown = eval(compile("lambda: 1", "nowhere.py", "eval"))  # no file to look at
    assert not lend(unknown, "nand", set()).steady
    assert not lend(functools.partial(int, 1), "nand", set()).steady


def test_a_lent_reference_is_asked_once_for_the_same_bits(monkeypatch):
    """The adder calls `nand` some hundred times: each copy asks for the four cases, once each."""
    asked, answer = [], Session.on_upcall

    def counting(session, data):
        asked.append(data)
        return answer(session, data)

    monkeypatch.setattr(Session, "on_upcall", counting)
    cells = judged(TP01, ("nand", "additionneur"), explain=False, nand=ALWAYS_1)
    assert earned(cells)["additionneur"] == cells["additionneur"].max
    assert len(asked) <= 4 * len(cells["additionneur"].properties)


def test_a_wrong_answer_is_judged_alone_up_to_its_first_fault():
    """With references for all that comes before it, the first property that fails is enough."""
    watch = Watched()
    cells = judged(TP01, SIGMOIDS, runner=watch, explain=False, neurone_sigmoide=NO_BIAS)
    assert sum(not prop.holds for prop in cells["neurone_sigmoide"].properties) > 1
    assert sum(map(bool, watch.sessions)) == 1


def test_a_reference_calls_the_others_as_they_are_over_there():
    """With a session, `non` calls the student's `nand`: what replaces it changes `non` too."""
    changed = among(reference(ROOT, "non"), {"nand": lambda x1, x2: "là-bas", "w_nand": None})
    assert changed(0) == "là-bas"
    assert reference(ROOT, "non")(0) == 1
    assert among([1], {}) == [1]


def test_references_of_an_answer():
    """One for each name that the answer defines, `Class.method` included."""
    run = memory_runner(type("Empty", (), {"steps": []})())
    retrial = Retrial(fill_in(TP01, {}), TP01, memory_runner, run, True)
    with run.open_session() as session:
        lent = retrial._references(TP01.answers["nand"], set(), session)
    assert list(lent) == ["w_nand", "b_nand", "nand"]
    assert (lent["w_nand"], lent["b_nand"]) == ([-2, -2], 3)
    assert isinstance(lent["nand"].__wrapped__.__globals__["perceptron"], Reference)


# --- dependence -----------------------------------------------------------------------------


def used_by(tmp_path, cells, tests=""):
    """The answers of TP1 that `neurone_sigmoide` may use, in a notebook of these cells.

    `tests` is its hidden test file; the last cell is the answer's own.
    """
    hidden = tmp_path / "test_neurone_sigmoide.py"
    hidden.write_text(tests)
    notebook = new_notebook(cells=[new_code_cell(source) for source in cells])
    notebook.cells[-1].metadata["nbgrader"] = {"grade_id": "neurone_sigmoide", "solution": True}
    candidates = [TP01.answers[name] for name in ("perceptron", "nand", "sigmoide")]
    found = used_answers(notebook, TP01.answers["neurone_sigmoide"], hidden, candidates)
    return [answer.grade_id for answer in found]


def test_dependence_follows_names_through_definitions(tmp_path):
    """The answer uses `aide`, which uses `nand`, which uses `perceptron`."""
    cells = ["def nand(a, b): return perceptron(a, b)", "def aide(z): return nand(z, z)"]
    assert used_by(tmp_path, [*cells, "def f(z): return aide(z)"]) == ["perceptron", "nand"]
    assert used_by(tmp_path, [*cells, "def f(z): return z"]) == []


def test_dependence_through_the_tests(tmp_path):
    """What the hidden tests name counts too, and what the helper files that they import name."""
    cell = "def f(z): return z"
    assert used_by(tmp_path, [cell], "copie.replace('nand', None)") == ["nand"]
    (tmp_path / "lecture.py").write_text("perceptron(1)")
    (tmp_path / "test_autre.py").write_text("sigmoide(1)")
    assert used_by(tmp_path, [cell], "from tests.hidden.tp.lecture import paire") == ["perceptron"]
    assert used_by(tmp_path, [cell]) == []


@pytest.mark.parametrize(
    "body", ["s.sigmoide", "globals()['sigmoide']", "getattr(s, 'sigmoide')", "s.a['b.sigmoide']"]
)
def test_dependence_errs_on_the_side_of_dependence(tmp_path, body):
    """A mention is enough, as an attribute or as a string."""
    assert used_by(tmp_path, [f"def f(z): return {body}"]) == ["sigmoide"]


def test_dependence_of_a_cell_that_is_no_python(tmp_path):
    """A cell with a syntax error defines and uses nothing."""
    assert used_by(tmp_path, ["def aide(): sigmoide(1)", "def f(z): sigmoide("]) == []
    assert used_by(tmp_path, ["aide = ((sigmoide", "def f(z): aide(z)"]) == []


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        (["T = [nand(0, 1)]"], True),
        (["def f(x=nand(0, 1)): return x"], True),
        (["def f(*, x=nand(0, 1)): return x"], True),
        (["class C(nand): ..."], True),
        (["def f(): return nand(0, 1)", "T = f()"], True),
        (["for k in (0, 1):\n    T = nand(k, k)"], True),
        (["T = globals()['nand'](0, 1)"], True),
        (["def f(): return nand(0, 1)"], False),
        (["print(nand(0, 1))"], False),
        (["class C:\n    T = nand(0, 1)"], True),
        (["class C:\n    def f(self): return nand(0, 1)"], False),
        (["T = ["], False),
        (["T = autre(0, 1)"], False),
    ],
)
def test_which_notebooks_compute_with_an_answer_at_once(cells, answer):
    """Statements that use it as they run, defaults and helpers included; printing is of no account."""
    assert computes_with(cells, [TP01.answers["nand"]]) is answer


def test_names_of_answers():
    """A method is called by its own name, a constructor by its class."""
    assert called_by(TP01.answers["nand"]) == {"w_nand", "b_nand", "nand"}
    assert called_by(TP03.answers["reseau_forward"]) == {"forward"}
    assert "Reseau" in called_by(TP03.answers["reseau"])


def test_identifiers(tmp_path):
    """Names, attributes, and strings that are names; not prose."""
    program = "a.b(c)\ncopie.replace('Reseau.forward', None)\n'une phrase'\n'x-y'"
    expected = {"a", "b", "c", "copie", "replace", "Reseau", "forward"}
    assert identifiers(ast.parse(program)) == expected
    path = tmp_path / "t.py"
    path.write_text(program)
    assert identifiers_of(path) == expected
