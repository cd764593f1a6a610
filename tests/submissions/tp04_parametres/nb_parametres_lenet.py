# %% ac_composition
def nb_parametres_lenet():
    total = nb_parametres_conv2d(1, 6, 5)
    total += nb_parametres_conv2d(6, 16, 5)
    total += nb_parametres_dense(400, 120)
    total += nb_parametres_dense(120, 84)
    total += nb_parametres_dense(84, 10)
    return total


# %% ac_a_la_main
def nb_parametres_lenet():
    return 156 + 2416 + 48120 + 10164 + 850


# %% ac_boucle
def nb_parametres_lenet():
    couches = [("conv", 1, 6), ("pool", 2), ("conv", 6, 16), ("pool", 2)]
    couches += [("dense", 16 * 5 * 5, 120), ("dense", 120, 84), ("dense", 84, 10)]
    parametres = 0
    for sorte, *nombres in couches:
        if sorte == "conv":
            parametres += nb_parametres_conv2d(*nombres, (5, 5))
        elif sorte == "dense":
            parametres += nb_parametres_dense(*nombres)
    return parametres


# %% ac_tableaux
import numpy as np


def nb_parametres_lenet():
    formes = [(6, 1, 5, 5), (6,), (16, 6, 5, 5), (16,)]
    formes += [(120, 400), (120,), (84, 120), (84,), (10, 84), (10,)]
    return np.sum([np.prod(f) for f in formes])


# %% ac_torch
from torch import nn


def nb_parametres_lenet():
    modele = nn.Sequential(
        nn.Conv2d(1, 6, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 120),
        nn.ReLU(),
        nn.Linear(120, 84),
        nn.ReLU(),
        nn.Linear(84, 10),
    )
    return sum(p.numel() for p in modele.parameters())


# %% ac_cotes_calcules
def nb_parametres_lenet():
    cote, canaux, total = 32, 1, 0.0
    for filtres in (6, 16):
        total += nb_parametres_conv2d(canaux, filtres, 5)
        cote = (cote - 4) // 2
        canaux = filtres
    print("aplati :", canaux * cote * cote)
    return total + nb_parametres_mlp((canaux * cote**2, 120, 84, 10))


# %% wa_sans_biais
# diagnostic: Vous comptez tous les poids de LeNet, mais aucun biais.
def nb_parametres_lenet():
    return 1 * 6 * 25 + 6 * 16 * 25 + 400 * 120 + 120 * 84 + 84 * 10


# %% wa_trois_canaux
# diagnostic: Vous supposez une image en couleurs : l'entrée de ce LeNet n'a qu'un canal.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(3, 6, 5) + nb_parametres_conv2d(6, 16, 5)
    return convolutions + nb_parametres_mlp([400, 120, 84, 10])


# %% wa_convolutions_seules
# diagnostic: Vous comptez les deux convolutions seulement : les trois couches denses ont aussi des paramètres.
def nb_parametres_lenet():
    return nb_parametres_conv2d(1, 6, 5) + nb_parametres_conv2d(6, 16, 5)


# %% wa_denses_seules
# diagnostic: Vous comptez les trois couches denses seulement : les deux convolutions ont aussi des paramètres.
def nb_parametres_lenet():
    return nb_parametres_mlp([400, 120, 84, 10])


# %% wa_sans_dernier_pooling
# diagnostic: Vous aplatissez avant le dernier pooling : après lui, les cartes ont 5 × 5 nombres, et non 10 × 10.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(1, 6, 5) + nb_parametres_conv2d(6, 16, 5)
    return convolutions + nb_parametres_mlp([16 * 10 * 10, 120, 84, 10])


# %% wa_image_28
# diagnostic: Vous partez d'une image 28 × 28 : ici elle est 32 × 32, et les dernières cartes ont 5 × 5 nombres, non 4 × 4.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(1, 6, 5) + nb_parametres_conv2d(6, 16, 5)
    return convolutions + nb_parametres_mlp([16 * 4 * 4, 120, 84, 10])


