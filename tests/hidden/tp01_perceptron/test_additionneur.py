"""Tests cachés de la cellule `test_additionneur` (tp01)."""

import pytest
from hypothesis import given

from autograder.comparison import check_bits, check_unchanged
from tests.hidden.strategies import paires_a_retenue_finale, paires_de_bits, paires_sans_retenue


def bits_de_la_somme(x, y):
    """The sum by integer arithmetic, as n + 1 bits, least significant first."""
    total = sum((a + b) << k for k, (a, b) in enumerate(zip(x, y, strict=True)))
    return [(total >> k) & 1 for k in range(len(x) + 1)]


@given(cas=paires_sans_retenue())
def test_sans_retenue(copie, cas):
    """La somme est juste quand aucune position ne donne de retenue ; elle a bien n + 1 bits.

    Kills: wa_poids_fort_dabord, wa_n_bits, wa_memoire, wa_zip_inverse, wa_entier,
    wa_liste_globale, wa_retenue_initiale, wa_resultat_a_l_envers, wa_retenue_en_tete,
    wa_retenues_intercalees, wa_return_dans_la_boucle, wa_somme_et_retenue_echangees,
    wa_concatenation, wa_derniere_position_oubliee, wa_un_bit_de_trop, wa_sans_zeros_de_tete,
    wa_texte, wa_generateur, wa_oublie_return, wa_append_renvoye, rte_trois_bits,
    rte_retenue_sans_valeur, rte_liste_plus_nombre, rte_indice, tle_boucle_sans_fin
    """
    x, y = cas
    check_bits(copie.additionneur(x, y), bits_de_la_somme(x, y))


@pytest.mark.points(2)
@given(cas=paires_de_bits())
def test_avec_retenues(copie, cas):
    """La somme de deux nombres de n bits est celle des entiers, retenues comprises.

    Kills: wa_poids_fort_dabord, wa_n_bits, wa_sans_retenue, wa_retenue_figee,
    wa_derniere_retenue_perdue, wa_memoire, wa_zip_inverse, wa_entier, wa_liste_globale,
    wa_retenue_globale, wa_retenue_initiale, wa_resultat_a_l_envers, wa_retenue_en_tete,
    wa_retenues_intercalees, wa_return_dans_la_boucle, wa_retenue_de_a_et_b,
    wa_dernier_bit_par_et, wa_somme_et_retenue_echangees, wa_sans_modulo, wa_concatenation,
    wa_derniere_position_oubliee, wa_un_bit_de_trop, wa_sans_zeros_de_tete, wa_texte,
    wa_generateur, wa_oublie_return, wa_append_renvoye, rte_trois_bits, rte_retenue_sans_valeur,
    rte_liste_plus_nombre, rte_indice, tle_boucle_sans_fin, wa_huit_bits
    """
    x, y = cas
    check_bits(copie.additionneur(x, y), bits_de_la_somme(x, y))


@given(cas=paires_a_retenue_finale())
def test_retenue_finale(copie, cas):
    """La dernière retenue devient le bit n + 1, aussi pour des nombres d'un seul bit.

    Kills: wa_poids_fort_dabord, wa_n_bits, wa_sans_retenue, wa_derniere_retenue_perdue,
    wa_memoire, wa_zip_inverse, wa_entier, wa_liste_globale, wa_retenue_globale,
    wa_retenue_initiale, wa_resultat_a_l_envers, wa_retenue_en_tete, wa_retenues_intercalees,
    wa_return_dans_la_boucle, wa_somme_et_retenue_echangees, wa_sans_modulo, wa_concatenation,
    wa_derniere_position_oubliee, wa_un_bit_de_trop, wa_texte, wa_generateur, wa_oublie_return,
    wa_append_renvoye, rte_trois_bits, rte_retenue_sans_valeur, rte_liste_plus_nombre,
    rte_indice, tle_boucle_sans_fin
    """
    x, y = cas
    check_bits(copie.additionneur(x, y), bits_de_la_somme(x, y))


@pytest.mark.secondary
@given(cas=paires_de_bits())
def test_entrees_intactes(copie, cas):
    """L'appel ne modifie ni x ni y.

    Kills: wa_vide_les_listes, wa_ecrit_dans_x, rte_trois_bits, rte_retenue_sans_valeur,
    rte_liste_plus_nombre, rte_indice, tle_boucle_sans_fin
    """
    x, y = cas
    _, (x_apres, y_apres) = copie.call_with_arguments("additionneur", x, y)
    check_unchanged(x, x_apres, about="x")
    check_unchanged(y, y_apres, about="y")
