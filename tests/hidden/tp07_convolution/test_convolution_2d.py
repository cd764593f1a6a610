"""Tests cachés de la cellule `test_convolution_2d` (tp07)."""

import pytest
from hypothesis import given

from autograder.comparison import check_unchanged
from tests.hidden.strategies import CARRES, INEGAUX, RECTANGLES, couches
from tests.hidden.tp07_convolution.oracles import correlation, proche

COTES_EGAUX = [(2, 2), (3, 3)]


def verifier(copie, cas):
    proche(copie.convolution_2d(*cas[:3], cas.pas, cas.remplissage), correlation(cas))


@given(cas=couches(noyaux=CARRES, sorties=COTES_EGAUX, biais=False))
def test_un_canal_un_filtre(copie, cas):
    """Une image carrée d'un seul canal, un seul filtre carré, un biais nul : chaque valeur est la
    somme des produits du filtre et de la fenêtre.

    Kills: wa_pas_du_noyau, wa_retourne, wa_sortie_transposee, wa_derniere_position_oubliee,
    wa_un_seul_filtre, wa_relu, wa_fenetre_modifiee
    """
    proche(copie.convolution_2d(cas.X, cas.W, cas.b), correlation(cas))


@given(cas=couches(canaux=(2, 3), noyaux=CARRES, sorties=COTES_EGAUX, biais=False))
def test_canaux(copie, cas):
    """Avec plusieurs canaux d'entrée, la somme porte aussi sur les canaux.

    Kills: wa_pas_du_noyau, wa_un_canal, wa_retourne, wa_sortie_transposee,
    wa_derniere_position_oubliee, wa_moyenne_des_canaux, wa_un_seul_filtre, wa_relu,
    wa_fenetre_modifiee
    """
    verifier(copie, cas)


@given(cas=couches(filtres=(2, 3), noyaux=CARRES, sorties=COTES_EGAUX))
def test_filtres_et_biais(copie, cas):
    """Chaque filtre donne sa carte, à laquelle s'ajoute son biais, une fois.

    Kills: wa_pas_du_noyau, wa_sans_biais, wa_biais_par_produit, wa_premier_biais, wa_retourne,
    wa_sortie_transposee, wa_derniere_position_oubliee, wa_premier_filtre, wa_un_seul_filtre,
    wa_relu, wa_fenetre_modifiee, rte_biais_par_ligne
    """
    verifier(copie, cas)


@given(cas=couches(biais=False))
def test_rectangles(copie, cas):
    """Quand H ≠ W et kh ≠ kw, hauteur et largeur gardent chacune leur place.

    Kills: wa_pas_du_noyau, wa_carre_seulement, wa_retourne, rte_noyau_carre,
    rte_noyau_echange, wa_sortie_transposee, wa_derniere_position_oubliee, wa_un_seul_filtre,
    wa_relu, wa_fenetre_modifiee
    """
    verifier(copie, cas)


@pytest.mark.points(2)
@given(cas=couches(noyaux=[*CARRES, *RECTANGLES], pas=(2, 3), biais=False))
def test_pas(copie, cas):
    """Avec un pas qui n'est pas la taille du noyau, les fenêtres avancent de `pas` cases ; une
    dernière fenêtre incomplète est abandonnée.

    Kills: wa_pas_du_noyau, wa_carre_seulement, wa_retourne, rte_noyau_carre,
    rte_noyau_echange, wa_sortie_transposee, wa_sans_pas, wa_origine_sans_pas,
    wa_fenetre_incomplete, wa_derniere_position_oubliee, wa_un_seul_filtre, wa_relu,
    wa_fenetre_modifiee
    """
    obtenu = copie.convolution_2d(*cas[:3], pas=cas.pas, remplissage=0)
    proche(obtenu, correlation(cas))


@given(cas=couches(noyaux=[*CARRES, *RECTANGLES], remplissages=(1, 2), biais=False))
def test_remplissage(copie, cas):
    """Le remplissage entoure chaque canal de `remplissage` rangées de zéros, des quatre côtés.

    Kills: wa_pas_du_noyau, wa_carre_seulement, wa_retourne, rte_noyau_carre,
    rte_noyau_echange, wa_sortie_transposee, wa_sans_remplissage, wa_remplissage_un_cote,
    wa_remplissage_d_une_rangee, wa_remplissage_par_le_bord, wa_remplissage_des_canaux,
    wa_derniere_position_oubliee, wa_un_seul_filtre, wa_relu, wa_fenetre_modifiee
    """
    obtenu = copie.convolution_2d(*cas[:3], pas=1, remplissage=cas.remplissage)
    proche(obtenu, correlation(cas))


@pytest.mark.points(2)
@given(
    cas=couches(
        canaux=(2, 3),
        filtres=(1, 2, 3),
        noyaux=[*CARRES, *RECTANGLES],
        pas=(1, 2),
        remplissages=(0, 1),
        sorties=[*INEGAUX, (1, 2), (2, 1)],
    )
)
def test_tout_ensemble(copie, cas):
    """Canaux, filtres, biais, pas et remplissage ensemble : le résultat est celui de `conv2d` de
    PyTorch.

    Kills: wa_pas_du_noyau, wa_carre_seulement, wa_un_canal, wa_sans_biais, wa_biais_par_canal,
    wa_biais_par_produit, wa_premier_biais, wa_retourne, rte_noyau_carre, rte_noyau_echange,
    wa_sortie_transposee, wa_sans_remplissage, wa_remplissage_un_cote,
    wa_remplissage_par_le_bord, wa_remplissage_des_canaux, wa_sans_pas, wa_origine_sans_pas,
    wa_fenetre_incomplete, wa_derniere_position_oubliee, wa_premier_filtre,
    wa_moyenne_des_canaux, wa_un_seul_filtre, wa_relu, wa_fenetre_modifiee, rte_biais_par_ligne
    """
    verifier(copie, cas)


@pytest.mark.secondary
@given(cas=couches(canaux=(2,), filtres=(1, 3), remplissages=(0, 1)))
def test_entrees_intactes(copie, cas):
    """L'appel ne modifie ni X, ni W, ni b.

    Kills: wa_carre_seulement, rte_noyau_carre, rte_noyau_echange, wa_modifie_W,
    rte_biais_par_ligne
    """
    _, apres = copie.call_with_arguments("convolution_2d", *cas[:3], 1, cas.remplissage)
    for nom, avant, maintenant in zip("XWb", cas, apres, strict=False):
        check_unchanged(avant, maintenant, about=nom)
