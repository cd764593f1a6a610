"""Tests cachés de la cellule `test_iterations_par_epoque` (tp04)."""

import pytest
from hypothesis import given

from autograder.comparison import check_integer
from solutions import iterations_par_epoque
from tests.hidden.strategies import epoques, petits_jeux


@given(cas=epoques(reste=False))
def test_lots_pleins(copie, cas):
    """Quand le nombre d'exemples est un multiple de la taille des lots, tous les lots sont pleins.

    Kills: wa_un_de_trop, wa_inverse, wa_reste, wa_exemples, wa_produit, wa_affiche, rte_range,
    wa_inverse_arrondi
    """
    check_integer(copie.iterations_par_epoque(*cas), iterations_par_epoque(*cas))


@pytest.mark.points(2)
@given(cas=epoques())
def test_dernier_lot_incomplet(copie, cas):
    """Sinon, les exemples qui restent forment un dernier lot, plus petit, qui demande aussi une
    itération.

    Kills: wa_plancher, wa_division, wa_arrondi, wa_presque_un, wa_ajoute_le_reste, wa_inverse,
    wa_reste, wa_exemples, wa_plafond_trop_tard, wa_produit, wa_affiche, rte_range,
    tle_sans_fin, wa_tolerance
    """
    check_integer(copie.iterations_par_epoque(*cas), iterations_par_epoque(*cas))


@pytest.mark.secondary
@given(cas=petits_jeux())
def test_un_seul_lot(copie, cas):
    """Un seul lot suffit quand il peut contenir tous les exemples.

    Kills: wa_plancher, wa_division, wa_arrondi, wa_ajoute_le_reste, wa_inverse, wa_reste,
    wa_exemples, wa_produit, wa_petit_jeu, wa_affiche, rte_range, tle_sans_fin
    """
    check_integer(copie.iterations_par_epoque(*cas), 1)
