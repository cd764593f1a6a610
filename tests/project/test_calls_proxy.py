"""`copie` over the in-memory transport: what a hidden test sees of the student's notebook."""

import contextlib

import numpy as np
import pytest

from autograder import wire
from autograder.calls import MAX_TOLD, TOLD_BYTES, BoundedText, Calls
from autograder.comparison import Mismatch, check_number
from autograder.errors import Outcome, StudentFault, StudentGone
from autograder.memory import MemoryChannel, MemoryRun, fresh_namespace, run_source
from autograder.proxy import Copie, Handle
from autograder.script import Script, Step
from autograder.session import Session


@contextlib.contextmanager
def session_on(*sources):
    """A session on a notebook with these cells."""
    steps = [Step(i, f"c{i}", source) for i, source in enumerate(sources)]
    with MemoryRun(Script(steps)).open_session() as session:
        yield session


@pytest.fixture
def copie_of():
    """Make `copie` from the sources of some cells."""
    with contextlib.ExitStack() as stack:
        yield lambda *sources: Copie(stack.enter_context(session_on(*sources)))


RESEAU = """
import numpy as np

class Reseau:
    def __init__(self, tailles):
        self.tailles = tailles
        self.poids = [np.zeros((m, n)) for m, n in zip(tailles, tailles[1:])]

    def forward(self, x):
        for w in self.poids:
            x = w.T @ x
        return x

    def remplir(self, v):
        v[0] = 7.0
        return self

def nand(x1, x2):
    return 1 - x1 * x2

def et(x1, x2):
    return nand(nand(x1, x2), nand(x1, x2))
"""


# --- calls, values, objects -----------------------------------------------------------------


def test_calls_return_data(copie_of):
    """A call gives what the function returned, types included."""
    copie = copie_of("def f(*args, **kwargs): return args, kwargs")
    x = np.arange(3.0)
    (a, b, c), named = copie.f(1, "deux", x, quatre=[4])
    assert (a, b, named) == (1, "deux", {"quatre": [4]})
    assert c.tolist() == [0.0, 1.0, 2.0]


def test_values_are_copies(copie_of):
    """A variable that is read is a copy: changing it changes nothing over there."""
    copie = copie_of("w, b = [-2, -2], 3")
    copie.value("w").append(5)
    assert (copie.value("w"), copie.value("b")) == ([-2, -2], 3)


def test_arguments_are_copies(copie_of):
    """What the student's function does to an argument does not reach the test's own array."""
    copie = copie_of("def f(x):\n    x[0] = 9\n    return x")
    x = np.zeros(2)
    result, (after,) = copie.call_with_arguments("f", x)
    assert x.tolist() == [0.0, 0.0]
    assert result.tolist() == after.tolist() == [9.0, 0.0]


def test_objects_are_made_over_there(copie_of):
    """Constructor, attributes read and set, and methods work through a handle."""
    reseau = copie_of(RESEAU).Reseau([2, 3, 1])
    assert isinstance(reseau, Handle)
    assert [w.shape for w in reseau.poids] == [(2, 3), (3, 1)]
    reseau.poids = [np.ones((2, 3)), np.ones((3, 1))]
    np.testing.assert_array_equal(reseau.forward(np.ones((2, 1))), [[6.0]])


def test_methods_show_their_arguments_afterwards(copie_of):
    """`call_with_arguments` of a handle gives the arguments as the method left them."""
    reseau = copie_of(RESEAU).Reseau([1, 1])
    _, (after,) = reseau.call_with_arguments("remplir", np.zeros(2))
    assert after.tolist() == [7.0, 0.0]


def test_a_handle_can_be_given_back(copie_of):
    """A handle sent as an argument is the very object it stands for."""
    copie = copie_of(RESEAU, "def meme(a, b): return a is b\ndef soi(r): return r.remplir([0])")
    reseau = copie.Reseau([1, 1])
    assert copie.meme(reseau, reseau) is True
    assert copie.meme(reseau, copie.Reseau([1, 1])) is False
    assert copie.meme(copie.soi(reseau), reseau) is True


