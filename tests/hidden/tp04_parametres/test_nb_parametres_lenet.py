"""Tests cachés de la cellule `test_nb_parametres_lenet` (tp04)."""

from autograder.comparison import check_integer
from solutions import nb_parametres_lenet


def test_total(copie):
    """Le total est la somme des paramètres des deux convolutions et des trois couches denses de
    LeNet, pour des images 32×32×1.

    Kills: wa_sans_biais, wa_trois_canaux, wa_convolutions_seules, wa_denses_seules,
    wa_sans_dernier_pooling, wa_image_28, wa_remplissage, wa_canaux_seulement,
    wa_oublie_la_sortie, wa_pooling_compte, wa_deuxieme_convolution, wa_noyau_3,
    wa_denses_sans_biais, wa_oublie_84, wa_affiche, wa_liste, rte_noyau_oublie, rte_pooling
    """
    check_integer(copie.nb_parametres_lenet(), nb_parametres_lenet())
