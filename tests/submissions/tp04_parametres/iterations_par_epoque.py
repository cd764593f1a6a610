# %% ac_plafond
import math


def iterations_par_epoque(n_exemples, taille_lot):
    return math.ceil(n_exemples / taille_lot)


# %% ac_division_negative
def iterations_par_epoque(n_exemples, taille_lot):
    return -(-n_exemples // taille_lot)


# %% ac_reste
def iterations_par_epoque(n_exemples, taille_lot):
    lots, reste = divmod(n_exemples, taille_lot)
    if reste > 0:
        lots += 1
    return lots


# %% ac_boucle
def iterations_par_epoque(n_exemples, taille_lot):
    vus, pas = 0, 0
    while vus < n_exemples:
        vus += taille_lot
        pas += 1
    print(pas, "itérations")
    return pas


# %% ac_decoupage
def iterations_par_epoque(n_exemples, taille_lot):
    return len(range(0, n_exemples, taille_lot))


# %% ac_numpy
import numpy as np


def iterations_par_epoque(n_exemples, taille_lot):
    return np.ceil(n_exemples / taille_lot)


# %% ac_arrondi_entier
def iterations_par_epoque(n_exemples, taille_lot):
    return float((n_exemples + taille_lot - 1) // taille_lot)


# %% wa_plancher
# diagnostic: Vous arrondissez vers le bas : le dernier lot, incomplet, demande aussi une itération.
# score: partial
def iterations_par_epoque(n_exemples, taille_lot):
    return n_exemples // taille_lot


# %% wa_division
# diagnostic: Vous n'arrondissez pas : un nombre d'itérations est entier, et le dernier lot incomplet en demande une.
# score: partial
def iterations_par_epoque(n_exemples, taille_lot):
    return n_exemples / taille_lot


# %% wa_arrondi
# diagnostic: Vous arrondissez au plus proche : un dernier lot, même très petit, demande une itération.
# score: partial
def iterations_par_epoque(n_exemples, taille_lot):
    return round(n_exemples / taille_lot)


# %% wa_presque_un
# diagnostic: Vous ajoutez 0.99 avant de tronquer : un reste de moins d'un centième de lot est perdu.
# score: partial
def iterations_par_epoque(n_exemples, taille_lot):
    return int(n_exemples / taille_lot + 0.99)


# %% wa_un_de_trop
# diagnostic: Vous ajoutez toujours 1 : quand la division tombe juste, il n'y a pas de lot supplémentaire.
# score: partial
def iterations_par_epoque(n_exemples, taille_lot):
    return n_exemples // taille_lot + 1


# %% wa_ajoute_le_reste
# diagnostic: Vous ajoutez le reste de la division : quel qu'il soit, il tient dans un seul lot de plus.
# score: partial
def iterations_par_epoque(n_exemples, taille_lot):
    return n_exemples // taille_lot + n_exemples % taille_lot


# %% wa_inverse
# diagnostic: Vous divisez la taille du lot par le nombre d'exemples : c'est l'inverse.
# score: 0
import math


def iterations_par_epoque(n_exemples, taille_lot):
    return math.ceil(taille_lot / n_exemples)


# %% wa_reste
# diagnostic: Vous renvoyez le reste de la division, `%` : il faut le nombre de lots.
# score: 0
def iterations_par_epoque(n_exemples, taille_lot):
    return n_exemples % taille_lot


# %% wa_exemples
# diagnostic: Vous comptez une itération par exemple : une itération traite tout un lot.
# score: 0
def iterations_par_epoque(n_exemples, taille_lot):
    iterations = 0
    for lot in range(n_exemples):
        iterations += 1
    return iterations


# %% wa_plafond_trop_tard
# diagnostic: Vous arrondissez après une division déjà entière, `//` : le reste est perdu avant `ceil`.
# score: partial
import math


def iterations_par_epoque(n_exemples, taille_lot):
    if n_exemples < taille_lot:
        return 1
    return math.ceil(n_exemples // taille_lot)


# %% wa_produit
# diagnostic: Vous multipliez : il faut compter combien de lots contiennent tous les exemples, c'est une division.
# score: 0
def iterations_par_epoque(n_exemples, taille_lot):
    return n_exemples * taille_lot


# %% wa_petit_jeu
# diagnostic: Vous renvoyez 0 quand le lot est plus grand que le jeu de données : ce lot incomplet demande une itération.
# score: partial
import math


def iterations_par_epoque(n_exemples, taille_lot):
    if taille_lot > n_exemples:
        return 0
    return math.ceil(n_exemples / taille_lot)


# %% wa_affiche
# diagnostic: Vous affichez le nombre au lieu de le renvoyer : il manque `return`.
# score: 0
import math


def iterations_par_epoque(n_exemples, taille_lot):
    print(math.ceil(n_exemples / taille_lot))


# %% rte_range
# diagnostic: `range` n'accepte que des entiers : `/` donne toujours un nombre à virgule.
# score: 0
def iterations_par_epoque(n_exemples, taille_lot):
    return len(range(n_exemples / taille_lot))


# %% tle_sans_fin
# diagnostic: Votre boucle ne finit jamais quand le reste n'est pas nul : elle attend de tomber exactement sur n_exemples.
# named: no, a copy that was stopped is compared with nothing
# score: partial
def iterations_par_epoque(n_exemples, taille_lot):
    vus, pas = 0, 0
    while vus != n_exemples:
        vus += taille_lot
        pas += 1
    return pas


# %% triv_par_coeur
def iterations_par_epoque(n_exemples, taille_lot):
    return {(34000, 500): 68, (10, 4): 3, (7, 3): 3, (3, 8): 1}.get((n_exemples, taille_lot), 68)


# %% triv_un
def iterations_par_epoque(n_exemples, taille_lot):
    return 1

# %% sec_nombre_menteur
class Nombre(float):
    __eq__ = __le__ = __ge__ = lambda self, autre: True
    __ne__ = __lt__ = __gt__ = lambda self, autre: False
    __sub__ = __rsub__ = __abs__ = lambda self, *a: 0.0
    __hash__ = float.__hash__
    __class__ = int


def iterations_par_epoque(n_exemples, taille_lot):
    return Nombre("nan")


# %% wa_inverse_arrondi
# diagnostic: Vous multipliez par 1 / taille_lot : l'arrondi donne parfois un peu plus qu'un entier, donc une itération de trop.
# score: partial
def iterations_par_epoque(n_exemples, taille_lot):
    part = 1 / taille_lot  # part de l'époque... par exemple
    return math.ceil(n_exemples * part)


# %% wa_tolerance
# diagnostic: Votre tolérance efface un reste qui est une très petite partie d'un lot : il demande pourtant une itération.
# score: partial
def iterations_par_epoque(n_exemples, taille_lot):
    return math.ceil(n_exemples / taille_lot - 1e-3)
