"""Tests cachés de la cellule `test_reseau_evaluer` (tp03)."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from autograder.comparison import check_integer, check_unchanged
from tests.hidden.strategies import Cas, reseaux
from tests.hidden.tp03_reseau.oracles import de_la_copie, de_reference


def donnees(cas, justes, decalages):
    """test_data where the classes are those the network answers, or others; their right number."""
    test_data, compte = [], 0
    for (x, _), juste, decalage in zip(cas.data, justes, decalages, strict=False):
        a = de_reference(cas).forward(x).ravel()
        # Two largest outputs too close: the order of a sum could decide between them.
        assume(np.diff(np.sort(a))[-1] > 1e-6)
        lue = int(np.argmax(a))
        test_data.append((x, lue if juste else (lue + 1 + decalage % (len(a) - 1)) % len(a)))
        compte += juste
    return test_data, compte


justes = st.lists(st.booleans(), min_size=6, max_size=6)
decalages = st.lists(st.integers(0, 4), min_size=6, max_size=6)


@pytest.mark.points(2)
@given(cas=reseaux(couches=(2, 4), exemples=(2, 6), sorties=2), justes=justes, decalages=decalages)
def test_compte(copie, cas, justes, decalages):
    """`evaluer` compte les exemples dont la plus grande sortie est celle de la classe y.

    Kills: wa_un_parmi_dix, wa_erreurs, wa_proportion, wa_argmin, wa_s_arrete, wa_arrondi,
    wa_toujours_zero, wa_is, wa_classes_depuis_1, wa_pourcentage, wa_compteur_remis_a_zero,
    wa_liste, wa_classes_lues, wa_couple, wa_argmax_de_x, wa_arrondit_avant, wa_tous_ou_rien,
    wa_erreurs_par_difference, wa_affiche, rte_y_colonne, rte_argmax_par_ligne,
    rte_forward_sur_le_couple, wa_cumul, wa_dictionnaire_x
    """
    (test_data, compte), reseau = donnees(cas, justes, decalages), de_la_copie(copie, cas)
    for data, attendu in ((test_data, compte), (test_data * 2, 2 * compte)):
        check_integer(reseau.evaluer(data), attendu, about="evaluer(test_data)")


@given(cas=reseaux(couches=(2, 3), sorties=2), justes=justes, decalages=decalages)
def test_un_seul_exemple(copie, cas, justes, decalages):
    """Pour un seul exemple, `evaluer` renvoie 1 s'il est bien classé et 0 sinon.

    Kills: wa_un_parmi_dix, wa_erreurs, wa_argmin, wa_arrondi, wa_toujours_zero, wa_is,
    wa_classes_depuis_1, wa_pourcentage, wa_liste, wa_classes_lues, wa_couple, wa_argmax_de_x,
    wa_arrondit_avant, wa_erreurs_par_difference, wa_affiche, rte_y_colonne,
    rte_argmax_par_ligne, rte_forward_sur_le_couple
    """
    test_data, compte = donnees(cas, justes, decalages)
    resultat = de_la_copie(copie, cas).evaluer(test_data)
    # One boolean is the sum of one boolean: True is as good as 1.
    resultat = int(resultat) if isinstance(resultat, bool) else resultat
    check_integer(resultat, compte, about="evaluer(test_data)")


@pytest.mark.points(0.5)
def test_nombreuses_classes(copie):
    """Avec 300 classes, 300 exemples et des sorties presque égales, le compte est exact.

    Kills: wa_is, wa_arrondit_avant, wa_is_grands_nombres, wa_deux_decimales, wa_dix_classes,
    wa_uint8
    """
    biais = np.zeros((300, 1))
    biais[280], biais[5] = 0.01, 0.008  # all other outputs are 0.5
    data = [(np.array([[k / 300]]), 280 if k % 30 else 5 * (k > 60)) for k in range(300)]
    cas = Cas([1, 300], [np.zeros((1, 300))], [biais], [])
    check_integer(de_la_copie(copie, cas).evaluer(data), 290, about="evaluer(test_data)")


@pytest.mark.secondary
@pytest.mark.points(0.5)
@given(cas=reseaux(couches=(2, 3), exemples=(1, 3), sorties=2))
def test_rien_ne_change(copie, cas):
    """`evaluer` ne modifie ni `test_data` ni les paramètres du réseau.

    Kills: rte_y_colonne, wa_vide_les_donnees
    """
    reseau, test_data = de_la_copie(copie, cas), [(x, 1) for x, _ in cas.data]
    _, (apres,) = reseau.call_with_arguments("evaluer", test_data)
    check_unchanged(test_data, apres, about="test_data")
    check_unchanged(cas.poids, reseau.poids, about="poids")
    check_unchanged(cas.biais, reseau.biais, about="biais")
