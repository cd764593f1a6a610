# %% ac_deux_blocs
def cellule_gru(x, h_prec, p):
    n = len(h_prec)

    def affine(W, b, h):
        return W[:, :n] @ h + W[:, n:] @ x + b

    z = sigmoide(affine(p["W_z"], p["b_z"], h_prec))
    r = sigmoide(affine(p["W_r"], p["b_r"], h_prec))
    h_tilde = np.tanh(affine(p["W"], p["b"], np.multiply(r, h_prec)))
    return h_prec + z * (h_tilde - h_prec)

# %% ac_boucles
import math

def cellule_gru(x, h_prec, p):
    n = len(h_prec)

    def porte(nom, j, u):
        z = p["b" + nom][j] + sum(p["W" + nom][j, k] * u[k] for k in range(len(u)))
        return z

    u = [*h_prec, *x]
    z = [1 / (1 + math.exp(-porte("_z", j, u))) for j in range(n)]
    r = [1 / (1 + math.exp(-porte("_r", j, u))) for j in range(n)]
    v = [r[j] * h_prec[j] for j in range(n)] + list(x)
    return [(1 - z[j]) * h_prec[j] + z[j] * math.tanh(porte("", j, v)) for j in range(n)]

# %% ac_portes_empilees
def cellule_gru(x, h_prec, p):
    W, b = np.vstack((p["W_z"], p["W_r"])), np.hstack((p["b_z"], p["b_r"]))
    z, r = np.split(sigmoide(W @ np.hstack((h_prec, x)) + b), 2)
    candidat = np.tanh(p["W"] @ np.hstack((r * h_prec, x)) + p["b"])
    return np.where(True, z * candidat + (1 - z) * h_prec, 0)

# %% ac_einsum
def cellule_gru(x, h_prec, p):
    u = np.concatenate((h_prec, x))
    z, r = sigmoide(np.einsum("gjk,k->gj", np.stack([p["W_z"], p["W_r"]]), u) + np.stack([p["b_z"], p["b_r"]]))
    masque = np.concatenate((r, np.ones(len(x))))
    h_tilde = np.tanh(np.einsum("jk,k,k->j", p["W"], masque, u) + p["b"])
    return np.average([h_prec, h_tilde], axis=0, weights=[1 - z, z])

# %% ac_torch
def cellule_gru(x, h_prec, p):
    import torch

    x, h = torch.from_numpy(x.copy()), torch.from_numpy(h_prec.copy())
    q = {cle: torch.from_numpy(v.copy()) for cle, v in p.items()}
    z = torch.sigmoid(q["W_z"] @ torch.cat([h, x]) + q["b_z"])
    r = torch.sigmoid(q["W_r"] @ torch.cat([h, x]) + q["b_r"])
    return torch.lerp(h, torch.tanh(q["W"] @ torch.cat([r * h, x]) + q["b"]), z).numpy()

# %% ac_r_dans_la_matrice
def cellule_gru(x, h_prec, p):
    n, u = len(h_prec), np.concatenate([h_prec, x])
    sigma = lambda v: 0.5 + 0.5 * np.tanh(v / 2)
    z, r = sigma(p["W_z"] @ u + p["b_z"]), sigma(p["W_r"] @ u + p["b_r"])
    W = p["W"].copy()
    W[:, :n] *= r
    return (1 - z) * h_prec + z * np.tanh(W @ u + p["b"])

# %% wa_r_apres
# diagnostic: Vous appliquez r après le produit par W, comme torch : dans le cours, r multiplie h_prec avant le produit.
# score: partial
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(r * (p["W"][:, : len(h_prec)] @ h_prec) + p["W"][:, len(h_prec) :] @ x + p["b"])
    return (1 - z) * h_prec + z * h_tilde

# %% wa_r_sur_tout
# diagnostic: Vous multipliez par r tout le produit W [h_prec, x] : r ne multiplie que h_prec, avant le produit.
# score: partial
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(r * (p["W"] @ u) + p["b"])
    return (1 - z) * h_prec + z * h_tilde

# %% wa_r_hors_de_tanh
# diagnostic: Vous multipliez h̃ par r : r multiplie h_prec, dans la concaténation.
# score: partial
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = r * np.tanh(p["W"] @ u + p["b"])
    return (1 - z) * h_prec + z * h_tilde

# %% wa_sans_r
# diagnostic: Votre état candidat n'utilise pas la porte r.
# score: partial
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ u + p["b"])
    return (1 - z) * h_prec + z * h_tilde

# %% wa_un_moins_r
# diagnostic: Vous multipliez h_prec par 1 − r au lieu de r.
# score: partial
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([(1 - r) * h_prec, x]) + p["b"])
    return (1 - z) * h_prec + z * h_tilde

# %% wa_z_inverse
# diagnostic: Vous échangez z et 1 − z : dans le cours, z = 1 remplace l'ancien état (torch fait l'inverse).
# score: 0
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    return z * h_prec + (1 - z) * h_tilde

