"""Tests cachés de la cellule `test_cellule_lstm` (tp09)."""

import numpy as np
import pytest
from hypothesis import given

from autograder.comparison import check_array
from solutions import cellule_lstm
from tests.hidden.strategies import quelques, suites
from tests.hidden.tp09_recurrents.oracles import (
    PRECISION,
    PRECISION_SATUREE,
    fixer,
    lire,
    lstm_torch,
    verifier_intacts,
)


def mesurer(copie, cas, p):
    """The student's (h, C) on the first element of the sequence, with the parameters p."""
    return lire(copie.cellule_lstm(cas.xs[0], cas.h0, cas.C0, p), ("h", "C"))


def reference(cas, p):
    return cellule_lstm(cas.xs[0], cas.h0, cas.C0, p)


@quelques
@given(cas=suites())
def test_porte_d_oubli(copie, cas):
    """Quand C̃ = 0 et i = 0, C vaut f ⊙ C_prec, où f = σ(W_f [h_prec, x] + b_f).

    Kills: wa_ordre_x_h, wa_sans_biais, wa_portes_tanh, wa_sans_C_prec, wa_f_et_i_echanges,
    wa_C_tilde_renvoye, wa_C_borne_a_cinq
    """
    p = fixer(cas.p, _i=-60, _C=0)
    check_array(mesurer(copie, cas, p)[1], reference(cas, p)[1], **PRECISION, about="C")


@quelques
@given(cas=suites())
def test_porte_d_entree(copie, cas):
    """Quand C_prec = 0 et C̃ = 1, C vaut i, où i = σ(W_i [h_prec, x] + b_i).

    Kills: wa_ordre_x_h, wa_sans_biais, wa_i_recopie_f, wa_portes_liees, wa_f_et_i_echanges,
    wa_W_h_seul
    """
    cas, p = cas._replace(C0=np.zeros_like(cas.C0)), fixer(cas.p, _C=60)
    check_array(mesurer(copie, cas, p)[1], reference(cas, p)[1], **PRECISION, about="C")


@quelques
@given(cas=suites())
def test_candidat(copie, cas):
    """Quand C_prec = 0 et i = 1, C est l'état candidat C̃ = tanh(W_C [h_prec, x] + b_C).

    Kills: wa_ordre_x_h, wa_sans_biais, wa_candidat_sigmoide, wa_lucarne, wa_C_borne, wa_sans_h_prec
    """
    cas, p = cas._replace(C0=np.zeros_like(cas.C0)), fixer(cas.p, _f=60, _i=60)
    check_array(mesurer(copie, cas, p)[1], reference(cas, p)[1], **PRECISION, about="C")


@quelques
@given(cas=suites())
def test_porte_de_sortie(copie, cas):
    """Quand C = C_prec (f = 1, C̃ = 0), h vaut o ⊙ tanh(C), où o = σ(W_o [h_prec, x] + b_o).

    Kills: wa_ordre_x_h, wa_h_sans_tanh, wa_sans_porte_de_sortie, wa_h_du_candidat, wa_h_seul,
    wa_o_recopie_i, wa_C_borne_a_cinq
    """
    p = fixer(cas.p, _f=60, _i=-60, _C=0)
    check_array(mesurer(copie, cas, p)[0], reference(cas, p)[0], **PRECISION, about="h")


@pytest.mark.points(3)
@given(cas=suites())
def test_torch(copie, cas):
    """`cellule_lstm` renvoie (h, C) comme la cellule de torch, qui a les mêmes poids.

    Kills: wa_portes_liees, wa_ordre_du_couple, wa_h_de_C_prec, wa_oubli_de_tout, wa_C_borne,
    wa_sans_porte_d_entree, wa_C_borne_a_cinq
    """
    h, C = mesurer(copie, cas, cas.p)
    hs, attendu = lstm_torch(cas)
    check_array(C, attendu, **PRECISION, about="C")
    check_array(h, hs[0], **PRECISION, about="h")


@quelques
@given(cas=suites())
def test_grandes_valeurs(copie, cas):
    """Avec des poids très grands, les portes sont ouvertes ou fermées, et rien n'est NaN.

    Kills: wa_sigmoide_instable, wa_ordre_x_h, wa_h_sans_tanh, wa_sans_porte_d_oubli,
    wa_h_deux_fois, wa_C_borne_a_cinq
    """
    p = {cle: 2000 * v for cle, v in cas.p.items()}
    (h, C), (h_attendu, C_attendu) = mesurer(copie, cas, p), reference(cas, p)
    check_array(C, C_attendu, **PRECISION_SATUREE, about="C")
    check_array(h, h_attendu, **PRECISION_SATUREE, about="h")


@pytest.mark.secondary
@quelques
@given(cas=suites())
def test_rien_ne_change(copie, cas):
    """`cellule_lstm` ne modifie ni ses vecteurs, ni le dictionnaire `p`.

    Kills: wa_modifie_C_prec, wa_modifie_p, rte_concatenation, rte_addition
    """
    arguments = [cas.xs[0], cas.h0, cas.C0, cas.p]
    _, apres = copie.call_with_arguments("cellule_lstm", *arguments)
    verifier_intacts(arguments, apres, ("x", "h_prec", "C_prec", "p"))
