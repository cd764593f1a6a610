"""Counting: parameters of a layer or a model, bytes of a weight matrix, iterations of an epoch.

Source: T23 sections 2.2 to 2.4 (MLP), 6.2.2 (LeNet) and 7 (RNN, LSTM, GRU); B, dense and
convolution layers; C, number of parameters, epochs and iterations.
Left out: layers of other kinds (normalisation, attention), the memory of activations.
An RNN, LSTM or GRU has one bias per gate, as in T23; torch has two, which it adds.
"""

import math

from torch import nn


def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    """Parameters of a fully connected layer: a weight per pair of neurons, a bias per output.

    Formes : (), () -> ()
    """
    return n_entrees * n_sorties + (n_sorties if biais else 0)


def nb_parametres_mlp(tailles):
    """Parameters of an MLP whose layers, input included, have tailles[0], tailles[1], ... neurons.

    Formes : (n,) -> ()
    """
    return sum(nb_parametres_dense(m, n) for m, n in zip(tailles, tailles[1:]))


def memoire_dense(forme_entree, forme_sortie, octets=4):
    """Bytes of the weight matrix of a dense layer between two arrays of these shapes.

    Formes : (m,), (n,) -> ()
    """
    return math.prod(forme_entree) * math.prod(forme_sortie) * octets


def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    """Parameters of a 2-D convolution; `noyau` is the side of a square kernel, or (kh, kw).

    Formes : (), (), () -> ()
    """
    kh, kw = noyau if isinstance(noyau, (tuple, list)) else (noyau, noyau)
    return c_sortie * c_entree * kh * kw + (c_sortie if biais else 0)


def nb_parametres_lenet():
    """Parameters of LeNet for images 32x32x1: two convolutions, then three dense layers."""
    convolutions = nb_parametres_conv2d(1, 6, 5) + nb_parametres_conv2d(6, 16, 5)
    return convolutions + nb_parametres_mlp([16 * 5 * 5, 120, 84, 10])


def nb_parametres_rnn(n_entrees, n_caches):
    """Parameters of an RNN cell, h(h + i) + h: a dense layer from [h_prec, x] to h.

    Formes : (), () -> ()
    """
    return nb_parametres_dense(n_caches + n_entrees, n_caches)


def nb_parametres_lstm(n_entrees, n_caches):
    """Parameters of an LSTM cell: three gates and a candidate, each as large as an RNN.

    Formes : (), () -> ()
    """
    return 4 * nb_parametres_rnn(n_entrees, n_caches)


def nb_parametres_gru(n_entrees, n_caches):
    """Parameters of a GRU cell: two gates and a candidate, each as large as an RNN.

    Formes : (), () -> ()
    """
    return 3 * nb_parametres_rnn(n_entrees, n_caches)


def iterations_par_epoque(n_exemples, taille_lot):
    """Mini-batches in one pass over the examples; the last one may be smaller.

    Formes : (), () -> ()
    """
    return math.ceil(n_exemples / taille_lot)


def mlp_iris():
    """MLP 4-100-3 for the iris data: ReLU, then softmax, so that each row sums to 1."""
    return nn.Sequential(
        nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.Softmax(dim=1)
    )  # (N, 4) -> (N, 3)


def mlp_boston():
    """MLP 6-100-1 for the Boston prices: ReLU twice, since a price is not negative."""
    return nn.Sequential(
        nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1), nn.ReLU()
    )  # (N, 6) -> (N, 1)


def largeur_max(n_entrees, n_sorties, budget):
    """Widest hidden layer h such that the MLP [n_entrees, h, n_sorties] fits in `budget`.

    Formes : (), (), () -> ()
    """
    return (budget - n_sorties) // (n_entrees + n_sorties + 1)
