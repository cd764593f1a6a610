"""Tests cachés de la cellule `test_demi_additionneur` (tp01)."""

from autograder.comparison import check_bit
from tests.hidden.strategies import lignes
from tests.hidden.tp01_perceptron.lecture import paire


def test_somme(copie):
    """Le premier bit, la somme, vaut 1 quand un seul des deux bits vaut 1.

    Kills: wa_ordre_inverse, wa_somme_ou, wa_somme_entiere, wa_somme_seule,
    rte_retenue_non_definie
    """
    for a, b in lignes(2):
        somme, _ = paire(copie.demi_additionneur(a, b), a + b)
        check_bit(somme, (a + b) % 2, about="somme")


def test_retenue(copie):
    """Le second bit, la retenue, vaut 1 quand les deux bits valent 1.

    Kills: wa_ordre_inverse, wa_retenue_ou, wa_retenue_nand, wa_somme_seule,
    rte_retenue_non_definie
    """
    for a, b in lignes(2):
        _, retenue = paire(copie.demi_additionneur(a, b), a + b)
        check_bit(retenue, (a + b) // 2, about="retenue")
