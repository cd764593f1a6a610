"""Tests cachés de la cellule `test_reseau_backprop` (tp03)."""

import pytest
from hypothesis import given

from autograder.comparison import check_array, check_arrays, check_gradients, check_unchanged
from tests.hidden.strategies import reseaux
from tests.hidden.tp03_reseau.oracles import (
    PRECISION,
    de_la_copie,
    de_reference,
    gradient_centre,
    gradient_torch,
    lire_gradient,
    oppose,
    regler,
)


def mesurer(copie, cas):
    """The two lists of the student's gradient on the first example."""
    return lire_gradient(de_la_copie(copie, cas).backprop(*cas.data[0]), cas)


@pytest.mark.points(2)
@given(cas=reseaux(couches=(2, 2)))
def test_sans_couche_cachee(copie, cas):
    """Avec deux couches, `nabla_b` et `nabla_w` sont le gradient de ‖y − a‖²/2 à chaque indice.

    Kills: wa_signe, wa_facteur_2, wa_sans_sigmoide_prime, wa_derivee_en_a,
    wa_nabla_w_transposee, wa_couple_inverse, wa_liste_de_couples, wa_nabla_w_seul,
    wa_biais_plats, wa_activation_de_sortie, wa_sigma_au_lieu_de_sigma_prime,
    wa_sans_aucun_sigmoide_prime, wa_moyenne_sur_les_sorties, wa_aller_sans_biais,
    wa_alias_de_a, wa_retour_dans_la_boucle, wa_delta_absolu, wa_erreur_au_carre,
    rte_produit_sans_transposee, rte_toujours_une_couche_cachee, rte_multiplication_matricielle,
    wa_nabla_w_si_carree
    """
    check_gradients(mesurer(copie, cas), gradient_torch(cas, *cas.data[0]), **PRECISION)


@given(cas=reseaux(couches=(3, 5)))
def test_derniere_couche(copie, cas):
    """Dans un réseau profond, `nabla_b[-1]` et `nabla_w[-1]`, d'où part le retour, sont justes.

    Kills: wa_signe, wa_facteur_2, wa_sans_sigmoide_prime, wa_derivee_en_a,
    wa_nabla_w_transposee, wa_couple_inverse, wa_ordre_inverse, wa_liste_de_couples,
    wa_nabla_w_seul, wa_biais_plats, wa_activation_de_sortie, wa_z_au_lieu_de_a,
    wa_sigma_au_lieu_de_sigma_prime, wa_sans_aucun_sigmoide_prime, wa_moyenne_sur_les_sorties,
    wa_aller_sans_biais, wa_aller_sans_sigma, wa_alias_de_a, wa_delta_absolu,
    wa_erreur_au_carre, rte_poids_transposes, rte_delta_non_mis_a_jour,
    rte_poids_de_la_meme_couche, rte_produit_sans_transposee, rte_multiplication_matricielle,
    wa_nabla_w_si_carree, wa_delta_en_place, wa_alias_zeros
    """
    nabla_b, nabla_w = mesurer(copie, cas)
    attendu_b, attendu_w = de_reference(cas).backprop(*cas.data[0])
    check_array(nabla_b[-1], attendu_b[-1], about="nabla_b[-1]", **PRECISION)
    check_array(nabla_w[-1], attendu_w[-1], about="nabla_w[-1]", **PRECISION)


@pytest.mark.points(3)
@given(cas=reseaux(couches=(3, 4)))
def test_biais_de_toutes_les_couches(copie, cas):
    """Avec des couches cachées, `nabla_b[l]` est juste à chaque couche et à chaque indice.

    Kills: wa_signe, wa_facteur_2, wa_sans_sigmoide_prime, wa_derivee_en_a, wa_delta_sans_poids,
    wa_sans_sigmoide_prime_cachee, wa_derniere_couche, wa_boucle_trop_courte, wa_couple_inverse,
    wa_ordre_inverse, wa_liste_de_couples, wa_nabla_w_seul, wa_biais_plats,
    wa_sigma_au_lieu_de_sigma_prime, wa_derivee_en_a_cachee, wa_sans_aucun_sigmoide_prime,
    wa_moyenne_sur_les_sorties, wa_aller_sans_biais, wa_aller_sans_sigma, wa_alias_de_a,
    wa_alias_du_reseau, wa_retour_dans_la_boucle, wa_delta_absolu, wa_erreur_au_carre,
    rte_poids_transposes, rte_delta_non_mis_a_jour, rte_poids_de_la_meme_couche,
    rte_produit_sans_transposee, rte_multiplication_matricielle, wa_transposee_si_carree,
    wa_delta_en_place, wa_pente_decalee, wa_alias_zeros
    """
    nabla_b, _ = mesurer(copie, cas)
    check_arrays(nabla_b, de_reference(cas).backprop(*cas.data[0])[0], "nabla_b", **PRECISION)


