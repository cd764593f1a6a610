"""Tests cachés de la cellule `test_reseau_cout` (tp03)."""

import pytest
import torch
from hypothesis import given

from autograder.comparison import check_number, check_unchanged
from tests.hidden.strategies import reseaux
from tests.hidden.tp03_reseau.oracles import PRECISION, de_la_copie, de_reference, sortie


@given(cas=reseaux(couches=(2, 3)))
def test_un_exemple(copie, cas):
    """Pour un seul exemple, le coût est la moitié de ‖y − a‖².

    Kills: wa_sans_demi, wa_norme_non_carree, wa_moyenne_des_sorties, wa_compare_a_x,
    wa_tableau_1_1, wa_carre_de_la_somme, wa_valeurs_absolues, wa_racine, wa_entropie_croisee,
    wa_une_valeur_par_sortie, wa_division_entiere, wa_moitie_entiere, wa_affiche,
    wa_liste_des_couts, rte_forward_mal_appele, rte_couple_inverse, rte_data_unique,
    wa_compare_a_x_si_possible
    """
    attendu = de_reference(cas).cout(cas.data)
    resultat = de_la_copie(copie, cas).cout(cas.data)
    check_number(resultat, attendu, about="cout(data)", **PRECISION)


@pytest.mark.points(2)
@given(cas=reseaux(couches=(2, 4), exemples=(2, 4)))
def test_plusieurs_exemples(copie, cas):
    """Pour n exemples, le coût est la somme des ‖y − a‖² divisée par 2n.

    Kills: wa_sans_demi, wa_somme, wa_norme_non_carree, wa_moyenne_des_sorties, wa_compare_a_x,
    wa_dernier_seulement, wa_priorite, wa_tableau_1_1, wa_carre_de_la_somme,
    wa_valeurs_absolues, wa_racine, wa_entropie_croisee, wa_une_valeur_par_sortie,
    wa_retour_dans_la_boucle, wa_division_entiere, wa_moitie_entiere, wa_affiche,
    wa_liste_des_couts, rte_forward_mal_appele, rte_couple_inverse, rte_data_unique, wa_cumul,
    wa_doublons, wa_arret_si_parfait, wa_compare_a_x_si_possible
    """
    poids, biais = [torch.tensor(w) for w in cas.poids], [torch.tensor(b) for b in cas.biais]
    reseau, (x0, _) = de_la_copie(copie, cas), cas.data[0]
    parfait = (x0, sortie(cas.poids, cas.biais, x0))  # costs nothing, and has the x of another
    for data in (cas.data, [parfait, *cas.data]):
        carres = [
            torch.linalg.vector_norm(torch.tensor(y) - sortie(poids, biais, torch.tensor(x))) ** 2
            for x, y in data
        ]
        attendu = float(sum(carres)) / (2 * len(carres))
        check_number(reseau.cout(data), attendu, about="cout(data)", **PRECISION)


@pytest.mark.secondary
@pytest.mark.points(0.5)
@given(cas=reseaux(couches=(2, 3), exemples=(1, 3)))
def test_rien_ne_change(copie, cas):
    """`cout` ne modifie ni les exemples ni les paramètres du réseau.

    Kills: wa_modifie_y, wa_vide_les_donnees, rte_forward_mal_appele, rte_couple_inverse, rte_data_unique
    """
    reseau = de_la_copie(copie, cas)
    _, (data,) = reseau.call_with_arguments("cout", cas.data)
    check_unchanged(cas.data, data, about="data")
    check_unchanged(cas.poids, reseau.poids, about="poids")
    check_unchanged(cas.biais, reseau.biais, about="biais")
