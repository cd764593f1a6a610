"""Asking ahead changes when a copy is asked, never what comes of it."""

from dataclasses import replace

import pytest

from autograder import foresight
from autograder.channel import SocketChannel
from autograder.errors import StudentGone
from autograder.foresight import AheadChannel, Foreseen
from autograder.memory import MemoryChannel
from autograder.session import Session
from autograder.wire import encode
from tests.project.courses import points

ANSWERS = {
    "right": "def double(x):\n    return 2 * x",
    "right, of another type": "def double(x):\n    return np.float64(x) + x",
    "wrong": "def double(x):\n    return x",
    "wrong later": "def double(x):\n    return 2 * x if x < 3 else x",
    "raises": "def double(x):\n    raise ValueError('non')",
    "raises later": "def double(x):\n    return [0, 2, 4, 6][x]",
    "hangs": "def double(x):\n    while x > 1: pass\n    return 2 * x",
    "ends its process": "def double(x):\n    if x > 2: import os; os._exit(3)\n    return 2 * x",
    "keeps a state": "n = []\ndef double(x):\n    n.append(x)\n    return 2 * x + len(n) // 7",
    "another state": "n = [1]\ndef double(x):\n    n.append(n[-1] + 1)\n    return x * min(n[-1], 2)",
    "prints": "def double(x):\n    print('ici', x)\n    return 2 * x",
    "changes the replies": (
        "import gc\n"
        "for o in gc.get_objects():\n"
        "    if type(o).__name__ == 'Calls':\n"
        "        o.do_batch = lambda *a: REPLIES\n"
        "def double(x):\n    return 2 * x"
    ),
}
LIES = ["None", "[None]", "[b''] * 9999", "'non'", "[b'\\x92\\xa2ok\\x00'] * 20", "[[]]", "1 / 0"]


@pytest.fixture
def at_once(monkeypatch):
    """Ask ahead from the first time that a test runs."""
    monkeypatch.setattr(foresight, "OFTEN", 0)


@pytest.fixture
def never(monkeypatch):
    monkeypatch.setattr(foresight, "OFTEN", 10**9)


def judged(tiny, answer):
    """Properties of the three cells, `double` being this answer, and the points."""
    judgement = tiny.judge(tiny.notebook({"double": answer}))
    cells = judgement.verdict.cells
    return {name: cell.properties for name, cell in cells.items()}, points(judgement)


@pytest.mark.parametrize("name", [name for name in ANSWERS if name != "changes the replies"])
def test_verdicts_are_the_same(tiny, monkeypatch, name):
    """Outcomes, messages, smallest cases, diagnosis and points: to the letter."""
    monkeypatch.setattr(foresight, "OFTEN", 10**9)
    one_by_one = judged(tiny, ANSWERS[name])
    monkeypatch.setattr(foresight, "OFTEN", 0)
    assert judged(tiny, ANSWERS[name]) == one_by_one


@pytest.mark.parametrize("lie", LIES)
def test_lies_about_what_was_asked_ahead(tiny, at_once, lie):
    """A worker whose code for it was replaced earns what its answers earn, one by one."""
    source = ANSWERS["changes the replies"].replace("REPLIES", lie)
    wrong = source.replace("return 2 * x", "return 0")
    assert judged(tiny, wrong)[1]["test_double"] == 0
    assert judged(tiny, source)[1]["test_triple"] in (0, 2)


def test_fewer_requests(tiny, monkeypatch):
    """A right notebook is asked once for each test, its fork and its end apart."""
    sent = []
    exchange = SocketChannel.exchange

    def counted(self, request, on_upcall):
        sent.append(request)
        return exchange(self, request, on_upcall)

    monkeypatch.setattr(SocketChannel, "exchange", counted)
    counts = []
    for often in (10**9, 0, 0):
        monkeypatch.setattr(foresight, "OFTEN", often)
        sent.clear()
        judged(tiny, ANSWERS["right"])
        counts.append(len(sent))
    assert counts[2] < counts[0] / 2


