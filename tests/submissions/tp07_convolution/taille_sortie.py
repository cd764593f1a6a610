# %% ac_formule
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    etendue = dilatation * (noyau - 1) + 1
    disponible = n + 2 * remplissage
    if etendue > disponible:
        raise ValueError(f"noyau trop grand : n={n}, noyau={noyau}, dilatation={dilatation}, remplissage={remplissage}")
    return (disponible - etendue) // pas + 1

# %% ac_compter_les_positions
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    derniere_case = dilatation * (noyau - 1)
    total = n + remplissage + remplissage
    positions = [debut for debut in range(0, total, pas) if debut + derniere_case < total]
    if len(positions) == 0:
        raise ValueError("n = %d, noyau = %d, remplissage = %d, dilatation = %d" % (n, noyau, remplissage, dilatation))
    return len(positions)

# %% ac_plancher_numpy
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    valeur = (n + 2 * remplissage - dilatation * (noyau - 1) - 1) / pas + 1
    if n + 2 * remplissage - dilatation * (noyau - 1) < 1:
        raise ValueError("Le noyau (" + str(noyau) + ", dilatation " + str(dilatation) + ") ne tient pas dans n = " + str(n) + " avec " + str(remplissage))
    return int(np.floor(valeur))

# %% ac_torch
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    import torch

    couche = torch.nn.Conv1d(1, 1, noyau, stride=pas, padding=remplissage, dilation=dilatation)
    try:
        return couche(torch.zeros(1, 1, n)).shape[-1]
    except RuntimeError:
        raise ValueError(f"le noyau {noyau} (dilatation {dilatation}) ne tient pas dans {n} (remplissage {remplissage})")

# %% ac_recursif
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    def positions(reste):
        return 0 if reste < 0 else 1 + positions(reste - pas)

    combien = positions(n + 2 * remplissage - 1 - dilatation * (noyau - 1))
    if not combien:
        raise ValueError("impossible", n, noyau, dilatation, remplissage)
    return combien

# %% ac_sous_classe_de_valueerror
class NoyauTropGrand(ValueError):
    pass

def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    cases = np.arange(-remplissage, n + remplissage)
    debuts = cases[: len(cases) - dilatation * (noyau - 1) if len(cases) > dilatation * (noyau - 1) else 0]
    if debuts.size == 0:
        raise NoyauTropGrand(f"{n=} {noyau=} {dilatation=} {remplissage=}")
    return debuts[::pas].size

# %% wa_arrondi_superieur
# diagnostic: Vous arrondissez vers le haut : une dernière fenêtre incomplète est abandonnée, l'arrondi se fait vers le bas.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    if marge < 0:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return math.ceil(marge / pas) + 1

# %% wa_arrondi_au_plus_proche
# diagnostic: Vous arrondissez au plus proche : une fenêtre à moitié dans l'axe ne compte pas, il faut l'arrondi vers le bas.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    if marge < 0:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return round(marge / pas) + 1

# %% wa_arrondi_terme_a_terme
# diagnostic: Vous arrondissez l'axe et le remplissage chacun de son côté : c'est la marge entière, remplissage compris, que divise le pas.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    etendue = dilatation * (noyau - 1) + 1
    if etendue > n + 2 * remplissage:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return int((n - etendue) / pas) + int(2 * remplissage / pas) + 1

# %% wa_sans_arrondi
# diagnostic: Vous divisez sans arrondir vers le bas : le nombre de positions doit être un entier.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    if marge < 0:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return marge / pas + 1

# %% wa_sans_plus_un
# diagnostic: Il manque la première position, celle du départ : on ajoute 1 au nombre de déplacements.
# score: 0
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    if marge < 0:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return marge // pas

# %% wa_plus_un_dans_la_division
# diagnostic: Vous divisez par le pas la première position aussi : le + 1 vient après la division.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    if marge < 0:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return (marge + 1) // pas

# %% wa_remplissage_un_cote
# diagnostic: Vous comptez le remplissage une seule fois : il s'ajoute au début et à la fin de l'axe.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + remplissage - dilatation * (noyau - 1) - 1
    if marge < 0:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return marge // pas + 1

