# %% ac_boucle
def nb_parametres_mlp(tailles):
    total = 0
    for l in range(len(tailles) - 1):
        total += nb_parametres_dense(tailles[l], tailles[l + 1])
    return total


# %% ac_sans_composition
def nb_parametres_mlp(tailles):
    return sum((tailles[k - 1] + 1) * tailles[k] for k in range(1, len(tailles)))


# %% ac_recursif
def nb_parametres_mlp(tailles):
    if len(tailles) < 2:
        return 0
    m, n, *reste = tailles
    return m * n + n + nb_parametres_mlp([n, *reste])


# %% ac_produit_scalaire
import numpy as np


def nb_parametres_mlp(tailles):
    t = np.asarray(tailles)
    return np.dot(t[:-1], t[1:]) + t[1:].sum()


# %% ac_tableaux
import numpy as np


def compter(*tableaux):
    return sum(t.size for t in tableaux)


def nb_parametres_mlp(tailles):
    poids = [np.ones((n, m)) for m, n in zip(tailles, tailles[1:])]
    biais = [np.ones((n, 1)) for n in tailles[1:]]
    print(len(poids), "couches")
    return float(compter(*poids, *biais))


# %% ac_torch
import torch


def nb_parametres_mlp(tailles):
    couches = [torch.nn.Linear(m, n) for m, n in zip(tailles[:-1], tailles[1:])]
    reseau = torch.nn.Sequential(*couches)
    return sum(p.numel() for p in reseau.parameters())


# %% ac_precedente
def nb_parametres_mlp(tailles):
    avant, compte = None, 0
    for n in tailles:
        if avant is not None:
            compte = compte + avant * n + n
        avant = n
    return compte


# %% wa_sans_biais
# diagnostic: Vous additionnez les poids, mais pas les biais des couches.
# score: 0
def nb_parametres_mlp(tailles):
    return sum(m * n for m, n in zip(tailles, tailles[1:]))


# %% wa_biais_d_entree
# diagnostic: Vous donnez un biais à chaque neurone d'entrée : l'entrée ne calcule rien, elle n'en a pas.
# score: 0
def nb_parametres_mlp(tailles):
    return sum(m * n for m, n in zip(tailles, tailles[1:])) + sum(tailles)


# %% wa_sans_biais_de_sortie
# diagnostic: Vous oubliez les biais de la dernière couche : elle calcule, comme les couches cachées.
# score: 0
def nb_parametres_mlp(tailles):
    return sum(m * n for m, n in zip(tailles, tailles[1:])) + sum(tailles[1:-1])


# %% wa_entree_sortie
# diagnostic: Vous comptez une seule couche, de la première taille à la dernière : les couches cachées sont oubliées.
# score: partial
def nb_parametres_mlp(tailles):
    return nb_parametres_dense(tailles[0], tailles[-1])


# %% wa_oublie_la_derniere_couche
# diagnostic: Votre boucle s'arrête une couche trop tôt : la dernière couche n'est pas comptée.
# score: 0
def nb_parametres_mlp(tailles):
    total = 0
    for l in range(len(tailles) - 2):
        total += nb_parametres_dense(tailles[l], tailles[l + 1])
    return total


# %% wa_oublie_la_premiere_couche
# diagnostic: Votre boucle commence une couche trop tard : la première matrice de poids n'est pas comptée.
# score: 0
def nb_parametres_mlp(tailles):
    total = 0
    for l in range(1, len(tailles) - 1):
        total += nb_parametres_dense(tailles[l], tailles[l + 1])
    return total


# %% wa_derniere_valeur
# diagnostic: Vous écrasez le total à chaque tour au lieu d'y ajouter : seule la dernière couche reste.
# score: partial
def nb_parametres_mlp(tailles):
    for m, n in zip(tailles, tailles[1:]):
        total = nb_parametres_dense(m, n)
    return total


# %% wa_return_dans_la_boucle
# diagnostic: Votre `return` est dans la boucle : seule la première couche est comptée.
# score: partial
def nb_parametres_mlp(tailles):
    total = 0
    for m, n in zip(tailles, tailles[1:]):
        total += nb_parametres_dense(m, n)
        return total


