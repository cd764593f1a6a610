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

    Kills: wa_softmax, wa_sept_entrees, wa_treize_entrees, wa_deux_couches_cachees,
    wa_cinquante_neurones, wa_trois_sorties, wa_sans_biais_de_sortie, wa_fonction,
    wa_tailles_qui_ne_suivent_pas, rte_keras, rte_liste
    """
    verifier_parametres(copie, "mlp_boston", 6, 1)


@given(cas=lots_et_graines(6))
def test_couche_cachee(copie, cas):
    """La couche cachée est suivie de ReLU, puis la seconde couche combine ses sorties.

    Kills: wa_softmax, wa_sans_relu_cachee, wa_sigmoide_cachee, wa_tanh_cachee,
    wa_softplus_cachee, wa_sept_entrees, wa_treize_entrees, wa_deux_couches_cachees,
    wa_trois_sorties, wa_sans_biais_de_sortie, wa_aplati, wa_dropout, wa_fonction,
    wa_tailles_qui_ne_suivent_pas, rte_keras, rte_liste
    """
    verifier_couche_cachee(copie, "mlp_boston", 6, 1, *cas)


@given(cas=lots_et_graines(6))
def test_sortie_positive(copie, cas):
    """La sortie n'est jamais négative, comme un prix, et elle change avec le nombre que donne la
    dernière couche.

    Kills: wa_sans_activation, wa_softmax, wa_leaky_relu, wa_tanh, wa_elu, wa_sept_entrees,
    wa_treize_entrees, wa_deux_couches_cachees, wa_trois_sorties, wa_sans_biais_de_sortie,
    wa_aplati, wa_fonction, wa_tailles_qui_ne_suivent_pas, rte_keras, rte_liste,
    wa_en_apprentissage_seulement, wa_seuil_negatif
    """
    b2s = [[z] for z in (1.0, 2.0, -0.5, -3.0, -0.01)]
    sorties = []
    for prediction in (False, True):
        for Y in sorties_de_b2(copie, "mlp_boston", 6, 1, cas[0], b2s, prediction):
            check(np.all(Y >= 0), "La sortie est négative : un prix ne peut pas l'être.", got=Y)
            sorties.append(Y)
    copie.context("Poids de la dernière couche nuls, biais b2 = 1.0, 2.0, -0.5, -3.0, puis -0.01")
    check(
        not all(proches(Y, sorties[0]) for Y in sorties),
        "La sortie ne change pas quand le nombre que donne la dernière couche change.",
        got=sorties[0],
    )


@pytest.mark.secondary
def test_sequential(copie):
    """Le modèle est un `torch.nn.Sequential`.

    Kills: wa_module, wa_fonction, rte_keras, rte_liste
    """
    verifier_sequential(copie, "mlp_boston", 6, 1)
