"""Tests cachés de la cellule `test_nb_parametres_lstm` (tp04)."""

import pytest
from hypothesis import given

from autograder.comparison import check_integer
from solutions import nb_parametres_lstm
from tests.hidden.strategies import deux_tailles
from tests.hidden.tp04_parametres.lecture import entier


@pytest.mark.points(2)
@given(tailles=deux_tailles)
def test_valeurs(copie, tailles):
    """Une cellule LSTM a quatre blocs de poids de même taille (trois portes et un candidat), chacun avec
    un seul biais par neurone.

    Kills: wa_trois_portes, wa_deux_biais, wa_sans_biais, wa_un_biais_pour_tous, wa_une_porte,
    wa_cinq_blocs, wa_sans_recurrence, wa_sans_entree, wa_parenthese, wa_arguments_echanges,
    wa_quatre_fois_plus_large, wa_lit_aussi_la_cellule, rte_argument_oublie
    """
    for i, h in (tailles, tailles[::-1]):
        check_integer(copie.nb_parametres_lstm(i, h), nb_parametres_lstm(i, h))


@given(tailles=deux_tailles)
def test_une_entree_de_plus(copie, tailles):
    """Une entrée de plus ajoute un poids par neurone caché dans chacun des quatre blocs, donc 4 h
    paramètres.

    Kills: wa_trois_portes, wa_une_porte, wa_cinq_blocs, wa_sans_entree, wa_parenthese,
    wa_arguments_echanges, rte_argument_oublie
    """
    i, h = tailles
    avant = entier(copie.nb_parametres_lstm(i, h))
    check_integer(copie.nb_parametres_lstm(i + 1, h), avant + 4 * h)
