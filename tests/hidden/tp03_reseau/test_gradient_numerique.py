"""Tests cachés de la cellule `test_gradient_numerique` (tp03)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.comparison import check, check_array
from autograder.notation import show_number, shown_as
from solutions import sigmoide, sigmoide_prime
from tests.hidden.strategies import matrices, quadratiques


def polynome(A, b, forme):
    """« lambda v: v[0]**2 + 2.5 * v[0] * v[1] - v[1] »: the function below, to be pasted."""
    v = [f"v[{', '.join(map(str, indice))}]" for indice in np.ndindex(forme)]
    coefficients = {f"{v[i]}**2": A[i, i] for i in range(len(v))}
    for i, j in np.argwhere(np.triu(np.ones_like(A), k=1)):
        coefficients[f"{v[i]} * {v[j]}"] = A[i, j] + A[j, i]
    coefficients |= dict(zip(v, b, strict=True))
    termes = [
        f"{'-' if c < 0 else '+'} {produit if abs(c) == 1 else f'{show_number(abs(c))} * {produit}'}"
        for produit, c in coefficients.items()
        if c
    ]
    return f"lambda v: {' '.join(termes).removeprefix('+ ') or '0.0'}"


def quadratique(A, b, forme):
    """f(v) = u.A u + b.u, u the elements of v in order: central differences of f are exact."""

    @shown_as(lambda: polynome(A, b, forme))
    def f(v):
        if np.shape(v) != forme:
            raise ValueError(f"f attend un tableau de forme {forme}, et reçoit {np.shape(v)}")
        u = np.ravel(v)
        return float(u @ A @ u + b @ u)

    return f


def verifier_quadratique(copie, cas):
    v, A, b, eps = cas
    attendu = ((A + A.T) @ v.ravel() + b).reshape(v.shape)
    resultat = copie.gradient_numerique(quadratique(A, b, v.shape), v, eps)
    check_array(resultat, attendu, atol=1e-8, about="le gradient")


@shown_as(lambda: "lambda u: np.sum(sigmoide(u))")
def somme_des_sigmoides(u):
    return float(np.sum(sigmoide(u)))


@pytest.mark.points(2)
@given(cas=quadratiques(dimensions=(1, 1)))
def test_vecteur(copie, cas):
    """Sur un vecteur, le gradient d'une fonction du second degré est exact pour tout eps.

    Kills: wa_difference_avant, wa_divise_par_eps, wa_ne_remet_pas, wa_bouge_tout, wa_signe,
    wa_priorite, wa_sans_parentheses, wa_difference_arriere, wa_avant_sur_deux_eps,
    wa_meme_tableau, wa_retour_dans_la_boucle, wa_ecrase_le_gradient, wa_entiers,
    wa_valeur_absolue, wa_pas_de_deux, rte_indice_liste, rte_f_d_un_element, rte_sans_f
    """
    verifier_quadratique(copie, cas)


@pytest.mark.points(2)
@given(cas=quadratiques(dimensions=(2, 3)))
def test_matrice(copie, cas):
    """Le gradient a la forme de v, quelle qu'elle soit, et chaque indice est juste.

    Kills: wa_difference_avant, wa_divise_par_eps, wa_ne_remet_pas, wa_bouge_tout,
    wa_vecteurs_seulement, wa_aplatit, wa_signe, wa_priorite, wa_sans_parentheses,
    wa_difference_arriere, wa_avant_sur_deux_eps, wa_meme_tableau, wa_retour_dans_la_boucle,
    wa_ecrase_le_gradient, wa_entiers, wa_valeur_absolue, wa_par_colonnes, wa_pas_de_deux,
    rte_indice_liste, rte_f_d_un_element, rte_sans_f, wa_f_aplatie
    """
    verifier_quadratique(copie, cas)


@given(v=matrices((4,)))
def test_eps_par_defaut(copie, v):
    """Avec l'eps par défaut, le gradient de la somme des σ(v) est σ′(v).

    Kills: wa_divise_par_eps, wa_bouge_tout, wa_eps_par_defaut, wa_signe, wa_priorite,
    wa_sans_parentheses, wa_avant_sur_deux_eps, wa_meme_tableau, wa_retour_dans_la_boucle,
    wa_ecrase_le_gradient, wa_entiers, wa_defaut_trop_grand, wa_defaut_trop_petit,
    wa_pas_de_deux, rte_indice_liste, rte_sans_f, rte_eps_sans_defaut
    """
    resultat = copie.gradient_numerique(somme_des_sigmoides, v)
    check_array(resultat, sigmoide_prime(v), atol=2e-8, about="le gradient")


@pytest.mark.secondary
@given(v=matrices((3,)), eps=st.sampled_from([0.5, 0.1, None]))
def test_eps_recu(copie, v, eps):
    """Le pas est bien l'`eps` reçu, ou 1e-6 : `f` est évaluée à cette distance de v.

    Kills: wa_eps_par_defaut, wa_meme_tableau, wa_eps_ignore, wa_defaut_trop_grand,
    wa_defaut_trop_petit, wa_pas_de_deux, rte_indice_liste, rte_f_d_un_element, rte_sans_f,
    rte_eps_sans_defaut
    """
    distances = []

    @shown_as(lambda: "lambda u: np.sum(u**3)")
    def f(u):
        distances.append(float(np.max(np.abs(u - v))))
        return float(np.sum(u**3))

    copie.gradient_numerique(f, v, *([] if eps is None else [eps]))
    # Some points are enough: a formula of higher order, which also goes further, is right too.
    pas = eps or 1e-6
    check(
        any(abs(distance - pas) < pas / 100 for distance in distances),
        f"{f'Avec eps = {eps}' if eps else 'Sans eps'}, votre fonction n'évalue pas f à la "
        "distance attendue de v : voici la plus grande.",
        got=max(distances, default=0.0),
        expected=pas,
    )


@pytest.mark.secondary
@given(cas=quadratiques())
def test_v_retrouve_sa_valeur(copie, cas):
    """Après l'appel, `v` a retrouvé sa valeur.

    Kills: wa_ne_remet_pas, wa_remet_mal, rte_indice_liste, rte_f_d_un_element, rte_sans_f,
    wa_f_aplatie
    """
    v, A, b, eps = cas
    _, apres = copie.call_with_arguments("gradient_numerique", quadratique(A, b, v.shape), v, eps)
    check(
        np.allclose(apres[1], v, rtol=0, atol=1e-12),
        "`v` n'a pas retrouvé sa valeur après l'appel.",
        got=apres[1],
        expected=v,
    )
