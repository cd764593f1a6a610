"""Tests cachés de la cellule `test_neurone_sigmoide` (tp01)."""

import numpy as np
import pytest
from hypothesis import given

from autograder.comparison import check_number, check_unchanged
from solutions import neurone_sigmoide, perceptron
from tests.hidden.strategies import neurones, neurones_satures


@pytest.mark.points(2)
@given(cas=neurones(np.array))
def test_valeurs(copie, cas):
    """La sortie vaut σ(w·x + b), pour des tableaux de longueur n ≥ 1 quelconque.

    Kills: wa_sans_biais, wa_echelon, wa_sans_sigma, wa_somme_des_sigma, wa_biais_dehors,
    wa_sans_somme, wa_derivee
    """
    x, w, b = cas
    check_number(copie.neurone_sigmoide(x, w, b), neurone_sigmoide(x, w, b))


@given(cas=neurones(list))
def test_listes(copie, cas):
    """Les entrées et les poids peuvent être des listes.

    Kills: wa_sans_biais, wa_echelon, wa_sans_sigma, wa_somme_des_sigma, wa_biais_dehors,
    wa_sans_somme, wa_derivee, rte_tableaux_seuls
    """
    x, w, b = cas
    check_number(copie.neurone_sigmoide(x, w, b), neurone_sigmoide(x, w, b))


@pytest.mark.secondary
@given(cas=neurones_satures())
def test_limite(copie, cas):
    """Quand w et b sont multipliés par un grand c, la sortie tend vers celle du perceptron (si w·x
    + b ≠ 0).

    Kills: wa_sans_biais, wa_echelon, wa_sans_sigma, wa_somme_des_sigma, wa_biais_dehors,
    wa_sans_somme, wa_derivee, wa_formule_instable, rte_tableaux_seuls
    """
    x, w, b, c = cas
    grand_w = [c * poids for poids in w]
    check_number(copie.neurone_sigmoide(x, grand_w, c * b), perceptron(x, w, b), atol=1e-9)


@pytest.mark.secondary
@given(cas=neurones(np.array))
def test_entrees_intactes(copie, cas):
    """L'appel ne modifie ni x ni w.

    Kills: wa_modifie_w
    """
    x, w, b = cas
    _, (x_apres, w_apres, _) = copie.call_with_arguments("neurone_sigmoide", x, w, b)
    check_unchanged(x, x_apres, about="x")
    check_unchanged(w, w_apres, about="w")
