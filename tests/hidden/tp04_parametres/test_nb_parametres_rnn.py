"""Tests cachés de la cellule `test_nb_parametres_rnn` (tp04)."""

import pytest
from hypothesis import given

from autograder.comparison import check_integer
from solutions import nb_parametres_rnn
from tests.hidden.strategies import deux_tailles
from tests.hidden.tp04_parametres.lecture import entier


@pytest.mark.points(2)
@given(tailles=deux_tailles)
def test_valeurs(copie, tailles):
    """Une cellule RNN de h neurones a les poids de [h_prec, x] vers h, et un seul biais par neurone.

    Kills: wa_deux_biais, wa_sans_biais, wa_sans_recurrence, wa_sans_entree,
    wa_arguments_echanges, wa_biais_de_l_entree, wa_biais_partout, wa_un_seul_biais,
    wa_diagonale, wa_carre_de_l_entree, wa_mlp_avec_sortie, wa_affiche, rte_argument_oublie
    """
    for i, h in (tailles, tailles[::-1]):
        check_integer(copie.nb_parametres_rnn(i, h), nb_parametres_rnn(i, h))


@given(tailles=deux_tailles)
def test_une_entree_de_plus(copie, tailles):
    """Une entrée de plus ajoute un poids par neurone caché, donc h paramètres.

    Kills: wa_sans_entree, wa_arguments_echanges, wa_biais_de_l_entree, wa_biais_partout,
    wa_carre_de_l_entree, wa_mlp_avec_sortie, wa_affiche, rte_argument_oublie
    """
    i, h = tailles
    avant = entier(copie.nb_parametres_rnn(i, h))
    check_integer(copie.nb_parametres_rnn(i + 1, h), avant + h)
