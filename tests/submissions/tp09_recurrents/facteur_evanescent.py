# %% ac_boucle
def facteur_evanescent(W_h, os):
    facteur = 1.0
    for o in os:
        facteur *= W_h * (1 - np.tanh(o) ** 2)
    return facteur

# %% ac_produit_de_la_chaine
def facteur_evanescent(W_h, os):
    return float(np.prod(W_h * (1 - np.tanh(os) ** 2)))

# %% ac_cosh
def facteur_evanescent(W_h, os):
    return np.power(W_h, len(os)) * np.prod(1 / np.cosh(os) ** 2)

# %% ac_recursif
def facteur_evanescent(W_h, os):
    if len(os) == 0:
        return 1.0
    h = np.tanh(os[0])
    return W_h * (1 - h) * (1 + h) * facteur_evanescent(W_h, os[1:])

# %% ac_reduce
from functools import reduce

def facteur_evanescent(W_h, os):
    def tanh_prime(o):
        return 1 - np.tanh(o) ** 2

    return reduce(lambda produit, o: produit * W_h * tanh_prime(o), os, 1)

# %% ac_sigmoide
def facteur_evanescent(W_h, os):
    a = sigmoide(2 * np.asarray(os))
    return W_h ** len(os) * (4 * a * (1 - a)).prod()

# %% ac_torch
def facteur_evanescent(W_h, os):
    import torch

    o = torch.tensor([float(v) for v in os], dtype=torch.float64, requires_grad=True)
    torch.tanh(o).sum().backward()
    return (W_h ** len(os) * torch.prod(o.grad)).item()

# %% wa_un_W_h_de_moins
# diagnostic: Vous prenez l'exposant n − 1 imprimé en (7.7), qui est celui d'une dérivée par W_h : par rapport à h_t′, chaque pas apporte un W_h.
# score: 0
def facteur_evanescent(W_h, os):
    return W_h ** (len(os) - 1) * np.prod(1 - np.tanh(os) ** 2)

# %% wa_W_h_de_trop
# diagnostic: Vous avez un W_h de trop : n pas apportent n facteurs W_h.
# score: 0
def facteur_evanescent(W_h, os):
    return W_h ** (len(os) + 1) * np.prod(1 - np.tanh(os) ** 2)

# %% wa_W_h_une_fois
# diagnostic: Vous ne multipliez par W_h qu'une fois : chaque pas traversé en apporte un.
# score: partial
def facteur_evanescent(W_h, os):
    return W_h * np.prod(1 - np.tanh(os) ** 2) if len(os) else 1.0

# %% wa_sans_W_h
# diagnostic: Il manque W_h : seules les dérivées de tanh sont multipliées.
# score: 0
def facteur_evanescent(W_h, os):
    return np.prod(1 - np.tanh(os) ** 2)

# %% wa_tanh_sans_derivee
# diagnostic: Vous multipliez les tanh(o) au lieu de leurs dérivées.
# score: 0
def facteur_evanescent(W_h, os):
    return W_h ** len(os) * np.prod(np.tanh(os))

# %% wa_tanh_carre
# diagnostic: Vous multipliez les tanh²(o) : la dérivée est 1 − tanh²(o).
# score: 0
def facteur_evanescent(W_h, os):
    return W_h ** len(os) * np.prod(np.tanh(os) ** 2)

# %% wa_o_au_lieu_de_h
# diagnostic: Vous prenez 1 − o² : c'est 1 − h² avec h = tanh(o) qui est la dérivée.
# score: 0
def facteur_evanescent(W_h, os):
    return W_h ** len(os) * np.prod(1 - np.asarray(os) ** 2)

# %% wa_o_multiplie_par_W_h
# diagnostic: Vous prenez tanh′ en W_h o : o contient déjà W_h, c'est tanh′(o).
# score: 0
def facteur_evanescent(W_h, os):
    return W_h ** len(os) * np.prod(1 - np.tanh(W_h * np.asarray(os)) ** 2)

# %% wa_sigmoide_prime
# diagnostic: Vous utilisez la dérivée de σ : l'état du RNN passe par tanh, de dérivée 1 − tanh².
# score: 0
def facteur_evanescent(W_h, os):
    a = sigmoide(os)
    return W_h ** len(os) * np.prod(a * (1 - a))

