# %% ac_de_morgan
def ou(x1, x2):
    return nand(non(x1), non(x2))


# %% ac_nand_seulement
def ou(x1, x2):
    return nand(nand(x1, x1), nand(x2, x2))


# %% ac_par_et
def ou(x1, x2):
    aucun = et(non(x1), non(x2))
    return non(aucun)


# %% wa_nor
# diagnostic: C'est NON-OU : vous inversez une fois de trop.
# score: 0
def ou(x1, x2):
    return non(nand(non(x1), non(x2)))


# %% wa_ou_exclusif
# diagnostic: C'est le OU exclusif : le OU du cours vaut 1 aussi quand les deux entrées valent 1.
# score: 0
def ou(x1, x2):
    n = nand(x1, x2)
    return nand(nand(x1, n), nand(x2, n))


# %% wa_nand_seul
# diagnostic: C'est NON-ET : inversez les entrées avant la porte.
# score: 0
def ou(x1, x2):
    return nand(x1, x2)


# %% wa_addition
# diagnostic: 1 + 1 donne 2, qui n'est pas un bit.
# score: 0
def ou(x1, x2):
    return x1 + x2


# %% wa_une_entree
# diagnostic: Seule la première entrée est inversée : la porte n'est plus symétrique.
# score: 0
def ou(x1, x2):
    return nand(non(x1), x2)


# %% wa_sans_nand
# diagnostic: La table est juste, mais l'opérateur de Python remplace la porte : partez de `nand`.
# score: partial
def ou(x1, x2):
    return x1 or x2


# %% wa_max
# diagnostic: Le maximum donne la bonne table, mais l'exercice demande de composer des `nand`.
# score: partial
def ou(x1, x2):
    return max(x1, x2)


# %% rte_recursion
# diagnostic: `ou` s'appelle elle-même sans fin : elle doit s'appuyer sur les portes déjà écrites.
# score: 0
def ou(x1, x2):
    return non(non(ou(x1, x2)))


# %% triv_par_coeur
def ou(x1, x2):
    return {(0, 0): 0, (0, 1): 1, (1, 1): 1}.get((x1, x2), 0)


# %% triv_un
def ou(x1, x2):
    return 1


# %% triv_entree
def ou(x1, x2):
    return x2
