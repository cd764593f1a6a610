"""How the tests of this TP read a count whose value another property judges."""

import numpy as np

from autograder.comparison import check, int_or_none


def entier(resultat):
    """`resultat` as an integer, once it is one."""
    if isinstance(resultat, np.ndarray) and resultat.ndim == 0:
        resultat = resultat[()]
    nombre = isinstance(resultat, int | float | np.integer | np.floating)
    valeur = int_or_none(resultat) if nombre else None
    check(valeur is not None, "Le résultat doit être un entier.", got=resultat)
    return valeur