def test_nothing_is_asked_ahead_for_one_submission(tiny, monkeypatch):
    """A test that has run a few times only is not worth a run on the key."""
    monkeypatch.setattr(foresight, "_foresee", pytest.fail)
    from tests.project.courses import tiny_course  # a course whose tests have never run

    fresh = tiny_course(tiny.root.parent / "seul")
    assert judged(fresh, ANSWERS["right"])[1]["test_double"] == 2


class Copy(MemoryChannel):
    """A copy in this process that counts what it is asked."""

    made = 0

    def __init__(self):
        super().__init__({"n": [0], "np": None})
        exec("def suivant():\n    n[0] += 1\n    return n[0]", self.calls.namespace)
        Copy.made += 1
        self.seconds, self.ended, self.requests = 3.0, False, 0

    def exchange(self, request, on_upcall):
        self.requests += 1
        return super().exchange(request, on_upcall)

    def end(self):
        self.ended = True


CALL = encode(["call", "suivant", [], {}], None)
OTHER = encode(["value", "n"], None)


def replied(number):
    return encode(["ok", (number, [], "")], None)


def test_a_fresh_copy_is_brought_to_the_same_point():
    """Two replies taken, then another question: the new copy has answered twice, too."""
    Copy.made = 0
    channel = AheadChannel(Copy(), Copy)
    channel.ask_ahead([CALL] * 5, None)
    assert [channel.exchange(CALL, None) for _ in range(2)] == [replied(1), replied(2)]
    assert Copy.made == 1
    assert channel.exchange(OTHER, None) == encode(["ok", [2]], None)
    assert Copy.made == 2
    assert channel.exchange(CALL, None) == replied(3)


def test_what_came_before_is_asked_of_the_fresh_copy_too():
    """A request made before anything was foreseen counts as well."""
    channel = AheadChannel(Copy(), Copy)
    channel.exchange(CALL, None)
    channel.ask_ahead([CALL] * 3, None)
    assert channel.exchange(OTHER, None) == encode(["ok", [1]], None)


def test_the_keys_replies_are_taken_as_a_whole():
    """An example is passed over only when every reply is the key's."""
    channel = AheadChannel(Copy(), Copy)
    channel.ask_ahead([CALL] * 4, None)
    alike = Foreseen((CALL, CALL), (replied(1), replied(2)), True)
    assert channel.take_alike(alike)
    assert not channel.take_alike(alike)
    assert not channel.take_alike(replace(alike, replies=(replied(3), replied(5))))
    assert not channel.take_alike(replace(alike, requests=(CALL, OTHER)))
    assert channel.exchange(CALL, None) == replied(3)


def test_what_is_foreseen_belongs_to_its_own_examples(at_once, monkeypatch):
    """As many other examples are other examples; the same ones are run on the key once."""
    runs = []

    def foresee(function, fixtures, drawn):
        runs.append(drawn)
        return [Foreseen((CALL,), (replied(example[0][0]),), True) for example in drawn]

    monkeypatch.setattr(foresight, "_foresee", foresee)

    def test():
        pass

    few, others = [((1,), {}), ((2,), {})], [((3,), {}), ((1,), {})]
    for drawn in (few, others, few):
        session = Session(AheadChannel(Copy(), Copy))
        found = foresight.ask(test, {"copie": None}, session, drawn, ("value", "n"))
        assert [each.replies for each in found] == [(replied(args[0]),) for args, _ in drawn]
        asked = [session.channel.exchange(request, None) for request in (OTHER, CALL, OTHER)]
        assert asked == [encode(["ok", [0]], None), replied(1), encode(["ok", [1]], None)]
    assert runs == [few, others]
    assert foresight.ask(test, {"copie": None}, session, []) == []


def test_no_copy_can_be_made_any_more():
    """Then the next request says that the process does not answer."""
    channel = AheadChannel(Copy(), lambda: None)
    channel.ask_ahead([CALL] * 2, None)
    for _ in range(2):
        with pytest.raises(StudentGone):
            channel.exchange(OTHER, None)
