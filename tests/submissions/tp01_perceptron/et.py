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


# %% wa_nand_seul
# diagnostic: C'est NON-ET lui-même : il reste à inverser sa sortie.
# score: 0
def et(x1, x2):
    return nand(x1, x2)


# %% wa_ou
# diagnostic: C'est la porte OU : vous inversez les entrées au lieu d'inverser la sortie.
# score: 0
def et(x1, x2):
    return nand(non(x1), non(x2))


# %% wa_mauvais_ordre
# diagnostic: Une seule entrée est inversée, avant la porte : c'est la sortie qu'il faut inverser.
# score: 0
def et(x1, x2):
    return nand(non(x1), x2)


# %% wa_oublie_return
# diagnostic: La fonction calcule mais ne renvoie rien : il manque `return`.
# score: 0
def et(x1, x2):
    non(nand(x1, x2))


# %% wa_sans_nand
# diagnostic: La table est juste, mais l'opérateur de Python remplace la porte : partez de `nand`.
# score: partial
def et(x1, x2):
    return x1 and x2


# %% wa_propre_perceptron
# diagnostic: Un perceptron à part donne la bonne table, mais l'exercice demande de composer des `nand`.
# score: partial
def et(x1, x2):
    return perceptron([x1, x2], [1, 1], -1.5)


# %% rte_non_de_deux
# diagnostic: `non` n'a qu'une entrée : combinez d'abord les deux bits.
# score: 0
def et(x1, x2):
    return non(x1, x2)


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
