"""The references of tp07 against torch, on random sizes, and by hand."""

import copy

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from solutions.convolution import (
    convolution_1d,
    convolution_2d,
    convolution_2d_rapide,
    convolution_2d_retro,
    forme_sortie_conv2d,
    forme_sortie_pool2d,
    formes_lenet,
    max_pooling,
    moyenne_pooling,
    paire,
    remplissage_identique,
    taille_sortie,
)

CLOSE = {"rtol": 1e-10, "atol": 1e-10, "strict": True}


def on_200_draws(test):
    """Call test(rng) with 200 generators; a failure names its seed."""

    def run():
        for seed in range(200):
            try:
                test(np.random.default_rng(seed))
            except BaseException as error:
                error.add_note(f"seed {seed}")
                raise

    run.__doc__ = test.__doc__
    return run


def pairs(rng, low, high):
    """Two integers, height and width, from low to high included."""
    return tuple(rng.integers(low, high + 1, size=2).tolist())


def layer(rng):
    """X, W, b, pas, remplissage: all sizes free, the kernel fits."""
    pas, remplissage = int(rng.integers(1, 4)), int(rng.integers(0, 3))
    noyau = pairs(rng, 1, 4)
    sizes = [k + int(rng.integers(0, 6)) for k in noyau]
    sizes = [max(1, n - 2 * remplissage) for n in sizes]
    nb_filtres, canaux = pairs(rng, 1, 3)
    X, W = rng.normal(size=(canaux, *sizes)), rng.normal(size=(nb_filtres, canaux, *noyau))
    return X, W, rng.normal(size=nb_filtres), pas, remplissage


def tensors(*arrays):
    return [torch.tensor(a, requires_grad=True) for a in arrays]


def conv2d(X, W, b, pas, remplissage):
    return F.conv2d(X[None], W, b, stride=pas, padding=remplissage)[0]


@on_200_draws
def test_a_size_is_that_of_torch_or_an_error(rng):
    n, noyau, pas = (int(rng.integers(1, high)) for high in (13, 6, 5))
    remplissage, dilatation = int(rng.integers(0, 4)), int(rng.integers(1, 4))
    f, x = torch.zeros(1, 1, noyau), torch.zeros(1, 1, n)
    try:
        expected = F.conv1d(x, f, stride=pas, padding=remplissage, dilation=dilatation).shape[-1]
    except RuntimeError:
        with pytest.raises(ValueError) as error:
            taille_sortie(n, noyau, pas, remplissage, dilatation)
        assert str(error.value) == (
            f"le noyau ne tient pas : n = {n}, noyau = {noyau}, "
            f"dilatation = {dilatation}, remplissage = {remplissage}"
        )
    else:
        assert taille_sortie(n, noyau, pas, remplissage, dilatation) == expected


def test_the_message_of_a_kernel_that_does_not_fit():
    with pytest.raises(ValueError) as error:
        taille_sortie(7, 5, 1, 2, 3)
    assert str(error.value) == (
        "le noyau ne tient pas : n = 7, noyau = 5, dilatation = 3, remplissage = 2"
    )


@on_200_draws
def test_identical_padding_keeps_the_size(rng):
    n, noyau, dilatation = (int(rng.integers(1, high)) for high in (20, 8, 5))
    if dilatation * (noyau - 1) % 2:
        with pytest.raises(ValueError) as error:
            remplissage_identique(noyau, dilatation)
        assert str(error.value) == (
            f"pas de remplissage symétrique : noyau = {noyau}, dilatation = {dilatation}"
        )
    else:
        p = remplissage_identique(noyau, dilatation)
        assert taille_sortie(n, noyau, 1, p, dilatation) == n


@pytest.mark.parametrize("valeur", [(2, 3), [2, 3]])
def test_a_pair_stays_an_integer_doubles(valeur):
    assert paire(valeur) == (2, 3)
    assert paire(5) == (5, 5)


@on_200_draws
def test_shapes_are_those_of_torch(rng):
    nb_filtres, canaux = pairs(rng, 1, 4)
    settings = [pairs(rng, 1, 4), pairs(rng, 1, 3), pairs(rng, 0, 2), pairs(rng, 1, 3)]
    settings = [s if rng.random() < 0.7 else s[0] for s in settings]
    module = torch.nn.Conv2d(canaux, nb_filtres, *settings)
    forme = (canaux, *(n + 12 for n in pairs(rng, 0, 9)))
    expected = tuple(module(torch.zeros(forme)).shape)
    assert forme_sortie_conv2d(forme, nb_filtres, *settings) == expected


