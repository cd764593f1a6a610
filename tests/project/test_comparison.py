"""Comparisons of hidden tests: what they accept, what they refuse, and the words they use."""

import contextlib

import numpy as np
import pytest

from autograder.comparison import (
    Mismatch,
    check,
    check_array,
    check_arrays,
    check_bit,
    check_bits,
    check_finite,
    check_gradients,
    check_integer,
    check_number,
    check_parameters,
    check_shape,
    check_unchanged,
)
from autograder.gap import array_fault, as_array, gap_signature, ratio_phrase
from autograder.notation import show_call, show_number, show_value, shown_as
from autograder.proxy import Handle
from autograder.session import Session
from autograder.wire import Ref

NAN, INF = float("nan"), float("inf")
BIG = 10**400  # no float is that large
HANDLE = Handle(Session(None), Ref("worker", 0, "object:Egal"))
NO_DATA = "le résultat n'est ni un nombre, ni une liste, ni un tableau."
IS_NONE = "le résultat est None. Manque-t-il un `return` ?"


def refusal(function, *args, **kwargs):
    """The `Mismatch` that a comparison must raise."""
    with pytest.raises(Mismatch) as caught:
        function(*args, **kwargs)
    return caught.value


# --- bits ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [int, bool, float, np.bool_, np.int8, np.float32, np.array])
@pytest.mark.parametrize("bit", [0, 1])
def test_a_bit_in_any_form(kind, bit):
    """Integers, booleans, floats, NumPy scalars and 0-d arrays are bits."""
    check_bit(kind(bit), bit)


@pytest.mark.parametrize(
    "got",
    [
        2,
        -1,
        0.5,
        NAN,
        INF,
        BIG,
        "1",
        b"1",
        [1],
        np.array([1]),
        1j,
        {1},
        {"a": 1},
        (),
        np.array("1"),
    ],
)
def test_what_is_no_bit(got):
    """Anything that is neither 0 nor 1 is refused, of whatever type."""
    assert refusal(check_bit, got, 1).message == "le résultat doit être le bit 0 ou le bit 1."


def test_a_wrong_bit():
    """The other bit is refused."""
    fault = refusal(check_bit, 0.0, 1, about="somme")
    assert fault.message == "somme : on attendait le bit 1."
    assert (fault.got, fault.expected) == ("0.0", "1")
    assert refusal(check_bit, True, 0).message == "on attendait le bit 0."


@pytest.mark.parametrize(
    "got",
    [(1, 0), [1, 0], np.array([1, 0]), np.array([True, False]), (1.0, np.int64(0)), [True, 0]],
)
def test_bits_in_any_container(got):
    """Tuples, lists and vectors of bits are accepted."""
    check_bits(got, (1, 0))


@pytest.mark.parametrize(
    ("got", "message"),
    [
        ((0, 0), "le bit d'indice 0 est faux."),
        ((1, 1), "le bit d'indice 1 est faux."),
        ((1, 2), "le bit d'indice 1 est faux."),
        ((1, NAN), "le bit d'indice 1 est faux."),
        ((1, None), "le bit d'indice 1 est faux."),
        ((1, [0]), "le bit d'indice 1 est faux."),
        ((1, "0"), "le bit d'indice 1 est faux."),
        ((1, HANDLE), "le bit d'indice 1 est faux."),
        ((1,), "1 bit au lieu de 2."),
        ([1, 0, 0], "3 bits au lieu de 2."),
        ([], "0 bit au lieu de 2."),
        (1, "le résultat doit être une liste (ou un tuple) de bits."),
        ("10", "le résultat doit être une liste (ou un tuple) de bits."),
        ({1, 0}, "le résultat doit être une liste (ou un tuple) de bits."),
        (np.array([[1, 0]]), "le résultat doit être une liste (ou un tuple) de bits."),
        (None, IS_NONE),
        (HANDLE, NO_DATA),
    ],
    ids=repr,
)
def test_wrong_bits(got, message):
    """The first thing that is wrong is said."""
    fault = refusal(check_bits, got, (1, 0), about="")
    assert fault.message == message
    assert fault.expected == "(1, 0)"


# --- numbers ------------------------------------------------------------------------------


