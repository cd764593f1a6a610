# %% ac_portes
def demi_additionneur(a, b):
    return xor(a, b), et(a, b)


# %% ac_arithmetique
def demi_additionneur(a, b):
    total = a + b
    return [total % 2, total // 2]


# %% ac_tableau
def demi_additionneur(a, b):
    return np.array([a != b, a * b == 1])


# %% ac_cinq_nand
def demi_additionneur(a, b):
    n = nand(a, b)
    somme = nand(nand(a, n), nand(b, n))
    retenue = nand(n, n)
    return somme, retenue


# %% ac_cas_par_cas
def demi_additionneur(a, b):
    if a == 1 and b == 1:
        somme, retenue = 0, 1
    elif a == 1 or b == 1:
        somme, retenue = 1, 0
    else:
        somme, retenue = 0, 0
    print(f"{a} + {b} : somme {somme}, retenue {retenue}")
    return somme, retenue


# %% ac_divmod
def demi_additionneur(a, b):
    return divmod(a + b, 2)[::-1]


# %% ac_table_indexee
TABLE = np.zeros((2, 2, 2), dtype=np.int8)
for i in (0, 1):
    for j in (0, 1):
        TABLE[i, j] = (i + j) & 1, (i + j) >> 1


def demi_additionneur(a, b):
    return TABLE[a, b]


# %% wa_ordre_inverse
# diagnostic: Le couple est à l'envers : la somme vient d'abord, la retenue ensuite.
# score: 0
def demi_additionneur(a, b):
    return et(a, b), xor(a, b)


# %% wa_divmod
# diagnostic: Le couple est à l'envers : la somme vient d'abord, la retenue ensuite.
# score: 0
def demi_additionneur(a, b):
    return divmod(a + b, 2)


# %% wa_somme_ou
# diagnostic: Le OU vaut 1 pour 1 + 1, alors que le bit de somme y vaut 0.
# score: partial
def demi_additionneur(a, b):
    return ou(a, b), et(a, b)


# %% wa_somme_entiere
# diagnostic: a + b peut valoir 2 : le bit de somme est ce qui reste une fois la retenue partie.
# score: partial
def demi_additionneur(a, b):
    return a + b, et(a, b)


# %% wa_somme_nand
# diagnostic: Le bit de somme vaut 1 pour 0 + 0 : NON-ET y répond 1, mais 0 + 0 = 0.
# score: partial
def demi_additionneur(a, b):
    return nand(a, b), et(a, b)


# %% wa_somme_xnor
# diagnostic: Le bit de somme est inversé : il vaut 1 quand les deux bits diffèrent, pas quand ils sont égaux.
# score: partial
def demi_additionneur(a, b):
    return non(xor(a, b)), et(a, b)


# %% wa_retenue_ou
# diagnostic: Il n'y a de retenue que si les deux bits valent 1, pas dès qu'un seul vaut 1.
# score: partial
def demi_additionneur(a, b):
    return xor(a, b), ou(a, b)


# %% wa_retenue_nand
# diagnostic: La retenue est inversée : elle vaut 1 partout sauf là où il en faut une.
# score: partial
def demi_additionneur(a, b):
    return xor(a, b), nand(a, b)


# %% wa_retenue_nulle
# diagnostic: La retenue vaut toujours 0 : pour 1 + 1, il faut en faire passer une à la position suivante.
# score: partial
def demi_additionneur(a, b):
    return xor(a, b), 0


# %% wa_retenue_egale_a_la_somme
# diagnostic: Vous renvoyez deux fois la somme : la retenue est un autre bit.
# score: partial
def demi_additionneur(a, b):
    somme = xor(a, b)
    retenue = xor(a, b)
    return somme, retenue


# %% wa_retenue_et_de_la_somme
# diagnostic: La retenue est calculée après que a a reçu la somme : la valeur de départ de a est perdue.
# score: partial
def demi_additionneur(a, b):
    a = xor(a, b)
    b = et(a, b)
    return a, b


# %% wa_somme_seule
# diagnostic: Vous ne renvoyez que la somme : il faut le couple (somme, retenue).
# score: 0
def demi_additionneur(a, b):
    return xor(a, b)


# %% wa_entier
# diagnostic: Vous renvoyez l'entier a + b : il reste à l'écrire sur deux bits, somme et retenue.
# score: 0
def demi_additionneur(a, b):
    return a + b


# %% wa_deux_return
# diagnostic: Le premier `return` met fin à la fonction : la retenue, au second, n'est jamais renvoyée.
# score: 0
def demi_additionneur(a, b):
    return [xor(a, b)]
    return [et(a, b)]


# %% wa_texte
# diagnostic: Vous renvoyez un texte : le résultat attendu est un couple de deux bits.
# score: 0
def demi_additionneur(a, b):
    return f"{xor(a, b)}{et(a, b)}"


# %% wa_oublie_return
# diagnostic: Votre fonction ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: 0
def demi_additionneur(a, b):
    print(xor(a, b), et(a, b))


# %% wa_dictionnaire
# diagnostic: Vous renvoyez un dictionnaire : le résultat attendu est le couple (somme, retenue).
# score: 0
def demi_additionneur(a, b):
    return {"somme": xor(a, b), "retenue": et(a, b)}


# %% rte_retenue_non_definie
# diagnostic: La variable `retenue` est renvoyée sans avoir reçu de valeur.
# score: 0
def demi_additionneur(a, b):
    somme = xor(a, b)
    return somme, retenue


# %% rte_trois_bits
# diagnostic: La retenue entrante r n'existe pas encore : le demi-additionneur ne reçoit que deux bits.
# score: 0
def demi_additionneur(a, b):
    return xor(xor(a, b), r), et(a, b)


# %% triv_par_coeur
def demi_additionneur(a, b):
    return {(0, 0): (0, 0), (0, 1): (1, 0)}.get((a, b), (0, 0))


# %% triv_zeros
def demi_additionneur(a, b):
    return 0, 0


# %% triv_entrees
def demi_additionneur(a, b):
    return a, b
