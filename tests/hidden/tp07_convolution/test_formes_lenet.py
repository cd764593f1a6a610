"""Tests cachés de la cellule `test_formes_lenet` (tp07)."""

import numpy as np
import torch
from torch import nn

from autograder.errors import Mismatch
from autograder.notation import show_value
from tests.hidden.tp07_convolution.oracles import proche_forme

NOMS = ["conv 1", "pool 1", "conv 2", "pool 2", "aplatissement", "dense 1", "dense 2", "dense 3"]


def formes_par_torch():
    """The shapes that torch's layers make of an image (1, 32, 32)."""
    couches = [nn.Conv2d(1, 6, 5), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.MaxPool2d(2)]
    couches += [nn.Flatten(), nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)]
    x, formes = torch.zeros(1, 1, 32, 32), []
    for couche in couches:
        x = couche(x)
        formes.append(tuple(x.shape[1:]))
    return formes


def verifier(copie, *numeros):
    """The shapes after these layers, once the list has eight."""
    formes = copie.formes_lenet()
    if isinstance(formes, np.ndarray):
        formes = list(formes)
    if not isinstance(formes, list | tuple) or len(formes) != len(NOMS):
        combien = f" ({len(formes)} ici)" if isinstance(formes, list | tuple) else ""
        raise Mismatch(
            "Le résultat est None. Manque-t-il un `return` ?"
            if formes is None
            else f"Le résultat doit être la liste des 8 formes, une par couche{combien}.",
            got=show_value(formes),
            expected="une liste de 8 formes",
        )
    attendues = formes_par_torch()
    for numero in numeros:
        proche_forme(formes[numero], attendues[numero], about=f"Après {NOMS[numero]}")


def test_premiere_convolution(copie):
    """La liste a 8 formes, dont la première et la troisième sont celles des deux convolutions,
    canaux en premier.

    Kills: wa_canaux_a_la_fin, wa_avec_l_entree, wa_sans_aplatissement,
    wa_convolution_meme_taille, wa_image_28, wa_noyau_trois, wa_pooling_pas_un, wa_parametres,
    rte_trois_tailles
    """
    verifier(copie, 0, 2)


def test_pooling(copie):
    """Chaque pooling divise les deux côtés et garde les canaux.

    Kills: wa_canaux_a_la_fin, wa_avec_l_entree, wa_sans_aplatissement,
    wa_convolution_meme_taille, wa_image_28, wa_noyau_trois, wa_pooling_pas_un,
    wa_pooling_des_canaux, wa_pooling_sans_canaux, wa_parametres, rte_trois_tailles
    """
    verifier(copie, 1, 3)


def test_aplatissement(copie):
    """L'aplatissement met tous les nombres de la carte en un seul vecteur.

    Kills: wa_avec_l_entree, wa_sans_aplatissement, wa_entiers, wa_convolution_meme_taille,
    wa_image_28, wa_noyau_trois, wa_pooling_pas_un, wa_pooling_des_canaux,
    wa_aplatissement_par_canal, wa_aplatissement_sans_canaux, wa_vecteurs_en_colonne,
    wa_parametres, rte_trois_tailles
    """
    verifier(copie, 4)


def test_denses(copie):
    """Les trois couches denses donnent des vecteurs de 120, 84 et 10 nombres.

    Kills: wa_avec_l_entree, wa_sans_aplatissement, wa_entiers, wa_vecteurs_en_colonne,
    wa_parametres, rte_trois_tailles
    """
    verifier(copie, 5, 6, 7)
