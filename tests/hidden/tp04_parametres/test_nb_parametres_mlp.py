"""Tests cachés de la cellule `test_nb_parametres_mlp` (tp04)."""

import pytest
from hypothesis import given

from autograder.comparison import check_integer, check_unchanged
from solutions import nb_parametres_mlp
from tests.hidden.strategies import listes_de_tailles
from tests.hidden.tp04_parametres.lecture import entier


@given(tailles=listes_de_tailles((2, 2)))
def test_sans_couche_cachee(copie, tailles):
    """Avec une entrée et une sortie seulement, on retrouve le nombre de paramètres d'une couche
    dense.

    Kills: wa_sans_biais, wa_biais_d_entree, wa_sans_biais_de_sortie,
    wa_oublie_la_derniere_couche, wa_oublie_la_premiere_couche, wa_nombre_de_neurones,
    wa_trois_couches, wa_premiere_et_derniere, rte_indice_de_trop, rte_arguments
    """
    check_integer(copie.nb_parametres_mlp(tailles), nb_parametres_mlp(tailles))


@pytest.mark.points(2)
@given(tailles=listes_de_tailles((3, 6)))
def test_couches_cachees(copie, tailles):
    """Pour trois couches ou plus, les nombres de paramètres de toutes les couches s'ajoutent.

    Kills: wa_sans_biais, wa_biais_d_entree, wa_sans_biais_de_sortie, wa_entree_sortie,
    wa_oublie_la_derniere_couche, wa_oublie_la_premiere_couche, wa_derniere_valeur,
    wa_return_dans_la_boucle, wa_couples_disjoints, wa_toutes_les_paires, wa_nombre_de_neurones,
    wa_trois_couches, rte_indice_de_trop, rte_arguments
    """
    check_integer(copie.nb_parametres_mlp(tailles), nb_parametres_mlp(tailles))


@pytest.mark.secondary
@given(tailles=listes_de_tailles((2, 5)))
def test_tuple(copie, tailles):
    """`tailles` peut être un tuple : le résultat est le même que pour une liste.

    Kills: wa_trois_couches, wa_vide_la_liste, rte_copie_de_liste, rte_indice_de_trop,
    rte_arguments
    """
    attendu = entier(copie.nb_parametres_mlp(tailles))
    check_integer(copie.nb_parametres_mlp(tuple(tailles)), attendu)


@pytest.mark.secondary
@given(tailles=listes_de_tailles((2, 5)))
def test_tailles_intactes(copie, tailles):
    """L'appel ne modifie pas la liste `tailles`.

    Kills: wa_vide_la_liste, wa_vide_la_liste_seule, rte_indice_de_trop, rte_arguments
    """
    _, (apres,) = copie.call_with_arguments("nb_parametres_mlp", tailles)
    check_unchanged(tailles, apres, about="tailles")
