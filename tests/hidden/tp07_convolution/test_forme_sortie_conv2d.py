"""Tests cachés de la cellule `test_forme_sortie_conv2d` (tp07)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hidden.strategies import couples, entiers_ou_couples, formes_images
from tests.hidden.tp07_convolution.oracles import forme_torch, proche_forme


@given(cas=formes_images(carree=True), noyau=st.integers(2, 5))
def test_image_carree(copie, cas, noyau):
    """Pour une image carrée d'un canal et un noyau carré, la sortie a K canaux et deux côtés égaux.

    Kills: wa_canaux_d_entree, wa_canaux_a_la_fin, wa_pas_du_noyau, rte_couples_seulement
    """
    forme, K = cas
    proche_forme(copie.forme_sortie_conv2d(forme, K, noyau), forme_torch(forme, K, noyau))


@given(cas=formes_images(), noyau=st.integers(2, 5))
def test_hauteur_et_largeur(copie, cas, noyau):
    """Quand H ≠ W, la hauteur vient de H et la largeur de W, sans échange.

    Kills: wa_carre_seulement, wa_canaux_d_entree, wa_canaux_multiplies, wa_canaux_a_la_fin,
    wa_largeur_dabord, wa_pas_du_noyau, rte_couples_seulement
    """
    forme, K = cas
    attendue = forme_torch(forme, K, noyau)
    proche_forme(copie.forme_sortie_conv2d(forme, K, noyau, 1, 0, 1), attendue)


@pytest.mark.points(2)
@given(
    cas=formes_images(cotes=(7, 12)),
    noyau=st.integers(2, 3),
    pas=st.integers(2, 4),
    p=st.integers(1, 3),
    d=st.integers(2, 3),
)
def test_entiers(copie, cas, noyau, pas, p, d):
    """Un pas, un remplissage et une dilatation entiers valent pour les deux axes.

    Kills: wa_carre_seulement, wa_canaux_d_entree, wa_canaux_multiplies, wa_canaux_a_la_fin,
    wa_largeur_dabord, wa_sans_pas, wa_pas_du_noyau, wa_sans_remplissage, wa_sans_dilatation,
    wa_arguments_decales, wa_pas_entier_en_hauteur, rte_couples_seulement
    """
    forme, K = cas
    attendue = forme_torch(forme, K, noyau, pas, p, d)
    proche_forme(copie.forme_sortie_conv2d(forme, K, noyau, pas, p, d), attendue)


@pytest.mark.points(2)
@given(cas=formes_images(), noyau=couples(1, 5))
def test_noyau_rectangulaire(copie, cas, noyau):
    """Un noyau (kh, kw) s'applique à la hauteur par kh et à la largeur par kw.

    Kills: wa_carre_seulement, wa_couple_carre, wa_couple_inverse, wa_canaux_d_entree,
    wa_canaux_multiplies, wa_canaux_a_la_fin, wa_largeur_dabord, wa_pas_du_noyau,
    rte_entiers_seulement
    """
    forme, K = cas
    proche_forme(copie.forme_sortie_conv2d(forme, K, noyau), forme_torch(forme, K, noyau))


@pytest.mark.points(2)
@given(
    cas=formes_images(cotes=(7, 12)) | formes_images(cotes=(7, 12), carree=True),
    noyau=st.one_of(st.integers(2, 3), couples(1, 3)),
    pas=entiers_ou_couples(1, 4),
    p=entiers_ou_couples(0, 2),
    d=entiers_ou_couples(1, 3),
)
def test_couples(copie, cas, noyau, pas, p, d):
    """Chaque argument est un entier ou un couple (hauteur, largeur), quels que soient les autres :
    le résultat est celui de `conv2d` de PyTorch.

    Kills: wa_carre_seulement, wa_couple_carre, wa_couple_inverse, wa_canaux_d_entree,
    wa_canaux_multiplies, wa_canaux_a_la_fin, wa_largeur_dabord, wa_sans_pas, wa_pas_du_noyau,
    wa_sans_remplissage, wa_sans_dilatation, wa_arguments_decales, rte_entiers_seulement,
    rte_couple_du_noyau_seul, rte_couples_seulement, wa_pas_entier_et_couple, wa_largeur_copiee,
    wa_pas_en_hauteur_si_remplissage
    """
    forme, K = cas
    for r in (p, 1, 2):
        attendue = forme_torch(forme, K, noyau, pas, r, d)
        obtenue = copie.forme_sortie_conv2d(forme, K, noyau, pas=pas, remplissage=r, dilatation=d)
        proche_forme(obtenue, attendue)
