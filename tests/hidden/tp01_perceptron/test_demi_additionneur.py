"""Tests cachés de la cellule `test_demi_additionneur` (tp01)."""

from hypothesis import given

from autograder.comparison import check_bit
from tests.hidden.strategies import une_ligne
from tests.hidden.tp01_perceptron.lecture import paire


@given(bits=une_ligne(2))
def test_somme(copie, bits):
    """Le premier bit, la somme, vaut 1 quand un seul des deux bits vaut 1.

    Kills: wa_ordre_inverse, wa_divmod, wa_somme_ou, wa_somme_entiere, wa_somme_nand,
    wa_somme_xnor, wa_somme_seule, wa_entier, wa_deux_return, wa_texte, wa_oublie_return,
    wa_dictionnaire, rte_retenue_non_definie, rte_trois_bits
    """
    a, b = bits
    somme, _ = paire(copie.demi_additionneur(a, b), a + b)
    check_bit(somme, (a + b) % 2, about="somme")


@given(bits=une_ligne(2))
def test_retenue(copie, bits):
    """Le second bit, la retenue, vaut 1 quand les deux bits valent 1.

    Kills: wa_ordre_inverse, wa_divmod, wa_retenue_ou, wa_retenue_nand, wa_retenue_nulle,
    wa_retenue_egale_a_la_somme, wa_retenue_et_de_la_somme, wa_somme_seule, wa_entier,
    wa_deux_return, wa_texte, wa_oublie_return, wa_dictionnaire, rte_retenue_non_definie,
    rte_trois_bits
    """
    a, b = bits
    _, retenue = paire(copie.demi_additionneur(a, b), a + b)
    check_bit(retenue, (a + b) // 2, about="retenue")
