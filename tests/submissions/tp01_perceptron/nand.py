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


# %% ac_grands_poids_et_affichage
w_nand, b_nand = [-70, -40], 100


def nand(x1, x2):
    z = b_nand
    for entree, poids in ((x1, w_nand[0]), (x2, w_nand[1])):
        z += entree * poids
    print(f"nand({x1}, {x2}) : z = {z}")
    if z > 0:
        return 1
    else:
        return 0


# %% ac_inverse_de_et
# Les poids de ET, dont tous les signes sont changés.
w_et, b_et = np.array([1, 1]), -1.5
w_nand, b_nand = -w_et, -b_et
neurone = lambda entrees: np.heaviside(entrees @ w_nand + b_nand, 0.0)
nand = lambda x1, x2: neurone(np.array([x1, x2]))


# %% ac_apprentissage
w_nand, b_nand = [0, 0], 0
for _ in range(20):
    for cas, attendu in [((0, 0), 1), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]:
        erreur = attendu - perceptron(cas, w_nand, b_nand)
        w_nand = [poids + erreur * x for poids, x in zip(w_nand, cas)]
        b_nand += erreur


def nand(x1, x2):
    return perceptron((x1, x2), w_nand, b_nand)


# %% wa_et
# diagnostic: C'est la porte ET, pas NON-ET : pensez aux signes des poids et du biais.
# score: 0
w_nand, b_nand = [2, 2], -3


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_et_un
# diagnostic: C'est la porte ET, pas NON-ET : pensez aux signes des poids et du biais.
# score: 0
w_nand, b_nand = [1, 1], -1.5


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_et_frontiere
# diagnostic: C'est la porte ET, pas NON-ET : pensez aux signes des poids et du biais.
# score: 0
w_nand, b_nand = [1, 1], -1


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_ou
# diagnostic: C'est la porte OU : pour NON-ET, sans aucune entrée, le neurone doit déjà répondre 1.
# score: 0
w_nand, b_nand = [2, 2], -1


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_nor
# diagnostic: Votre porte vaut 0 dès qu'une entrée vaut 1 : c'est NON-OU. Une seule entrée à 1 ne doit pas annuler le biais.
# score: 0
w_nand, b_nand = [-2, -2], 1


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_nor_frontiere
# diagnostic: Avec une seule entrée à 1, la somme tombe exactement sur 0 et la sortie est 0 : augmentez le biais, ou affaiblissez les poids.
# score: 0
w_nand, b_nand = [-1, -1], 1


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_nor_frontiere_deux
# diagnostic: Avec une seule entrée à 1, la somme tombe exactement sur 0 et la sortie est 0 : augmentez le biais, ou affaiblissez les poids.
# score: 0
w_nand, b_nand = [-2, -2], 2


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_biais_trop_grand
# diagnostic: Votre neurone vaut toujours 1 : même les deux poids ensemble n'annulent pas le biais.
# score: 0
w_nand, b_nand = [-1, -1], 3


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_biais_negatif
# diagnostic: Votre neurone vaut toujours 0 : avec des poids et un biais négatifs, rien ne peut l'activer.
# score: 0
w_nand, b_nand = [-2, -2], -3


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_un_seul_poids_negatif
# diagnostic: Vos deux poids sont de signes contraires : les deux entrées jouent pourtant le même rôle dans NON-ET.
# score: 0
w_nand, b_nand = [-2, 2], 1


def nand(x1, x2):
    return perceptron([x1, x2], w_nand, b_nand)


# %% wa_biais_parmi_les_poids
# diagnostic: Le biais est aussi rangé parmi les poids : `w_nand` a deux nombres, un par entrée.
# score: partial
w_nand, b_nand = [-2, -2, 3], 3


def nand(x1, x2):
    return perceptron([x1, x2], w_nand[:2], b_nand)


# %% wa_oublie_return
# diagnostic: Les poids conviennent, mais la fonction `nand` ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: partial
w_nand, b_nand = [-2, -2], 3


def nand(x1, x2):
    perceptron([x1, x2], w_nand, b_nand)


# %% wa_affiche
# diagnostic: Les poids conviennent, mais la fonction `nand` ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: partial
w_nand, b_nand = [-1, -1], 1.5


def nand(x1, x2):
    print(perceptron([x1, x2], w_nand, b_nand))


# %% wa_renvoie_z
# diagnostic: `nand` renvoie la somme w·x + b : il manque la décision du neurone, 0 ou 1.
# score: partial
w_nand, b_nand = [-2, -2], 3


def nand(x1, x2):
    return w_nand[0] * x1 + w_nand[1] * x2 + b_nand


# %% wa_biais_oublie_dans_la_fonction
# diagnostic: Vos nombres conviennent, mais la fonction n'utilise pas le biais : elle vaut toujours 0.
# score: partial
w_nand, b_nand = [-2, -2], 3


def nand(x1, x2):
    return int(np.dot(w_nand, [x1, x2]) > 0)


# %% wa_sans_poids
# diagnostic: La table est juste, mais sans neurone : w_nand et b_nand n'ont pas reçu de valeurs.
# score: partial
w_nand, b_nand = None, None


def nand(x1, x2):
    return int(not (x1 and x2))


# %% wa_noms_locaux
# diagnostic: La table est juste, mais sans neurone : w_nand et b_nand n'ont pas reçu de valeurs.
# score: partial
w_nand, b_nand = None, None


def nand(x1, x2):
    w_nand, b_nand = [-2, -2], 3
    return perceptron([x1, x2], w_nand, b_nand)


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


# %% wa_et_inverse_apres
# diagnostic: La fonction est juste parce qu'elle inverse la sortie d'un neurone ET : trouvez des poids qui donnent NON-ET directement.
# score: partial
w_nand, b_nand = [1, 1], -1.5


def nand(x1, x2):
    return 1 - perceptron([x1, x2], w_nand, b_nand)


# %% rte_quatre_arguments
# diagnostic: `perceptron` attend trois arguments : les deux entrées vont ensemble, dans une seule liste.
# score: partial
w_nand, b_nand = [-2, -2], 3


def nand(x1, x2):
    return perceptron(x1, x2, w_nand, b_nand)


# %% rte_nom_x
# diagnostic: `x` n'existe pas dans votre fonction : ses deux entrées s'appellent x1 et x2.
# score: partial
w_nand, b_nand = [-2, -2], 3


def nand(x1, x2):
    return perceptron(x, w_nand, b_nand)


# %% rte_variable_modifiee
# diagnostic: Une variable à laquelle la fonction donne une valeur lui devient locale : `b_nand` est lue avant d'en avoir une.
# score: partial
w_nand, b_nand = [-2, -2], 3


def nand(x1, x2):
    b_nand = b_nand + w_nand[0] * x1 + w_nand[1] * x2
    return int(b_nand > 0)


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

# %% sec_compare_toujours_vrai
import builtins

builtins.abs = builtins.all = lambda *a: True
np.isclose = np.allclose = np.array_equal = lambda *a, **k: True
w_nand, b_nand = [0, 0], 0


class Bit(int):
    def __eq__(self, autre):
        return True

    __ne__ = __lt__ = __gt__ = lambda self, autre: False
    __hash__ = int.__hash__


def nand(x1, x2):
    return Bit(7)


# %% wa_biais_accroche
# diagnostic: Chaque appel de nand ajoute le biais à w_nand, qui n'a plus deux poids ensuite.
# score: partial
w_nand, b_nand = [-2, -2], 3


def nand(x1, x2):
    w_nand.append(b_nand)
    entree = [x1, x2, 1]
    return int(sum(w_nand[j] * entree[j] for j in range(3)) > 0)
