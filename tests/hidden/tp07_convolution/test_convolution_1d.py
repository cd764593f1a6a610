"""Tests cachés de la cellule `test_convolution_1d` (tp07)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.comparison import check_unchanged
from tests.hidden.strategies import series
from tests.hidden.tp07_convolution.oracles import correlation_1d, proche


@given(cas=series(longueurs=(3, 5), symetrique=True))
def test_filtre_symetrique(copie, cas):
    """Pour un filtre symétrique, la sortie a n − 2L valeurs, une par fenêtre complète de x.

    Kills: wa_meme_taille, wa_tous_les_recouvrements, wa_derniere_fenetre_oubliee,
    wa_circulaire, wa_moitie_du_filtre, wa_dernier_coefficient_oublie, wa_cumul, wa_moyenne,
    wa_sans_somme, wa_trois_coefficients, wa_sans_recouvrement, rte_deborde
    """
    x, f = cas
    proche(copie.convolution_1d(x, f), correlation_1d(x, f))


@pytest.mark.points(2)
@given(cas=series(longueurs=(1, 3, 5, 7)))
def test_filtre_quelconque(copie, cas):
    """Le filtre n'est pas retourné : son premier coefficient multiplie la première valeur de la
    fenêtre, et ainsi de suite.

    Kills: wa_retourne, wa_meme_taille, wa_tous_les_recouvrements, wa_derniere_fenetre_oubliee,
    wa_circulaire, wa_moitie_du_filtre, wa_dernier_coefficient_oublie, wa_cumul, wa_moyenne,
    wa_sans_somme, wa_trois_coefficients, wa_sans_recouvrement, wa_tranche_vide, rte_deborde
    """
    x, f = cas
    proche(copie.convolution_1d(x, f), correlation_1d(x, f))


@given(cas=series(longueurs=(3, 5), juste=True))
def test_filtre_de_meme_longueur(copie, cas):
    """Un filtre aussi long que x n'a qu'une position : la sortie a une seule valeur.

    Kills: wa_retourne, wa_meme_taille, wa_tous_les_recouvrements, wa_derniere_fenetre_oubliee,
    wa_circulaire, wa_moitie_du_filtre, wa_dernier_coefficient_oublie, wa_moyenne,
    wa_sans_somme, wa_trois_coefficients, wa_filtre_aussi_long, rte_deborde
    """
    x, f = cas
    proche(copie.convolution_1d(x, f), correlation_1d(x, f))


@given(cas=series(longueurs=(3, 5)), decalage=st.integers(1, 3))
def test_decalage(copie, cas, decalage):
    """Décaler x décale la sortie d'autant.

    Kills: wa_retourne, wa_meme_taille, wa_tous_les_recouvrements, wa_derniere_fenetre_oubliee,
    wa_circulaire, wa_moitie_du_filtre, wa_dernier_coefficient_oublie, wa_cumul, wa_moyenne,
    wa_sans_somme, wa_trois_coefficients, wa_sans_recouvrement, rte_deborde
    """
    x, f = cas
    x = np.concatenate([np.zeros(decalage), x])
    attendue = correlation_1d(x, f)
    proche(copie.convolution_1d(x, f), attendue)
    proche(copie.convolution_1d(x[decalage:], f), attendue[decalage:], about="x décalée")


@given(
    x=st.lists(st.integers(-5, 5), min_size=5, max_size=7),
    f=st.lists(st.sampled_from([0.5, -1.5, 0.25, 2, -0.75]), min_size=3, max_size=3),
)
def test_listes(copie, x, f):
    """x et f peuvent être des listes, et x des entiers, pas seulement des tableaux de réels.

    Kills: wa_retourne, wa_meme_taille, wa_tous_les_recouvrements, wa_derniere_fenetre_oubliee,
    wa_circulaire, wa_moitie_du_filtre, wa_dernier_coefficient_oublie, wa_cumul, wa_moyenne,
    wa_sans_somme, wa_sans_recouvrement, wa_entiers, rte_tableaux_seuls, rte_deborde
    """
    proche(copie.convolution_1d(x, f), correlation_1d(x, f))
    proche(copie.convolution_1d(np.array(x), np.array(f)), correlation_1d(x, f))


@pytest.mark.secondary
@given(cas=series())
def test_entrees_intactes(copie, cas):
    """L'appel ne modifie ni x ni f, tableaux ou listes.

    Kills: wa_modifie_x, rte_deborde, wa_retourne_la_liste
    """
    for entrees in (cas, [entree.tolist() for entree in cas]):
        _, apres = copie.call_with_arguments("convolution_1d", *entrees)
        for nom, avant, maintenant in zip("xf", entrees, apres, strict=True):
            check_unchanged(avant, maintenant, about=nom)
