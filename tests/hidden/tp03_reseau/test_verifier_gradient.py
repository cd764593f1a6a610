"""Tests cachés de la cellule `test_verifier_gradient` (tp03)."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given

from autograder.comparison import check, check_arrays
from solutions import Reseau, erreur_relative, fautes
from tests.hidden.strategies import CIBLES, NON_NULS, Cas, fautes_plantees, reseaux
from tests.hidden.tp03_reseau.oracles import de_la_copie, gradient_torch, regler

JUSTE, FAUX = 1e-4, 1e-3


def planter(gradient, nom, couche, sorte, position):
    """The pair (nabla_b, nabla_w) with one array made wrong; right if sorte is "aucune"."""
    nablas = {"biais": list(gradient[0]), "poids": list(gradient[1])}
    g = nablas[nom][couche].copy()
    if sorte == "signe":
        g = -g
    elif sorte == "double":
        g = 2 * g
    elif sorte == "nul":
        g = 0 * g
    elif sorte != "aucune":
        g.flat[position % g.size] += 0.4 * np.max(np.abs(g))
        if sorte == "deux indices opposés" and g.size > 1:
            g.flat[(position + 1) % g.size] -= 0.4 * np.max(
                np.abs(gradient[nom == "poids"][couche])
            )
    nablas[nom][couche] = g
    return nablas["biais"], nablas["poids"]


def mesurer(copie, tirage, *eps):
    """(result of the student, expected errors, network): backprop replaced by a faulty one."""
    cas, nom, couche, sorte, position = tirage
    x, y = cas.data[0]
    vrai = gradient_torch(cas, x, y)
    # Numerical gradients are only as good as the true ones are large.
    assume(min(np.max(np.abs(g)) for part in vrai for g in part) > 1e-4)

    def backprop(reseau, x, y):
        actuel = Cas(cas.tailles, list(reseau.poids), list(reseau.biais), [])
        juste = regler(Reseau(cas.tailles), actuel).backprop(x, y)
        return planter(juste, nom, couche, sorte, position)

    copie.replace("Reseau.backprop", backprop)
    reseau = de_la_copie(copie, cas)
    faux = planter(vrai, nom, couche, sorte, position)
    attendu = [
        tuple(erreur_relative(f, v) for f, v in zip(fs, vs, strict=True))
        for fs, vs in zip(zip(*faux, strict=True), zip(*vrai, strict=True), strict=True)
    ]
    return copie.verifier_gradient(reseau, x, y, *eps), attendu, reseau


def lire_erreurs(resultat, nombre):
    """The errors as floats, (L − 1, 2), or a mismatch that says what the result should be."""
    try:
        erreurs = np.asarray(resultat, dtype=float)
    except (ValueError, TypeError, OverflowError):
        erreurs = np.empty(0)
    check(
        isinstance(resultat, list | tuple | np.ndarray) and erreurs.shape == (nombre, 2),
        f"Le résultat doit être une liste de {nombre} couple(s) de nombres (erreur_b, erreur_w).",
        got=resultat,
    )
    check(bool(np.all(np.isfinite(erreurs))), "Une erreur n'est pas un nombre fini.", got=resultat)
    return erreurs


def nommer(indices):
    return ", ".join(f"{('biais', 'poids')[p]}[{k}]" for k, p in indices) or "aucun tableau"


@pytest.mark.points(3)
@given(tirage=fautes_plantees())
def test_faute_reperee(copie, tirage):
    """Quand le gradient d'un seul tableau est faux, son erreur seule est grande.

    Kills: wa_moyenne, wa_sans_valeur_absolue, wa_premier_indice, wa_biais_seulement,
    wa_ordre_inverse, wa_f_sans_argument, wa_compare_les_maximums, wa_booleens, wa_a_plat,
    wa_deux_listes, wa_couches_a_l_envers, wa_pire_couche, wa_retour_dans_la_boucle,
    wa_derniere_couche, wa_poids_seulement, wa_cout_sans_demi, wa_compare_a_lui_meme,
    wa_tableaux_d_erreurs, rte_gradient_du_reseau, rte_f_sans_return, rte_cout_sans_liste,
    rte_remplace_la_liste, rte_derive_cout
    """
    _, nom, couche, sorte, _ = tirage
    resultat, attendu, _ = mesurer(copie, tirage)
    erreurs = lire_erreurs(resultat, len(attendu))
    accuses = {(int(k), int(p)) for k, p in np.argwhere(erreurs > FAUX)}
    douteux = {(int(k), int(p)) for k, p in np.argwhere((erreurs > JUSTE) & (erreurs <= FAUX))}
    check(
        accuses == {(couche, int(nom == "poids"))} and not douteux,
        f"Faute introduite dans `{nom}[{couche}]` ({sorte}) ; votre vérification accuse "
        f"{nommer(sorted(accuses | douteux))}.",
        got=resultat,
        expected=attendu,
    )


@given(tirage=fautes_plantees())
def test_valeur_des_erreurs(copie, tirage):
    """Chaque erreur vaut max|g − g_num| / (max|g| + max|g_num|) : 1/3 si le gradient est doublé.

    Kills: wa_erreur_absolue, wa_moyenne, wa_sans_valeur_absolue, wa_premier_indice,
    wa_biais_seulement, wa_ordre_inverse, wa_f_sans_argument, wa_norme, wa_diviseur_sans_num,
    wa_moyenne_des_erreurs, wa_compare_les_maximums, wa_element_par_element, wa_booleens,
    wa_a_plat, wa_deux_listes, wa_couches_a_l_envers, wa_pire_couche, wa_retour_dans_la_boucle,
    wa_derniere_couche, wa_poids_seulement, wa_cout_sans_demi, wa_compare_a_lui_meme,
    wa_tableaux_d_erreurs, rte_gradient_du_reseau, rte_f_sans_return, rte_cout_sans_liste,
    rte_remplace_la_liste, rte_derive_cout
    """
    resultat, attendu, _ = mesurer(copie, tirage)
    erreurs = lire_erreurs(resultat, len(attendu))
    ecart = np.abs(erreurs - attendu)
    k, p = np.unravel_index(np.argmax(ecart), ecart.shape)
    check(
        ecart[k, p] < 1e-4,
        f"L'erreur de {nommer([(k, p)])} n'a pas la valeur de la formule.",
        got=erreurs[k, p],
        expected=attendu[k][p],
    )


@pytest.mark.secondary
@pytest.mark.points(0.5)
@given(cas=reseaux(couches=(2, 4), table=NON_NULS, cibles=CIBLES))
def test_eps_recu(copie, cas):
    """L'`eps` reçu est le pas du gradient numérique : avec un pas de 1, il devient grossier.

    Kills: wa_eps_ignore, wa_moyenne, wa_booleens, wa_a_plat, wa_deux_listes, wa_pire_couche,
    wa_retour_dans_la_boucle, wa_compare_a_lui_meme, wa_tableaux_d_erreurs,
    rte_gradient_du_reseau, rte_f_sans_return, rte_cout_sans_liste, rte_remplace_la_liste,
    rte_derive_cout, wa_difference_avant, wa_resultat_garde, wa_backprop_deplace
    """
    aucune = (cas, "biais", 0, "aucune", 0)
    resultat, attendu, reseau = mesurer(copie, aucune, 0.01)
    pire = np.max(lire_erreurs(resultat, len(attendu)))
    check(
        pire < FAUX,
        "Avec eps = 0.01 et un gradient juste, les erreurs sont petites : les différences sont "
        "centrées. Voici votre plus grande erreur.",
        got=pire,
        expected=f"moins de {FAUX}",
    )
    resultat = copie.verifier_gradient(reseau, *cas.data[0], 1.0)
    # The greatest error is at least 0.011 then, 0.007 with the five-point formula; 1e-6 with
    # a smaller step of one's own.
    pire = np.max(lire_erreurs(resultat, len(attendu)))
    check(
        pire > FAUX,
        "Avec eps = 1, un gradient juste s'écarte du gradient numérique, qui est grossier ; voici "
        "votre plus grande erreur.",
        got=pire,
        expected=f"plus de {FAUX}",
    )


@pytest.mark.secondary
@given(tirage=fautes_plantees())
def test_reseau_comme_avant(copie, tirage):
    """Après la vérification, le réseau a les mêmes paramètres qu'avant.

    Kills: wa_reseau_non_remis, rte_gradient_du_reseau, rte_f_sans_return, rte_cout_sans_liste,
    rte_remplace_la_liste, rte_derive_cout
    """
    cas = tirage[0]
    _, _, reseau = mesurer(copie, tirage)
    check_arrays(reseau.poids, cas.poids, "poids", rtol=0, atol=1e-12)
    check_arrays(reseau.biais, cas.biais, "biais", rtol=0, atol=1e-12)


@pytest.mark.secondary
@pytest.mark.points(0.5)
@given(cas=reseaux(couches=(2, 3), table=NON_NULS, cibles=CIBLES))
def test_gradient_nul(copie, cas):
    """Quand x est nul, celui de `poids[0]` l'est aussi : l'erreur vaut alors 0, et non NaN.

    Kills: wa_zero_sur_zero
    """
    x, y = np.zeros_like(cas.data[0][0]), cas.data[0][1]
    copie.replace("Reseau.backprop", lambda reseau, x, y: gradient_torch(cas, x, y))
    resultat = copie.verifier_gradient(de_la_copie(copie, cas), x, y)
    erreur = lire_erreurs(resultat, len(cas.poids))[0, 1]
    check(erreur < JUSTE, "Le gradient est nul des deux côtés.", got=erreur, expected=0.0)


def test_reseau_recu(copie):
    """C'est le réseau reçu qui est vérifié, avec son propre `backprop`, quelle que soit sa classe.

    Kills: wa_reseau_neuf
    """
    rng = np.random.default_rng(0)
    tailles = [3, 5, 4, 2]
    poids = [rng.uniform(-1, 1, forme) for forme in pairwise(tailles)]
    cas = Cas(tailles, poids, [rng.uniform(-1, 1, (n, 1)) for n in tailles[1:]], [])
    reseau = regler(copie.ReseauFautif(tailles), cas)
    resultat = copie.verifier_gradient(reseau, rng.uniform(-1, 1, (3, 1)), np.ones((2, 1)))
    erreurs = lire_erreurs(resultat, len(poids))
    accuses = {(("biais", "poids")[p], int(k)) for k, p in np.argwhere(erreurs > FAUX)}
    check(
        accuses == fautes,
        "Sur un `ReseauFautif`, dont le `backprop` est faux pour deux tableaux, votre vérification "
        f"accuse {nommer(np.argwhere(erreurs > FAUX).tolist())}.",
        got=resultat,
    )
