"""Tests cachés de la cellule `test_cellule_gru` (tp09)."""

import numpy as np
import pytest
import torch
from hypothesis import given

from autograder.comparison import check_array
from solutions import cellule_gru
from tests.hidden.strategies import GRU, quelques, suites
from tests.hidden.tp09_recurrents.oracles import PRECISION, fixer, verifier_intacts

cas_gru = suites(portes=GRU)


def gru_bloc(x, h_prec, p):
    """(7.14)-(7.15) on torch's side, the two halves of each matrix apart."""
    n = len(h_prec)
    x, h = torch.tensor(x), torch.tensor(h_prec)
    W = {cle: torch.tensor(v) for cle, v in p.items()}
    z, r = (
        torch.sigmoid(torch.mv(W[f"W{g}"][:, :n], h) + torch.mv(W[f"W{g}"][:, n:], x) + W[f"b{g}"])
        for g in ("_z", "_r")
    )
    candidat = torch.tanh(W["W"][:, :n] @ (r * h) + W["W"][:, n:] @ x + W["b"])
    return torch.lerp(h, candidat, z).numpy()


def mesurer(copie, cas, p):
    return copie.cellule_gru(cas.xs[0], cas.h0, p)


@pytest.mark.points(3)
@given(cas=cas_gru)
def test_formule(copie, cas):
    """`cellule_gru` renvoie (1 − z) ⊙ h_prec + z ⊙ h̃, avec r appliqué avant le produit par W.

    Kills: wa_r_apres, wa_z_inverse, wa_sans_r, wa_z_et_r_echanges, wa_r_sur_l_ancien_etat,
    wa_un_moins_r, wa_ordre_du_candidat
    """
    check_array(mesurer(copie, cas, cas.p), gru_bloc(cas.xs[0], cas.h0, cas.p), **PRECISION)


@quelques
@given(cas=cas_gru)
def test_candidat_seul(copie, cas):
    """Quand z = 1 et r = 1, il reste h̃ = tanh(W [h_prec, x] + b) : la cellule d'un RNN.

    Kills: wa_z_inverse, wa_candidat_sigmoide, wa_sans_biais, wa_ordre_x_h, wa_ajoute_sans_retirer,
    wa_sans_biais_du_candidat
    """
    p = fixer(cas.p, _z=60, _r=60)
    attendu = np.tanh(p["W"] @ np.concatenate([cas.h0, cas.xs[0]]) + p["b"])
    check_array(mesurer(copie, cas, p), attendu, **PRECISION)


@quelques
@given(cas=cas_gru)
def test_porte_de_remise(copie, cas):
    """Quand z = 1, il reste h̃, où r = σ(W_r [h_prec, x] + b_r) multiplie h_prec et lui seul.

    Kills: wa_r_apres, wa_r_sur_tout, wa_sans_r, wa_z_et_r_echanges, wa_ordre_x_h, wa_r_recopie_z
    """
    p = fixer(cas.p, _z=60)
    check_array(mesurer(copie, cas, p), cellule_gru(cas.xs[0], cas.h0, p), **PRECISION)


@quelques
@given(cas=cas_gru)
def test_porte_de_mise_a_jour(copie, cas):
    """Quand h̃ est fixé, z = σ(W_z [h_prec, x] + b_z) mélange h_prec et h̃.

    Kills: wa_z_inverse, wa_z_et_r_echanges, wa_portes_tanh, wa_r_sur_l_ancien_etat,
    wa_r_hors_de_tanh, wa_sans_return
    """
    p = fixer(cas.p, **{"": 0.6})
    check_array(mesurer(copie, cas, p), cellule_gru(cas.xs[0], cas.h0, p), **PRECISION)


@pytest.mark.secondary
@quelques
@given(cas=cas_gru)
def test_memoire(copie, cas):
    """Quand z = 0, l'état ne change pas : le résultat est `h_prec`.

    Kills: wa_z_inverse, wa_r_sur_l_ancien_etat, wa_candidat_entier, wa_renvoie_candidat, wa_couple
    """
    check_array(mesurer(copie, cas, fixer(cas.p, _z=-60)), cas.h0, **PRECISION)


@pytest.mark.secondary
@quelques
@given(cas=cas_gru)
def test_rien_ne_change(copie, cas):
    """`cellule_gru` ne modifie ni ses vecteurs, ni le dictionnaire `p`.

    Kills: wa_modifie_h_prec, wa_modifie_W, rte_r_sur_la_concatenation
    """
    arguments = [cas.xs[0], cas.h0, cas.p]
    _, apres = copie.call_with_arguments("cellule_gru", *arguments)
    verifier_intacts(arguments, apres, ("x", "h_prec", "p"))
