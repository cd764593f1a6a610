# %% ac_une_seule_matrice
def cellule_lstm(x, h_prec, C_prec, p):
    W = np.vstack([p["W_f"], p["W_i"], p["W_o"], p["W_C"]])
    b = np.concatenate([p["b_f"], p["b_i"], p["b_o"], p["b_C"]])
    z = W @ np.concatenate([h_prec, x]) + b
    zf, zi, zo, zC = np.split(z, 4)
    C = sigmoide(zf) * C_prec + sigmoide(zi) * np.tanh(zC)
    h = sigmoide(zo) * np.tanh(C)
    return h, C

# %% ac_boucles_math
import math

def cellule_lstm(x, h_prec, C_prec, p):
    u = list(h_prec) + list(x)

    def sigma(z):
        return 1 / (1 + math.exp(-z)) if z > -700 else 0.0

    def somme(porte, j):
        total = p["b_" + porte][j]
        for k in range(len(u)):
            total += p["W_" + porte][j][k] * u[k]
        return total

    h, C = [], []
    for j in range(len(h_prec)):
        f, i, o = sigma(somme("f", j)), sigma(somme("i", j)), sigma(somme("o", j))
        c = f * C_prec[j] + i * math.tanh(somme("C", j))
        C.append(c)
        h.append(o * math.tanh(c))
    return h, C

# %% ac_deux_blocs
def cellule_lstm(x, h_prec, C_prec, p):
    n = len(h_prec)

    def z(porte):
        W = p[f"W_{porte}"]
        return W[:, :n] @ h_prec + W[:, n:] @ x + p[f"b_{porte}"]

    oubli, entree, sortie = sigmoide(z("f")), sigmoide(z("i")), sigmoide(z("o"))
    C = oubli * C_prec
    C += entree * np.tanh(z("C"))
    return [sortie * np.tanh(C), C]

# %% ac_torch
def cellule_lstm(x, h_prec, C_prec, p):
    import torch

    t = {cle: torch.as_tensor(v) for cle, v in p.items()}
    n = h_prec.shape[0]
    W = torch.cat([t["W_i"], t["W_f"], t["W_C"], t["W_o"]])
    b = torch.cat([t["b_i"], t["b_f"], t["b_C"], t["b_o"]])
    etat = (torch.as_tensor(h_prec)[None], torch.as_tensor(C_prec)[None])
    h, C = torch.lstm_cell(torch.as_tensor(x)[None], etat, W[:, n:], W[:, :n], b, 0 * b)
    return h[0].numpy(), C[0].numpy()

# %% ac_einsum_dictionnaire
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.r_[h_prec, x]
    fonctions = {"f": sigmoide, "i": sigmoide, "o": sigmoide, "C": np.tanh}
    g = {nom: phi(np.einsum("jk,k->j", p["W_" + nom], u) + p["b_" + nom]) for nom, phi in fonctions.items()}
    C = np.einsum("j,j->j", g["f"], C_prec) + np.einsum("j,j->j", g["i"], g["C"])
    return g["o"] * np.tanh(C), C

# %% ac_colonnes_puis_aplatit
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.vstack((h_prec.reshape(-1, 1), x.reshape(-1, 1)))
    porte = lambda nom: 1 / (1 + np.exp(-(p["W_" + nom].dot(u) + p["b_" + nom].reshape(-1, 1))))
    f_t, i_t, o_t = porte("f"), porte("i"), porte("o")
    C_tilde = np.tanh(p["W_C"].dot(u) + p["b_C"].reshape(-1, 1))
    C_t = np.multiply(f_t, C_prec.reshape(-1, 1)) + np.multiply(i_t, C_tilde)
    return np.multiply(o_t, np.tanh(C_t)).ravel(), C_t.ravel()

# %% ac_scipy_et_biais_dans_la_matrice
from scipy.special import expit

def _augmentee(p, g):
    return np.column_stack([p["W_" + g], p["b_" + g]])

def cellule_lstm(x, h_prec, C_prec, p):
    u = np.append(np.append(h_prec, x), 1.0)
    portes = np.stack([_augmentee(p, g) for g in "fio"]) @ u
    f, i, o = expit(portes)
    C = f * C_prec + i * np.tanh(_augmentee(p, "C") @ u)
    return o * np.tanh(C), C

