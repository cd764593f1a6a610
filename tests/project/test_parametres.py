"""The references of tp04 against torch modules, brute force and the figures of the course."""

import math
from itertools import pairwise

import numpy as np
import pytest
import torch
from torch import nn

from solutions import (
    iterations_par_epoque,
    largeur_max,
    memoire_dense,
    mlp_boston,
    mlp_iris,
    nb_parametres_conv2d,
    nb_parametres_dense,
    nb_parametres_gru,
    nb_parametres_lenet,
    nb_parametres_lstm,
    nb_parametres_mlp,
    nb_parametres_rnn,
)

DRAWS = 200


def count(module):
    """Parameters of a torch module."""
    return sum(p.numel() for p in module.parameters())


def draws(*bounds):
    """`DRAWS` tuples of integers, the k-th number from 1 to bounds[k]; always the same."""
    rng = np.random.default_rng(len(bounds))
    return [tuple(int(rng.integers(1, b + 1)) for b in bounds) for _ in range(DRAWS)]


@pytest.mark.parametrize("biais", [True, False])
def test_dense_layer(biais):
    """A dense layer has as many parameters as torch's Linear, with and without bias."""
    for n_entrees, n_sorties in draws(60, 60):
        layer = nn.Linear(n_entrees, n_sorties, bias=biais)
        assert nb_parametres_dense(n_entrees, n_sorties, biais) == count(layer)


def test_mlp():
    """An MLP of two to six layers of neurons has the parameters of torch's Linear layers."""
    for length, *sizes in draws(5, 9, 9, 9, 9, 9, 9):
        tailles = sizes[: length + 1]
        layers = [nn.Linear(m, n) for m, n in pairwise(tailles)]
        assert nb_parametres_mlp(tailles) == count(nn.Sequential(*layers))


@pytest.mark.parametrize("biais", [True, False])
@pytest.mark.parametrize("square", [True, False])
def test_convolution(biais, square):
    """A convolution has as many parameters as torch's Conv2d, for an int or a pair."""
    for c_entree, c_sortie, kh, kw in draws(9, 9, 6, 6):
        noyau = kh if square else (kh, kw)
        layer = nn.Conv2d(c_entree, c_sortie, noyau, bias=biais)
        assert nb_parametres_conv2d(c_entree, c_sortie, noyau, biais) == count(layer)


@pytest.mark.parametrize(
    ("reference", "cell", "gates"),
    [
        (nb_parametres_rnn, nn.RNN, 1),
        (nb_parametres_lstm, nn.LSTM, 4),
        (nb_parametres_gru, nn.GRU, 3),
    ],
)
def test_recurrent_cell(reference, cell, gates):
    """A recurrent cell has torch's parameters less the second bias of each gate."""
    for n_entrees, n_caches in draws(20, 20):
        module = cell(n_entrees, n_caches)
        assert module.bias_hh_l0.numel() == gates * n_caches
        assert reference(n_entrees, n_caches) == count(module) - gates * n_caches


def test_dense_memory():
    """The bytes are those of the weights of torch's Linear between two flattened arrays."""
    kinds = {2: torch.float16, 4: torch.float32, 8: torch.float64}
    for a, b, c, d, e, k in draws(6, 6, 3, 5, 5, 3):
        layer = nn.Linear(a * b * c, d * e, dtype=kinds[2**k], device="meta")
        expected = layer.weight.numel() * layer.weight.element_size()
        assert memoire_dense((a, b, c), [d, e], octets=2**k) == expected


def test_lenet():
    """LeNet, run on an image 32x32, has the parameters of the torch model it is drawn from."""
    model = nn.Sequential(
        nn.Conv2d(1, 6, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 120),
        nn.ReLU(),
        nn.Linear(120, 84),
        nn.ReLU(),
        nn.Linear(84, 10),
    )
    assert model(torch.zeros(1, 1, 32, 32)).shape == (1, 10)
    assert nb_parametres_lenet() == count(model)


def test_iterations():
    """One epoch has as many iterations as torch cuts mini-batches."""
    for n_exemples, taille_lot in draws(300, 40):
        batches = torch.arange(n_exemples).split(taille_lot)
        assert iterations_par_epoque(n_exemples, taille_lot) == len(batches)


def test_width_of_a_budget():
    """The widest hidden layer fits in the budget, and one more neuron does not."""
    for n_entrees, n_sorties, extra in draws(12, 5, 400):
        budget = nb_parametres_mlp([n_entrees, 1, n_sorties]) + extra - 1
        h = largeur_max(n_entrees, n_sorties, budget)
        assert nb_parametres_mlp([n_entrees, h, n_sorties]) <= budget
        assert nb_parametres_mlp([n_entrees, h + 1, n_sorties]) > budget


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (nb_parametres_dense(10, 20), 220),
        (nb_parametres_mlp([4, 3, 1]), 19),
        (nb_parametres_mlp([10, 20, 3]), 283),
        (nb_parametres_conv2d(1, 6, 5), 156),
        (nb_parametres_conv2d(6, 16, 5), 2416),
        (nb_parametres_lstm(2, 3), 72),
        (nb_parametres_lenet(), 61_706),
        (memoire_dense((640, 480, 3), (640, 480, 3)), 3_397_386_240_000),
        (iterations_par_epoque(34_000, 500), 68),
        (count(mlp_iris()), 803),
        (count(mlp_boston()), 801),
    ],
)
def test_figures_of_the_course(got, expected):
    """The figures that the course fixes come out exactly, as Python integers."""
    assert type(got) is int
    assert got == expected


def layers(model):
    """Names of the modules of a Sequential, in order."""
    assert isinstance(model, nn.Sequential)
    return [type(module).__name__ for module in model]


def test_mlp_iris():
    """The iris model is 4-100-3 with ReLU, and every row of its output is a distribution."""
    assert layers(mlp_iris()) == ["Linear", "ReLU", "Linear", "Softmax"]
    for n in (1, 2, 7):
        p = mlp_iris()(torch.randn(n, 4) * 10)
        assert p.shape == (n, 3)
        assert p.min() >= 0
        torch.testing.assert_close(p.sum(dim=1), torch.ones(n))


def test_mlp_boston():
    """The Boston model is 6-100-1 with ReLU, and its output is never negative."""
    assert layers(mlp_boston()) == ["Linear", "ReLU", "Linear", "ReLU"]
    outputs = torch.cat([mlp_boston()(torch.randn(5, 6) * 10) for _ in range(20)])
    assert outputs.shape == (100, 1)
    assert outputs.min() >= 0
    assert outputs.max() > 0


def test_models_are_drawn_anew():
    """Two models do not share their parameters."""
    for make in (mlp_iris, mlp_boston):
        assert not torch.equal(make()[0].weight, make()[0].weight)


def test_shapes_are_left_alone():
    """A list given as a shape or as sizes is not changed."""
    shape, sizes = [2, 5], [4, 3, 1]
    assert memoire_dense(shape, shape) == 4 * math.prod(shape) ** 2
    nb_parametres_mlp(sizes)
    assert (shape, sizes) == ([2, 5], [4, 3, 1])
