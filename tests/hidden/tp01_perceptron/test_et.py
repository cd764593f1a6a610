"""Tests cachés de la cellule `test_et` (tp01)."""

import pytest
from hypothesis import given

from autograder.comparison import check, check_bit
from tests.hidden.strategies import lignes, une_ligne
from tests.hidden.tp01_perceptron.lecture import est_la_table


@given(entrees=une_ligne(2))
def test_table(copie, entrees):
    """`et` vaut 1 quand ses deux entrées valent 1, et 0 dans les trois autres cas.

    Kills: wa_nand_seul, wa_deux_inversions, wa_ou, wa_nor, wa_mauvais_ordre,
    wa_mauvais_ordre_x2, wa_inversion_avec_zero, wa_seule_x1, wa_seule_x2, wa_egalite,
    wa_addition, wa_addition_moins_un, wa_egalite_de_python, wa_oublie_un_cas, wa_oublie_return,
    rte_non_de_deux, rte_porte_sans_entrees, rte_recursion, rte_majuscules
    """
    x1, x2 = entrees
    check_bit(copie.et(x1, x2), x1 * x2)


@pytest.mark.secondary
def test_vient_de_nand(copie):
    """Le résultat vient vraiment de `nand` : si l'on met une constante à la place de `nand`, il
    change.

    Kills: wa_sans_nand, wa_produit, wa_propre_perceptron, wa_nand_pour_la_forme,
    wa_condition_jamais_fausse, rte_non_de_deux, rte_porte_sans_entrees, rte_recursion,
    rte_majuscules
    """
    for constante in (0, 1):
        copie.context(f"`nand` est remplacée par la constante {constante}")
        copie.replace("nand", lambda x1, x2, constante=constante: constante)
        sorties = [copie.et(x1, x2) for x1, x2 in lignes(2)]
        change = not est_la_table(sorties, [0, 0, 0, 1])
        check(change, "Une sortie au moins devait changer.", got=sorties)