# %% wa_remplissage
# diagnostic: Vous supposez que les convolutions gardent la taille de l'image : sans remplissage, elles perdent 4 lignes et 4 colonnes.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(1, 6, 5) + nb_parametres_conv2d(6, 16, 5)
    return convolutions + nb_parametres_mlp([16 * 8 * 8, 120, 84, 10])


# %% wa_canaux_seulement
# diagnostic: Vous entrez dans la tête dense avec 16 nombres : l'aplatissement donne 16 cartes de 5 × 5 nombres.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(1, 6, 5) + nb_parametres_conv2d(6, 16, 5)
    return convolutions + nb_parametres_mlp([16, 120, 84, 10])


# %% wa_oublie_la_sortie
# diagnostic: Vous oubliez la dernière couche, de 84 vers 10 classes.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(1, 6, 5) + nb_parametres_conv2d(6, 16, 5)
    return convolutions + nb_parametres_mlp([400, 120, 84])


# %% wa_pooling_compte
# diagnostic: Vous comptez des paramètres pour le pooling : il prend un maximum ou une moyenne et n'apprend rien.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(1, 6, 5) + nb_parametres_conv2d(6, 16, 5)
    pooling = nb_parametres_conv2d(6, 6, 2) + nb_parametres_conv2d(16, 16, 2)
    return convolutions + pooling + nb_parametres_mlp([400, 120, 84, 10])


# %% wa_deuxieme_convolution
# diagnostic: Votre seconde convolution lit un seul canal : elle reçoit les 6 cartes de la première.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(1, 6, 5) + nb_parametres_conv2d(1, 16, 5)
    return convolutions + nb_parametres_mlp([400, 120, 84, 10])


# %% wa_noyau_3
# diagnostic: Vous prenez des noyaux 3 × 3 : ceux de LeNet sont 5 × 5.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(1, 6, 3) + nb_parametres_conv2d(6, 16, 3)
    return convolutions + nb_parametres_mlp([400, 120, 84, 10])


# %% wa_denses_sans_biais
# diagnostic: Vous comptez les biais des convolutions, mais pas ceux des couches denses.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(1, 6, 5) + nb_parametres_conv2d(6, 16, 5)
    return convolutions + 400 * 120 + 120 * 84 + 84 * 10


# %% wa_oublie_84
# diagnostic: Vous passez de 120 neurones aux 10 classes : la couche de 84 neurones manque.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(1, 6, 5) + nb_parametres_conv2d(6, 16, 5)
    return convolutions + nb_parametres_mlp([400, 120, 10])


# %% wa_affiche
# diagnostic: Vous affichez le total au lieu de le renvoyer : il manque `return`.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(1, 6, 5) + nb_parametres_conv2d(6, 16, 5)
    print(convolutions + nb_parametres_mlp([400, 120, 84, 10]))


# %% wa_liste
# diagnostic: Vous renvoyez les nombres de chaque couche : on attend leur somme.
def nb_parametres_lenet():
    return [156, 2416, 48120, 10164, 850]


# %% rte_noyau_oublie
# diagnostic: `nb_parametres_conv2d` attend aussi la taille du noyau.
def nb_parametres_lenet():
    convolutions = nb_parametres_conv2d(1, 6) + nb_parametres_conv2d(6, 16)
    return convolutions + nb_parametres_mlp([400, 120, 84, 10])


# %% rte_pooling
# diagnostic: Vous appelez une fonction qui n'existe pas pour le pooling : il n'a aucun paramètre à compter.
def nb_parametres_lenet():
    total = nb_parametres_conv2d(1, 6, 5) + nb_parametres_pool2d(2)
    total += nb_parametres_conv2d(6, 16, 5) + nb_parametres_pool2d(2)
    return total + nb_parametres_mlp([400, 120, 84, 10])


# %% triv_premiere_convolution
def nb_parametres_lenet():
    return 156


# %% triv_exemple_de_l_indice
def nb_parametres_lenet():
    return 119


# %% triv_verification
def nb_parametres_lenet():
    return 60706
