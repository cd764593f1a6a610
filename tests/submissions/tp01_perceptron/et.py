# %% ac_non_nand
def et(x1, x2):
    return non(nand(x1, x2))


# %% ac_nand_seulement
def et(x1, x2):
    n = nand(x1, x2)
    return nand(n, n)


# %% ac_avec_un
def et(x1, x2):
    return nand(1, nand(x2, x1))


# %% ac_composition
def apres(f, g):
    return lambda *entrees: f(g(*entrees))


et = apres(non, nand)


# %% ac_suite_de_portes
from functools import reduce


def et(x1, x2):
    fils = [nand(x1, x2), 1]
    return bool(reduce(nand, fils))


# %% ac_table_de_portes
def et(x1, x2):
    # La table de NON-ET, puis son inverse, en flottants.
    table = np.array([[nand(i, j) for j in (0, 1)] for i in (0, 1)], dtype=float)
    print(table)
    return nand(table[int(x1), int(x2)], 1)


# %% wa_nand_seul
# diagnostic: C'est NON-ET lui-même : il reste à inverser sa sortie.
# score: 0
def et(x1, x2):
    return nand(x1, x2)


# %% wa_deux_inversions
# diagnostic: C'est NON-ET lui-même : il reste à inverser sa sortie.
# score: 0
def et(x1, x2):
    return non(non(nand(x1, x2)))


# %% wa_ou
# diagnostic: C'est la porte OU : vous inversez les entrées au lieu d'inverser la sortie.
# score: 0
def et(x1, x2):
    return nand(non(x1), non(x2))


# %% wa_nor
# diagnostic: C'est NON-OU : vous inversez les entrées en plus de la sortie.
# score: 0
def et(x1, x2):
    return non(nand(non(x1), non(x2)))


# %% wa_mauvais_ordre
# diagnostic: Une seule entrée est inversée, avant la porte : c'est la sortie qu'il faut inverser.
# score: 0
def et(x1, x2):
    return nand(non(x1), x2)


# %% wa_mauvais_ordre_x2
# diagnostic: Une seule entrée est inversée, avant la porte : c'est la sortie qu'il faut inverser.
# score: 0
def et(x1, x2):
    return nand(x1, non(x2))


# %% wa_inversion_avec_zero
# diagnostic: Votre porte vaut toujours 1 : une entrée à 0 force NON-ET à 1, elle ne l'inverse pas.
# score: 0
def et(x1, x2):
    return nand(nand(x1, x2), 0)


# %% wa_seule_x1
# diagnostic: Votre porte recopie x1 : la seconde entrée n'intervient pas.
# score: 0
def et(x1, x2):
    return non(nand(x1, x1))


# %% wa_seule_x2
# diagnostic: Votre porte recopie x2 : la première entrée n'intervient pas.
# score: 0
def et(x1, x2):
    return non(nand(x2, x2))


# %% wa_egalite
# diagnostic: Votre porte vaut 1 aussi pour (0, 0) : elle dit si les deux bits sont égaux.
# score: 0
def et(x1, x2):
    n = nand(x1, x2)
    return non(nand(nand(x1, n), nand(x2, n)))


# %% wa_addition
# diagnostic: 1 + 1 donne 2, qui n'est pas un bit ; et `nand` ne sert pas.
# score: 0
def et(x1, x2):
    return x1 + x2


# %% wa_addition_moins_un
# diagnostic: Pour (0, 0), vous obtenez −1, qui n'est pas un bit ; et `nand` ne sert pas.
# score: 0
def et(x1, x2):
    return x1 + x2 - 1


# %% wa_egalite_de_python
# diagnostic: Comparer x1 à x2 donne 1 aussi pour (0, 0) ; et `nand` ne sert pas.
# score: 0
def et(x1, x2):
    return x1 == x2


# %% wa_oublie_un_cas
# diagnostic: Vous ne renvoyez rien dans les cas où la sortie doit être 0.
# score: 0
def et(x1, x2):
    if not nand(x1, x2):
        return 1


# %% wa_oublie_return
# diagnostic: Votre fonction ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: 0
def et(x1, x2):
    non(nand(x1, x2))


# %% wa_sans_nand
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : l'exercice demande de composer des portes.
# score: partial
def et(x1, x2):
    return x1 and x2


# %% wa_produit
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : l'exercice demande de composer des portes.
# score: partial
def et(x1, x2):
    return x1 * x2


# %% wa_propre_perceptron
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : l'exercice demande de composer des portes.
# score: partial
def et(x1, x2):
    return perceptron([x1, x2], [1, 1], -1.5)


# %% wa_nand_pour_la_forme
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : l'exercice demande de composer des portes.
# score: partial
def et(x1, x2):
    n = non(nand(x1, x2))
    return min(x1, x2)


# %% wa_condition_jamais_fausse
# diagnostic: La table est juste, mais `nand` n'y sert que de témoin, toujours à 1 : la réponse vient d'ailleurs.
# score: partial
def et(x1, x2):
    if nand(0, 0):
        return x1 & x2
    return 0


# %% rte_non_de_deux
# diagnostic: `non` n'a qu'une entrée : combinez d'abord les deux bits.
# score: 0
def et(x1, x2):
    return non(x1, x2)


# %% rte_porte_sans_entrees
# diagnostic: Vous donnez à `non` la porte `nand` elle-même : il faut son résultat, donc lui donner d'abord x1 et x2.
# score: 0
def et(x1, x2):
    return non(nand)(x1, x2)


# %% rte_recursion
# diagnostic: `et` s'appelle elle-même sans fin : elle doit s'appuyer sur les portes déjà écrites.
# score: 0
def et(x1, x2):
    return non(non(et(x1, x2)))


# %% rte_majuscules
# diagnostic: Python distingue majuscules et minuscules : votre porte s'appelle `nand`.
# score: 0
def et(x1, x2):
    return non(NAND(x1, x2))


# %% triv_par_coeur
def et(x1, x2):
    return {(0, 1): 0, (1, 0): 0}.get((x1, x2), 0)


# %% triv_par_coeur_none
def et(x1, x2):
    if (x1, x2) in [(0, 1), (1, 0)]:
        return 0


# %% triv_un
def et(x1, x2):
    return 1


# %% triv_entree
def et(x1, x2):
    return x2