def test_what_is_missing_is_said(copie_of):
    """A name that the notebook does not define is the student's fault, in French."""
    copie = copie_of("class Reseau: pass")
    with pytest.raises(StudentFault) as fault:
        copie.nand(1, 0)
    assert fault.value.message == "NameError : `nand` n'est pas défini"
    assert fault.value.outcome is Outcome.RTE
    with pytest.raises(StudentFault, match="NameError : `w` n'est pas défini"):
        copie.value("w")
    with pytest.raises(StudentFault, match="AttributeError"):
        _ = copie.Reseau().poids
    with pytest.raises(StudentFault, match="TypeError"):
        copie.Reseau(1, 2)


def test_private_names_stay_here(copie_of):
    """Names with a leading underscore are never asked for: `copy`, pytest and NumPy probe them."""
    copie = copie_of(RESEAU)
    reseau = copie.Reseau([1, 1])
    for owner in (copie, reseau):
        assert not hasattr(owner, "_prive")
        assert not hasattr(owner, "__array__")


# --- handles are inert ----------------------------------------------------------------------

HOSTILE = """
trace = []

def note(name, result):
    def method(self, *args):
        trace.append(name)
        return result
    return method

SPECIAL = {
    "__eq__": True, "__ne__": False, "__lt__": True, "__le__": True, "__gt__": True,
    "__ge__": True, "__bool__": True, "__hash__": 0, "__len__": 3, "__iter__": iter([1]),
    "__contains__": True, "__getitem__": 0, "__repr__": "1.0", "__str__": "1.0",
    "__format__": "1.0", "__float__": 1.0, "__int__": 1, "__index__": 1, "__array__": None,
    "__add__": 1, "__radd__": 1, "__sub__": 0, "__rsub__": 0, "__mul__": 1, "__rmul__": 1,
    "__truediv__": 1, "__neg__": 1, "__abs__": 0, "__matmul__": 1, "__array_ufunc__": None,
    "__instancecheck__": True, "__class_getitem__": 1, "__reduce_ex__": None, "__del__": None,
}
Egal = type("Egal", (), {name: note(name, result) for name, result in SPECIAL.items()})
instance = Egal()

def f(*args):
    return instance
"""
OPERATIONS = {
    "eq": lambda h: h == 1.0,
    "ne": lambda h: h != 1.0,
    "bool": bool,
    "hash": hash,
    "repr": repr,
    "str": str,
    "format": lambda h: f"{h}",
    "in": lambda h: h in [1.0, 2.0],
    "contains": lambda h: 1 in h,
    "len": len,
    "iter": list,
    "item": lambda h: h[0],
    "float": float,
    "int": int,
    "add": lambda h: h + 1,
    "radd": lambda h: 1 + h,
    "sub": lambda h: np.float64(1) - h,
    "matmul": lambda h: np.ones(2) @ h,
    "abs": abs,
    "less": lambda h: h < 1,
    "array": lambda h: np.asarray(h),
    "isclose": lambda h: np.isclose(h, 1.0),
    "allclose": lambda h: np.testing.assert_allclose(h, 1.0),
    "approx": lambda h: h == pytest.approx(1.0),
    "isinstance": lambda h: isinstance(h, int | float),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_handles_are_inert(copie_of, name):
    """No operation on a handle runs student code, nor is it ever equal to a number."""
    copie = copie_of(HOSTILE)
    handle = copie.f()
    assert isinstance(handle, Handle)
    result = None
    with contextlib.suppress(TypeError, ValueError, AssertionError):
        result = OPERATIONS[name](handle)
    if name in ("eq", "in", "approx", "isinstance"):
        assert result is False
    assert copie.value("trace") == []


def test_the_hostile_object_notes_what_is_done_to_it(copie_of):
    """The trace of the test above is filled as soon as the object itself is compared."""
    copie = copie_of(HOSTILE, "def compare(): return instance == 1.0")
    assert copie.compare() is True
    assert copie.value("trace") == ["__eq__"]


def test_always_equal_objects_are_refused(copie_of):
    """An object that is equal to everything is no number."""
    copie = copie_of(HOSTILE)
    with pytest.raises(Mismatch) as refusal:
        check_number(copie.f(), 1.0)
    assert refusal.value.message == "le résultat n'est ni un nombre, ni une liste, ni un tableau."


def test_always_equal_floats_count_for_their_value(copie_of):
    """A float whose type says « equal » crosses as the number that it is."""
    copie = copie_of(
        "class Flottant(float):\n    def __eq__(self, other): return True\n"
        "    def __float__(self): return 0.25\n    __hash__ = None\n"
        "def f(): return Flottant(0.25)"
    )
    assert type(copie.f()) is float
    check_number(copie.f(), 0.25)
    with pytest.raises(Mismatch, match="mauvaise valeur"):
        check_number(copie.f(), 0.5)


# --- what is raised -------------------------------------------------------------------------

RAISED = {
    "ValueError('non')": "ValueError : non",
    "SystemExit(0)": "SystemExit : 0",
    "KeyboardInterrupt": "KeyboardInterrupt",
    "GeneratorExit": "GeneratorExit",
    "AssertionError": "AssertionError",
    "StopIteration(3)": "StopIteration : 3",
    "pytest.skip.Exception('rien')": "Skipped : rien",
    "pytest.fail.Exception('tout')": "Failed : tout",
    "pytest.exit.Exception('fin')": "Exit : fin",
    "pytest.xfail.Exception('x')": "XFailed : x",
    "hypothesis.errors.UnsatisfiedAssumption": "UnsatisfiedAssumption",
    "hypothesis.errors.StopTest(0)": "StopTest : 0",
    "unittest.SkipTest('u')": "SkipTest : u",
    "BaseException('base')": "BaseException : base",
    "RecursionError": "RecursionError",
    "Muette()": "Muette",
    "BaseExceptionGroup('g', [SystemExit(1)])": "BaseExceptionGroup : g (1 sub-exception)",
}
RAISING = """
import hypothesis, pytest, unittest
class Muette(BaseException):
    def __str__(self):
        raise SystemExit
def f():
    raise {}
"""


@pytest.mark.parametrize("raised", RAISED)
def test_whatever_a_student_raises_is_a_student_fault(copie_of, raised):
    """No exception class of the student's skips, passes or ends a test."""
    copie = copie_of(RAISING.format(raised))
    with pytest.raises(StudentFault) as fault:
        copie.f()
    line = f" (ligne 7 : raise {raised})"
    assert fault.value.message == RAISED[raised] + line
    assert fault.value.outcome is Outcome.RTE
    assert fault.value.type_names[0] == RAISED[raised].partition(" :")[0]
    assert copie.value("__name__") == "__main__"  # the copy still answers


def test_a_lack_of_memory_is_told_apart(copie_of):
    """`MemoryError` ends as MLE."""
    copie = copie_of("def f(): raise MemoryError('trop')")
    with pytest.raises(StudentFault) as fault:
        copie.f()
    assert fault.value.outcome is Outcome.MLE


def test_long_messages_are_cut(copie_of):
    """A message of the student's has at most 400 characters."""
    copie = copie_of("def f(): raise ValueError('a' * 10**6)")
    with pytest.raises(StudentFault) as fault:
        copie.f()
    assert fault.value.message.startswith(f"ValueError : {'a' * 400} (ligne 1")


def test_a_cell_that_raises_leaves_the_others(copie_of):
    """What a failed cell had defined before is there, and later cells run."""
    copie = copie_of("a = 1\nraise SystemExit\nb = 2", "c = 3")
    assert (copie.value("a"), copie.value("c")) == (1, 3)
    with pytest.raises(StudentFault, match="`b` n'est pas défini"):
        copie.value("b")


def test_results_of_cells_are_kept():
    """A run tells how each cell ended."""
    run = MemoryRun(Script([Step(0, "bonne", "a = 1"), Step(4, "ratee", "x = 1\n1 / 0")]))
    assert (run.results[0].outcome, run.results[0].error) == (None, "")
    assert run.results[4].outcome is Outcome.RTE
    assert run.results[4].error == "ZeroDivisionError : division by zero (ligne 2 : 1 / 0)"


def test_what_cannot_cross_is_a_fault(copie_of):
    """A result nested too deeply, or too large an integer, is the student's fault."""
    copie = copie_of(
        "def f():\n    x = []\n    for _ in range(99):\n        x = [x]\n    return x\n"
        "def g(): return 1 << 99999"
    )
    with pytest.raises(StudentFault, match="WireFault : value nested more than 24 deep"):
        copie.f()
    with pytest.raises(StudentFault, match="WireFault : integer of 12501 bytes"):
        copie.g()


# --- lent functions -------------------------------------------------------------------------


def test_a_function_of_the_test_can_be_an_argument(copie_of):
    """The student's code calls a function that lives on this side."""
    copie = copie_of("def applique(f, *x): return [f(v) for v in x] + [f.__name__]")
    seen = []

    def carre(v):
        seen.append(v)
        return v * v

    assert copie.applique(carre, 2, 3.5) == [4, 12.25, "carre"]
    assert seen == [2, 3.5]


def test_requests_nest(copie_of):
    """While the student's code waits for a lent function, that function may read and call."""
    copie = copie_of(RESEAU, "def derivee(f, r): return [f(r) for _ in range(2)]")
    reseau = copie.Reseau([2, 1])

    def cout(r):
        assert isinstance(r, Handle)
        r.poids = [w + 1 for w in r.poids]
        return float(r.forward(np.ones((2, 1)))[0, 0]) + copie.nand(1, 1)

    assert copie.derivee(cout, reseau) == [2.0, 4.0]


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ValueError("v"), "ValueError : v"),
        (TypeError("t"), "TypeError : t"),
        (KeyError("k"), "RuntimeError : 'k'"),
    ],
)
def test_what_a_lent_function_raises_goes_to_the_student(copie_of, error, text):
    """It is raised in the student's code, which did not catch it: a student fault."""
    copie = copie_of("def applique(f):\n    return f()")

    def f():
        raise error

    with pytest.raises(StudentFault) as fault:
        copie.applique(f)
    assert fault.value.message == f"{text} (ligne 2 : return f())"


