"""Tests cachés de la cellule `test_et` (tp01)."""

import pytest
from hypothesis import given

from autograder.comparison import check, check_bit
from tests.hidden.strategies import lignes, une_ligne
from tests.hidden.tp01_perceptron.lecture import est_la_table


@given(entrees=une_ligne(2))
def test_table(copie, entrees):
    """`et` vaut 1 quand ses deux entrées valent 1, et 0 dans les trois autres cas.

    Kills: wa_nand_seul, wa_ou, wa_mauvais_ordre, wa_oublie_return, rte_non_de_deux
    """
    x1, x2 = entrees
    check_bit(copie.et(x1, x2), x1 * x2)


@pytest.mark.secondary
def test_vient_de_nand(copie):
    """Le résultat vient vraiment de `nand` : si l'on met une constante à la place de `nand`, il
    change.

    Kills: wa_sans_nand, wa_propre_perceptron, rte_non_de_deux
    """
    for constante in (0, 1):
        copie.context(f"`nand` est remplacée par la constante {constante}")
        copie.replace("nand", lambda x1, x2, constante=constante: constante)
        sorties = [copie.et(x1, x2) for x1, x2 in lignes(2)]
        change = not est_la_table(sorties, [0, 0, 0, 1])
        check(change, "Une sortie au moins devait changer.", got=sorties)
