"""Tests cachés de la cellule `test_nb_parametres_conv2d` (tp04)."""

import pytest
from hypothesis import given

from autograder.comparison import check_integer
from solutions import nb_parametres_conv2d
from tests.hidden.strategies import cotes, deux_tailles, noyaux_rectangulaires


@pytest.mark.points(2)
@given(canaux=deux_tailles, noyau=cotes)
def test_noyau_carre(copie, canaux, noyau):
    """Chaque canal de sortie a un biais et, pour chaque canal d'entrée, un noyau de poids ; un
    entier donne le côté du noyau.

    Kills: @K1
    """
    attendu = nb_parametres_conv2d(*canaux, noyau)
    check_integer(copie.nb_parametres_conv2d(*canaux, noyau), attendu)


@given(canaux=deux_tailles, noyau=noyaux_rectangulaires)
def test_noyau_rectangulaire(copie, canaux, noyau):
    """Le noyau peut être un couple (kh, kw), de hauteur et de largeur différentes.

    Kills: @K2
    """
    attendu = nb_parametres_conv2d(*canaux, noyau)
    check_integer(copie.nb_parametres_conv2d(*canaux, noyau), attendu)


@given(canaux=deux_tailles, noyau=cotes)
def test_sans_biais(copie, canaux, noyau):
    """Avec `biais=False`, il ne reste que les poids des noyaux.

    Kills: @K3
    """
    attendu = nb_parametres_conv2d(*canaux, noyau, False)
    check_integer(copie.nb_parametres_conv2d(*canaux, noyau, biais=False), attendu)
    check_integer(copie.nb_parametres_conv2d(*canaux, noyau, False), attendu)