@pytest.mark.parametrize("got", [6, 6.0, np.int8(6), np.float32(6), np.array(6), np.array(6.0)])
def test_integers(got):
    """An integer is one in any numeric form."""
    check_integer(got, 6)


@pytest.mark.parametrize(
    ("got", "message"),
    [
        (5, "mauvaise valeur."),
        (12, "mauvaise valeur ; c'est exactement le double de ce qui est attendu."),
        (-6.0, "mauvaise valeur ; c'est exactement l'opposé de ce qui est attendu."),
        (BIG, "mauvaise valeur."),
        (-BIG, "mauvaise valeur."),
        (6.5, "le résultat doit être un entier."),
        (NAN, "le résultat doit être un entier."),
        (np.float32(INF), "le résultat doit être un entier."),
        (True, "le résultat doit être un entier."),
        ("6", "le résultat doit être un entier."),
        ([6], "le résultat doit être un entier."),
        (6 + 0j, "le résultat doit être un entier."),
        (None, IS_NONE),
        (HANDLE, NO_DATA),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_wrong_integers(got, message):
    """Anything but the integer is refused, the factor told when there is one."""
    assert refusal(check_integer, got, 6).message == message


@pytest.mark.parametrize(
    "got", [0.25, np.float32(0.25), np.array(0.25), 0.25 + 2e-8, 1 / 4, np.float16(0.25)]
)
def test_numbers(got):
    """A number is compared within the tolerance."""
    check_number(got, 0.25)


@pytest.mark.parametrize("got", [3, True + 2, np.uint8(3), np.array(3)])
def test_integers_are_numbers(got):
    """An integral value may be an integer."""
    check_number(got, 3.0)


@pytest.mark.parametrize(
    ("got", "message"),
    [
        (0.5, "mauvaise valeur ; c'est exactement le double de ce qui est attendu."),
        (0.125, "mauvaise valeur ; c'est exactement la moitié de ce qui est attendu."),
        (-0.25, "mauvaise valeur ; c'est exactement l'opposé de ce qui est attendu."),
        (-0.5, "mauvaise valeur ; c'est le double, et de signe contraire."),
        (1.25, "mauvaise valeur ; c'est 5 fois trop grand."),
        (0.25 / 7, "mauvaise valeur ; c'est 7 fois trop petit."),
        (0.25 * 33, "mauvaise valeur."),
        (0.25001, "mauvaise valeur."),
        (0, "mauvaise valeur."),
        (NAN, "le résultat n'est pas un nombre fini."),
        (-INF, "le résultat n'est pas un nombre fini."),
        (BIG, "le résultat n'est pas un nombre fini."),
        (np.array([0.25]), "le résultat doit être un nombre, et non un tableau de forme (1,)."),
        ([0.25], "le résultat doit être un nombre."),
        ("0.25", "le résultat doit être un nombre."),
        (0.25 + 0j, "le résultat doit être un nombre."),
        (None, IS_NONE),
        (HANDLE, NO_DATA),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_wrong_numbers(got, message):
    """The gap of a number is named when it is constant."""
    fault = refusal(check_number, got, 0.25, about="C")
    assert fault.message == f"C : {message}"
    assert fault.expected == "0.25"


def test_a_number_near_zero():
    """Near zero the absolute tolerance decides."""
    check_number(1e-13, 0.0)
    assert refusal(check_number, 1e-3, 0.0).message == "mauvaise valeur."
    check_number(1e-10, 0.0, atol=1e-9)


# --- arrays -------------------------------------------------------------------------------

TARGET = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


@pytest.mark.parametrize(
    "got",
    [
        TARGET,
        TARGET.astype(int),
        TARGET.tolist(),
        tuple(TARGET),
        TARGET.astype(np.float32),
        TARGET * (1 + 1e-8),
    ],
)
def test_arrays(got):
    """Arrays, nested lists and tuples of numbers are compared by value."""
    check_array(got, TARGET)


@pytest.mark.parametrize(
    ("got", "message"),
    [
        (TARGET.T, "forme (3, 2) au lieu de (2, 3) : est-ce transposé ?"),
        (TARGET.ravel(), "forme (6,) au lieu de (2, 3) : les deux ne sont pas interchangeables."),
        (TARGET[:1], "forme (1, 3) au lieu de (2, 3)."),
        (5.0, "forme () au lieu de (2, 3)."),
        (TARGET * 0, "faux à l'indice (0, 0) (0.0 au lieu de 1.0) : tous les éléments sont nuls."),
        (-TARGET, "faux à l'indice (0, 0) (-1.0 au lieu de 1.0) ; c'est exactement l'opposé de ce qui est attendu."),
        (2 * TARGET, "faux à l'indice (0, 0) (2.0 au lieu de 1.0) ; c'est exactement le double de ce qui est attendu."),
        (TARGET / 3, "faux à l'indice (0, 0) (0.333333 au lieu de 1.0) ; c'est 3 fois trop petit."),
        (3 * TARGET, "faux à l'indice (0, 0) (3.0 au lieu de 1.0) ; c'est 3 fois trop grand."),
        ([[1, 2, 3], [4, 5, 7]], "faux à l'indice (1, 2) (7.0 au lieu de 6.0)."),
        (np.where(TARGET == 5, NAN, 2 * TARGET), "NaN ou infini à l'indice (1, 1)."),
        (np.where(TARGET == 2, INF, TARGET), "NaN ou infini à l'indice (0, 1)."),
        ([[1, 2, 3], [4, 5]], "n'est pas un tableau de nombres."),
        ("texte", "n'est pas un tableau de nombres."),
        ([["1"]], "n'est pas un tableau de nombres."),
        ([[1, HANDLE, 3], [4, 5, 6]], "n'est pas un tableau de nombres."),
        ([[1, None, 3], [4, 5, 6]], "n'est pas un tableau de nombres."),
        (TARGET + 0j, "n'est pas un tableau de nombres."),
        (BIG, "forme () au lieu de (2, 3)."),
        ([[BIG] * 3] * 2, "n'est pas un tableau de nombres."),
        ({"a": 1}, "n'est pas un tableau de nombres."),
        (None, IS_NONE),
        (HANDLE, NO_DATA),
    ],
    ids=lambda value: repr(value)[:30],
)  # fmt: skip
def test_wrong_arrays(got, message):
    """What is wrong with an array is said in one French sentence."""
    assert refusal(check_array, got, TARGET, about="").message == message


def test_a_vector_has_a_plain_index():
    """The index of a vector is a number, the subject comes first."""
    fault = refusal(check_array, [1.0, 2.5], [1.0, 2.0], about="x")
    assert fault.message == "x : faux à l'indice 1 (2.5 au lieu de 2.0)."
    assert (fault.got, fault.expected) == ("[1.0, 2.5]", "np.array([1.0, 2.0])")
    assert refusal(check_array, [1.0], np.ones((1, 1))).message.startswith("forme (1,) au lieu")


def test_a_square_matrix_may_be_transposed():
    """A square array that is right but for its transposition is told so."""
    square = np.array([[1.0, 2.0], [3.0, 4.0]])
    fault = refusal(check_array, square.T, square)
    assert fault.message == (
        "faux à l'indice (0, 1) (3.0 au lieu de 2.0) ; c'est la transposée de ce qui est attendu."
    )


def test_shapes_are_strict():
    """(n,), (n, 1) and (1, n) are three shapes; nothing is broadcast."""
    check_array(np.zeros((0, 3)), np.zeros((0, 3)))
    for got, expected in (((3,), (3, 1)), ((3, 1), (1, 3)), ((), (3,)), ((1,), ()), ((0,), (0, 1))):
        assert refusal(check_array, np.zeros(got), np.zeros(expected)).message.startswith("forme ")


def test_huge_values_are_compared():
    """Values whose difference overflows are different, without a warning."""
    refusal(check_array, np.array([1e308, 1.0]), np.array([-1e308, 1.0]))


def test_nan_is_never_right():
    """NaN is refused even where NaN or anything at all would be close."""
    assert refusal(check_array, [NAN], [0.0], rtol=INF).message == "NaN ou infini à l'indice 0."


def test_shape_alone():
    """`check_shape` looks at the shape, of lists too."""
    check_shape([[1, 2], [3, 4]], (2, 2))
    check_shape(2.5, ())
    check_shape(2**70, ())
    fault = refusal(check_shape, np.zeros((3, 2)), (2, 3), about="poids[0]")
    assert fault.message == "poids[0] : forme (3, 2) au lieu de (2, 3) : est-ce transposé ?"
    assert (fault.got, fault.expected) == ("forme (3, 2)", "forme (2, 3)")
    assert refusal(check_shape, None, (2,), about="w").message == "w : vaut None."
    assert refusal(check_shape, "ab", (2,)).got == "'ab'"


def test_finite_alone():
    """`check_finite` accepts finite numbers in any form, nothing else."""
    for got in (1, [1.0, 2], np.zeros((0, 2)), 2**70):
        check_finite(got)
    for got in ([1.0, NAN], np.array([INF]), NAN, BIG):
        assert refusal(check_finite, got).message == "le résultat contient NaN ou l'infini."
    for got in ("1", HANDLE, None):
        refusal(check_finite, got)


# --- unchanged ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (np.arange(3), np.arange(3)),
        ([1, 2], [1, 2]),
        ([np.zeros((2, 1)), np.zeros((1, 1))], [np.zeros((2, 1)), np.zeros((1, 1))]),
        ([(np.zeros((2, 1)), 3)], [(np.zeros((2, 1)), 3)]),
        ([], []),
        (2.5, 2.5),
    ],
    ids=repr,
)
def test_unchanged(before, after):
    """The same values, whatever holds them, are unchanged."""
    check_unchanged(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (np.arange(3), np.arange(3) + 1),
        (np.zeros(3), np.zeros((3, 1))),
        (np.zeros(3), np.array([0, 0, NAN])),
        ([1, 2], [1, 2, 3]),
        ([1, 2], [1]),
        ([np.zeros((2, 1)), np.zeros((1, 1))], [np.zeros((2, 1)), np.ones((1, 1))]),
        ([(np.zeros((2, 1)), np.zeros(1))], [(np.ones((2, 1)), np.zeros(1))]),
        (np.zeros(2), None),
        (np.zeros(2), HANDLE),
        ([1, 2], "ab"),
    ],
    ids=repr,
)
def test_changed(before, after):
    """A change is seen at any depth, however the shapes differ among themselves."""
    fault = refusal(check_unchanged, before, after, about="mini_batch")
    assert fault.message == ("`mini_batch` a été modifié : travaillez sur une copie.")


@pytest.mark.parametrize("after", [{"W": np.ones(2)}, {"W": np.zeros(2), "b": 0}, {}, None, HANDLE])
def test_a_changed_dict(after):
    """A dict of parameters is compared key by key."""
    check_unchanged({"W": np.zeros(2)}, {"W": np.zeros(2)}, about="p")
    fault = refusal(check_unchanged, {"W": np.zeros(2)}, after, about="p")
    assert fault.message == "`p` a été modifié : travaillez sur une copie."


# --- several arrays -----------------------------------------------------------------------

BIASES = [np.array([[1.0], [2.0]]), np.array([[3.0]])]
WEIGHTS = [np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([[4.0], [7.0]])]


def gradients(**changes):
    """The right couple, with some arrays replaced: `w1=…` is nabla_w[1]."""
    b, w = list(BIASES), list(WEIGHTS)
    for name, value in changes.items():
        {"b": b, "w": w}[name[0]][int(name[1])] = value
    return b, w


def test_right_gradients():
    """Lists and tuples of arrays, as a couple in either form, are accepted."""
    check_gradients(gradients(), (BIASES, WEIGHTS))
    check_gradients([tuple(BIASES), tuple(WEIGHTS)], (BIASES, WEIGHTS))
    check_gradients(([b.tolist() for b in BIASES], WEIGHTS), (BIASES, WEIGHTS))


def test_gradients_say_which_are_right_and_which_wrong():
    """Each wrong `nabla_w[l]` is told with its gap, the right ones are listed."""
    got = gradients(w0=2 * WEIGHTS[0], b1=None)
    fault = refusal(check_gradients, got, (BIASES, WEIGHTS))
    assert fault.message == (
        "nabla_b[1] : vaut None.\n"
        "nabla_w[0] : faux à l'indice (0, 0) (2.0 au lieu de 1.0) ; "
        "c'est exactement le double de ce qui est attendu."
    )
    assert fault.right == ["nabla_b[0]", "nabla_w[1]"]
    assert (fault.got, fault.expected) == ("nabla_b[1] = None", "nabla_b[1] = np.array([[3.0]])")


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        (lambda w: -w, "c'est exactement l'opposé de ce qui est attendu."),
        (lambda w: w / 2, "c'est exactement la moitié de ce qui est attendu."),
        (lambda w: w / 5, "c'est 5 fois trop petit."),
        (lambda w: w * 5, "c'est 5 fois trop grand."),
        (lambda w: w.T, "c'est la transposée de ce qui est attendu."),
        (lambda w: w * 0, "tous les éléments sont nuls."),
    ],
)
def test_gradients_name_a_constant_gap(change, phrase):
    """Sign, factor 1/n, transposition: named for the array concerned."""
    fault = refusal(check_gradients, gradients(w0=change(WEIGHTS[0])), (BIASES, WEIGHTS))
    assert fault.message.endswith((f" ; {phrase}", f" : {phrase}"))
    assert fault.message.startswith("nabla_w[0] : faux à l'indice ")
    assert fault.right == ["nabla_b[0]", "nabla_b[1]", "nabla_w[1]"]


