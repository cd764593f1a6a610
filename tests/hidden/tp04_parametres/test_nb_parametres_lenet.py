"""Tests cachés de la cellule `test_nb_parametres_lenet` (tp04)."""

from autograder.comparison import check_integer
from solutions import nb_parametres_lenet


def test_total(copie):
    """Le total est la somme des paramètres des deux convolutions et des trois couches denses de
    LeNet, pour des images 32×32×1.

    Kills: @K1
    """
    check_integer(copie.nb_parametres_lenet(), nb_parametres_lenet())
