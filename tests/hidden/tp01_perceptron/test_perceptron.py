"""Tests cachés de la cellule `test_perceptron` (tp01)."""

import numpy as np
import pytest
from hypothesis import given

from autograder.comparison import check_bit, check_unchanged
from solutions import perceptron
from tests.hidden.strategies import neurones


@pytest.mark.points(2)
@given(cas=neurones(np.array))
def test_valeurs(copie, cas):
    """La sortie vaut 1 si w·x + b > 0 et 0 si w·x + b < 0, pour des tableaux de longueur n ≥ 1
    quelconque.

    Kills: wa_seuil_un_demi, wa_seuil_un, wa_partie_entiere, wa_sans_biais, wa_seuil_retourne,
    wa_sorties_echangees, wa_signe, wa_moins_un, wa_renvoie_z, wa_relu, wa_biais_comme_seuil,
    wa_biais_soustrait, wa_biais_compte_n_fois, wa_somme_ecrasee, wa_return_dans_la_boucle,
    wa_oublie_la_derniere, wa_oublie_la_premiere, wa_somme_des_poids, wa_sommes_separees,
    wa_moyenne, wa_une_decision_par_entree, wa_une_entree_suffit, wa_oublie_le_cas_nul,
    wa_oublie_return, wa_affiche, wa_texte, wa_tableau_d_un_element, rte_listes_seules,
    rte_trois_entrees, rte_deux_entrees, rte_un_indice_de_trop, wa_sigmoide_arrondie
    """
    x, w, b = cas
    for poids, biais in ((w, b), (-w, -b), (256 * w, 256 * b)):
        for sens in (1, -1):  # the same sum, its terms in reverse order
            attendu = perceptron(x, poids, biais)
            check_bit(copie.perceptron(x[::sens], poids[::sens], biais), attendu)


@given(cas=neurones(list))
def test_listes(copie, cas):
    """Les entrées et les poids peuvent être des listes ou des tuples, pas seulement des tableaux
    NumPy.

    Kills: wa_seuil_un_demi, wa_seuil_un, wa_partie_entiere, wa_sans_biais, wa_seuil_retourne,
    wa_sorties_echangees, wa_signe, wa_moins_un, wa_renvoie_z, wa_relu, wa_biais_comme_seuil,
    wa_biais_soustrait, wa_biais_compte_n_fois, wa_somme_ecrasee, wa_return_dans_la_boucle,
    wa_oublie_la_derniere, wa_oublie_la_premiere, wa_somme_des_poids, wa_sommes_separees,
    wa_moyenne, wa_une_decision_par_entree, wa_une_entree_suffit, wa_oublie_le_cas_nul,
    wa_oublie_return, wa_affiche, wa_texte, wa_tableau_d_un_element, rte_tableaux_seuls,
    rte_arobase, rte_trois_entrees, rte_deux_entrees, rte_un_indice_de_trop
    """
    x, w, b = cas
    check_bit(copie.perceptron(x, w, b), perceptron(x, w, b))
    check_bit(copie.perceptron(tuple(x), tuple(w), b), perceptron(x, w, b))


@given(cas=neurones(np.array))
def test_inegalite_stricte(copie, cas):
    """La sortie vaut 0 quand w·x + b est exactement nul, et 1 dès que cette somme est un peu plus
    grande.

    Kills: wa_seuil_large, wa_seuil_un_demi, wa_seuil_un, wa_partie_entiere, wa_sans_biais,
    wa_seuil_retourne, wa_sorties_echangees, wa_signe, wa_moins_un, wa_un_demi_en_zero,
    wa_moyenne_du_signe, wa_renvoie_z, wa_relu, wa_biais_comme_seuil, wa_biais_soustrait,
    wa_biais_compte_n_fois, wa_somme_ecrasee, wa_return_dans_la_boucle, wa_oublie_la_derniere,
    wa_oublie_la_premiere, wa_somme_des_poids, wa_sommes_separees, wa_moyenne,
    wa_une_decision_par_entree, wa_une_entree_suffit, wa_oublie_le_cas_nul, wa_oublie_return,
    wa_affiche, wa_texte, wa_tableau_d_un_element, rte_listes_seules, rte_trois_entrees,
    rte_deux_entrees, rte_un_indice_de_trop, wa_marge_milli
    """
    x, w, _ = cas
    b = 0.0 - float(np.dot(w, x))
    check_bit(copie.perceptron(x, w, b), 0)
    check_bit(copie.perceptron(x, w, b + 2**-12), 1)
    check_bit(copie.perceptron(x, w, b - 2**-12), 0)


@pytest.mark.secondary
@given(cas=neurones(np.array))
def test_entrees_intactes(copie, cas):
    """L'appel ne modifie ni x ni w.

    Kills: wa_modifie_x, rte_listes_seules, rte_trois_entrees, rte_deux_entrees,
    rte_un_indice_de_trop
    """
    x, w, b = cas
    _, (x_apres, w_apres, _) = copie.call_with_arguments("perceptron", x, w, b)
    check_unchanged(x, x_apres, about="x")
    check_unchanged(w, w_apres, about="w")
