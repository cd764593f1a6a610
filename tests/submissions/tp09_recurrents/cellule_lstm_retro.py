# %% ac_une_matrice
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n, ordre = len(h_prec), ("f", "i", "o", "C")
    W = np.vstack([p["W_" + g] for g in ordre])
    b = np.concatenate([p["b_" + g] for g in ordre])
    u = np.concatenate([h_prec, x])
    z = (W @ u + b).reshape(4, n)
    f, i, o = sigmoide(z[:3])
    g = np.tanh(z[3])
    C = f * C_prec + i * g
    dC_total = dC + dh * o / np.cosh(C) ** 2
    dz = np.concatenate([
        dC_total * C_prec * f * (1 - f),
        dC_total * g * i * (1 - i),
        dh * np.tanh(C) * o * (1 - o),
        dC_total * i * (1 - g**2),
    ])
    dW = np.outer(dz, u)
    du = W.T @ dz
    dp = {}
    for k, nom in enumerate(ordre):
        dp["W_" + nom] = dW[k * n : (k + 1) * n]
        dp["b_" + nom] = dz[k * n : (k + 1) * n]
    return du[n:], du[:n], dC_total * f, dp

# %% ac_sigmoide_prime_en_z
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    def sigma_prime(z):
        return sigmoide(z) * (1 - sigmoide(z))

    def tanh_prime(z):
        return 1 - np.tanh(z) ** 2

    u = np.concatenate((h_prec, x))
    z = {g: p[f"W_{g}"].dot(u) + p[f"b_{g}"] for g in ("f", "i", "o", "C")}
    C = sigmoide(z["f"]) * C_prec + sigmoide(z["i"]) * np.tanh(z["C"])
    do = dh * np.tanh(C)
    dC_t = dC + dh * sigmoide(z["o"]) * tanh_prime(C)
    df, di, dC_tilde = dC_t * C_prec, dC_t * np.tanh(z["C"]), dC_t * sigmoide(z["i"])
    dz = {
        "f": df * sigma_prime(z["f"]),
        "i": di * sigma_prime(z["i"]),
        "o": do * sigma_prime(z["o"]),
        "C": dC_tilde * tanh_prime(z["C"]),
    }
    du = np.zeros_like(u)
    dp = {}
    for g, delta in dz.items():
        du += p[f"W_{g}"].T.dot(delta)
        dp[f"W_{g}"] = delta[:, None] * u[None, :]
        dp[f"b_{g}"] = delta.copy()
    dh_prec, dx = np.split(du, [len(h_prec)])
    return dx, dh_prec, dC_t * sigmoide(z["f"]), dp

# %% ac_boucles
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n, m = len(h_prec), len(x)
    u = [*h_prec, *x]
    dp = {cle: np.zeros(v.shape) for cle, v in p.items()}
    du, dC_prec = [0.0] * (n + m), [0.0] * n
    for j in range(n):
        z = {g: sum(p["W_" + g][j][k] * u[k] for k in range(n + m)) + p["b_" + g][j] for g in "fioC"}
        f, i, o = (1 / (1 + np.exp(-z[g])) for g in "fio")
        c_tilde = np.tanh(z["C"])
        t = np.tanh(f * C_prec[j] + i * c_tilde)
        d = dC[j] + dh[j] * o * (1 - t * t)
        dz = {"f": d * C_prec[j] * f * (1 - f), "i": d * c_tilde * i * (1 - i),
              "o": dh[j] * t * o * (1 - o), "C": d * i * (1 - c_tilde * c_tilde)}
        dC_prec[j] = d * f
        for g in dz:
            dp["b_" + g][j] = dz[g]
            for k in range(n + m):
                dp["W_" + g][j, k] = dz[g] * u[k]
                du[k] += p["W_" + g][j, k] * dz[g]
    return du[n:], du[:n], dC_prec, dp

