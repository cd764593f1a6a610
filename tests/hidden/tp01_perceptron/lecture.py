"""How the tests of this TP read what a student hands in: neurons given by variables, bits."""

import numpy as np

from autograder.comparison import Mismatch, check, check_bit, check_finite, check_shape
from solutions import perceptron


def perceptron_lu(copie, nom_w, nom_b, n):
    """The reference perceptron with the student's n weights and bias, once they are such."""
    w, b = copie.value(nom_w), copie.value(nom_b)
    for nom, valeur in ((nom_w, w), (nom_b, b)):
        check(valeur is not None, f"`{nom}` vaut encore None : donnez-lui sa valeur.", got=valeur)
    check_shape(w, (n,), about=nom_w)
    check_finite(w, about=nom_w)
    check_shape(b, (), about=nom_b)
    check_finite(b, about=nom_b)
    w, b = np.asarray(w, dtype=float), float(b)

    def neurone(*x):
        copie.context(f"Perceptron de poids {w.tolist()} et de biais {b}, pour x = {x}")
        return perceptron(x, w, b)

    return neurone


def paire(resultat, total):
    """The couple (somme, retenue) handed in for `total` ones, once it is a couple."""
    couple = isinstance(resultat, tuple | list) and len(resultat) == 2
    couple = couple or (isinstance(resultat, np.ndarray) and resultat.shape == (2,))
    check(
        couple,
        "Le résultat doit être le couple (somme, retenue).",
        resultat,
        (total % 2, total // 2),
    )
    return resultat


def est_la_table(sorties, table):
    """Are `sorties` the bits of `table`?"""
    try:
        for sortie, bit in zip(sorties, table, strict=True):
            check_bit(sortie, bit)
    except Mismatch:
        return False
    return True
