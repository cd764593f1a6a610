"""Tests cachés de la cellule `test_sigmoide` (tp01)."""

import numpy as np
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

    Kills: wa_signe, wa_signe_fraction, wa_sans_un, wa_moins_au_denominateur, wa_tanh,
    wa_tanh_sans_z_sur_deux, wa_inverse_oublie, wa_priorite, wa_relu, wa_droites, wa_softmax,
    wa_base_dix, wa_e_tronque, wa_arrondie, wa_derivee, wa_carre, wa_valeur_absolue,
    wa_nulle_en_zero, wa_borne_z, wa_aplatit, wa_retire_les_axes_de_taille_un, wa_moyenne,
    wa_division_entiere, wa_oublie_return, rte_math_exp, rte_deux_indices, rte_exp_sans_np,
    rte_si_z_positif
    """
    check_array(copie.sigmoide(z), sigmoide(z))


@given(z=nombres)
def test_nombres(copie, z):
    """z peut être un simple nombre : le résultat en est un aussi.

    Kills: wa_signe, wa_signe_fraction, wa_sans_un, wa_moins_au_denominateur, wa_tanh,
    wa_tanh_sans_z_sur_deux, wa_inverse_oublie, wa_priorite, wa_relu, wa_droites, wa_softmax,
    wa_base_dix, wa_e_tronque, wa_arrondie, wa_derivee, wa_carre, wa_valeur_absolue,
    wa_nulle_en_zero, wa_borne_z, wa_aplatit, wa_zeros_like, wa_division_entiere,
    wa_oublie_return, rte_boucle_sur_z, rte_forme_d_un_nombre, rte_deux_indices, rte_exp_sans_np
    """
    check_number(copie.sigmoide(z), sigmoide(z))


@given(z=tableaux_entiers())
def test_entiers(copie, z):
    """Un tableau d'entiers donne les mêmes valeurs qu'un tableau de réels.

    Kills: wa_signe, wa_signe_fraction, wa_sans_un, wa_moins_au_denominateur, wa_tanh,
    wa_tanh_sans_z_sur_deux, wa_inverse_oublie, wa_priorite, wa_relu, wa_droites, wa_softmax,
    wa_base_dix, wa_e_tronque, wa_arrondie, wa_derivee, wa_carre, wa_valeur_absolue,
    wa_nulle_en_zero, wa_borne_z, wa_aplatit, wa_retire_les_axes_de_taille_un, wa_moyenne,
    wa_zeros_like, wa_zeros_like_sauf_nombres, wa_division_entiere, wa_oublie_return,
    rte_math_exp, rte_deux_indices, rte_exp_sans_np, rte_si_z_positif
    """
    check_array(copie.sigmoide(z), sigmoide(z))


@given(z=tableaux_etendus())
def test_stabilite(copie, z):
    """Le calcul reste fini et juste jusqu'à |z| = 10 000, des deux côtés de 0, pour un
    nombre comme pour un tableau.

    Kills: wa_signe, wa_signe_fraction, wa_sans_un, wa_moins_au_denominateur, wa_tanh,
    wa_tanh_sans_z_sur_deux, wa_inverse_oublie, wa_priorite, wa_relu, wa_droites, wa_softmax,
    wa_base_dix, wa_e_tronque, wa_arrondie, wa_derivee, wa_carre, wa_valeur_absolue,
    wa_nulle_en_zero, wa_exp_sur_un_plus_exp, wa_deux_branches_mal_choisies, wa_borne_z,
    wa_moyenne, wa_division_entiere, wa_oublie_return, rte_math_exp, rte_math_vectorise,
    rte_deux_indices, rte_exp_sans_np, rte_si_z_positif, wa_math_exp
    """
    check_array(copie.sigmoide(z), sigmoide(z))
    extreme = float(z[np.argmax(np.abs(z))])
    seul = copie.sigmoide(extreme)
    seul = seul[0] if isinstance(seul, np.ndarray) and seul.shape == (1,) else seul
    check_number(seul, float(sigmoide(extreme)))


@pytest.mark.secondary
@given(z=st.one_of(tableaux(), tableaux_etendus()))
def test_entree_intacte(copie, z):
    """L'appel ne modifie pas z.

    Kills: wa_ecrit_dans_z, wa_borne_dans_z, rte_math_exp, rte_math_vectorise, rte_deux_indices,
    rte_exp_sans_np, rte_si_z_positif
    """
    _, (z_apres,) = copie.call_with_arguments("sigmoide", z)
    check_unchanged(z, z_apres, about="z")
