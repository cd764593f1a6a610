# %% ac_indices
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[-1], Cs[-1], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh_suivant, dC_suivant = np.zeros_like(h0), np.zeros_like(C0)
    for t in range(T - 1, -1, -1):
        dx, dh_suivant, dC_suivant, dp_t = cellule_lstm_retro(dhs[t] + dh_suivant, dC_suivant, xs[t], hs[t], Cs[t], p)
        for cle in dp:
            dp[cle] += dp_t[cle]
    return dp

# %% ac_recursif
def lstm_retro(dhs, xs, h0, C0, p):
    def remonter(t, h_prec, C_prec):
        if t == len(xs):
            return 0 * h_prec, 0 * C_prec, {cle: 0 * v for cle, v in p.items()}
        h, C = cellule_lstm(xs[t], h_prec, C_prec, p)
        dh, dC, suite = remonter(t + 1, h, C)
        _, dh, dC, dp = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], h_prec, C_prec, p)
        return dh, dC, {cle: dp[cle] + suite[cle] for cle in p}

    return remonter(0, h0, C0)[2]

# %% ac_torch_autograd
def lstm_retro(dhs, xs, h0, C0, p):
    import torch

    q = {cle: torch.tensor(v, requires_grad=True) for cle, v in p.items()}
    h, C, perte = torch.tensor(h0), torch.tensor(C0), 0
    for x, dh in zip(torch.tensor(xs), torch.tensor(dhs)):
        u = torch.cat([h, x])
        f, i, o = (torch.sigmoid(q["W_" + g] @ u + q["b_" + g]) for g in "fio")
        C = f * C + i * torch.tanh(q["W_C"] @ u + q["b_C"])
        h = o * torch.tanh(C)
        perte = perte + dh @ h
    perte.backward()
    return {cle: v.grad.numpy() for cle, v in q.items()}

# %% ac_deltas_puis_un_produit
def lstm_retro(dhs, xs, h0, C0, p):
    n, T = len(h0), len(xs)
    W = np.vstack([p["W_" + g] for g in "fioC"])
    b = np.hstack([p["b_" + g] for g in "fioC"])
    h, C = h0, C0
    us, etats = [], []
    for x in xs:
        u = np.hstack([h, x])
        z = (W @ u + b).reshape(4, n)
        f, i, o, g = sigmoide(z[0]), sigmoide(z[1]), sigmoide(z[2]), np.tanh(z[3])
        C_prec, C = C, f * C + i * g
        h = o * np.tanh(C)
        us.append(u)
        etats.append((f, i, o, g, C_prec, C))
    dh, dC = np.zeros(n), np.zeros(n)
    deltas = np.zeros((T, 4 * n))
    for t in reversed(range(T)):
        f, i, o, g, C_prec, C = etats[t]
        dh = dh + dhs[t]
        dC = dC + dh * o * (1 - np.tanh(C) ** 2)
        deltas[t] = np.hstack([dC * C_prec * f * (1 - f), dC * g * i * (1 - i),
                               dh * np.tanh(C) * o * (1 - o), dC * i * (1 - g**2)])
        dh, dC = (W.T @ deltas[t])[:n], dC * f
    dW, db = deltas.T @ np.array(us), deltas.sum(axis=0)
    dp = {"W_" + nom: dW[k * n : (k + 1) * n] for k, nom in enumerate("fioC")}
    dp.update({"b_" + nom: db[k * n : (k + 1) * n] for k, nom in enumerate("fioC")})
    return dp

# %% ac_reduce
from functools import reduce
from itertools import accumulate

def lstm_retro(dhs, xs, h0, C0, p):
    etats = list(accumulate(xs, lambda e, x: cellule_lstm(x, *e, p), initial=(h0, C0)))

    def pas(acc, t):
        dh, dC, total = acc
        _, dh, dC, dp = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], *etats[t], p)
        return dh, dC, {cle: total.get(cle, 0) + dp[cle] for cle in dp}

    zero = np.zeros(h0.shape)
    return reduce(pas, range(len(xs) - 1, -1, -1), (zero, zero, {}))[2]

# %% ac_pas_complexe
def lstm_retro(dhs, xs, h0, C0, p):
    def perte(q):
        h, C, total = h0, C0, 0
        for x, dh in zip(xs, dhs):
            u = np.concatenate([h, x])
            f, i, o = (1 / (1 + np.exp(-(q["W_" + g] @ u + q["b_" + g]))) for g in "fio")
            C = f * C + i * np.tanh(q["W_C"] @ u + q["b_C"])
            h = o * np.tanh(C)
            total = total + np.sum(dh * h)
        return total

    dp = {}
    for cle in p:
        dp[cle] = np.zeros(p[cle].shape)
        for indice in np.ndindex(p[cle].shape):
            q = {k: v.astype(complex) for k, v in p.items()}
            q[cle][indice] += 1e-40j
            dp[cle][indice] = perte(q).imag * 1e40
    return dp

