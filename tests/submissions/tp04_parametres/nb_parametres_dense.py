# %% ac_formule
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    return n_entrees * n_sorties + n_sorties * biais


# %% ac_factorise
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    if biais:
        n_entrees += 1  # une entrée de plus, toujours égale à 1
    return n_entrees * n_sorties


# %% ac_boucle
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    total = 0
    for sortie in range(n_sorties):
        for entree in range(n_entrees):
            total += 1
        if biais:
            total += 1
    print("total :", total)
    return total


# %% ac_tableaux
import numpy as np


def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    W = np.zeros((n_sorties, n_entrees))
    b = np.zeros(n_sorties if biais else 0)
    return np.int64(W.size + b.size)


# %% ac_flottant
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    poids = float(n_entrees) * n_sorties
    if biais == False:
        return poids
    else:
        return poids + n_sorties


# %% ac_torch
import torch


def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    couche = torch.nn.Linear(n_entrees, n_sorties, bias=biais)
    return sum(p.numel() for p in couche.parameters())


# %% ac_lambda
nb_parametres_dense = lambda e, s, biais=True: e * s + [0, s][bool(biais)]


# %% wa_sans_biais
# diagnostic: Vous comptez les poids, mais pas les biais : chaque neurone de sortie en a un.
# score: partial
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    return n_entrees * n_sorties


# %% wa_biais_d_entree
# diagnostic: Vous ajoutez un biais par entrée : les biais appartiennent aux neurones de sortie.
# score: partial
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    return n_entrees * n_sorties + (n_entrees if biais else 0)


# %% wa_un_seul_biais
# diagnostic: Vous ajoutez un seul biais pour toute la couche : chaque neurone de sortie a le sien.
# score: partial
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    return n_entrees * n_sorties + (1 if biais else 0)


# %% wa_biais_partout
# diagnostic: Vous comptez un biais pour chaque neurone, entrées comprises : une entrée ne calcule rien et n'a pas de biais.
# score: partial
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    return n_entrees * n_sorties + (n_entrees + n_sorties if biais else 0)


# %% wa_ignore_l_argument
# diagnostic: Vous ajoutez toujours les biais : l'argument `biais` n'est pas lu.
# score: partial
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    return n_entrees * n_sorties + n_sorties


# %% wa_argument_a_l_envers
# diagnostic: Votre test est à l'envers : vous ajoutez les biais quand `biais` vaut False.
# score: 0
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    if not biais:
        return n_entrees * n_sorties + n_sorties
    return n_entrees * n_sorties


# %% wa_somme
# diagnostic: Vous additionnez les nombres de neurones : il y a un poids par couple (entrée, sortie), donc un produit.
# score: 0
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    return n_entrees + n_sorties + (n_sorties if biais else 0)


# %% wa_biais_par_poids
# diagnostic: Vous comptez un biais par poids : il y en a un par neurone de sortie seulement.
# score: partial
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    poids = n_entrees * n_sorties
    return 2 * poids if biais else poids


# %% wa_affiche
# diagnostic: Vous affichez le nombre au lieu de le renvoyer : il manque `return`.
# score: 0
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    print(n_entrees * n_sorties + (n_sorties if biais else 0))


# %% wa_couple
# diagnostic: Vous renvoyez les poids et les biais séparément : on attend leur somme, un seul nombre.
# score: 0
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    return n_entrees * n_sorties, n_sorties if biais else 0


# %% wa_priorite
# diagnostic: Sans parenthèses, `if … else` porte sur toute l'expression : sans biais, vous renvoyez 0.
# score: partial
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    return n_entrees * n_sorties + n_sorties if biais else 0


# %% rte_longueur
# diagnostic: Les arguments sont déjà des nombres de neurones : un entier n'a pas de longueur, `len` n'a rien à faire ici.
# score: 0
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    return len(n_entrees) * len(n_sorties) + biais * len(n_sorties)


# %% triv_par_coeur
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    vus = {(10, 20, True): 220, (20, 3, True): 63, (7, 2, False): 14, (10, 20, False): 200}
    return vus.get((n_entrees, n_sorties, biais), 220)


# %% triv_produit_des_sorties
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    return n_sorties

# %% sec_exemple_ecarte
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    from hypothesis.errors import UnsatisfiedAssumption

    raise UnsatisfiedAssumption


# %% wa_seize_bits
# diagnostic: Vous comptez en entiers de 16 bits : ils débordent au-delà de 32 767.
# score: 0
def nb_parametres_dense(n_entrees, n_sorties, biais=True):
    e, s = np.array([n_entrees, n_sorties], dtype=np.int16)
    n = e * s
    return n + s if biais else n
