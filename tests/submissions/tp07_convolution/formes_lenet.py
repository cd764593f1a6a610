# %% ac_composition
def formes_lenet():
    formes = [forme_sortie_conv2d((1, 32, 32), 6, 5)]
    formes.append(forme_sortie_pool2d(formes[-1], 2))
    formes.append(forme_sortie_conv2d(formes[-1], 16, 5))
    formes.append(forme_sortie_pool2d(formes[-1], 2))
    c, h, w = formes[-1]
    formes.append((c * h * w,))
    return formes + [(120,), (84,), (10,)]

# %% ac_a_la_main
def formes_lenet():
    return [(6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), (400,), (120,), (84,), (10,)]

# %% ac_listes
def formes_lenet():
    cote, formes = 32, []
    for filtres in [6, 16]:
        cote = cote - 4
        formes.append([filtres, cote, cote])
        cote = cote // 2
        formes.append([filtres, cote, cote])
    formes.append([16 * cote ** 2])
    for n in [120, 84, 10]:
        formes.append([n])
    return formes

# %% ac_torch
def formes_lenet():
    import torch
    from torch import nn

    x, formes = torch.zeros(1, 1, 32, 32), []
    for couche in [nn.Conv2d(1, 6, 5), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.MaxPool2d(2),
                   nn.Flatten(), nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)]:
        x = couche(x)
        formes.append(tuple(x.shape[1:]))
    return formes

# %% ac_tableaux_de_zeros
def formes_lenet():
    image = np.zeros((1, 32, 32))
    conv1 = np.zeros((6, image.shape[1] - 4, image.shape[2] - 4))
    pool1 = conv1[:, ::2, ::2]
    conv2 = np.zeros((16, pool1.shape[1] - 4, pool1.shape[2] - 4))
    pool2 = conv2[:, ::2, ::2]
    cartes = [conv1, pool1, conv2, pool2, pool2.flatten()] + [np.zeros(n) for n in (120, 84, 10)]
    return tuple(carte.shape for carte in cartes)

# %% ac_flottants
def formes_lenet():
    return [(6, 28.0, 28.0), (6, 28 / 2, 28 / 2), (16, 10.0, 10.0), (16, 10 / 2, 10 / 2), (400.0,), (120,), (84,), (10,)]

# %% wa_canaux_a_la_fin
# diagnostic: Vous mettez les canaux à la fin, comme le tableau de Keras : ici la forme est (canaux, hauteur, largeur).
# score: partial
def formes_lenet():
    return [(28, 28, 6), (14, 14, 6), (10, 10, 16), (5, 5, 16), (400,), (120,), (84,), (10,)]

# %% wa_avec_l_entree
# diagnostic: Votre liste commence par la forme de l'image : on demande les formes après chacune des 8 couches.
# score: 0
def formes_lenet():
    return [(1, 32, 32), (6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), (400,), (120,), (84,), (10,)]

# %% wa_sans_aplatissement
# diagnostic: Il manque l'aplatissement : c'est la cinquième couche, entre le dernier pooling et les couches denses.
# score: 0
def formes_lenet():
    return [(6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), (120,), (84,), (10,)]

# %% wa_entiers
# diagnostic: La forme d'un vecteur de n nombres est (n,), un tuple d'un seul élément, et non l'entier n.
# score: partial
def formes_lenet():
    return [(6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), 400, 120, 84, 10]

# %% wa_convolution_meme_taille
# diagnostic: Vos convolutions gardent la taille : celles de LeNet n'ont pas de remplissage, chacune perd 4 cases par axe.
# score: partial
def formes_lenet():
    return [(6, 32, 32), (6, 16, 16), (16, 16, 16), (16, 8, 8), (1024,), (120,), (84,), (10,)]

# %% wa_image_28
# diagnostic: Vous partez d'une image 28 × 28 : l'entrée de LeNet, dans le cours, est 32 × 32.
# score: partial
def formes_lenet():
    conv1 = forme_sortie_conv2d((1, 28, 28), 6, 5)
    pool1 = forme_sortie_pool2d(conv1, 2)
    conv2 = forme_sortie_conv2d(pool1, 16, 5)
    pool2 = forme_sortie_pool2d(conv2, 2)
    return [conv1, pool1, conv2, pool2, (16 * 4 * 4,), (120,), (84,), (10,)]