# %% ac_une_perte_a_la_fois
def lstm_retro(dhs, xs, h0, C0, p):
    etats = [(h0, C0)]
    for x in xs:
        etats.append(cellule_lstm(x, etats[-1][0], etats[-1][1], p))
    total = {cle: np.zeros(v.shape) for cle, v in p.items()}
    for fin in range(len(xs)):
        dh, dC = dhs[fin], np.zeros(len(C0))
        for t in range(fin, -1, -1):
            _, dh, dC, dp = cellule_lstm_retro(dh, dC, xs[t], etats[t][0], etats[t][1], p)
            total = {cle: total[cle] + dp[cle] for cle in p}
    return total

# %% ac_piles
def lstm_retro(dhs, xs, h0, C0, p):
    pile, h, C = [], h0, C0
    for x, dh in zip(xs, dhs):
        pile.append((x, dh, h, C))
        h, C = cellule_lstm(x, h, C, p)
    dh_t, dC_t, gradients = 0.0, 0.0, []
    while pile:
        x, dh, h, C = pile.pop()
        _, dh_t, dC_t, dp = cellule_lstm_retro(dh + dh_t, dC_t, x, h, C, p)
        gradients.append(dp)
    return {cle: sum(dp[cle] for dp in gradients) for cle in gradients[0]}

# %% ac_torch_par_pas
def lstm_retro(dhs, xs, h0, C0, p):
    import torch

    ordre = ["i", "f", "C", "o"]
    n = len(h0)
    module = torch.nn.LSTM(xs.shape[1], n, dtype=torch.float64)
    W = torch.tensor(np.concatenate([p["W_" + g] for g in ordre]))
    with torch.no_grad():
        module.weight_hh_l0.copy_(W[:, :n])
        module.weight_ih_l0.copy_(W[:, n:])
        module.bias_ih_l0.copy_(torch.tensor(np.concatenate([p["b_" + g] for g in ordre])))
        module.bias_hh_l0.zero_()
    hs, _ = module(torch.tensor(xs), (torch.tensor(h0)[None], torch.tensor(C0)[None]))
    hs.backward(torch.tensor(dhs))
    dW = torch.cat([module.weight_hh_l0.grad, module.weight_ih_l0.grad], dim=1).numpy()
    db = module.bias_ih_l0.grad.numpy()
    dp = {}
    for k, g in enumerate(ordre):
        dp["W_" + g], dp["b_" + g] = dW[k * n : (k + 1) * n], db[k * n : (k + 1) * n]
    return dp

# %% ac_sensibilites_vers_l_avant
def lstm_retro(dhs, xs, h0, C0, p):
    n = len(h0)
    formes = {cle: v.shape for cle, v in p.items()}
    tailles = {cle: v.size for cle, v in p.items()}
    N = sum(tailles.values())
    debut, place = 0, {}
    for cle in p:
        place[cle] = slice(debut, debut + tailles[cle])
        debut += tailles[cle]
    h, C = h0, C0
    dh_dp, dC_dp = np.zeros((n, N)), np.zeros((n, N))
    total = np.zeros(N)
    for x, dh in zip(xs, dhs):
        u = np.concatenate([h, x])
        du = np.vstack([dh_dp, np.zeros((len(x), N))])
        a, da = {}, {}
        for g in "fioC":
            z, dz = p["W_" + g] @ u + p["b_" + g], p["W_" + g] @ du
            for j in range(n):
                dz[j, place["W_" + g]] += np.eye(n)[j].repeat(len(u)) * np.tile(u, n)
                dz[j, place["b_" + g]] += np.eye(n)[j]
            a[g] = np.tanh(z) if g == "C" else sigmoide(z)
            pente = 1 - a[g] ** 2 if g == "C" else a[g] * (1 - a[g])
            da[g] = pente[:, None] * dz
        dC_dp = da["f"] * C[:, None] + a["f"][:, None] * dC_dp + da["i"] * a["C"][:, None] + a["i"][:, None] * da["C"]
        C = a["f"] * C + a["i"] * a["C"]
        dh_dp = da["o"] * np.tanh(C)[:, None] + (a["o"] * (1 - np.tanh(C) ** 2))[:, None] * dC_dp
        h = a["o"] * np.tanh(C)
        total += dh @ dh_dp
    return {cle: total[place[cle]].reshape(formes[cle]) for cle in p}