# %% wa_ordre_x_h
# diagnostic: Vous concaténez [x, h_prec] : les colonnes de W sont faites pour [h_prec, x], dans cet ordre.
# score: 0
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([x, h_prec])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_sans_biais
# diagnostic: Vous oubliez les biais des portes.
# score: 0
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u)
    i = sigmoide(p["W_i"] @ u)
    o = sigmoide(p["W_o"] @ u)
    C_tilde = np.tanh(p["W_C"] @ u)
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_i_recopie_f
# diagnostic: Votre porte d'entrée i utilise W_f et b_f : une ligne a été recopiée sans être changée.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_f"] @ u + p["b_f"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_o_recopie_i
# diagnostic: Votre porte de sortie o utilise W_i et b_i : une ligne a été recopiée sans être changée.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_i"] @ u + p["b_i"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_candidat_sigmoide
# diagnostic: Votre état candidat C̃ passe par σ au lieu de tanh.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = sigmoide(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_portes_tanh
# diagnostic: Vos portes passent par tanh : une porte est entre 0 et 1, elle passe par σ.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = np.tanh(p["W_f"] @ u + p["b_f"])
    i = np.tanh(p["W_i"] @ u + p["b_i"])
    o = np.tanh(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_h_sans_tanh
# diagnostic: h = o ⊙ C : il manque tanh autour de C.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * C
    return h, C

# %% wa_h_du_candidat
# diagnostic: Vous calculez h avec C̃ : c'est le nouvel état C qui passe par tanh.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C_tilde)
    return h, C

# %% wa_h_de_C_prec
# diagnostic: Vous calculez h avec l'ancien état C_prec au lieu du nouveau.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C_prec)
    return h, C

# %% wa_sans_porte_de_sortie
# diagnostic: Vous n'appliquez pas la porte de sortie o : h n'est pas tanh(C) tout entier.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = np.tanh(C)
    return h, C

# %% wa_f_et_i_echanges
# diagnostic: Vous échangez les rôles de f et de i dans C.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = i * C_prec + f * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_portes_liees
# diagnostic: Vous remplacez i par 1 − f, comme dans une GRU : dans la LSTM, i est une porte à part.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + (1 - f) * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_sans_C_prec
# diagnostic: Votre nouvel état ne contient pas f ⊙ C_prec : la cellule oublie tout à chaque pas.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_sans_porte_d_oubli
# diagnostic: C_prec est ajouté sans passer par la porte d'oubli f.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_oubli_de_tout
# diagnostic: La porte f multiplie aussi i ⊙ C̃ : elle ne filtre que C_prec.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * (C_prec + i * C_tilde)
    h = o * np.tanh(C)
    return h, C

# %% wa_sans_porte_d_entree
# diagnostic: L'état candidat C̃ est ajouté sans passer par la porte d'entrée i.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_C_borne
# diagnostic: Vous renvoyez tanh(C) à la place de C : tanh ne sert qu'à calculer h.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, np.tanh(C)

# %% wa_lucarne
# diagnostic: Vous concaténez C_prec au lieu de h_prec : les portes regardent l'état caché.
# score: 0
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([C_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_ordre_du_couple
# diagnostic: Vous renvoyez (C, h) : l'énoncé demande (h, C).
# score: 0
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return C, h

# %% wa_h_seul
# diagnostic: Vous ne renvoyez que h : il faut aussi le nouvel état C.
# score: 0
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h

# %% wa_h_deux_fois
# diagnostic: Vous renvoyez h deux fois : le second résultat est l'état C.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, h

# %% wa_C_tilde_renvoye
# diagnostic: Le second résultat est l'état candidat C̃ au lieu de C.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C_tilde

# %% wa_sigmoide_instable
# diagnostic: Votre σ écrite exp(z) / (1 + exp(z)) déborde pour z grand et donne NaN : utilisez `sigmoide`.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    sigma = lambda z: np.exp(z) / (1 + np.exp(z))
    u = np.concatenate([h_prec, x])
    f = sigma(p["W_f"] @ u + p["b_f"])
    i = sigma(p["W_i"] @ u + p["b_i"])
    o = sigma(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_modifie_C_prec
# diagnostic: Vous écrivez dans C_prec avec *= : l'état de l'appelant est perdu.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C_prec *= f
    C = C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_modifie_p
# diagnostic: Vous changez les biais du dictionnaire p en les additionnant sur place : ils doivent rester les mêmes.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    z = p["b_C"]
    z += p["W_C"] @ u
    C_tilde = np.tanh(z)
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_W_h_seul
# diagnostic: Vos portes ne lisent que la partie h_prec de la concaténation : l'entrée x n'intervient pas.
# score: 0
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, 0 * x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% wa_sans_h_prec
# diagnostic: Vos portes ne lisent que la partie x de la concaténation : h_prec n'intervient pas.
# score: 0
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([0 * h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% rte_concatenation
# diagnostic: np.concatenate attend une liste de tableaux : il manque les crochets.
# score: 0
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate(h_prec, x)
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% rte_addition
# diagnostic: Vous additionnez h_prec et x au lieu de les mettre bout à bout : les formes ne s'accordent pas.
# score: 0
def cellule_lstm(x, h_prec, C_prec, p):
    u = h_prec + x
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    h = o * np.tanh(C)
    return h, C

# %% triv_zeros
def cellule_lstm(x, h_prec, C_prec, p):
    return np.zeros(len(h_prec)), np.zeros(len(h_prec))

# %% triv_entrees_rendues
def cellule_lstm(x, h_prec, C_prec, p):
    return h_prec, C_prec

# %% triv_tanh_de_C
def cellule_lstm(x, h_prec, C_prec, p):
    return np.tanh(C_prec), C_prec

# %% triv_exemples_par_coeur
def cellule_lstm(x, h_prec, C_prec, p):
    if len(h_prec) == 2:
        return np.array([0.53749, -0.33844]), np.array([1.50983, -0.54705])
    return np.array([0.38079708]), C_prec / 2


# %% wa_C_borne_a_cinq
# diagnostic: Vous bornez C à 5 : rien ne le borne dans les formules.
# score: partial
def cellule_lstm(x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f, i, o = (sigmoide(p["W_" + g] @ u + p["b_" + g]) for g in "fio")
    C = np.clip(f * C_prec + i * np.tanh(p["W_C"] @ u + p["b_C"]), -5, 5)
    return o * np.tanh(C), C
