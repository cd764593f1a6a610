"""Tests cachés de la cellule `test_reseau` (tp03)."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given

from autograder.comparison import check, check_array, check_integer, check_shape
from tests.hidden.strategies import tailles_de_couches
from tests.hidden.tp03_reseau.oracles import nouveau


def liste_de_tableaux(reseau, nom, tailles):
    """The arrays of `biais` or `poids`, once their number is right."""
    tableaux = getattr(reseau, nom)
    nombre = len(tailles) - 1
    attendu = f"{nombre} tableaux" if nombre > 1 else "1 tableau"
    check(
        isinstance(tableaux, list | tuple) and len(tableaux) == nombre,
        f"`{nom}` doit être une liste de {attendu} pour {nombre + 1} couches : "
        "la couche d'entrée n'a pas de paramètres.",
        got=f"{len(tableaux)} tableaux" if isinstance(tableaux, list | tuple) else tableaux,
        expected=attendu,
    )
    for couche, tableau in enumerate(tableaux):
        check(
            isinstance(tableau, np.ndarray),
            f"`{nom}[{couche}]` doit être un tableau NumPy : les produits `@` en ont besoin.",
            got=tableau,
        )
    return tableaux


def verifier_formes(copie, nom, tailles, formes):
    reseau = nouveau(copie, tailles)
    tableaux = liste_de_tableaux(reseau, nom, tailles)
    for couche, (tableau, forme) in enumerate(zip(tableaux, formes, strict=True)):
        check_shape(tableau, forme, about=f"{nom}[{couche}]")
    valeurs = np.concatenate([np.ravel(t) for t in tableaux])
    check(
        len(np.unique(valeurs)) == len(valeurs) and np.all(valeurs != 0),
        f"Les nombres de `{nom}` ne sont pas tous tirés au hasard : des valeurs se répètent.",
        got=valeurs,
    )
    return reseau, valeurs


@pytest.mark.points(3)
@given(tailles=tailles_de_couches())
def test_formes_des_poids(copie, tailles):
    """`poids` a L − 1 tableaux, de forme (tailles[l], tailles[l+1]), de nombres tirés au hasard.

    Kills: wa_poids_transposes, wa_meme_tableau, wa_poids_transposes_poids_d_abord,
    wa_une_couche_de_moins, wa_attributs_de_classe, wa_listes_de_listes, wa_entiers,
    wa_normale_ecretee, rte_tailles_entieres, rte_sans_self, wa_meme_forme_meme_tableau
    """
    verifier_formes(copie, "poids", tailles, list(pairwise(tailles)))


@pytest.mark.points(3)
@given(tailles=tailles_de_couches())
def test_formes_des_biais(copie, tailles):
    """`biais` a L − 1 tableaux, de forme (tailles[l+1], 1), de nombres tirés au hasard.

    Kills: wa_biais_entree, wa_biais_en_ligne, wa_biais_nuls, wa_meme_tableau,
    wa_biais_entree_poids_d_abord, wa_biais_lignes, wa_un_biais_par_couche,
    wa_une_couche_de_moins, wa_attributs_de_classe, wa_listes_de_listes, wa_entiers,
    wa_normale_ecretee, rte_tailles_entieres, rte_sans_self, wa_meme_forme_meme_tableau, wa_vue
    """
    reseau, valeurs = verifier_formes(copie, "biais", tailles, [(n, 1) for n in tailles[1:]])
    poids = reseau.poids
    poids = poids if isinstance(poids, list | tuple) else []
    poids = [w.ravel() for w in poids if isinstance(w, np.ndarray)]
    check(
        not np.any(np.isin(valeurs, np.concatenate([[0.0], *poids]))),
        "Des nombres de `biais` sont aussi dans `poids` : chacun doit avoir son tirage.",
        got=valeurs,
    )


def verifier_loi(copie, nom):
    tailles = [2, 1500, 3]
    valeurs = np.concatenate(
        [np.ravel(t) for t in liste_de_tableaux(nouveau(copie, tailles), nom, tailles)]
    )
    check(len(valeurs) > 0, f"`{nom}` ne contient aucun nombre.")
    check(
        np.all(np.abs(valeurs) <= 1),
        f"`{nom}` contient un nombre hors de [−1, 1].",
        got=valeurs[np.argmax(np.abs(valeurs))],
    )
    check(
        len(valeurs) > 1000 and np.min(valeurs) < -0.9 and np.max(valeurs) > 0.9,
        f"`{nom}` ne remplit pas [−1, 1] : voici le plus petit et le plus grand de ses nombres.",
        got=[np.min(valeurs), np.max(valeurs)],
        expected="près de −1 et près de 1",
    )
    # Kolmogorov distance to the uniform law: a right draw exceeds this once in 10^8 times.
    repartition = (np.sort(valeurs) + 1) / 2
    rangs = np.arange(1, len(valeurs) + 1) / len(valeurs)
    check(
        np.max(np.abs(repartition - rangs)) < 3.1 / np.sqrt(len(valeurs)),
        f"Les nombres de `{nom}` ne sont pas répartis uniformément sur [−1, 1] : "
        "voici la part de ceux qui sont entre −0,5 et 0,5.",
        got=np.mean(np.abs(valeurs) <= 0.5),
        expected=0.5,
    )


@pytest.mark.points(2)
def test_loi_des_poids(copie):
    """Les `poids` remplissent tout l'intervalle [−1, 1], de façon uniforme.

    Kills: wa_loi_positive, wa_loi_normale, wa_meme_tableau, wa_une_couche_de_moins,
    wa_attributs_de_classe, wa_listes_de_listes, wa_entiers, wa_demi_intervalle,
    wa_divise_par_racine, wa_normale_ecretee, wa_normale_reduite, rte_tailles_entieres,
    rte_sans_self
    """
    verifier_loi(copie, "poids")


@pytest.mark.points(2)
def test_loi_des_biais(copie):
    """Les `biais` remplissent tout l'intervalle [−1, 1], de façon uniforme.

    Kills: wa_biais_entree, wa_loi_positive, wa_loi_normale, wa_biais_nuls, wa_meme_tableau,
    wa_biais_entree_poids_d_abord, wa_un_biais_par_couche, wa_une_couche_de_moins,
    wa_attributs_de_classe, wa_listes_de_listes, wa_entiers, wa_demi_intervalle,
    wa_biais_positifs, wa_normale_ecretee, wa_normale_reduite, rte_tailles_entieres,
    rte_sans_self
    """
    verifier_loi(copie, "biais")


def test_nouveau_tirage(copie):
    """Deux réseaux construits l'un après l'autre n'ont pas les mêmes paramètres.

    Kills: wa_biais_entree, wa_biais_nuls, wa_graine_fixee, wa_biais_entree_poids_d_abord,
    wa_une_couche_de_moins, wa_attributs_de_classe, wa_listes_de_listes, rte_tailles_entieres,
    rte_sans_self
    """
    un, deux = nouveau(copie, [3, 2]), nouveau(copie, [3, 2])
    for nom in ("poids", "biais"):
        premier, second = (liste_de_tableaux(r, nom, [3, 2])[0] for r in (un, deux))
        check(
            not np.array_equal(premier, second),
            f"Deux réseaux ont le même `{nom}` : la graine est-elle fixée dans `__init__` ?",
            got=second,
        )


@pytest.mark.secondary
@given(tailles=tailles_de_couches())
def test_attributs(copie, tailles):
    """`tailles` garde la suite reçue et `nb_couches` son nombre d'éléments.

    Kills: wa_nb_couches, wa_tailles_sans_entree, rte_tailles_entieres, rte_nb_couches_absent
    """
    reseau = nouveau(copie, tailles)
    check_integer(reseau.nb_couches, len(tailles), about="nb_couches")
    check_array(reseau.tailles, tailles, about="tailles")
