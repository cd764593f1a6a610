"""Tests cachés de la cellule `test_memoire_dense` (tp04)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.comparison import check_integer
from solutions import memoire_dense
from tests.hidden.strategies import formes_d_images, formes_de_tableaux


@pytest.mark.points(2)
@given(entree=formes_de_tableaux, sortie=formes_de_tableaux)
def test_quatre_octets(copie, entree, sortie):
    """La matrice a une ligne ou une colonne par nombre de l'entrée, une par nombre de la sortie, et,
    sans troisième argument, 4 octets par élément.

    Kills: wa_sans_octets, wa_somme, wa_entree_seule, wa_activations, wa_entree_au_carre,
    wa_biais, wa_bits, wa_kilooctets, wa_somme_des_cotes, wa_deux_cotes, wa_octets_par_matrice,
    wa_million_arrondi, wa_trois_cotes_au_plus, wa_huit_octets_par_defaut, rte_trois_cotes,
    rte_multiplie_les_formes
    """
    check_integer(copie.memoire_dense(entree, sortie), memoire_dense(entree, sortie))


@given(entree=formes_de_tableaux, sortie=formes_de_tableaux, octets=st.sampled_from([2, 8, 1, 16]))
def test_octets(copie, entree, sortie, octets):
    """`octets` est la taille d'un élément : le résultat lui est proportionnel.

    Kills: wa_sans_octets, wa_quatre_octets_toujours, wa_somme, wa_entree_seule, wa_activations,
    wa_entree_au_carre, wa_biais, wa_bits, wa_kilooctets, wa_somme_des_cotes, wa_deux_cotes,
    wa_octets_par_matrice, wa_million_arrondi, wa_trois_cotes_au_plus, rte_trois_cotes,
    rte_multiplie_les_formes
    """
    attendu = memoire_dense(entree, sortie, octets)
    check_integer(copie.memoire_dense(entree, sortie, octets=octets), attendu)
    check_integer(copie.memoire_dense(entree, sortie, octets), attendu)


@given(entree=formes_de_tableaux, sortie=formes_de_tableaux)
def test_listes(copie, entree, sortie):
    """Les formes peuvent être des listes, pas seulement des tuples, ou l'une une liste et l'autre un
    tuple.

    Kills: wa_sans_octets, wa_somme, wa_entree_seule, wa_activations, wa_entree_au_carre,
    wa_biais, wa_bits, wa_kilooctets, wa_somme_des_cotes, wa_deux_cotes, wa_octets_par_matrice,
    wa_million_arrondi, wa_trois_cotes_au_plus, rte_trois_cotes, rte_tuples_seuls,
    rte_formes_bout_a_bout, rte_multiplie_les_formes
    """
    attendu = memoire_dense(entree, sortie)
    check_integer(copie.memoire_dense(list(entree), list(sortie), 4), attendu)
    check_integer(copie.memoire_dense(list(entree), sortie, 4), attendu)
    check_integer(copie.memoire_dense(entree, list(sortie), 4), attendu)


@given(entree=formes_d_images, sortie=formes_d_images)
def test_images(copie, entree, sortie):
    """Le nombre d'octets est exact pour de grandes images, dont la matrice ne tiendrait dans aucune
    mémoire.

    Kills: wa_sans_octets, wa_somme, wa_entree_seule, wa_activations, wa_entree_au_carre,
    wa_biais, wa_bits, wa_kilooctets, wa_somme_des_cotes, wa_deux_cotes, wa_octets_par_matrice,
    wa_deborde, wa_million_arrondi, rte_multiplie_les_formes, mle_matrice_construite
    """
    check_integer(copie.memoire_dense(entree, sortie, 4), memoire_dense(entree, sortie, 4))