def test_a_student_may_catch_what_a_lent_function_raises(copie_of):
    """A wrong argument raises over there, where it can be handled."""
    copie = copie_of(
        "def applique(f):\n    try:\n        f(1, 2)\n    except TypeError:\n        return 'pris'"
    )
    assert copie.applique(lambda x: x) == "pris"


def test_a_lent_function_comes_back_as_itself(copie_of):
    """A lent function that is returned is the function of this side."""
    copie = copie_of("def rend(f): return f")
    assert copie.rend(len) is not len  # a stand-in made over there: an inert handle
    assert isinstance(copie.rend(len), Handle)


def test_a_function_that_was_not_lent_cannot_be_called():
    """A forged number of a function is refused; nothing is run."""
    with session_on("") as session:
        from autograder import wire

        refused = session.on_upcall(wire.encode([5, [], {}, []], None))
        assert wire.decode(refused, None) == ["raised", "WireFault", "unknown function"]
        for number in (-1, True, "0", None):
            refused = session.on_upcall(wire.encode([number, [], {}, []], None))
            assert wire.decode(refused, None)[0] == "raised"


def test_only_data_handles_and_functions_can_be_sent(copie_of):
    """Anything else is a mistake of the test's author, not a student fault."""
    copie = copie_of("def f(x): return x")
    with pytest.raises(TypeError, match=r"^object cannot cross to the student's copy$"):
        copie.f(object())
    with pytest.raises(TypeError, match=r"^a Reference cannot be sent: use copie.value\(name\)$"):
        copie.f(copie.f)


