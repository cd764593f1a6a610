# %% ac_boucles
def cellule_rnn(x, h_prec, W_h, W_x, b):
    n = len(h_prec)
    h = np.zeros(n)
    for j in range(n):
        z = b[j]
        for k in range(n):
            z += W_h[j, k] * h_prec[k]
        for k in range(len(x)):
            z += W_x[j, k] * x[k]
        h[j] = np.tanh(z)
    return h

# %% ac_une_seule_matrice
def cellule_rnn(x, h_prec, W_h, W_x, b):
    W = np.hstack([W_h, W_x])
    return np.tanh(W.dot(np.concatenate((h_prec, x))) + b)

# %% ac_einsum
def cellule_rnn(x, h_prec, W_h, W_x, b):
    z = np.einsum("jk,k->j", W_h, h_prec) + np.einsum("jk,k->j", W_x, x) + b
    return np.tanh(z)

# %% ac_torch
def cellule_rnn(x, h_prec, W_h, W_x, b):
    import torch

    x, h_prec, W_h, W_x, b = (torch.as_tensor(v) for v in (x, h_prec, W_h, W_x, b))
    return torch.tanh(torch.nn.functional.linear(h_prec, W_h) + torch.nn.functional.linear(x, W_x, b)).numpy()

# %% ac_liste_de_math
import math

def cellule_rnn(x, h_prec, W_h, W_x, b):
    def produit(ligne, v):
        return sum(w * c for w, c in zip(ligne, v))

    return [math.tanh(produit(W_h[j], h_prec) + produit(W_x[j], x) + b[j]) for j in range(len(b))]

# %% ac_lignes_a_gauche
def cellule_rnn(x, h_prec, W_h, W_x, b):
    z = b.copy()
    z += h_prec @ W_h.T
    z += x @ W_x.T
    return np.tanh(z, out=z)

# %% ac_biais_dans_la_matrice
def cellule_rnn(x, h_prec, W_h, W_x, b):
    W = np.column_stack((W_h, W_x, b))
    u = np.r_[h_prec, x, 1.0]
    return 2 / (1 + np.exp(-2 * (W * u).sum(axis=1))) - 1

# %% wa_sans_biais
# diagnostic: Vous oubliez d'ajouter le biais b.
# score: 0
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.tanh(W_h @ h_prec + W_x @ x)

# %% wa_sans_tanh
# diagnostic: Vous n'appliquez pas tanh : votre état n'est pas borné.
# score: 0
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return W_h @ h_prec + W_x @ x + b

# %% wa_sigmoide
# diagnostic: Vous appliquez σ au lieu de tanh : l'état du RNN est entre −1 et 1.
# score: 0
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return sigmoide(W_h @ h_prec + W_x @ x + b)

# %% wa_sans_memoire
# diagnostic: Vous n'utilisez pas h_prec : la cellule n'a aucune mémoire.
# score: partial
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.tanh(W_x @ x + b)

# %% wa_W_h_transposee
# diagnostic: Vous multipliez h_prec par W_h transposée (h_prec @ W_h) : W_h est carrée, la forme ne vous avertit pas.
# score: partial
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.tanh(h_prec @ W_h + W_x @ x + b)

# %% wa_biais_dehors
# diagnostic: Vous ajoutez le biais après tanh : il entre dans la parenthèse.
# score: 0
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.tanh(W_h @ h_prec + W_x @ x) + b

# %% wa_somme_de_tanh
# diagnostic: Vous appliquez tanh à chaque terme puis additionnez : c'est tanh de la somme qui est demandé.
# score: partial
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.tanh(W_h @ h_prec) + np.tanh(W_x @ x + b)

# %% wa_terme_a_terme
# diagnostic: W_h * h_prec est un produit terme à terme, qui donne une matrice : il faut le produit matriciel.
# score: 0
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.tanh(W_h * h_prec + W_x @ x + b)

