# %% ac_isinstance
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    if isinstance(noyau, int):
        kh = kw = noyau
    else:
        kh, kw = noyau
    n = kh * kw * c_entree * c_sortie
    if biais:
        n += c_sortie
    return n


# %% ac_par_filtre
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    try:
        haut, large = noyau
    except TypeError:
        haut = large = noyau
    un_filtre = haut * large * c_entree + int(biais)
    return c_sortie * un_filtre


# %% ac_numpy
import numpy as np


def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    kh, kw = np.broadcast_to(noyau, 2)
    return np.prod([c_sortie, c_entree, kh, kw]) + np.where(biais, c_sortie, 0)


# %% ac_par_la_couche_dense
import math


def en_couple(noyau):
    return tuple(noyau) if hasattr(noyau, "__len__") else (noyau, noyau)


def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    # chaque filtre est un neurone relié à sa petite fenêtre
    return nb_parametres_dense(c_entree * math.prod(en_couple(noyau)), c_sortie, biais)


# %% ac_torch
from torch import nn


def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    couche = nn.Conv2d(c_entree, c_sortie, noyau, bias=biais)
    return sum(p.numel() for p in couche.parameters())


# %% ac_boucle
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    couple = (noyau, noyau) if type(noyau) is int else noyau
    total = 0.0
    for filtre in range(c_sortie):
        for canal in range(c_entree):
            total = total + couple[0] * couple[1]
        total = total + (1 if biais else 0)
    print(f"{total} paramètres")
    return total


# %% wa_sans_biais
# diagnostic: Vous oubliez les biais : chaque canal de sortie en a un.
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    kh, kw = (noyau, noyau) if isinstance(noyau, int) else noyau
    return c_sortie * c_entree * kh * kw


# %% wa_sans_canaux_d_entree
# diagnostic: Vous oubliez les canaux d'entrée : un filtre a un noyau de poids pour chacun d'eux.
# score: 0
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    kh, kw = (noyau, noyau) if isinstance(noyau, int) else noyau
    return c_sortie * kh * kw + (c_sortie if biais else 0)


# %% wa_cote_non_carre
# diagnostic: Vous comptez le côté du noyau une seule fois : un noyau de côté k a k × k poids.
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    surface = noyau if isinstance(noyau, int) else noyau[0] * noyau[1]
    return c_sortie * c_entree * surface + (c_sortie if biais else 0)


# %% wa_hauteur_seule
# diagnostic: Vous prenez le carré de la hauteur du noyau : quand il est un couple (kh, kw), la largeur peut différer.
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    k = noyau if isinstance(noyau, int) else noyau[0]
    return c_sortie * c_entree * k**2 + (c_sortie if biais else 0)


# %% wa_somme_des_cotes
# diagnostic: Vous additionnez la hauteur et la largeur du noyau : il a kh × kw poids.
# score: 0
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    kh, kw = (noyau, noyau) if isinstance(noyau, int) else noyau
    return c_sortie * c_entree * (kh + kw) + (c_sortie if biais else 0)


# %% wa_biais_d_entree
# diagnostic: Vous comptez un biais par canal d'entrée : les biais appartiennent aux canaux de sortie.
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    kh, kw = (noyau, noyau) if isinstance(noyau, int) else noyau
    return c_sortie * c_entree * kh * kw + (c_entree if biais else 0)


# %% wa_un_biais_par_noyau
# diagnostic: Vous comptez un biais par couple (canal d'entrée, canal de sortie) : un canal de sortie n'en a qu'un.
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    kh, kw = (noyau, noyau) if isinstance(noyau, int) else noyau
    return c_sortie * c_entree * (kh * kw + (1 if biais else 0))


# %% wa_un_seul_biais
# diagnostic: Vous ajoutez un seul biais pour toute la couche : il y en a un par canal de sortie.
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    kh, kw = (noyau, noyau) if isinstance(noyau, int) else noyau
    return c_sortie * c_entree * kh * kw + (1 if biais else 0)