# --- replace, record, printed, expect_raises ------------------------------------------------


def test_replace_a_function(copie_of):
    """What calls `nand` calls the function that took its place."""
    copie = copie_of(RESEAU)
    assert copie.et(1, 1) == 1
    copie.replace("nand", lambda x1, x2: 0)
    assert copie.et(1, 1) == 0


def test_replace_a_method(copie_of):
    """A method's replacement gets the object itself first, as a handle."""
    copie = copie_of(RESEAU)
    reseau = copie.Reseau([3, 2])
    copie.replace("Reseau.forward", lambda soi, x: [soi.tailles, x])
    assert reseau.forward(5) == [[3, 2], 5]


def test_replace_a_value(copie_of):
    """Data can be replaced too."""
    copie = copie_of("w = [1]\ndef f(): return w")
    copie.replace("w", [2, 3])
    assert copie.f() == [2, 3]


@pytest.mark.parametrize("source", ["", "Reseau = 3"])
def test_replace_a_method_of_a_missing_class(copie_of, source):
    """Where the student has no class, one is made to hold the method."""
    copie = copie_of(source)
    copie.replace("Reseau.forward", lambda soi, x: x + 1)
    assert copie.Reseau().forward(1) == 2


def test_record_calls(copie_of):
    """`record` gives the arguments of every later call, as they were at that moment."""
    copie = copie_of(
        "def f(x, n=0):\n    x.append(n)\ndef g():\n    x = [0]\n    f(x)\n    f(x, n=5)"
    )
    calls = copie.record("f")
    assert calls() == []
    copie.g()
    assert calls() == [(([0],), {}), (([0, 0],), {"n": 5})]