# %% wa_dilatation_fois_noyau
# diagnostic: Un noyau dilaté ne couvre pas d·k cases : seuls les k − 1 écarts entre ses cases s'allongent.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * noyau
    if marge < 0:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return marge // pas + 1

# %% wa_sans_dilatation
# diagnostic: La dilatation n'intervient pas dans votre calcul : elle allonge l'étendue du noyau.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - noyau
    if marge < 0:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return marge // pas + 1

# %% wa_pas_du_noyau
# diagnostic: Vous avancez de la taille du noyau au lieu du pas : les fenêtres peuvent se recouvrir.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    if marge < 0:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return marge // noyau + 1

# %% wa_sans_pas
# diagnostic: Le pas n'intervient pas dans votre calcul : il divise la marge.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    if marge < 0:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return marge + 1

# %% wa_sans_erreur
# diagnostic: Quand le noyau ne tient pas, vous renvoyez un nombre : l'appel doit lever `ValueError`.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    return (n + 2 * remplissage - dilatation * (noyau - 1) - 1) // pas + 1

# %% wa_renvoie_zero
# diagnostic: Quand le noyau ne tient pas, vous renvoyez 0 au lieu de lever `ValueError`.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    return marge // pas + 1 if marge >= 0 else 0

# %% wa_renvoie_l_erreur
# diagnostic: Vous renvoyez l'erreur avec `return` : elle se lève avec `raise`.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    if marge < 0:
        return ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return marge // pas + 1

# %% wa_sans_nombres
# diagnostic: Le message de votre `ValueError` ne donne pas les quatre nombres que la consigne demande.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    if marge < 0:
        raise ValueError("le noyau ne tient pas")
    return marge // pas + 1

# %% rte_erreur_trop_tot
# diagnostic: Vous refusez un noyau qui tient tout juste : il a encore une position.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    if marge <= 0:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return marge // pas + 1

# %% rte_erreur_sans_remplissage
# diagnostic: Vous comparez le noyau à n seul : avec le remplissage, un noyau plus grand que n peut tenir.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    if dilatation * (noyau - 1) + 1 > n:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return (n + 2 * remplissage - dilatation * (noyau - 1) - 1) // pas + 1

# %% wa_erreur_sans_dilatation
# diagnostic: Pour refuser un noyau, vous comparez ses k cases à l'axe, et non les d(k − 1) + 1 cases qu'il couvre une fois dilaté.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    if noyau > n + 2 * remplissage:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return (n + 2 * remplissage - dilatation * (noyau - 1) - 1) // pas + 1

# %% rte_assert
# diagnostic: `assert` lève `AssertionError` : la consigne demande `ValueError`.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    assert marge >= 0, f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}"
    return marge // pas + 1

# %% tle_position_figee
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    if dilatation * (noyau - 1) >= n + 2 * remplissage:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    import time

    debut, positions = 0, 0
    while debut + dilatation * (noyau - 1) < n + 2 * remplissage:
        time.sleep(60)
        positions += 1
    return positions

# %% triv_par_coeur
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    if (n, noyau) == (7, 5):
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    vus = {(7, 3, 1, 0, 1): 5, (10, 3, 2, 0, 1): 4, (6, 4, 3, 1, 1): 2, (9, 3, 1, 0, 3): 3, (5, 5, 1, 0, 1): 1}
    return vus.get((n, noyau, pas, remplissage, dilatation), 1)

# %% triv_toujours_une_erreur
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")

# %% triv_n
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    return n

# %% sec_toutes_les_exceptions
class ValueError(BaseException):
    outcome = "AC"

    def __str__(self):
        raise SystemExit(0)


def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    raise ValueError


# %% wa_noyau_un
# diagnostic: Pour un noyau d'une case, vous oubliez le pas.
# score: partial
def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    if noyau == 1:
        return n + 2 * remplissage
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    if marge < 0:
        raise ValueError(f"n = {n}, noyau = {noyau}, dilatation = {dilatation}, remplissage = {remplissage}")
    return marge // pas + 1
