"""Tests cachés de la cellule `test_mlp_boston` (tp04)."""

import numpy as np
import pytest
from hypothesis import given

from autograder.comparison import check
from tests.hidden.strategies import lots_et_graines
from tests.hidden.tp04_parametres.modeles import (
    proches,
    sorties_de_b2,
    verifier_couche_cachee,
    verifier_parametres,
    verifier_sequential,
)


def test_parametres(copie):
    """Le modèle a exactement les 801 paramètres d'un MLP 6-100-1, biais compris.

    Kills: @K1
    """
    verifier_parametres(copie, "mlp_boston", 6, 1)


@given(cas=lots_et_graines(6))
def test_couche_cachee(copie, cas):
    """La couche cachée est suivie de ReLU, puis la seconde couche combine ses sorties.

    Kills: @K2
    """
    verifier_couche_cachee(copie, "mlp_boston", 6, 1, *cas)


@given(cas=lots_et_graines(6))
def test_sortie_positive(copie, cas):
    """La sortie n'est jamais négative, comme un prix, et elle change avec le nombre que donne la
    dernière couche.

    Kills: @K3
    """
    b2s = [[z] for z in (1.0, 2.0, -0.5, -3.0)]
    sorties = []
    for Y in sorties_de_b2(copie, "mlp_boston", 6, 1, cas[0], b2s):
        check(np.all(Y >= 0), "La sortie est négative : un prix ne peut pas l'être.", got=Y)
        sorties.append(Y)
    copie.context("Poids de la dernière couche nuls, biais b2 = 1.0, 2.0, -0.5, puis -3.0")
    check(
        not all(proches(Y, sorties[0]) for Y in sorties),
        "La sortie ne change pas quand le nombre que donne la dernière couche change.",
        got=sorties[0],
    )


@pytest.mark.secondary
def test_sequential(copie):
    """Le modèle est un `torch.nn.Sequential`.

    Kills: @K4
    """
    verifier_sequential(copie, "mlp_boston", 6, 1)
