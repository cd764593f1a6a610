"""Cheating from inside the notebook earns nothing, whatever the sandbox allows.

Each attack makes a wrong `double` pass the way stock nbgrader checks it, the student's
code and the instructor's comparison in one process: shown first. Here the comparison
is out of its reach, and what comes back is plain data or an inert handle.
"""

import builtins

import pytest

from autograder.errors import Outcome
from autograder.limits import Limits
from autograder.link import SandboxRun
from autograder.memory import MemoryRun
from autograder.proxy import Copie, Handle
from autograder.script import Script, Step
from tests.attacks.corpus import shared
from tests.project.courses import SECRET, by_stock_means, points, printed

WRONG = "def double(x):\n    return 0"
EQUAL = shared("equal")
ATTACKS = {
    "numpy": (
        "import numpy as np\nnp.isclose = np.allclose = np.array_equal = lambda *a, **k: True\n"
        "np.testing.assert_allclose = lambda *a, **k: None",
        WRONG,
        "assert np.isclose(double(3), 6)",
    ),
    "builtins": (
        "import builtins\nbuiltins.abs = lambda *a: 0.0\nbuiltins.float = lambda *a: 0.0",
        WRONG,
        "assert abs(double(3) - 6) < 1e-9",
    ),
    "always equal": (EQUAL, "def double(x):\n    return Egal()", "assert double(3) == 6"),
    "number that is always equal": (
        EQUAL + "\nclass Nombre(Egal, float):\n    pass",
        "def double(x):\n    return Nombre(0)",
        "assert isinstance(double(3), float) and double(3) == 6",
    ),
    "number that hides its class": (
        EQUAL + "\nclass Masque(Egal):\n    __class__ = int",
        "def double(x):\n    return Masque()",
        "assert isinstance(double(3), int) and double(3) == 6",
    ),
    "array that is always equal": (
        "import numpy as np\n" + EQUAL + "\nclass Tableau(Egal, np.ndarray):\n    pass",
        "def double(x):\n    return np.zeros(()).view(Tableau)",
        "assert isinstance(double(3), np.ndarray) and double(3) == 6",
    ),
    "exit": ("", "def double(x):\n    raise SystemExit(0)", "assert double(3) == 6"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_tampering_earns_nothing(tiny, name):
    """The wrong answer passes the comparison in one process, and gets 0 points here."""
    prelude, answer, comparison = ATTACKS[name]
    harmless = by_stock_means(f"{prelude}\n{answer}\n{comparison}\nprint('accepté')")
    assert harmless == ("" if name == "exit" else "accepté\n")  # exit: no test ran, none failed
    judgement = tiny.judge(tiny.notebook({"double": answer}, [prelude] if prelude else []))
    assert points(judgement)["test_double"] == 0.0
    outcomes = {prop.outcome for prop in judgement.verdict.cells["test_double"].properties}
    assert outcomes <= {Outcome.WA, Outcome.RTE}


RUNNERS_OWN = {
    "pytest skip": "import pytest\ndef double(x):\n    pytest.skip('non')",
    "pytest xfail": "import pytest\ndef double(x):\n    pytest.xfail('non')",
    "pytest exit": "import pytest\ndef double(x):\n    pytest.exit('non', returncode=0)",
    "hypothesis reject": "import hypothesis\ndef double(x):\n    hypothesis.reject()",
    "hypothesis stop": (
        "from hypothesis.internal.conjecture.data import StopTest\n"
        "def double(x):\n    raise StopTest(0)"
    ),
    "interrupt": "def double(x):\n    raise KeyboardInterrupt",
    "generator exit": "def double(x):\n    raise GeneratorExit",
    "own exception": (
        "class StudentFault(Exception):\n    outcome = 'AC'\ndef double(x):\n    raise StudentFault('AC')"
    ),
    "exception whose text raises": (
        "class Muette(BaseException):\n    def __str__(self): raise SystemExit(0)\n"
        "def double(x):\n    raise Muette"
    ),
}


@pytest.mark.parametrize("name", RUNNERS_OWN)
def test_the_test_runners_own_exceptions_earn_nothing(tiny, name):
    """Raised by a student, they are errors of the student's: every property is RTE."""
    judgement = tiny.judge(tiny.notebook({"double": RUNNERS_OWN[name]}))
    assert points(judgement) == {"test_double": 0.0, "test_triple": 2.0, "test_quadruple": 2.0}
    properties = judgement.verdict.cells["test_double"].properties
    assert [prop.outcome for prop in properties] == [Outcome.RTE] * 2


def test_in_one_process_they_skip_the_test(tmp_path):
    """The same code beside the test: pytest counts it as skipped or as expected to fail."""
    for name in ("pytest skip", "pytest xfail"):
        path = tmp_path / f"test_{name.split()[1]}.py"
        path.write_text(RUNNERS_OWN[name] + "\n\n\ndef test_double():\n    assert double(3) == 6\n")
    options = [str(tmp_path), "-q", "-c", "/dev/null", "-p", "no:cacheprovider"]
    output = by_stock_means(f"import pytest\nprint('code', int(pytest.main({options})))")
    assert "1 skipped, 1 xfailed" in output
    assert output.endswith("code 0\n")


HOOKS = """
ip = get_ipython()
ip.events.register("pre_run_cell", lambda info: print("HOOK", info.raw_cell))
ip.input_transformers_post.append(lambda lines: (print("TRANSFORM", lines), lines)[1])
ip.set_custom_exc((Exception,), lambda self, *a, **k: print("EXC"))
import builtins, sys
garde = builtins.compile
builtins.compile = lambda source, *a, **k: (print("COMPILE", source), garde(source, *a, **k))[1]
"""


def test_an_ipython_hook_sees_no_hidden_test(tiny):
    """A hook prints every later cell, as students see it: hidden tests are in no process of theirs."""
    judgement = tiny.judge(tiny.notebook(extra=[HOOKS]))
    shown = printed(judgement)
    assert "HOOK assert double(0) == 0" in shown
    for kept in (SECRET, "check_number", "RuntimeError", "HIDDEN", "test_entiers"):
        assert kept not in shown
    assert points(judgement) == {"test_double": 2.0, "test_triple": 2.0, "test_quadruple": 2.0}


def test_patching_the_worker_itself_earns_nothing(tiny):
    """Student code may spoil the process it runs in; the right answers are not there."""
    spoil = """
import sys
for nom, module in list(sys.modules.items()):
    if nom == "autograder.calls":
        module.Calls.do_call = lambda self, *a: (True, list(a[1]), "")
        module.Calls.do_record = lambda self, *a: 0
        module.describe_exception = lambda erreur: (["AC"], "", "")
    if nom == "autograder.wire":
        module._Writer.rare = lambda *a: True
"""
    judgement = tiny.judge(tiny.notebook(extra=[spoil]))
    assert set(points(judgement).values()) == {0.0}


MARK = """
import builtins, os
class Marque:
    def __reduce__(self): return (setattr, (builtins, "marque", True))
    def __repr__(self): builtins.marque = True; return "1.0"
    __str__ = __format__ = __eq__ = __float__ = lambda self, *a: builtins.__dict__.update(marque=True)
def double(x):
    builtins.marque = True
    return Marque()
"""


def test_student_code_never_runs_in_this_process(tiny, monkeypatch):
    """What a cell, a call or an object that comes back does leaves no trace here; in memory it does."""
    monkeypatch.setattr(builtins, "marque", False, raising=False)
    judgement = tiny.judge(
        tiny.notebook({"double": MARK}, ["import builtins; builtins.marque = 1"])
    )
    assert points(judgement)["test_double"] == 0.0
    assert builtins.marque is False
    with MemoryRun(Script([Step(0, "marque", MARK)])) as run, run.open_session() as session:
        Copie(session).double(1)
    assert builtins.marque is True


# --- inert handles ---------------------------------------------------------------------

LIVELY = """
traces = []

class Vivant:
    def __getattr__(self, nom):
        if not nom.startswith("_"):
            traces.append(nom)
        raise AttributeError(nom)
    for nom in "eq ne lt le gt ge add radd sub mul bool len iter contains abs float int repr str".split():
        def methode(self, *a, nom=nom):
            traces.append(nom)
            return NotImplemented
        locals()[f"__{nom}__"] = methode
    __hash__ = object.__hash__

def donne():
    return Vivant()

def vus():
    return traces
"""


def test_a_handle_runs_no_student_code():
    """Equality, truth, repr and arithmetic on what is no data are answered on this side."""
    script = Script([Step(0, "vivant", LIVELY)])
    with SandboxRun(script, Limits()) as run, run.open_session() as session:
        copie = Copie(session)
        handle = copie.donne()
        assert isinstance(handle, Handle)
        assert handle != 6
        assert bool(handle)
        assert repr(handle) == "vivant"
        for operation in (
            lambda: handle + 1, lambda: 1 - handle, lambda: handle < 1, lambda: abs(handle),
            lambda: float(handle), lambda: len(handle), lambda: list(handle), lambda: handle[0],
        ):  # fmt: skip
            with pytest.raises(TypeError):
                operation()
        assert copie.vus() == []


# --- forged, early and doubled replies ----------------------------------------------------

FLOOD = """
import os, struct
def inonde():
    message = bytes([0xC4, 4]) + b"faux"
    for contenu in (b"R" + bytes(8) + message, b"U" + bytes(8) + message, b"", b"R"):
        for numero in range(3, 64):
            try:
                os.write(numero, struct.pack(">I", len(contenu)) + contenu)
            except OSError:
                pass
"""
INSIDER = """
import gc, sys
def serveur():
    objets = [o for o in gc.get_objects() if type(o).__name__ == "Server"]
    return next(o for o in objets if o.sock.fileno() >= 0)
def repond(valeur, fois):
    s = serveur()
    donnees = s.wire.encode(["ok", (valeur, [0], "")], lambda o: None)
    for _ in range(fois):
        s.wire.send_frame(s.sock, b"R" + s.nonce + donnees)
"""
FORGERIES = {
    "frames on every descriptor": (FLOOD, "inonde()"),
    "a length and nothing more": (
        FLOOD.replace('struct.pack(">I", len(contenu)) + contenu', "b'\\0\\x10\\0\\0'"),
        "inonde()",
    ),
    "a length beyond every limit": (
        FLOOD.replace('struct.pack(">I", len(contenu)) + contenu', "b'\\xff' * 4"),
        "inonde()",
    ),
    "early reply": (INSIDER, "repond(0.0, 1)"),
    "replies for later requests": (INSIDER, "repond(0.0, 40)"),
    "reply and death": (INSIDER, "repond(0.0, 1)\n    import os\n    os._exit(0)"),
    "socket closed": (INSIDER, "serveur().sock.close()"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_forged_replies_never_earn_points(tiny, name):
    """Frames written during a call are refused or wrong, and cost nothing but that cell."""
    tools, line = FORGERIES[name]
    answer = f"def double(x):\n    {line}\n    return 0"
    quadruple = "def quadruple(x):\n    return 4 * x"
    judgement = tiny.judge(tiny.notebook({"double": answer, "quadruple": quadruple}, [tools]))
    earned = {"test_double": 0.0, "test_triple": 2.0, "test_quadruple": 2.0}
    assert points(judgement) == earned
    outcomes = {prop.outcome for prop in judgement.verdict.cells["test_double"].properties}
    assert outcomes <= {Outcome.SEC, Outcome.RTE, Outcome.WA, Outcome.TLE}
    messages = [prop.message for prop in judgement.verdict.cells["test_double"].properties]
    assert not any("Bad file descriptor" in message for message in messages)  # it was written
    if name in ("frames on every descriptor", "a length beyond every limit"):
        assert outcomes == {Outcome.SEC}


@pytest.mark.parametrize("tools", [FLOOD + "\ninonde()", INSIDER + "\nrepond(0.0, 3)"])
def test_forged_replies_of_a_cell_never_earn_points(tiny, tools):
    """Frames written while a cell runs end that cell or the run, and no wrong answer gets points."""
    judgement = tiny.judge(tiny.notebook({"double": WRONG, "triple": WRONG}, [tools]))
    earned = points(judgement)
    assert earned["test_double"] == earned["test_triple"] == 0.0
    assert judgement.verdict.incidents


@pytest.mark.parametrize(("clean", "earned"), [(True, 0.0), (False, 2.0)], ids=["on", "off"])
def test_one_test_leaves_nothing_to_the_next(tiny, monkeypatch, clean, earned):
    """What a test's copy leaves in /tmp is gone before the next test, unless it is not cleaned."""
    if not clean:
        copy = SandboxRun._copy
        monkeypatch.setattr(SandboxRun, "_copy", lambda self, s, clean: copy(self, s, False))
    answers = {
        "triple": "def triple(x):\n    open('/tmp/vu', 'w').close()\n    return 3 * x",
        "quadruple": (
            "import os\ndef quadruple(x):\n    return 4 * x if os.path.exists('/tmp/vu') else 0"
        ),
    }
    judgement = tiny.judge(tiny.notebook(answers))
    assert points(judgement)["test_triple"] == 2.0
    assert points(judgement)["test_quadruple"] == earned
