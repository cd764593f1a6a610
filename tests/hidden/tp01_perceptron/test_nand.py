"""Tests cachés de la cellule `test_nand` (tp01)."""

from contextlib import suppress

from hypothesis import given

from autograder.comparison import check_bit
from autograder.errors import StudentFault
from tests.hidden.strategies import lignes, une_ligne
from tests.hidden.tp01_perceptron.lecture import perceptron_lu


@given(entrees=une_ligne(2))
def test_table(copie, entrees):
    """La fonction `nand` donne les quatre lignes de la table de vérité.

    Kills: wa_et, wa_et_un, wa_et_frontiere, wa_ou, wa_nor, wa_nor_frontiere,
    wa_nor_frontiere_deux, wa_biais_trop_grand, wa_biais_negatif, wa_un_seul_poids_negatif,
    wa_oublie_return, wa_affiche, wa_renvoie_z, wa_biais_oublie_dans_la_fonction,
    wa_argument_fixe, rte_quatre_arguments, rte_nom_x, rte_variable_modifiee
    """
    x1, x2 = entrees
    check_bit(copie.nand(x1, x2), 1 - x1 * x2)


def test_poids(copie):
    """Un perceptron de poids `w_nand` et de biais `b_nand` donne les quatre lignes de la table de
    vérité.

    Kills: wa_et, wa_et_un, wa_et_frontiere, wa_ou, wa_nor, wa_nor_frontiere,
    wa_nor_frontiere_deux, wa_biais_trop_grand, wa_biais_negatif, wa_un_seul_poids_negatif,
    wa_biais_parmi_les_poids, wa_sans_poids, wa_noms_locaux, wa_poids_differents_de_la_fonction,
    wa_et_inverse_apres, wa_biais_accroche
    """
    for _ in range(2):
        neurone = perceptron_lu(copie, "w_nand", "b_nand", 2)
        for x1, x2 in lignes(2):
            check_bit(neurone(x1, x2), 1 - x1 * x2)
        with suppress(StudentFault):  # `nand` may use them, and must leave them as they are
            copie.nand(1, 0)
