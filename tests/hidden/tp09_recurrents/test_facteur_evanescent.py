"""Tests cachés de la cellule `test_facteur_evanescent` (tp09)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.comparison import check_number, check_unchanged
from solutions import cellule_rnn, facteur_evanescent
from tests.hidden.strategies import facteurs, quelques
from tests.hidden.tp09_recurrents.oracles import PRECISION


@given(cas=facteurs(longueurs=(1, 1)))
def test_un_pas(copie, cas):
    """D'un pas au suivant, le facteur est W_h tanh′(o).

    Kills: wa_un_W_h_de_moins, wa_W_h_de_trop, wa_tanh_sans_derivee, wa_sans_W_h, wa_sigmoide_prime,
    wa_o_multiplie_par_W_h
    """
    check_number(copie.facteur_evanescent(*cas), facteur_evanescent(*cas), **PRECISION)


def difference_centree(W_h, os, h0=0.3, eps=1e-6):
    """Central difference of h_t by h_t' in a scalar RNN, W_x = 1, b = 0, whose o_k are os.

    eps: with 1e-5, the error would be as large as the tolerance (W_h = 3, six steps).
    """
    entrees = os - W_h * np.array([h0, *np.tanh(os[:-1])])

    def dernier(h):
        etat = np.array([h])
        for e in entrees:
            etat = cellule_rnn(np.array([e]), etat, np.array([[W_h]]), np.eye(1), 0.0)
        return etat[0]

    return (dernier(h0 + eps) - dernier(h0 - eps)) / (2 * eps)


@pytest.mark.points(3)
@given(cas=facteurs(longueurs=(2, 6)))
def test_differences_centrees(copie, cas):
    """Sur plusieurs pas, W_h^n fois les n dérivées est la pente de h_t selon h_t′ dans un vrai RNN.

    Kills: wa_un_W_h_de_moins, wa_W_h_une_fois, wa_somme, wa_valeur_absolue, wa_o_au_lieu_de_h,
    wa_premier_oublie, wa_dernier_oublie, wa_return_dans_la_boucle
    """
    check_number(copie.facteur_evanescent(*cas), difference_centree(*cas), **PRECISION)


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


@pytest.mark.secondary
@quelques
@given(cas=facteurs(longueurs=(1, 3)))
def test_os_intact(copie, cas):
    """L'appel ne modifie pas `os`.

    Kills: wa_modifie_os
    """
    _, (_, apres) = copie.call_with_arguments("facteur_evanescent", *cas)
    check_unchanged(cas[1], apres, about="os")