def test_record_arrays_and_methods(copie_of):
    """A recorded method still works; its `self` is left out, arrays are snapshots."""
    copie = copie_of(RESEAU)
    calls = copie.record("Reseau.remplir")
    _, (after,) = copie.Reseau([1, 1]).call_with_arguments("remplir", np.zeros(1))
    (((seen,), named),) = calls()
    assert (seen.tolist(), named, after.tolist()) == ([0.0], {}, [7.0])


def test_printed_text(copie_of):
    """`printed` gives what the last call printed on its standard output, and only that."""
    copie = copie_of("import sys\ndef f(t):\n    print(t)\n    print('bas', file=sys.stderr)")
    assert copie.printed() == ""
    copie.f("un")
    copie.f("deux")
    assert copie.printed() == "deux\n"


def test_printing_is_bounded():
    """At most 20,000 characters of what is printed are kept."""
    with session_on("def f():\n    for _ in range(1000): print('x' * 99)") as session:
        copie = Copie(session)
        copie.f()
        assert len(copie.printed()) == 20_000
    stream = BoundedText(3)
    assert (stream.write("ab"), stream.write("cd"), stream.getvalue()) == (2, 2, "abc")


def test_expect_raises(copie_of):
    """`expect_raises` gives the message of the exception that must come."""
    copie = copie_of("def f(x):\n    if x: raise IndexError('loin')\n    return 3.0")
    assert copie.expect_raises("IndexError", "f", 1).startswith("IndexError : loin")
    assert copie.expect_raises("LookupError", "f", 1).startswith("IndexError : loin")
    with pytest.raises(Mismatch) as refusal:
        copie.expect_raises("IndexError", "f", 0)
    assert refusal.value.message == "Cet appel doit lever IndexError."
    assert (refusal.value.got, refusal.value.expected) == ("3.0", "IndexError")
    with pytest.raises(StudentFault, match="IndexError"):
        copie.expect_raises("ValueError", "f", 1)


def test_sessions_start_afresh():
    """Each session runs the cells anew, with the same random numbers."""
    run = MemoryRun(Script([Step(0, "c", "import numpy as np\nx = [np.random.rand()]")]))
    with run.open_session() as one:
        first = one.request("value", "x")
        Copie(one).replace("x", None)
    with run.open_session() as other:
        assert other.request("value", "x") == first


def test_the_random_state_of_this_process_is_put_back():
    """A run in memory leaves this process's generators as they were."""
    np.random.seed(5)
    with session_on("import numpy as np\nnp.random.seed(0)\nnp.random.rand()"):
        pass
    seen = np.random.rand()
    np.random.seed(5)
    assert seen == np.random.rand()


# --- journal --------------------------------------------------------------------------------