# %% ac_lstm_pour_les_h
def lstm_retro(dhs, xs, h0, C0, p):
    hs, _ = lstm(xs, h0, C0, p)
    h_precs = np.vstack([h0[None], np.asarray(hs)[:-1]])
    Cs = [lstm(xs[:t], h0, C0, p)[1] if t else C0 for t in range(len(xs))]
    remonte = (np.zeros_like(h0), np.zeros_like(C0))
    dp = dict.fromkeys(p, 0)
    for dh, x, h, C in list(zip(dhs, xs, h_precs, Cs))[::-1]:
        _, dh_prec, dC_prec, g = cellule_lstm_retro(dh + remonte[0], remonte[1], x, h, C, p)
        remonte = dh_prec, dC_prec
        dp = {cle: dp[cle] + g[cle] for cle in dp}
    return dp

# %% wa_sans_porter_dh
# diagnostic: Vous n'ajoutez pas à dhs[t] le dh qui remonte du pas suivant : h_t sert aussi au pas t + 1.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t], dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_sans_porter_dC
# diagnostic: Vous ne portez pas dC d'un pas au précédent : C_t sert aussi au pas t + 1.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, np.zeros_like(C0), xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_un_pas
# diagnostic: Rien ne remonte d'un pas au précédent : chaque pas est traité comme si la suite s'arrêtait là.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t], np.zeros_like(C0), xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_deux_pas
# diagnostic: Votre retour est tronqué : chaque perte ne remonte que de deux pas, et il faut aller jusqu'au premier.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    for fin in range(T):
        dh, dC = dhs[fin], np.zeros_like(C0)
        for t in range(fin, max(fin - 2, -1), -1):
            _, dh, dC, dp_t = cellule_lstm_retro(dh, dC, xs[t], hs[t], Cs[t], p)
            for cle in p:
                dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_derniere_perte
# diagnostic: Seul dhs[-1] est utilisé : chaque h_t compte dans la perte, et chaque dhs[t] s'ajoute en route.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro((dhs[t] if t == T - 1 else 0) + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_ecrase
# diagnostic: Vous gardez le dp du dernier pas traité au lieu d'additionner : les mêmes poids servent à tous les pas.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp_t[cle]
    return dp

# %% wa_moyenne
# diagnostic: Vous divisez par T : la perte est une somme sur les pas, pas une moyenne.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return {cle: g / T for cle, g in dp.items()}

# %% wa_vers_l_avant
# diagnostic: Votre boucle de retour va du premier pas au dernier : le gradient remonte du dernier au premier.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in range(T):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_etats_decales
# diagnostic: Vous donnez à la cellule les états d'après le pas : elle attend h et C d'avant, h_prec et C_prec.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t + 1], Cs[t + 1], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_C_decale
# diagnostic: Vous donnez à la cellule le C d'après le pas : elle attend C_prec.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t + 1], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_h0_a_chaque_pas
# diagnostic: Au retour, vous donnez h0 comme h_prec à chaque pas : c'est l'état d'avant ce pas qu'il faut.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], h0, Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_C0_a_chaque_pas
# diagnostic: Au retour, vous donnez C0 comme C_prec à chaque pas : c'est l'état d'avant ce pas qu'il faut.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], C0, p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_aller_sans_C
# diagnostic: À l'aller, vous repartez de C0 à chaque pas : les états gardés sont faux.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], C0, p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_part_de_zero
# diagnostic: À l'aller, vous partez d'états nuls au lieu de h0 et C0.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [np.zeros_like(h0)], [np.zeros_like(C0)]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_saute_le_premier
# diagnostic: Votre boucle de retour s'arrête avant le premier pas, t = 0.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in range(T - 1, 0, -1):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_saute_le_dernier
# diagnostic: Votre boucle de retour commence un pas trop tôt : le dernier pas est oublié.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in range(T - 2, -1, -1):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_dhs_a_l_envers
# diagnostic: Vous lisez dhs dans l'ordre du temps alors que les pas sont pris à l'envers.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[T - 1 - t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_xs_a_l_envers
# diagnostic: Au retour, vous lisez xs dans l'ordre du temps alors que les pas sont pris à l'envers.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[T - 1 - t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_dh_et_dC_echanges
# diagnostic: Vous échangez dh et dC en les portant : la cellule renvoie (dx, dh_prec, dC_prec, dp).
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dC, dh, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_dC_part_de_un
# diagnostic: Votre dC de départ n'est pas nul : rien n'arrive sur C_T depuis la suite.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.ones_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_dC_part_de_C
# diagnostic: Votre dC de départ est l'état C_T : c'est un gradient, et rien n'arrive de la suite.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), Cs[-1]
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_dh_compte_deux_fois
# diagnostic: Vous ajoutez dhs[t] deux fois : dh en contient déjà un.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(2 * dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_dh_accumule
# diagnostic: Vous accumulez tous les dh rencontrés : seul celui du pas suivant remonte.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh_t, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        dh = dh + dh_t
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_dhs_garde_pour_la_suite
# diagnostic: Vous ajoutez encore dhs[t] au dh qui remonte : dh_prec, rendu par la cellule, suffit.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        dh = dh + dhs[t]
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_signe
# diagnostic: Vous soustrayez les dp : c'est la descente qui mettra le signe moins.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] - dp_t[cle]
    return dp

