"""Tests cachés de la cellule `test_reseau_forward` (tp03)."""

import pytest
import torch
from hypothesis import given

from autograder.comparison import check_array, check_unchanged
from tests.hidden.strategies import NON_NULS, reseaux
from tests.hidden.tp03_reseau.oracles import (
    PRECISION,
    de_la_copie,
    de_reference,
    oppose,
    regler,
    sortie,
)


@pytest.mark.points(2)
@given(cas=reseaux(couches=(2, 2)))
def test_deux_couches(copie, cas):
    """Avec deux couches, `forward(x)` vaut σ(Wᵀx + b).

    Kills: wa_sans_transposee, wa_sans_biais, wa_sortie_sans_sigmoide, wa_sans_sigmoide,
    wa_biais_de_la_sortie_oublie, wa_sans_return, wa_biais_hors_de_sigma, wa_biais_retranche,
    wa_sigma_sur_l_entree, wa_sigma_de_trop, wa_sigmoide_prime, wa_tanh, wa_softmax,
    wa_liste_des_activations, wa_vecteur_plat, wa_biais_aplati, wa_classe, rte_formes,
    rte_biais_decale, rte_une_couche_de_trop, wa_transposee_si_besoin
    """
    x, attendu = cas.data[0][0], de_reference(cas).forward(cas.data[0][0])
    check_array(de_la_copie(copie, cas).forward(x), attendu, about="forward(x)", **PRECISION)


@pytest.mark.points(2)
@given(cas=reseaux(couches=(3, 5)))
def test_couches_cachees(copie, cas):
    """Avec des couches cachées, la sortie de chacune est l'entrée de la suivante, jusqu'au bout.

    Kills: wa_sans_transposee, wa_sans_biais, wa_sortie_sans_sigmoide, wa_sans_sigmoide,
    wa_une_seule_couche, wa_biais_de_la_sortie_oublie, wa_sans_return, wa_biais_hors_de_sigma,
    wa_biais_retranche, wa_sigma_sur_l_entree, wa_sigma_de_trop, wa_sigmoide_prime, wa_tanh,
    wa_softmax, wa_liste_des_activations, wa_vecteur_plat, wa_biais_aplati, wa_classe,
    rte_formes, rte_repart_de_x, rte_biais_decale, rte_une_couche_de_trop,
    wa_transposee_si_besoin, wa_resultats_gardes, wa_transposees_gardees
    """
    x, reseau = cas.data[0][0], de_la_copie(copie, cas)
    for actuel in (cas, oppose(cas)):  # the output follows the parameters
        parametres = [[torch.tensor(p) for p in liste] for liste in (actuel.poids, actuel.biais)]
        attendu = sortie(*parametres, torch.tensor(x)).numpy()
        check_array(regler(reseau, actuel).forward(x), attendu, about="forward(x)", **PRECISION)


@pytest.mark.secondary
@pytest.mark.points(0.5)
@given(cas=reseaux(couches=(2, 3), table=NON_NULS))
def test_neurones_satures(copie, cas):
    """De très grands poids donnent des sorties égales à 0 ou à 1, sans débordement.

    Kills: wa_debordement, wa_transposee_si_besoin
    """
    grand = cas._replace(poids=[3000 * w for w in cas.poids], biais=[3000 * b for b in cas.biais])
    x, attendu = cas.data[0][0], de_reference(grand).forward(cas.data[0][0])
    check_array(de_la_copie(copie, grand).forward(x), attendu, about="forward(x)", **PRECISION)


@pytest.mark.secondary
@given(cas=reseaux())
def test_rien_ne_change(copie, cas):
    """`forward` ne modifie ni `x` ni les paramètres du réseau.

    Kills: wa_modifie_x, wa_biais_aplati, wa_cumule_dans_le_biais, wa_transpose_le_reseau,
    rte_formes, rte_repart_de_x, rte_biais_decale, rte_une_couche_de_trop, wa_ecrit_dans_x
    """
    reseau, x = de_la_copie(copie, cas), cas.data[0][0]
    _, (x_apres,) = reseau.call_with_arguments("forward", x)
    check_unchanged(x, x_apres, about="x")
    check_unchanged(cas.poids, reseau.poids, about="poids")
    check_unchanged(cas.biais, reseau.biais, about="biais")
