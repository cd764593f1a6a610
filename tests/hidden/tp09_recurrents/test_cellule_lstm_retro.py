"""Tests cachés de la cellule `test_cellule_lstm_retro` (tp09)."""

import numpy as np
import pytest
from hypothesis import given

from autograder.comparison import check_array, check_parameters
from solutions import cellule_lstm_retro
from tests.hidden.strategies import quelques, suites
from tests.hidden.tp09_recurrents.oracles import (
    PRECISION,
    gradients_centres,
    gradients_torch,
    lire,
    verifier_intacts,
)

NOMS = ("dx", "dh_prec", "dC_prec", "dp")


def arguments(cas):
    return [cas.dhs[0], cas.dC, cas.xs[0], cas.h0, cas.C0, cas.p]


def mesurer(copie, cas):
    """The student's four results on the one step of `cas`."""
    return lire(copie.cellule_lstm_retro(*arguments(cas)), NOMS)


def verifier_vecteur(copie, cas, rang):
    attendu = cellule_lstm_retro(*arguments(cas))[rang]
    check_array(mesurer(copie, cas)[rang], attendu, **PRECISION, about=NOMS[rang])


def verifier_porte(copie, cas, porte):
    attendu = cellule_lstm_retro(*arguments(cas))[3]
    cles = (f"W_{porte}", f"b_{porte}")
    check_parameters(mesurer(copie, cas)[3], {cle: attendu[cle] for cle in cles}, **PRECISION)


def verifier_tout(copie, cas, gradients):
    """Every result of the student's; `gradients` of a sequence of one step."""
    (dx, *_), dh_prec, dC_prec, dp = gradients
    *vecteurs, dp_obtenu = mesurer(copie, cas)
    if not isinstance(dp_obtenu, dict) or not dp.keys() <= dp_obtenu.keys():
        check_parameters(dp_obtenu, dp)
    obtenus = dict(zip(NOMS[:3], vecteurs, strict=True))
    obtenus |= {f'dp["{cle}"]': dp_obtenu[cle] for cle in dp}
    attendus = {"dx": dx, "dh_prec": dh_prec, "dC_prec": dC_prec}
    attendus |= {f'dp["{cle}"]': v for cle, v in dp.items()}
    check_parameters(obtenus, attendus, name="", **PRECISION)


@quelques
@given(cas=suites())
def test_porte_de_sortie(copie, cas):
    """`dp["W_o"]` et `dp["b_o"]` sont justes : o ne reçoit que ce qui vient de h.

    Kills: wa_sans_derivee_des_portes, wa_do_sans_tanh, wa_dp_transposes, wa_signe, wa_noms_en_d
    """
    verifier_porte(copie, cas, "o")


@quelques
@given(cas=suites())
def test_porte_d_oubli(copie, cas):
    """`dp["W_f"]` et `dp["b_f"]` sont justes.

    Kills: wa_sans_chemin_de_h, wa_sans_derivee_des_portes, wa_df_avec_C, wa_sans_dC,
    wa_tanh_C_prec, wa_f_par_division
    """
    verifier_porte(copie, cas, "f")


@quelques
@given(cas=suites())
def test_porte_d_entree(copie, cas):
    """`dp["W_i"]` et `dp["b_i"]` sont justes.

    Kills: wa_sans_chemin_de_h, wa_sans_derivee_des_portes, wa_i_et_candidat_echanges,
    wa_derivee_des_portes_un_moins_carre, wa_C_sans_oubli
    """
    verifier_porte(copie, cas, "i")


@quelques
@given(cas=suites())
def test_candidat(copie, cas):
    """`dp["W_C"]` et `dp["b_C"]` sont justes : la dérivée de tanh est 1 − C̃².

    Kills: wa_candidat_derivee_de_sigmoide, wa_candidat_sans_derivee, wa_i_et_candidat_echanges,
    wa_dp_sans_x, wa_aller_sans_biais
    """
    verifier_porte(copie, cas, "C")


@quelques
@given(cas=suites())
def test_dC_prec(copie, cas):
    """`dC_prec`, ce qui remonte par C vers le pas précédent, est juste.

    Kills: wa_dC_prec_sans_f, wa_dC_prec_sans_chemin_de_h, wa_sans_dC,
    wa_sans_derivee_de_tanh_C, wa_f_par_division
    """
    verifier_vecteur(copie, cas, 2)


@quelques
@given(cas=suites())
def test_dh_prec(copie, cas):
    """`dh_prec`, ce qui remonte par les quatre W vers le h précédent, est juste.

    Kills: wa_dx_et_dh_echanges, wa_dh_prec_plus_dh, wa_tanh_de_C_au_chemin,
    wa_sigma_prime_en_a, wa_ordre_des_resultats, wa_f_par_division
    """
    verifier_vecteur(copie, cas, 1)


@quelques
@given(cas=suites())
def test_dx(copie, cas):
    """`dx`, ce qui remonte par les quatre W vers l'entrée, est juste.

    Kills: wa_dx_et_dh_echanges, wa_sans_o_vers_C, wa_dC_traverse_tanh, wa_sans_dx,
    wa_do_par_dC, wa_f_par_division
    """
    verifier_vecteur(copie, cas, 0)


@pytest.mark.points(2)
@quelques
@given(cas=suites())
def test_par_h_seul(copie, cas):
    """Quand `dC` est nul, tout vient de h : les résultats sont égaux aux différences centrées.

    Kills: wa_sans_chemin_de_h, wa_sans_derivee_de_tanh_C, wa_do_sans_tanh, wa_derivee_en_C,
    wa_candidat_seul, wa_f_par_division
    """
    cas = cas._replace(dC=np.zeros_like(cas.dC))
    verifier_tout(copie, cas, gradients_centres(cas))


@quelques
@given(cas=suites())
def test_par_C_seul(copie, cas):
    """Quand `dh` est nul, tout vient de C : les résultats sont égaux aux différences centrées.

    Kills: wa_sans_dC, wa_dC_prec_sans_f, wa_df_avec_C, wa_biais_du_gradient_de_la_porte,
    wa_du_sans_W_f, wa_f_par_division
    """
    cas = cas._replace(dhs=np.zeros_like(cas.dhs))
    verifier_tout(copie, cas, gradients_centres(cas))


@pytest.mark.points(2)
@given(cas=suites())
def test_torch(copie, cas):
    """Les quatre résultats sont ceux de la dérivation automatique de torch, à chaque indice.

    Kills: wa_oublie_W_o, wa_ordre_x_h, wa_biais_en_somme, wa_signe, wa_f_par_division
    """
    verifier_tout(copie, cas, gradients_torch(cas))


@pytest.mark.secondary
@quelques
@given(cas=suites())
def test_rien_ne_change(copie, cas):
    """`cellule_lstm_retro` ne modifie aucun de ses arguments.

    Kills: wa_modifie_dC, wa_modifie_p, rte_sans_transposee, rte_produit_terme_a_terme
    """
    _, apres = copie.call_with_arguments("cellule_lstm_retro", *arguments(cas))
    verifier_intacts(arguments(cas), apres, ("dh", "dC", "x", "h_prec", "C_prec", "p"))
