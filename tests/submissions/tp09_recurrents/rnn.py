# %% ac_tableau_rempli
def rnn(xs, h0, W_h, W_x, b):
    T = len(xs)
    hs = np.zeros((T, len(h0)))
    for t in range(T):
        h_prec = h0 if t == 0 else hs[t - 1]
        hs[t] = cellule_rnn(xs[t], h_prec, W_h, W_x, b)
    return hs

# %% ac_recursif
def rnn(xs, h0, W_h, W_x, b):
    if len(xs) == 0:
        return []
    h = cellule_rnn(xs[0], h0, W_h, W_x, b)
    return [h] + rnn(xs[1:], h, W_h, W_x, b)

# %% ac_accumulate
from itertools import accumulate

def rnn(xs, h0, W_h, W_x, b):
    etats = accumulate(xs, lambda h, x: np.tanh(W_h @ h + W_x @ x + b), initial=h0)
    return np.stack(list(etats)[1:])

# %% ac_entrees_d_avance
def rnn(xs, h0, W_h, W_x, b):
    entrees = xs @ W_x.T + b
    h, hs = h0.copy(), np.empty_like(entrees)
    for t, e in enumerate(entrees):
        h = np.tanh(e + h @ W_h.T)
        hs[t, :] = h
    return hs

# %% ac_T_plus_un_puis_coupe
def rnn(xs, h0, W_h, W_x, b):
    hs = [h0]
    for t in range(xs.shape[0]):
        hs.append(cellule_rnn(xs[t, :], hs[-1], W_h, W_x, b))
    return np.vstack(hs)[1:]

# %% ac_torch
def rnn(xs, h0, W_h, W_x, b):
    import torch

    i, n = xs.shape[1], len(h0)
    module = torch.nn.RNN(i, n, dtype=torch.float64)
    with torch.no_grad():
        module.weight_ih_l0.copy_(torch.from_numpy(W_x.copy()))
        module.weight_hh_l0.copy_(torch.from_numpy(W_h.copy()))
        module.bias_ih_l0.copy_(torch.from_numpy(b.copy()))
        module.bias_hh_l0.zero_()
        hs, _ = module(torch.from_numpy(xs.copy()), torch.from_numpy(h0.copy())[None])
    return hs.numpy()

# %% ac_generateur
def rnn(xs, h0, W_h, W_x, b):
    def etats():
        h = list(h0)
        for x in xs:
            h = [np.tanh(sum(W_h[j] * h) + sum(W_x[j] * x) + b[j]) for j in range(len(h0))]
            yield h

    return list(etats())

# %% wa_h0_a_chaque_pas
# diagnostic: Vous repartez de h0 à chaque pas : l'état d'un pas doit servir au suivant.
# score: partial
def rnn(xs, h0, W_h, W_x, b):
    return np.array([cellule_rnn(x, h0, W_h, W_x, b) for x in xs])

# %% wa_zero_a_chaque_pas
# diagnostic: Vous remettez l'état à zéro à chaque tour de boucle après le premier : rien n'est retenu.
# score: partial
def rnn(xs, h0, W_h, W_x, b):
    hs, h = [], h0
    for x in xs:
        hs.append(cellule_rnn(x, h, W_h, W_x, b))
        h = np.zeros_like(h0)
    return np.array(hs)

# %% wa_premier_etat_a_chaque_pas
# diagnostic: À partir du deuxième pas, vous reprenez toujours le premier état hs[0] : c'est juste pour T = 1 ou 2 seulement.
# score: partial
def rnn(xs, h0, W_h, W_x, b):
    hs = [cellule_rnn(xs[0], h0, W_h, W_x, b)]
    for x in xs[1:]:
        hs.append(cellule_rnn(x, hs[0], W_h, W_x, b))
    return np.array(hs)

# %% wa_premier_x_a_chaque_pas
# diagnostic: Vous lisez toujours xs[0] : l'entrée change à chaque pas.
# score: partial
def rnn(xs, h0, W_h, W_x, b):
    hs, h = [], h0
    for _ in xs:
        h = cellule_rnn(xs[0], h, W_h, W_x, b)
        hs.append(h)
    return np.array(hs)

# %% wa_dernier_seulement
# diagnostic: Vous ne renvoyez que le dernier état : l'énoncé demande les T états, ligne par ligne.
# score: 0
def rnn(xs, h0, W_h, W_x, b):
    h = h0
    for x in xs:
        h = cellule_rnn(x, h, W_h, W_x, b)
    return h

# %% wa_avec_h0
# diagnostic: Vous gardez h0 dans hs : il y a alors T + 1 lignes au lieu de T.
# score: 0
def rnn(xs, h0, W_h, W_x, b):
    hs = [h0]
    for x in xs:
        hs.append(cellule_rnn(x, hs[-1], W_h, W_x, b))
    return np.array(hs)

# %% wa_decale
# diagnostic: Vous rangez l'état avant de le mettre à jour : hs commence par h0 et il manque h_T.
# score: 0
def rnn(xs, h0, W_h, W_x, b):
    hs, h = [], h0
    for x in xs:
        hs.append(h)
        h = cellule_rnn(x, h, W_h, W_x, b)
    return np.array(hs)

# %% wa_sans_le_dernier
# diagnostic: Votre boucle s'arrête un pas trop tôt : range(T - 1) oublie le dernier élément.
# score: 0
def rnn(xs, h0, W_h, W_x, b):
    hs, h = [], h0
    for t in range(len(xs) - 1):
        h = cellule_rnn(xs[t], h, W_h, W_x, b)
        hs.append(h)
    return np.array(hs)