def test_the_journal_can_be_pasted():
    """What was asked is kept in Python's notation, objects under names of their own."""
    with session_on(RESEAU) as session:
        copie = Copie(session)
        reseau = copie.Reseau([2, 1])
        other = copie.Reseau(tailles=[1, 1])
        reseau.poids = [np.ones((2, 1))]
        reseau.forward(np.array([[0.1], [1 / 3]]))
        other.remplir([0])
        assert [str(line) for line in session.journal] == [
            "reseau = Reseau([2, 1])",
            "reseau2 = Reseau(tailles=[1, 1])",
            "reseau.poids = [np.array([[1.0], [1.0]])]",
            "reseau.forward(np.array([[0.1], [0.333333]]))",
            "reseau3 = reseau2.remplir([0])",
        ]
        assert (repr(reseau), repr(other)) == ("reseau", "reseau2")
        session.start_example()
        assert (session.journal, session.context, session.printed) == ([], "", "")
        assert repr(copie.Reseau([1, 1])) == "reseau"


def test_the_journal_is_bounded():
    """A loop of calls does not fill the memory."""
    with session_on("def f(x): return x") as session:
        for k in range(450):
            Copie(session).f(k)
        assert len(session.journal) == 400


def test_upcalls_leave_no_trace_in_the_journal(copie_of):
    """What a lent function asks is not what the student would type."""
    with session_on(RESEAU, "def applique(f): return f()") as session:
        copie = Copie(session)
        copie.applique(lambda: copie.nand(1, 1))
        assert [str(line) for line in session.journal] == ["applique(<lambda>)"]


def asked(session):
    """The requests that go through a session from now on, by what they ask."""
    seen, exchange = [], session.channel.exchange

    def noting(request, on_upcall):
        seen.append(wire.decode(request, lambda ref: ref)[0])
        return exchange(request, on_upcall)

    session.channel.exchange = noting
    return seen


READ = """
def lire(lecteur, objets, fois):
    return [lecteur(objet) for _ in range(fois) for objet in objets]

class Garde:
    tailles = [1]
    poids = property(lambda self: [0, *self.__dict__["poids"]])

    def __init__(self):
        self.__dict__["poids"] = [2]

class Muet:
    __slots__ = ("poids",)
"""


def test_attributes_that_are_read_come_with_the_next_upcalls():
    """They are asked for once; then the copies that come along are read, each a fresh one."""

    def read(reseau):
        first, again = reseau.poids, reseau.poids
        first[0][:] = 9.0
        return again[0].tolist(), reseau.poids[0].tolist(), reseau.tailles

    with session_on(RESEAU, READ) as session:
        copie, requests = Copie(session), asked(session)
        objects = [copie.Reseau([1, 2]), copie.Reseau([2, 1])]
        found = copie.lire(read, objects, 3)
        assert found[0] == ([[0.0, 0.0]], [[0.0, 0.0]], [1, 2])
        assert found[1] == ([[0.0], [0.0]], [[0.0], [0.0]], [2, 1])
        assert found[2:] == found[:2] * 2
        assert requests == ["call", "call", "call", *["getattr"] * 4]  # of the first upcall


def test_methods_come_along_too():
    """A method is asked for once; an object that has an attribute of that name gives its own."""
    with session_on(RESEAU, READ) as session:
        copie, requests = Copie(session), asked(session)
        reseau, other = copie.Reseau([1, 2]), copie.Reseau([1])
        found = copie.lire(lambda r: r.forward(np.zeros(1)).tolist(), [reseau], 3)
        assert found == [[0.0, 0.0]] * 3
        assert requests == ["call"] * 3 + ["getattr"] + ["call"] * 3
        other.forward = abs
        assert copie.lire(lambda r: r.forward(-3.0), [other], 2) == [3.0, 3.0]


