# %% ac_boucle
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + [r]


# %% ac_recursif
def additionneur(x, y, r=0):
    if len(x) == 0:
        return [r]
    s, r = additionneur_complet(x[0], y[0], r)
    return [s] + additionneur(x[1:], y[1:], r)


# %% ac_entiers
def additionneur(x, y):
    n = len(x)
    total = sum(2**k * (x[k] + y[k]) for k in range(n))
    return tuple(total // 2**k % 2 for k in range(n + 1))


# %% ac_tableau
def additionneur(x, y):
    n = len(x)
    bits = np.zeros(n + 1)
    for k in range(n):
        bits[k], bits[k + 1] = additionneur_complet(x[k], y[k], bits[k])
    return bits


# %% wa_poids_fort_dabord
# diagnostic: Vous lisez les bits du poids fort au poids faible : ici, le poids faible vient d'abord.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(reversed(x), reversed(y)):
        s, r = additionneur_complet(a, b, r)
        bits.insert(0, s)
    return [r] + bits


# %% wa_n_bits
# diagnostic: La dernière retenue manque : la somme de deux nombres de n bits a n + 1 bits.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits


# %% wa_sans_retenue
# diagnostic: Chaque position est additionnée seule : la retenue ne passe pas à la suivante.
# score: partial
def additionneur(x, y):
    return [xor(a, b) for a, b in zip(x, y)] + [0]


# %% wa_retenue_figee
# diagnostic: La retenue entrante reste à 0 : celle d'une position doit entrer dans la suivante.
# score: partial
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, 0)
        bits.append(s)
    return bits + [r]


# %% wa_derniere_retenue_perdue
# diagnostic: Le bit n + 1 est toujours 0 : c'est la dernière retenue qui doit y aller.
# score: partial
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + [0]


# %% wa_memoire
# diagnostic: Le premier appel est juste, pas les suivants : la liste par défaut garde les bits d'avant.
# score: 0
def additionneur(x, y, bits=[]):
    r = 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    bits.append(r)
    return bits


# %% wa_zip_inverse
# diagnostic: Vous lisez y à rebours et x à l'endroit : les positions ne se correspondent plus.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y[::-1]):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + [r]


# %% wa_entier
# diagnostic: Vous renvoyez un entier : le résultat attendu est la liste de ses n + 1 bits.
# score: 0
def additionneur(x, y):
    return sum(2**k * (a + b) for k, (a, b) in enumerate(zip(x, y)))


# %% wa_vide_les_listes
# diagnostic: Vous retirez les bits des listes reçues : l'appelant les retrouve vides.
# score: partial
def additionneur(x, y):
    bits, r = [], 0
    while x:
        s, r = additionneur_complet(x.pop(0), y.pop(0), r)
        bits.append(s)
    return bits + [r]


# %% rte_indice
# diagnostic: Les listes ont n bits, d'indices 0 à n − 1 : la boucle va un cran trop loin.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for k in range(len(x) + 1):
        s, r = additionneur_complet(x[k], y[k], r)
        bits.append(s)
    return bits


# %% tle_boucle_sans_fin
import time


def additionneur(x, y):
    for _ in range(1000):
        time.sleep(60)
    return x


# %% triv_par_coeur
def additionneur(x, y):
    if list(x) == [1, 1] and list(y) == [1, 0]:
        return [0, 0, 1]
    if list(x) == [1, 0, 1]:
        return [1, 1, 1, 0]
    return [0] * (len(x) + 1)


# %% triv_zeros
def additionneur(x, y):
    return [0] * (len(x) + 1)


# %% triv_entree
def additionneur(x, y):
    return list(x) + [0]
