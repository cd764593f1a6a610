"""Tests cachés de la cellule `test_lstm_retro` (tp09)."""

import numpy as np
import pytest
from hypothesis import given

from autograder.comparison import check_parameters
from solutions import lstm_retro
from tests.hidden.strategies import quelques, suites
from tests.hidden.tp09_recurrents.oracles import (
    PORTES,
    PRECISION,
    fixer,
    gradients_centres,
    gradients_torch,
    verifier_intacts,
)

suites_lstm = suites(longueurs=(3, 4, 5))


def arguments(cas):
    return [cas.dhs, cas.xs, cas.h0, cas.C0, cas.p]


def sans_dC(cas):
    """The case whose loss depends on hs alone, as that of `lstm_retro` does."""
    return cas._replace(dC=np.zeros_like(cas.dC))


def verifier(copie, cas):
    check_parameters(copie.lstm_retro(*arguments(cas)), lstm_retro(*arguments(cas)), **PRECISION)


@pytest.mark.points(3)
@given(cas=suites_lstm)
def test_torch(copie, cas):
    """Quand chaque h_t compte dans la perte, `dp` est le gradient que torch calcule.

    Kills: wa_sans_porter_dh, wa_sans_porter_dC, wa_un_pas, wa_deux_pas, wa_derniere_perte,
    wa_moyenne, wa_dh_et_dC_echanges, wa_ecrete, wa_tronquee
    """
    check_parameters(
        copie.lstm_retro(*arguments(cas)), gradients_torch(sans_dC(cas))[3], **PRECISION
    )


@pytest.mark.points(2)
@given(cas=suites_lstm)
def test_derniere_perte(copie, cas):
    """Quand seul le dernier h compte, son gradient remonte jusqu'au premier pas.

    Kills: wa_sans_porter_dh, wa_sans_porter_dC, wa_un_pas, wa_deux_pas, wa_ecrase,
    wa_dhs_a_l_envers, wa_dh_accumule, wa_trois_resultats, wa_tronquee
    """
    dhs = np.zeros_like(cas.dhs)
    dhs[-1] = cas.dhs[-1]
    cas = sans_dC(cas)._replace(dhs=dhs)
    attendu = gradients_centres(cas)[3]
    check_parameters(copie.lstm_retro(*arguments(cas)), attendu, **PRECISION)


@quelques
@given(cas=suites_lstm)
def test_chemin_de_C(copie, cas):
    """Quand les portes ne regardent pas h, seul dC remonte d'un pas au précédent, et `dp` est juste.

    Kills: wa_sans_porter_dC, wa_un_pas, wa_deux_pas, wa_ecrase, wa_C0_a_chaque_pas,
    wa_aller_sans_C, wa_dhs_garde_pour_la_suite, wa_noms_en_d
    """
    p = {cle: v.copy() for cle, v in cas.p.items()}
    for porte in PORTES:
        p[f"W{porte}"][:, : len(cas.h0)] = 0
    verifier(copie, cas._replace(p=p))


@quelques
@given(cas=suites_lstm)
def test_chemin_de_h(copie, cas):
    """Quand la porte d'oubli est fermée (f = 0), seul dh remonte d'un pas au précédent.

    Kills: wa_sans_porter_dh, wa_un_pas, wa_deux_pas, wa_ecrase, wa_h0_a_chaque_pas,
    wa_xs_a_l_envers, wa_liste
    """
    verifier(copie, cas._replace(p=fixer(cas.p, _f=-60)))


@quelques
@given(cas=suites_lstm)
def test_premiere_perte(copie, cas):
    """Quand seul le premier h compte, `dp` ne vient que du premier pas.

    Kills: wa_saute_le_premier, wa_dhs_a_l_envers, wa_part_de_zero, wa_etats_decales,
    wa_vers_l_avant, wa_dh_compte_deux_fois, wa_biais_oublies, wa_dp_part_de_p
    """
    dhs = np.zeros_like(cas.dhs)
    dhs[0] = cas.dhs[0]
    verifier(copie, cas._replace(dhs=dhs))


@pytest.mark.secondary
@quelques
@given(cas=suites())
def test_un_seul_pas(copie, cas):
    """Pour une suite d'un seul élément, `dp` est le gradient d'une seule cellule.

    Kills: wa_T_au_moins_deux, wa_dC_part_de_un, wa_C_decale, wa_saute_le_dernier, wa_dC_part_de_C,
    wa_signe, wa_appels_accumules
    """
    verifier(copie, cas)


@pytest.mark.secondary
@quelques
@given(cas=suites_lstm)
def test_rien_ne_change(copie, cas):
    """`lstm_retro` ne modifie aucun de ses arguments.

    Kills: wa_modifie_dhs, wa_modifie_p, rte_couple, rte_cles_inconnues
    """
    _, apres = copie.call_with_arguments("lstm_retro", *arguments(cas))
    verifier_intacts(arguments(cas), apres, ("dhs", "xs", "h0", "C0", "p"))
