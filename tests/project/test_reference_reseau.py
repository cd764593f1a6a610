"""The references of tp03 against torch, central differences and hand-made cases."""

import copy
from itertools import chain, pairwise

import numpy as np
import pytest
import torch

from solutions.reseau import (
    Reseau,
    ReseauFautif,
    a_besoin_de,
    erreur_relative,
    fautes,
    gradient_lot,
    gradient_numerique,
    verifier_gradient,
)

TAILLES = ([3, 2], [3, 4, 2], [2, 5, 3, 4], [4, 2, 5, 3, 1])


def make_case(tailles, n=3):
    """A network with weights and biases on both sides of 0, and n examples."""
    rng = np.random.default_rng(sum(tailles))
    reseau = Reseau(tailles)
    reseau.poids = [rng.normal(size=w.shape) for w in reseau.poids]
    reseau.biais = [rng.normal(size=b.shape) for b in reseau.biais]
    x, y = rng.normal(size=(n, tailles[0], 1)), rng.normal(size=(n, tailles[-1], 1))
    return reseau, list(zip(x, y, strict=True))


def torch_cost(reseau, data):
    """Cost of `data` in torch, its parameters as leaves: (cost, biases, weights)."""
    poids = [torch.tensor(w, requires_grad=True) for w in reseau.poids]
    biais = [torch.tensor(b, requires_grad=True) for b in reseau.biais]
    total = 0.0
    for x, y in data:
        a = torch.tensor(x)
        for w, b in zip(poids, biais, strict=True):
            a = torch.sigmoid(w.T @ a + b)
        total = total + ((torch.tensor(y) - a) ** 2).sum()
    return total / (2 * len(data)), biais, poids


def central_differences(reseau, data, eps=1e-5):
    """Gradient of the cost by moving every number of a copy of the network."""
    double = copy.deepcopy(reseau)
    gradients = []
    for parametres in (double.biais, double.poids):
        gradients.append([np.zeros_like(p) for p in parametres])
        for p, g in zip(parametres, gradients[-1], strict=True):
            for index in np.ndindex(p.shape):
                start = p[index]
                p[index] = start + eps
                above = double.cout(data)
                p[index] = start - eps
                g[index] = (above - double.cout(data)) / (2 * eps)
                p[index] = start
    return gradients


def assert_same(got, expected, **tolerance):
    """Two lists of arrays agree: number, shapes, values."""
    assert len(got) == len(expected)
    for g, e in zip(got, expected, strict=True):
        np.testing.assert_allclose(g, e, strict=True, **tolerance)


@pytest.mark.parametrize("tailles", TAILLES)
def test_parameters_have_the_shapes_of_the_course(tailles):
    reseau = Reseau(tailles)
    assert reseau.tailles == tailles
    assert reseau.nb_couches == len(tailles)
    assert [b.shape for b in reseau.biais] == [(n, 1) for n in tailles[1:]]
    assert [w.shape for w in reseau.poids] == list(pairwise(tailles))


@pytest.mark.parametrize("tailles", TAILLES)
def test_forward_agrees_with_torch(tailles):
    reseau, data = make_case(tailles)
    for x, _ in data:
        a = torch.tensor(x)
        for w, b in zip(reseau.poids, reseau.biais, strict=True):
            layer = torch.nn.Linear(*w.shape, dtype=torch.float64)
            layer.weight.data, layer.bias.data = torch.tensor(w.T), torch.tensor(b.ravel())
            a = torch.sigmoid(layer(a.T)).T
        np.testing.assert_allclose(reseau.forward(x), a.detach().numpy(), rtol=1e-12, strict=True)


@pytest.mark.parametrize("tailles", TAILLES)
def test_cost_agrees_with_torch(tailles):
    reseau, data = make_case(tailles)
    assert reseau.cout(data) == pytest.approx(
        float(torch_cost(reseau, data)[0].detach()), rel=1e-12
    )


def test_cost_by_hand():
    reseau = Reseau([1, 2])
    reseau.poids, reseau.biais = [np.zeros((1, 2))], [np.zeros((2, 1))]
    x = np.array([[3.0]])
    assert reseau.cout([(x, np.array([[1.0], [0.0]])), (x, np.full((2, 1), 0.5))]) == 0.125


def test_evaluer_counts_right_classes():
    reseau = Reseau([1, 3])
    reseau.poids, reseau.biais = [np.array([[1.0, 0.0, -1.0]])], [np.zeros((3, 1))]
    data = [(np.array([[v]]), y) for v, y in ((2.0, 0), (-2.0, 2), (1.0, 2), (-1.0, 1))]
    assert reseau.evaluer(data) == 2


