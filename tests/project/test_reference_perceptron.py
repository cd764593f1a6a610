"""References of TP1, against torch, finite differences, truth tables and integer addition."""

import importlib
import itertools

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from solutions import activations

# By its name: `solutions.perceptron` is the function, which hides the module.
reference = importlib.import_module("solutions.perceptron")

BITS = (0, 1)
PAIRS = list(itertools.product(BITS, repeat=2))
dyadic = st.integers(-64, 64).map(lambda k: k / 8)
neurons = st.integers(1, 6).flatmap(
    lambda n: st.tuples(
        st.lists(dyadic, min_size=n, max_size=n), st.lists(dyadic, min_size=n, max_size=n), dyadic
    )
)


@given(neurons, st.sampled_from([list, tuple, np.array]))
def test_perceptron_is_the_strict_step(neuron, container):
    """It is torch's Heaviside step with value 0 at 0, for any container."""
    x, w, b = neuron
    z = torch.dot(torch.tensor(w, dtype=torch.float64), torch.tensor(x, dtype=torch.float64)) + b
    step = torch.heaviside(z, torch.tensor(0.0, dtype=torch.float64))
    assert reference.perceptron(container(x), container(w), b) == int(step)


def test_perceptron_is_zero_on_its_boundary():
    """w.x + b = 0 gives 0."""
    assert reference.perceptron([2, 3, -1], [1, -2, 4], 8) == 0


@pytest.mark.parametrize("x", list(itertools.product(BITS, repeat=3)))
def test_festival(x):
    """The weather alone is enough, else bus and friend together."""
    weather, bus, friend = x
    wanted = bool(weather or (bus and friend))
    assert reference.perceptron(x, reference.w_festival, reference.b_festival) == wanted


@pytest.mark.parametrize(("x1", "x2"), PAIRS)
def test_gates(x1, x2):
    """Every gate has Python's truth table."""
    wanted = int(not (x1 and x2))
    assert reference.nand(x1, x2) == wanted
    assert reference.perceptron((x1, x2), reference.w_nand, reference.b_nand) == wanted
    assert reference.non(x1) == int(not x1)
    assert reference.et(x1, x2) == (x1 & x2)
    assert reference.ou(x1, x2) == (x1 | x2)
    assert reference.xor(x1, x2) == (x1 ^ x2)


@pytest.mark.parametrize("constant", BITS)
def test_gates_come_from_nand(monkeypatch, constant):
    """With a constant in the place of `nand`, every gate is constant."""
    monkeypatch.setattr(reference, "nand", lambda x1, x2: constant)
    assert len({reference.non(x) for x in BITS}) == 1
    for gate in (reference.et, reference.ou, reference.xor):
        assert len({gate(*pair) for pair in PAIRS}) == 1


def test_small_adders_count():
    """somme + 2 retenue is the number of ones."""
    for a, b in PAIRS:
        somme, retenue = reference.demi_additionneur(a, b)
        assert somme + 2 * retenue == a + b
    for a, b, r in itertools.product(BITS, repeat=3):
        somme, retenue = reference.additionneur_complet(a, b, r)
        assert somme + 2 * retenue == a + b + r


@given(st.integers(1, 9).flatmap(lambda n: st.tuples(*[st.integers(0, 2**n - 1)] * 2, st.just(n))))
def test_adder_is_integer_addition(case):
    """n bits and n bits give the n + 1 bits of the integer sum."""
    a, b, n = case
    x, y = ([(number >> k) & 1 for k in range(n)] for number in (a, b))
    assert reference.additionneur(x, y) == [((a + b) >> k) & 1 for k in range(n + 1)]


@pytest.mark.parametrize("shape", [(), (1,), (5,), (2, 3), (4, 1, 2)])
def test_sigmoid_and_derivative_against_torch(shape):
    """Values and shapes are torch's, to rounding, and so is the derivative by autograd."""
    z = np.random.default_rng(1).normal(scale=8, size=shape)
    t = torch.tensor(z, requires_grad=True)
    a = torch.sigmoid(t)
    a.sum().backward()
    for got, wanted in (
        (activations.sigmoide(z), a.detach().numpy()),
        (activations.sigmoide_prime(z), t.grad.numpy()),
    ):
        np.testing.assert_allclose(got, wanted, rtol=1e-9, atol=1e-15)
        assert np.shape(got) == shape


def test_sigmoid_derivative_by_central_differences():
    """sigmoide_prime is the slope of sigmoide, at every element."""
    z = np.linspace(-6, 6, 25)
    slope = (activations.sigmoide(z + 1e-5) - activations.sigmoide(z - 1e-5)) / 2e-5
    np.testing.assert_allclose(activations.sigmoide_prime(z), slope, atol=1e-10)


@pytest.mark.parametrize("z", [1e4, -1e4, np.array([-1e4, -750.0, 0.0, 750.0, 1e4])])
def test_sigmoid_is_stable(z):
    """No overflow, NaN or infinity up to 1e4, and no warning either."""
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        a, slope = activations.sigmoide(z), activations.sigmoide_prime(z)
    np.testing.assert_array_equal(a, np.where(np.asarray(z) == 0, 0.5, np.asarray(z) > 0))
    np.testing.assert_array_equal(slope, np.where(np.asarray(z) == 0, 0.25, 0))


@pytest.mark.parametrize("z", [3, -3, True, np.arange(-4, 5), np.arange(5, dtype=np.uint8)])
def test_sigmoid_takes_integers(z):
    """Integers give what floats give."""
    wanted = activations.sigmoide(np.asarray(z, dtype=float))
    np.testing.assert_array_equal(activations.sigmoide(z), wanted)


def test_sigmoid_leaves_its_input():
    """The array received is not written to."""
    z = np.array([-1.0, 2.0])
    activations.sigmoide(z)
    activations.sigmoide_prime(z)
    np.testing.assert_array_equal(z, [-1.0, 2.0])


@given(neurons)
def test_sigmoid_neuron_against_torch(neuron):
    """It is torch.sigmoid of w.x + b."""
    x, w, b = neuron
    z = torch.dot(torch.tensor(w, dtype=torch.float64), torch.tensor(x, dtype=torch.float64)) + b
    assert reference.neurone_sigmoide(x, w, b) == pytest.approx(float(torch.sigmoid(z)), abs=1e-15)


@settings(max_examples=50)
@given(neurons)
def test_sigmoid_neuron_tends_to_the_perceptron(neuron):
    """Scaled by a large c, it is the perceptron wherever w.x + b is not 0."""
    x, w, b = neuron
    if np.dot(w, x) + b == 0:
        b += 1 / 8
    c = 1e4
    got = reference.neurone_sigmoide(x, [c * weight for weight in w], c * b)
    assert got == pytest.approx(reference.perceptron(x, w, b), abs=1e-12)


def test_variation_is_the_gradient_times_the_step():
    """It is torch's gradient of the output, dotted with (dw, db)."""
    rng = np.random.default_rng(3)
    x, w, dw = rng.normal(size=(3, 4))
    b, db = rng.normal(size=2)
    tw, tb = torch.tensor(w, requires_grad=True), torch.tensor(b, requires_grad=True)
    torch.sigmoid(tw @ torch.tensor(x) + tb).backward()
    wanted = float(tw.grad @ torch.tensor(dw) + tb.grad * db)
    assert reference.variation(x, w, b, dw, db) == pytest.approx(wanted, rel=1e-12)