# %% wa_liste
# diagnostic: Vous renvoyez la liste des dp de chaque pas : il faut leur somme.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = []
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        dp.append(dp_t)
    return dp

# %% wa_dp_part_de_p
# diagnostic: Votre somme part d'une copie de p au lieu de zéros : dp est alors p plus le gradient.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = p.copy()
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_biais_oublies
# diagnostic: Vous n'accumulez que les W : les biais ont aussi un gradient.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in [c for c in p if c[0] == "W"]:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_appels_accumules
# diagnostic: Votre dictionnaire garde les gradients des appels d'avant : chaque appel repart de zéro.
# score: 0
cumul = {}

def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            cumul[cle, p[cle].shape] = cumul.get((cle, p[cle].shape), 0) + dp_t[cle]
    return {cle: cumul[cle, p[cle].shape] for cle in p}

# %% wa_ecrete
# diagnostic: Vous ramenez les gradients dans [−0,1 ; 0,1] : l'écrêtage n'est pas demandé ici.
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return {cle: np.clip(g, -0.1, 0.1) for cle, g in dp.items()}

# %% wa_trois_resultats
# diagnostic: Vous renvoyez aussi dh et dC : un seul résultat est demandé, dp.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp, dh, dC

# %% wa_noms_en_d
# diagnostic: Vos clés sont dW_f, db_f… : dp a les mêmes clés que p.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return {"d" + cle: g for cle, g in dp.items()}

# %% wa_T_au_moins_deux
# diagnostic: Une suite d'un seul élément a aussi un gradient : votre fonction renvoie des zéros quand T = 1.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T if T > 1 else 0)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_modifie_dhs
# diagnostic: Vous ajoutez dans dhs avec += : les gradients reçus sont modifiés.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        dhs[t] += dh
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t], dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% wa_modifie_p
# diagnostic: Vous rangez le gradient dans p lui-même : les paramètres sont perdus.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    p.update(dp)
    return dp

# %% rte_couple
# diagnostic: `cellule_lstm_retro` renvoie quatre résultats : prenez-les tous, dans l'ordre.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {cle: np.zeros_like(p[cle]) for cle in p}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% rte_cles_inconnues
# diagnostic: Votre dictionnaire est vide au départ : la première addition ne trouve pas sa clé.
# score: 0
def lstm_retro(dhs, xs, h0, C0, p):
    T = len(xs)
    hs, Cs = [h0], [C0]
    for t in range(T):
        h, C = cellule_lstm(xs[t], hs[t], Cs[t], p)
        hs.append(h)
        Cs.append(C)
    dp = {}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(T)):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], hs[t], Cs[t], p)
        for cle in p:
            dp[cle] = dp[cle] + dp_t[cle]
    return dp

# %% triv_zeros
def lstm_retro(dhs, xs, h0, C0, p):
    return {cle: np.zeros_like(v) for cle, v in p.items()}

# %% triv_p
def lstm_retro(dhs, xs, h0, C0, p):
    return {cle: v.copy() for cle, v in p.items()}

# %% triv_uns
def lstm_retro(dhs, xs, h0, C0, p):
    return {cle: np.ones_like(v) for cle, v in p.items()}

# %% triv_exemples_par_coeur
def lstm_retro(dhs, xs, h0, C0, p):
    dp = {"W_f": [[-0.08911, 0.13539]], "W_i": [[0.03714, 0.19077]], "W_o": [[0.08348, 0.10771]],
          "W_C": [[-0.15242, 0.25394]], "b_f": [-0.26401], "b_i": [0.08345], "b_o": [0.16377], "b_C": [-0.46023]}
    return {cle: np.array(v) for cle, v in dp.items()}


# %% wa_tronquee
# diagnostic: Vous vous arrêtez à vingt pas de la fin : le gradient remonte jusqu'au premier.
# score: partial
def lstm_retro(dhs, xs, h0, C0, p):
    etats, h, C = [], h0, C0
    for x in xs:
        etats.append((h, C))
        h, C = cellule_lstm(x, h, C, p)
    dp = {cle: np.zeros_like(v) for cle, v in p.items()}
    dh, dC = np.zeros_like(h0), np.zeros_like(C0)
    for t in reversed(range(max(0, len(xs) - 20), len(xs))):
        h, C = etats[t]
        dx, dh, dC, g = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], h, C, p)
        for cle in dp:
            dp[cle] += g[cle]
    return dp
