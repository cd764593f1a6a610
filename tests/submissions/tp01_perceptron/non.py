# %% ac_deux_fois_x
def non(x):
    return nand(x, x)


# %% ac_avec_un
def non(x):
    return nand(x, 1)


# %% ac_lambda
non = lambda x: nand(x1=1, x2=x)


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


# %% wa_moins
# diagnostic: −x n'est pas la négation d'un bit : la sortie doit être 0 ou 1.
# score: 0
def non(x):
    return -x


# %% wa_oublie_return
# diagnostic: La fonction calcule mais ne renvoie rien : il manque `return`.
# score: 0
def non(x):
    nand(x, x)


# %% wa_sans_nand
# diagnostic: La table est juste, mais l'arithmétique remplace la porte : construisez `non` à partir de `nand`.
# score: partial
def non(x):
    return 1 - x


# %% wa_nand_pour_la_forme
# diagnostic: Vous appelez `nand` sans vous servir de son résultat.
# score: partial
def non(x):
    n = nand(x, x)
    return int(not x)


# %% rte_un_argument
# diagnostic: `nand` attend deux entrées : que mettre à la seconde quand on n'a que x ?
# score: 0
def non(x):
    return nand(x)


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
