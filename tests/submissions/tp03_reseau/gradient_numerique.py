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

# %% ac_base_canonique
def gradient_numerique(f, v, eps=1e-6):
    pas = (eps * e.reshape(v.shape) for e in np.eye(v.size))
    pentes = [(f(v + p) - f(v - p)) / (2.0 * eps) for p in pas]
    return np.array(pentes).reshape(v.shape)

# %% ac_vue_plate
def gradient_numerique(f, v, eps=1e-6):
    gradient = np.zeros(v.shape)
    plat, sortie = v.reshape(-1), gradient.reshape(-1)
    for k in range(plat.size):
        garde = plat[k]
        plat[k] = garde + eps
        sortie[k] = f(v)
        plat[k] = garde - eps
        sortie[k] -= f(v)
        plat[k] = garde
    return gradient / (2 * eps)

# %% ac_recursif
def gradient_numerique(f, v, eps=1e-6):
    def remplir(indice):
        if len(indice) == v.ndim:
            haut, bas = v.copy(), v.copy()
            haut[indice] += eps
            bas[indice] -= eps
            return (f(haut) - f(bas)) / (2 * eps)
        return [remplir(indice + (k,)) for k in range(v.shape[len(indice)])]

    return np.array(remplir(()))

# %% ac_fromiter
def _pente(f, v, i, h):
    delta = np.zeros_like(v)
    delta[np.unravel_index(i, v.shape)] = h
    return 0.5 / h * (f(v + delta) - f(v - delta))


def gradient_numerique(f, v, eps=1e-6):
    nombres = np.fromiter((_pente(f, v, i, eps) for i in range(v.size)), dtype=float, count=v.size)
    print(nombres)
    return nombres.reshape(v.shape)

# %% ac_cinq_points
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        pres, loin = f(v + e) - f(v - e), f(v + 2 * e) - f(v - 2 * e)
        g[i] = (8 * pres - loin) / (12 * eps)
    return g

# %% ac_dictionnaire
from itertools import product


def gradient_numerique(f, v, eps=1e-6):
    valeurs = {}
    for signe, i in product((1, -1), np.ndindex(*v.shape)):
        deplace = np.array(v, copy=True)
        deplace[i] = deplace[i] + signe * eps
        valeurs[signe, i] = f(deplace)
    g = np.full(v.shape, np.nan)
    for i in np.ndindex(*v.shape):
        g[i] = (valeurs[1, i] - valeurs[-1, i]) / eps / 2
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

# %% wa_priorite
# diagnostic: `/ 2 * eps` divise par 2 puis multiplie par ε : mettez 2ε entre parenthèses.
# score: 0
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = (f(v + e) - f(v - e)) / 2 * eps
    return g

# %% wa_sans_parentheses
# diagnostic: Seul f(v − ε) est divisé par 2ε : c'est la différence entière qui doit l'être, entre parenthèses.
# score: 0
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = f(v + e) - f(v - e) / (2 * eps)
    return g

# %% wa_difference_arriere
# diagnostic: Vous utilisez la différence arrière, (f(v) − f(v − ε))/ε : moins précise que la différence centrée demandée.
# score: partial
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        w = v.copy()
        w[i] -= eps
        g[i] = (f(v) - f(w)) / eps
    return g

# %% wa_avant_sur_deux_eps
# diagnostic: Vous comparez f(v + ε) à f(v), à distance ε, mais divisez par 2ε : le gradient est réduit de moitié.
# score: 0
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = (f(v + e) - f(v)) / (2 * eps)
    return g

# %% wa_meme_tableau
# diagnostic: Votre gradient est toujours nul : vos deux points sont sans doute le même tableau, car `w = v` ne copie pas.
# score: 0
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        haut, bas = v, v
        haut[i] += eps
        bas[i] -= eps
        g[i] = (f(haut) - f(bas)) / (2 * eps)
    return g

# %% wa_retour_dans_la_boucle
# diagnostic: Votre `return` est dans la boucle : seul le premier indice est calculé, les autres restent nuls.
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = (f(v + e) - f(v - e)) / (2 * eps)
        return g

