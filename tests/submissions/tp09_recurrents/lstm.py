# %% ac_tableau_rempli
def lstm(xs, h0, C0, p):
    T = xs.shape[0]
    hs = np.zeros((T, h0.shape[0]))
    h, C = h0.copy(), C0.copy()
    for t in range(T):
        h, C = cellule_lstm(xs[t], h, C, p)
        hs[t] = h
    return hs, C

# %% ac_recursif
def lstm(xs, h0, C0, p):
    h, C = cellule_lstm(xs[0], h0, C0, p)
    if len(xs) == 1:
        return [h], C
    suite, C_T = lstm(xs[1:], h, C, p)
    return [h, *suite], C_T

# %% ac_accumulate
from itertools import accumulate

def lstm(xs, h0, C0, p):
    etats = list(accumulate(xs, lambda etat, x: cellule_lstm(x, etat[0], etat[1], p), initial=(h0, C0)))
    return np.stack([h for h, _ in etats[1:]]), etats[-1][1]

# %% ac_entrees_d_avance
def lstm(xs, h0, C0, p):
    n = len(h0)
    W = np.vstack([p["W_" + g] for g in "fioC"])
    b = np.hstack([p["b_" + g] for g in "fioC"])
    entrees = xs @ W[:, n:].T + b
    h, C, hs = h0, C0, []
    for e in entrees:
        z = (e + W[:, :n] @ h).reshape(4, n)
        f, i, o = 1 / (1 + np.exp(-z[:3]))
        C = f * C + i * np.tanh(z[3])
        h = o * np.tanh(C)
        hs.append(h)
    return np.array(hs), C

# %% ac_torch
def lstm(xs, h0, C0, p):
    import torch

    n = len(h0)
    ordre = ("i", "f", "C", "o")
    W = torch.tensor(np.concatenate([p["W_" + g] for g in ordre]))
    module = torch.nn.LSTM(xs.shape[1], n, dtype=torch.float64)
    with torch.no_grad():
        module.weight_hh_l0.copy_(W[:, :n])
        module.weight_ih_l0.copy_(W[:, n:])
        module.bias_ih_l0.copy_(torch.tensor(np.concatenate([p["b_" + g] for g in ordre])))
        module.bias_hh_l0.zero_()
        hs, (_, C) = module(torch.tensor(xs), (torch.tensor(h0)[None], torch.tensor(C0)[None]))
    return hs.numpy(), C[0].numpy()

# %% ac_while_et_listes
def lstm(xs, h0, C0, p):
    hs, Cs = [h0], [C0]
    t = 0
    while t < len(xs):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
        t += 1
    return np.vstack(hs[1:]), Cs[-1]

# %% wa_C_oublie
# diagnostic: Vous repartez de C0 à chaque pas : l'état C d'un pas doit servir au suivant.
# score: partial
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C0, p)
        hs.append(h)
    return np.array(hs), C

# %% wa_h_oublie
# diagnostic: Vous repartez de h0 à chaque pas : l'état h d'un pas doit servir au suivant.
# score: partial
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h0, C, p)
        hs.append(h)
    return np.array(hs), C

# %% wa_rien_porte
# diagnostic: Vous repartez de h0 et de C0 à chaque pas : la suite n'a plus de mémoire.
# score: 0
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h0, C0, p)
        hs.append(h)
    return np.array(hs), C

# %% wa_C_remis_a_zero
# diagnostic: Vous remettez C à zéro après le premier pas : seul h passe d'un pas au suivant.
# score: 0
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
        C_T, C = C, np.zeros_like(C)
    return np.array(hs), C_T

# %% wa_premier_etat_a_chaque_pas
# diagnostic: À partir du deuxième pas, vous reprenez toujours les états du premier : c'est juste pour T = 1 ou 2 seulement.
# score: 0
def lstm(xs, h0, C0, p):
    h1, C1 = cellule_lstm(xs[0], h0, C0, p)
    hs, C = [h1], C1
    for x in xs[1:]:
        h, C = cellule_lstm(x, h1, C1, p)
        hs.append(h)
    return np.array(hs), C

# %% wa_h_et_C_echanges
# diagnostic: Vous échangez h et C d'un pas au suivant : `cellule_lstm` renvoie (h, C), dans cet ordre.
# score: 0
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        C, h = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs), C

# %% wa_arguments_echanges
# diagnostic: Vous donnez C à la place de h_prec et h à la place de C_prec.
# score: 0
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, C, h, p)
        hs.append(h)
    return np.array(hs), C

# %% wa_hs_contient_C
# diagnostic: Vous rangez les états C : hs contient les états cachés h.
# score: partial
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(C)
    return np.array(hs), C