# %% wa_ignore_biais
# diagnostic: Vous ajoutez toujours les biais : l'argument `biais` n'est pas lu.
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    kh, kw = (noyau, noyau) if isinstance(noyau, int) else noyau
    return c_sortie * c_entree * kh * kw + c_sortie


# %% wa_dense
# diagnostic: Vous comptez comme une couche dense entre les canaux : la taille du noyau n'intervient pas.
# score: 0
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    return nb_parametres_dense(c_entree, c_sortie, biais)


# %% wa_canaux_additionnes
# diagnostic: Vous additionnez les canaux d'entrée et de sortie : chaque sortie regarde chaque entrée, c'est un produit.
# score: 0
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    kh, kw = (noyau, noyau) if isinstance(noyau, int) else noyau
    return (c_entree + c_sortie) * kh * kw + (c_sortie if biais else 0)


# %% wa_un_seul_filtre
# diagnostic: Vous comptez un seul filtre : il y en a un par canal de sortie.
# score: 0
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    kh, kw = (noyau, noyau) if isinstance(noyau, int) else noyau
    return c_entree * kh * kw + (1 if biais else 0)


# %% wa_biais_du_couple_seulement
# diagnostic: Vous n'ajoutez les biais que si `noyau` est un couple : quand il est un entier, il en faut aussi.
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    if isinstance(noyau, int):
        return c_sortie * c_entree * noyau**2
    kh, kw = noyau
    return c_sortie * c_entree * kh * kw + (c_sortie if biais else 0)


# %% wa_biais_de_l_entier_seulement
# diagnostic: Vous n'ajoutez les biais que si `noyau` est un entier : quand il est un couple, il en faut aussi.
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    if isinstance(noyau, int):
        return c_sortie * c_entree * noyau**2 + (c_sortie if biais else 0)
    kh, kw = noyau
    return c_sortie * c_entree * kh * kw


# %% wa_couple_toujours_avec_biais
# diagnostic: Quand `noyau` est un couple, vous ajoutez les biais sans lire l'argument `biais`.
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    if isinstance(noyau, int):
        return c_sortie * c_entree * noyau**2 + (c_sortie if biais else 0)
    kh, kw = noyau
    return c_sortie * c_entree * kh * kw + c_sortie


# %% rte_entier_seulement
# diagnostic: Vous élevez `noyau` au carré : cela échoue quand il est un couple (kh, kw).
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    return c_sortie * c_entree * noyau**2 + (c_sortie if biais else 0)


# %% rte_couple_seulement
# diagnostic: Vous dépliez `noyau` en deux nombres : cela échoue quand il est un entier.
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    kh, kw = noyau
    return c_sortie * c_entree * kh * kw + (c_sortie if biais else 0)


# %% triv_par_coeur
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    vus = {(1, 6, 5, True): 156, (6, 16, 5, True): 2416, (2, 3, (5, 1), True): 33}
    return vus.get((c_entree, c_sortie, noyau, biais), 24)


# %% triv_canaux
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    return c_sortie


# %% wa_ensemble
# diagnostic: Vous mettez le couple dans un ensemble : deux côtés égaux n'en font plus qu'un.
# score: partial
def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    aire = noyau ** 2 if isinstance(noyau, int) else math.prod({*noyau})
    return c_sortie * (c_entree * aire + (1 if biais else 0))


# %% wa_memoire_sans_ordre
# diagnostic: Vous gardez les résultats sans l'ordre des canaux : (3, 8) et (8, 3) n'ont pas les mêmes biais.
# score: partial
deja_vu = {}


def nb_parametres_conv2d(c_entree, c_sortie, noyau, biais=True):
    kh, kw = (noyau, noyau) if isinstance(noyau, int) else noyau
    cle = (frozenset((c_entree, c_sortie)), kh, kw, biais)
    if cle not in deja_vu:
        deja_vu[cle] = c_entree * c_sortie * kh * kw + (c_sortie if biais else 0)
    return deja_vu[cle]
