"""Tests cachés de la cellule `test_sigmoide` (tp01)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.comparison import check_array, check_number, check_unchanged
from solutions import sigmoide
from tests.hidden.strategies import nombres, tableaux, tableaux_entiers, tableaux_etendus


@pytest.mark.points(2)
@given(z=tableaux())
def test_tableaux(copie, z):
    """Chaque élément vaut 1/(1 + e^(−z)), et le résultat a la forme de z.

    Kills: wa_signe, wa_sans_un, wa_tanh, wa_inverse_oublie, wa_priorite, wa_borne_z,
    wa_aplatit, rte_math_exp
    """
    check_array(copie.sigmoide(z), sigmoide(z))


@given(z=nombres)
def test_nombres(copie, z):
    """z peut être un simple nombre : le résultat en est un aussi.

    Kills: wa_signe, wa_sans_un, wa_tanh, wa_inverse_oublie, wa_priorite, wa_borne_z,
    wa_aplatit, wa_zeros_like, rte_boucle_sur_z
    """
    check_number(copie.sigmoide(z), sigmoide(z))


@given(z=tableaux_entiers())
def test_entiers(copie, z):
    """Un tableau d'entiers donne les mêmes valeurs qu'un tableau de réels.

    Kills: wa_signe, wa_sans_un, wa_tanh, wa_inverse_oublie, wa_priorite, wa_borne_z,
    wa_aplatit, wa_zeros_like, rte_math_exp
    """
    check_array(copie.sigmoide(z), sigmoide(z))


@given(z=tableaux_etendus())
def test_stabilite(copie, z):
    """Le calcul reste fini et juste jusqu'à |z| = 10 000, des deux côtés de 0.

    Kills: wa_signe, wa_sans_un, wa_tanh, wa_inverse_oublie, wa_priorite,
    wa_exp_sur_un_plus_exp, wa_borne_z, rte_math_exp
    """
    check_array(copie.sigmoide(z), sigmoide(z))


@pytest.mark.secondary
@given(z=st.one_of(tableaux(), tableaux_etendus()))
def test_entree_intacte(copie, z):
    """L'appel ne modifie pas z.

    Kills: wa_ecrit_dans_z, rte_math_exp
    """
    _, (z_apres,) = copie.call_with_arguments("sigmoide", z)
    check_unchanged(z, z_apres, about="z")