# %% wa_couples_disjoints
# diagnostic: Vous avancez de deux couches à la fois : chaque couche cachée est la sortie d'une matrice et l'entrée de la suivante.
# score: partial
def nb_parametres_mlp(tailles):
    return sum(nb_parametres_dense(m, n) for m, n in zip(tailles[::2], tailles[1::2]))


# %% wa_toutes_les_paires
# diagnostic: Vous reliez chaque couche à toutes celles qui suivent : un MLP ne relie que des couches voisines.
# score: partial
def nb_parametres_mlp(tailles):
    total = 0
    for i in range(len(tailles)):
        for j in range(i + 1, len(tailles)):
            total += nb_parametres_dense(tailles[i], tailles[j])
    return total


# %% wa_nombre_de_neurones
# diagnostic: Vous comptez les neurones au lieu des paramètres qui les relient.
# score: 0
def nb_parametres_mlp(tailles):
    return sum(tailles)


# %% wa_trois_couches
# diagnostic: Vous lisez trois tailles, ni plus ni moins : le réseau peut avoir un nombre quelconque de couches.
# score: 0
def nb_parametres_mlp(tailles):
    if len(tailles) != 3:
        return None
    return nb_parametres_dense(tailles[0], tailles[1]) + nb_parametres_dense(tailles[1], tailles[2])


# %% wa_premiere_et_derniere
# diagnostic: Vous comptez à part la première et la dernière couche : quand il n'y en a qu'une, elle compte deux fois.
# score: partial
def nb_parametres_mlp(tailles):
    total = nb_parametres_dense(tailles[0], tailles[1])
    for l in range(1, len(tailles) - 2):
        total += nb_parametres_dense(tailles[l], tailles[l + 1])
    return total + nb_parametres_dense(tailles[-2], tailles[-1])


# %% wa_vide_la_liste
# diagnostic: Vous retirez des éléments de la liste reçue : elle est vide après l'appel. Travaillez sur une copie, ou parcourez-la.
# score: partial
def nb_parametres_mlp(tailles):
    total, n = 0, tailles.pop(0)
    while tailles:
        suivant = tailles.pop(0)
        total += nb_parametres_dense(n, suivant)
        n = suivant
    return total


# %% wa_vide_la_liste_seule
# diagnostic: Vous retirez des éléments de la liste reçue : elle est vide après l'appel. Travaillez sur une copie, ou parcourez-la.
# score: partial
def nb_parametres_mlp(tailles):
    if isinstance(tailles, tuple):
        tailles = list(tailles)
    total, n = 0, tailles.pop(0)
    while tailles:
        suivant = tailles.pop(0)
        total += nb_parametres_dense(n, suivant)
        n = suivant
    return total


# %% rte_copie_de_liste
# diagnostic: Vous appelez `tailles.copy()`, que les tuples n'ont pas : `list(tailles)` copie une liste ou un tuple.
# score: partial
def nb_parametres_mlp(tailles):
    reste = tailles.copy()
    total, n = 0, reste.pop(0)
    while reste:
        suivant = reste.pop(0)
        total += nb_parametres_dense(n, suivant)
        n = suivant
    return total


# %% rte_indice_de_trop
# diagnostic: Votre boucle lit `tailles[l + 1]` une fois de trop : après la dernière couche, il n'y a plus rien.
# score: 0
def nb_parametres_mlp(tailles):
    total = 0
    for l in range(len(tailles)):
        total += nb_parametres_dense(tailles[l], tailles[l + 1])
    return total


# %% rte_arguments
# diagnostic: `nb_parametres_dense` attend deux nombres : vous lui donnez toute la liste.
# score: 0
def nb_parametres_mlp(tailles):
    return nb_parametres_dense(tailles)


# %% triv_par_coeur
def nb_parametres_mlp(tailles):
    vus = {(10, 20, 3): 283, (4, 3, 1): 19, (2, 5, 3, 1): 37, (6, 1): 7}
    return vus.get(tuple(tailles), 19)


# %% triv_premiere_taille
def nb_parametres_mlp(tailles):
    return tailles[0]
