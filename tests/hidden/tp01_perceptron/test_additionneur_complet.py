"""Tests cachés de la cellule `test_additionneur_complet` (tp01)."""

from hypothesis import given

from autograder.comparison import check_bit
from tests.hidden.strategies import une_ligne
from tests.hidden.tp01_perceptron.lecture import paire


@given(bits=une_ligne(3))
def test_somme(copie, bits):
    """Le premier bit, la somme, vaut 1 quand un nombre impair des trois bits vaut 1.

    Kills: wa_oublie_r, wa_ordre_inverse, wa_somme_ou, wa_premiere_somme, wa_b_deux_fois,
    wa_demi_deballe_a_l_envers, wa_somme_entiere, wa_entier, wa_somme_xnor, wa_trois_resultats,
    wa_couples_emboites, wa_somme_seule, wa_oublie_return, rte_additionne_le_couple,
    rte_trois_entrees, rte_ou_de_trois
    """
    a, b, r = bits
    somme, _ = paire(copie.additionneur_complet(a, b, r), a + b + r)
    check_bit(somme, (a + b + r) % 2, about="somme")


@given(bits=une_ligne(3))
def test_retenue(copie, bits):
    """Le second bit, la retenue, vaut 1 quand deux bits au moins valent 1.

    Kills: wa_oublie_r, wa_ordre_inverse, wa_retenues_par_et, wa_premiere_retenue,
    wa_seconde_retenue, wa_retenue_de_trois, wa_retenue_ou, wa_retenue_entrante_rendue,
    wa_retenues_par_nand, wa_retenue_ou_de_r, wa_retenues_additionnees, wa_b_deux_fois,
    wa_demi_deballe_a_l_envers, wa_entier, wa_trois_resultats, wa_somme_seule, wa_oublie_return,
    rte_additionne_le_couple, rte_trois_entrees, rte_ou_de_trois
    """
    a, b, r = bits
    _, retenue = paire(copie.additionneur_complet(a, b, r), a + b + r)
    check_bit(retenue, (a + b + r) // 2, about="retenue")
