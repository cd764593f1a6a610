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


# %% ac_scipy
from scipy.special import expit


def neurone_sigmoide(x, w, b):
    return float(expit(sum(p * e for p, e in zip(w, x)) + b))


# %% ac_torch
import torch


def neurone_sigmoide(x, w, b):
    x = torch.as_tensor(x, dtype=torch.float64)
    w = torch.as_tensor(w, dtype=torch.float64)
    return torch.sigmoid(torch.dot(w, x) + b)


# %% ac_einsum
def neurone_sigmoide(x, w, b):
    z = np.einsum("j,j", w, x) + b
    print("z =", z)
    return 0.5 + 0.5 * np.tanh(0.5 * z)


# %% ac_entree_de_plus
# Le biais est le poids d'une entrée qui vaut toujours 1.
def neurone_sigmoide(x, w, b):
    x, w = list(x), list(w)
    x.append(1)
    w.append(b)
    return sigmoide(np.inner(x, w))


# %% ac_recursif
def neurone_sigmoide(x, w, b):
    if len(x) == 0:
        return sigmoide(b)
    return neurone_sigmoide(x[1:], w[1:], b + x[0] * w[0])


# %% ac_sur_place
def neurone_sigmoide(x, w, b):
    produits = np.array(w, dtype=float)
    produits *= np.array(x)
    return sigmoide(produits.sum() + b)


# %% wa_sans_biais
# diagnostic: Le biais b n'intervient pas dans la somme.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(np.dot(w, x))


# %% wa_biais_soustrait
# diagnostic: Le biais compte avec le mauvais signe : il s'ajoute à w·x, et le signe moins de l'exposant porte sur toute la somme.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(np.dot(w, x) - b)


# %% wa_biais_compte_n_fois
# diagnostic: Le biais est ajouté une fois par entrée : il ne compte qu'une fois, après la somme.
# score: 0
def neurone_sigmoide(x, w, b):
    z = 0
    for entree, poids in zip(x, w):
        z += poids * entree + b
    return sigmoide(z)


# %% wa_moyenne
# diagnostic: Vous prenez la moyenne des produits, et non leur somme.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(np.mean(np.multiply(w, x)) + b)


# %% wa_echelon
# diagnostic: Vous appliquez σ à la sortie du perceptron, déjà réduite à 0 ou 1 : l'échelon doit disparaître.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(perceptron(x, w, b))


# %% wa_encore_un_perceptron
# diagnostic: La sortie est encore tranchée, 0 ou 1 : celle du neurone sigmoïde est un nombre entre les deux.
# score: 0
def neurone_sigmoide(x, w, b):
    return perceptron(x, w, b)


# %% wa_sortie_tranchee
# diagnostic: La sortie est encore tranchée, 0 ou 1 : celle du neurone sigmoïde est un nombre entre les deux.
# score: 0
def neurone_sigmoide(x, w, b):
    return 1 if sigmoide(np.dot(w, x) + b) > 0.5 else 0


# %% wa_sans_sigma
# diagnostic: Vous renvoyez la somme w·x + b : il manque l'activation σ.
# score: 0
def neurone_sigmoide(x, w, b):
    return np.dot(w, x) + b


# %% wa_sigma_deux_fois
# diagnostic: L'activation σ est appliquée deux fois : une seule suffit, sur la somme.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(sigmoide(np.dot(w, x) + b))


# %% wa_somme_des_sigma
# diagnostic: σ est appliquée à chaque entrée : elle s'applique une seule fois, à la somme.
# score: 0
def neurone_sigmoide(x, w, b):
    return np.dot(w, [sigmoide(entree) for entree in x]) + b


# %% wa_sigma_de_chaque_produit
# diagnostic: σ est appliquée à chaque produit : elle s'applique une seule fois, à leur somme.
# score: 0
def neurone_sigmoide(x, w, b):
    return sum(sigmoide(poids * entree) for poids, entree in zip(w, x)) + b


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


# %% wa_signe
# diagnostic: Le signe de l'exposant est changé : la sortie diminue quand la somme augmente.
# score: 0
def neurone_sigmoide(x, w, b):
    return 1 / (1 + np.exp(np.dot(w, x) + b))


# %% wa_signe_a_moitie
# diagnostic: Le biais compte avec le mauvais signe : il s'ajoute à w·x, et le signe moins de l'exposant porte sur toute la somme.
# score: 0
def neurone_sigmoide(x, w, b):
    return 1 / (1 + np.exp(-np.dot(w, x) + b))


# %% wa_tanh
# diagnostic: L'activation est la tangente hyperbolique, entre −1 et 1 : on demande σ, entre 0 et 1.
# score: 0
def neurone_sigmoide(x, w, b):
    return np.tanh(np.dot(w, x) + b)


