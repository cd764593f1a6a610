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


# %% wa_ordre_inverse
# diagnostic: Le couple est à l'envers : la somme vient d'abord, la retenue ensuite.
# score: 0
def demi_additionneur(a, b):
    return et(a, b), xor(a, b)


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


# %% wa_somme_seule
# diagnostic: Vous ne renvoyez que la somme : il faut le couple (somme, retenue).
# score: 0
def demi_additionneur(a, b):
    return xor(a, b)


# %% rte_retenue_non_definie
# diagnostic: La variable `retenue` est renvoyée sans avoir reçu de valeur.
# score: 0
def demi_additionneur(a, b):
    somme = xor(a, b)
    return somme, retenue


# %% triv_par_coeur
def demi_additionneur(a, b):
    return {(0, 0): (0, 0), (0, 1): (1, 0)}.get((a, b), (0, 0))


# %% triv_zeros
def demi_additionneur(a, b):
    return 0, 0


# %% triv_entrees
def demi_additionneur(a, b):
    return a, b
