# %% ac_boucles
def memoire_dense(forme_entree, forme_sortie, octets=4):
    n = 1
    for cote in forme_entree:
        n = n * cote
    for cote in forme_sortie:
        n = n * cote
    return n * octets


# %% ac_numpy
import numpy as np


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return np.prod(forme_entree) * np.prod(forme_sortie) * octets


# %% ac_une_seule_forme
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    tout = (*forme_entree, *forme_sortie, octets)
    return math.prod(tout)


# %% ac_composition
def taille(forme):
    """Nombre d'éléments d'un tableau de cette forme."""
    from functools import reduce

    return reduce(lambda a, b: a * b, forme, 1)


def memoire_dense(forme_entree, forme_sortie, octets=4):
    poids = nb_parametres_dense(taille(forme_entree), taille(forme_sortie), biais=False)
    print(poids, "poids")
    return poids * octets


# %% ac_recursif
def nb_elements(forme):
    return 1 if len(forme) == 0 else forme[0] * nb_elements(forme[1:])


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return float(nb_elements(forme_entree) * nb_elements(forme_sortie) * octets)


# %% ac_produit_exterieur
import numpy as np


def memoire_dense(forme_entree, forme_sortie, octets=4):
    e = np.array(forme_entree, dtype=np.int64)
    s = np.array(forme_sortie, dtype=np.int64)
    return np.multiply.reduce(np.concatenate([e, s])) * np.int64(octets)


# %% wa_sans_octets
# diagnostic: Vous comptez les poids, pas les octets : chaque poids occupe `octets` octets.
# score: 0
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return math.prod(forme_entree) * math.prod(forme_sortie)


# %% wa_quatre_octets_toujours
# diagnostic: Vous écrivez 4 au lieu de lire l'argument `octets`.
# score: partial
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return math.prod(forme_entree) * math.prod(forme_sortie) * 4


# %% wa_somme
# diagnostic: Vous additionnez les deux nombres d'éléments : la matrice a un poids par couple, donc leur produit.
# score: 0
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return (math.prod(forme_entree) + math.prod(forme_sortie)) * octets


# %% wa_entree_seule
# diagnostic: Vous comptez la mémoire de l'entrée : la matrice de poids relie aussi chaque nombre de l'entrée à chaque sortie.
# score: 0
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return math.prod(forme_entree) * octets


# %% wa_activations
# diagnostic: Vous comptez la mémoire des sorties de la couche : la question porte sur sa matrice de poids.
# score: 0
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return math.prod(forme_sortie) * octets


# %% wa_entree_au_carre
# diagnostic: Vous prenez le carré du nombre d'entrées : la sortie n'a pas toujours la forme de l'entrée.
# score: 0
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return math.prod(forme_entree) ** 2 * octets


# %% wa_biais
# diagnostic: Vous ajoutez les biais : on demande la mémoire de la seule matrice de poids.
# score: 0
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return nb_parametres_dense(math.prod(forme_entree), math.prod(forme_sortie)) * octets


# %% wa_bits
# diagnostic: Vous comptez en bits : un octet vaut 8 bits, et la réponse est en octets.
# score: 0
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return math.prod(forme_entree) * math.prod(forme_sortie) * octets * 8


# %% wa_kilooctets
# diagnostic: Vous divisez par 1024 : le résultat est attendu en octets, sans conversion.
# score: 0
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return math.prod(forme_entree) * math.prod(forme_sortie) * octets // 1024


# %% wa_somme_des_cotes
# diagnostic: Vous additionnez les côtés d'une forme : le nombre d'éléments d'un tableau est leur produit.
# score: 0
def memoire_dense(forme_entree, forme_sortie, octets=4):
    return sum(forme_entree) * sum(forme_sortie) * octets


# %% wa_deux_cotes
# diagnostic: Vous ne multipliez que deux côtés : les canaux, ou toute autre dimension, comptent aussi.
# score: 0
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return math.prod(forme_entree[:2]) * math.prod(forme_sortie[:2]) * octets


# %% wa_octets_par_matrice
# diagnostic: Vous ajoutez `octets` une seule fois : chaque poids occupe ce nombre d'octets.
# score: 0
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return math.prod(forme_entree) * math.prod(forme_sortie) + octets


# %% wa_deborde
# diagnostic: Vos entiers n'ont que 32 bits : le produit déborde dès que la matrice est grande.
# score: partial
import numpy as np


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return int(np.prod([*forme_entree, *forme_sortie, octets], dtype=np.int32))


# %% wa_million_arrondi
# diagnostic: Vous comptez en gigaoctets arrondis : le résultat est un nombre exact d'octets.
# score: 0
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return round(math.prod(forme_entree) * math.prod(forme_sortie) * octets / 10**9)


# %% wa_trois_cotes_au_plus
# diagnostic: Vous lisez au plus trois côtés : une forme peut en avoir davantage, et tous se multiplient.
# score: partial
def nb_elements(forme):
    if len(forme) == 1:
        return forme[0]
    if len(forme) == 2:
        return forme[0] * forme[1]
    return forme[0] * forme[1] * forme[2]


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return nb_elements(forme_entree) * nb_elements(forme_sortie) * octets


# %% wa_huit_octets_par_defaut
# diagnostic: Vous comptez 8 octets par nombre quand `octets` n'est pas donné : sa valeur par défaut est 4.
# score: partial
import math


def memoire_dense(forme_entree, forme_sortie, octets=8):
    return math.prod(forme_entree) * math.prod(forme_sortie) * octets


# %% rte_trois_cotes
# diagnostic: Vous supposez des formes à trois côtés : elles peuvent en avoir un, deux ou davantage.
def memoire_dense(forme_entree, forme_sortie, octets=4):
    h, l, c = forme_entree
    h2, l2, c2 = forme_sortie
    return h * l * c * h2 * l2 * c2 * octets


# %% rte_tuples_seuls
# diagnostic: Vous additionnez une forme et un tuple : cela échoue quand les formes sont des listes.
# score: partial
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return math.prod(forme_entree + forme_sortie + (octets,))


# %% rte_formes_bout_a_bout
# diagnostic: Vous mettez les deux formes bout à bout avec `+` : cela échoue quand l'une est une liste et l'autre un tuple.
# score: partial
import math


def memoire_dense(forme_entree, forme_sortie, octets=4):
    return math.prod(forme_entree + forme_sortie) * octets


# %% rte_multiplie_les_formes
# diagnostic: Vous multipliez deux tuples : multipliez d'abord les côtés de chaque forme entre eux.
# score: 0
def memoire_dense(forme_entree, forme_sortie, octets=4):
    return forme_entree * forme_sortie * octets


# %% mle_matrice_construite
# diagnostic: Vous construisez la matrice pour la mesurer : elle ne tient pas en mémoire. Comptez ses éléments sans la créer.
# named: no, a copy that was stopped is compared with nothing
# score: partial
import numpy as np

types = {1: np.int8, 2: np.float16, 4: np.float32, 8: np.float64, 16: np.complex128}


def memoire_dense(forme_entree, forme_sortie, octets=4):
    W = np.zeros((*forme_sortie, *forme_entree), dtype=types[octets])
    return W.nbytes


# %% triv_par_coeur
def memoire_dense(forme_entree, forme_sortie, octets=4):
    cas = (tuple(forme_entree), tuple(forme_sortie), octets)
    vus = {((2, 5), (3,), 4): 120, ((4,), (2, 3, 2), 8): 384}
    return vus.get(cas, 3397386240000)


# %% triv_octets
def memoire_dense(forme_entree, forme_sortie, octets=4):
    return octets