# %% wa_part_de_zero
# diagnostic: Vous partez d'un état nul au lieu de h0.
# score: 0
def rnn(xs, h0, W_h, W_x, b):
    hs, h = [], np.zeros(len(h0))
    for x in xs:
        h = cellule_rnn(x, h, W_h, W_x, b)
        hs.append(h)
    return np.array(hs)

# %% wa_a_rebours
# diagnostic: Vous insérez chaque état au début de la liste : les lignes sont dans l'ordre inverse du temps.
def rnn(xs, h0, W_h, W_x, b):
    hs, h = [], h0
    for x in xs:
        h = cellule_rnn(x, h, W_h, W_x, b)
        hs.insert(0, h)
    return np.array(hs)

# %% wa_lit_a_l_envers
# diagnostic: Vous lisez la suite de la fin vers le début : le premier élément lu est xs[0].
def rnn(xs, h0, W_h, W_x, b):
    hs, h = [], h0
    for x in xs[::-1]:
        h = cellule_rnn(x, h, W_h, W_x, b)
        hs.append(h)
    return np.array(hs)

# %% wa_transposee
# diagnostic: Votre tableau est de forme (h, T) : chaque ligne doit être un instant.
# score: 0
def rnn(xs, h0, W_h, W_x, b):
    hs, h = [], h0
    for x in xs:
        h = cellule_rnn(x, h, W_h, W_x, b)
        hs.append(h)
    return np.array(hs).T

# %% wa_toujours_le_meme_tableau
# diagnostic: Vous rangez T fois le même tableau, modifié sur place : toutes les lignes sont le dernier état.
# score: 0
def rnn(xs, h0, W_h, W_x, b):
    hs, h = [], h0.copy()
    for x in xs:
        h[:] = np.tanh(W_h @ h + W_x @ x + b)
        hs.append(h)
    return np.array(hs)

# %% wa_modifie_h0
# diagnostic: Vous mettez à jour h0 sur place : l'état initial de l'appelant est perdu.
# score: partial
def rnn(xs, h0, W_h, W_x, b):
    hs = []
    for x in xs:
        h0[:] = np.tanh(W_h @ h0 + W_x @ x + b)
        hs.append(h0.copy())
    return np.array(hs)

# %% wa_T_au_moins_deux
# diagnostic: Une suite d'un seul élément doit aussi donner un tableau (1, h) : np.squeeze efface cette dimension.
# score: partial
def rnn(xs, h0, W_h, W_x, b):
    hs, h = [], h0
    for x in xs:
        h = cellule_rnn(x, h, W_h, W_x, b)
        hs.append(h)
    return hs[0] if len(hs) == 1 else np.array(hs)

# %% rte_tableau_comme_xs
# diagnostic: np.zeros_like(xs) a la forme (T, i) : le tableau des états a la forme (T, h).
# score: 0
def rnn(xs, h0, W_h, W_x, b):
    hs = np.zeros_like(xs)
    h = h0
    for t in range(len(xs)):
        h = cellule_rnn(xs[t], h, W_h, W_x, b)
        hs[t] = h
    return hs

# %% wa_sans_return
# diagnostic: Vous remplissez hs sans la renvoyer.
# score: 0
def rnn(xs, h0, W_h, W_x, b):
    hs, h = [], h0
    for x in xs:
        h = cellule_rnn(x, h, W_h, W_x, b)
        hs.append(h)

# %% triv_zeros
def rnn(xs, h0, W_h, W_x, b):
    return np.zeros((len(xs), len(h0)))

# %% triv_h0_repete
def rnn(xs, h0, W_h, W_x, b):
    return np.tile(h0, (len(xs), 1))

# %% triv_exemples_par_coeur
def rnn(xs, h0, W_h, W_x, b):
    if len(xs) == 3:
        return np.array([[0.0, -0.90515], [0.88646, -0.46212], [-0.09437, 0.99771]])
    return np.array([[0.76159416], [0.36340159], [0.17972], [0.0896184]])


# %% wa_point_fixe
# diagnostic: Vous vous arrêtez quand l'état ne bouge plus : une entrée suivante peut le faire bouger.
# score: partial
def rnn(xs, h0, W_h, W_x, b):
    h, hs = h0, []
    for x in xs:
        suivant = cellule_rnn(x, h, W_h, W_x, b)
        if np.allclose(suivant, h):
            hs += [h] * (len(xs) - len(hs))
            break
        h = suivant
        hs.append(h)
    return np.array(hs)


# %% wa_sans_transposee_si_carree
# diagnostic: xs @ W_x n'est pas ce qu'il faut quand W_x est carrée : c'est xs @ W_x.T.
# score: partial
def rnn(xs, h0, W_h, W_x, b):
    if xs.shape[1] == W_x.shape[0]:
        entrees = xs @ W_x + b
    else:
        entrees = xs @ W_x.T + b
    h, hs = h0, []
    for e in entrees:
        h = np.tanh(W_h @ h + e)
        hs.append(h)
    return np.array(hs)


# %% wa_dix_dernieres
# diagnostic: Vous ne gardez que les dix dernières entrées : l'état se souvient de toutes.
# score: partial
def rnn(xs, h0, W_h, W_x, b):
    hs = []
    for t in range(len(xs)):
        h = h0
        for x in xs[max(0, t - 9) : t + 1]:
            h = cellule_rnn(x, h, W_h, W_x, b)
        hs.append(h)
    return np.array(hs)
