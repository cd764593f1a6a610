"""The references of tp09 against torch, an independent GRU, central differences, hand-made cases."""

import copy

import numpy as np
import pytest
import torch

from solutions.recurrents import (
    cellule_gru,
    cellule_gru_retro,
    cellule_lstm,
    cellule_lstm_retro,
    cellule_rnn,
    facteur_evanescent,
    lstm,
    lstm_retro,
    rnn,
)
from solutions.reseau import gradient_numerique

DRAWS = 200
TIGHT = {"rtol": 1e-10, "atol": 1e-10}
IN_TORCH_ORDER = "ifCo"  # torch stacks its gates: input, forget, cell, output


def sizes(rng):
    """Inputs, hidden units and steps, from 1 up."""
    return rng.integers(1, 6), rng.integers(1, 6), rng.integers(1, 9)


def lstm_parameters(rng, i, h):
    """Parameters of an LSTM, biases not zero, on a scale from faint to saturated."""
    scale = rng.choice([0.3, 1.0, 4.0])
    p = {f"W_{g}": scale * rng.normal(size=(h, h + i)) for g in "fioC"}
    return p | {f"b_{g}": scale * rng.normal(size=h) for g in "fioC"}


def gru_parameters(rng, i, h):
    """Parameters of a GRU; the candidate's are `W` and `b`."""
    p = {f"W{g}": rng.normal(size=(h, h + i)) for g in ("", "_z", "_r")}
    return p | {f"b{g}": rng.normal(size=h) for g in ("", "_z", "_r")}


def tensor(*arrays):
    """Float64 leaves that want a gradient."""
    return [torch.tensor(a, dtype=torch.float64, requires_grad=True) for a in arrays]


def load(module, suffix, ih, hh, b_ih, b_hh):
    """Put weights and both biases in a torch cell (suffix "") or network ("_l0")."""
    parts = (("weight_ih", ih), ("weight_hh", hh), ("bias_ih", b_ih), ("bias_hh", b_hh))
    for name, value in parts:
        getattr(module, name + suffix).data = torch.tensor(value)
    return module


def torch_rnn(kind, suffix, rng, W_h, W_x, b):
    """An RNNCell or RNN whose two biases add up to b."""
    share = rng.normal(size=b.shape)
    module = kind(W_x.shape[1], W_x.shape[0], dtype=torch.float64)
    return load(module, suffix, W_x, W_h, share, b - share)


def torch_lstm(kind, suffix, rng, p):
    """An LSTMCell or LSTM whose two biases add up to those of p."""
    h, total = p["W_f"].shape
    W = np.vstack([p[f"W_{g}"] for g in IN_TORCH_ORDER])
    b = np.concatenate([p[f"b_{g}"] for g in IN_TORCH_ORDER])
    share = rng.normal(size=b.shape)
    module = kind(total - h, h, dtype=torch.float64)
    return load(module, suffix, W[:, h:], W[:, :h], share, b - share)


def torch_gradients(module, suffix):
    """Gradients of a torch LSTM in the keys of p."""
    ih, hh, b_ih, b_hh = (
        getattr(module, name + suffix).grad.numpy()
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    )
    np.testing.assert_allclose(b_ih, b_hh, rtol=1e-12)
    weights, biases = np.split(np.hstack([hh, ih]), 4), np.split(b_ih, 4)
    named = zip(IN_TORCH_ORDER, weights, biases, strict=True)
    return {key: v for g, W, b in named for key, v in ((f"W_{g}", W), (f"b_{g}", b))}


def assert_same(got, expected, **tolerance):
    """Two arrays, or two dicts of arrays, agree: keys, shapes, values."""
    if not isinstance(expected, dict):
        got, expected = {"value": got}, {"value": expected}
    assert got.keys() == expected.keys()
    for key, value in expected.items():
        value = value.detach().numpy() if torch.is_tensor(value) else np.asarray(value)
        np.testing.assert_allclose(got[key], value, strict=True, err_msg=key, **tolerance)


