"""Tests cachés de la cellule `test_nb_parametres_conv2d` (tp04)."""

import pytest
from hypothesis import given

from autograder.comparison import check_integer
from solutions import nb_parametres_conv2d
from tests.hidden.strategies import cotes, deux_tailles, noyaux_en_couple


@pytest.mark.points(2)
@given(canaux=deux_tailles, noyau=cotes)
def test_noyau_carre(copie, canaux, noyau):
    """Chaque canal de sortie a un biais et, pour chaque canal d'entrée, un noyau de poids ; un
    entier donne le côté du noyau.

    Kills: wa_sans_biais, wa_sans_canaux_d_entree, wa_cote_non_carre, wa_somme_des_cotes,
    wa_biais_d_entree, wa_un_biais_par_noyau, wa_un_seul_biais, wa_dense, wa_canaux_additionnes,
    wa_un_seul_filtre, wa_biais_du_couple_seulement, rte_couple_seulement, wa_memoire_sans_ordre
    """
    for c, k in (canaux, canaux[::-1]):
        check_integer(copie.nb_parametres_conv2d(c, k, noyau), nb_parametres_conv2d(c, k, noyau))


@given(canaux=deux_tailles, noyau=noyaux_en_couple)
def test_noyau_en_couple(copie, canaux, noyau):
    """Le noyau peut être un couple (kh, kw), de côtés différents ou égaux.

    Kills: wa_sans_biais, wa_sans_canaux_d_entree, wa_hauteur_seule, wa_somme_des_cotes,
    wa_biais_d_entree, wa_un_biais_par_noyau, wa_un_seul_biais, wa_dense, wa_canaux_additionnes,
    wa_un_seul_filtre, wa_biais_de_l_entier_seulement, rte_entier_seulement, wa_ensemble
    """
    attendu = nb_parametres_conv2d(*canaux, noyau)
    check_integer(copie.nb_parametres_conv2d(*canaux, noyau), attendu)


@given(canaux=deux_tailles, noyau=cotes | noyaux_en_couple)
def test_sans_biais(copie, canaux, noyau):
    """Avec `biais=False`, il ne reste que les poids des noyaux, carrés ou non.

    Kills: wa_sans_canaux_d_entree, wa_cote_non_carre, wa_hauteur_seule, wa_somme_des_cotes,
    wa_ignore_biais, wa_dense, wa_canaux_additionnes, wa_un_seul_filtre,
    wa_couple_toujours_avec_biais, rte_entier_seulement, rte_couple_seulement, wa_ensemble
    """
    attendu = nb_parametres_conv2d(*canaux, noyau, False)
    check_integer(copie.nb_parametres_conv2d(*canaux, noyau, biais=False), attendu)
    check_integer(copie.nb_parametres_conv2d(*canaux, noyau, False), attendu)