def test_a_transposed_gradient_is_a_matter_of_shape():
    """A gradient of the transposed shape is told so."""
    fault = refusal(check_gradients, gradients(w1=WEIGHTS[1].T), (BIASES, WEIGHTS))
    assert fault.message == "nabla_w[1] : forme (1, 2) au lieu de (2, 1) : est-ce transposé ?"


@pytest.mark.parametrize(
    "got", [(BIASES,), [BIASES, WEIGHTS, []], 3, np.zeros((2, 2)), "ab"], ids=repr
)
def test_gradients_come_as_a_couple(got):
    """Anything but a couple is told what is expected."""
    fault = refusal(check_gradients, got, (BIASES, WEIGHTS))
    assert fault.message == "Le résultat doit être le couple (nabla_b, nabla_w)."
    assert fault.expected == "(nabla_b, nabla_w)"


@pytest.mark.parametrize(
    ("got", "message"),
    [
        (WEIGHTS[:1], "poids doit être une liste de 2 tableaux (1 élément ici)."),
        (3.0, "poids doit être une liste de 2 tableaux (3.0 ici)."),
        (None, f"poids : {IS_NONE}"),
        (HANDLE, f"poids : {NO_DATA}"),
    ],
    ids=repr,
)
def test_lists_of_arrays(got, message):
    """A list of the wrong length, or no list, is told so under its name."""
    assert refusal(check_arrays, got, WEIGHTS, "poids").message == message