def on_many_draws(test):
    """Run `test` on a generator of each seed; a failure names its seed."""

    def run():
        for seed in range(DRAWS):
            try:
                test(np.random.default_rng(seed))
            except AssertionError as error:
                error.add_note(f"draw {seed}")
                raise

    run.__doc__ = test.__doc__
    return run


@on_many_draws
def test_rnn_cell_agrees_with_torch(rng):
    i, h, _ = sizes(rng)
    x, h_prec, b = rng.normal(size=i), rng.normal(size=h), rng.normal(size=h)
    W_h, W_x = rng.normal(size=(h, h)), rng.normal(size=(h, i))
    cell = torch_rnn(torch.nn.RNNCell, "", rng, W_h, W_x, b)
    assert_same(cellule_rnn(x, h_prec, W_h, W_x, b), cell(*tensor(x, h_prec)), **TIGHT)


@on_many_draws
def test_rnn_agrees_with_torch(rng):
    i, h, T = sizes(rng)
    xs, h0, b = rng.normal(size=(T, i)), rng.normal(size=h), rng.normal(size=h)
    W_h, W_x = rng.normal(size=(h, h)), rng.normal(size=(h, i))
    network = torch_rnn(torch.nn.RNN, "_l0", rng, W_h, W_x, b)
    assert_same(rnn(xs, h0, W_h, W_x, b), network(*tensor(xs, h0[None]))[0], **TIGHT)


@on_many_draws
def test_factor_is_the_derivative_of_a_scalar_rnn(rng):
    T = rng.integers(1, 9)
    W_h, W_x, b = rng.normal(size=3) * 1.5
    xs, h0 = rng.normal(size=(T, 1)), rng.normal(size=1)
    start, weight = tensor(h0, [[W_h]])
    h, os = start, []
    for x in xs:
        os.append(W_h * h.item() + W_x * x.item() + b)
        h = torch.tanh(weight[0] * h + W_x * x.item() + b)
    h.backward()
    assert_same(facteur_evanescent(W_h, os), start.grad.squeeze(), **TIGHT)
    hs = rnn(xs, h0, np.array([[W_h]]), np.array([[W_x]]), np.array([b]))
    assert_same(hs[-1], h, **TIGHT)


def test_factor_of_no_step_and_of_saturated_steps():
    assert facteur_evanescent(-3.0, []) == 1
    assert facteur_evanescent(2.0, np.zeros(5)) == 32
    assert facteur_evanescent(-2.0, np.array([1e4, -1e4, 0.0])) == 0


def test_the_coefficient_printed_in_7_7_has_one_weight_less():
    """(7.7): the derivative of h_t by W_h is the sum of h_t' times W_h^(n-1) prod tanh'."""
    W_h, xs = 0.8, np.array([0.3, -0.5, 1.2, 0.1])
    h, hs, os = torch.tensor(0.4, dtype=torch.float64), [0.4], []
    (weight,) = tensor(W_h)
    for x in xs:
        o = weight * h + x
        h = torch.tanh(o)
        hs.append(h.item())
        os.append(o.item())
    h.backward()
    total = sum(hs[k] * facteur_evanescent(W_h, os[k:]) / W_h for k in range(4))
    assert total == pytest.approx(weight.grad.item(), rel=1e-12)


@on_many_draws
def test_lstm_cell_agrees_with_torch(rng):
    i, h, _ = sizes(rng)
    x, h_prec, C_prec = rng.normal(size=i), rng.normal(size=h), rng.normal(size=h)
    p = lstm_parameters(rng, i, h)
    cell = torch_lstm(torch.nn.LSTMCell, "", rng, p)
    expected = cell(tensor(x)[0], tensor(h_prec, C_prec))
    for got, value in zip(cellule_lstm(x, h_prec, C_prec, p), expected, strict=True):
        assert_same(got, value, **TIGHT)


@on_many_draws
def test_lstm_agrees_with_torch(rng):
    i, h, T = sizes(rng)
    xs, h0, C0 = rng.normal(size=(T, i)), rng.normal(size=h), rng.normal(size=h)
    p = lstm_parameters(rng, i, h)
    expected, (_, C_T) = torch_lstm(torch.nn.LSTM, "_l0", rng, p)(
        tensor(xs)[0], tensor(h0[None], C0[None])
    )
    hs, C = lstm(xs, h0, C0, p)
    assert_same(hs, expected, **TIGHT)
    assert_same(C, C_T[0], **TIGHT)


