"""Tests cachés de la cellule `test_nb_parametres_dense` (tp04)."""

import pytest
from hypothesis import given

from autograder.comparison import check_integer
from solutions import nb_parametres_dense
from tests.hidden.strategies import deux_tailles


@pytest.mark.points(2)
@given(tailles=deux_tailles)
def test_avec_biais(copie, tailles):
    """Une couche dense a un poids par couple (entrée, sortie) et un biais par neurone de sortie.

    Kills: wa_sans_biais, wa_biais_d_entree, wa_un_seul_biais, wa_biais_partout,
    wa_argument_a_l_envers, wa_somme, wa_biais_par_poids, wa_affiche, wa_couple, rte_longueur,
    wa_seize_bits
    """
    for n, m in (tailles, tailles[::-1]):
        check_integer(copie.nb_parametres_dense(n, m), nb_parametres_dense(n, m))
        check_integer(copie.nb_parametres_dense(n, m, biais=True), nb_parametres_dense(n, m))


@given(tailles=deux_tailles)
def test_sans_biais(copie, tailles):
    """Avec `biais=False`, il ne reste que les poids.

    Kills: wa_ignore_l_argument, wa_argument_a_l_envers, wa_somme, wa_affiche, wa_couple,
    wa_priorite, rte_longueur, wa_seize_bits
    """
    n, m = tailles
    check_integer(copie.nb_parametres_dense(n, m, biais=False), nb_parametres_dense(n, m, False))
    check_integer(copie.nb_parametres_dense(n, m, False), nb_parametres_dense(n, m, False))
