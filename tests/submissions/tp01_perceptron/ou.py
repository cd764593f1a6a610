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


# %% ac_etoile
def ou(x1, x2):
    return nand(*[non(x) for x in (x1, x2)])


# %% ac_avec_un
non_ = lambda bit: nand(bit, 1)
ou = lambda x1, x2: float(nand(non_(x1), non_(x2)))


# %% ac_trois_cas
# OU = un des trois cas : (0, 1), (1, 0), (1, 1).
def ou(x1, x2):
    aucun_cas = 1
    for cas in (et(non(x1), x2), et(x1, non(x2)), et(x1, x2)):
        aucun_cas = et(aucun_cas, non(cas))
    print("aucun des trois cas :", aucun_cas)
    return non(aucun_cas)


# %% wa_nor
# diagnostic: C'est NON-OU : vous inversez une fois de trop.
# score: 0
def ou(x1, x2):
    return non(nand(non(x1), non(x2)))


# %% wa_nor_par_et
# diagnostic: C'est NON-OU : vous inversez une fois de trop.
# score: 0
def ou(x1, x2):
    return et(non(x1), non(x2))


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


# %% wa_et
# diagnostic: C'est la porte ET : inverser la sortie de NON-ET ne suffit pas, voyez ses entrées.
# score: 0
def ou(x1, x2):
    return non(nand(x1, x2))


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


# %% wa_l_autre_entree
# diagnostic: Seule la seconde entrée est inversée : la porte n'est plus symétrique.
# score: 0
def ou(x1, x2):
    return nand(x1, non(x2))


# %% wa_toujours_un
# diagnostic: Votre porte vaut toujours 1, même pour (0, 0) : revoyez la façon dont les deux entrées sont inversées.
# score: 0
def ou(x1, x2):
    return nand(non(x1), x1)


# %% wa_recopie_x1
# diagnostic: Votre porte recopie x1 : la seconde entrée n'intervient pas.
# score: 0
def ou(x1, x2):
    return nand(non(x1), non(x1))


# %% wa_moins
# diagnostic: Votre porte vaut toujours 1, même pour (0, 0) : revoyez la façon dont les deux entrées sont inversées.
# score: 0
def ou(x1, x2):
    return nand(-x1, -x2)


# %% wa_nand_ou_x1
# diagnostic: Pour (0, 0), vous renvoyez 1 : la table de NON-ET est combinée aux entrées sans être retournée.
# score: 0
def ou(x1, x2):
    return nand(x1, x2) or x1


# %% wa_oublie_return
# diagnostic: Votre fonction ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: 0
def ou(x1, x2):
    sortie = nand(non(x1), non(x2))


# %% wa_sans_nand
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : l'exercice demande de composer des portes.
# score: partial
def ou(x1, x2):
    return x1 or x2


# %% wa_max
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : l'exercice demande de composer des portes.
# score: partial
def ou(x1, x2):
    return max(x1, x2)


# %% wa_propre_perceptron
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : l'exercice demande de composer des portes.
# score: partial
def ou(x1, x2):
    return perceptron([x1, x2], [2, 2], -1)


# %% wa_conditions
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : l'exercice demande de composer des portes.
# score: partial
def ou(x1, x2):
    if x1 == 0 and x2 == 0:
        return 0
    return 1


# %% rte_recursion
# diagnostic: `ou` s'appelle elle-même sans fin : elle doit s'appuyer sur les portes déjà écrites.
# score: 0
def ou(x1, x2):
    return non(non(ou(x1, x2)))


# %% rte_non_de_deux
# diagnostic: `non` n'a qu'une entrée : inversez chaque bit à part.
# score: 0
def ou(x1, x2):
    return nand(non(x1, x2))


# %% rte_nor_inconnu
# diagnostic: La porte `nor` n'existe pas dans ce notebook : partez de `nand`, `non` et `et`.
# score: 0
def ou(x1, x2):
    return non(nor(x1, x2))


# %% triv_par_coeur
def ou(x1, x2):
    return {(0, 0): 0, (0, 1): 1, (1, 1): 1}.get((x1, x2), 0)


# %% triv_un
def ou(x1, x2):
    return 1


# %% triv_entree
def ou(x1, x2):
    return x2
