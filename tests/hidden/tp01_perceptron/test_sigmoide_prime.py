"""Tests cachés de la cellule `test_sigmoide_prime` (tp01)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.comparison import check_array, check_number, check_unchanged
from solutions import sigmoide_prime
from tests.hidden.strategies import (
    loin_de_zero,
    nombres,
    tableaux,
    tableaux_entiers,
    tableaux_etendus,
)


def derivee_complexe(z):
    """The derivative of the sigmoid at every element of the array z, by a complex step.

    σ(z + ih) = σ(z) + ih σ′(z) + O(h²): nothing is subtracted, so nothing is lost.
    """
    pas = 1e-30
    return (1 / (1 + np.exp(-(np.asarray(z, dtype=float) + 1j * pas)))).imag / pas


@pytest.mark.points(2)
@given(z=tableaux())
def test_tableaux(copie, z):
    """Chaque élément est la dérivée de σ en z, et le résultat a la forme de z.

    Kills: wa_z_au_lieu_de_sigma, wa_signe, wa_signe_de_la_formule, wa_sans_facteur,
    wa_sans_carre, wa_sans_numerateur, wa_un_moins_sigma_de_moins_z, wa_sigma_de_un_moins_z,
    wa_melange, wa_z_fois_un_moins_sigma, wa_un_plus, wa_parentheses, wa_sigma_deux_fois,
    wa_derivee_de_tanh, wa_exponentielle, wa_derivee_de_l_echelon, wa_facteur_quatre,
    wa_differences_finies, wa_differences_finies_pas_moyen, wa_differences_finies_cinq,
    wa_difference_d_un_cote, wa_somme, wa_aplatit, wa_oublie_return, rte_nom_anglais,
    rte_fonction_sans_argument, rte_signe_fois_oublie, rte_gradient_numpy
    """
    check_array(copie.sigmoide_prime(z), derivee_complexe(z))


@given(z=nombres)
def test_nombres(copie, z):
    """z peut être un simple nombre : la dérivée en est un aussi.

    Kills: wa_z_au_lieu_de_sigma, wa_signe, wa_signe_de_la_formule, wa_sans_facteur,
    wa_sans_carre, wa_sans_numerateur, wa_un_moins_sigma_de_moins_z, wa_sigma_de_un_moins_z,
    wa_melange, wa_z_fois_un_moins_sigma, wa_un_plus, wa_parentheses, wa_sigma_deux_fois,
    wa_derivee_de_tanh, wa_exponentielle, wa_derivee_de_l_echelon, wa_facteur_quatre,
    wa_differences_finies, wa_differences_finies_cinq, wa_difference_d_un_cote,
    wa_entiers_tronques, wa_aplatit, wa_oublie_return, rte_nom_anglais,
    rte_fonction_sans_argument, rte_signe_fois_oublie, rte_boucle_sur_z, rte_gradient_numpy
    """
    check_number(copie.sigmoide_prime(z), float(sigmoide_prime(z)))


@given(z=tableaux_entiers())
def test_entiers(copie, z):
    """Un tableau d'entiers donne les mêmes valeurs qu'un tableau de réels.

    Kills: wa_z_au_lieu_de_sigma, wa_signe, wa_signe_de_la_formule, wa_sans_facteur,
    wa_sans_carre, wa_sans_numerateur, wa_un_moins_sigma_de_moins_z, wa_sigma_de_un_moins_z,
    wa_melange, wa_z_fois_un_moins_sigma, wa_un_plus, wa_parentheses, wa_sigma_deux_fois,
    wa_derivee_de_tanh, wa_exponentielle, wa_derivee_de_l_echelon, wa_facteur_quatre,
    wa_differences_finies, wa_differences_finies_cinq, wa_difference_d_un_cote,
    wa_entiers_tronques, wa_entiers_tronques_sauf_nombres, wa_somme, wa_aplatit,
    wa_oublie_return, rte_nom_anglais, rte_fonction_sans_argument, rte_signe_fois_oublie,
    rte_gradient_numpy
    """
    check_array(copie.sigmoide_prime(z), sigmoide_prime(z))


@pytest.mark.secondary
@given(z=loin_de_zero())
def test_formule(copie, z):
    """Loin de 0, la dérivée est juste aussi : elle vient d'une formule, non d'une différence finie.

    Kills: wa_z_au_lieu_de_sigma, wa_signe, wa_signe_de_la_formule, wa_sans_numerateur,
    wa_un_moins_sigma_de_moins_z, wa_sigma_de_un_moins_z, wa_melange, wa_z_fois_un_moins_sigma,
    wa_un_plus, wa_parentheses, wa_sigma_deux_fois, wa_derivee_de_tanh, wa_derivee_de_l_echelon,
    wa_facteur_quatre, wa_differences_finies, wa_differences_finies_pas_plus_grand,
    wa_differences_finies_pas_moyen, wa_differences_finies_cinq, wa_difference_d_un_cote,
    wa_somme, wa_oublie_return, rte_nom_anglais, rte_fonction_sans_argument,
    rte_signe_fois_oublie, rte_gradient_numpy
    """
    # From z = 20 to 27, formulas differ by 2e-16 at most; a central difference is a multiple of
    # 1e-16 / 2h, at least 3e-14 where h is small enough (2e-3) for the other tests to accept it.
    check_array(copie.sigmoide_prime(z), sigmoide_prime(z), atol=2e-15)


@given(z=tableaux_etendus())
def test_stabilite(copie, z):
    """Le calcul reste fini et juste jusqu'à |z| = 10 000, des deux côtés de 0, pour un
    nombre comme pour un tableau.

    Kills: wa_z_au_lieu_de_sigma, wa_signe, wa_signe_de_la_formule, wa_sans_facteur,
    wa_sans_carre, wa_sans_numerateur, wa_un_moins_sigma_de_moins_z, wa_sigma_de_un_moins_z,
    wa_melange, wa_z_fois_un_moins_sigma, wa_un_plus, wa_parentheses, wa_sigma_deux_fois,
    wa_derivee_de_tanh, wa_exponentielle, wa_derivee_de_l_echelon, wa_facteur_quatre,
    wa_formule_instable, wa_formule_instable_a_droite, wa_somme, wa_oublie_return,
    rte_nom_anglais, rte_fonction_sans_argument, rte_signe_fois_oublie, rte_gradient_numpy,
    wa_math_cosh
    """
    check_array(copie.sigmoide_prime(z), sigmoide_prime(z))
    extreme = float(z[np.argmax(np.abs(z))])
    seul = copie.sigmoide_prime(extreme)
    seul = seul[0] if isinstance(seul, np.ndarray) and seul.shape == (1,) else seul
    check_number(seul, float(sigmoide_prime(extreme)))


@pytest.mark.secondary
@given(z=st.one_of(tableaux(), tableaux_etendus()))
def test_entree_intacte(copie, z):
    """L'appel ne modifie pas z.

    Kills: wa_ecrit_dans_z, wa_borne_dans_z, rte_nom_anglais, rte_fonction_sans_argument,
    rte_signe_fois_oublie, rte_gradient_numpy
    """
    _, (z_apres,) = copie.call_with_arguments("sigmoide_prime", z)
    check_unchanged(z, z_apres, about="z")
