# %% ac_boucles
def moyenne_pooling(X, taille, pas=None):
    if pas is None:
        pas = taille
    C, H, W = X.shape
    h = (H - taille) // pas + 1
    w = (W - taille) // pas + 1
    Y = np.zeros((C, h, w))
    for c in range(C):
        for i in range(h):
            for j in range(w):
                somme = 0
                for u in range(taille):
                    for v in range(taille):
                        somme = somme + X[c, i * pas + u, j * pas + v]
                Y[c, i, j] = somme / taille**2
    return Y

# %% ac_fenetres_glissantes
def moyenne_pooling(X, taille, pas=None):
    pas = pas or taille
    V = np.lib.stride_tricks.sliding_window_view(X, (taille, taille), axis=(1, 2))
    return V[:, ::pas, ::pas].mean(axis=(3, 4))

# %% ac_convolution
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    C = X.shape[0]
    W = np.zeros((C, C, taille, taille))
    for c in range(C):
        W[c, c] = 1 / taille**2
    return convolution_2d(X, W, np.zeros(C), pas)

# %% ac_sommes_cumulees
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    S = np.pad(X, ((0, 0), (1, 0), (1, 0))).cumsum(axis=1).cumsum(axis=2)
    t = taille
    sommes = S[:, t:, t:] - S[:, :-t, t:] - S[:, t:, :-t] + S[:, :-t, :-t]
    return sommes[:, ::pas, ::pas] / (t * t)

# %% ac_listes
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    resultat = []
    for canal in X:
        carte = []
        for i in range(0, canal.shape[0] - taille + 1, pas):
            ligne = []
            for j in range(0, canal.shape[1] - taille + 1, pas):
                ligne.append(float(np.average(canal[i:i + taille, j:j + taille])))
            carte.append(ligne)
        resultat.append(carte)
    return resultat

# %% ac_torch_float32
def moyenne_pooling(X, taille, pas=None):
    import torch

    X = torch.tensor(X, dtype=torch.float32)
    return torch.nn.functional.avg_pool2d(X, taille, pas).numpy()

