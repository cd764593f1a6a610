"""Tests cachés de la cellule `test_reseau_update_mini_batch` (tp03)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.comparison import check_arrays, check_unchanged
from tests.hidden.strategies import reseaux
from tests.hidden.tp03_reseau.oracles import (
    PRECISION,
    de_la_copie,
    de_reference,
    gradient_torch,
)

pas = st.sampled_from([0.5, 1.0, 3.0])


def attendu(cas, eta):
    """(biais, poids) after the step, from the gradients of torch."""
    gradients = [gradient_torch(cas, x, y) for x, y in cas.data]
    moyennes = [
        [np.mean(g, axis=0) for g in zip(*(couple[p] for couple in gradients), strict=True)]
        for p in (0, 1)
    ]
    return [
        [v - eta * g for v, g in zip(valeurs, moyenne, strict=True)]
        for valeurs, moyenne in zip((cas.biais, cas.poids), moyennes, strict=True)
    ]


@pytest.mark.points(2)
@given(cas=reseaux(couches=(2, 4), exemples=(2, 4)), eta=pas)
def test_poids(copie, cas, eta):
    """Chaque `poids[l]` recule de eta fois la moyenne des `nabla_w[l]` du mini-batch.

    Kills: wa_somme, wa_taille_fixe, wa_plus, wa_biais_seulement, wa_un_par_un,
    wa_dernier_exemple, wa_moyenne_des_biais_seulement, wa_divise_par_2n, wa_divise_par_n_carre,
    wa_sans_eta, wa_premier_exemple, wa_dernier_sur_n, wa_un_par_un_pas_entier,
    wa_pas_dans_la_boucle, wa_variables_locales, wa_renvoie_sans_ranger, wa_remplace_par_le_pas,
    wa_derniere_couche, rte_weights, rte_couple_inverse, rte_liste_fois_nombre
    """
    reseau = de_la_copie(copie, cas)
    reseau.update_mini_batch(cas.data, eta)
    check_arrays(reseau.poids, attendu(cas, eta)[1], "poids", **PRECISION)


@pytest.mark.points(2)
@given(cas=reseaux(couches=(2, 4), exemples=(2, 4)), eta=pas)
def test_biais(copie, cas, eta):
    """Chaque `biais[l]` recule de eta fois la moyenne des `nabla_b[l]` du mini-batch.

    Kills: wa_somme, wa_taille_fixe, wa_plus, wa_un_par_un, wa_dernier_exemple,
    wa_poids_seulement, wa_divise_par_2n, wa_divise_par_n_carre, wa_sans_eta,
    wa_premier_exemple, wa_dernier_sur_n, wa_un_par_un_pas_entier, wa_pas_dans_la_boucle,
    wa_variables_locales, wa_renvoie_sans_ranger, wa_remplace_par_le_pas, wa_derniere_couche,
    rte_weights, rte_couple_inverse, rte_liste_fois_nombre
    """
    reseau = de_la_copie(copie, cas)
    reseau.update_mini_batch(cas.data, eta)
    check_arrays(reseau.biais, attendu(cas, eta)[0], "biais", **PRECISION)


@given(cas=reseaux(couches=(2, 3)), eta=pas)
def test_un_seul_exemple(copie, cas, eta):
    """Pour un mini-batch d'un seul exemple (ici un tuple), le pas suit le gradient de cet exemple.

    Kills: wa_taille_fixe, wa_plus, wa_biais_seulement, wa_poids_seulement, wa_divise_par_2n,
    wa_sans_eta, wa_variables_locales, wa_renvoie_sans_ranger, wa_remplace_par_le_pas,
    wa_derniere_couche, rte_weights, rte_couple_inverse, rte_liste_fois_nombre
    """
    reseau, reference = de_la_copie(copie, cas), de_reference(cas)
    reseau.update_mini_batch(tuple(cas.data), eta)
    reference.update_mini_batch(cas.data, eta)
    check_arrays(reseau.poids, reference.poids, "poids", **PRECISION)
    check_arrays(reseau.biais, reference.biais, "biais", **PRECISION)


@given(cas=reseaux(couches=(2, 3), exemples=(2, 4)), eta=pas)
def test_deux_pas(copie, cas, eta):
    """Un second pas, sur un mini-batch plus petit, ne garde rien du premier que les paramètres.

    Kills: wa_somme, wa_taille_fixe, wa_plus, wa_biais_seulement, wa_un_par_un,
    wa_dernier_exemple, wa_poids_seulement, wa_moyenne_des_biais_seulement, wa_divise_par_2n,
    wa_divise_par_n_carre, wa_sans_eta, wa_premier_exemple, wa_dernier_sur_n,
    wa_un_par_un_pas_entier, wa_pas_dans_la_boucle, wa_variables_locales,
    wa_renvoie_sans_ranger, wa_remplace_par_le_pas, wa_derniere_couche, wa_garde_les_sommes,
    wa_taille_du_premier_lot, rte_weights, rte_couple_inverse, rte_liste_fois_nombre
    """
    reseau, reference = de_la_copie(copie, cas), de_reference(cas)
    for mini_batch in (cas.data, cas.data[:1]):
        reseau.update_mini_batch(mini_batch, eta)
        reference.update_mini_batch(mini_batch, eta)
    check_arrays(reseau.poids, reference.poids, "poids", **PRECISION)
    check_arrays(reseau.biais, reference.biais, "biais", **PRECISION)


@pytest.mark.secondary
@pytest.mark.points(0.5)
@given(cas=reseaux(couches=(2, 3), exemples=(1, 3)), eta=pas)
def test_exemples_intacts(copie, cas, eta):
    """Les exemples du mini-batch ne sont pas modifiés.

    Kills: wa_vide_le_lot, rte_weights, rte_couple_inverse, rte_liste_fois_nombre
    """
    reseau = de_la_copie(copie, cas)
    _, (mini_batch, _) = reseau.call_with_arguments("update_mini_batch", cas.data, eta)
    check_unchanged(cas.data, mini_batch, about="mini_batch")
