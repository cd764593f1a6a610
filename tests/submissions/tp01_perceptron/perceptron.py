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


# %% ac_einsum_et_where
def perceptron(x, w, b):
    z = np.einsum("j,j->", np.asarray(x, dtype=float), np.asarray(w, dtype=float)) + b
    return np.where(z > 0, 1, 0)


# %% ac_recursif
def somme_ponderee(x, w, j):
    if j == len(x):
        return 0
    return x[j] * w[j] + somme_ponderee(x, w, j + 1)


def perceptron(x, w, b):
    return 1 if somme_ponderee(x, w, 0) + b > 0 else 0


# %% ac_entree_de_plus
# Le biais est le poids d'une entrée qui vaut toujours 1.
def perceptron(x, w, b):
    x = [1, *x]
    w = [b, *w]
    return float(np.inner(x, w) > 0)


# %% ac_sur_place
def perceptron(x, w, b):
    produits = np.array(x, dtype=float)
    produits *= w
    print("z =", produits.sum() + b)
    return not produits.sum() + b <= 0


# %% ac_torch
import torch


def perceptron(x, w, b):
    x = torch.as_tensor(x, dtype=torch.float64)
    w = torch.as_tensor(w, dtype=torch.float64)
    return torch.heaviside(w @ x + b, torch.zeros((), dtype=torch.float64))


# %% ac_fonctions_de_python
from functools import reduce
from operator import add, mul


def perceptron(x, w, b):
    return {True: 1, False: 0}[bool(reduce(add, map(mul, w, x), b) > 0)]


# %% wa_seuil_large
# diagnostic: Vous renvoyez 1 aussi quand w·x + b vaut exactement 0 : l'inégalité du cours est stricte.
# score: partial
def perceptron(x, w, b):
    return int(np.dot(w, x) + b >= 0)


# %% wa_seuil_un_demi
# diagnostic: Vous comparez la somme à 0,5 : le seuil du perceptron est 0, le biais s'occupe du reste.
# score: 0
def perceptron(x, w, b):
    return 1 if np.dot(w, x) + b > 0.5 else 0


# %% wa_seuil_un
# diagnostic: Votre neurone ne répond 1 qu'à partir d'une somme de 1 : le seuil est 0, et tronquer la somme en entier le déplace aussi.
# score: 0
def perceptron(x, w, b):
    return 1 if np.dot(w, x) + b >= 1 else 0


# %% wa_partie_entiere
# diagnostic: Votre neurone ne répond 1 qu'à partir d'une somme de 1 : le seuil est 0, et tronquer la somme en entier le déplace aussi.
# score: 0
def perceptron(x, w, b):
    z = int(np.dot(w, x) + b)
    return int(z > 0)


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


# %% wa_sorties_echangees
# diagnostic: Les deux sorties sont échangées : vous renvoyez 0 quand la somme est strictement positive, et 1 sinon.
# score: 0
def perceptron(x, w, b):
    if np.dot(w, x) + b > 0:
        return 0
    return 1


# %% wa_signe
# diagnostic: Vous renvoyez le signe de la somme, −1, 0 ou 1 ; le perceptron ne connaît que 0 et 1.
# score: 0
def perceptron(x, w, b):
    return int(np.sign(np.dot(w, x) + b))


# %% wa_moins_un
# diagnostic: Quand le neurone ne s'active pas, vous renvoyez −1 : ici, ses deux sorties sont 0 et 1.
# score: 0
def perceptron(x, w, b):
    return 1 if np.dot(w, x) + b > 0 else -1


# %% wa_un_demi_en_zero
# diagnostic: Votre échelon vaut 1/2 quand la somme est exactement nulle : le perceptron y répond 0.
# score: partial
def perceptron(x, w, b):
    return np.heaviside(np.dot(w, x) + b, 0.5)


# %% wa_moyenne_du_signe
# diagnostic: Votre échelon vaut 1/2 quand la somme est exactement nulle : le perceptron y répond 0.
# score: partial
def perceptron(x, w, b):
    return (np.sign(np.dot(w, x) + b) + 1) / 2


# %% wa_renvoie_z
# diagnostic: Vous renvoyez la somme w·x + b elle-même : il manque la décision, 0 ou 1.
# score: 0
def perceptron(x, w, b):
    return np.dot(w, x) + b


# %% wa_relu
# diagnostic: Vous renvoyez la somme dès qu'elle est positive (c'est l'unité ReLU) : le perceptron répond par oui ou non, 1 ou 0.
# score: 0
def perceptron(x, w, b):
    return max(0, np.dot(w, x) + b)


# %% wa_biais_comme_seuil
# diagnostic: Vous comparez w·x à b : le biais s'ajoute à la somme, il n'est pas le seuil à dépasser.
# score: 0
def perceptron(x, w, b):
    return int(np.dot(w, x) > b)


# %% wa_biais_soustrait
# diagnostic: Vous comparez w·x à b : le biais s'ajoute à la somme, il n'est pas le seuil à dépasser.
# score: 0
def perceptron(x, w, b):
    z = 0
    for entree, poids in zip(x, w):
        z += poids * entree
    return 1 if z - b > 0 else 0


# %% wa_biais_compte_n_fois
# diagnostic: Le biais pèse n fois trop lourd : il compte une seule fois, et s'ajoute à la somme des produits, pas à leur moyenne.
# score: 0
def perceptron(x, w, b):
    z = 0
    for entree, poids in zip(x, w):
        z += poids * entree + b
    return int(z > 0)


