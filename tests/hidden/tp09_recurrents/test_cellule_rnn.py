"""Tests cachés de la cellule `test_cellule_rnn` (tp09)."""

import numpy as np
import pytest
import torch
from hypothesis import given

from autograder.comparison import check_array
from solutions import cellule_rnn
from tests.hidden.strategies import quelques, suites
from tests.hidden.tp09_recurrents.oracles import PRECISION, PRECISION_SATUREE, verifier_intacts

cas_rnn = suites(portes=())


@pytest.mark.points(2)
@given(cas=cas_rnn)
def test_formule(copie, cas):
    """`cellule_rnn` renvoie tanh(W_h h_prec + W_x x + b), de forme (h,), comme la cellule de torch.

    Kills: wa_sans_biais, wa_sans_tanh, wa_sigmoide, wa_W_h_transposee, wa_biais_dehors,
    wa_somme_de_tanh, wa_transposee_si_carree
    """
    x, h, W_h, W_x, b = (torch.tensor(v) for v in (cas.xs, cas.h0[None], *cas.p.values()))
    attendu = torch.rnn_tanh_cell(x, h, W_x, W_h, b, torch.zeros_like(b))[0].numpy()
    check_array(copie.cellule_rnn(cas.xs[0], cas.h0, *cas.p.values()), attendu, **PRECISION)


@quelques
@given(cas=cas_rnn)
def test_memoire_vide(copie, cas):
    """Quand `h_prec` est nul, il reste tanh(W_x x + b).

    Kills: wa_sans_biais, wa_sans_tanh, wa_sigmoide, wa_produit_des_entrees, wa_colonne,
    wa_transposee_si_carree
    """
    W_x, b = cas.p["W_x"], cas.p["b"]
    resultat = copie.cellule_rnn(cas.xs[0], np.zeros_like(cas.h0), *cas.p.values())
    check_array(resultat, np.tanh(W_x @ cas.xs[0] + b), **PRECISION)


@quelques
@given(cas=cas_rnn)
def test_entree_nulle(copie, cas):
    """Quand `x` est nul, il reste tanh(W_h h_prec + b) : la mémoire passe par W_h.

    Kills: wa_sans_memoire, wa_W_h_transposee, wa_terme_a_terme, wa_memoire_deux_fois,
    wa_sans_return
    """
    W_h, b = cas.p["W_h"], cas.p["b"]
    resultat = copie.cellule_rnn(np.zeros_like(cas.xs[0]), cas.h0, *cas.p.values())
    check_array(resultat, np.tanh(W_h @ cas.h0 + b), **PRECISION)


@quelques
@given(cas=cas_rnn)
def test_grandes_valeurs(copie, cas):
    """Avec des poids très grands, tanh sature : le résultat est proche de −1 ou de 1, jamais NaN.

    Kills: wa_tanh_par_exponentielles, wa_sans_tanh, wa_sigmoide,
    wa_terme_a_terme_somme_par_colonnes, wa_transposee_si_carree
    """
    arguments = [cas.xs[0], cas.h0, *(2000 * v for v in cas.p.values())]
    check_array(copie.cellule_rnn(*arguments), cellule_rnn(*arguments), **PRECISION_SATUREE)


@pytest.mark.secondary
@quelques
@given(cas=cas_rnn)
def test_rien_ne_change(copie, cas):
    """`cellule_rnn` ne modifie aucun de ses arguments.

    Kills: wa_modifie_h_prec, wa_modifie_b, rte_poids_echanges
    """
    arguments = [cas.xs[0], cas.h0, *cas.p.values()]
    _, apres = copie.call_with_arguments("cellule_rnn", *arguments)
    verifier_intacts(arguments, apres, ("x", "h_prec", "W_h", "W_x", "b"))