def test_an_open_forget_gate_and_a_closed_input_gate_keep_the_cell_state():
    rng = np.random.default_rng(0)
    p = lstm_parameters(rng, 2, 3) | {"b_f": np.full(3, 500.0), "b_i": np.full(3, -500.0)}
    C0 = rng.normal(size=3)
    np.testing.assert_allclose(lstm(rng.normal(size=(6, 2)), np.zeros(3), C0, p)[1], C0)


def test_lstm_is_stable_when_gates_saturate():
    p = {f"W_{g}": np.full((2, 5), 1e4) for g in "fioC"}
    p |= {f"b_{g}": np.full(2, -1e4) for g in "fioC"}
    dhs, xs = np.ones((4, 2)), 100 * np.random.default_rng(0).normal(size=(4, 3))
    assert np.isfinite(lstm(xs, np.ones(2), np.ones(2), p)[0]).all()
    assert all(
        np.isfinite(g).all() for g in lstm_retro(dhs, xs, np.ones(2), np.ones(2), p).values()
    )


@on_many_draws
def test_lstm_cell_gradients_agree_with_autograd(rng):
    i, h, _ = sizes(rng)
    x, h_prec, C_prec, dh, dC = (rng.normal(size=n) for n in (i, h, h, h, h))
    p = lstm_parameters(rng, i, h)
    cell = torch_lstm(torch.nn.LSTMCell, "", rng, p)
    leaves = tensor(x, h_prec, C_prec)
    h_new, C_new = cell(leaves[0], leaves[1:])
    (h_new @ torch.tensor(dh) + C_new @ torch.tensor(dC)).backward()
    *got, dp = cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p)
    for g, leaf in zip(got, leaves, strict=True):
        assert_same(g, leaf.grad, **TIGHT)
    assert_same(dp, {k: torch_gradients(cell, "")[k] for k in dp}, **TIGHT)
    assert dp.keys() == p.keys()


@on_many_draws
def test_bptt_agrees_with_autograd(rng):
    i, h, T = sizes(rng)
    xs, h0, C0, dhs = (rng.normal(size=s) for s in ((T, i), h, h, (T, h)))
    p = lstm_parameters(rng, i, h)
    network = torch_lstm(torch.nn.LSTM, "_l0", rng, p)
    hs, _ = network(tensor(xs)[0], tensor(h0[None], C0[None]))
    (hs * torch.tensor(dhs)).sum().backward()
    assert_same(lstm_retro(dhs, xs, h0, C0, p), torch_gradients(network, "_l0"), **TIGHT)


def gru_element_by_element(x, h_prec, p):
    """A second GRU that shares nothing with the first: torch scalars, one unit at a time."""
    h, new = len(h_prec), []

    def row(name, unit, state):
        inputs = [*state, *x]
        total = sum(float(p[f"W{name}"][unit, k]) * v for k, v in enumerate(inputs))
        return torch.tensor(total + float(p[f"b{name}"][unit]), dtype=torch.float64)

    r = [torch.sigmoid(row("_r", k, h_prec)).item() for k in range(h)]
    filtered = [r[k] * h_prec[k] for k in range(h)]
    for unit in range(h):
        z = torch.sigmoid(row("_z", unit, h_prec)).item()
        candidate = torch.tanh(row("", unit, filtered)).item()
        new.append(h_prec[unit] + z * (candidate - h_prec[unit]))
    return np.array(new)


@on_many_draws
def test_gru_agrees_with_a_second_implementation(rng):
    i, h, _ = sizes(rng)
    x, h_prec, p = rng.normal(size=i), rng.normal(size=h), gru_parameters(rng, i, h)
    assert_same(cellule_gru(x, h_prec, p), gru_element_by_element(x, h_prec, p), **TIGHT)


