# %% ac_fenetres
def convolution_1d(x, f):
    n = len(x) - len(f) + 1
    return np.array([np.sum(np.array(x[t:t + len(f)]) * np.array(f)) for t in range(n)])

# %% ac_formule_centree
def convolution_1d(x, f):
    L = (len(f) - 1) // 2
    y = np.zeros(len(x) - 2 * L)
    for t in range(L, len(x) - L):
        for k in range(-L, L + 1):
            y[t - L] += f[k + L] * x[t + k]
    return y

# %% ac_correlate
def convolution_1d(x, f):
    return np.correlate(x, f, mode="valid")

# %% ac_convolve_retourne
def convolution_1d(x, f):
    return np.convolve(x, f[::-1], "valid")

# %% ac_decalages
def convolution_1d(x, f):
    x = np.asarray(x, dtype=float)
    n = x.size - len(f) + 1
    return sum(coef * x[k:k + n] for k, coef in enumerate(f))

# %% ac_fenetres_glissantes
def convolution_1d(x, f):
    fenetres = np.lib.stride_tricks.sliding_window_view(np.array(x), len(f))
    return np.einsum("tk,k->t", fenetres, f)

# %% ac_python_pur
def convolution_1d(x, f):
    y = []
    t = 0
    while t + len(f) <= len(x):
        y.append(sum(a * b for a, b in zip(f, x[t:])))
        t += 1
    return y

# %% ac_torch
def convolution_1d(x, f):
    import torch

    x = torch.tensor(x, dtype=torch.float32).reshape(1, 1, -1)
    f = torch.tensor(f, dtype=torch.float32).reshape(1, 1, -1)
    return torch.nn.functional.conv1d(x, f).flatten().numpy()

# %% ac_fourier
def convolution_1d(x, f):
    from scipy.signal import fftconvolve

    return fftconvolve(np.array(x, dtype=float), np.array(f, dtype=float)[::-1], mode="valid")

# %% ac_matrice
def convolution_1d(x, f):
    n = len(x) - len(f) + 1
    M = np.zeros((n, len(x)))
    for t in range(n):
        M[t, t:t + len(f)] = f
    return M @ x

# %% ac_recursif
def convolution_1d(x, f):
    if len(x) < len(f):
        return []
    return [float(np.dot(x[: len(f)], f))] + convolution_1d(x[1:], f)

# %% wa_retourne
# diagnostic: Vous retournez le filtre, comme `np.convolve` : dans (6.1), f et x se lisent dans le même sens.
# score: partial
def convolution_1d(x, f):
    return np.convolve(x, f, mode="valid")

# %% wa_meme_taille
# diagnostic: Votre sortie a n valeurs : seules comptent les fenêtres complètes, il y en a n − 2L.
# score: 0
def convolution_1d(x, f):
    L = len(f) // 2
    bords = np.concatenate([np.zeros(L), x, np.zeros(L)])
    return np.array([np.dot(f, bords[t:t + len(f)]) for t in range(len(x))])

# %% wa_tous_les_recouvrements
# diagnostic: Vous comptez aussi les fenêtres qui débordent, des deux côtés : seules les fenêtres complètes comptent.
# score: 0
def convolution_1d(x, f):
    return np.correlate(x, f, mode="full")

# %% wa_derniere_fenetre_oubliee
# diagnostic: Il manque la dernière fenêtre : il y a n − 2L positions, la boucle s'arrête une trop tôt.
# score: 0
def convolution_1d(x, f):
    n = len(x) - len(f)
    return np.array([np.dot(f, x[t:t + len(f)]) for t in range(n)])

# %% wa_circulaire
# diagnostic: Vos indices repartent de l'autre bout de x (indice négatif) : les fenêtres doivent rester dans x.
# score: 0
def convolution_1d(x, f):
    L, n = len(f) // 2, len(x) - len(f) + 1
    return np.array([sum(f[k + L] * x[t + k] for k in range(-L, L + 1)) for t in range(n)])

# %% wa_moitie_du_filtre
# diagnostic: Votre somme va de k = 0 à L : la moitié gauche du filtre, k < 0, n'est pas comptée.
# score: 0
def convolution_1d(x, f):
    L = len(f) // 2
    return np.array([sum(f[k + L] * x[t + k] for k in range(0, L + 1)) for t in range(L, len(x) - L)])

# %% wa_dernier_coefficient_oublie
# diagnostic: Votre somme s'arrête à k = L − 1 : `range` exclut sa borne, le dernier coefficient du filtre manque.
# score: 0
def convolution_1d(x, f):
    L = len(f) // 2
    return np.array([sum(f[k + L] * x[t + k] for k in range(-L, L)) for t in range(L, len(x) - L)])

