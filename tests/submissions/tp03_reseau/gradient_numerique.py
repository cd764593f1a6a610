# %% ac_plat
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros(v.shape)
    for i in range(v.size):
        e = np.zeros(v.shape)
        e.flat[i] = eps
        g.flat[i] = (f(v + e) - f(v - e)) / (2 * eps)
    return g

# %% ac_copies
def gradient_numerique(f, v, eps=1e-6):
    resultat = np.empty(v.shape)
    for i, _ in np.ndenumerate(v):
        haut, bas = v.copy(), v.copy()
        haut[i] += eps
        bas[i] -= eps
        resultat[i] = 0.5 * (f(haut) - f(bas)) / eps
    return resultat

# %% ac_sur_place
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    it = np.nditer(v, flags=["multi_index"])
    while not it.finished:
        i = it.multi_index
        v[i] += eps
        plus = f(v)
        v[i] -= 2 * eps
        moins = f(v)
        v[i] += eps
        g[i] = (plus - moins) / (2 * eps)
        it.iternext()
    return g

# %% wa_difference_avant
# diagnostic: Vous utilisez la différence avant, (f(v + ε) − f(v))/ε : moins précise que la différence centrée demandée.
# score: partial
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        w = v.copy()
        w[i] += eps
        g[i] = (f(w) - f(v)) / eps
    return g

# %% wa_divise_par_eps
# diagnostic: Vous divisez par ε : l'écart entre les deux points est 2ε.
# score: 0
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = (f(v + e) - f(v - e)) / eps
    return g

# %% wa_ne_remet_pas
# diagnostic: Vous ne remettez pas `v[i]` à sa valeur avant de passer à l'indice suivant.
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        v[i] += eps
        plus = f(v)
        v[i] -= 2 * eps
        g[i] = (plus - f(v)) / (2 * eps)
    return g

# %% wa_remet_mal
# diagnostic: Le gradient est juste, mais `v` ressort modifié : remettez chaque élément à sa valeur.
# score: partial
def gradient_numerique(f, v, eps=1e-6):
    g, depart = np.zeros_like(v), v.copy()
    for i in np.ndindex(v.shape):
        v[:] = depart
        v[i] += eps
        plus = f(v)
        v[i] -= 2 * eps
        g[i] = (plus - f(v)) / (2 * eps)
    return g

# %% wa_bouge_tout
# diagnostic: Vous bougez tous les éléments à la fois : vous mesurez la somme des dérivées, pas chacune.
def gradient_numerique(f, v, eps=1e-6):
    return np.ones_like(v) * (f(v + eps) - f(v - eps)) / (2 * eps)

# %% wa_vecteurs_seulement
# diagnostic: Vous ne parcourez que le premier axe de `v` : juste pour un vecteur, faux pour une matrice.
# score: partial
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in range(len(v)):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = (f(v + e) - f(v - e)) / (2 * eps)
    return g

# %% wa_aplatit
# diagnostic: Votre gradient est un vecteur : il doit avoir la forme de `v`.
# score: partial
def gradient_numerique(f, v, eps=1e-6):
    g = []
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g.append((f(v + e) - f(v - e)) / (2 * eps))
    return np.array(g)

# %% wa_eps_par_defaut
# diagnostic: Vous remplacez l'`eps` reçu par un pas de votre choix, trop grand : l'erreur de la formule devient visible.
# score: partial
def gradient_numerique(f, v, eps=1e-6):
    eps = 0.1
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = (f(v + e) - f(v - e)) / (2 * eps)
    return g

# %% wa_signe
# diagnostic: Vous faites la différence à l'envers : f(v − ε) − f(v + ε).
# score: 0
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = (f(v - e) - f(v + e)) / (2 * eps)
    return g

# %% rte_indice_liste
# diagnostic: Vous indexez `v` avec deux indices : sa forme est quelconque, `np.ndindex(v.shape)` les parcourt tous.
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in range(v.shape[0]):
        for j in range(v.shape[1]):
            e = np.zeros_like(v)
            e[i, j] = eps
            g[i, j] = (f(v + e) - f(v - e)) / (2 * eps)
    return g

# %% tle_boucle_sans_fin
def gradient_numerique(f, v, eps=1e-6):
    import time

    g, i = np.zeros_like(v), 0
    while i < v.size:
        time.sleep(60)
        i += 1
    return g

# %% triv_exemple_par_coeur
def gradient_numerique(f, v, eps=1e-6):
    return 3 * v**2

# %% triv_carre_par_coeur
def gradient_numerique(f, v, eps=1e-6):
    return 2 * v
