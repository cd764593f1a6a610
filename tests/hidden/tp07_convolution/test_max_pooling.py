"""Tests cachés de la cellule `test_max_pooling` (tp07)."""

import pytest
from hypothesis import given

from autograder.comparison import check_unchanged
from tests.hidden.strategies import AVEC_ZEROS, LOINTAINS, NEGATIFS, POSITIFS, images_a_reduire
from tests.hidden.tp07_convolution.oracles import maximum, proche


@given(cas=images_a_reduire(canaux=(1, 2, 3), carree=True, table=POSITIFS))
def test_canaux(copie, cas):
    """Une image carrée, de valeurs positives, sans pas : dans chaque canal, chaque valeur est la
    plus grande de sa fenêtre.

    Kills: wa_minimum, wa_moyenne, wa_tous_les_canaux, wa_un_canal, wa_pas_un,
    wa_origine_sans_pas, wa_indice_du_maximum
    """
    X, taille, _ = cas
    proche(copie.max_pooling(X, taille), maximum(*cas))


@given(cas=images_a_reduire(table=NEGATIFS) | images_a_reduire(table=LOINTAINS))
def test_valeurs_negatives(copie, cas):
    """Quand toutes les valeurs sont négatives, le maximum l'est aussi.

    Kills: wa_depart_a_zero, wa_valeur_absolue, wa_minimum, wa_moyenne, wa_pas_un,
    wa_carre_seulement, wa_origine_sans_pas, wa_indice_du_maximum, wa_depart_a_moins_999,
    wa_depart_a_moins_dix
    """
    X, taille, _ = cas
    proche(copie.max_pooling(X, taille), maximum(*cas))


@given(cas=images_a_reduire(restes=True, table=POSITIFS))
def test_fenetre_incomplete(copie, cas):
    """Quand H ≠ W et que `taille` ne les divise pas, une dernière fenêtre incomplète est
    abandonnée, en hauteur comme en largeur.

    Kills: wa_minimum, wa_moyenne, wa_pas_un, wa_fenetre_incomplete, wa_carre_seulement,
    wa_origine_sans_pas, wa_indice_du_maximum, rte_reshape, rte_reshape_sans_pas
    """
    X, taille, _ = cas
    proche(copie.max_pooling(X, taille), maximum(*cas))


@pytest.mark.points(2)
@given(cas=images_a_reduire((1, 2), tailles=(2, 3, 1, 4), pas=(1, 2, 3), table=AVEC_ZEROS))
def test_pas(copie, cas):
    """Avec un pas qui n'est pas la taille, les fenêtres se recouvrent ou laissent des trous : le
    résultat est celui de `max_pool2d` de PyTorch.

    Kills: wa_depart_a_zero, wa_valeur_absolue, wa_minimum, wa_moyenne, wa_tous_les_canaux,
    wa_un_canal, wa_pas_du_noyau, wa_fenetre_de_la_taille_du_pas, wa_fenetre_incomplete,
    wa_carre_seulement, wa_origine_sans_pas, wa_indice_du_maximum, rte_reshape, wa_taille_un
    """
    X, taille, pas = cas
    proche(copie.max_pooling(X, taille, pas), maximum(*cas))


@pytest.mark.secondary
@given(cas=images_a_reduire(canaux=(2,), pas=(1, 2)))
def test_entree_intacte(copie, cas):
    """L'appel ne modifie pas X.

    Kills: wa_carre_seulement, wa_modifie_X, rte_reshape
    """
    _, (X_apres, *_) = copie.call_with_arguments("max_pooling", *cas)
    check_unchanged(cas[0], X_apres, about="X")
