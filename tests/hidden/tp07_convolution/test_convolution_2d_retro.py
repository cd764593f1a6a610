"""Tests cachés de la cellule `test_convolution_2d_retro` (tp07)."""

import pytest
from hypothesis import given

from autograder.comparison import check_unchanged
from tests.hidden.strategies import CARRES, RECTANGLES, couches
from tests.hidden.tp07_convolution.oracles import (
    gradients_centres,
    gradients_torch,
    verifier_triplet,
)

simples = couches(noyaux=CARRES, sorties=[(2, 2), (3, 3)])
larges = couches(canaux=(2, 3), filtres=(1, 2, 3))
espacees = couches(
    canaux=(2,), filtres=(1, 3), pas=(2, 3), remplissages=(0, 1), sorties=[(2, 3), (3, 2)]
)


def retro(copie, cas):
    """The student's triplet."""
    return copie.convolution_2d_retro(cas.dY, cas.X, cas.W, cas.pas, cas.remplissage)


@given(cas=couches(canaux=(1, 2), filtres=(2, 3), pas=(1, 2), remplissages=(0, 1)))
def test_db(copie, cas):
    """db[k] est juste pour chaque filtre k, quels que soient le pas et le remplissage.

    Kills: wa_signe, wa_db_compte_les_positions, wa_db_total, wa_db_moyenne, wa_db_colonne,
    wa_sans_biais, wa_deux_gradients, rte_pas_du_noyau, rte_sans_remplissage,
    wa_carre_seulement, rte_noyau_carre, wa_dX_seul
    """
    verifier_triplet(retro(copie, cas), gradients_torch(cas), ["db"])


@given(cas=simples)
def test_un_canal(copie, cas):
    """dX, dW et db sont justes pour un canal, un filtre, une image et un noyau carrés, sans pas ni
    remplissage donnés.

    Kills: wa_signe, wa_ordre, wa_sans_dY, wa_db_compte_les_positions, wa_db_total,
    wa_db_moyenne, wa_db_colonne, wa_sans_biais, wa_deux_gradients, wa_dX_ecrase, wa_dW_ecrase,
    wa_dW_moyenne, rte_pas_du_noyau, wa_tranche_vide, wa_dX_sans_retournement, wa_dW_retourne,
    wa_dX_par_X, wa_derniere_position_oubliee, wa_dX_seul, wa_db_seul, wa_accumule
    """
    resultat = copie.convolution_2d_retro(cas.dY, cas.X, cas.W)
    verifier_triplet(resultat, gradients_torch(cas))


@given(cas=larges)
def test_dW_canaux_et_filtres(copie, cas):
    """dW est juste avec plusieurs canaux et filtres, H ≠ W et kh ≠ kw, au pas 1 et sans
    remplissage.

    Kills: wa_signe, wa_ordre, wa_sans_dY, wa_deux_gradients, wa_dW_ecrase, wa_dW_moyenne,
    rte_pas_du_noyau, wa_dW_retourne, wa_un_canal, wa_dW_somme_des_canaux, wa_carre_seulement,
    rte_noyau_carre, wa_derniere_position_oubliee, wa_dX_seul, wa_db_seul, wa_accumule
    """
    verifier_triplet(retro(copie, cas), gradients_torch(cas), ["dW"])


@given(cas=larges)
def test_dX_canaux_et_filtres(copie, cas):
    """dX est juste avec plusieurs canaux et filtres, H ≠ W et kh ≠ kw, au pas 1 et sans
    remplissage.

    Kills: wa_signe, wa_ordre, wa_sans_dY, wa_deux_gradients, wa_dX_ecrase, rte_pas_du_noyau,
    wa_tranche_vide, wa_dX_sans_retournement, wa_un_canal, wa_dernier_filtre,
    wa_premier_filtre, wa_dX_par_X, wa_carre_seulement, rte_noyau_carre,
    wa_derniere_position_oubliee, wa_db_seul
    """
    verifier_triplet(retro(copie, cas), gradients_torch(cas), ["dX"])