def test_a_couple_inverted():
    """(nabla_w, nabla_b) is wrong in every array."""
    fault = refusal(check_gradients, (WEIGHTS, BIASES), (BIASES, WEIGHTS))
    assert fault.right == []
    assert [line.split(" ")[0] for line in fault.message.splitlines()] == [
        "nabla_b[0]", "nabla_b[1]", "nabla_w[0]", "nabla_w[1]",
    ]  # fmt: skip


PARAMETERS = {"W_f": WEIGHTS[0], "b_f": np.array([1.0, 2.0])}


def test_right_parameters():
    """A dict with each key is accepted, in any order, with others too, arrays or lists."""
    check_parameters(PARAMETERS, PARAMETERS)
    check_parameters({"b_f": [1, 2], "x": None, "W_f": WEIGHTS[0].tolist()}, PARAMETERS)


def test_parameters_say_which_are_right_and_which_wrong():
    """Each wrong key is told with its gap, the right ones are listed; missing keys come first."""
    fault = refusal(check_parameters, PARAMETERS | {"W_f": -WEIGHTS[0]}, PARAMETERS)
    assert fault.message == (
        'dp["W_f"] : faux à l\'indice (0, 0) (-1.0 au lieu de 1.0) ; '
        "c'est exactement l'opposé de ce qui est attendu."
    )
    assert fault.right == ['dp["b_f"]']
    assert fault.got == 'dp["W_f"] = np.array([[-1.0, -2.0], [-3.0, -5.0]])'
    fault = refusal(check_parameters, {"db_f": 1, "W_f": WEIGHTS[0]}, PARAMETERS)
    assert fault.message == "dp n'a pas de clé \"b_f\" (il a ['db_f', 'W_f'])."
    assert fault.right == ['dp["W_f"]']


