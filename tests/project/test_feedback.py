"""What the student reads: its order, its length, and that nothing hostile or hidden is in it."""

import re
from html.parser import HTMLParser

import pytest

from autograder.comparison import Mismatch
from autograder.errors import Outcome, StudentFault, StudentGone
from autograder.feedback import (
    MAX_LINES,
    cell_html,
    cell_text,
    message_lines,
    points_text,
    repairs_html,
    share,
)
from autograder.hidden_tests import judge_property
from autograder.outputs import plain_text
from autograder.verdict import Cell, Property

OURS = {"p", "strong", "div", "span", "pre", "code", "details", "summary", "ul", "li"}
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)><svg/onload=alert(3)>"
    "</pre></div><iframe src='javascript:alert(4)'>&lt;b&gt;\"'`<i>x</i>`"
)


def wrong(**kwargs):
    """A property that is refused, with everything that a message may hold."""
    values = {
        "message": "mauvaise valeur.\nnabla_w[0] : forme (1, 2).",
        "counterexample": ["r = Reseau([1, 1])", "r.forward(np.array([[0.5]]))"],
        "got": "1.5",
        "expected": "2.5",
        "right": ["nabla_b[0]", "nabla_b[1]"],
        "diagnosis": "Le biais manque.",
    }
    return Property("t::a", "Le gradient est juste.", 2.0, False, Outcome.WA, **(values | kwargs))


def held(title="La forme est juste.", **kwargs):
    return Property("t::b", title, 1.0, kwargs.pop("secondary", False), Outcome.AC, **kwargs)


class Page(HTMLParser):
    """Tags, attributes, text, and what is folded away, of a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.open, self.visible, self.folded = set(), set(), [], [], []
        self.feed(html)
        self.close()
        assert self.open == [], "unclosed tags"

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        (self.folded if "details" in self.open else self.visible).append(data)

    @property
    def text(self):
        return "".join(self.visible + self.folded)


# --- order ----------------------------------------------------------------------------------


def test_the_order_of_a_message():
    """Right already, smallest case, gap, obtained, expected, name of the misconception."""
    assert message_lines(wrong()) == [
        ("text", "Déjà juste : nabla_b[0], nabla_b[1]."),
        ("code", "r = Reseau([1, 1])"),
        ("code", "r.forward(np.array([[0.5]]))"),
        ("text", "Mauvaise valeur."),
        ("text", "nabla_w[0] : forme (1, 2)."),
        ("code", "obtenu  : 1.5"),
        ("code", "attendu : 2.5"),
        ("cause", "Cause reconnue : Le biais manque."),
    ]


def test_what_is_right_comes_first():
    """Properties that hold are listed first, the others in the order of the tests."""
    cell = Cell(4.0, [wrong(), held("Deux."), wrong(diagnosis=None), held("Quatre.")])
    lines = [line for line in cell_text("test_x", cell).splitlines() if line[0] in "✓✗"]
    assert [line[0] for line in lines] == ["✓", "✓", "✗", "✗"]
    assert ["Deux." in lines[0], "Quatre." in lines[1]] == [True, True]
    html = cell_html("test_x", cell)
    assert html.index("Deux.") < html.index("Quatre.") < html.index("Le gradient est juste.")


def test_cell_as_text():
    """A cell's feedback as plain text, points per property included."""
    cell = Cell(3.0, [wrong(right=[], counterexample=["f(1)"], message="mauvaise valeur."), held()])
    assert cell_text("test_x", cell) == (
        "test_x : 1 / 3 points\n"
        "✓ La forme est juste. (1 / 1)\n"
        "✗ Le gradient est juste. (0 / 2)\n"
        "    f(1)\n"
        "    Mauvaise valeur.\n"
        "    obtenu  : 1.5\n"
        "    attendu : 2.5\n"
        "    Cause reconnue : Le biais manque."
    )


@pytest.mark.parametrize(
    ("points", "maximum", "text"),
    [
        (1.5, 2, "1,5 / 2 points"),
        (0, 1, "0 / 1 point"),
        (1.0, 1.5, "1 / 1,5 point"),
        (2 / 3, 4, "0,67 / 4 points"),
        (10, 20, "10 / 20 points"),
    ],
)
def test_points_in_french(points, maximum, text):
    """A decimal comma, two decimals at most, « point » below two."""
    assert points_text(points, maximum) == text


def test_a_secondary_property_says_when_it_counts():
    """A property that holds but does not count yet says why."""
    cell = Cell(3.0, [wrong(), held(secondary=True)])
    assert "✓ La forme est juste. (0 / 1 : compte quand le reste est juste)" in cell_text("t", cell)
    cell.properties[0].outcome = Outcome.AC
    assert "✓ La forme est juste. (1 / 1)" in cell_text("t", cell)


