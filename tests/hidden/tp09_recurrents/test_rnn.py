"""Tests cachés de la cellule `test_rnn` (tp09)."""

import numpy as np
import pytest
import torch
from hypothesis import given

from autograder.comparison import check_array, check_shape
from solutions import rnn
from tests.hidden.strategies import quelques, suites
from tests.hidden.tp09_recurrents.oracles import PRECISION, verifier_intacts

suites_rnn = suites(portes=(), longueurs=(3, 4, 5))


@pytest.mark.points(3)
@given(cas=suites_rnn)
def test_tous_les_etats(copie, cas):
    """La ligne t de `hs` est l'état calculé à partir de l'état précédent, du premier au dernier.

    Kills: wa_h0_a_chaque_pas, wa_premier_etat_a_chaque_pas, wa_avec_h0, wa_sans_le_dernier,
    wa_premier_x_a_chaque_pas, wa_lit_a_l_envers, wa_sans_transposee_si_carree, wa_dix_dernieres
    """
    xs, h, W_h, W_x, b = (torch.tensor(v) for v in (cas.xs, cas.h0[None], *cas.p.values()))
    attendus = []
    for x in xs:
        h = torch.rnn_tanh_cell(x[None], h, W_x, W_h, b, torch.zeros_like(b))
        attendus.append(h[0].numpy())
    check_array(copie.rnn(cas.xs, cas.h0, *cas.p.values()), attendus, **PRECISION, about="hs")


@quelques
@given(cas=suites_rnn)
def test_premiere_ligne(copie, cas):
    """`hs` a T lignes, et la première vient du premier x et de `h0`.

    Kills: wa_part_de_zero, wa_a_rebours, wa_avec_h0, wa_dernier_seulement, wa_transposee,
    wa_sans_transposee_si_carree
    """
    hs, attendus = (f(cas.xs, cas.h0, *cas.p.values()) for f in (copie.rnn, rnn))
    check_shape(hs, attendus.shape, about="hs")
    check_array(np.asarray(hs)[0], attendus[0], **PRECISION, about="hs[0]")


@quelques
@given(cas=suites_rnn)
def test_sans_entree(copie, cas):
    """Quand tous les x sont nuls, l'état évolue encore : il passe d'un pas au suivant par W_h.

    Kills: wa_h0_a_chaque_pas, wa_premier_etat_a_chaque_pas, wa_zero_a_chaque_pas,
    wa_toujours_le_meme_tableau, wa_point_fixe, wa_dix_dernieres
    """
    arguments = [np.zeros_like(cas.xs), cas.h0, *cas.p.values()]
    check_array(copie.rnn(*arguments), rnn(*arguments), **PRECISION, about="hs")


@pytest.mark.secondary
@quelques
@given(cas=suites(portes=()))
def test_un_seul_pas(copie, cas):
    """Pour une suite d'un seul élément, `hs` est de forme (1, h).

    Kills: wa_T_au_moins_deux, wa_dernier_seulement, wa_decale, wa_sans_return,
    wa_sans_transposee_si_carree
    """
    arguments = [cas.xs, cas.h0, *cas.p.values()]
    check_array(copie.rnn(*arguments), rnn(*arguments), **PRECISION, about="hs")


@pytest.mark.secondary
@quelques
@given(cas=suites_rnn)
def test_rien_ne_change(copie, cas):
    """`rnn` ne modifie aucun de ses arguments.

    Kills: wa_modifie_h0, rte_tableau_comme_xs
    """
    arguments = [cas.xs, cas.h0, *cas.p.values()]
    _, apres = copie.call_with_arguments("rnn", *arguments)
    verifier_intacts(arguments, apres, ("xs", "h0", "W_h", "W_x", "b"))
