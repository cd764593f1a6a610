"""The sigmoid and its derivative.

Source: R, slides on sigmoid neurons; T23 section 2.3; C, activation functions.
Left out: tanh, ReLU and its variants, which no core exercise asks for.
"""

import numpy as np


def sigmoide(z):
    """Sigmoid 1 / (1 + exp(-z)) of every element, without overflow at any z.

    Formes : (...) -> (...)
    """
    z = np.asarray(z, dtype=float)
    t = np.exp(-np.abs(z))  # in [0, 1]: never overflows
    return np.where(z >= 0, 1, t) / (1 + t)


def sigmoide_prime(z):
    """Derivative of the sigmoid with respect to z: a (1 - a) with a = sigmoide(z).

    Formes : (...) -> (...)
    """
    a = sigmoide(z)
    return a * (1 - a)