# %% ac_einsum
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    C, H, W = X.shape

    def moyennes(n):
        M = np.zeros(((n - taille) // pas + 1, n))
        for i in range(len(M)):
            M[i, i * pas:i * pas + taille] = 1 / taille
        return M

    return np.einsum("ih,chw,jw->cij", moyennes(H), X, moyennes(W))

# %% wa_somme
# diagnostic: Vous renvoyez la somme de la fenêtre : il reste à la diviser par son nombre de cases.
# score: 0
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.sum(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_divise_par_taille
# diagnostic: Vous divisez par `taille` : une fenêtre a taille² cases.
# score: 0
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.sum(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille]) / taille
    return Y

# %% wa_divise_par_le_pas
# diagnostic: Vous divisez par le carré du pas : la fenêtre a taille² cases, quel que soit le pas.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.sum(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille]) / pas**2
    return Y

# %% wa_maximum
# diagnostic: Vous prenez la plus grande valeur de la fenêtre : ici c'est la moyenne.
# score: 0
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.max(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_mediane
# diagnostic: Vous prenez la médiane de la fenêtre : ici c'est la moyenne.
# score: 0
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.median(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_milieu_des_extremes
# diagnostic: Vous prenez le milieu entre le minimum et le maximum : la moyenne compte toutes les cases.
# score: 0
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        fenetre = X[c, i * pas:i * pas + taille, j * pas:j * pas + taille]
        Y[c, i, j] = (fenetre.min() + fenetre.max()) / 2
    return Y

# %% wa_division_entiere
# diagnostic: Vous divisez avec `//` : la moyenne n'est pas arrondie.
# score: 0
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.sum(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille]) // taille**2
    return Y

# %% wa_tous_les_canaux
# diagnostic: Vous faites la moyenne de tous les canaux ensemble : chaque canal est réduit pour lui-même.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.mean(X[:, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_pas_du_noyau
# diagnostic: Vous n'utilisez pas le pas reçu : vos fenêtres avancent toujours de `taille`.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.mean(X[c, i * taille:(i + 1) * taille, j * taille:(j + 1) * taille])
    return Y

# %% wa_pas_un
# diagnostic: Sans pas donné, vous avancez de 1 : le pas vaut alors `taille`, les fenêtres ne se recouvrent pas.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    pas = 1 if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.mean(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_fenetre_incomplete
# diagnostic: Vous gardez les fenêtres incomplètes du bord, avec la moyenne de ce qu'il en reste : elles sont abandonnées.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    C, H, W = X.shape
    h, w = math.ceil((H - taille) / pas) + 1, math.ceil((W - taille) / pas) + 1
    Y = np.zeros((C, h, w))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.mean(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_carre_seulement
# diagnostic: Vous calculez la largeur de la sortie à partir de H : l'image n'est pas toujours carrée.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    C, H, W = X.shape
    n = (H - taille) // pas + 1
    Y = np.zeros((C, n, n))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.sum(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille]) / taille**2
    return Y

# %% wa_largeur_dabord
# diagnostic: Vous échangez hauteur et largeur dans la sortie : les lignes de l'image restent des lignes.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    C, H, W = X.shape
    Y = np.zeros((C, (H - taille) // pas + 1, (W - taille) // pas + 1))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.mean(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y.reshape(C, Y.shape[2], Y.shape[1])

# %% wa_modifie_X
# diagnostic: Vous écrivez dans X pendant le calcul : l'appelant retrouve son image changée.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    X /= taille**2
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.sum(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% rte_reshape
# diagnostic: `reshape` ne marche que si `taille` divise H et W et si les fenêtres ne se recouvrent pas.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    C, H, W = X.shape
    return X.reshape(C, H // pas, pas, W // pas, pas).mean(axis=(2, 4))

# %% rte_reshape_sans_pas
# diagnostic: Sans pas donné, votre `reshape` demande que `taille` divise H et W : ôtez d'abord les rangées en trop.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    C, H, W = X.shape
    if pas is None:
        return X.reshape(C, H // taille, taille, W // taille, taille).mean(axis=(2, 4))
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = X[c, i * pas:i * pas + taille, j * pas:j * pas + taille].mean()
    return Y

# %% triv_par_coeur
def moyenne_pooling(X, taille, pas=None):
    if taille == 2:
        return np.array([[[2.25, 2.75]], [[-4.25, -4.75]]])
    return np.array([[[14 / 9, 3]], [[-38 / 9, -39 / 9]]])

# %% triv_zeros
def moyenne_pooling(X, taille, pas=None):
    return np.zeros(forme_sortie_pool2d(X.shape, taille, pas))

# %% triv_moyenne_globale
def moyenne_pooling(X, taille, pas=None):
    return np.full(forme_sortie_pool2d(X.shape, taille, pas), X.mean())


# %% wa_taille_un
# diagnostic: Pour des fenêtres de côté 1, vous oubliez le pas.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    if taille == 1:
        return np.array(X)
    s = taille if pas is None else pas
    return np.lib.stride_tricks.sliding_window_view(X, (taille, taille), axis=(1, 2))[:, ::s, ::s].mean(axis=(3, 4))


# %% wa_quatre_ou_neuf
# diagnostic: Vous divisez par 4 ou par 9 : une fenêtre de côté k a k² pixels.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    s = taille if pas is None else pas
    pixels_fenetre = 4 if taille == 2 else 9
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, s))
    for c, i, j in np.ndindex(*Y.shape):
        Y[c, i, j] = X[c, i * s : i * s + taille, j * s : j * s + taille].sum() / pixels_fenetre
    return Y


# %% wa_sans_les_zeros
# diagnostic: Vous ne comptez pas les pixels nuls : ils sont dans la fenêtre comme les autres.
# score: partial
def moyenne_pooling(X, taille, pas=None):
    s = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, s))
    for c, i, j in np.ndindex(*Y.shape):
        fen = X[c, i * s : i * s + taille, j * s : j * s + taille]
        Y[c, i, j] = fen.sum() / max(1, np.count_nonzero(fen))
    return Y
