"""Tests cachés de la cellule `test_taille_sortie` (tp07)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.comparison import check, check_integer
from tests.hidden.strategies import axes, axes_justes
from tests.hidden.tp07_convolution.oracles import taille_torch


@given(cas=axes())
def test_par_defaut(copie, cas):
    """Sans autre argument, un noyau de k cases a n − k + 1 positions sur n cases.

    Kills: wa_sans_plus_un, wa_pas_du_noyau, tle_position_figee
    """
    n, noyau, *_ = cas
    check_integer(copie.taille_sortie(n, noyau), taille_torch(n, noyau))


@pytest.mark.points(2)
@given(cas=axes(pas=(2, 3, 4), noyaux=(2, 3, 4, 5, 1)))
def test_pas(copie, cas):
    """Avec un pas s, le noyau avance de s cases à la fois ; une dernière fenêtre incomplète ne
    compte pas.

    Kills: wa_arrondi_superieur, wa_arrondi_au_plus_proche, wa_sans_arrondi, wa_sans_plus_un,
    wa_plus_un_dans_la_division, wa_pas_du_noyau, wa_sans_pas, tle_position_figee, wa_noyau_un
    """
    check_integer(copie.taille_sortie(*cas), taille_torch(*cas))


@given(cas=axes(remplissages=(1, 2, 3)))
def test_remplissage(copie, cas):
    """Le remplissage ajoute p cases de chaque côté ; le noyau peut alors dépasser n.

    Kills: wa_sans_plus_un, wa_remplissage_un_cote, wa_pas_du_noyau,
    rte_erreur_sans_remplissage, tle_position_figee
    """
    check_integer(copie.taille_sortie(*cas), taille_torch(*cas))


@given(cas=axes(dilatations=(2, 3, 4)))
def test_dilatation(copie, cas):
    """Avec une dilatation d, un noyau de k cases en couvre d(k − 1) + 1.

    Kills: wa_sans_plus_un, wa_dilatation_fois_noyau, wa_sans_dilatation, wa_pas_du_noyau,
    tle_position_figee
    """
    check_integer(copie.taille_sortie(*cas), taille_torch(*cas))


@pytest.mark.points(2)
@given(cas=axes((1, 2, 3), (0, 1, 2), (1, 2, 3), noyaux=(2, 3, 4, 5, 1)))
def test_tout_ensemble(copie, cas):
    """Pas, remplissage et dilatation ensemble : la taille est celle de `conv1d` de PyTorch.

    Kills: wa_arrondi_superieur, wa_arrondi_au_plus_proche, wa_arrondi_terme_a_terme,
    wa_sans_arrondi, wa_sans_plus_un, wa_plus_un_dans_la_division, wa_remplissage_un_cote,
    wa_dilatation_fois_noyau, wa_sans_dilatation, wa_pas_du_noyau, wa_sans_pas,
    rte_erreur_sans_remplissage, tle_position_figee, wa_noyau_un
    """
    n, noyau, s, p, d = cas
    obtenu = copie.taille_sortie(n, noyau, pas=s, remplissage=p, dilatation=d)
    check_integer(obtenu, taille_torch(*cas))


@pytest.mark.points(2)
@given(cas=axes_justes(), manque=st.integers(1, 4))
def test_noyau_trop_grand(copie, cas, manque):
    """Un noyau qui tient tout juste a une seule position ; s'il manque une case ou plus, l'appel
    lève `ValueError`.

    Kills: wa_sans_plus_un, wa_plus_un_dans_la_division, wa_remplissage_un_cote,
    wa_dilatation_fois_noyau, wa_sans_dilatation, wa_sans_erreur, wa_renvoie_zero,
    wa_renvoie_l_erreur, rte_erreur_trop_tot, rte_erreur_sans_remplissage,
    wa_erreur_sans_dilatation, rte_assert, tle_position_figee
    """
    n, *autres = cas
    check_integer(copie.taille_sortie(n, *autres), 1)
    copie.expect_raises("ValueError", "taille_sortie", max(1, n - manque), *autres)


@pytest.mark.secondary
@pytest.mark.points(0.5)
def test_message(copie):
    """Le message de l'erreur donne n, le noyau, le remplissage et la dilatation.

    Kills: wa_sans_dilatation, wa_sans_erreur, wa_renvoie_zero, wa_renvoie_l_erreur,
    wa_sans_nombres, wa_erreur_sans_dilatation, rte_assert, tle_position_figee
    """
    nombres = {"n": 217, "noyau": 349, "remplissage": 68, "dilatation": 53}
    message = copie.expect_raises("ValueError", "taille_sortie", 217, 349, 3, 68, 53)
    absents = [nom for nom, valeur in nombres.items() if str(valeur) not in message]
    check(
        not absents,
        f"Dans le message de `ValueError` il manque : {', '.join(absents)}.",
        got=message.removeprefix("ValueError : "),
    )