# %% ac_torch_autograd
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    import torch

    x, h_prec, C_prec = (torch.tensor(v, requires_grad=True) for v in (x, h_prec, C_prec))
    q = {cle: torch.tensor(v, requires_grad=True) for cle, v in p.items()}
    u = torch.cat([h_prec, x])
    f, i, o = (torch.sigmoid(q["W_" + g] @ u + q["b_" + g]) for g in "fio")
    C = f * C_prec + i * torch.tanh(q["W_C"] @ u + q["b_C"])
    h = o * torch.tanh(C)
    torch.autograd.backward([h, C], [torch.tensor(dh), torch.tensor(dC)])
    dp = {cle: v.grad.numpy() for cle, v in q.items()}
    return x.grad.numpy(), h_prec.grad.numpy(), C_prec.grad.numpy(), dp

# %% ac_einsum
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    noms = "fioC"
    W, b = np.stack([p["W_" + g] for g in noms]), np.stack([p["b_" + g] for g in noms])
    u = np.hstack([h_prec, x])
    z = np.einsum("gjk,k->gj", W, u) + b
    a = np.concatenate([sigmoide(z[:3]), np.tanh(z[3:])])
    pente = np.concatenate([a[:3] * (1 - a[:3]), 1 - a[3:] ** 2])
    C = a[0] * C_prec + a[1] * a[3]
    dC = dC + dh * a[2] * (1 - np.tanh(C) ** 2)
    delta = np.stack([dC * C_prec, dC * a[3], dh * np.tanh(C), dC * a[1]]) * pente
    dW, du = np.einsum("gj,k->gjk", delta, u), np.einsum("gjk,gj->k", W, delta)
    dp = {"W_" + g: dW[k] for k, g in enumerate(noms)} | {"b_" + g: delta[k] for k, g in enumerate(noms)}
    return [du[len(h_prec):], du[: len(h_prec)], dC * a[0], dp]

# %% ac_deux_blocs_et_colonnes
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = h_prec.size
    colonne = lambda v: np.array(v).reshape(-1, 1)
    dh, dC, x, h, c = map(colonne, (dh, dC, x, h_prec, C_prec))
    z = lambda g: p["W_" + g][:, :n] @ h + p["W_" + g][:, n:] @ x + colonne(p["b_" + g])
    f, i, o, g = sigmoide(z("f")), sigmoide(z("i")), sigmoide(z("o")), np.tanh(z("C"))
    C = f * c + i * g
    dC = dC + o * dh * (1 - np.tanh(C) ** 2)
    deltas = [("f", dC * c * f * (1 - f)), ("i", dC * g * i * (1 - i)),
              ("o", dh * np.tanh(C) * o * (1 - o)), ("C", dC * i * (1 - g * g))]
    dx, dh_prec, dp = np.zeros_like(x), np.zeros_like(h), {}
    for nom, d in deltas:
        dh_prec += p["W_" + nom][:, :n].T @ d
        dx += p["W_" + nom][:, n:].T @ d
        dp["W_" + nom] = np.hstack([d @ h.T, d @ x.T])
        dp["b_" + nom] = d[:, 0]
    return dx[:, 0], dh_prec[:, 0], (dC * f)[:, 0], dp

# %% ac_pas_complexe
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    def perte(x, h_prec, C_prec, p):
        u = np.concatenate([h_prec, x])
        f, i, o = (1 / (1 + np.exp(-(p["W_" + g] @ u + p["b_" + g]))) for g in "fio")
        C = f * C_prec + i * np.tanh(p["W_C"] @ u + p["b_C"])
        return np.sum(dh * o * np.tanh(C)) + np.sum(dC * C)

    def gradient(f, v):
        g = np.zeros(v.shape)
        for indice in np.ndindex(v.shape):
            w = v.astype(complex)
            w[indice] += 1e-30j
            g[indice] = f(w).imag / 1e-30
        return g

    dp = {cle: gradient(lambda w: perte(x, h_prec, C_prec, p | {cle: w}), p[cle]) for cle in p}
    return (gradient(lambda w: perte(w, h_prec, C_prec, p), x), gradient(lambda w: perte(x, w, C_prec, p), h_prec),
            gradient(lambda w: perte(x, h_prec, w, p), C_prec), dp)

