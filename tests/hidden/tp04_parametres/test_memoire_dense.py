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
    """La matrice a une ligne ou une colonne par nombre de l'entrée, une par nombre de la sortie, et
    4 octets par élément.

    Kills: @K1
    """
    check_integer(copie.memoire_dense(entree, sortie), memoire_dense(entree, sortie))


@given(entree=formes_de_tableaux, sortie=formes_de_tableaux, octets=st.sampled_from([2, 8, 1, 16]))
def test_octets(copie, entree, sortie, octets):
    """`octets` est la taille d'un élément : le résultat lui est proportionnel.

    Kills: @K2
    """
    attendu = memoire_dense(entree, sortie, octets)
    check_integer(copie.memoire_dense(entree, sortie, octets=octets), attendu)
    check_integer(copie.memoire_dense(entree, sortie, octets), attendu)


@given(entree=formes_de_tableaux, sortie=formes_de_tableaux)
def test_listes(copie, entree, sortie):
    """Les formes peuvent être des listes, pas seulement des tuples.

    Kills: @K3
    """
    attendu = memoire_dense(entree, sortie)
    check_integer(copie.memoire_dense(list(entree), list(sortie)), attendu)


@given(entree=formes_d_images, sortie=formes_d_images)
def test_images(copie, entree, sortie):
    """Le nombre d'octets est exact pour de grandes images, dont la matrice ne tiendrait dans aucune
    mémoire.

    Kills: @K4
    """
    check_integer(copie.memoire_dense(entree, sortie), memoire_dense(entree, sortie))
