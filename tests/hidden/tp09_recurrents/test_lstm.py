"""Tests cachés de la cellule `test_lstm` (tp09)."""

import numpy as np
import pytest
from hypothesis import given

from autograder.comparison import check_array
from solutions import lstm
from tests.hidden.strategies import quelques, suites
from tests.hidden.tp09_recurrents.oracles import (
    PRECISION,
    fixer,
    lire,
    lstm_torch,
    verifier_intacts,
)

suites_lstm = suites(longueurs=(3, 4, 5))


def mesurer(copie, cas, p):
    return lire(copie.lstm(cas.xs, cas.h0, cas.C0, p), ("hs", "C_T"))


@pytest.mark.points(2)
@given(cas=suites_lstm)
def test_etats_caches(copie, cas):
    """`hs` est de forme (T, h) ; chaque ligne vient du h et du C du pas précédent, comme dans torch.

    Kills: wa_C_oublie, wa_h_oublie, wa_C_remis_a_zero, wa_h_et_C_echanges, wa_avec_h0,
    wa_a_rebours, wa_entree_nulle_sautee, wa_ordre_des_cles
    """
    check_array(mesurer(copie, cas, cas.p)[0], lstm_torch(cas)[0], **PRECISION, about="hs")


@pytest.mark.points(2)
@given(cas=suites_lstm)
def test_dernier_C(copie, cas):
    """`C_T` est l'état de la cellule après le dernier pas, de forme (h,), comme dans torch.

    Kills: wa_C_oublie, wa_h_oublie, wa_tous_les_C, wa_renvoie_C0, wa_h_T_pour_C_T,
    wa_lit_a_l_envers, wa_entree_nulle_sautee, wa_ordre_des_cles
    """
    check_array(mesurer(copie, cas, cas.p)[1], lstm_torch(cas)[1], **PRECISION, about="C_T")


@quelques
@given(cas=suites_lstm)
def test_compteur(copie, cas):
    """Quand f = 1, i = 1 et C̃ est fixé, chaque pas ajoute C̃ à C : C_T = C0 + T C̃.

    Kills: wa_C_oublie, wa_C_remis_a_zero, wa_renvoie_C0, wa_sans_le_dernier, wa_rien_porte,
    wa_ordre_du_couple, wa_ordre_des_cles
    """
    p = fixer(cas.p, _f=60, _i=60, _C=0.5)
    attendu = cas.C0 + len(cas.xs) * np.tanh(0.5)
    check_array(mesurer(copie, cas, p)[1], attendu, **PRECISION, about="C_T")


@quelques
@given(cas=suites_lstm)
def test_memoire(copie, cas):
    """Quand f = 1 et i = 0, C reste égal à `C0` jusqu'au bout, et chaque h vaut o ⊙ tanh(C0).

    Kills: wa_h_oublie, wa_C_remis_a_zero, wa_part_de_zero, wa_hs_contient_C,
    wa_premier_etat_a_chaque_pas, wa_transposee, wa_entree_nulle_sautee, wa_ordre_des_cles
    """
    p = fixer(cas.p, _f=60, _i=-60)
    hs, C = mesurer(copie, cas, p)
    check_array(C, cas.C0, **PRECISION, about="C_T")
    check_array(hs, lstm(cas.xs, cas.h0, cas.C0, p)[0], **PRECISION, about="hs")


@pytest.mark.secondary
@quelques
@given(cas=suites())
def test_un_seul_pas(copie, cas):
    """Pour une suite d'un seul élément, `hs` est de forme (1, h) et `C_T` de forme (h,).

    Kills: wa_T_au_moins_deux, wa_arguments_echanges, wa_decale, wa_dernier_seulement,
    wa_C_part_de_zero, wa_trois_resultats, wa_entree_nulle_sautee, wa_ordre_des_cles
    """
    (hs, C), (attendus, dernier) = mesurer(copie, cas, cas.p), lstm(*cas[:4])
    check_array(hs, attendus, **PRECISION, about="hs")
    check_array(C, dernier, **PRECISION, about="C_T")


@pytest.mark.secondary
@quelques
@given(cas=suites_lstm)
def test_rien_ne_change(copie, cas):
    """`lstm` ne modifie ni `xs`, ni `h0`, ni `C0`, ni le dictionnaire `p`.

    Kills: wa_modifie_C0, rte_un_seul_etat
    """
    _, apres = copie.call_with_arguments("lstm", *cas[:4])
    verifier_intacts(cas[:4], apres, ("xs", "h0", "C0", "p"))