def test_an_attribute_that_may_have_changed_is_asked_for_again():
    """What came along is forgotten once the object is set or anything is called."""

    def change(reseau):
        reseau.poids = [*reseau.poids, [1.0]]
        count = len(reseau.poids)
        reseau.remplir(reseau.poids)
        return count, reseau.poids[0]

    with session_on(RESEAU, READ) as session:
        copie = Copie(session)
        objects = [copie.Reseau([2])]
        assert [n for n, _ in copie.lire(change, objects, 4)] == [1, 2, 3, 4]
        assert len(objects[0].poids) == 4


def test_only_what_getattr_would_give_comes_along():
    """Properties, attributes of classes and slots are asked for: the object decides."""
    with session_on(RESEAU, READ) as session:
        copie = Copie(session)
        guarded, mute = copie.Garde(), copie.Muet()
        session.request("setattr", mute, "poids", [3])
        assert copie.lire(lambda m: m.poids, [mute], 2) == [[3], [3]]
        assert copie.lire(lambda g: (g.poids, g.tailles), [guarded], 2) == [([0, 2], [1])] * 2


TWICE = """
import numpy as np

def deux_fois(f, *args):
    premier = f(*args)
    if isinstance(premier, np.ndarray):
        premier[:] = 9.0
    return f(*args)

def beaucoup(f, n):
    return sum(f(k) for k in range(n)) + sum(f(k) for k in range(n))
"""


def counted(function, steady=True):
    """`function`, which notes what it is called with."""

    def lent(*args):
        lent.calls.append(args)
        return function(*args)

    lent.calls, lent.steady = [], steady
    return lent


def test_a_steady_function_is_asked_once_for_the_same_data():
    """The copy keeps its answers, which stay as they were; 1, 1.0 and True are not the same data."""
    with session_on(TWICE) as session:
        copie, double = Copie(session), counted(lambda x: 2 * x)
        assert copie.deux_fois(double, np.ones(2)).tolist() == [2.0, 2.0]
        assert len(double.calls) == 1
        given = [1, 1.0, True, np.int64(1), 0.0, -0.0]
        assert [copie.deux_fois(double, x) for x in given] == [2 * x for x in given]
        assert [type(x) for (x,) in double.calls[1:]] == list(map(type, given))


def test_what_is_not_steady_is_asked_each_time():
    """A function of a test, which may count; one that looks at an object of the copy; one that raises."""

    def fails(x):
        raise ValueError("non")

    with session_on(TWICE, RESEAU) as session:
        copie, reseau = Copie(session), Copie(session).Reseau([2])
        functions = [
            (counted(lambda x: x, steady=False), 1),
            (counted(lambda r: r.tailles), reseau),
            (counted(lambda x: copie.value("VUS")), 1),
            (counted(lambda f: f), counted(lambda: 1)),
        ]
        session.request("replace", "VUS", [1])
        for function, given in functions:
            copie.deux_fois(function, given)
            assert len(function.calls) == 2
        refusing = counted(fails)
        for times in (1, 2):
            with pytest.raises(StudentFault, match="non"):
                copie.deux_fois(refusing, 1)
            assert len(refusing.calls) == times


