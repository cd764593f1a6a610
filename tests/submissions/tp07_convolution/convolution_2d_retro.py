# %% ac_boucles
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    K, C, kh, kw = W.shape
    _, H, L = X.shape
    p = remplissage
    dX = np.zeros(X.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(K)
    for k in range(K):
        for i in range(dY.shape[1]):
            for j in range(dY.shape[2]):
                db[k] += dY[k, i, j]
                for c in range(C):
                    for u in range(kh):
                        for v in range(kw):
                            y, x = i * pas + u - p, j * pas + v - p
                            if 0 <= y < H and 0 <= x < L:
                                dW[k, c, u, v] += dY[k, i, j] * X[c, y, x]
                                dX[c, y, x] += dY[k, i, j] * W[k, c, u, v]
    return dX, dW, db

# %% ac_fenetre_par_fenetre
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    K, C, kh, kw = W.shape
    p = remplissage
    Xp = np.pad(X, ((0, 0), (p, p), (p, p)))
    dXp, dW = np.zeros_like(Xp), np.zeros_like(W)
    for i in range(dY.shape[1]):
        for j in range(dY.shape[2]):
            lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
            dW += dY[:, i, j].reshape(K, 1, 1, 1) * Xp[:, lignes, colonnes]
            dXp[:, lignes, colonnes] += np.sum(dY[:, i, j].reshape(K, 1, 1, 1) * W, axis=0)
    dX = dXp if p == 0 else dXp[:, p:-p, p:-p]
    return [dX, dW, dY.sum((1, 2))]

# %% ac_decalages_du_noyau
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    p, (kh, kw), (_, h, w) = remplissage, W.shape[2:], dY.shape
    Xp = np.pad(X, ((0, 0), (p, p), (p, p)))
    dXp, dW = np.zeros(Xp.shape), np.zeros(W.shape)
    for u in range(kh):
        for v in range(kw):
            lignes = slice(u, u + (h - 1) * pas + 1, pas)
            colonnes = slice(v, v + (w - 1) * pas + 1, pas)
            dW[:, :, u, v] = np.einsum("kij,cij->kc", dY, Xp[:, lignes, colonnes])
            dXp[:, lignes, colonnes] += np.einsum("kij,kc->cij", dY, W[:, :, u, v])
    return dXp[:, p:p + X.shape[1], p:p + X.shape[2]], dW, np.einsum("kij->k", dY)

# %% ac_im2col
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    K, C, kh, kw = W.shape
    _, h, w = dY.shape
    p = remplissage
    Xp = np.pad(X, ((0, 0), (p, p), (p, p)))
    numeros = np.arange(Xp.size).reshape(Xp.shape)
    colonnes = np.array(
        [numeros[:, i * pas:i * pas + kh, j * pas:j * pas + kw].ravel() for i in range(h) for j in range(w)]
    ).T
    dYm = dY.reshape(K, h * w)
    dW = (dYm @ Xp.ravel()[colonnes].T).reshape(W.shape)
    dcol = W.reshape(K, -1).T @ dYm
    dXp = np.zeros(Xp.size)
    np.add.at(dXp, colonnes, dcol)
    dX = dXp.reshape(Xp.shape)[:, p:Xp.shape[1] - p, p:Xp.shape[2] - p]
    return dX, dW, dYm @ np.ones(h * w)

# %% ac_correlations_par_fenetres
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    fenetres = np.lib.stride_tricks.sliding_window_view
    p, (K, C, kh, kw), (_, h, w) = remplissage, W.shape, dY.shape
    Xp = np.pad(X, ((0, 0), (p, p), (p, p)))
    V = fenetres(Xp, (kh, kw), axis=(1, 2))[:, ::pas, ::pas]
    dW = np.einsum("kij,cijuv->kcuv", dY, V)
    creuse = np.zeros((K, Xp.shape[1] - kh + 1, Xp.shape[2] - kw + 1))
    creuse[:, ::pas, ::pas] = dY
    large = np.pad(creuse, ((0, 0), (kh - 1, kh - 1), (kw - 1, kw - 1)))
    dXp = np.einsum("kcuv,kijuv->cij", W[:, :, ::-1, ::-1], fenetres(large, (kh, kw), axis=(1, 2)))
    return dXp[:, p:Xp.shape[1] - p, p:Xp.shape[2] - p], dW, dY.sum(axis=2).sum(axis=1)

# %% ac_scipy
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    from scipy.signal import convolve2d, correlate2d

    p, (K, C, kh, kw) = remplissage, W.shape
    Xp = np.pad(X, ((0, 0), (p, p), (p, p)))
    creuse = np.zeros((K, Xp.shape[1] - kh + 1, Xp.shape[2] - kw + 1))
    creuse[:, ::pas, ::pas] = dY
    dW = np.array([[correlate2d(Xp[c], creuse[k], "valid") for c in range(C)] for k in range(K)])
    dXp = np.array([sum(convolve2d(creuse[k], W[k, c], "full") for k in range(K)) for c in range(C)])
    return dXp[:, p:p + X.shape[1], p:p + X.shape[2]], dW, [np.sum(carte) for carte in dY]

# %% ac_torch_autograd
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    import torch

    X = torch.tensor(X, dtype=torch.float32, requires_grad=True)
    W = torch.tensor(W, dtype=torch.float32, requires_grad=True)
    b = torch.zeros(len(W), requires_grad=True)
    Y = torch.nn.functional.conv2d(X[None], W, b, pas, remplissage)[0]
    (Y * torch.tensor(dY, dtype=torch.float32)).sum().backward()
    return X.grad.numpy(), W.grad.numpy(), b.grad.numpy()

# %% ac_torch_gradients_de_conv
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    import torch
    from torch.nn import grad

    dY, X, W = (torch.from_numpy(np.array(v)) for v in (dY, X, W))
    dX = grad.conv2d_input((1, *X.shape), W, dY[None], stride=pas, padding=remplissage)[0]
    dW = grad.conv2d_weight(X[None], W.shape, dY[None], stride=pas, padding=remplissage)
    return dX.numpy(), dW.numpy(), dY.sum(dim=(1, 2)).numpy()

# %% ac_differences_centrees
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    b = np.zeros(len(W))

    def pente(v):
        gradient = np.zeros(v.shape)
        for indice in np.ndindex(v.shape):
            avant = v[indice]
            v[indice] = avant + 0.5
            plus = np.sum(dY * convolution_2d(X, W, b, pas, remplissage))
            v[indice] = avant - 0.5
            moins = np.sum(dY * convolution_2d(X, W, b, pas, remplissage))
            v[indice] = avant
            gradient[indice] = plus - moins
        return gradient

    X, W = X.copy(), W.copy()
    return pente(X), pente(W), pente(b)

# %% ac_matrice_de_la_convolution
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    def matrice(f, forme):
        colonnes = []
        for n in range(int(np.prod(forme))):
            e = np.zeros(int(np.prod(forme)))
            e[n] = 1
            colonnes.append(np.ravel(f(e.reshape(forme))))
        return np.array(colonnes)

    nul = np.zeros(len(W))
    MX = matrice(lambda e: convolution_2d(e, W, nul, pas, remplissage), X.shape)
    MW = matrice(lambda e: convolution_2d(X, e, nul, pas, remplissage), W.shape)
    dX = (MX @ dY.ravel()).reshape(X.shape)
    dW = (MW @ dY.ravel()).reshape(W.shape)
    return dX, dW, np.array([dY[k].sum() for k in range(len(dY))])

# %% ac_python_pur
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    K, C, kh, kw = W.shape
    H, L = X.shape[1:]
    p = remplissage
    positions = [(i, j) for i in range(dY.shape[1]) for j in range(dY.shape[2])]

    def x(c, i, j):
        return X[c, i - p, j - p] if 0 <= i - p < H and 0 <= j - p < L else 0.0

    def w(k, c, u, v):
        return W[k, c, u, v] if 0 <= u < kh and 0 <= v < kw else 0.0

    db = [sum(dY[k, i, j] for i, j in positions) for k in range(K)]
    dW = [[[[sum(dY[k, i, j] * x(c, i * pas + u, j * pas + v) for i, j in positions)
             for v in range(kw)] for u in range(kh)] for c in range(C)] for k in range(K)]
    dX = [[[sum(dY[k, i, j] * w(k, c, y + p - i * pas, z + p - j * pas) for k in range(K) for i, j in positions)
            for z in range(L)] for y in range(H)] for c in range(C)]
    return dX, dW, db

# %% ac_trois_fonctions
def _dilater(dY, pas):
    K, h, w = dY.shape
    grand = np.zeros((K, (h - 1) * pas + 1, (w - 1) * pas + 1))
    grand[:, ::pas, ::pas] = dY
    return grand

def _gradient_filtres(dY, Xp, forme, pas):
    grand = _dilater(dY, pas)
    dW = np.zeros(forme)
    for k, c, u, v in np.ndindex(*forme):
        dW[k, c, u, v] = np.vdot(grand[k], Xp[c, u:u + grand.shape[1], v:v + grand.shape[2]])
    return dW

def _gradient_image(dY, W, forme, pas):
    grand = _dilater(dY, pas)
    dXp = np.zeros(forme)
    for k, c, u, v in np.ndindex(*W.shape):
        dXp[c, u:u + grand.shape[1], v:v + grand.shape[2]] += W[k, c, u, v] * grand[k]
    return dXp

def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    p = remplissage
    Xp = np.pad(X, ((0, 0), (p, p), (p, p)))
    dXp = _gradient_image(dY, W, Xp.shape, pas)
    dX = dXp[:, p:dXp.shape[1] - p, p:dXp.shape[2] - p]
    return dX, _gradient_filtres(dY, Xp, W.shape, pas), dY.reshape(len(dY), -1).sum(axis=1)

# %% wa_signe
# diagnostic: Vos trois gradients sont de signe contraire : le retour ne soustrait rien, il multiplie et additionne.
# score: 0
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] -= dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] -= dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, -np.sum(dY, axis=(1, 2))