def test_parameters_under_their_own_names():
    """With an empty name, the keys are the names of the results."""
    fault = refusal(check_parameters, {"dx": [1.0], "dh": [2.0]}, {"dx": [1.0], "dh": [3.0]}, "")
    assert fault.message == "dh : faux à l'indice 0 (2.0 au lieu de 3.0)."
    assert fault.right == ["dx"]


@pytest.mark.parametrize(
    ("got", "message"),
    [
        ([1.0], "dp doit être un dictionnaire."),
        (None, f"dp : {IS_NONE}"),
        (HANDLE, f"dp : {NO_DATA}"),
    ],
    ids=repr,
)
def test_what_is_no_dict(got, message):
    """Anything but a dict is told what is expected."""
    fault = refusal(check_parameters, got, PARAMETERS)
    assert fault.message == message
    assert fault.expected == 'un dictionnaire de clés "W_f", "b_f"'


def test_at_most_six_arrays_are_told():
    """A deep network's message stays short."""
    expected = [np.ones(2)] * 10
    fault = refusal(check_arrays, [np.zeros(2)] * 10, expected, "poids")
    assert len(fault.message.splitlines()) == 6


def test_a_condition():
    """`check` says its message, and shows values as the student would type them."""
    check(True, "rien")
    fault = refusal(check, False, "Une phrase.", got=[1.5], expected=(0,), right=["a"])
    assert (fault.message, fault.got, fault.expected, fault.right) == (
        "Une phrase.", "[1.5]", "(0,)", ["a"],
    )  # fmt: skip
    assert refusal(check, False, "Sans valeurs.").got is None


