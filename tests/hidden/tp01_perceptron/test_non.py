"""Tests cachés de la cellule `test_non` (tp01)."""

import pytest
from hypothesis import given

from autograder.comparison import check, check_bit
from tests.hidden.strategies import une_ligne
from tests.hidden.tp01_perceptron.lecture import est_la_table


@given(entrees=une_ligne(1))
def test_table(copie, entrees):
    """`non` échange 0 et 1.

    Kills: wa_identite, wa_nand_avec_zero, wa_toujours_zero, wa_moins, wa_tilde, wa_x_moins_un,
    wa_porte_sans_entree, wa_couple, wa_oublie_un_cas, wa_oublie_return, wa_affiche,
    rte_un_argument, rte_une_liste, rte_crochets, rte_recursion, rte_nom_des_entrees
    """
    (x,) = entrees
    check_bit(copie.non(x), 1 - x)


@pytest.mark.secondary
def test_vient_de_nand(copie):
    """Le résultat vient vraiment de `nand` : si l'on met une constante à la place de `nand`, il
    change.

    Kills: wa_sans_nand, wa_not_de_python, wa_propre_perceptron, wa_nand_pour_la_forme,
    rte_un_argument, rte_une_liste, rte_crochets, rte_recursion, rte_nom_des_entrees
    """
    for constante in (0, 1):
        copie.context(f"`nand` est remplacée par la constante {constante}")
        copie.replace("nand", lambda x1, x2, constante=constante: constante)
        sorties = [copie.non(x) for x in (0, 1)]
        change = not est_la_table(sorties, [1, 0])
        check(change, "Une sortie au moins devait changer.", got=sorties)