# %% wa_noyau_trois
# diagnostic: Vos convolutions ont un noyau 3 × 3 : celles de LeNet sont 5 × 5.
# score: partial
def formes_lenet():
    conv1 = forme_sortie_conv2d((1, 32, 32), 6, 3)
    pool1 = forme_sortie_pool2d(conv1, 2)
    conv2 = forme_sortie_conv2d(pool1, 16, 3)
    pool2 = forme_sortie_pool2d(conv2, 2)
    return [conv1, pool1, conv2, pool2, (16 * 6 * 6,), (120,), (84,), (10,)]

# %% wa_pooling_pas_un
# diagnostic: Vos poolings avancent de 1 : leurs fenêtres 2 × 2 ne se recouvrent pas, le pas est 2.
# score: partial
def formes_lenet():
    conv1 = forme_sortie_conv2d((1, 32, 32), 6, 5)
    pool1 = forme_sortie_pool2d(conv1, 2, 1)
    conv2 = forme_sortie_conv2d(pool1, 16, 5)
    pool2 = forme_sortie_pool2d(conv2, 2, 1)
    return [conv1, pool1, conv2, pool2, (16 * 22 * 22,), (120,), (84,), (10,)]

# %% wa_pooling_des_canaux
# diagnostic: Vos poolings divisent aussi le nombre de canaux : ils agissent canal par canal et les gardent tous.
# score: partial
def formes_lenet():
    return [(6, 28, 28), (3, 14, 14), (16, 10, 10), (8, 5, 5), (200,), (120,), (84,), (10,)]

# %% wa_pooling_sans_canaux
# diagnostic: Vous donnez les formes des poolings sans leurs canaux : un pooling les garde tous.
# score: partial
def formes_lenet():
    return [(6, 28, 28), (14, 14), (16, 10, 10), (5, 5), (400,), (120,), (84,), (10,)]

# %% wa_aplatissement_par_canal
# diagnostic: Vous aplatissez chaque canal séparément : l'aplatissement met toute la carte en un seul vecteur.
# score: partial
def formes_lenet():
    return [(6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), (16, 25), (120,), (84,), (10,)]

# %% wa_aplatissement_sans_canaux
# diagnostic: À l'aplatissement, vous oubliez les canaux : 5 × 5 nombres dans chacun des 16.
# score: partial
def formes_lenet():
    return [(6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), (25,), (120,), (84,), (10,)]

# %% wa_vecteurs_en_colonne
# diagnostic: Vous donnez aux vecteurs une forme à deux nombres : une forme plate n'en a qu'un, (n,).
# score: partial
def formes_lenet():
    return [(6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), (400, 1), (120, 1), (84, 1), (10, 1)]

# %% wa_parametres
# diagnostic: Vous donnez les nombres de paramètres des couches : on demande les formes de leurs sorties.
# score: 0
def formes_lenet():
    return [(156,), (0,), (2416,), (0,), (0,), (48120,), (10164,), (850,)]

# %% rte_trois_tailles
# diagnostic: Vous dépaquetez trois nombres d'une forme qui n'en a qu'un : après l'aplatissement, la forme est (n,).
# score: 0
def formes_lenet():
    formes = [forme_sortie_conv2d((1, 32, 32), 6, 5)]
    formes.append(forme_sortie_pool2d(formes[-1], 2))
    formes.append(forme_sortie_conv2d(formes[-1], 16, 5))
    formes.append(forme_sortie_pool2d(formes[-1], 2))
    formes.append((math.prod(formes[-1]),))
    for n in (120, 84, 10):
        c, h, w = formes[-1]
        formes.append((n,))
    return formes

# %% triv_par_coeur
def formes_lenet():
    return [(6, 28, 28)] * 4 + [(10,)] * 4

# %% triv_liste_de_rien
def formes_lenet():
    return [None] * 8

# %% triv_zeros
def formes_lenet():
    return [(0, 0, 0)] * 4 + [(0,)] * 4
