"""Tests cachés de la cellule `test_moyenne_pooling` (tp07)."""

import pytest
from hypothesis import given

from autograder.comparison import check_unchanged
from tests.hidden.strategies import AVEC_ZEROS, images_a_reduire
from tests.hidden.tp07_convolution.oracles import moyenne, proche


@given(cas=images_a_reduire(canaux=(1, 2, 3), carree=True))
def test_canaux(copie, cas):
    """Une image carrée, sans pas : dans chaque canal, chaque valeur est la moyenne de sa fenêtre.

    Kills: wa_somme, wa_divise_par_taille, wa_maximum, wa_mediane, wa_milieu_des_extremes,
    wa_division_entiere, wa_tous_les_canaux, wa_pas_un
    """
    X, taille, _ = cas
    proche(copie.moyenne_pooling(X, taille), moyenne(*cas))


@given(cas=images_a_reduire(restes=True))
def test_fenetre_incomplete(copie, cas):
    """Quand H ≠ W et que `taille` ne les divise pas, une dernière fenêtre incomplète est
    abandonnée, en hauteur comme en largeur.

    Kills: wa_somme, wa_divise_par_taille, wa_maximum, wa_mediane, wa_milieu_des_extremes,
    wa_division_entiere, wa_pas_un, wa_fenetre_incomplete, wa_carre_seulement,
    wa_largeur_dabord, rte_reshape, rte_reshape_sans_pas
    """
    X, taille, _ = cas
    proche(copie.moyenne_pooling(X, taille), moyenne(*cas))


@pytest.mark.points(2)
@given(cas=images_a_reduire((1, 2), tailles=(2, 3, 1, 4), pas=(1, 2, 3), table=AVEC_ZEROS))
def test_pas(copie, cas):
    """Avec un pas qui n'est pas la taille, les fenêtres se recouvrent ou laissent des trous : le
    résultat est celui de `avg_pool2d` de PyTorch.

    Kills: wa_somme, wa_divise_par_taille, wa_divise_par_le_pas, wa_maximum, wa_mediane,
    wa_milieu_des_extremes, wa_division_entiere, wa_tous_les_canaux, wa_pas_du_noyau,
    wa_fenetre_incomplete, wa_carre_seulement, wa_largeur_dabord, rte_reshape, wa_taille_un,
    wa_quatre_ou_neuf, wa_sans_les_zeros
    """
    X, taille, pas = cas
    proche(copie.moyenne_pooling(X, taille, pas), moyenne(*cas))


@pytest.mark.secondary
@given(cas=images_a_reduire(canaux=(2,), pas=(1, 2)))
def test_entree_intacte(copie, cas):
    """L'appel ne modifie pas X.

    Kills: wa_modifie_X, rte_reshape
    """
    _, (X_apres, *_) = copie.call_with_arguments("moyenne_pooling", *cas)
    check_unchanged(cas[0], X_apres, about="X")
