# %% ac_deux_fois_x
def non(x):
    return nand(x, x)


# %% ac_avec_un
def non(x):
    return nand(x, 1)


# %% ac_lambda
non = lambda x: nand(x1=1, x2=x)


# %% ac_suite_depliee
def non(x):
    fil = [x] * 2
    return nand(*fil)


# %% ac_trois_fois
def inverse(x):
    return nand(x, x)


def non(x):
    # Inverser trois fois, c'est inverser une fois.
    for _ in range(3):
        x = inverse(x)
    print("sortie :", x)
    return x


# %% ac_choix
def non(x):
    sorties = (nand(0, 0), nand(1, 1))
    if x:
        return sorties[1]
    return float(sorties[0])


# %% wa_identite
# diagnostic: Votre fonction rend x inchangé : deux négations de suite s'annulent.
# score: 0
def non(x):
    return nand(nand(x, x), nand(x, x))


# %% wa_nand_avec_zero
# diagnostic: Avec une entrée à 0, NON-ET vaut toujours 1, quel que soit x.
# score: 0
def non(x):
    return nand(x, 0)


# %% wa_toujours_zero
# diagnostic: Votre porte vaut 0 quel que soit x : une constante, quelque part, a pris toute la place.
# score: 0
def non(x):
    return nand(nand(x, 0), 1)


# %% wa_moins
# diagnostic: −x n'est pas la négation d'un bit : la sortie doit être 0 ou 1.
# score: 0
def non(x):
    return -x


# %% wa_tilde
# diagnostic: L'opérateur ~ inverse tous les bits de l'entier : il donne −1 et −2, et non 1 et 0.
# score: 0
def non(x):
    return ~x


# %% wa_x_moins_un
# diagnostic: x − 1 vaut −1 pour x = 0 : la sortie doit être 0 ou 1.
# score: 0
def non(x):
    return x - 1


# %% wa_porte_sans_entree
# diagnostic: Vous renvoyez la porte `nand` elle-même, sans lui donner d'entrées.
# score: 0
def non(x):
    return nand


# %% wa_couple
# diagnostic: Vous renvoyez un couple de bits : la porte NON n'a qu'une sortie.
# score: 0
def non(x):
    return nand(x, 0), nand(x, 1)


# %% wa_oublie_un_cas
# diagnostic: Vous ne renvoyez rien quand x vaut 0 : les deux cas demandent une sortie.
# score: 0
def non(x):
    if x == 1:
        return nand(x, x)


# %% wa_oublie_return
# diagnostic: Votre fonction ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: 0
def non(x):
    nand(x, x)


# %% wa_affiche
# diagnostic: Votre fonction ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: 0
def non(x):
    print(nand(x, x))


# %% wa_sans_nand
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : construisez `non` avec cette porte.
# score: partial
def non(x):
    return 1 - x


# %% wa_not_de_python
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : construisez `non` avec cette porte.
# score: partial
def non(x):
    return not x


# %% wa_propre_perceptron
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : construisez `non` avec cette porte.
# score: partial
def non(x):
    return perceptron([x], [-1], 0.5)


# %% wa_nand_pour_la_forme
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : construisez `non` avec cette porte.
# score: partial
def non(x):
    n = nand(x, x)
    return int(not x)


# %% rte_un_argument
# diagnostic: `nand` attend deux entrées : que mettre à la seconde quand on n'a que x ?
# score: 0
def non(x):
    return nand(x)


# %% rte_une_liste
# diagnostic: `nand` attend deux entrées : que mettre à la seconde quand on n'a que x ?
# score: 0
def non(x):
    return nand([x, x])


# %% rte_crochets
# diagnostic: Les entrées d'une fonction vont entre parenthèses : avec des crochets, Python cherche un élément de liste.
# score: 0
def non(x):
    return nand[x, x]


# %% rte_recursion
# diagnostic: `non` s'appelle elle-même sans fin : elle doit s'appuyer sur `nand`.
# score: 0
def non(x):
    return nand(non(x), 1)


# %% rte_nom_des_entrees
# diagnostic: L'entrée de `non` s'appelle x : x1 n'existe pas ici.
# score: 0
def non(x):
    return nand(x1, x1)


# %% triv_par_coeur
def non(x):
    if x == 1:
        return 0


# %% triv_par_coeur_zero
def non(x):
    return 0


# %% triv_constante
def non(x):
    return 1


# %% triv_entree
def non(x):
    return x
