# %% ac_perceptron
w_nand, b_nand = [-2, -2], 3


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% ac_sur_la_frontiere
w_nand, b_nand = (-1, -1), 2


def nand(x1, x2):
    return int(w_nand[0] * x1 + w_nand[1] * x2 + b_nand > 0)


# %% ac_tableau
w_nand = np.array([-1.0, -0.5])
b_nand = 1.25


def nand(x1, x2):
    return w_nand @ np.array([x1, x2]) + b_nand > 0


# %% wa_et
# diagnostic: C'est la porte ET, pas NON-ET : pensez aux signes des poids et du biais.
# score: 0
w_nand, b_nand = [2, 2], -3


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_nor
# diagnostic: Votre porte vaut 0 dès qu'une entrée vaut 1 : c'est NON-OU. Une seule entrée à 1 ne doit pas annuler le biais.
# score: 0
w_nand, b_nand = [-2, -2], 1


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_biais_trop_grand
# diagnostic: Votre neurone vaut toujours 1 : même les deux poids ensemble n'annulent pas le biais.
# score: 0
w_nand, b_nand = [-1, -1], 3


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_oublie_return
# diagnostic: La fonction `nand` calcule mais ne renvoie rien : il manque `return`.
# score: partial
w_nand, b_nand = [-2, -2], 3


def nand(x1, x2):
    perceptron([x1, x2], w_nand, b_nand)


# %% wa_sans_poids
# diagnostic: La table est juste, mais sans neurone : w_nand et b_nand n'ont pas reçu de valeurs.
# score: partial
w_nand, b_nand = None, None


def nand(x1, x2):
    return int(not (x1 and x2))


# %% wa_argument_fixe
# diagnostic: La même entrée est donnée deux fois au neurone : x2 n'intervient pas.
# score: partial
w_nand, b_nand = [-2, -2], 3


def nand(x1, x2):
    return perceptron([x1, x1], w_nand, b_nand)


# %% wa_poids_differents_de_la_fonction
# diagnostic: La fonction emploie d'autres nombres que w_nand et b_nand, et ceux-ci ne donnent pas NON-ET.
# score: partial
w_nand, b_nand = [1, 1], -2


def nand(x1, x2):
    return 1 - perceptron([x1, x2], [1, 1], -1.5)


# %% rte_quatre_arguments
# diagnostic: `perceptron` attend trois arguments : les deux entrées vont ensemble, dans une seule liste.
# score: partial
w_nand, b_nand = [-2, -2], 3


def nand(x1, x2):
    return perceptron(x1, x2, w_nand, b_nand)


# %% triv_par_coeur
w_nand, b_nand = None, None


def nand(x1, x2):
    return {(1, 1): 0, (1, 0): 1, (0, 1): 1}.get((x1, x2), 0)


# %% triv_constante
w_nand, b_nand = [0, 0], 1


def nand(x1, x2):
    return 1


# %% triv_zero
w_nand, b_nand = [0, 0], 0


def nand(x1, x2):
    return 0
