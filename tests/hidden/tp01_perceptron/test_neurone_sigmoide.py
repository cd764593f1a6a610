"""Tests cachés de la cellule `test_neurone_sigmoide` (tp01)."""

import numpy as np
import pytest
from hypothesis import given

from autograder.comparison import check_number, check_unchanged
from solutions import neurone_sigmoide, perceptron
from tests.hidden.strategies import neurones, neurones_satures


@pytest.mark.points(2)
@given(cas=neurones(np.array, repetes=True))
def test_valeurs(copie, cas):
    """La sortie vaut σ(w·x + b), pour des tableaux de longueur n ≥ 1 quelconque.

    Kills: wa_sans_biais, wa_biais_soustrait, wa_biais_compte_n_fois, wa_moyenne, wa_echelon,
    wa_encore_un_perceptron, wa_sortie_tranchee, wa_sans_sigma, wa_sigma_deux_fois,
    wa_somme_des_sigma, wa_sigma_de_chaque_produit, wa_biais_dehors, wa_sans_somme, wa_derivee,
    wa_signe, wa_signe_a_moitie, wa_tanh, wa_oublie_la_derniere, wa_return_dans_la_boucle,
    wa_arrondie, wa_tableau_d_un_element, wa_produit_exterieur, wa_oublie_return,
    wa_somme_bornee, rte_listes_seules, rte_deux_entrees, rte_nom_anglais, rte_trois_arguments,
    wa_dictionnaire
    """
    x, w, b = cas
    check_number(copie.neurone_sigmoide(x, w, b), neurone_sigmoide(x, w, b))


@given(cas=neurones(list))
def test_listes(copie, cas):
    """Les entrées et les poids peuvent être des listes.

    Kills: wa_sans_biais, wa_biais_soustrait, wa_biais_compte_n_fois, wa_moyenne, wa_echelon,
    wa_encore_un_perceptron, wa_sortie_tranchee, wa_sans_sigma, wa_sigma_deux_fois,
    wa_somme_des_sigma, wa_sigma_de_chaque_produit, wa_biais_dehors, wa_sans_somme, wa_derivee,
    wa_signe, wa_signe_a_moitie, wa_tanh, wa_oublie_la_derniere, wa_return_dans_la_boucle,
    wa_arrondie, wa_tableau_d_un_element, wa_produit_exterieur, wa_oublie_return,
    wa_somme_bornee, rte_tableaux_seuls, rte_arobase, rte_deux_entrees, rte_nom_anglais,
    rte_trois_arguments
    """
    x, w, b = cas
    check_number(copie.neurone_sigmoide(x, w, b), neurone_sigmoide(x, w, b))


@pytest.mark.secondary
@given(cas=neurones_satures())
def test_limite(copie, cas):
    """Quand w et b sont multipliés par un grand c, la sortie tend vers celle du perceptron (si w·x
    + b ≠ 0).

    Kills: wa_sans_biais, wa_biais_soustrait, wa_biais_compte_n_fois, wa_moyenne, wa_echelon,
    wa_sans_sigma, wa_sigma_deux_fois, wa_somme_des_sigma, wa_sigma_de_chaque_produit,
    wa_biais_dehors, wa_sans_somme, wa_derivee, wa_signe, wa_signe_a_moitie, wa_tanh,
    wa_oublie_la_derniere, wa_return_dans_la_boucle, wa_tableau_d_un_element,
    wa_produit_exterieur, wa_oublie_return, wa_formule_instable, wa_somme_bornee,
    rte_listes_seules, rte_math_exp, rte_deux_entrees, rte_nom_anglais, rte_trois_arguments
    """
    x, w, b, c = cas
    x, w = np.array(x), np.array(w)
    check_number(copie.neurone_sigmoide(x, c * w, c * b), perceptron(x, w, b), atol=1e-9)


@pytest.mark.secondary
@given(cas=neurones(np.array))
def test_entrees_intactes(copie, cas):
    """L'appel ne modifie ni x ni w.

    Kills: wa_modifie_w, wa_modifie_x, rte_listes_seules, rte_deux_entrees, rte_nom_anglais,
    rte_trois_arguments
    """
    x, w, b = cas
    _, (x_apres, w_apres, _) = copie.call_with_arguments("neurone_sigmoide", x, w, b)
    check_unchanged(x, x_apres, about="x")
    check_unchanged(w, w_apres, about="w")
