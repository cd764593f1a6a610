# %% ac_deux_demi
def additionneur_complet(a, b, r):
    s1, r1 = demi_additionneur(a, b)
    s2, r2 = demi_additionneur(s1, r)
    return s2, ou(r1, r2)


# %% ac_entiers
def additionneur_complet(a, b, r):
    retenue, somme = divmod(a + b + r, 2)
    return somme, retenue


# %% ac_majorite
def additionneur_complet(a, b, r):
    somme = xor(xor(a, b), r)
    retenue = ou(et(a, b), et(r, ou(a, b)))
    return [somme, retenue]


# %% ac_retenues_par_xor
# Les deux retenues ne valent jamais 1 ensemble : OU et OU exclusif se confondent.
def additionneur_complet(a, b, r):
    s, retenue = demi_additionneur(a, b)
    s, autre = demi_additionneur(s, r)
    return np.array([s, xor(retenue, autre)])


# %% ac_neuf_nand
def additionneur_complet(a, b, r):
    n1 = nand(a, b)
    s1 = nand(nand(a, n1), nand(b, n1))
    n2 = nand(s1, r)
    s2 = nand(nand(s1, n2), nand(r, n2))
    return s2, nand(n1, n2)


# %% ac_comptage
def additionneur_complet(a, b, r):
    uns = [a, b, r].count(1)
    print(uns, "bit(s) à 1")
    return uns in (1, 3), uns >= 2


# %% ac_trie
def additionneur_complet(a, b, r):
    retenue = sorted((a, b, r))[1]  # la médiane de trois bits est leur majorité
    return (a + b + r) - 2.0 * retenue, float(retenue)


# %% ac_boucle_de_demi
def additionneur_complet(a, b, r):
    somme, retenues = r, []
    for bit in (b, a):
        somme, nouvelle = demi_additionneur(somme, bit)
        retenues.append(nouvelle)
    return somme, max(retenues)


# %% wa_oublie_r
# diagnostic: La retenue entrante r n'intervient pas : vous n'additionnez que deux bits.
# score: 0
def additionneur_complet(a, b, r):
    return demi_additionneur(a, b)


# %% wa_ordre_inverse
# diagnostic: Le couple est à l'envers : la somme vient d'abord, la retenue ensuite.
# score: 0
def additionneur_complet(a, b, r):
    s1, r1 = demi_additionneur(a, b)
    s2, r2 = demi_additionneur(s1, r)
    return ou(r1, r2), s2


# %% wa_retenues_par_et
# diagnostic: Les deux retenues ne valent jamais 1 ensemble : une seule suffit à en donner une.
# score: partial
def additionneur_complet(a, b, r):
    s1, r1 = demi_additionneur(a, b)
    s2, r2 = demi_additionneur(s1, r)
    return s2, et(r1, r2)


# %% wa_premiere_retenue
# diagnostic: La seconde retenue est perdue : ajouter r peut en créer une, elle aussi.
# score: partial
def additionneur_complet(a, b, r):
    s1, r1 = demi_additionneur(a, b)
    s2, r2 = demi_additionneur(s1, r)
    return s2, r1


# %% wa_seconde_retenue
# diagnostic: La première retenue est perdue : a + b peut en avoir créé une avant que r n'arrive.
# score: partial
def additionneur_complet(a, b, r):
    s, retenue = demi_additionneur(a, b)
    s, retenue = demi_additionneur(s, r)
    return s, retenue


# %% wa_retenue_de_trois
# diagnostic: La retenue ne demande pas trois bits à 1 : deux suffisent, car 1 + 1 = 2.
# score: partial
def additionneur_complet(a, b, r):
    return xor(xor(a, b), r), et(et(a, b), r)


# %% wa_retenue_ou
# diagnostic: Un seul bit à 1 ne fait pas de retenue : il en faut au moins deux.
# score: partial
def additionneur_complet(a, b, r):
    return xor(xor(a, b), r), ou(ou(a, b), r)


# %% wa_retenue_entrante_rendue
# diagnostic: La retenue renvoyée est celle qui est entrée, r : la nouvelle reste à calculer.
# score: partial
def additionneur_complet(a, b, r):
    return xor(xor(a, b), r), r


# %% wa_retenues_par_nand
# diagnostic: NON-ET réunit mal les retenues : il vaut 1 même quand aucune n'est apparue.
# score: partial
def additionneur_complet(a, b, r):
    s1, r1 = demi_additionneur(a, b)
    s2, r2 = demi_additionneur(s1, r)
    return s2, nand(r1, r2)


# %% wa_retenue_ou_de_r
# diagnostic: Vous réunissez la retenue de a + b avec r lui-même : il faut celle que crée l'ajout de r.
# score: partial
def additionneur_complet(a, b, r):
    s1, r1 = demi_additionneur(a, b)
    s2, r2 = demi_additionneur(s1, r)
    return s2, ou(r1, r)


