"""Tests cachés de la cellule `test_mlp_iris` (tp04)."""

import numpy as np
import pytest
from hypothesis import given

from autograder.comparison import check, check_array
from tests.hidden.strategies import lots_et_graines, matrices
from tests.hidden.tp04_parametres.modeles import (
    ATOL,
    RTOL,
    sorties_de_b2,
    verifier_couche_cachee,
    verifier_nouveau,
    verifier_parametres,
    verifier_sequential,
)


def test_parametres(copie):
    """Le modèle a exactement les 803 paramètres d'un MLP 4-100-3, biais compris.

    Kills: wa_dix_neurones, wa_deux_couches_cachees, wa_sans_couche_cachee, wa_sans_biais,
    wa_deux_classes, wa_liste, wa_oublie_return, wa_classe, wa_tailles_inversees, rte_double,
    rte_fonction, rte_parentheses
    """
    verifier_parametres(copie, "mlp_iris", 4, 3)


@given(cas=lots_et_graines(4))
def test_couche_cachee(copie, cas):
    """La couche cachée est suivie de ReLU, puis la seconde couche combine ses sorties.

    Kills: wa_sans_relu, wa_tanh, wa_sigmoide_cachee, wa_leaky_relu, wa_deux_couches_cachees,
    wa_sans_couche_cachee, wa_sans_biais, wa_dropout, wa_deux_classes, wa_liste,
    wa_oublie_return, wa_classe, wa_tailles_inversees, rte_double, rte_fonction,
    rte_parentheses, wa_une_ligne
    """
    verifier_couche_cachee(copie, "mlp_iris", 4, 3, *cas)


@given(cas=lots_et_graines(4), b2=matrices((3,)))
def test_softmax(copie, cas, b2):
    """Chaque ligne de la sortie est le softmax des trois nombres de la dernière couche : des
    probabilités, de somme 1.

    Kills: wa_sans_softmax, wa_softmax_sur_le_lot, wa_sigmoide, wa_log_softmax,
    wa_relu_avant_softmax, wa_deux_softmax, wa_deux_couches_cachees, wa_sans_couche_cachee,
    wa_sans_biais, wa_deux_classes, wa_liste, wa_oublie_return, wa_classe, wa_tailles_inversees,
    rte_double, rte_fonction, rte_parentheses
    """
    (Y,) = sorties_de_b2(copie, "mlp_iris", 4, 3, cas[0], [b2])
    sommes = np.sum(Y, axis=1)
    pire = int(np.argmax(np.abs(sommes - 1)))
    check(
        np.allclose(sommes, 1, rtol=RTOL),
        f"La somme de la ligne {pire} vaut {sommes[pire]:.4g} au lieu de 1.",
        got=Y,
    )
    exponentielles = np.exp(b2 - np.max(b2))
    attendu = np.tile(exponentielles / np.sum(exponentielles), (len(Y), 1))
    check_array(Y, attendu, rtol=RTOL, atol=ATOL, about="sorties")


@pytest.mark.secondary
def test_sequential(copie):
    """Le modèle est un `torch.nn.Sequential`, un nouveau à chaque appel.

    Kills: wa_module, wa_liste, wa_oublie_return, wa_classe, rte_fonction, rte_parentheses,
    wa_meme_modele
    """
    verifier_sequential(copie, "mlp_iris", 4, 3)
    verifier_nouveau(copie, "mlp_iris", 4, 3)