# %% wa_somme
# diagnostic: Vous additionnez les dérivées : la règle de la chaîne les multiplie.
# score: partial
def facteur_evanescent(W_h, os):
    return W_h ** len(os) * np.sum(1 - np.tanh(os) ** 2)

# %% wa_W_h_fois_n
# diagnostic: Vous multipliez W_h par n au lieu de l'élever à la puissance n.
# score: partial
def facteur_evanescent(W_h, os):
    return W_h * len(os) * np.prod(1 - np.tanh(os) ** 2)

# %% wa_premier_oublie
# diagnostic: Vous oubliez la première dérivée, tanh′(o_(t′+1)) : il y en a n.
# score: 0
def facteur_evanescent(W_h, os):
    return W_h ** len(os) * np.prod(1 - np.tanh(os[1:]) ** 2)

# %% wa_dernier_oublie
# diagnostic: Vous oubliez la dernière dérivée, tanh′(o_t) : il y en a n.
# score: 0
def facteur_evanescent(W_h, os):
    return W_h ** len(os) * np.prod(1 - np.tanh(os[:-1]) ** 2)

# %% wa_return_dans_la_boucle
# diagnostic: Votre return est dans la boucle : vous vous arrêtez après le premier pas.
# score: partial
def facteur_evanescent(W_h, os):
    facteur = 1.0
    for o in os:
        facteur *= W_h * (1 - np.tanh(o) ** 2)
        return facteur
    return facteur

# %% wa_valeur_absolue
# diagnostic: Vous perdez le signe : un W_h négatif à une puissance impaire donne un facteur négatif.
def facteur_evanescent(W_h, os):
    return abs(W_h) ** len(os) * np.prod(1 - np.tanh(os) ** 2)

# %% wa_vide_zero
# diagnostic: Quand os est vide, vous renvoyez 0 : la dérivée de h_t par rapport à lui-même vaut 1.
# score: partial
def facteur_evanescent(W_h, os):
    if len(os) == 0:
        return 0.0
    return W_h ** len(os) * np.prod(1 - np.tanh(os) ** 2)

# %% wa_tous_les_produits
# diagnostic: Vous renvoyez tous les produits partiels : seul le dernier est demandé.
# score: 0
def facteur_evanescent(W_h, os):
    return np.cumprod(W_h * (1 - np.tanh(os) ** 2))

# %% wa_sans_produit
# diagnostic: Vous renvoyez la liste des n facteurs d'un pas sans les multiplier.
# score: 0
def facteur_evanescent(W_h, os):
    return [W_h * (1 - np.tanh(o) ** 2) for o in os]

# %% wa_tanh_par_exponentielles
# diagnostic: Votre quotient d'exponentielles déborde dès que |o| est grand et donne NaN : np.tanh ne déborde pas.
# score: partial
def facteur_evanescent(W_h, os):
    os = np.asarray(os)
    h = (np.exp(os) - np.exp(-os)) / (np.exp(os) + np.exp(-os))
    return W_h ** len(os) * np.prod(1 - h**2)

# %% rte_liste_au_carre
# diagnostic: Vous élevez au carré la liste des tanh : passez par un tableau NumPy ou par une boucle.
# score: 0
def facteur_evanescent(W_h, os):
    h = [np.tanh(o) for o in os]
    return W_h ** len(os) * np.prod(1 - h**2)

# %% triv_un
def facteur_evanescent(W_h, os):
    return 1.0

# %% triv_zero
def facteur_evanescent(W_h, os):
    return 0.0 if len(os) else 1.0

# %% triv_puissance
def facteur_evanescent(W_h, os):
    return W_h ** len(os)

# %% triv_exemples_par_coeur
def facteur_evanescent(W_h, os):
    connus = {2.0: 8.0, 3.0: 1.0, 0.5: 0.20999, -1.5: -1.04785}
    return 1.0 if len(os) == 0 else connus.get(W_h, 0.0)

# %% sec_sort_du_programme
def facteur_evanescent(W_h, os):
    import sys

    sys.exit(0)


# %% wa_modifie_os
# diagnostic: L'appel écrit dans `os` : les entrées ne doivent pas changer.
# score: partial
def facteur_evanescent(W_h, os):
    if len(os) == 0:
        return 1.0
    os = np.asarray(os, dtype=float)
    np.tanh(os, out=os)
    return W_h ** len(os) * np.prod(1 - os**2)