# %% wa_z_et_r_echanges
# diagnostic: Vous échangez les rôles de z et de r.
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    r = sigmoide(p["W_z"] @ u + p["b_z"])
    z = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    return (1 - z) * h_prec + z * h_tilde

# %% wa_r_recopie_z
# diagnostic: Votre porte r utilise W_z et b_z : une ligne a été recopiée sans être changée.
# score: partial
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_z"] @ u + p["b_z"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    return (1 - z) * h_prec + z * h_tilde

# %% wa_ajoute_sans_retirer
# diagnostic: Vous gardez h_prec en entier : il doit être multiplié par 1 − z.
# score: 0
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    return h_prec + z * h_tilde

# %% wa_candidat_entier
# diagnostic: Vous ajoutez h̃ en entier : il doit être multiplié par z.
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    return (1 - z) * h_prec + h_tilde

# %% wa_renvoie_candidat
# diagnostic: Vous renvoyez l'état candidat h̃ sans le mélanger à h_prec.
# score: partial
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    return h_tilde

# %% wa_r_sur_l_ancien_etat
# diagnostic: Vous mélangez h̃ avec r ⊙ h_prec : le mélange final prend h_prec lui-même.
# score: partial
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    return (1 - z) * (r * h_prec) + z * h_tilde

# %% wa_sans_biais
# diagnostic: Vous oubliez les trois biais.
# score: 0
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u)
    r = sigmoide(p["W_r"] @ u)
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]))
    return (1 - z) * h_prec + z * h_tilde

# %% wa_sans_biais_du_candidat
# diagnostic: Vous oubliez le biais b de l'état candidat.
# score: 0
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]))
    return (1 - z) * h_prec + z * h_tilde

# %% wa_candidat_sigmoide
# diagnostic: Votre état candidat h̃ passe par σ au lieu de tanh.
# score: 0
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = sigmoide(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    return (1 - z) * h_prec + z * h_tilde

# %% wa_portes_tanh
# diagnostic: Vos portes passent par tanh : une porte est entre 0 et 1, elle passe par σ.
# score: partial
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = np.tanh(p["W_z"] @ u + p["b_z"])
    r = np.tanh(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    return (1 - z) * h_prec + z * h_tilde

# %% wa_ordre_x_h
# diagnostic: Vous concaténez [x, h_prec] : les colonnes de W sont faites pour [h_prec, x], dans cet ordre.
# score: 0
def cellule_gru(x, h_prec, p):
    u = np.concatenate([x, h_prec])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([x, r * h_prec]) + p["b"])
    return (1 - z) * h_prec + z * h_tilde

# %% wa_ordre_du_candidat
# diagnostic: Dans h̃, vous concaténez [x, r ⊙ h_prec] : l'ordre est [r ⊙ h_prec, x].
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([x, r * h_prec]) + p["b"])
    return (1 - z) * h_prec + z * h_tilde

# %% wa_couple
# diagnostic: Vous renvoyez aussi h̃ : un seul résultat est demandé.
# score: 0
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    return (1 - z) * h_prec + z * h_tilde, h_tilde

# %% wa_modifie_h_prec
# diagnostic: Vous écrivez le nouvel état dans h_prec lui-même : l'appelant perd l'ancien.
# score: partial
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    h_prec[:] = (1 - z) * h_prec + z * h_tilde
    return h_prec

# %% wa_modifie_W
# diagnostic: Vous multipliez par r les colonnes de p["W"] sur place : la matrice de l'appelant change ; copiez-la.
# score: partial
def cellule_gru(x, h_prec, p):
    n, u = len(h_prec), np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    W = p["W"]
    W[:, :n] *= r
    return (1 - z) * h_prec + z * np.tanh(W @ u + p["b"])

# %% rte_r_sur_la_concatenation
# diagnostic: Vous multipliez par r, de forme (h,), la concaténation, de forme (h+i,) : r ne multiplie que h_prec.
# score: 0
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ (r * u) + p["b"])
    return (1 - z) * h_prec + z * h_tilde

# %% wa_sans_return
# diagnostic: Vous calculez l'état sans le renvoyer.
# score: 0
def cellule_gru(x, h_prec, p):
    u = np.concatenate([h_prec, x])
    z = sigmoide(p["W_z"] @ u + p["b_z"])
    r = sigmoide(p["W_r"] @ u + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    h = (1 - z) * h_prec + z * h_tilde

# %% triv_zeros
def cellule_gru(x, h_prec, p):
    return np.zeros(len(h_prec))

# %% triv_h_prec
def cellule_gru(x, h_prec, p):
    return h_prec.copy()

# %% triv_tanh_du_biais
def cellule_gru(x, h_prec, p):
    return (h_prec + np.tanh(p["b"])) / 2

# %% triv_exemples_par_coeur
def cellule_gru(x, h_prec, p):
    if len(h_prec) == 2 and p["b_z"][0] > 0:
        return np.array([0.21913, 0.82324])
    return h_prec / 2 if len(h_prec) == 1 else h_prec