# %% ac_avec_cellule_lstm
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    h, C = cellule_lstm(x, h_prec, C_prec, p)
    u = np.append(h_prec, x)
    a = {g: sigmoide(np.matmul(p["W_" + g], u) + p["b_" + g]) for g in ["f", "i", "o"]}
    a["C"] = np.tanh(np.matmul(p["W_C"], u) + p["b_C"])
    dC = dC + dh * (a["o"] - h * np.tanh(C))
    amont = {"f": C_prec * dC, "i": a["C"] * dC, "o": np.tanh(C) * dh, "C": a["i"] * dC}
    dz = {g: amont[g] * (1 - a[g] ** 2 if g == "C" else a[g] * (1 - a[g])) for g in amont}
    du = dz["f"] @ p["W_f"] + dz["i"] @ p["W_i"] + dz["o"] @ p["W_o"] + dz["C"] @ p["W_C"]
    dp = dict(p)
    for g in dz:
        dp["b_" + g] = dz[g]
        dp["W_" + g] = np.kron(dz[g][:, None], u)
    return du[-len(x):], du[:-len(x)], dC * a["f"], dp

# %% ac_jacobiennes
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    g = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * g
    J = {
        "f": np.diag(C_prec * f * (1 - f)),
        "i": np.diag(g * i * (1 - i)),
        "C": np.diag(i * (1 - g**2)),
    }
    dh_dC = np.diag(o * (1 - np.tanh(C) ** 2))
    total = dC + dh @ dh_dC
    deltas = {porte: total @ J[porte] for porte in J}
    deltas["o"] = dh @ np.diag(np.tanh(C) * o * (1 - o))
    du = sum(deltas[porte] @ p["W_" + porte] for porte in deltas)
    dp = {}
    for porte in deltas:
        dp.update({"W_" + porte: deltas[porte].reshape(-1, 1) @ u.reshape(1, -1), "b_" + porte: deltas[porte]})
    return du[len(h_prec) :], du[: len(h_prec)], np.diag(f) @ total, dp

# %% ac_bande_d_operations
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    class V:
        def __init__(self, v, parents=()):
            self.v, self.g, self.parents = np.asarray(v, dtype=float), 0.0, parents

        def __add__(self, autre):
            return V(self.v + autre.v, [(self, lambda g: g), (autre, lambda g: g)])

        def __mul__(self, autre):
            return V(self.v * autre.v, [(self, lambda g: g * autre.v), (autre, lambda g: g * self.v)])

        def __matmul__(self, autre):
            return V(self.v @ autre.v, [(self, lambda g: np.outer(g, autre.v)), (autre, lambda g: self.v.T @ g)])

        def applique(self, f, pente):
            y = f(self.v)
            return V(y, [(self, lambda g: g * pente(y))])

    sigma = lambda v: v.applique(sigmoide, lambda y: y * (1 - y))
    tanh = lambda v: v.applique(np.tanh, lambda y: 1 - y**2)
    n = len(h_prec)
    q = {cle: V(v) for cle, v in p.items()}
    u, C0 = V(np.concatenate([h_prec, x])), V(C_prec)
    f, i, o = (sigma(q["W_" + g] @ u + q["b_" + g]) for g in "fio")
    C = f * C0 + i * tanh(q["W_C"] @ u + q["b_C"])
    h = o * tanh(C)
    ordre, vus = [], set()

    def visiter(v):
        if id(v) not in vus:
            vus.add(id(v))
            for parent, _ in v.parents:
                visiter(parent)
            ordre.append(v)

    visiter(h)
    h.g, C.g = dh, dC
    for v in reversed(ordre):
        for parent, regle in v.parents:
            parent.g = parent.g + regle(v.g)
    return u.g[n:], u.g[:n], C0.g, {cle: v.g for cle, v in q.items()}

# %% ac_torch_func
import torch

def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    t = lambda a: torch.tensor(np.array(a, dtype=np.float64))

    def cellule(X, H, M, q):
        z = {g: q["W_" + g] @ torch.cat((H, X)) + q["b_" + g] for g in "fioC"}
        C = z["f"].sigmoid() * M + z["i"].sigmoid() * z["C"].tanh()
        return z["o"].sigmoid() * C.tanh(), C

    _, retour = torch.func.vjp(cellule, t(x), t(h_prec), t(C_prec), {k: t(v) for k, v in p.items()})
    dx, dh_prec, dC_prec, dq = retour((t(dh), t(dC)))
    return dx.numpy(), dh_prec.numpy(), dC_prec.numpy(), {k: v.numpy() for k, v in dq.items()}


