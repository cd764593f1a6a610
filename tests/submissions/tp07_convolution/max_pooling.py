# %% ac_boucles
def max_pooling(X, taille, pas=None):
    if pas is None:
        pas = taille
    C, H, W = X.shape
    h = (H - taille) // pas + 1
    w = (W - taille) // pas + 1
    Y = np.empty((C, h, w))
    for c in range(C):
        for i in range(h):
            for j in range(w):
                Y[c, i, j] = X[c, i * pas:i * pas + taille, j * pas:j * pas + taille].max()
    return Y

# %% ac_fenetres_glissantes
def max_pooling(X, taille, pas=None):
    pas = pas or taille
    V = np.lib.stride_tricks.sliding_window_view(X, (taille, taille), axis=(1, 2))
    return V[:, ::pas, ::pas].max(axis=(-2, -1))

# %% ac_decalages
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    _, h, w = forme_sortie_pool2d(X.shape, taille, pas)
    Y = np.full((len(X), h, w), -np.inf)
    for u in range(taille):
        for v in range(taille):
            Y = np.maximum(Y, X[:, u:u + (h - 1) * pas + 1:pas, v:v + (w - 1) * pas + 1:pas])
    return Y

# %% ac_listes
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    return [
        [
            [
                max(max(ligne[j:j + taille]) for ligne in canal[i:i + taille])
                for j in range(0, len(canal[0]) - taille + 1, pas)
            ]
            for i in range(0, len(canal) - taille + 1, pas)
        ]
        for canal in X.tolist()
    ]

# %% ac_torch
def max_pooling(X, taille, pas=None):
    import torch

    return torch.nn.MaxPool2d(taille, stride=pas)(torch.from_numpy(X)).numpy()

# %% ac_un_axe_apres_l_autre
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    lignes = [X[:, i:i + taille].max(axis=1) for i in range(0, X.shape[1] - taille + 1, pas)]
    X = np.stack(lignes, axis=1)
    colonnes = [X[:, :, j:j + taille].max(axis=2) for j in range(0, X.shape[2] - taille + 1, pas)]
    return np.stack(colonnes, axis=2)