@on_200_draws
def test_shapes_of_pooling_are_those_of_torch(rng):
    taille, pas = pairs(rng, 1, 4)
    forme = (int(rng.integers(1, 5)), *pairs(rng, 4, 12))
    X = torch.zeros(forme)
    assert forme_sortie_pool2d(forme, taille) == tuple(F.max_pool2d(X, taille).shape)
    assert forme_sortie_pool2d(forme, taille, pas) == tuple(F.max_pool2d(X, taille, pas).shape)


def test_lenet_is_that_of_the_lecture_notes():
    layers = (
        torch.nn.Conv2d(1, 6, 5),
        torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(6, 16, 5),
        torch.nn.MaxPool2d(2),
        torch.nn.Flatten(),
        torch.nn.Linear(400, 120),
        torch.nn.Linear(120, 84),
        torch.nn.Linear(84, 10),
    )
    x, shapes = torch.zeros(1, 1, 32, 32), []
    for module in layers:
        x = module(x)
        shapes.append(tuple(x.shape[1:]))
    assert formes_lenet() == shapes


@on_200_draws
def test_convolution_1d_agrees_with_torch(rng):
    f = rng.normal(size=2 * int(rng.integers(0, 4)) + 1)
    x = rng.normal(size=len(f) + int(rng.integers(0, 9)))
    expected = F.conv1d(torch.tensor(x)[None, None], torch.tensor(f)[None, None])[0, 0]
    np.testing.assert_allclose(convolution_1d(x, f), expected.numpy(), **CLOSE)
    np.testing.assert_allclose(convolution_1d(list(x), list(f)), expected.numpy(), **CLOSE)


def test_convolution_1d_does_not_flip_the_filter():
    assert convolution_1d([1, 1, 5, 5, 5], [-1, 0, 1]).tolist() == [4, 4, 0]


@on_200_draws
def test_convolution_2d_agrees_with_torch(rng):
    X, W, b, pas, remplissage = layer(rng)
    before = copy.deepcopy((X, W, b))
    expected = conv2d(*map(torch.tensor, (X, W, b)), pas, remplissage).numpy()
    np.testing.assert_allclose(convolution_2d(X, W, b, pas, remplissage), expected, **CLOSE)
    np.testing.assert_allclose(convolution_2d_rapide(X, W, b, pas, remplissage), expected, **CLOSE)
    for old, new in zip(before, (X, W, b), strict=True):
        np.testing.assert_array_equal(old, new)


@on_200_draws
def test_pooling_agrees_with_torch(rng):
    taille, pas = pairs(rng, 1, 4)
    X = rng.normal(size=(int(rng.integers(1, 4)), *pairs(rng, 4, 9))) - 1
    for args in ((taille,), (taille, pas)):
        for pooling, oracle in ((max_pooling, F.max_pool2d), (moyenne_pooling, F.avg_pool2d)):
            expected = oracle(torch.tensor(X)[None], *args)[0].numpy()
            np.testing.assert_allclose(pooling(X, *args), expected, **CLOSE)


@on_200_draws
def test_gradients_agree_with_autograd(rng):
    X, W, b, pas, remplissage = layer(rng)
    tx, tw, tb = tensors(X, W, b)
    Y = conv2d(tx, tw, tb, pas, remplissage)
    dY = rng.normal(size=Y.shape)
    before = copy.deepcopy((dY, X, W))
    Y.backward(torch.tensor(dY))
    gradients = convolution_2d_retro(dY, X, W, pas, remplissage)
    for got, t in zip(gradients, (tx, tw, tb), strict=True):
        np.testing.assert_allclose(got, t.grad.numpy(), **CLOSE)
    for old, new in zip(before, (dY, X, W), strict=True):
        np.testing.assert_array_equal(old, new)


def test_gradients_by_hand():
    X, W = np.array([[[1.0, 2.0, 3.0]]]), np.array([[[[1.0, -1.0]]]])
    dX, dW, db = convolution_2d_retro(np.array([[[1.0, 10.0]]]), X, W)
    assert (dX.tolist(), dW.tolist(), db.tolist()) == ([[[1, 9, -10]]], [[[[21, 32]]]], [11])


def test_a_pixel_that_no_window_sees_has_no_gradient():
    X, W = np.ones((1, 2, 6)), np.ones((1, 1, 2, 2))
    dX, _, _ = convolution_2d_retro(np.ones((1, 1, 2)), X, W, pas=3)
    assert dX[0, 0].tolist() == [1, 1, 0, 1, 1, 0]