@pytest.mark.points(3)
@given(cas=reseaux(couches=(3, 4)))
def test_poids_de_toutes_les_couches(copie, cas):
    """Avec des couches cachées, `nabla_w[l]` est juste à chaque couche et à chaque indice.

    Kills: wa_signe, wa_facteur_2, wa_sans_sigmoide_prime, wa_derivee_en_a,
    wa_nabla_w_transposee, wa_delta_sans_poids, wa_sans_sigmoide_prime_cachee,
    wa_derniere_couche, wa_boucle_trop_courte, wa_couple_inverse, wa_ordre_inverse,
    wa_liste_de_couples, wa_nabla_w_seul, wa_activation_de_sortie, wa_z_au_lieu_de_a,
    wa_sigma_au_lieu_de_sigma_prime, wa_derivee_en_a_cachee, wa_sans_aucun_sigmoide_prime,
    wa_moyenne_sur_les_sorties, wa_aller_sans_biais, wa_aller_sans_sigma, wa_alias_de_a,
    wa_alias_du_reseau, wa_retour_dans_la_boucle, wa_delta_absolu, wa_erreur_au_carre,
    rte_poids_transposes, rte_delta_non_mis_a_jour, rte_poids_de_la_meme_couche,
    rte_produit_sans_transposee, rte_multiplication_matricielle, wa_transposee_si_carree,
    wa_nabla_w_si_carree, wa_pente_decalee, wa_alias_zeros
    """
    _, nabla_w = mesurer(copie, cas)
    check_arrays(nabla_w, gradient_torch(cas, *cas.data[0])[1], "nabla_w", **PRECISION)


@given(cas=reseaux(couches=(5, 5)))
def test_cinq_couches(copie, cas):
    """Avec cinq couches, tout le gradient est égal aux différences centrées du coût.

    Kills: wa_signe, wa_facteur_2, wa_sans_sigmoide_prime, wa_derivee_en_a,
    wa_nabla_w_transposee, wa_delta_sans_poids, wa_sans_sigmoide_prime_cachee,
    wa_derniere_couche, wa_boucle_trop_courte, wa_couple_inverse, wa_ordre_inverse,
    wa_liste_de_couples, wa_nabla_w_seul, wa_biais_plats, wa_activation_de_sortie,
    wa_z_au_lieu_de_a, wa_sigma_au_lieu_de_sigma_prime, wa_derivee_en_a_cachee,
    wa_sans_aucun_sigmoide_prime, wa_moyenne_sur_les_sorties, wa_aller_sans_biais,
    wa_aller_sans_sigma, wa_alias_de_a, wa_alias_du_reseau, wa_trois_retours,
    wa_retour_dans_la_boucle, wa_delta_absolu, wa_erreur_au_carre, rte_poids_transposes,
    rte_delta_non_mis_a_jour, rte_poids_de_la_meme_couche, rte_produit_sans_transposee,
    rte_multiplication_matricielle, wa_transposee_si_carree, wa_nabla_w_si_carree,
    wa_delta_en_place, wa_pente_decalee, wa_alias_zeros
    """
    check_gradients(mesurer(copie, cas), gradient_centre(cas, *cas.data[0]), **PRECISION)


@given(cas=reseaux(couches=(2, 3), exemples=(2, 3)))
def test_appels_successifs(copie, cas):
    """Chaque appel donne le gradient de son seul exemple, pour les paramètres du moment.

    Kills: wa_signe, wa_facteur_2, wa_sans_sigmoide_prime, wa_derivee_en_a,
    wa_nabla_w_transposee, wa_delta_sans_poids, wa_sans_sigmoide_prime_cachee,
    wa_derniere_couche, wa_boucle_trop_courte, wa_accumule, wa_modifie_parametres,
    wa_couple_inverse, wa_ordre_inverse, wa_liste_de_couples, wa_nabla_w_seul, wa_biais_plats,
    wa_activation_de_sortie, wa_z_au_lieu_de_a, wa_sigma_au_lieu_de_sigma_prime,
    wa_derivee_en_a_cachee, wa_sans_aucun_sigmoide_prime, wa_moyenne_sur_les_sorties,
    wa_aller_sans_biais, wa_aller_sans_sigma, wa_alias_de_a, wa_alias_du_reseau,
    wa_retour_dans_la_boucle, wa_delta_absolu, wa_erreur_au_carre, rte_poids_transposes,
    rte_poids_de_la_meme_couche, rte_produit_sans_transposee, rte_toujours_une_couche_cachee,
    rte_multiplication_matricielle, wa_transposee_si_carree, wa_nabla_w_si_carree,
    wa_delta_en_place, wa_pente_decalee, wa_alias_zeros, wa_memoire_par_x
    """
    reseau = de_la_copie(copie, cas)
    for x, y in cas.data:
        gradient = reseau.backprop(x, y)
    check_gradients(lire_gradient(gradient, cas), gradient_torch(cas, x, y), **PRECISION)
    autre = oppose(cas)
    gradient = regler(reseau, autre).backprop(x, y)
    check_gradients(lire_gradient(gradient, autre), gradient_torch(autre, x, y), **PRECISION)


@pytest.mark.secondary
@given(cas=reseaux(couches=(2, 4), egales=True))
def test_rien_ne_change(copie, cas):
    """`backprop` ne modifie ni les paramètres du réseau, ni `x`, ni `y`.

    Kills: wa_modifie_parametres, wa_alias_du_reseau, wa_change_y, rte_produit_sans_transposee,
    rte_toujours_une_couche_cachee, rte_multiplication_matricielle
    """
    reseau, (x, y) = de_la_copie(copie, cas), cas.data[0]
    _, (x_apres, y_apres) = reseau.call_with_arguments("backprop", x, y)
    check_unchanged(x, x_apres, about="x")
    check_unchanged(y, y_apres, about="y")
    check_unchanged(cas.poids, reseau.poids, about="poids")
    check_unchanged(cas.biais, reseau.biais, about="biais")