def test_the_answers_that_a_copy_keeps_are_bounded():
    """What is asked beyond that is asked again, and comes out the same; so is what is large."""
    with session_on(TWICE) as session:
        copie, same, large = Copie(session), counted(lambda k: k), counted(np.sum)
        count = MAX_TOLD + 50
        assert copie.deux_fois(large, np.ones(TOLD_BYTES // 8)) == TOLD_BYTES // 8
        assert len(large.calls) == 2
        assert copie.beaucoup(same, count) == count * (count - 1)
        assert len(same.calls) == count + 50


@pytest.mark.parametrize("held", [None, 3, [], {}, [3], [{"poids": 3}], [{"poids": b""}], [{1: 2}]])
def test_attributes_that_are_nonsense_end_the_copy_or_come_to_nothing(held):
    """A worker may send what it likes along with an upcall: no error of ours comes of it."""
    session = Session(Answering(packed(["ok", 1])), [lambda reseau: reseau.poids])
    with contextlib.suppress(StudentGone):
        reply = session.on_upcall(packed([0, [wire.Ref("worker", 0, "object:x")], {}, held]))
        assert wire.decode(reply, lambda ref: ref)[0] in ("ok", "raised")
    assert session.gone is None or session.gone.outcome is Outcome.SEC


# --- a worker that breaks the protocol ------------------------------------------------------


class Answering:
    """A channel whose every reply is these bytes."""

    def __init__(self, reply):
        self.reply = reply

    def exchange(self, request, on_upcall):
        return self.reply


def packed(value):
    return wire.encode(value, lambda obj: wire.Ref("worker", 0, "object:x"))


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"\xc1",
        packed(3),
        packed([]),
        packed(["ok"]),
        packed(["ok", 1, 2]),
        packed(["raised"]),
        packed(["raised", [], "", ""]),
        packed(["raised", 3, "", ""]),
        packed(["raised", ["X"], np.ones(2), ""]),
        packed([np.ones(3), 1]),
        packed({"ok": 1}),
    ],
    ids=repr,
)
def test_an_unreadable_reply_ends_the_copy(reply):
    """Nonsense from the worker is SEC, now and for every later request."""
    session = Session(Answering(reply))
    with pytest.raises(StudentGone) as gone:
        session.request("value", "x")
    assert gone.value.outcome is Outcome.SEC
    assert gone.value.message.startswith("réponse illisible du processus de calcul : ")
    session.channel = MemoryChannel({"x": 1})
    with pytest.raises(StudentGone) as again:
        session.request("value", "x")
    assert again.value is gone.value


@pytest.mark.parametrize("value", [3, None, (1, 2), "abcd", np.float64(1)], ids=repr)
def test_a_call_must_give_three_things(value):
    """A call's reply is (result, arguments, text printed); anything else is SEC."""
    session = Session(Answering(packed(["ok", value])))
    with pytest.raises(StudentGone, match="réponse illisible du processus de calcul") as gone:
        Copie(session).f()
    assert gone.value.outcome is Outcome.SEC


@pytest.mark.parametrize("after", [[], [1, 2], "a", None, {"x": 1}, np.ones(1)], ids=repr)
def test_a_call_must_give_its_arguments_back(after):
    """As many as it got, in a list: a test that unpacks them never fails for their number."""
    session = Session(Answering(packed(["ok", (0, after, "")])))
    with pytest.raises(StudentGone, match="réponse illisible du processus de calcul") as gone:
        Copie(session).call_with_arguments("f", 1)
    assert gone.value.outcome is Outcome.SEC


@pytest.mark.parametrize(
    "calls", [3, [3], [(1,)], [((1,), {}, 2)], [([1], {})], [((), [])]], ids=repr
)
def test_records_are_calls(calls):
    """What was recorded is a list of (args, kwargs); anything else is SEC."""
    session = Session(Answering(packed(["ok", calls])))
    with pytest.raises(StudentGone, match="réponse illisible du processus de calcul") as gone:
        Copie(session).record("f")()
    assert gone.value.outcome is Outcome.SEC


def test_a_copy_that_died_is_not_asked_again():
    """What ended the copy is kept: the channel is not used a second time."""

    class Dead:
        asked = 0

        def exchange(self, request, on_upcall):
            self.asked += 1
            raise StudentGone(Outcome.TLE, "trop long")

    channel = Dead()
    copie = Copie(Session(channel))
    for _ in range(3):
        with pytest.raises(StudentGone, match="trop long"):
            copie.f()
    assert channel.asked == 1


def test_a_closed_session_answers_nothing():
    """A session that is closed from the start raises its reason."""
    gone = StudentGone(Outcome.TLE, "trop tard")
    with pytest.raises(StudentGone) as raised:
        Copie(Session.closed(gone)).f()
    assert raised.value is gone


def test_an_unknown_request_is_a_fault():
    """`Calls` carries out nothing but its own requests."""
    namespace = fresh_namespace()
    run_source("x = 1", "<cellule x>", namespace)
    session = Session(MemoryChannel(namespace))
    with pytest.raises(StudentFault, match="AttributeError"):
        session.request("exec", "x = 2")
    assert session.request("value", "x") == 1
    assert not hasattr(Calls(namespace), "do_exec")
