"""Tests cachés de la cellule `test_ou` (tp01)."""

import pytest
from hypothesis import given

from autograder.comparison import check, check_bit
from tests.hidden.strategies import lignes, une_ligne
from tests.hidden.tp01_perceptron.lecture import est_la_table


@given(entrees=une_ligne(2))
def test_table(copie, entrees):
    """`ou` vaut 0 quand ses deux entrées valent 0, et 1 dans les trois autres cas.

    Kills: wa_nor, wa_nor_par_et, wa_ou_exclusif, wa_nand_seul, wa_et, wa_addition,
    wa_une_entree, wa_l_autre_entree, wa_toujours_un, wa_recopie_x1, wa_moins, wa_nand_ou_x1,
    wa_oublie_return, rte_recursion, rte_non_de_deux, rte_nor_inconnu
    """
    x1, x2 = entrees
    check_bit(copie.ou(x1, x2), max(x1, x2))


@pytest.mark.secondary
def test_vient_de_nand(copie):
    """Le résultat vient vraiment de `nand` : si l'on met une constante à la place de `nand`, il
    change.

    Kills: wa_sans_nand, wa_max, wa_propre_perceptron, wa_conditions, rte_recursion,
    rte_non_de_deux, rte_nor_inconnu
    """
    for constante in (0, 1):
        copie.context(f"`nand` est remplacée par la constante {constante}")
        copie.replace("nand", lambda x1, x2, constante=constante: constante)
        sorties = [copie.ou(x1, x2) for x1, x2 in lignes(2)]
        change = not est_la_table(sorties, [0, 1, 1, 1])
        check(change, "Une sortie au moins devait changer.", got=sorties)
