"""Tests cachés de la cellule `test_fautes` (tp03)."""

import numpy as np

from autograder.comparison import check, int_or_none
from solutions import fautes


def numero(couche):
    """A layer's number, read from any type of number (np.int64 when it was computed), or None."""
    est_nombre = isinstance(couche, int | float | np.integer | np.floating)
    return int_or_none(couche) if est_nombre and not isinstance(couche, bool) else None


def couples(copie):
    """The student's pairs as a set, or a mismatch that says what `fautes` should be."""
    valeur = copie.value("fautes")
    lisible = isinstance(valeur, set | frozenset | list | tuple) and all(
        isinstance(couple, list | tuple) and len(couple) == 2 for couple in valeur
    )
    check(
        lisible and len(valeur) > 0,
        '`fautes` doit être un ensemble de couples tels que ("poids", 0).',
        got=valeur,
    )
    lus = {
        (nom, numero(couche))
        for nom, couche in valeur
        if isinstance(nom, str) and numero(couche) is not None
    }
    check(
        len(lus) == len(valeur),
        "Chaque couple de `fautes` est formé d'un nom et d'un numéro de couche, sans répétition.",
        got=valeur,
    )
    return lus


def verifier(copie, nom):
    accuses = sorted(couple for couple in couples(copie) if couple[0] == nom)
    attendus = {couple for couple in fautes if couple[0] == nom}
    check(
        attendus <= set(accuses),
        f"Il manque un tableau fautif parmi les `{nom}` : relancez `verifier_gradient`.",
        got=accuses,
    )
    check(
        attendus == set(accuses),
        f"Parmi les `{nom}`, vous accusez un tableau dont le gradient est juste.",
        got=accuses,
    )


def test_biais_fautif(copie):
    """Parmi les trois tableaux de biais, celui dont le gradient est faux est accusé, et lui seul.

    Kills: wa_tous, wa_couche_suivante, wa_noms_echanges, wa_noms_de_backprop,
    wa_une_seule_poids, wa_meme_couche_2, wa_celles_qui_sont_justes, wa_rang_a_plat,
    wa_numero_d_abord, wa_dictionnaire, wa_chaines, wa_numeros_en_chaines, wa_majuscules,
    wa_un_seul_couple, rte_nom_inconnu
    """
    verifier(copie, "biais")


def test_poids_fautif(copie):
    """Parmi les trois tableaux de poids, celui dont le gradient est faux est accusé, et lui seul.

    Kills: wa_tous, wa_couche_suivante, wa_noms_echanges, wa_une_seule, wa_noms_de_backprop,
    wa_une_de_trop, wa_meme_couche, wa_celles_qui_sont_justes, wa_couches_a_l_envers,
    wa_rang_a_plat, wa_numero_d_abord, wa_dictionnaire, wa_chaines, wa_numeros_en_chaines,
    wa_majuscules, wa_un_seul_couple, rte_nom_inconnu
    """
    verifier(copie, "poids")
