# %% ac_produit_scalaire
def perceptron(x, w, b):
    return int(np.dot(w, x) + b > 0)


# %% ac_boucle
def perceptron(x, w, b):
    z = b
    for j in range(len(x)):
        z += w[j] * x[j]
    if z > 0:
        return 1
    return 0


# %% ac_booleen
def perceptron(x, w, b):
    return sum(poids * entree for poids, entree in zip(w, x)) > -b


# %% ac_heaviside
def perceptron(x, w, b):
    z = np.asarray(w) @ np.asarray(x) + b
    return np.heaviside(z, 0)


# %% wa_seuil_large
# diagnostic: Vous renvoyez 1 aussi quand w·x + b vaut exactement 0 : l'inégalité du cours est stricte.
# score: partial
def perceptron(x, w, b):
    return int(np.dot(w, x) + b >= 0)


# %% wa_sans_biais
# diagnostic: Le biais b n'intervient pas : votre neurone compare w·x seul à 0.
# score: 0
def perceptron(x, w, b):
    return int(np.dot(w, x) > 0)


# %% wa_seuil_retourne
# diagnostic: Les deux sorties sont échangées : vous renvoyez 1 quand la somme est négative.
# score: 0
def perceptron(x, w, b):
    return int(np.dot(w, x) + b < 0)


# %% wa_signe
# diagnostic: Vous renvoyez le signe de la somme, −1, 0 ou 1 ; le perceptron ne connaît que 0 et 1.
# score: 0
def perceptron(x, w, b):
    return int(np.sign(np.dot(w, x) + b))


# %% wa_renvoie_z
# diagnostic: Vous renvoyez la somme w·x + b elle-même : il manque la décision, 0 ou 1.
# score: 0
def perceptron(x, w, b):
    return np.dot(w, x) + b


# %% wa_biais_comme_seuil
# diagnostic: Vous comparez w·x à b : le biais s'ajoute à la somme, il n'est pas le seuil à dépasser.
# score: 0
def perceptron(x, w, b):
    return int(np.dot(w, x) > b)


# %% wa_biais_compte_n_fois
# diagnostic: Le biais est ajouté une fois par entrée : il ne compte qu'une fois, après la somme.
# score: 0
def perceptron(x, w, b):
    z = 0
    for entree, poids in zip(x, w):
        z += poids * entree + b
    return int(z > 0)


# %% wa_modifie_x
# diagnostic: Vous écrivez dans le tableau x reçu : l'appelant retrouve ses données changées.
# score: partial
def perceptron(x, w, b):
    x = np.asarray(x, dtype=float)
    x *= w
    return int(x.sum() + b > 0)


# %% rte_tableaux_seuls
# diagnostic: Le produit `*` terme à terme n'existe qu'entre tableaux NumPy : avec des listes, il échoue.
# score: partial
def perceptron(x, w, b):
    return int((w * x).sum() + b > 0)


# %% rte_trois_entrees
# diagnostic: Vous écrivez trois entrées en toutes lettres : le nombre d'entrées n peut être quelconque.
# score: 0
def perceptron(x, w, b):
    return int(w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b > 0)


# %% triv_par_coeur
def perceptron(x, w, b):
    if list(x) == [6.0, 2.5]:
        return 1
    return 0


# %% triv_constante_un
def perceptron(x, w, b):
    return 1


# %% triv_none
def perceptron(x, w, b):
    return None


# %% triv_biais_rendu
def perceptron(x, w, b):
    return b