@pytest.mark.parametrize(
    "got",
    [BIG, -BIG, 2**70, NAN, 1j, "x" * 10**6, b"\xff", [BIG], [[[]]], {1: {2: 3}}, {1}, HANDLE, [HANDLE],
     np.array("a"), np.array(1.5), np.zeros((0,)), np.zeros((2, 0, 3)), np.array([1j]), np.uint64(2**64 - 1), np.float16(INF),
     [np.zeros(2), np.zeros(3)], [[1], 2], (), "", np.zeros(10**6)],
    ids=lambda value: repr(value)[:25],
)  # fmt: skip
def test_whatever_crosses_is_judged_without_an_error_of_ours(got):
    """No value that a student can send makes a comparison raise anything but `Mismatch`."""
    for function, expected in (
        (check_bit, 1), (check_bits, (0, 1)), (check_integer, 3), (check_number, 0.5), (check_shape, (2,)),
        (check_array, TARGET), (check_arrays, WEIGHTS), (check_gradients, (BIASES, WEIGHTS)),
        (check_parameters, PARAMETERS),
    ):  # fmt: skip
        arguments = (got, expected, "poids") if function is check_arrays else (got, expected)
        fault = refusal(function, *arguments) if function is not check_shape else None
        assert fault is None or len(fault.got or "") < 250
    for function in (
        check_finite,
        lambda got: check_shape(got, (2,)),
        lambda got: check_unchanged(1.5, got),
    ):
        with contextlib.suppress(Mismatch):
            function(got)


# --- gap and notation ---------------------------------------------------------------------


def test_as_array_takes_numbers_only():
    """Numbers and nested lists of them become arrays; nothing else does."""
    assert as_array([[1, 2.5], [True, np.int8(3)]]).tolist() == [[1.0, 2.5], [1.0, 3.0]]
    assert as_array(BIG) == INF
    assert as_array(-BIG) == -INF
    for value in ("1", ["1"], [None], [[1], [1, 2]], {1: 2}, 1j, np.array([None]), HANDLE):
        assert as_array(value) is None
    deep = [1.0]
    for _ in range(16):
        deep = [deep]
    assert as_array(deep) is None