@pytest.mark.parametrize("tailles", TAILLES)
def test_backprop_agrees_with_autograd(tailles):
    reseau, data = make_case(tailles)
    for x, y in data:
        cost, biais, poids = torch_cost(reseau, [(x, y)])
        cost.backward()
        nabla_b, nabla_w = reseau.backprop(x, y)
        assert_same(nabla_b, [b.grad.numpy() for b in biais], rtol=1e-9, atol=1e-14)
        assert_same(nabla_w, [w.grad.numpy() for w in poids], rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("tailles", TAILLES)
def test_backprop_agrees_with_central_differences(tailles):
    reseau, data = make_case(tailles)
    for example in data:
        nabla_b, nabla_w = reseau.backprop(*example)
        expected_b, expected_w = central_differences(reseau, [example])
        assert_same(nabla_b, expected_b, rtol=1e-6, atol=1e-9)
        assert_same(nabla_w, expected_w, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("tailles", TAILLES)
def test_update_is_one_step_of_torch_sgd(tailles):
    reseau, data = make_case(tailles)
    cost, biais, poids = torch_cost(reseau, data)
    cost.backward()
    torch.optim.SGD([*biais, *poids], lr=0.7).step()
    reseau.update_mini_batch(data, 0.7)
    assert_same(reseau.biais, [b.detach().numpy() for b in biais], rtol=1e-9, atol=1e-14)
    assert_same(reseau.poids, [w.detach().numpy() for w in poids], rtol=1e-9, atol=1e-14)


def test_backprop_changes_nothing():
    reseau, data = make_case([3, 4, 2])
    before = copy.deepcopy((reseau.poids, reseau.biais, data))
    reseau.backprop(*data[0])
    assert_same(reseau.poids, before[0], rtol=0)
    assert_same(reseau.biais, before[1], rtol=0)
    assert_same(data[0], before[2][0], rtol=0)


def test_dgs_uses_every_example_once_an_epoch_and_mixes_them():
    class Spy(Reseau):
        def update_mini_batch(self, mini_batch, eta):
            batches.append([int(x.item()) for x, _ in mini_batch])

    batches: list = []
    data = [(np.array([[float(k)]]), np.zeros((1, 1))) for k in range(10)]
    Spy([1, 1]).DGS(data, 3, 4, 0.1)
    assert [len(batch) for batch in batches] == [4, 4, 2] * 3
    epochs = [list(chain(*batches[k : k + 3])) for k in (0, 3, 6)]
    assert all(sorted(epoch) == list(range(10)) for epoch in epochs)
    assert epochs[0] != epochs[1] or epochs[1] != epochs[2]
    assert [int(x.item()) for x, _ in data] == list(range(10))


def test_dgs_prints_one_score_an_epoch(capsys):
    reseau, data = make_case([3, 2])
    classes = [(x, 1) for x, _ in data]
    reseau.DGS(data, 2, 2, 0.5, classes)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert f"{reseau.evaluer(classes)} bien classés" in lines[-1]
    reseau.DGS(data, 2, 2, 0.5)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("shape", [(), (1,), (4,), (3, 2), (2, 1, 3)])
def test_numerical_gradient_of_any_shape(shape):
    v = np.random.default_rng(0).normal(size=shape)
    before = v.copy()
    np.testing.assert_allclose(
        gradient_numerique(lambda u: np.sum(np.sin(u)), v), np.cos(before), rtol=1e-8, strict=True
    )
    np.testing.assert_array_equal(v, before)


def test_relative_error_by_hand():
    g = np.array([[1.0, -2.0]])
    assert erreur_relative(g, g) == 0
    assert erreur_relative(g, -g) == 1
    assert erreur_relative(2 * g, g) == pytest.approx(1 / 3)
    assert erreur_relative(0 * g, 0 * g) == 0


@pytest.mark.parametrize("tailles", TAILLES)
def test_gradient_check_accepts_the_reference_and_leaves_it_alone(tailles):
    reseau, data = make_case(tailles)
    before = copy.deepcopy((reseau.poids, reseau.biais))
    errors = verifier_gradient(reseau, *data[0])
    assert np.shape(errors) == (len(tailles) - 1, 2)
    assert np.max(errors) < 1e-6
    assert_same(reseau.poids, before[0], rtol=0)
    assert_same(reseau.biais, before[1], rtol=0)


@pytest.mark.parametrize("seed", range(20))
def test_the_planted_faults_are_those_of_the_key_on_any_draw(seed):
    np.random.seed(seed)
    reseau = ReseauFautif([3, 5, 4, 2])
    errors = verifier_gradient(reseau, np.random.randn(3, 1), np.random.rand(2, 1))
    named = {
        (name, couche): error
        for couche, pair in enumerate(errors)
        for name, error in zip(("biais", "poids"), pair, strict=True)
    }
    assert {key for key, error in named.items() if error > 1e-3} == fautes
    assert all(error < 1e-6 for key, error in named.items() if key not in fautes)


@pytest.mark.parametrize("tailles", TAILLES)
def test_batch_gradient_is_the_mean_of_single_ones(tailles):
    reseau, data = make_case(tailles, n=5)
    X, Y = np.hstack([x for x, _ in data]), np.hstack([y for _, y in data])
    singles = [reseau.backprop(x, y) for x, y in data]
    for part, got in enumerate(gradient_lot(reseau, X, Y)):
        means = [np.mean(g, axis=0) for g in zip(*(s[part] for s in singles), strict=True)]
        assert_same(got, means, rtol=1e-9, atol=1e-15)


def test_a_figure_says_what_it_waits_for(capsys):
    with a_besoin_de("forward"):
        None.argmax()
    assert "a besoin de forward" in capsys.readouterr().out
