# %% ac_couples
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    C, H, W = forme
    kh, kw = paire(noyau)
    sh, sw = paire(pas)
    ph, pw = paire(remplissage)
    dh, dw = paire(dilatation)
    return (nb_filtres, taille_sortie(H, kh, sh, ph, dh), taille_sortie(W, kw, sw, pw, dw))

# %% ac_boucle_liste
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    resultat = [nb_filtres]
    for axe in (0, 1):
        arguments = []
        for valeur in (noyau, pas, remplissage, dilatation):
            if isinstance(valeur, int):
                arguments.append(valeur)
            else:
                arguments.append(valeur[axe])
        resultat.append(taille_sortie(forme[axe + 1], *arguments))
    return resultat

# %% ac_formule_numpy
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    n = np.array(forme[1:])
    k, s, p, d = [np.broadcast_to(v, 2) for v in (noyau, pas, remplissage, dilatation)]
    return np.concatenate([[nb_filtres], (n + 2 * p - d * (k - 1) - 1) // s + 1])

# %% ac_torch
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    import torch

    couche = torch.nn.Conv2d(forme[0], nb_filtres, noyau, pas, remplissage, dilatation)
    return couche(torch.zeros(forme)).shape

# %% ac_essai_sauf
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    def sur(valeur, axe):
        try:
            return valeur[axe]
        except TypeError:
            return valeur

    def cote(axe):
        k, s = sur(noyau, axe), sur(pas, axe)
        p, d = sur(remplissage, axe), sur(dilatation, axe)
        return len(range(0, forme[1 + axe] + 2 * p - d * (k - 1), s))

    return nb_filtres, cote(0), cote(1)

# %% ac_map
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    couples = [v if type(v) is tuple else (v, v) for v in (noyau, pas, remplissage, dilatation)]
    return (nb_filtres, *map(taille_sortie, forme[1:], *couples))

# %% wa_carre_seulement
# diagnostic: Vous calculez la largeur à partir de H : l'image n'est pas toujours carrée.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    (kh, kw), (sh, sw), (ph, pw), (dh, dw) = map(paire, (noyau, pas, remplissage, dilatation))
    h = forme[1]
    return nb_filtres, taille_sortie(h, kh, sh, ph, dh), taille_sortie(h, kw, sw, pw, dw)

# %% wa_couple_carre
# diagnostic: Quand un argument est un couple, vous n'en lisez que le premier nombre : le second vaut pour la largeur.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    k, s, p, d = [paire(v)[0] for v in (noyau, pas, remplissage, dilatation)]
    return nb_filtres, taille_sortie(forme[1], k, s, p, d), taille_sortie(forme[2], k, s, p, d)

# %% wa_couple_inverse
# diagnostic: Vous appliquez le premier nombre d'un couple à la largeur : l'ordre est (hauteur, largeur).
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    (kw, kh), (sw, sh), (pw, ph), (dw, dh) = map(paire, (noyau, pas, remplissage, dilatation))
    return nb_filtres, taille_sortie(forme[1], kh, sh, ph, dh), taille_sortie(forme[2], kw, sw, pw, dw)

# %% wa_canaux_d_entree
# diagnostic: Vous gardez les canaux de l'entrée : chaque filtre donne une carte, la sortie a donc K canaux.
# score: 0
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    (kh, kw), (sh, sw), (ph, pw), (dh, dw) = map(paire, (noyau, pas, remplissage, dilatation))
    c, h, w = forme
    return c, taille_sortie(h, kh, sh, ph, dh), taille_sortie(w, kw, sw, pw, dw)

# %% wa_canaux_multiplies
# diagnostic: Vous multipliez les filtres par les canaux : un filtre lit tous les canaux et ne donne qu'une carte.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    (kh, kw), (sh, sw), (ph, pw), (dh, dw) = map(paire, (noyau, pas, remplissage, dilatation))
    c, h, w = forme
    return c * nb_filtres, taille_sortie(h, kh, sh, ph, dh), taille_sortie(w, kw, sw, pw, dw)

# %% wa_canaux_a_la_fin
# diagnostic: Vous mettez les canaux à la fin, comme Keras : dans ce TP ils viennent en premier.
# score: 0
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    (kh, kw), (sh, sw), (ph, pw), (dh, dw) = map(paire, (noyau, pas, remplissage, dilatation))
    c, h, w = forme
    return taille_sortie(h, kh, sh, ph, dh), taille_sortie(w, kw, sw, pw, dw), nb_filtres

# %% wa_largeur_dabord
# diagnostic: Vous échangez hauteur et largeur : l'ordre est (canaux, hauteur, largeur).
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    (kh, kw), (sh, sw), (ph, pw), (dh, dw) = map(paire, (noyau, pas, remplissage, dilatation))
    c, h, w = forme
    return nb_filtres, taille_sortie(w, kw, sw, pw, dw), taille_sortie(h, kh, sh, ph, dh)

# %% wa_sans_pas
# diagnostic: Le pas n'intervient pas dans votre calcul : il divise la marge de chaque axe.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    (kh, kw), (ph, pw), (dh, dw) = map(paire, (noyau, remplissage, dilatation))
    c, h, w = forme
    return nb_filtres, taille_sortie(h, kh, 1, ph, dh), taille_sortie(w, kw, 1, pw, dw)

# %% wa_pas_du_noyau
# diagnostic: Vous avancez de la taille du noyau au lieu du pas.
# score: 0
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    (kh, kw), (ph, pw), (dh, dw) = map(paire, (noyau, remplissage, dilatation))
    c, h, w = forme
    return nb_filtres, taille_sortie(h, kh, kh, ph, dh), taille_sortie(w, kw, kw, pw, dw)

# %% wa_sans_remplissage
# diagnostic: Le remplissage n'intervient pas dans votre calcul : il allonge chaque axe des deux côtés.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    (kh, kw), (sh, sw), (dh, dw) = map(paire, (noyau, pas, dilatation))
    c, h, w = forme
    return nb_filtres, (h - dh * (kh - 1) - 1) // sh + 1, (w - dw * (kw - 1) - 1) // sw + 1

# %% wa_sans_dilatation
# diagnostic: La dilatation n'intervient pas dans votre calcul : elle allonge l'étendue du noyau.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    (kh, kw), (sh, sw), (ph, pw) = map(paire, (noyau, pas, remplissage))
    c, h, w = forme
    return nb_filtres, taille_sortie(h, kh, sh, ph), taille_sortie(w, kw, sw, pw)

# %% wa_arguments_decales
# diagnostic: Vous passez la dilatation à la place du remplissage, et le remplissage à celle de la dilatation.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    (kh, kw), (sh, sw), (ph, pw), (dh, dw) = map(paire, (noyau, pas, remplissage, dilatation))
    c, h, w = forme
    if (ph, pw) == (0, 0) and (dh, dw) == (1, 1):
        return nb_filtres, taille_sortie(h, kh, sh), taille_sortie(w, kw, sw)
    return nb_filtres, taille_sortie(h, kh, sh, dh, ph), taille_sortie(w, kw, sw, dw, pw)

# %% rte_entiers_seulement
# diagnostic: Vous n'acceptez que des entiers : chaque argument peut aussi être un couple (hauteur, largeur).
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    c, h, w = forme
    return (
        nb_filtres,
        (h + 2 * remplissage - dilatation * (noyau - 1) - 1) // pas + 1,
        (w + 2 * remplissage - dilatation * (noyau - 1) - 1) // pas + 1,
    )

# %% rte_couple_du_noyau_seul
# diagnostic: Vous n'acceptez un couple que pour le noyau : le pas, le remplissage et la dilatation peuvent en être aussi.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    kh, kw = paire(noyau)
    c, h, w = forme
    return (
        nb_filtres,
        taille_sortie(h, kh, pas, remplissage, dilatation),
        taille_sortie(w, kw, pas, remplissage, dilatation),
    )

# %% wa_pas_entier_en_hauteur
# diagnostic: Un pas entier vaut pour les deux axes : chez vous, la largeur garde alors un pas de 1.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    sh, sw = pas if isinstance(pas, (tuple, list)) else (pas, 1)
    (kh, kw), (ph, pw), (dh, dw) = map(paire, (noyau, remplissage, dilatation))
    c, h, w = forme
    return nb_filtres, taille_sortie(h, kh, sh, ph, dh), taille_sortie(w, kw, sw, pw, dw)

# %% rte_couples_seulement
# diagnostic: Vous n'acceptez que des couples : un entier doit valoir pour les deux axes.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=(1, 1), remplissage=(0, 0), dilatation=(1, 1)):
    tailles = [
        taille_sortie(forme[axe + 1], noyau[axe], pas[axe], remplissage[axe], dilatation[axe])
        for axe in (0, 1)
    ]
    return nb_filtres, *tailles

# %% triv_par_coeur
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    vus = {(3, 32, 48): (8, 30, 22), (1, 6, 9): (4, 4, 7), (2, 7, 12): (3, 4, 5), (5, 10, 8): (6, 6, 6)}
    return vus.get(tuple(forme), (5, 2, 4))

# %% triv_forme_rendue
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    return (nb_filtres, *forme[1:])

# %% triv_zeros
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    return (nb_filtres, 0, 0)


# %% wa_pas_entier_et_couple
# diagnostic: Quand le noyau est un couple, votre pas entier ne vaut qu'en hauteur.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    if isinstance(noyau, tuple) and isinstance(pas, int):
        pas = (pas, 1)
    kh, kw = paire(noyau)
    sh, sw = paire(pas)
    ph, pw = paire(remplissage)
    dh, dw = paire(dilatation)
    return nb_filtres, taille_sortie(forme[1], kh, sh, ph, dh), taille_sortie(forme[2], kw, sw, pw, dw)


# %% wa_largeur_copiee
# diagnostic: Quand H = W, vous copiez la hauteur : les deux pas peuvent pourtant différer.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    C, H, W = forme
    (kh, kw), (sh, sw), (ph, pw), (dh, dw) = map(paire, (noyau, pas, remplissage, dilatation))
    h = taille_sortie(H, kh, sh, ph, dh)
    if H == W and kh == kw:
        return nb_filtres, h, h
    return nb_filtres, h, taille_sortie(W, kw, sw, pw, dw)


# %% wa_pas_en_hauteur_si_remplissage
# diagnostic: Quand le remplissage est un entier, votre pas en hauteur sert aussi en largeur.
# score: partial
def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    C, H, W = forme
    kh, kw = paire(noyau)
    sh, sw = paire(pas)
    dh, dw = paire(dilatation)
    if isinstance(remplissage, int) and remplissage:
        H, W, ph, pw = H + 2 * remplissage, W + 2 * remplissage, 0, 0
        return nb_filtres, taille_sortie(H, kh, sh, ph, dh), taille_sortie(W, kw, sh, pw, dw)
    ph, pw = paire(remplissage)
    return nb_filtres, taille_sortie(H, kh, sh, ph, dh), taille_sortie(W, kw, sw, pw, dw)