def test_gap_signatures_need_every_element():
    """A factor is told only when it is the same everywhere, zeros included."""
    target = np.array([1.0, 2.0, 0.0])
    assert gap_signature(2 * target, target).endswith("exactement le double de ce qui est attendu")
    assert gap_signature(np.array([2.0, 4.0, 1.0]), target) == ""
    assert gap_signature(np.array([2.0, 4.1, 0.0]), target) == ""
    assert gap_signature(np.array([1.0, 1.0, 1.0]), np.zeros(3)) == ""


def test_ratio_phrases_are_certain_or_absent():
    """No phrase where there is no telling factor."""
    assert ratio_phrase(1.0, 0.0) == ""
    assert ratio_phrase(NAN, 1.0) == ""
    assert ratio_phrase(2.001, 1.0) == ""
    assert ratio_phrase(32.0, 1.0) == " ; c'est 32 fois trop grand"
    assert ratio_phrase(33.0, 1.0) == ""


def test_array_fault_is_empty_when_nothing_is_wrong():
    """A right array has no fault, nor has a shape without a target."""
    assert array_fault(TARGET, TARGET, (2, 3), 1e-6, 0.0) == ""
    assert array_fault(TARGET * NAN, None, (2, 3), 1e-6, 0.0) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        (True, "True"),
        (np.bool_(False), "False"),
        (3, "3"),
        (3.0, "3.0"),
        (1 / 3, "0.333333"),
        (1e-20, "1e-20"),
        (10**20, "1e+20"),
        (NAN, "nan"),
        (1 + 2j, "1+2j"),
        ("l'été", '"l\'été"'),
        ([1, (2,), ()], "[1, (2,), ()]"),
        ({2, 1}, "{1, 2}"),
        (set(), "set()"),
        ({"a": [1.5]}, "{'a': [1.5]}"),
        (np.array([[1, 2], [3, 4]]), "np.array([[1, 2], [3, 4]])"),
        (np.array(2.5), "np.array(2.5)"),
        (np.zeros((0, 2)), "np.empty((0, 2))"),
        (np.arange(100.0), "<tableau de forme (100,), de 0.0 à 99.0>"),
        (list(range(20)), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …]"),
        (BIG, "<int>"),
        (HANDLE, "<Egal>"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_values_as_a_student_would_type_them(value, text):
    """Short decimals in Python's notation."""
    assert show_value(value) == text


def test_notation_is_short():
    """No value takes more than 160 characters."""
    for value in ("x" * 999, [["y" * 99] * 12] * 12, dict.fromkeys(range(50), "z" * 50)):
        assert len(show_value(value)) <= 160
    assert show_value([1, 2, 3], limit=6) == "[1,  …"


def test_calls_in_notation():
    """A call is written as it would be typed."""
    assert show_call("f", (1, [0.5]), {"eta": np.float64(2)}) == "f(1, [0.5], eta=2.0)"
    assert show_number(np.int64(-7)) == "-7"


def test_a_function_that_is_lent_is_written_so_that_it_can_be_pasted():
    """Its expression where there is room for it, else its name; a handle is never asked for one."""

    @shown_as(lambda: "lambda v: v[0]**2")
    def f(v):
        return v[0] ** 2

    assert (
        show_call("gradient_numerique", (f, 0.5), {})
        == "gradient_numerique(lambda v: v[0]**2, 0.5)"
    )
    assert show_value(f, limit=10) == "f"
    assert show_value(HANDLE) == "<Egal>"


def test_arguments_stay_whole_in_a_call():
    """An argument has more room than a result, so that the call can be pasted; else no more."""
    p = {f"W_{gate}": np.full((2, 3), -0.25) for gate in "fioC"}
    image = np.full((1, 7, 8), -0.25)
    shown = show_call("dict", (), {"p": p, "X": image})
    assert eval(shown)["X"].shape == image.shape
    assert len(show_value([p])) <= 160
    assert show_call("f", ([image] * 3,), {}) == f"f({show_value([image] * 3)})"


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("got", [[1e300], [1e300, 1.0], [-1e300, 1e300]])
def test_a_ratio_beyond_every_float_says_nothing(got):
    """Nor does it warn: the difference is told by its index alone."""
    with pytest.raises(Mismatch) as caught:
        check_array(np.array(got), np.array([1e-20] * len(got)))
    assert "exactement" not in caught.value.message