# %% wa_tous_les_C
# diagnostic: Vous renvoyez les C de tous les pas : seul le dernier, de forme (h,), est demandé.
# score: partial
def lstm(xs, h0, C0, p):
    hs, Cs, h, C = [], [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
        Cs.append(C)
    return np.array(hs), np.array(Cs)

# %% wa_renvoie_C0
# diagnostic: Vous renvoyez C0, l'état de départ, au lieu du dernier état C.
# score: partial
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs), C0

# %% wa_h_T_pour_C_T
# diagnostic: Le second résultat est le dernier h au lieu du dernier C.
# score: partial
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs), h

# %% wa_avec_h0
# diagnostic: Vous gardez h0 dans hs : il y a alors T + 1 lignes au lieu de T.
# score: partial
def lstm(xs, h0, C0, p):
    hs, h, C = [h0], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs), C

# %% wa_decale
# diagnostic: Vous rangez h avant de le mettre à jour : hs commence par h0 et il manque h_T.
# score: partial
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        hs.append(h)
        h, C = cellule_lstm(x, h, C, p)
    return np.array(hs), C

# %% wa_dernier_seulement
# diagnostic: Vous ne renvoyez que le dernier h : l'énoncé demande les T états, ligne par ligne.
# score: partial
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return h, C

# %% wa_sans_le_dernier
# diagnostic: Votre boucle s'arrête un pas trop tôt : le dernier élément n'est pas lu.
# score: 0
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs[:-1]:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs), C

# %% wa_part_de_zero
# diagnostic: Vous partez d'états nuls au lieu de h0 et C0.
# score: 0
def lstm(xs, h0, C0, p):
    hs, h, C = [], np.zeros_like(h0), np.zeros_like(C0)
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs), C

# %% wa_C_part_de_zero
# diagnostic: Vous partez d'un état de cellule nul au lieu de C0.
# score: 0
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, np.zeros_like(C0)
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs), C

# %% wa_a_rebours
# diagnostic: Vous insérez chaque état au début de la liste : les lignes sont dans l'ordre inverse du temps.
# score: partial
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.insert(0, h)
    return np.array(hs), C

# %% wa_lit_a_l_envers
# diagnostic: Vous lisez la suite de la fin vers le début : le premier élément lu est xs[0].
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in reversed(xs):
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs), C

# %% wa_transposee
# diagnostic: Votre tableau est de forme (h, T) : chaque ligne doit être un instant.
# score: partial
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs).T, C

# %% wa_ordre_du_couple
# diagnostic: Vous renvoyez (C_T, hs) : l'énoncé demande (hs, C_T).
# score: 0
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return C, np.array(hs)

# %% wa_trois_resultats
# diagnostic: Vous renvoyez (hs, h, C) : deux résultats sont demandés.
# score: 0
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs), h, C

# %% wa_T_au_moins_deux
# diagnostic: Une suite d'un seul élément doit aussi donner un tableau (1, h).
# score: partial
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return (np.array(hs) if len(hs) > 1 else h), C

# %% wa_modifie_C0
# diagnostic: Vous mettez à jour C0 sur place : l'état initial de l'appelant est perdu.
# score: partial
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
        C0[:] = C
    return np.array(hs), C

# %% rte_un_seul_etat
# diagnostic: `cellule_lstm` renvoie un couple : rangez h et C séparément.
# score: 0
def lstm(xs, h0, C0, p):
    hs, h, C = [], h0, C0
    for x in xs:
        h = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs), C

# %% triv_zeros
def lstm(xs, h0, C0, p):
    return np.zeros((len(xs), len(h0))), np.zeros(len(C0))

# %% triv_entrees_rendues
def lstm(xs, h0, C0, p):
    return np.array([h0] * len(xs)), C0

# %% triv_exemples_par_coeur
def lstm(xs, h0, C0, p):
    if len(h0) == 2:
        return np.array([[0.53749, -0.33844], [0.22621, -0.03491], [0.04282, -0.0964]]), np.array([0.0906, -0.16151])
    return np.array([[0.49966465], [0.48201379], [0.38079708]]), C0 / 8


# %% wa_entree_nulle_sautee
# diagnostic: Vous sautez les pas dont l'entrée est nulle : C et h y changent pourtant.
# score: 0
def lstm(xs, h0, C0, p):
    h, C, hs = h0, C0, []
    for x in xs:
        if np.any(x):
            h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs), C


# %% wa_ordre_des_cles
# diagnostic: Vous lisez les paramètres dans l'ordre de p : seules ses clés disent lequel est lequel.
# score: 0
def lstm(xs, h0, C0, p):
    W = np.vstack([v for v in p.values() if v.ndim == 2])
    b = np.hstack([v for v in p.values() if v.ndim == 1])
    h, C, hs = h0, C0, []
    for x in xs:
        f, i, o, c = np.split(W @ np.concatenate([h, x]) + b, 4)
        C = sigmoide(f) * C + sigmoide(i) * np.tanh(c)
        h = sigmoide(o) * np.tanh(C)
        hs.append(h)
    return np.array(hs), C
