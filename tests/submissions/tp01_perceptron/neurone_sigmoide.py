# %% ac_produit_scalaire
def neurone_sigmoide(x, w, b):
    return sigmoide(np.dot(w, x) + b)


# %% ac_boucle
def neurone_sigmoide(x, w, b):
    z = b
    for entree, poids in zip(x, w):
        z = z + entree * poids
    return sigmoide(z)


# %% ac_formule
def neurone_sigmoide(x, w, b):
    z = np.sum(np.multiply(w, x)) + b
    return 1 / (1 + np.exp(-z))


# %% wa_sans_biais
# diagnostic: Le biais b n'intervient pas dans la somme.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(np.dot(w, x))


# %% wa_echelon
# diagnostic: Vous appliquez σ à la sortie du perceptron, déjà réduite à 0 ou 1 : l'échelon doit disparaître.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(perceptron(x, w, b))


# %% wa_sans_sigma
# diagnostic: Vous renvoyez la somme w·x + b : il manque l'activation σ.
# score: 0
def neurone_sigmoide(x, w, b):
    return np.dot(w, x) + b


# %% wa_somme_des_sigma
# diagnostic: σ est appliquée à chaque entrée : elle s'applique une seule fois, à la somme.
# score: 0
def neurone_sigmoide(x, w, b):
    return np.dot(w, [sigmoide(entree) for entree in x]) + b


# %% wa_biais_dehors
# diagnostic: Le biais est ajouté après σ : il doit entrer dans la somme, avant l'activation.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(np.dot(w, x)) + b


# %% wa_sans_somme
# diagnostic: Vous renvoyez un tableau, une valeur par entrée : les produits n'ont pas été additionnés.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(np.multiply(w, x) + b)


# %% wa_derivee
# diagnostic: Vous appliquez σ′ au lieu de σ.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide_prime(np.dot(w, x) + b)


# %% wa_formule_instable
# diagnostic: Votre formule de σ déborde quand la somme est grande ; celle que vous avez écrite plus haut tient bon.
# score: partial
def neurone_sigmoide(x, w, b):
    e = np.exp(np.dot(w, x) + b)
    return e / (1 + e)


# %% wa_modifie_w
# diagnostic: Vous écrivez dans le tableau w reçu : l'appelant retrouve ses poids changés.
# score: partial
def neurone_sigmoide(x, w, b):
    w = np.asarray(w, dtype=float)
    w *= x
    return sigmoide(w.sum() + b)


# %% rte_tableaux_seuls
# diagnostic: Le produit `*` terme à terme n'existe qu'entre tableaux NumPy : avec des listes, il échoue.
# score: partial
def neurone_sigmoide(x, w, b):
    return sigmoide((w * x).sum() + b)


# %% triv_par_coeur
def neurone_sigmoide(x, w, b):
    return 0.5 if len(x) == 2 else 0.6224593312018546


# %% triv_perceptron
def neurone_sigmoide(x, w, b):
    return perceptron(x, w, b)


# %% triv_constante
def neurone_sigmoide(x, w, b):
    return 0.5


# %% triv_biais_rendu
def neurone_sigmoide(x, w, b):
    return b