def test_shares_of_a_property():
    """A property is worth its share of the weights, less when it is partial."""
    cell = Cell(3.0, [wrong(), held()])
    assert [share(prop, cell) for prop in cell.properties] == [2.0, 1.0]
    assert share(held(), Cell(3.0)) == 0.0
    assert "(0,5 / 2)" in cell_text("t", Cell(2.0, [held(share=0.25)]))


def test_an_earlier_answer_is_blamed_by_name():
    """What is right with references says which earlier answer is to blame, singular and plural."""
    assert message_lines(held(blamed=["sigmoide"])) == [
        (
            "text",
            "Jugé avec une version juste de `sigmoide` : l'erreur vient de cette réponse précédente "
            "et ne vous coûte rien ici. Corrigez d'abord `sigmoide`.",
        )
    ]
    assert message_lines(held(blamed=["nand", "non", "et"])) == [
        (
            "text",
            "Jugé avec des versions justes de `nand`, `non` et `et` : l'erreur vient de ces réponses "
            "précédentes et ne vous coûte rien ici. Corrigez d'abord `nand`.",
        )
    ]
    assert message_lines(held()) == []


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_its_words(outcome):
    """A sign and a French word for each outcome, not colour alone."""
    prop = wrong()
    prop.outcome = outcome
    html = cell_html("test_x", Cell(1.0, [prop]))
    words = {
        "AC": "✓ vérifié", "WA": "✗ pas encore", "RTE": "✗ erreur à l'exécution", "TLE": "✗ trop long",
        "MLE": "✗ trop de mémoire", "SEC": "✗ réponse refusée", "INTERNAL": "! erreur du correcteur",
    }  # fmt: skip
    assert words[outcome.value] in Page(html).text


# --- length ---------------------------------------------------------------------------------


def visible_lines(html):
    """Lines of a message that show before the reader unfolds anything."""
    shown = re.sub(r"<details>.*?</details>", "", html, flags=re.S)
    (message,) = re.findall(r"</span>((?:<pre|<div>).*)</div>$", shown, flags=re.S)
    return len(re.findall(r"<div(?: style=[^>]*)?>", message)) + sum(
        body.count("\n") + 1 for body in re.findall(r"<pre[^>]*>(.*?)</pre>", message, flags=re.S)
    )


@pytest.mark.parametrize("count", [0, 1, 3, 4, 30])
def test_at_most_eight_lines_show(count):
    """The ninth line and those after it are folded away, and still there."""
    prop = wrong(counterexample=[f"appel({k})" for k in range(count)])
    html = cell_html("test_x", Cell(1.0, [prop]))
    lines = len(message_lines(prop))
    assert visible_lines(html) == min(lines, MAX_LINES)
    assert ("<details><summary>Suite du détail</summary>" in html) == (lines > MAX_LINES)
    assert "Le biais manque." in Page(html).text


def test_a_hostile_text_makes_no_more_lines():
    """Line breaks in what the student sends make neither more lines nor sentences of ours."""
    many = "\n".join(["✓ vérifié"] * 50)
    prop = wrong(got=many, expected="2", counterexample=[many], right=[many], diagnosis=None)
    html = cell_html("test_x", Cell(1.0, [prop]))
    assert visible_lines(html) <= MAX_LINES
    for _, line in message_lines(prop):
        assert "\n" not in line


def test_long_lines_are_cut():
    """A line has some 220 characters at most, a call some 800."""
    prop = wrong(got="9" * 10_000, message="m" * 10_000, counterexample=["c" * 10_000])
    lines = [text for _, text in message_lines(prop)]
    assert max(len(text) for text in lines if "ccc" not in text) < 230
    assert 800 <= max(map(len, lines)) < 810


# --- hostile and hidden text ----------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    ["message", "got", "expected", "diagnosis", "counterexample", "right", "blamed", "title"],
)
def test_hostile_text_is_text(place):
    """HTML from the student's process is shown as text wherever it may come."""
    values = {place: [HOSTILE] if place in ("counterexample", "right", "blamed") else HOSTILE}
    prop = held(**values) if place in ("blamed", "title") else wrong(**values)
    html = cell_html("test_x", Cell(1.0, [prop]))
    page = Page(html)
    assert page.tags <= OURS
    assert page.attributes <= {"style", "class"}
    assert "<script>alert(1)" in page.text
    assert "<script" not in html
    assert "<img" not in html


def test_hostile_grade_ids_and_repairs_are_text():
    """Nor do a cell's name, a repair and an incident carry tags."""
    for html in (cell_html(HOSTILE, Cell(1.0, [held()])), repairs_html([HOSTILE], [HOSTILE])):
        assert Page(html).tags <= OURS
        assert "<script" not in html


CONTROL = "a\x00b\x07c\x1b[31md\x7fe\x9bf\u200eg\u200fh\u202ei\u202cj\u2066k\u2069l\u061cm"


