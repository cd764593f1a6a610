"""Tests cachés de la cellule `test_xor` (tp01)."""

import pytest
from hypothesis import given

from autograder.comparison import check, check_bit
from tests.hidden.strategies import lignes, une_ligne
from tests.hidden.tp01_perceptron.lecture import est_la_table


@given(entrees=une_ligne(2))
def test_table(copie, entrees):
    """`xor` vaut 1 quand une seule de ses entrées vaut 1, et 0 quand elles sont égales.

    Kills: wa_ou, wa_xnor, wa_xnor_deux_branches, wa_une_seule_branche, wa_l_autre_branche,
    wa_branches_par_et, wa_nand_seul, wa_ou_et_nand_par_ou, wa_et, wa_nor, wa_perceptron_unique,
    wa_perceptron_somme, wa_difference, wa_addition, wa_puissance, wa_dernier_nand_oublie,
    wa_oublie_return, rte_nom_inconnu, rte_trois_entrees, rte_un_fil_oublie, rte_recursion
    """
    x1, x2 = entrees
    check_bit(copie.xor(x1, x2), x1 ^ x2)


@pytest.mark.secondary
def test_vient_de_nand(copie):
    """Le résultat vient vraiment de `nand` : si l'on met une constante à la place de `nand`, il
    change.

    Kills: wa_operateur_python, wa_comparaison, wa_reste, wa_deux_perceptrons, rte_nom_inconnu,
    rte_un_fil_oublie, rte_recursion
    """
    for constante in (0, 1):
        copie.context(f"`nand` est remplacée par la constante {constante}")
        copie.replace("nand", lambda x1, x2, constante=constante: constante)
        sorties = [copie.xor(x1, x2) for x1, x2 in lignes(2)]
        change = not est_la_table(sorties, [0, 1, 1, 0])
        check(change, "Une sortie au moins devait changer.", got=sorties)
