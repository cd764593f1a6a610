"""Tests cachés de la cellule `test_remplissage_identique` (tp07)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.comparison import check_integer
from tests.hidden.tp07_convolution.oracles import taille_torch

impairs = st.integers(0, 6).map(lambda k: 2 * k + 1)


def remplissage_qui_convient(noyau, dilatation=1, n=5):
    """The padding for which torch's conv1d gives as many values as it takes."""
    etendue = dilatation * (noyau - 1)
    possibles = (p for p in range(etendue + 1) if n + 2 * p > etendue)
    return next(p for p in possibles if taille_torch(n, noyau, 1, p, dilatation) == n)


@given(noyau=impairs)
def test_noyau_impair(copie, noyau):
    """Pour un noyau impair, sans dilatation, ce remplissage garde la taille d'un axe au pas 1.

    Kills: wa_total_des_deux_cotes, wa_moitie_du_noyau, wa_une_case_de_trop,
    rte_erreur_inversee
    """
    check_integer(copie.remplissage_identique(noyau), remplissage_qui_convient(noyau))


@pytest.mark.points(2)
@given(noyau=impairs, dilatation=st.integers(1, 5))
def test_dilatation(copie, noyau, dilatation):
    """Avec une dilatation, le remplissage compense toute l'étendue du noyau dilaté.

    Kills: wa_sans_dilatation, wa_total_des_deux_cotes, wa_moitie_du_noyau,
    wa_une_case_de_trop, wa_dilatation_ajoutee, wa_dilatation_fois_noyau, rte_erreur_inversee
    """
    attendu = remplissage_qui_convient(noyau, dilatation)
    check_integer(copie.remplissage_identique(noyau, dilatation), attendu)


@pytest.mark.points(2)
@given(moitie=st.integers(1, 5), dilatation=st.sampled_from([1, 3, 5]))
def test_impossible(copie, moitie, dilatation):
    """Quand d(k − 1) est impair, aucun remplissage ne convient : l'appel lève `ValueError` ; il ne
    la lève pas pour le noyau impair voisin.

    Kills: wa_sans_erreur, wa_total_des_deux_cotes, wa_moitie_du_noyau, wa_une_case_de_trop,
    wa_renvoie_none, wa_demi_case, rte_erreur_inversee, rte_assert
    """
    voisin = 2 * moitie + 1
    check_integer(copie.remplissage_identique(voisin, 1), remplissage_qui_convient(voisin))
    copie.expect_raises("ValueError", "remplissage_identique", 2 * moitie, dilatation)