@given(cas=couches(noyaux=[*CARRES, *RECTANGLES], pas=(1, 2, 3), remplissages=(0, 1, 2)))
def test_dW_pas_et_remplissage(copie, cas):
    """dW est juste avec un pas qui n'est pas la taille du noyau, dernière fenêtre incomplète
    comprise, et avec un remplissage.

    Kills: wa_signe, wa_ordre, wa_sans_dY, wa_deux_gradients, wa_dW_ecrase, wa_dW_moyenne,
    wa_pas_ignore, wa_pas_ignore_dans_dW, rte_pas_du_noyau, rte_sans_remplissage,
    wa_dW_retourne, wa_carre_seulement, rte_noyau_carre, wa_derniere_position_oubliee,
    wa_dX_seul, wa_db_seul, wa_accumule
    """
    verifier_triplet(retro(copie, cas), gradients_torch(cas), ["dW"])


@given(cas=couches(noyaux=[*CARRES, *RECTANGLES], pas=(2, 3)))
def test_dX_pas(copie, cas):
    """dX a la forme de X et il est juste avec un pas qui n'est pas la taille du noyau ; ce
    qu'aucune fenêtre ne couvre a un gradient nul.

    Kills: wa_signe, wa_ordre, wa_sans_dY, wa_deux_gradients, wa_dX_ecrase, wa_pas_ignore,
    wa_pas_ignore_dans_dX, rte_pas_du_noyau, wa_tranche_vide, wa_dX_sans_retournement,
    wa_dX_par_X, wa_carre_seulement, rte_noyau_carre, wa_reste_perdu,
    wa_derniere_position_oubliee, wa_db_seul
    """
    verifier_triplet(retro(copie, cas), gradients_torch(cas), ["dX"])


@given(cas=couches(noyaux=[*CARRES, *RECTANGLES], remplissages=(1, 2)))
def test_dX_remplissage(copie, cas):
    """dX a la forme de X, sans les rangées de zéros ajoutées, et il est juste avec un
    remplissage, au pas 1.

    Kills: wa_signe, wa_ordre, wa_sans_dY, wa_deux_gradients, wa_dX_ecrase, rte_pas_du_noyau,
    wa_remplissage_garde, wa_bordure_d_une_rangee, wa_remplissage_retire_du_debut,
    rte_sans_remplissage, wa_dX_sans_retournement, wa_dX_par_X, wa_carre_seulement,
    rte_noyau_carre, wa_derniere_position_oubliee, wa_db_seul
    """
    verifier_triplet(retro(copie, cas), gradients_torch(cas), ["dX"])


@pytest.mark.points(2)
@given(cas=espacees)
def test_differences_centrees(copie, cas):
    """Canaux, filtres, pas et remplissage ensemble : dX, dW et db sont égaux aux différences
    centrées à chaque indice.

    Kills: wa_signe, wa_ordre, wa_sans_dY, wa_db_compte_les_positions, wa_db_total,
    wa_db_moyenne, wa_db_colonne, wa_sans_biais, wa_deux_gradients, wa_dX_ecrase, wa_dW_ecrase,
    wa_dW_moyenne, wa_pas_ignore, wa_pas_ignore_dans_dX, wa_pas_ignore_dans_dW,
    rte_pas_du_noyau, wa_remplissage_garde, wa_bordure_fois_pas, wa_tranche_vide,
    wa_remplissage_retire_du_debut, rte_sans_remplissage, wa_dX_sans_retournement,
    wa_dW_retourne, wa_un_canal, wa_dW_somme_des_canaux, wa_dernier_filtre, wa_premier_filtre,
    wa_dX_par_X, wa_carre_seulement, rte_noyau_carre, wa_reste_perdu,
    wa_derniere_position_oubliee, wa_dX_seul, wa_db_seul, wa_accumule
    """
    verifier_triplet(retro(copie, cas), gradients_centres(cas))


@pytest.mark.secondary
@given(cas=couches(canaux=(2,), filtres=(1, 3), remplissages=(0, 1)))
def test_entrees_intactes(copie, cas):
    """L'appel ne modifie ni dY, ni X, ni W.

    Kills: rte_pas_du_noyau, rte_sans_remplissage, wa_carre_seulement, rte_noyau_carre,
    wa_modifie_dY
    """
    avant = cas.dY, cas.X, cas.W
    _, apres = copie.call_with_arguments("convolution_2d_retro", *avant, 1, cas.remplissage)
    for nom, un, deux in zip(("dY", "X", "W"), avant, apres, strict=False):
        check_unchanged(un, deux, about=nom)
