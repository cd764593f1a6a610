"""Tests cachés de la cellule `test_nb_parametres_gru` (tp04)."""

import pytest
from hypothesis import given

from autograder.comparison import check_integer
from solutions import nb_parametres_gru
from tests.hidden.strategies import deux_tailles
from tests.hidden.tp04_parametres.lecture import entier


@pytest.mark.points(2)
@given(tailles=deux_tailles)
def test_valeurs(copie, tailles):
    """Une cellule GRU a trois blocs de poids de même taille (deux portes et un candidat), chacun avec un
    seul biais par neurone.

    Kills: wa_quatre_blocs, wa_deux_portes, wa_deux_biais, wa_sans_biais,
    wa_candidat_sans_biais, wa_candidat_sans_etat, wa_une_ligne, wa_sans_recurrence,
    wa_un_biais_pour_tous, wa_arguments_echanges, wa_parenthese, wa_affiche, rte_nom_inconnu,
    wa_memoire_sans_ordre
    """
    for i, h in (tailles, tailles[::-1]):
        check_integer(copie.nb_parametres_gru(i, h), nb_parametres_gru(i, h))


@given(tailles=deux_tailles)
def test_une_entree_de_plus(copie, tailles):
    """Une entrée de plus ajoute un poids par neurone caché dans chacun des trois blocs, donc 3 h
    paramètres.

    Kills: wa_quatre_blocs, wa_deux_portes, wa_une_ligne, wa_arguments_echanges, wa_parenthese,
    wa_affiche, rte_nom_inconnu, wa_memoire_sans_ordre
    """
    i, h = tailles
    avant = entier(copie.nb_parametres_gru(i, h))
    check_integer(copie.nb_parametres_gru(i + 1, h), avant + 3 * h)