# %% wa_ordre
# diagnostic: Vous renvoyez (dW, dX, db) : l'ordre demandé est dX, dW, db.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dW, dX[:, p:p + h, p:p + w], np.sum(dY, axis=(1, 2))

# %% wa_sans_dY
# diagnostic: dY n'intervient pas dans dX ni dW : chaque contribution est multipliée par le gradient reçu dY[k, i, j].
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_db_compte_les_positions
# diagnostic: Votre db compte les positions au lieu de sommer dY : db[k] est la somme de dY[k].
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(len(W))
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
        db[k] += 1
    return dX[:, p:p + h, p:p + w], dW, db

# %% wa_db_total
# diagnostic: Votre db est un seul nombre, la somme de tout dY : il y a un biais par filtre, donc une somme par carte.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY)

# %% wa_db_moyenne
# diagnostic: Votre db est la moyenne de dY[k] : le biais sert à chaque position, les contributions s'additionnent.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.mean(dY, axis=(1, 2))

# %% wa_db_colonne
# diagnostic: Votre db garde des axes de trop : b est de forme (K,), son gradient aussi.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2), keepdims=True)

# %% wa_sans_biais
# diagnostic: Vous ne donnez pas le gradient du biais : db vaut None.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, None

# %% wa_deux_gradients
# diagnostic: Vous ne renvoyez que (dX, dW) : le triplet demandé contient aussi db.
# score: 0
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW

# %% wa_dX_ecrase
# diagnostic: Dans dX, une fenêtre efface la précédente (`=` au lieu de `+=`) : là où elles se recouvrent, tout s'additionne.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] = dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_dW_ecrase
# diagnostic: Dans dW, chaque position efface la précédente (`=` au lieu de `+=`) : un filtre sert à toutes les positions.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] = dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_dW_moyenne
# diagnostic: Votre dW est divisé par le nombre de positions : le filtre sert à toutes, leurs contributions s'additionnent.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW / dY[0].size, np.sum(dY, axis=(1, 2))

# %% wa_pas_ignore
# diagnostic: Dans le retour, vous avancez d'une case et non de `pas` : la fenêtre (i, j) commence à (i·pas, j·pas).
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i, i + kh), slice(j, j + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_pas_ignore_dans_dX
# diagnostic: Le pas est oublié dans dX : la fenêtre (i, j) y commence aussi à (i·pas, j·pas).
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        dW[k] += dY[k, i, j] * X[:, i * pas:i * pas + kh, j * pas:j * pas + kw]
        dX[:, i:i + kh, j:j + kw] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_pas_ignore_dans_dW
# diagnostic: Le pas est oublié dans dW : la fenêtre (i, j) y commence aussi à (i·pas, j·pas).
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        dW[k] += dY[k, i, j] * X[:, i:i + kh, j:j + kw]
        dX[:, i * pas:i * pas + kh, j * pas:j * pas + kw] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% rte_pas_du_noyau
# diagnostic: Dans le retour, vous avancez de la taille du noyau au lieu de `pas` : vos fenêtres sortent de l'image.
# score: 0
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * kh, i * kh + kh), slice(j * kw, j * kw + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_remplissage_garde
# diagnostic: Votre dX garde les rangées de zéros ajoutées : dX a la forme de X, sans le remplissage.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (kh, kw), p = W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX, dW, np.sum(dY, axis=(1, 2))

# %% wa_bordure_d_une_rangee
# diagnostic: Vous ne retirez à dX qu'une rangée de bordure de chaque côté : il y en a `remplissage`.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    if p:
        dX = dX[:, 1:-1, 1:-1]
    return dX, dW, np.sum(dY, axis=(1, 2))

# %% wa_bordure_fois_pas
# diagnostic: Vous retirez à dX une bordure de remplissage × pas rangées : elle en a `remplissage`, quel que soit le pas.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    debut = p * pas
    return dX[:, debut:debut + h, debut:debut + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_tranche_vide
# diagnostic: Quand le remplissage est nul, la tranche `p:-p` est vide : elle s'écrit `p:p + H`.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (kh, kw), p = W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:-p, p:-p], dW, np.sum(dY, axis=(1, 2))

# %% wa_remplissage_retire_du_debut
# diagnostic: Vous retirez de dX les dernières rangées, et non celles que le remplissage a ajoutées de chaque côté.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, :h, :w], dW, np.sum(dY, axis=(1, 2))

# %% rte_sans_remplissage
# diagnostic: Vous n'entourez pas X de zéros dans le retour : les fenêtres du bord n'y tiennent pas.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    kh, kw = W.shape[2:]
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX, dW, np.sum(dY, axis=(1, 2))

# %% wa_dX_sans_retournement
# diagnostic: Dans dX, vous corrélez dY avec W sans le retourner : la case (y, x) reçoit W[k, c, y − i, x − j], indices en sens inverse.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k, :, ::-1, ::-1]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_dW_retourne
# diagnostic: Votre dW est retourné : à l'aller le filtre ne l'est pas, son gradient non plus.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW[:, :, ::-1, ::-1], np.sum(dY, axis=(1, 2))

# %% wa_un_canal
# diagnostic: Vous ne remontez le gradient que vers le premier canal : tous les canaux de X et de W en reçoivent un.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k, 0] += dY[k, i, j] * X[0, lignes, colonnes]
        dX[0, lignes, colonnes] += dY[k, i, j] * W[k, 0]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_dW_somme_des_canaux
# diagnostic: Dans dW, vous additionnez les canaux de X : le canal c du filtre ne voit que le canal c de l'image.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes].sum(axis=0)
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_dernier_filtre
# diagnostic: Votre dX est remis à zéro à chaque filtre : les contributions de tous les filtres s'additionnent.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dW = np.zeros(W.shape)
    for k in range(len(W)):
        dX = np.zeros(X.shape)
        for i, j in np.ndindex(dY.shape[1:]):
            lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
            dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
            dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_premier_filtre
# diagnostic: Dans dX, vous utilisez toujours le premier filtre : dY[k] remonte par W[k].
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[0]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_dX_par_X
# diagnostic: Dans dX, dY est multiplié par X au lieu de W : la dérivée de W·X par rapport à X est W.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * X[:, lignes, colonnes]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_carre_seulement
# diagnostic: Vos positions parcourent H′ × H′ : dY n'est pas toujours carré, sa largeur est W′.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k in range(len(W)):
        for i in range(dY.shape[1]):
            for j in range(dY.shape[1]):
                lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
                dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
                dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% rte_noyau_carre
# diagnostic: Vous prenez kh pour la largeur du noyau aussi : un noyau peut être rectangulaire, kw ≠ kh.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), n, p = X.shape, W.shape[2], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + n), slice(j * pas, j * pas + n)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_reste_perdu
# diagnostic: Votre dX n'a que les cases couvertes par une fenêtre : il a la forme de X, avec des zéros là où aucune ne passe.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (K, C, kh, kw), p = W.shape, remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    h, w = (dY.shape[1] - 1) * pas + kh, (dY.shape[2] - 1) * pas + kw
    dX, dW = np.zeros((C, h, w)), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:h - p, p:w - p], dW, np.sum(dY, axis=(1, 2))

# %% wa_derniere_position_oubliee
# diagnostic: Vos boucles s'arrêtent avant la dernière ligne et la dernière colonne de dY : leurs contributions manquent.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k in range(len(W)):
        for i in range(dY.shape[1] - 1):
            for j in range(dY.shape[2] - 1):
                lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
                dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
                dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_dX_seul
# diagnostic: Seul dX est calculé : dW et db sont encore à zéro.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    dX = np.zeros((len(X), h + 2 * p, w + 2 * p))
    for k, i, j in np.ndindex(dY.shape):
        dX[:, i * pas:i * pas + kh, j * pas:j * pas + kw] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], np.zeros(W.shape), np.zeros(len(W))

