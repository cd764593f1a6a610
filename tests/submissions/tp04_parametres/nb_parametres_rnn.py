# %% ac_formule
def nb_parametres_rnn(n_entrees, n_caches):
    return n_caches * (n_caches + n_entrees) + n_caches


# %% ac_trois_termes
def nb_parametres_rnn(n_entrees, n_caches):
    W_h = n_caches**2
    W_x = n_entrees * n_caches
    b = n_caches
    return W_h + W_x + b


# %% ac_deux_couches
def nb_parametres_rnn(n_entrees, n_caches):
    de_x = nb_parametres_dense(n_entrees, n_caches, biais=True)
    de_h = nb_parametres_dense(n_caches, n_caches, biais=False)
    return de_x + de_h


# %% ac_tableaux
import numpy as np


def nb_parametres_rnn(n_entrees, n_caches):
    W = np.zeros((n_caches, n_caches + n_entrees))
    b = np.zeros((n_caches, 1))
    return np.hstack([W, b]).size


# %% ac_mlp
def nb_parametres_rnn(n_entrees, n_caches):
    print("une couche dense qui relit son état")
    return float(nb_parametres_mlp([n_entrees + n_caches, n_caches]))


# %% ac_torch
import torch


def nb_parametres_rnn(n_entrees, n_caches):
    cellule = torch.nn.RNNCell(n_entrees, n_caches)
    # torch a deux biais : le cours n'en compte qu'un
    return sum(p.numel() for nom, p in cellule.named_parameters() if nom != "bias_hh")


# %% ac_boucle
def nb_parametres_rnn(i, h):
    compte = 0
    for neurone in range(h):
        compte += h  # l'état précédent
        compte += i  # l'entrée
        compte += 1  # le biais
    return compte


# %% wa_deux_biais
# diagnostic: Vous comptez deux biais par neurone, comme torch : le cours n'en a qu'un, le vecteur b.
# score: partial
def nb_parametres_rnn(n_entrees, n_caches):
    return n_caches * (n_caches + n_entrees) + 2 * n_caches


# %% wa_sans_biais
# diagnostic: Vous oubliez le vecteur de biais b, de longueur h.
# score: partial
def nb_parametres_rnn(n_entrees, n_caches):
    return n_caches * (n_caches + n_entrees)


# %% wa_sans_recurrence
# diagnostic: Vous oubliez W_h : l'état précédent est relié, lui aussi, à chaque neurone caché.
# score: partial
def nb_parametres_rnn(n_entrees, n_caches):
    return nb_parametres_dense(n_entrees, n_caches)


# %% wa_sans_entree
# diagnostic: Vous oubliez W_x : l'entrée est reliée, elle aussi, à chaque neurone caché.
# score: 0
def nb_parametres_rnn(n_entrees, n_caches):
    return nb_parametres_dense(n_caches, n_caches)


# %% wa_arguments_echanges
# diagnostic: Vous échangez les rôles des deux arguments : c'est l'état caché, de longueur h, qui est relu.
# score: 0
def nb_parametres_rnn(n_entrees, n_caches):
    return nb_parametres_dense(n_caches + n_entrees, n_entrees)


# %% wa_biais_de_l_entree
# diagnostic: Vous ajoutez un biais par entrée : b a la longueur de l'état, h.
# score: 0
def nb_parametres_rnn(n_entrees, n_caches):
    return n_caches * (n_caches + n_entrees) + n_entrees


# %% wa_biais_partout
# diagnostic: Vous ajoutez un biais par nombre lu, h + i : il y en a un par neurone caché.
# score: 0
def nb_parametres_rnn(n_entrees, n_caches):
    return n_caches * (n_caches + n_entrees) + n_caches + n_entrees


# %% wa_un_seul_biais
# diagnostic: Vous comptez b pour un seul nombre : c'est un vecteur de longueur h.
# score: partial
def nb_parametres_rnn(n_entrees, n_caches):
    return n_caches * (n_caches + n_entrees) + 1


# %% wa_diagonale
# diagnostic: Vous reliez chaque neurone caché à lui-même seulement : W_h est une matrice (h, h).
# score: partial
def nb_parametres_rnn(n_entrees, n_caches):
    return n_caches * n_entrees + n_caches + n_caches


# %% wa_carre_de_l_entree
# diagnostic: Vous comptez une matrice (i, i) : W_h est carrée, de côté h.
# score: 0
def nb_parametres_rnn(n_entrees, n_caches):
    return n_entrees**2 + n_entrees * n_caches + n_caches


# %% wa_mlp_avec_sortie
# diagnostic: Vous ajoutez une couche de sortie : la cellule seule calcule l'état h_t, sans autre couche.
# score: 0
def nb_parametres_rnn(n_entrees, n_caches):
    return nb_parametres_mlp([n_entrees + n_caches, n_caches, n_entrees])


# %% wa_affiche
# diagnostic: Vous affichez le nombre au lieu de le renvoyer : il manque `return`.
# score: 0
def nb_parametres_rnn(n_entrees, n_caches):
    print(n_caches * (n_caches + n_entrees) + n_caches)


# %% rte_argument_oublie
# diagnostic: `nb_parametres_dense` attend deux nombres : combien de nombres lus, puis combien de neurones.
# score: 0
def nb_parametres_rnn(n_entrees, n_caches):
    return nb_parametres_dense(n_caches + n_entrees)


# %% triv_par_coeur
def nb_parametres_rnn(n_entrees, n_caches):
    vus = {(1, 2): 8, (2, 3): 18, (5, 1): 7, (10, 20): 620}
    return vus.get((n_entrees, n_caches), 18)


# %% triv_entrees
def nb_parametres_rnn(n_entrees, n_caches):
    return n_entrees