# %% wa_oublie_la_derniere
# diagnostic: La dernière entrée n'est jamais comptée : la boucle s'arrête un cran trop tôt.
# score: 0
def neurone_sigmoide(x, w, b):
    z = b
    for j in range(len(x) - 1):
        z += w[j] * x[j]
    return sigmoide(z)


# %% wa_return_dans_la_boucle
# diagnostic: Seule la première entrée compte : le `return`, dans la boucle, arrête tout au premier tour.
# score: 0
def neurone_sigmoide(x, w, b):
    z = b
    for entree, poids in zip(x, w):
        z += poids * entree
        return sigmoide(z)


# %% wa_arrondie
# diagnostic: La sortie est arrondie : gardez toutes ses décimales, l'affichage peut arrondir à part.
# score: 0
def neurone_sigmoide(x, w, b):
    return round(float(sigmoide(np.dot(w, x) + b)), 3)


# %% wa_tableau_d_un_element
# diagnostic: Vous renvoyez un tableau à deux dimensions : la sortie du neurone est un simple nombre.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(np.reshape(w, (1, -1)) @ np.reshape(x, (-1, 1)) + b)


# %% wa_produit_exterieur
# diagnostic: Vous formez tous les produits d'un poids par une entrée : chaque entrée va avec son propre poids.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(np.sum(np.outer(w, x)) + b)


# %% wa_oublie_return
# diagnostic: Votre fonction ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: 0
def neurone_sigmoide(x, w, b):
    print(sigmoide(np.dot(w, x) + b))


# %% wa_formule_instable
# diagnostic: Votre formule de σ déborde quand la somme est grande ; celle que vous avez écrite plus haut tient bon.
# score: partial
def neurone_sigmoide(x, w, b):
    e = np.exp(np.dot(w, x) + b)
    return e / (1 + e)


# %% wa_somme_bornee
# diagnostic: La somme est ramenée entre −3 et 3 : au-delà, la sortie ne bouge plus.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(np.clip(np.dot(w, x) + b, -3, 3))


# %% wa_modifie_w
# diagnostic: Vous écrivez dans le tableau w reçu : l'appelant retrouve ses poids changés.
# score: partial
def neurone_sigmoide(x, w, b):
    w = np.asarray(w, dtype=float)
    w *= x
    return sigmoide(w.sum() + b)


# %% wa_modifie_x
# diagnostic: Vous écrivez dans la suite x reçue : l'appelant retrouve ses entrées changées.
# score: partial
def neurone_sigmoide(x, w, b):
    for j in range(len(x)):
        x[j] *= w[j]
    return sigmoide(sum(x) + b)


# %% rte_tableaux_seuls
# diagnostic: Le produit `*` terme à terme n'existe qu'entre tableaux NumPy : avec des listes, il échoue.
# score: partial
def neurone_sigmoide(x, w, b):
    return sigmoide((w * x).sum() + b)


# %% rte_arobase
# diagnostic: Le produit `@` n'existe qu'entre tableaux NumPy : avec des listes, il échoue.
# score: partial
def neurone_sigmoide(x, w, b):
    return sigmoide(w @ x + b)


# %% rte_listes_seules
# diagnostic: Le test `not x` demande si une liste est vide ; un tableau NumPy de plusieurs nombres ne sait pas y répondre.
# score: partial
def neurone_sigmoide(x, w, b):
    if not x:
        return sigmoide(b)
    return neurone_sigmoide(x[1:], w[1:], b + x[0] * w[0])


# %% rte_math_exp
# diagnostic: `math.exp` déborde et lève une erreur quand la somme est très négative ; votre `sigmoide` tient bon.
# score: partial
import math


def neurone_sigmoide(x, w, b):
    return 1 / (1 + math.exp(-(np.dot(w, x) + b)))


# %% rte_deux_entrees
# diagnostic: Vous supposez qu'il y a exactement deux entrées : leur nombre n peut être quelconque.
# score: 0
def neurone_sigmoide(x, w, b):
    x1, x2 = x
    w1, w2 = w
    return sigmoide(w1 * x1 + w2 * x2 + b)


# %% rte_nom_anglais
# diagnostic: `sigmoid` n'existe pas dans ce notebook : la fonction s'appelle `sigmoide`.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoid(np.dot(w, x) + b)


# %% rte_trois_arguments
# diagnostic: Votre `sigmoide` ne reçoit qu'un nombre : calculez d'abord la somme w·x + b.
# score: 0
def neurone_sigmoide(x, w, b):
    return sigmoide(x, w, b)


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


# %% wa_dictionnaire
# diagnostic: Vous rangez les termes dans un dictionnaire : deux entrées égales n'en font plus qu'une.
# score: partial
def neurone_sigmoide(x, w, b):
    z = b
    for xj, wj in dict(zip(x, w)).items():
        z += xj * wj
    return sigmoide(z)