# %% wa_terme_a_terme_somme_par_colonnes
# diagnostic: Vous sommez W_h * h_prec sur le mauvais axe : le produit matriciel somme le long de chaque ligne.
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.tanh((W_h * h_prec).sum(axis=0) + (W_x * x).sum(axis=1) + b)

# %% wa_produit_des_entrees
# diagnostic: Vous multipliez les contributions de h_prec et de x : elles s'additionnent.
# score: 0
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.tanh((W_h @ h_prec) * (W_x @ x) + b)

# %% wa_memoire_deux_fois
# diagnostic: Vous ajoutez encore h_prec en plus de W_h h_prec : la formule (7.1) n'a pas ce terme.
# score: partial
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.tanh(h_prec + W_h @ h_prec + W_x @ x + b)

# %% wa_colonne
# diagnostic: Vous renvoyez une colonne (h, 1) : les états de ce TP sont des vecteurs (h,).
# score: 0
def cellule_rnn(x, h_prec, W_h, W_x, b):
    z = W_h @ h_prec.reshape(-1, 1) + W_x @ x.reshape(-1, 1) + b.reshape(-1, 1)
    return np.tanh(z)

# %% wa_tanh_par_exponentielles
# diagnostic: Votre quotient d'exponentielles déborde dès que |z| est grand et donne NaN : np.tanh ne déborde pas.
# score: partial
def cellule_rnn(x, h_prec, W_h, W_x, b):
    z = W_h @ h_prec + W_x @ x + b
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))

# %% wa_modifie_h_prec
# diagnostic: Vous écrivez le nouvel état dans h_prec lui-même : l'appelant perd l'ancien.
# score: partial
def cellule_rnn(x, h_prec, W_h, W_x, b):
    h_prec[:] = np.tanh(W_h @ h_prec + W_x @ x + b)
    return h_prec

# %% wa_modifie_b
# diagnostic: Vous ajoutez dans b avec += : le biais change à chaque appel.
# score: partial
def cellule_rnn(x, h_prec, W_h, W_x, b):
    z = b
    z += W_h @ h_prec
    z += W_x @ x
    return np.tanh(z)

# %% rte_poids_echanges
# diagnostic: Vous multipliez x par W_h et h_prec par W_x : les formes ne s'accordent pas.
# score: 0
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.tanh(W_h @ x + W_x @ h_prec + b)

# %% wa_sans_return
# diagnostic: Vous calculez l'état sans le renvoyer.
# score: 0
def cellule_rnn(x, h_prec, W_h, W_x, b):
    h = np.tanh(W_h @ h_prec + W_x @ x + b)

# %% triv_zeros
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.zeros(len(h_prec))

# %% triv_uns
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.ones(len(h_prec))

# %% triv_tanh_de_h
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.tanh(h_prec)

# %% triv_au_hasard
def cellule_rnn(x, h_prec, W_h, W_x, b):
    return np.random.uniform(-1, 1, len(h_prec))

# %% triv_exemples_par_coeur
def cellule_rnn(x, h_prec, W_h, W_x, b):
    if len(x) == 3:
        return np.array([-0.96403, 0.46212])
    return np.zeros(len(h_prec))

# %% sec_fonctions_de_numpy_remplacees
def cellule_rnn(x, h_prec, W_h, W_x, b):
    import numpy.testing

    for nom in ("assert_allclose", "assert_array_equal"):
        setattr(numpy.testing, nom, lambda *a, **k: None)
    for tableau in (x, h_prec, W_h, W_x, b):
        np.copyto(tableau, 0)
    return np.full(len(h_prec), 0.5)


# %% wa_transposee_si_carree
# diagnostic: Quand W_x est carrée, vous prenez sa transposée.
# score: partial
def cellule_rnn(x, h_prec, W_h, W_x, b):
    if W_x.shape[0] == len(x):
        W_x = W_x.T
    return np.tanh(W_h @ h_prec + W_x @ x + b)