# %% wa_retenues_additionnees
# diagnostic: La retenue est comptée avec b, puis avec a, mais pas entre a et b : il manque une des trois paires.
# score: partial
def additionneur_complet(a, b, r):
    return xor(xor(a, b), r), ou(et(a, r), et(b, r))


# %% wa_somme_ou
# diagnostic: Le bit de somme compte la parité des trois bits ; un OU ne la donne pas.
# score: partial
def additionneur_complet(a, b, r):
    s1, r1 = demi_additionneur(a, b)
    s2, r2 = demi_additionneur(s1, r)
    return ou(s1, r), ou(r1, r2)


# %% wa_premiere_somme
# diagnostic: Vous renvoyez la somme de a et b, avant que r ne soit ajouté.
# score: partial
def additionneur_complet(a, b, r):
    s1, r1 = demi_additionneur(a, b)
    s2, r2 = demi_additionneur(s1, r)
    return s1, ou(r1, r2)


# %% wa_b_deux_fois
# diagnostic: Le second demi-additionneur reçoit b au lieu de la première somme : a n'y est plus.
# score: 0
def additionneur_complet(a, b, r):
    s1, r1 = demi_additionneur(a, b)
    s2, r2 = demi_additionneur(b, r)
    return s2, ou(r1, r2)


# %% wa_demi_deballe_a_l_envers
# diagnostic: Vous rangez à l'envers ce que rend le demi-additionneur : la somme vient d'abord, puis la retenue.
# score: 0
def additionneur_complet(a, b, r):
    r1, s1 = demi_additionneur(a, b)
    r2, s2 = demi_additionneur(s1, r)
    return s2, ou(r1, r2)


# %% wa_somme_entiere
# diagnostic: a + b + r va jusqu'à 3 : le bit de somme est ce qui reste une fois la retenue partie.
# score: partial
def additionneur_complet(a, b, r):
    total = a + b + r
    return total, int(total >= 2)


# %% wa_entier
# diagnostic: Vous renvoyez l'entier a + b + r : il reste à l'écrire sur deux bits, somme et retenue.
# score: 0
def additionneur_complet(a, b, r):
    return a + b + r


# %% wa_somme_xnor
# diagnostic: Le bit de somme est inversé : il vaut 1 quand un nombre impair de bits vaut 1.
# score: partial
def additionneur_complet(a, b, r):
    retenue = (a + b + r) // 2
    return non(xor(xor(a, b), r)), retenue


# %% wa_trois_resultats
# diagnostic: Vous renvoyez les deux retenues à part : réunissez-les en un seul bit.
# score: 0
def additionneur_complet(a, b, r):
    s1, r1 = demi_additionneur(a, b)
    s2, r2 = demi_additionneur(s1, r)
    return s2, r1, r2


# %% wa_couples_emboites
# diagnostic: Votre premier résultat est un couple, car vous gardez ensemble la somme et la retenue du demi-additionneur.
# score: partial
def additionneur_complet(a, b, r):
    premier = demi_additionneur(a, b)
    second = demi_additionneur(premier[0], r)
    return second, ou(premier[1], second[1])


# %% wa_somme_seule
# diagnostic: Vous ne renvoyez que la somme : il faut le couple (somme, retenue).
# score: 0
def additionneur_complet(a, b, r):
    return xor(xor(a, b), r)


# %% wa_oublie_return
# diagnostic: Votre fonction ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: 0
def additionneur_complet(a, b, r):
    s1, r1 = demi_additionneur(a, b)
    s2, r2 = demi_additionneur(s1, r)
    s2, ou(r1, r2)


# %% rte_additionne_le_couple
# diagnostic: Le premier demi-additionneur rend un couple : séparez la somme de la retenue avant d'ajouter r.
# score: 0
def additionneur_complet(a, b, r):
    return demi_additionneur(demi_additionneur(a, b), r)


# %% rte_trois_entrees
# diagnostic: Le demi-additionneur ne reçoit que deux bits : il en faut deux, l'un après l'autre, pour en ajouter trois.
# score: 0
def additionneur_complet(a, b, r):
    return demi_additionneur(a, b, r)


# %% rte_ou_de_trois
# diagnostic: Votre porte `ou` n'a que deux entrées : avec trois fils, il faut deux portes.
# score: 0
def additionneur_complet(a, b, r):
    return xor(xor(a, b), r), ou(et(a, b), et(b, r), et(a, r))


# %% triv_par_coeur
def additionneur_complet(a, b, r):
    return {(1, 0, 0): (1, 0), (0, 1, 1): (0, 1)}.get((a, b, r), (0, 0))


# %% triv_zeros
def additionneur_complet(a, b, r):
    return 0, 0


# %% triv_entrees
def additionneur_complet(a, b, r):
    return a, b