# %% wa_sans_chemin_de_h
# diagnostic: Vous oubliez le chemin de h vers C : par h = o ⊙ tanh(C), dh arrive aussi sur C et s'ajoute à dC.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_sans_dC
# diagnostic: Vous n'ajoutez pas le dC reçu : C sert aussi au pas suivant, et ce qui en revient compte.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_sans_derivee_de_tanh_C
# diagnostic: Sur le chemin de h vers C, il manque la dérivée de tanh(C), 1 − tanh²(C).
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_sans_o_vers_C
# diagnostic: Sur le chemin de h vers C, il manque le facteur o : h = o ⊙ tanh(C).
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_derivee_en_C
# diagnostic: Vous prenez 1 − C² pour dérivée de tanh(C) : c'est 1 − tanh²(C).
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - C**2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_tanh_de_C_au_chemin
# diagnostic: Sur le chemin de h vers C, vous multipliez par tanh(C) au lieu de sa dérivée.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * np.tanh(C)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_dC_traverse_tanh
# diagnostic: Vous faites passer aussi le dC reçu par o et tanh′ : il arrive directement sur C.
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = (dC + dh) * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_sans_derivee_des_portes
# diagnostic: Il manque la dérivée de σ, a(1 − a), pour les trois portes.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec
    dzi = dC_total * C_tilde
    dzo = dh * np.tanh(C)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_derivee_des_portes_un_moins_carre
# diagnostic: Pour les portes, vous dérivez σ comme tanh (1 − a²) : c'est a(1 − a).
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * (1 - f**2)
    dzi = dC_total * C_tilde * (1 - i**2)
    dzo = dh * np.tanh(C) * (1 - o**2)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_sigma_prime_en_a
# diagnostic: Vous prenez σ′ en f, i, o au lieu de z : σ′(z) = a(1 − a), déjà avec a = σ(z).
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * sigmoide(f) * (1 - sigmoide(f))
    dzi = dC_total * C_tilde * sigmoide(i) * (1 - sigmoide(i))
    dzo = dh * np.tanh(C) * sigmoide(o) * (1 - sigmoide(o))
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_candidat_derivee_de_sigmoide
# diagnostic: Pour l'état candidat, vous dérivez tanh comme σ : sa dérivée est 1 − C̃².
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * C_tilde * (1 - C_tilde)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_candidat_sans_derivee
# diagnostic: Pour l'état candidat, il manque la dérivée de tanh, 1 − C̃².
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_dC_prec_sans_f
# diagnostic: dC_prec n'est pas multiplié par la porte d'oubli : C = f ⊙ C_prec + …
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total, dp

# %% wa_dC_prec_sans_chemin_de_h
# diagnostic: dC_prec ne part que du dC reçu : il faut y ajouter d'abord ce qui vient de h.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC * f, dp

# %% wa_dx_et_dh_echanges
# diagnostic: Vous coupez le gradient de [h_prec, x] au mauvais endroit : les n premiers nombres reviennent à h_prec.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[: len(x)], du[len(x) :], dC_total * f, dp

# %% wa_ordre_des_resultats
# diagnostic: Vous renvoyez (dh_prec, dx, …) : l'énoncé demande dx d'abord.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[:n], du[n:], dC_total * f, dp

# %% wa_ordre_x_h
# diagnostic: Vous concaténez [x, h_prec] : les colonnes de W sont faites pour [h_prec, x], dans cet ordre.
# score: 0
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([x, h_prec])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[: len(x)], du[len(x) :], dC_total * f, dp

# %% wa_dp_transposes
# diagnostic: Vos dp["W_…"] sont transposés : chacun a la forme (h, h+i) de son W.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(u, dzf), "b_f": dzf,
        "W_i": np.outer(u, dzi), "b_i": dzi,
        "W_o": np.outer(u, dzo), "b_o": dzo,
        "W_C": np.outer(u, dzC), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_dp_sans_x