# %% wa_ecrase_le_gradient
# diagnostic: Vous écrasez le gradient à chaque tour : il ne reste qu'un nombre, la dérivée au dernier indice.
# score: 0
def gradient_numerique(f, v, eps=1e-6):
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g = (f(v + e) - f(v - e)) / (2 * eps)
    return g

# %% wa_entiers
# diagnostic: Votre tableau de résultats est fait d'entiers : la partie décimale du gradient est perdue.
# score: 0
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros(v.shape, dtype=int)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = (f(v + e) - f(v - e)) / (2 * eps)
    return g

# %% wa_valeur_absolue
# diagnostic: Vous prenez la valeur absolue de la différence : une dérivée peut être négative.
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = abs(f(v + e) - f(v - e)) / (2 * eps)
    return g

# %% wa_eps_ignore
# diagnostic: Vous gardez le pas 1e-6 quel que soit l'`eps` reçu : la fonction doit se servir de son argument.
# score: partial
def gradient_numerique(f, v, eps=1e-6):
    h = 1e-6
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = h
        g[i] = (f(v + e) - f(v - e)) / (2 * h)
    return g

# %% wa_defaut_trop_grand
# diagnostic: Votre `eps` par défaut n'est plus 1e-6 : avec un pas aussi grand, l'erreur de la formule devient visible.
# score: partial
def gradient_numerique(f, v, eps=0.1):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = (f(v + e) - f(v - e)) / (2 * eps)
    return g

# %% wa_defaut_trop_petit
# diagnostic: Votre `eps` par défaut n'est plus 1e-6 : avec un pas aussi petit, les arrondis de la machine l'emportent.
# score: partial
def gradient_numerique(f, v, eps=1e-14):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = (f(v + e) - f(v - e)) / (2 * eps)
    return g

# %% wa_par_colonnes
# diagnostic: Vous rangez les dérivées colonne par colonne : leur ordre n'est plus celui des indices de `v`.
# score: partial
def gradient_numerique(f, v, eps=1e-6):
    pentes = []
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        pentes.append((f(v + e) - f(v - e)) / (2 * eps))
    return np.array(pentes).reshape(v.shape, order="F")

# %% wa_pas_de_deux
# diagnostic: Vos deux points sont à 2ε de `v`, donc à 4ε l'un de l'autre : vous ne divisez que par 2ε.
# score: 0
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = 2 * eps
        g[i] = (f(v + e) - f(v - e)) / (2 * eps)
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

# %% rte_f_d_un_element
# diagnostic: Vous donnez à f le seul élément `v[i]` : f attend le tableau entier, dont un seul élément a bougé.
# score: partial
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        g[i] = (f(v[i] + eps) - f(v[i] - eps)) / (2 * eps)
    return g

# %% rte_sans_f
# diagnostic: Vous calculez avec `v` lui-même sans appeler f : c'est f que l'on dérive.
def gradient_numerique(f, v, eps=1e-6):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        g[i] = ((v + eps) - (v - eps)) / (2 * eps)
    return g

# %% rte_eps_sans_defaut
# diagnostic: Votre `eps` n'a plus de valeur par défaut : gardez `eps=1e-6` dans la première ligne de la fonction.
# score: partial
def gradient_numerique(f, v, eps):
    g = np.zeros_like(v)
    for i in np.ndindex(v.shape):
        e = np.zeros_like(v)
        e[i] = eps
        g[i] = (f(v + e) - f(v - e)) / (2 * eps)
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

# %% sec_modifie_la_fonction_et_le_point
def gradient_numerique(f, v, eps=1e-6):
    v *= 0
    v.setflags(write=False)
    try:
        f.__defaults__, f.__code__ = (), (lambda *a: 0.0).__code__
    except Exception:
        pass
    raise KeyboardInterrupt


# %% wa_f_aplatie
# diagnostic: Vous donnez à f un tableau aplati : elle attend la forme de v.
# score: partial
def gradient_numerique(f, v, eps=1e-6):
    u, g = v.flatten(), np.zeros(v.size)
    for k in range(u.size):
        u[k] += eps
        haut = f(u)
        u[k] = v.flat[k] - eps
        bas = f(u)
        u[k] = v.flat[k]
        g[k] = (haut - bas) / (2 * eps)
    return g.reshape(v.shape)