@on_many_draws
def test_gru_limits(rng):
    """z = 0 keeps the state, z = 1 takes the candidate, r = 0 hides the state from it."""
    i, h, _ = sizes(rng)
    x, h_prec, p = rng.normal(size=i), rng.normal(size=h), gru_parameters(rng, i, h)
    closed, opened = np.full(h, -500.0), np.full(h, 500.0)
    assert_same(cellule_gru(x, h_prec, p | {"b_z": closed}), h_prec, **TIGHT)
    got = cellule_gru(x, h_prec, p | {"b_z": opened, "b_r": closed})
    assert_same(got, np.tanh(p["W"][:, h:] @ x + p["b"]), **TIGHT)
    got = cellule_gru(x, h_prec, p | {"b_z": opened, "b_r": opened})
    assert_same(got, np.tanh(p["W"] @ np.concatenate([h_prec, x]) + p["b"]), **TIGHT)


@on_many_draws
def test_gru_is_torch_s_when_the_reset_gate_is_open(rng):
    """With r = 1, before or after the product is the same; torch's z is our 1 - z."""
    i, h, _ = sizes(rng)
    x, h_prec, p = rng.normal(size=i), rng.normal(size=h), gru_parameters(rng, i, h)
    p["b_r"] = np.full(h, 500.0)
    W = np.vstack([p["W_r"], -p["W_z"], p["W"]])
    b = np.concatenate([p["b_r"], -p["b_z"], p["b"]])
    cell = torch.nn.GRUCell(i, h, dtype=torch.float64)
    cell = load(cell, "", W[:, h:], W[:, :h], b, np.zeros(3 * h))
    assert_same(cellule_gru(x, h_prec, p), cell(*tensor(x, h_prec)), **TIGHT)


@pytest.mark.parametrize("seed", range(10))
def test_gru_gradients_agree_with_central_differences(seed):
    rng = np.random.default_rng(seed)
    i, h, _ = sizes(rng)
    x, h_prec, dh, p = (*(rng.normal(size=n) for n in (i, h, h)), gru_parameters(rng, i, h))
    dx, dh_prec, dp = cellule_gru_retro(dh, x, h_prec, p)
    close = {"rtol": 1e-6, "atol": 1e-8}
    assert_same(dx, gradient_numerique(lambda v: dh @ cellule_gru(v, h_prec, p), x), **close)
    assert_same(dh_prec, gradient_numerique(lambda v: dh @ cellule_gru(x, v, p), h_prec), **close)
    expected = {}
    for key in p:
        f = lambda v, key=key: dh @ cellule_gru(x, h_prec, p | {key: v})
        expected[key] = gradient_numerique(f, p[key].copy())
    assert_same(dp, {key: expected[key] for key in dp}, **close)
    assert dp.keys() == p.keys()


def test_nothing_is_changed_in_place():
    rng = np.random.default_rng(0)
    xs, h0, C0, dhs = (rng.normal(size=s) for s in ((5, 3), 2, 2, (5, 2)))
    p, g = lstm_parameters(rng, 3, 2), gru_parameters(rng, 3, 2)
    before = copy.deepcopy((xs, h0, C0, dhs, p, g))
    rnn(xs, h0, p["W_f"][:, :2], p["W_f"][:, 2:], p["b_f"])
    cellule_lstm_retro(dhs[0], dhs[1], xs[0], h0, C0, p)
    cellule_gru_retro(dhs[0], xs[0], h0, g)
    lstm_retro(dhs, xs, h0, C0, p)
    for now, then in zip((xs, h0, C0, dhs, p, g), before, strict=True):
        assert_same(now, then, rtol=0)


def test_lists_are_taken_where_vectors_are():
    p = {f"W_{g}": np.ones((1, 2)) for g in "fioC"} | {f"b_{g}": np.ones(1) for g in "fioC"}
    arrays = cellule_lstm(np.array([2.0]), np.array([-1.0]), np.array([0.5]), p)
    np.testing.assert_array_equal(cellule_lstm([2.0], [-1.0], [0.5], p), arrays)
    np.testing.assert_array_equal(lstm([[2.0]], [-1.0], [0.5], p)[1], arrays[1])
