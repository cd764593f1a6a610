"""Tests cachés de la cellule `test_facteur_evanescent` (tp09)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.comparison import check_number
from solutions import cellule_rnn, facteur_evanescent
from tests.hidden.strategies import facteurs, matrices, quelques
from tests.hidden.tp09_recurrents.oracles import PRECISION


@pytest.mark.points(2)
@given(cas=facteurs(longueurs=(3, 6)))
def test_produit(copie, cas):
    """Sur trois pas ou plus, le facteur est W_h^n multiplié par les n dérivées tanh′(o_k).

    Kills: wa_un_W_h_de_moins, wa_W_h_une_fois, wa_somme, wa_tanh_sans_derivee, wa_sans_W_h,
    wa_valeur_absolue
    """
    check_number(copie.facteur_evanescent(*cas), facteur_evanescent(*cas), **PRECISION)


@given(cas=facteurs(longueurs=(1, 1)))
def test_un_pas(copie, cas):
    """D'un pas au suivant, le facteur est W_h tanh′(o).

    Kills: wa_un_W_h_de_moins, wa_W_h_de_trop, wa_tanh_sans_derivee, wa_sans_W_h, wa_sigmoide_prime
    """
    check_number(copie.facteur_evanescent(*cas), facteur_evanescent(*cas), **PRECISION)


def differences(W_h, entrees, h0, eps=1e-5):
    """(os, central difference of h_t by h_t') of a scalar RNN, W_x = 1, that starts at h0."""

    def derouler(h):
        os = []
        for e in entrees:
            os.append(W_h * h + e)
            h = cellule_rnn(np.array([e]), np.array([h]), np.array([[W_h]]), np.eye(1), 0.0)[0]
        return np.array(os), h

    return derouler(h0)[0], (derouler(h0 + eps)[1] - derouler(h0 - eps)[1]) / (2 * eps)


@given(
    W_h=st.sampled_from([0.8, -0.6, 1.2, -1.5, 2.0]),
    entrees=st.integers(2, 5).flatmap(lambda n: matrices((n,), [0.2, -0.5, 0.4, -0.1, 0.7, -0.9])),
)
def test_differences_centrees(copie, W_h, entrees):
    """Le facteur mesure combien h_t bouge quand on bouge un peu h_t′ dans un vrai RNN.

    Kills: wa_un_W_h_de_moins, wa_o_au_lieu_de_h, wa_premier_oublie, wa_dernier_oublie,
    wa_return_dans_la_boucle
    """
    os, attendu = differences(W_h, entrees, 0.3)
    check_number(copie.facteur_evanescent(W_h, os), attendu, **PRECISION)


@pytest.mark.secondary
@given(W_h=st.sampled_from([2.0, -0.5, 1.5]))
def test_aucun_pas(copie, W_h):
    """Quand t = t′, `os` est vide et le facteur vaut 1.

    Kills: wa_vide_zero, wa_W_h_de_trop, wa_W_h_fois_n, wa_sans_produit
    """
    check_number(copie.facteur_evanescent(W_h, np.array([])), 1.0)


@pytest.mark.secondary
@quelques
@given(cas=facteurs(longueurs=(1, 3)))
def test_saturation(copie, cas):
    """Loin dans la saturation de tanh, le facteur est pratiquement nul, et jamais NaN.

    Kills: wa_tanh_par_exponentielles, wa_tanh_carre, wa_tous_les_produits, rte_liste_au_carre
    """
    W_h, os = cas
    check_number(copie.facteur_evanescent(W_h, 5000 * os), 0.0, **PRECISION)
