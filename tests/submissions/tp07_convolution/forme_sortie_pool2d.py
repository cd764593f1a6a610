# %% ac_par_la_convolution
def forme_sortie_pool2d(forme, taille, pas=None):
    if pas is None:
        pas = taille
    return forme_sortie_conv2d(forme, forme[0], taille, pas)

# %% ac_par_taille_sortie
def forme_sortie_pool2d(forme, taille, pas=None):
    c, h, w = forme
    s = pas if pas is not None else taille
    return [c, taille_sortie(h, taille, s), taille_sortie(w, taille, s)]

# %% ac_formule
def forme_sortie_pool2d(forme, taille, pas=None):
    pas = pas or taille
    return (forme[0],) + tuple((cote - taille) // pas + 1 for cote in forme[1:])

# %% ac_compter
def forme_sortie_pool2d(forme, taille, pas=None):
    pas = taille if pas is None else pas
    lignes = 0
    while lignes * pas + taille <= forme[1]:
        lignes += 1
    colonnes = 0
    while colonnes * pas + taille <= forme[2]:
        colonnes += 1
    return forme[0], lignes, colonnes

# %% ac_numpy
def forme_sortie_pool2d(forme, taille, pas=None):
    if pas is None:
        pas = taille
    X = np.zeros(forme)
    fenetres = np.lib.stride_tricks.sliding_window_view(X, (1, taille, taille))
    return np.array(fenetres[:, ::pas, ::pas].shape[:3])

# %% ac_torch
def forme_sortie_pool2d(forme, taille, pas=None):
    import torch

    return torch.nn.AvgPool2d(taille, pas)(torch.zeros(*forme)).shape

# %% ac_plancher
def forme_sortie_pool2d(forme, taille, pas=None):
    pas = taille if pas is None else pas
    c, h, w = forme
    return c, int(np.floor((h - taille) / pas + 1)), int(np.floor((w - taille) / pas + 1))

# %% wa_pas_un
# diagnostic: Sans pas donné, vous avancez de 1 : les fenêtres du pooling se suivent, le pas vaut alors `taille`.
# score: partial
def forme_sortie_pool2d(forme, taille, pas=1):
    c, h, w = forme
    return c, (h - taille) // pas + 1, (w - taille) // pas + 1

# %% wa_pas_du_noyau
# diagnostic: Vous n'utilisez jamais le pas reçu : vos fenêtres avancent toujours de `taille`.
# score: partial
def forme_sortie_pool2d(forme, taille, pas=None):
    c, h, w = forme
    return c, h // taille, w // taille

# %% wa_divise_par_le_pas
# diagnostic: Vous divisez les côtés par le pas sans compter la taille de la fenêtre : la dernière doit tenir tout entière.
# score: partial
def forme_sortie_pool2d(forme, taille, pas=None):
    pas = taille if pas is None else pas
    c, h, w = forme
    return c, h // pas, w // pas

# %% wa_arrondi_superieur
# diagnostic: Vous comptez les fenêtres incomplètes : elles sont abandonnées, l'arrondi se fait vers le bas.
# score: partial
def forme_sortie_pool2d(forme, taille, pas=None):
    pas = taille if pas is None else pas
    c, h, w = forme
    return c, math.ceil((h - taille) / pas) + 1, math.ceil((w - taille) / pas) + 1

# %% wa_arrondi_sans_pas
# diagnostic: Sans pas donné, vous comptez une dernière fenêtre incomplète : H / taille s'arrondit vers le bas.
# score: partial
def forme_sortie_pool2d(forme, taille, pas=None):
    c, h, w = forme
    if pas is None:
        return c, math.ceil(h / taille), math.ceil(w / taille)
    return c, (h - taille) // pas + 1, (w - taille) // pas + 1

# %% wa_sans_plus_un
# diagnostic: Il manque la première fenêtre : on ajoute 1 au nombre de déplacements.
# score: 0
def forme_sortie_pool2d(forme, taille, pas=None):
    pas = taille if pas is None else pas
    c, h, w = forme
    return c, (h - taille) // pas, (w - taille) // pas

# %% wa_carre_seulement
# diagnostic: Vous calculez la largeur à partir de H : l'image n'est pas toujours carrée.
# score: partial
def forme_sortie_pool2d(forme, taille, pas=None):
    pas = taille if pas is None else pas
    cote = (forme[1] - taille) // pas + 1
    return forme[0], cote, cote

# %% wa_largeur_dabord
# diagnostic: Vous échangez hauteur et largeur : l'ordre est (canaux, hauteur, largeur).
# score: partial
def forme_sortie_pool2d(forme, taille, pas=None):
    pas = taille if pas is None else pas
    c, h, w = forme
    return c, (w - taille) // pas + 1, (h - taille) // pas + 1

# %% wa_canaux_reduits
# diagnostic: Vous réduisez aussi les canaux : le pooling agit canal par canal et garde leur nombre.
# score: 0
def forme_sortie_pool2d(forme, taille, pas=None):
    pas = taille if pas is None else pas
    return tuple((n - taille) // pas + 1 for n in forme)

# %% wa_sans_canaux
# diagnostic: Vous ne renvoyez que (hauteur, largeur) : la forme commence par le nombre de canaux.
# score: 0
def forme_sortie_pool2d(forme, taille, pas=None):
    pas = taille if pas is None else pas
    return (forme[1] - taille) // pas + 1, (forme[2] - taille) // pas + 1

# %% wa_canaux_a_la_fin
# diagnostic: Vous mettez les canaux à la fin, comme Keras : dans ce TP ils viennent en premier.
# score: 0
def forme_sortie_pool2d(forme, taille, pas=None):
    pas = taille if pas is None else pas
    c, h, w = forme
    return (h - taille) // pas + 1, (w - taille) // pas + 1, c

# %% rte_pas_none
# diagnostic: Quand `pas` n'est pas donné, il vaut None, et vous calculez avec ce None : donnez-lui d'abord la valeur `taille`.
# score: partial
def forme_sortie_pool2d(forme, taille, pas=None):
    c, h, w = forme
    return c, taille_sortie(h, taille, pas), taille_sortie(w, taille, pas)

# %% triv_par_coeur
def forme_sortie_pool2d(forme, taille, pas=None):
    vus = {((6, 28, 20), 2): (6, 14, 10), ((6, 28, 20), 3): (6, 13, 9), ((1, 5, 8), 3): (1, 1, 2)}
    return vus.get((tuple(forme), taille), (5, 1, 2))

# %% triv_forme_rendue
def forme_sortie_pool2d(forme, taille, pas=None):
    return forme

# %% triv_toujours_un
def forme_sortie_pool2d(forme, taille, pas=None):
    return forme[0], 1, 1