# %% wa_somme_ecrasee
# diagnostic: Seule la dernière entrée compte : à chaque tour, la somme est remplacée au lieu d'être augmentée.
# score: 0
def perceptron(x, w, b):
    for entree, poids in zip(x, w):
        z = poids * entree
    return int(z + b > 0)


# %% wa_return_dans_la_boucle
# diagnostic: Seule la première entrée compte : le `return`, dans la boucle, arrête tout au premier tour.
# score: 0
def perceptron(x, w, b):
    z = b
    for entree, poids in zip(x, w):
        z += poids * entree
        return 1 if z > 0 else 0


# %% wa_oublie_la_derniere
# diagnostic: La dernière entrée n'est jamais comptée : la boucle s'arrête un cran trop tôt.
# score: 0
def perceptron(x, w, b):
    z = b
    for j in range(len(x) - 1):
        z += w[j] * x[j]
    return int(z > 0)


# %% wa_oublie_la_premiere
# diagnostic: La première entrée n'est jamais comptée : en Python, les indices commencent à 0.
# score: 0
def perceptron(x, w, b):
    z = b
    for j in range(1, len(x)):
        z += w[j] * x[j]
    return int(z > 0)


# %% wa_somme_des_poids
# diagnostic: Les entrées x n'interviennent pas : vous n'additionnez que les poids et le biais.
# score: 0
def perceptron(x, w, b):
    return int(sum(w) + b > 0)


# %% wa_sommes_separees
# diagnostic: Vous multipliez la somme des entrées par celle des poids : chaque entrée va avec son propre poids.
# score: 0
def perceptron(x, w, b):
    return int(sum(x) * sum(w) + b > 0)


# %% wa_moyenne
# diagnostic: Le biais pèse n fois trop lourd : il compte une seule fois, et s'ajoute à la somme des produits, pas à leur moyenne.
# score: 0
def perceptron(x, w, b):
    return int(np.mean(np.multiply(w, x)) + b > 0)


# %% wa_une_decision_par_entree
# diagnostic: Vous décidez une fois par entrée : il faut additionner les produits avant de comparer à 0.
# score: 0
def perceptron(x, w, b):
    return np.where(np.multiply(w, x) + b > 0, 1, 0)


# %% wa_une_entree_suffit
# diagnostic: Chaque produit est comparé à 0 à part : c'est leur somme, avec le biais, qui décide.
# score: 0
def perceptron(x, w, b):
    return int(any(p * e + b > 0 for p, e in zip(w, x)))


# %% wa_oublie_le_cas_nul
# diagnostic: Quand la somme n'est pas positive, rien n'est renvoyé : prévoyez aussi la sortie 0.
# score: 0
def perceptron(x, w, b):
    if np.dot(w, x) + b > 0:
        return 1


# %% wa_oublie_return
# diagnostic: Votre fonction ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: 0
def perceptron(x, w, b):
    sortie = int(np.dot(w, x) + b > 0)


# %% wa_affiche
# diagnostic: Votre fonction ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: 0
def perceptron(x, w, b):
    print(int(np.dot(w, x) + b > 0))


# %% wa_texte
# diagnostic: Vous renvoyez un texte, "0" ou "1" : la sortie doit être un nombre.
# score: 0
def perceptron(x, w, b):
    return "1" if np.dot(w, x) + b > 0 else "0"


# %% wa_tableau_d_un_element
# diagnostic: Votre décision est un tableau à deux dimensions : x et w sont de simples suites, et la sortie un nombre.
# score: 0
def perceptron(x, w, b):
    colonne = np.reshape(x, (-1, 1))
    ligne = np.reshape(w, (1, -1))
    return (ligne @ colonne + b > 0).astype(int)


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


# %% rte_arobase
# diagnostic: Le produit `@` n'existe qu'entre tableaux NumPy : avec des listes, il échoue.
# score: partial
def perceptron(x, w, b):
    return int(w @ x + b > 0)


# %% rte_listes_seules
# diagnostic: Le test `not x` demande si une liste est vide ; un tableau NumPy de plusieurs nombres ne sait pas y répondre.
# score: partial
def produit(x, w):
    if not x:
        return 0
    return x[0] * w[0] + produit(x[1:], w[1:])


def perceptron(x, w, b):
    return int(produit(x, w) + b > 0)


# %% rte_trois_entrees
# diagnostic: Vous écrivez trois entrées en toutes lettres : le nombre d'entrées n peut être quelconque.
# score: 0
def perceptron(x, w, b):
    return int(w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b > 0)


# %% rte_deux_entrees
# diagnostic: Vous supposez qu'il y a exactement deux entrées : leur nombre n peut être quelconque.
# score: 0
def perceptron(x, w, b):
    x1, x2 = x
    w1, w2 = w
    return int(w1 * x1 + w2 * x2 + b > 0)


# %% rte_un_indice_de_trop
# diagnostic: Les indices vont de 0 à n − 1 : votre boucle demande une entrée de trop.
# score: 0
def perceptron(x, w, b):
    z = b
    for j in range(len(x) + 1):
        z += w[j] * x[j]
    return int(z > 0)


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


# %% triv_signe_du_biais
def perceptron(x, w, b):
    return int(b > 0)


# %% wa_sigmoide_arrondie
# diagnostic: Vous passez par une exponentielle, qui déborde quand w·x + b est très négatif.
# score: partial
from math import exp


def perceptron(x, w, b):
    z = float(np.dot(w, x) + b)
    return round(1 / (1 + exp(-z)))


# %% wa_marge_milli
# diagnostic: Vous comparez à 0,001 au lieu de 0 : une petite somme positive donne 1, elle aussi.
# score: partial
def perceptron(x, w, b):
    return 1 if np.dot(w, x) + b > 1e-3 else 0
