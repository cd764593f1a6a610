"""Tests cachés de la cellule `test_forme_sortie_pool2d` (tp07)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hidden.strategies import couples
from tests.hidden.tp07_convolution.oracles import forme_pool_torch, proche_forme

canaux, tailles = st.integers(1, 6), st.integers(2, 4)


@given(c=canaux, taille=tailles, cote=st.integers(2, 4))
def test_image_carree(copie, c, taille, cote):
    """Sans pas, les fenêtres se suivent sans se recouvrir : une image carrée est divisée par
    `taille`, canaux exceptés.

    Kills: wa_pas_un, wa_sans_plus_un, wa_canaux_reduits, wa_sans_canaux, wa_canaux_a_la_fin,
    rte_pas_none
    """
    forme = (c, cote * taille, cote * taille)
    proche_forme(copie.forme_sortie_pool2d(forme, taille), forme_pool_torch(forme, taille))


@given(c=canaux, taille=tailles, cotes=couples(4, 13))
def test_fenetre_incomplete(copie, c, taille, cotes):
    """Quand H ≠ W et que `taille` ne les divise pas, les fenêtres incomplètes ne comptent pas.

    Kills: wa_pas_un, wa_arrondi_superieur, wa_arrondi_sans_pas, wa_sans_plus_un,
    wa_carre_seulement, wa_largeur_dabord, wa_canaux_reduits, wa_sans_canaux,
    wa_canaux_a_la_fin, rte_pas_none
    """
    forme = (c, *cotes)
    proche_forme(copie.forme_sortie_pool2d(forme, taille), forme_pool_torch(forme, taille))


@pytest.mark.points(2)
@given(c=canaux, cotes=couples(4, 13), fenetre=couples(1, 4))
def test_pas(copie, c, cotes, fenetre):
    """Avec un pas qui n'est pas la taille, les fenêtres se recouvrent ou laissent des trous : la
    forme est celle de `max_pool2d` de PyTorch.

    Kills: wa_pas_du_noyau, wa_divise_par_le_pas, wa_arrondi_superieur, wa_sans_plus_un,
    wa_carre_seulement, wa_largeur_dabord, wa_canaux_reduits, wa_sans_canaux,
    wa_canaux_a_la_fin
    """
    forme, (taille, pas) = (c, *cotes), fenetre
    attendue = forme_pool_torch(forme, taille, pas)
    proche_forme(copie.forme_sortie_pool2d(forme, taille, pas), attendue)