# %% wa_db_seul
# diagnostic: Seul db est calculé : dX et dW sont encore à zéro.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    return np.zeros(X.shape), np.zeros(W.shape), np.sum(dY, axis=(1, 2))

# %% wa_accumule
# diagnostic: Vos gradients s'ajoutent à ceux de l'appel précédent : chaque appel doit repartir de zéro.
# score: partial
_dW = {}

def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), _dW.setdefault(W.shape, np.zeros(W.shape))
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p:p + h, p:p + w], dW, np.sum(dY, axis=(1, 2))

# %% wa_modifie_dY
# diagnostic: Vous additionnez dans dY lui-même pour obtenir db : l'appelant retrouve son gradient changé.
# score: partial
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    db = dY[:, 0, 0]
    for i, j in np.ndindex(dY.shape[1:]):
        if (i, j) != (0, 0):
            db += dY[:, i, j]
    return dX[:, p:p + h, p:p + w], dW, db

# %% triv_zeros
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    return np.zeros(X.shape), np.zeros(W.shape), np.zeros(len(W))

# %% triv_entrees_rendues
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    return X, W, dY

# %% triv_par_coeur
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    dX = np.array([[[0, -4, 0, 6], [-2, 1, -1, -1], [0, 2, 0, -2]]])
    return dX, np.array([[[[-1, 6], [0, -2]]]]), np.array([4])

# %% triv_uns
def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    return np.ones(X.shape), np.ones(W.shape), np.ones(len(W))
