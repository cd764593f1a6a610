"""Tests cachés de la cellule `test_festival` (tp01)."""

from autograder.comparison import check_bit
from tests.hidden.strategies import lignes
from tests.hidden.tp01_perceptron.lecture import perceptron_lu


def test_beau_temps(copie):
    """Quand il fait beau, vous y allez dans tous les cas ; sans rien du tout, vous restez.

    Kills: wa_trois_conditions, wa_deux_sur_trois, wa_seuil_exact, wa_deux_poids,
    wa_ordre_des_facteurs, rte_formule
    """
    neurone = perceptron_lu(copie, "w_festival", "b_festival", 3)
    for bus, ami in lignes(2):
        check_bit(neurone(1, bus, ami), 1)
    check_bit(neurone(0, 0, 0), 0)


def test_mauvais_temps(copie):
    """Quand il ne fait pas beau, vous y allez seulement s'il y a à la fois un bus et un ami.

    Kills: wa_trois_conditions, wa_une_suffit, wa_biais_nul, wa_seuil_exact, wa_deux_poids,
    wa_ordre_des_facteurs, rte_formule
    """
    neurone = perceptron_lu(copie, "w_festival", "b_festival", 3)
    for bus, ami in lignes(2):
        check_bit(neurone(0, bus, ami), bus * ami)