# diagnostic: Vos dp["W_…"] n'ont que les colonnes de h_prec : l'entrée du produit est [h_prec, x].
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, h_prec), "b_f": dzf,
        "W_i": np.outer(dzi, h_prec), "b_i": dzi,
        "W_o": np.outer(dzo, h_prec), "b_o": dzo,
        "W_C": np.outer(dzC, h_prec), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_df_avec_C
# diagnostic: Pour la porte d'oubli, vous utilisez le nouvel état C : f multiplie C_prec.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_do_sans_tanh
# diagnostic: Pour la porte de sortie, il manque tanh : h = o ⊙ tanh(C).
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * C * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_do_par_dC
# diagnostic: Pour la porte de sortie, vous partez du gradient de C : o n'agit que sur h.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dC_total * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_i_et_candidat_echanges
# diagnostic: Vous échangez les facteurs : le gradient de i contient C̃, celui de C̃ contient i.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * i * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * C_tilde * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_oublie_W_o
# diagnostic: Dans ce qui remonte vers [h_prec, x], il manque la porte de sortie : les quatre W y contribuent.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_candidat_seul
# diagnostic: Dans ce qui remonte vers [h_prec, x], vous ne gardez que W_C : les quatre W y contribuent.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_du_sans_W_f
# diagnostic: Dans ce qui remonte vers [h_prec, x], il manque la porte d'oubli : les quatre W y contribuent.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_dh_prec_plus_dh
# diagnostic: Vous ajoutez dh à dh_prec : h_prec n'agit sur h que par les portes.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n] + dh, dC_total * f, dp

# %% wa_biais_en_somme
# diagnostic: Vous sommez le gradient des biais : chacun garde la forme (h,).
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": np.sum(dzf),
        "W_i": np.outer(dzi, u), "b_i": np.sum(dzi),
        "W_o": np.outer(dzo, u), "b_o": np.sum(dzo),
        "W_C": np.outer(dzC, u), "b_C": np.sum(dzC),
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_biais_du_gradient_de_la_porte
# diagnostic: Le gradient des biais est pris avant la dérivée de l'activation : c'est dz, pas le gradient de la porte.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dC_total * C_prec,
        "W_i": np.outer(dzi, u), "b_i": dC_total * C_tilde,
        "W_o": np.outer(dzo, u), "b_o": dh * np.tanh(C),
        "W_C": np.outer(dzC, u), "b_C": dC_total * i,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_signe
# diagnostic: Vous renvoyez l'opposé du gradient : c'est la descente qui mettra le signe moins.
# score: 0
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return -du[n:], -du[:n], -dC_total * f, {cle: -g for cle, g in dp.items()}

# %% wa_noms_en_d
# diagnostic: Vos clés sont dW_f, db_f… : dp a les mêmes clés que p.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, {"d" + cle: g for cle, g in dp.items()}

# %% wa_sans_dx
# diagnostic: Vous ne renvoyez que trois résultats : il manque dx.
# score: 0
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[:n], dC_total * f, dp

# %% wa_tanh_C_prec
# diagnostic: Vous prenez tanh(C_prec) au lieu de tanh(C) dans le retour : recalculez d'abord C.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C_prec) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C_prec) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_C_sans_oubli
# diagnostic: Votre calcul aller oublie f ⊙ C_prec : tanh(C) et sa dérivée sont faux.
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_aller_sans_biais
# diagnostic: Votre calcul aller oublie les biais : les portes sont fausses dès le départ.
# score: 0
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u)
    i = sigmoide(p["W_i"] @ u)
    o = sigmoide(p["W_o"] @ u)
    C_tilde = np.tanh(p["W_C"] @ u)
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_modifie_dC
# diagnostic: Vous ajoutez dans dC avec += : le gradient reçu est modifié.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC += dh * o * (1 - np.tanh(C) ** 2)
    dC_total = dC
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% wa_modifie_p
# diagnostic: Vous rangez le gradient dans p lui-même : les paramètres sont perdus.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    p.update(dp)
    return du[n:], du[:n], dC_total * f, dp

