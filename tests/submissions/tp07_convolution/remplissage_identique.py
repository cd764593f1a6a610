# %% ac_formule
def remplissage_identique(noyau, dilatation=1):
    total = dilatation * (noyau - 1)
    if total % 2 == 1:
        raise ValueError("d(k - 1) est impair")
    return total // 2

# %% ac_fraction
from fractions import Fraction


def remplissage_identique(noyau, dilatation=1):
    p = Fraction(dilatation * (noyau - 1), 2)
    if p.denominator != 1:
        raise ValueError(f"{p} n'est pas un entier")
    return p


# %% ac_essais_successifs
def remplissage_identique(noyau, dilatation=1):
    p = 0
    while 2 * p < dilatation * (noyau - 1):
        p += 1
    if 2 * p != dilatation * (noyau - 1):
        raise ValueError(f"aucun remplissage ne convient pour {noyau} et {dilatation}")
    return p

# %% ac_divmod
def remplissage_identique(noyau, dilatation=1):
    p, reste = divmod((noyau - 1) * dilatation, 2)
    if reste:
        raise ValueError((noyau, dilatation))
    return p

# %% ac_flottant
def remplissage_identique(noyau, dilatation=1):
    p = dilatation * (noyau - 1) / 2
    if p != int(p):
        raise ValueError("pas de remplissage entier")
    return p

# %% ac_noyau_pair_refuse
def remplissage_identique(noyau, dilatation=1):
    if noyau % 2 == 0:
        raise ValueError("noyau pair")
    return noyau // 2 * dilatation

# %% ac_par_la_taille
def remplissage_identique(noyau, dilatation=1):
    n = 100 + dilatation * noyau
    for p in range(n):
        if taille_sortie(n, noyau, remplissage=p, dilatation=dilatation) == n:
            return p
    raise ValueError("aucun remplissage")

# %% ac_table_numpy
def remplissage_identique(noyau, dilatation=1):
    positions = np.arange(noyau) * dilatation
    milieu = positions.mean()
    if not milieu.is_integer():
        raise ValueError("le noyau n'a pas de case centrale")
    return int(milieu)

# %% wa_sans_erreur
# diagnostic: Quand d(k − 1) est impair, vous arrondissez : la taille change alors d'une case, il faut lever `ValueError`.
# score: partial
def remplissage_identique(noyau, dilatation=1):
    return dilatation * (noyau - 1) // 2

# %% wa_sans_dilatation
# diagnostic: La dilatation n'intervient pas : un noyau dilaté demande un remplissage plus grand.
# score: partial
def remplissage_identique(noyau, dilatation=1):
    if dilatation * (noyau - 1) % 2:
        raise ValueError("impair")
    return (noyau - 1) // 2

# %% wa_total_des_deux_cotes
# diagnostic: Vous donnez le remplissage des deux côtés ensemble : `remplissage` est celui d'un seul côté.
# score: 0
def remplissage_identique(noyau, dilatation=1):
    total = dilatation * (noyau - 1)
    if total % 2:
        raise ValueError("impair")
    return total

# %% wa_moitie_du_noyau
# diagnostic: Vous prenez la moitié de k : la sortie perd k − 1 cases, c'est elles qu'il faut partager.
# score: 0
def remplissage_identique(noyau, dilatation=1):
    if dilatation * (noyau - 1) % 2:
        raise ValueError("impair")
    return dilatation * noyau / 2

# %% wa_une_case_de_trop
# diagnostic: Votre remplissage a une case de trop : la sortie est plus longue que l'entrée.
# score: 0
def remplissage_identique(noyau, dilatation=1):
    if dilatation * (noyau - 1) % 2:
        raise ValueError("impair")
    return dilatation * (noyau - 1) // 2 + 1

# %% wa_dilatation_ajoutee
# diagnostic: Vous ajoutez la dilatation au remplissage : elle multiplie les k − 1 écarts du noyau.
# score: partial
def remplissage_identique(noyau, dilatation=1):
    if dilatation * (noyau - 1) % 2:
        raise ValueError("impair")
    return (noyau - 1) // 2 + dilatation - 1

# %% wa_dilatation_fois_noyau
# diagnostic: Un noyau dilaté ne couvre pas d·k cases, mais d(k − 1) + 1 : votre remplissage est trop grand dès que d > 1.
# score: partial
def remplissage_identique(noyau, dilatation=1):
    if dilatation * (noyau - 1) % 2:
        raise ValueError("impair")
    return (dilatation * noyau - 1) // 2

# %% wa_renvoie_none
# diagnostic: Quand aucun remplissage ne convient, vous renvoyez None au lieu de lever `ValueError`.
# score: partial
def remplissage_identique(noyau, dilatation=1):
    if dilatation * (noyau - 1) % 2 == 0:
        return dilatation * (noyau - 1) // 2

# %% wa_demi_case
# diagnostic: Quand d(k − 1) est impair, vous renvoyez une demi-case : il faut lever `ValueError`.
# score: partial
def remplissage_identique(noyau, dilatation=1):
    return dilatation * (noyau - 1) / 2

# %% rte_erreur_inversee
# diagnostic: Votre condition est retournée : c'est quand d(k − 1) est impair qu'aucun remplissage ne convient.
# score: 0
def remplissage_identique(noyau, dilatation=1):
    if dilatation * (noyau - 1) % 2 == 0:
        raise ValueError("impair")
    return dilatation * (noyau - 1) // 2

# %% rte_assert
# diagnostic: `assert` lève `AssertionError` : la consigne demande `ValueError`.
# score: partial
def remplissage_identique(noyau, dilatation=1):
    assert dilatation * (noyau - 1) % 2 == 0
    return dilatation * (noyau - 1) // 2

# %% triv_par_coeur
def remplissage_identique(noyau, dilatation=1):
    if noyau == 4:
        raise ValueError("impair")
    return {(3, 1): 1, (5, 1): 2, (1, 1): 0, (5, 3): 6, (7, 1): 3, (9, 1): 4}.get((noyau, dilatation), 1)

# %% triv_toujours_une_erreur
def remplissage_identique(noyau, dilatation=1):
    raise ValueError("impossible")

# %% triv_noyau
def remplissage_identique(noyau, dilatation=1):
    return noyau