# %% wa_cumul
# diagnostic: Votre somme n'est pas remise à zéro d'une fenêtre à l'autre.
# score: partial
def convolution_1d(x, f):
    y, somme = [], 0.0
    for t in range(len(x) - len(f) + 1):
        for k in range(len(f)):
            somme += f[k] * x[t + k]
        y.append(somme)
    return np.array(y)

# %% wa_moyenne
# diagnostic: Vous divisez par la longueur du filtre : (6.1) est une somme, pas une moyenne.
# score: 0
def convolution_1d(x, f):
    n = len(x) - len(f) + 1
    return np.array([np.mean(np.multiply(f, x[t:t + len(f)])) for t in range(n)])

# %% wa_sans_somme
# diagnostic: Vous ne sommez pas les produits d'une fenêtre : la sortie a un nombre par fenêtre, pas une ligne.
# score: 0
def convolution_1d(x, f):
    n = len(x) - len(f) + 1
    return np.array([np.multiply(f, x[t:t + len(f)]) for t in range(n)])

# %% wa_trois_coefficients
# diagnostic: Votre somme n'a que trois termes : la longueur du filtre est quelconque, 2L + 1.
# score: partial
def convolution_1d(x, f):
    n, L = len(x) - len(f) + 1, len(f) // 2
    if L == 0:
        return np.array([f[0] * v for v in x])
    return np.array([sum(f[L + k] * x[t + L + k] for k in (-1, 0, 1)) for t in range(n)])

# %% wa_sans_recouvrement
# diagnostic: Vos fenêtres avancent de toute la longueur du filtre : elles avancent d'une case à la fois.
# score: partial
def convolution_1d(x, f):
    return np.array([np.dot(f, x[t:t + len(f)]) for t in range(0, len(x) - len(f) + 1, len(f))])

# %% wa_entiers
# diagnostic: Votre tableau de sortie prend le type de x : quand x est entier, les décimales sont perdues.
# score: partial
def convolution_1d(x, f):
    y = np.zeros_like(x[: len(x) - len(f) + 1])
    for t in range(len(y)):
        y[t] = np.dot(f, x[t:t + len(f)])
    return y

# %% wa_modifie_x
# diagnostic: Vous écrivez la sortie dans x lui-même : l'appelant retrouve sa série changée.
# score: partial
def convolution_1d(x, f):
    x = np.asarray(x)
    y = np.array([np.dot(f, x[t:t + len(f)]) for t in range(len(x) - len(f) + 1)])
    x[:len(y)] = y
    return y

# %% wa_tranche_vide
# diagnostic: Pour un filtre d'une seule valeur, L = 0 et votre tranche `L:-L` est vide : elle s'écrit `L:len(x) - L`.
# score: partial
def convolution_1d(x, f):
    L = len(f) // 2
    return np.convolve(x, f[::-1], mode="same")[L:-L]

# %% wa_filtre_aussi_long
# diagnostic: Vous renvoyez une sortie vide quand le filtre est aussi long que x : il tient encore une fois.
# score: partial
def convolution_1d(x, f):
    if len(f) >= len(x):
        return np.array([])
    return np.array([np.dot(f, x[t:t + len(f)]) for t in range(len(x) - len(f) + 1)])

# %% rte_tableaux_seuls
# diagnostic: Le produit `*` terme à terme n'existe qu'entre tableaux NumPy : avec des listes, il échoue.
# score: partial
def convolution_1d(x, f):
    return np.array([(f * x[t:t + len(f)]).sum() for t in range(len(x) - len(f) + 1)])

# %% rte_deborde
# diagnostic: Vos dernières fenêtres sortent de x : la première case d'une fenêtre va de 0 à n − 2L − 1.
# score: 0
def convolution_1d(x, f):
    return np.array([sum(f[k] * x[t + k] for k in range(len(f))) for t in range(len(x))])

# %% triv_par_coeur
def convolution_1d(x, f):
    vus = {4: [-3, -5], 5: [7, 3, 17], 2: [6, -12], 3: [7]}
    return np.array(vus.get(len(x), [0]))

# %% triv_zeros
def convolution_1d(x, f):
    return np.zeros(len(x) - len(f) + 1)

# %% triv_x_coupe
def convolution_1d(x, f):
    L = len(f) // 2
    return x[L:len(x) - L]

# %% sec_annule_ses_entrees
def convolution_1d(x, f):
    y = np.zeros(len(x) - len(f) + 1)
    for tableau in (x, f):
        try:
            tableau[...] = 0
        except TypeError:
            tableau[:] = [0] * len(tableau)
    return y


# %% wa_retourne_la_liste
# diagnostic: f.reverse() retourne la liste que l'on vous donne : travaillez sur une copie.
# score: partial
def convolution_1d(x, f):
    if isinstance(f, list):
        f.reverse()
    else:
        f = f[::-1]
    return np.convolve(x, f, "valid")