# %% rte_sans_transposee
# diagnostic: Au retour, W se transpose : W mène de [h_prec, x] aux portes, pas l'inverse.
# score: 0
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": np.outer(dzf, u), "b_f": dzf,
        "W_i": np.outer(dzi, u), "b_i": dzi,
        "W_o": np.outer(dzo, u), "b_o": dzo,
        "W_C": np.outer(dzC, u), "b_C": dzC,
    }
    du = p["W_f"] @ dzf + p["W_i"] @ dzi + p["W_o"] @ dzo + p["W_C"] @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% rte_produit_terme_a_terme
# diagnostic: dz * u multiplie terme à terme, et les formes diffèrent : le gradient de W est un produit extérieur.
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n = len(h_prec)
    u = np.concatenate([h_prec, x])
    f = sigmoide(p["W_f"] @ u + p["b_f"])
    i = sigmoide(p["W_i"] @ u + p["b_i"])
    o = sigmoide(p["W_o"] @ u + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    dC_total = dC + dh * o * (1 - np.tanh(C) ** 2)
    dzf = dC_total * C_prec * f * (1 - f)
    dzi = dC_total * C_tilde * i * (1 - i)
    dzo = dh * np.tanh(C) * o * (1 - o)
    dzC = dC_total * i * (1 - C_tilde**2)
    dp = {
        "W_f": dzf * u, "b_f": dzf,
        "W_i": dzi * u, "b_i": dzi,
        "W_o": dzo * u, "b_o": dzo,
        "W_C": dzC * u, "b_C": dzC,
    }
    du = p["W_f"].T @ dzf + p["W_i"].T @ dzi + p["W_o"].T @ dzo + p["W_C"].T @ dzC
    return du[n:], du[:n], dC_total * f, dp

# %% triv_zeros
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    dp = {cle: np.zeros_like(v) for cle, v in p.items()}
    return np.zeros_like(x), np.zeros_like(h_prec), np.zeros_like(C_prec), dp

# %% triv_entrees_rendues
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    return x, dh, dC, p

# %% triv_uns
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    dp = {cle: np.ones_like(v) for cle, v in p.items()}
    return np.ones_like(x), np.ones_like(h_prec), np.ones_like(C_prec), dp

# %% triv_sommes_d_entrees
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    return x, dh + h_prec, dC + C_prec, {cle: v.copy() for cle, v in p.items()}

# %% triv_exemples_par_coeur
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    dp = {"b_f": [-0.12098], "b_i": [0.03291], "b_o": [0.1343], "b_C": [-0.06932]}
    dp["W_f"], dp["W_i"] = [[-0.06049, -0.12098, 0.24197]], [[0.01645, 0.03291, -0.06581]]
    dp["W_o"], dp["W_C"] = [[0.06715, 0.1343, -0.26861]], [[-0.03466, -0.06932, 0.13863]]
    dp = {cle: np.array(v) for cle, v in dp.items()}
    return np.array([-0.02916, -0.03494]), np.array([-0.02339]), np.array([-0.1076]), dp


# %% wa_f_par_division
# diagnostic: Vous retrouvez f en divisant par C_prec : c'est NaN dès qu'il est nul, comme au premier pas.
# score: partial
def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    n, u = len(h_prec), np.concatenate([h_prec, x])
    f, i, o = (sigmoide(p[f"W_{g}"] @ u + p[f"b_{g}"]) for g in "fio")
    C_tilde = np.tanh(p["W_C"] @ u + p["b_C"])
    C = f * C_prec + i * C_tilde
    f = (C - i * C_tilde) / C_prec
    dC_barre = dC + dh * o * (1 - np.tanh(C) ** 2)
    d = {"f": dC_barre * C_prec * f * (1 - f),
         "i": dC_barre * C_tilde * i * (1 - i),
         "o": dh * np.tanh(C) * o * (1 - o),
         "C": dC_barre * i * (1 - C_tilde**2)}
    dp, du = {}, np.zeros(len(u))
    for g in d:
        dp[f"W_{g}"] = np.outer(d[g], u)
        dp[f"b_{g}"] = d[g]
        du += p[f"W_{g}"].T @ d[g]
    return du[n:], du[:n], dC_barre * f, dp