# %% ac_scipy
def max_pooling(X, taille, pas=None):
    from scipy.ndimage import maximum_filter

    pas = taille if pas is None else pas
    Y = maximum_filter(X, size=(1, taille, taille), origin=(0, -((taille - 1) // 2), -((taille - 1) // 2)))
    if taille % 2 == 0:
        Y = maximum_filter(X, size=(1, taille, taille), origin=(0, -(taille // 2), -(taille // 2)))
    h, w = X.shape[1] - taille + 1, X.shape[2] - taille + 1
    return Y[:, :h:pas, :w:pas]

# %% wa_depart_a_zero
# diagnostic: Votre maximum part de 0 : si toute la fenêtre est négative, il reste 0.
# score: partial
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        for u in range(taille):
            for v in range(taille):
                if X[c, i * pas + u, j * pas + v] > Y[c, i, j]:
                    Y[c, i, j] = X[c, i * pas + u, j * pas + v]
    return Y

# %% wa_valeur_absolue
# diagnostic: Vous prenez la plus grande valeur absolue : −3 est plus petit que 1.
# score: partial
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.max(np.abs(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille]))
    return Y

# %% wa_minimum
# diagnostic: Vous prenez la plus petite valeur de la fenêtre au lieu de la plus grande.
# score: 0
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.min(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_moyenne
# diagnostic: Vous prenez la moyenne de la fenêtre : le max pooling en garde la plus grande valeur.
# score: 0
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.mean(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_tous_les_canaux
# diagnostic: Vous prenez le maximum de tous les canaux ensemble : chaque canal est réduit pour lui-même.
# score: partial
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.max(X[:, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_un_canal
# diagnostic: Vous ne réduisez que le premier canal : la sortie en a autant que l'entrée.
# score: partial
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.max(X[0, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_pas_du_noyau
# diagnostic: Vous n'utilisez pas le pas reçu : vos fenêtres avancent toujours de `taille`.
# score: partial
def max_pooling(X, taille, pas=None):
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.max(X[c, i * taille:(i + 1) * taille, j * taille:(j + 1) * taille])
    return Y

# %% wa_pas_un
# diagnostic: Sans pas donné, vous avancez de 1 : le pas vaut alors `taille`, les fenêtres ne se recouvrent pas.
# score: partial
def max_pooling(X, taille, pas=None):
    pas = 1 if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.max(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_fenetre_de_la_taille_du_pas
# diagnostic: Votre fenêtre a la taille du pas : elle a toujours `taille` cases de côté.
# score: partial
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.max(X[c, i * pas:(i + 1) * pas, j * pas:(j + 1) * pas])
    return Y

# %% wa_fenetre_incomplete
# diagnostic: Vous gardez les fenêtres incomplètes du bord : elles sont abandonnées.
# score: partial
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    C, H, W = X.shape
    h, w = math.ceil((H - taille) / pas) + 1, math.ceil((W - taille) / pas) + 1
    Y = np.zeros((C, h, w))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.max(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_carre_seulement
# diagnostic: Vous calculez la largeur de la sortie à partir de H : l'image n'est pas toujours carrée.
# score: partial
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    C, H, W = X.shape
    n = (H - taille) // pas + 1
    Y = np.zeros((C, n, n))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.max(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_origine_sans_pas
# diagnostic: Votre sortie a la bonne taille, mais la fenêtre (i, j) commence à la case (i, j) au lieu de (i·pas, j·pas).
# score: 0
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.max(X[c, i:i + taille, j:j + taille])
    return Y

# %% wa_indice_du_maximum
# diagnostic: Vous renvoyez la position du maximum (`argmax`) au lieu de sa valeur.
# score: 0
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.argmax(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    return Y

# %% wa_modifie_X
# diagnostic: Vous écrivez dans X pendant le calcul : l'appelant retrouve son image changée.
# score: partial
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.max(X[c, i * pas:i * pas + taille, j * pas:j * pas + taille])
    X[:, :Y.shape[1], :Y.shape[2]] = Y
    return Y

# %% rte_reshape
# diagnostic: `reshape` ne marche que si `taille` divise H et W et si les fenêtres ne se recouvrent pas.
# score: partial
def max_pooling(X, taille, pas=None):
    pas = taille if pas is None else pas
    C, H, W = X.shape
    return X.reshape(C, H // pas, pas, W // pas, pas).max(axis=(2, 4))

# %% rte_reshape_sans_pas
# diagnostic: Sans pas donné, votre `reshape` demande que `taille` divise H et W : ôtez d'abord les rangées en trop.
# score: partial
def max_pooling(X, taille, pas=None):
    C, H, W = X.shape
    if pas is None:
        return X.reshape(C, H // taille, taille, W // taille, taille).max(axis=(2, 4))
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = X[c, i * pas:i * pas + taille, j * pas:j * pas + taille].max()
    return Y

# %% triv_par_coeur
def max_pooling(X, taille, pas=None):
    return np.array([[[5, 7]], [[-1, -2]]]) if taille == 2 else np.array([[[5, 8]], [[-1, -1]]])

# %% triv_zeros
def max_pooling(X, taille, pas=None):
    return np.zeros(forme_sortie_pool2d(X.shape, taille, pas))

# %% triv_coin
def max_pooling(X, taille, pas=None):
    _, h, w = forme_sortie_pool2d(X.shape, taille, pas)
    return X[:, :h, :w]

# %% triv_maximum_global
def max_pooling(X, taille, pas=None):
    return np.full(forme_sortie_pool2d(X.shape, taille, pas), X.max())


# %% wa_depart_a_moins_999
# diagnostic: Le maximum part de −999 : une fenêtre peut être tout entière au-dessous.
# score: partial
def max_pooling(X, taille, pas=None):
    s = taille if pas is None else pas
    C, Hs, Ws = forme_sortie_pool2d(X.shape, taille, s)
    Y = np.full((C, Hs, Ws), -999.0)
    for c, i, j in np.ndindex(C, Hs, Ws):
        for m in range(taille):
            for n in range(taille):
                if X[c, i * s + m, j * s + n] > Y[c, i, j]:
                    Y[c, i, j] = X[c, i * s + m, j * s + n]
    return Y


# %% wa_depart_a_moins_dix
# diagnostic: Le maximum part de −10 : une fenêtre peut être tout entière au-dessous.
# score: partial
def max_pooling(X, taille, pas=None):
    s = pas or taille
    C, Hs, Ws = forme_sortie_pool2d(X.shape, taille, s)
    return np.array([[[max(-10.0, *X[c, i * s : i * s + taille, j * s : j * s + taille].ravel()) for j in range(Ws)] for i in range(Hs)] for c in range(C)])


# %% wa_taille_un
# diagnostic: Pour des fenêtres de côté 1, vous oubliez le pas.
# score: partial
def max_pooling(X, taille, pas=None):
    if taille == 1:
        return X.copy()
    s = taille if pas is None else pas
    return np.lib.stride_tricks.sliding_window_view(X, (taille, taille), axis=(1, 2))[:, ::s, ::s].max(axis=(3, 4))
