"""Tests cachés de la cellule `test_festival` (tp01)."""

from autograder.comparison import check_bit
from tests.hidden.strategies import lignes
from tests.hidden.tp01_perceptron.lecture import perceptron_lu


def test_beau_temps(copie):
    """Quand il fait beau, vous y allez dans tous les cas ; sans rien du tout, vous restez.

    Kills: wa_trois_conditions, wa_trois_conditions_deux, wa_trois_conditions_beau_temps_lourd,
    wa_biais_positif, wa_biais_positif_un, wa_deux_sur_trois, wa_deux_sur_trois_frontiere,
    wa_bus_et_ami_seuls, wa_bus_ou_ami_avec_beau_temps, wa_seuil_exact, wa_deux_poids,
    wa_poids_unique, wa_biais_parmi_les_poids, wa_trois_biais, wa_biais_oublie,
    wa_poids_en_colonne, wa_ordre_des_facteurs, wa_signe_des_poids, wa_table_de_verite,
    wa_texte, rte_formule
    """
    neurone = perceptron_lu(copie, "w_festival", "b_festival", 3)
    for bus, ami in lignes(2):
        check_bit(neurone(1, bus, ami), 1)
    check_bit(neurone(0, 0, 0), 0)


def test_mauvais_temps(copie):
    """Quand il ne fait pas beau, vous y allez seulement s'il y a à la fois un bus et un ami.

    Kills: wa_trois_conditions, wa_trois_conditions_deux, wa_trois_conditions_beau_temps_lourd,
    wa_une_suffit, wa_une_suffit_beau_temps_lourd, wa_biais_nul, wa_biais_nul_egaux,
    wa_biais_nul_deux, wa_biais_positif, wa_biais_positif_un, wa_beau_temps_seul,
    wa_bus_et_ami_trop_faibles, wa_seuil_exact, wa_deux_poids, wa_poids_unique,
    wa_biais_parmi_les_poids, wa_trois_biais, wa_biais_oublie, wa_poids_en_colonne,
    wa_ordre_des_facteurs, wa_signe_des_poids, wa_table_de_verite, wa_texte, rte_formule
    """
    neurone = perceptron_lu(copie, "w_festival", "b_festival", 3)
    for bus, ami in lignes(2):
        check_bit(neurone(0, bus, ami), bus * ami)