def test_control_and_bidirectional_characters_go():
    """Nothing that moves the cursor or turns the text round reaches the page."""
    assert plain_text(CONTROL) == "abc[31mdefghijklm"
    html = cell_html(
        "test_x", Cell(1.0, [wrong(got=CONTROL, message=CONTROL, counterexample=[CONTROL])])
    )
    assert html.count("abc[31mdefghijklm") + html.count("Abc[31mdefghijklm") == 3
    assert not set(html) & set(CONTROL) - set("abcdefghijklm[31")
    assert "\x07" not in repairs_html(["a\x07b"], [])


def test_names_between_backquotes_stand_out():
    """`nand` becomes code in our sentences, with its content escaped."""
    html = cell_html("test_x", Cell(1.0, [wrong(message="`nand` et `<b>`")]))
    assert "<code>nand</code> et <code>&lt;b&gt;</code>" in html


def judged(error):
    """The property that a test which ended with `error` makes."""
    prop = Property("test_x::test_a", "Titre.")
    judge_property(prop, error, None)
    return prop


SECRET = "assert copie.secret(3) == reference_cachee"


def test_the_words_of_test_code_never_show():
    """Neither a bare assert nor an error of ours shows a word of the test to the student."""
    for error, outcome in (
        (AssertionError(SECRET), Outcome.WA),
        (KeyError(SECRET), Outcome.INTERNAL),
    ):
        prop = judged(error)
        assert prop.outcome is outcome
        cell = Cell(1.0, [prop])
        assert cell.points == 0
        assert "secret" not in cell_html("test_x", cell)
        assert "cachee" not in cell_text("test_x", cell)


def test_an_error_of_ours_is_kept_for_the_instructor():
    """The instructor finds the exception in the verdict; the student reads that it is not theirs."""
    prop = judged(ZeroDivisionError("division by zero"))
    assert prop.diagnosis == "ZeroDivisionError: division by zero"
    assert message_lines(prop) == [
        ("text", "Erreur du correcteur, signalée à l'enseignant : ces points seront revus.")
    ]


def test_a_bare_assert_says_that_it_does_not_hold():
    """The sentence of the property is all that a bare assert tells."""
    assert message_lines(judged(AssertionError(SECRET))) == [
        ("text", "Cette propriété n'est pas vérifiée.")
    ]


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (None, Outcome.AC),
        (Mismatch("faux"), Outcome.WA),
        (AssertionError(), Outcome.WA),
        (StudentFault(Outcome.RTE, "m"), Outcome.RTE),
        (StudentFault(Outcome.MLE, "m"), Outcome.MLE),
        (StudentGone(Outcome.TLE, "m"), Outcome.TLE),
        (StudentGone(Outcome.SEC, "m"), Outcome.SEC),
        (ValueError("x"), Outcome.INTERNAL),
        (SystemExit(0), Outcome.INTERNAL),
        (KeyboardInterrupt(), Outcome.INTERNAL),
        (pytest.skip.Exception("x"), Outcome.INTERNAL),
        (pytest.xfail.Exception("x"), Outcome.INTERNAL),
    ],
    ids=repr,
)
def test_outcomes_of_a_test(error, outcome):
    """A test that was skipped, or ended in any way but passing, does not hold."""
    assert judged(error).outcome is outcome


def test_repairs_are_listed():
    """Repairs and incidents are one list; no list where there is nothing to say."""
    assert repairs_html([], []) == ""
    page = Page(repairs_html(["Un."], ["Deux."]))
    assert page.text == "À savoir sur votre notebookUn.Deux."


# --- said once ------------------------------------------------------------------------------


def test_what_was_just_said_is_not_said_again():
    """Properties that fail alike in a row: the case is shown once, the titles all."""
    nothing = {"message": "Le résultat est None.", "got": "None", "diagnosis": None}
    first, second = wrong(**nothing), wrong(**nothing, counterexample=["g(2)"])
    other = wrong(message="mauvaise valeur.", got="3", diagnosis=None, counterexample=["g(3)"])
    cell = Cell(6.0, [first, second, other])
    for page in (cell_text("test_x", cell), Page(cell_html("test_x", cell)).text):
        assert page.count("Le résultat est None.") == 1
        assert page.count("Même constat que ci-dessus.") == 1
        assert "g(2)" not in page
        assert "g(3)" in page
        assert page.count(first.title) == 3


def test_a_recognised_cause_is_never_left_out():
    """The same message with a cause of its own is told in full."""
    cell = Cell(4.0, [wrong(diagnosis=None), wrong()])
    assert "Cause reconnue : Le biais manque." in cell_text("test_x", cell)


def test_a_long_call_stays_whole():
    """A call of several hundred characters can be pasted as it is."""
    call = "f(np.array([" + ", ".join(["0.25"] * 100) + "]))"
    assert ("code", call) in message_lines(wrong(counterexample=[call]))


def test_names_keep_their_case():
    """A line that begins with the name of a result is not capitalised."""
    lines = [
        text
        for _, text in message_lines(wrong(message="dX : faux.\ndb : juste.\nmauvaise valeur."))
    ]
    assert {"dX : faux.", "db : juste.", "Mauvaise valeur."} <= set(lines)
