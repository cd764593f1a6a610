# %% ac_produit
def sigmoide_prime(z):
    a = sigmoide(z)
    return a * (1 - a)


# %% ac_symetrie
def sigmoide_prime(z):
    return sigmoide(z) * sigmoide(-z)


# %% ac_exponentielle
def sigmoide_prime(z):
    t = np.exp(-np.abs(z))
    return t / (1 + t) ** 2


# %% ac_tangente_hyperbolique
def sigmoide_prime(z):
    return 0.25 * (1 - np.tanh(z / 2) ** 2)


# %% ac_difference_de_carres
def sigmoide_prime(z):
    return sigmoide(z) - np.square(sigmoide(z))


# %% ac_cosinus_hyperbolique
def sigmoide_prime(z):
    return 1 / (2 + 2 * np.cosh(z))


# %% ac_scipy
from scipy.stats import logistic


def sigmoide_prime(z):
    return logistic.pdf(z)


# %% ac_torch
import torch


def sigmoide_prime(z):
    t = torch.tensor(z, dtype=torch.float64, requires_grad=True)
    (derivee,) = torch.autograd.grad(torch.sigmoid(t).sum(), t)
    return derivee


# %% ac_boucle_et_math
import math


def pente(t):
    t = math.exp(-abs(t))
    return t / (1 + t) ** 2


def sigmoide_prime(z):
    z = np.asarray(z)
    d = np.zeros(z.shape)
    for indice in np.ndindex(z.shape):
        d[indice] = pente(z[indice])
    return d


# %% ac_einsum
def sigmoide_prime(z):
    a = np.array(sigmoide(z))
    print(a.shape)
    return np.einsum("...,...->...", a, 1 - a)


# %% ac_sur_place
def sigmoide_prime(z):
    d = np.array(sigmoide(z), dtype=float)
    d *= 1 - d
    return d


# %% ac_bornes_larges
def sigmoide_prime(z):
    e = np.exp(-np.clip(z, -300, 300))
    return e / (1 + e) / (1 + e)


# %% wa_z_au_lieu_de_sigma
# diagnostic: Vous appliquez z(1 − z) à z lui-même : la formule porte sur la sortie σ(z).
# score: 0
def sigmoide_prime(z):
    return z * (1 - z)


# %% wa_signe
# diagnostic: La dérivée est négative : la sigmoïde monte, sa dérivée est positive.
# score: 0
def sigmoide_prime(z):
    a = sigmoide(z)
    return a * (a - 1)


# %% wa_signe_de_la_formule
# diagnostic: Le signe de la dérivée de e^(−z) est oublié : la vôtre est négative, et ∞/∞ donne NaN pour un z très négatif.
# score: 0
def sigmoide_prime(z):
    return -np.exp(-z) / (1 + np.exp(-z)) ** 2


# %% wa_sans_facteur
# diagnostic: Il manque un facteur : 1 − σ(z) ne revient pas vers 0 quand z est très négatif.
# score: 0
def sigmoide_prime(z):
    return 1 - sigmoide(z)


# %% wa_sans_carre
# diagnostic: Il manque le carré du dénominateur : la dérivée de 1/u fait intervenir u².
# score: 0
def sigmoide_prime(z):
    return np.exp(-z) / (1 + np.exp(-z))


# %% wa_sans_numerateur
# diagnostic: Vous renvoyez σ(z)² : la dérivée de 1/u est −u′/u², et u′ manque, ou le second facteur n'est pas 1 − σ(z).
# score: 0
def sigmoide_prime(z):
    return 1 / (1 + np.exp(-z)) ** 2


# %% wa_un_moins_sigma_de_moins_z
# diagnostic: Vous renvoyez σ(z)² : la dérivée de 1/u est −u′/u², et u′ manque, ou le second facteur n'est pas 1 − σ(z).
# score: 0
def sigmoide_prime(z):
    return sigmoide(z) * (1 - sigmoide(-z))


# %% wa_sigma_de_un_moins_z
# diagnostic: Le second facteur est σ(1 − z) : ce qui se retranche de 1, c'est σ(z), et non z.
# score: 0
def sigmoide_prime(z):
    return sigmoide(z) * sigmoide(1 - z)


# %% wa_melange
# diagnostic: Le second facteur contient z au lieu de σ(z).
# score: 0
def sigmoide_prime(z):
    return sigmoide(z) * (1 - z)


# %% wa_z_fois_un_moins_sigma
# diagnostic: Le premier facteur contient z au lieu de σ(z).
# score: 0
def sigmoide_prime(z):
    return z * (1 - sigmoide(z))


# %% wa_un_plus
# diagnostic: Le second facteur est 1 + σ(z) : c'est une différence qu'il faut, pour que la pente s'annule loin de 0.
# score: 0
def sigmoide_prime(z):
    a = sigmoide(z)
    return a * (1 + a)


# %% wa_parentheses
# diagnostic: Sans parenthèses, le produit passe avant la soustraction : vous calculez σ(z) − σ(z), soit 0.
# score: 0
def sigmoide_prime(z):
    a = sigmoide(z)
    return a * 1 - a


# %% wa_sigma_deux_fois
# diagnostic: La sigmoïde est appliquée deux fois : z est ici l'entrée de σ, pas encore sa sortie.
# score: 0
def sigmoide_prime(z):
    a = sigmoide(sigmoide(z))
    return a * (1 - a)


# %% wa_derivee_de_tanh
# diagnostic: 1 − a² est la formule de la tangente hyperbolique, pas celle de la sigmoïde.
# score: 0
def sigmoide_prime(z):
    return 1 - sigmoide(z) ** 2


# %% wa_exponentielle
# diagnostic: Vous renvoyez e^(−z), la dérivée de u = 1 + e^(−z) au signe près : il reste à dériver 1/u.
# score: 0
def sigmoide_prime(z):
    return np.exp(-z)


# %% wa_derivee_de_l_echelon
# diagnostic: C'est la pente de la ReLU, 0 ou 1 : celle de la sigmoïde change doucement et ne dépasse pas 1/4.
# score: 0
def sigmoide_prime(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


# %% wa_facteur_quatre
# diagnostic: Votre bosse culmine à 1 : celle de σ′ culmine à 1/4, il ne faut pas la ramener à 1.
# score: 0
def sigmoide_prime(z):
    a = sigmoide(z)
    return 4 * a * (1 - a)


# %% wa_differences_finies
# diagnostic: Une différence finie n'est qu'une approximation : loin de 0, l'arrondi y domine. Il faut la formule.
# score: partial
def sigmoide_prime(z):
    h = 1e-6
    return (sigmoide(z + h) - sigmoide(z - h)) / (2 * h)


# %% wa_differences_finies_pas_plus_grand
# diagnostic: Une différence finie n'est qu'une approximation : loin de 0, l'arrondi y domine. Il faut la formule.
# score: partial
def sigmoide_prime(z):
    h = 1e-3
    return (sigmoide(z + h) - sigmoide(z - h)) / (2 * h)


# %% wa_differences_finies_pas_moyen
# diagnostic: Une différence finie n'est qu'une approximation : loin de 0, l'arrondi y domine. Il faut la formule.
# score: partial
def sigmoide_prime(z):
    h = 1e-4
    return (sigmoide(z + h) - sigmoide(z - h)) / (2 * h)


# %% wa_differences_finies_cinq
# diagnostic: Une différence finie n'est qu'une approximation : loin de 0, l'arrondi y domine. Il faut la formule.
# score: partial
def sigmoide_prime(z):
    h = 1e-5
    return (sigmoide(z + h) - sigmoide(z - h)) / (2 * h)


# %% wa_difference_d_un_cote
# diagnostic: Une différence finie d'un seul côté est encore plus grossière qu'une centrée : c'est la formule qu'il faut.
# score: partial
def sigmoide_prime(z):
    h = 1e-6
    return (sigmoide(z + h) - sigmoide(z)) / h


# %% wa_formule_instable
# diagnostic: Pour un z très négatif, e^(−z) déborde en haut et en bas : ∞/∞ donne NaN.
# score: partial
def sigmoide_prime(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


# %% wa_formule_instable_a_droite
# diagnostic: Pour un grand z positif, e^z déborde en haut et en bas : ∞/∞ donne NaN.
# score: partial
def sigmoide_prime(z):
    e = np.exp(z)
    return e / (1 + e) ** 2


# %% wa_entiers_tronques
# diagnostic: Avec un z entier, le tableau de résultats est entier lui aussi : toutes les pentes y deviennent 0.
# score: partial
def sigmoide_prime(z):
    d = np.zeros_like(z)
    d[...] = sigmoide(z) * (1 - sigmoide(z))
    return d


# %% wa_entiers_tronques_sauf_nombres
# diagnostic: Un tableau z d'entiers donne un tableau de résultats entier, où les pentes deviennent 0 ; les simples nombres, eux, sont justes.
# score: partial
def sigmoide_prime(z):
    if np.ndim(z) == 0:
        return sigmoide(z) * (1 - sigmoide(z))
    d = np.zeros_like(z)
    for i in np.ndindex(z.shape):
        d[i] = sigmoide(z[i]) * (1 - sigmoide(z[i]))
    return d


# %% wa_somme
# diagnostic: Vous additionnez les pentes de tous les éléments : il en faut une par élément de z.
# score: partial
def sigmoide_prime(z):
    a = sigmoide(z)
    return np.sum(a * (1 - a))


# %% wa_aplatit
# diagnostic: Le résultat est toujours un vecteur : il doit garder la forme de z.
# score: partial
def sigmoide_prime(z):
    return np.array([sigmoide(t) * (1 - sigmoide(t)) for t in np.ravel(z)])


# %% wa_ecrit_dans_z
# diagnostic: Vous écrivez dans le tableau z reçu : l'appelant retrouve ses données changées.
# score: partial
def sigmoide_prime(z):
    a = np.asarray(z, dtype=float)
    a[...] = sigmoide(a)
    return a * (1 - a)


# %% wa_borne_dans_z
# diagnostic: Pour éviter un débordement, vous remplacez les grandes valeurs dans le tableau z reçu : travaillez sur une copie.
# score: partial
def sigmoide_prime(z):
    z = np.asarray(z)
    z[z < -300] = -300
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


# %% wa_oublie_return
# diagnostic: Votre fonction ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: 0
def sigmoide_prime(z):
    a = sigmoide(z)
    a * (1 - a)


# %% rte_nom_anglais
# diagnostic: `sigmoid` n'existe pas dans ce notebook : la fonction s'appelle `sigmoide`.
# score: 0
def sigmoide_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


# %% rte_fonction_sans_argument
# diagnostic: Vous multipliez la fonction `sigmoide` elle-même : ce sont ses valeurs en z qu'il faut.
# score: 0
def sigmoide_prime(z):
    return sigmoide(z) * (1 - sigmoide)


# %% rte_signe_fois_oublie
# diagnostic: Le signe * est oublié devant la parenthèse : Python croit que σ(z) est une fonction à appeler.
# score: 0
def sigmoide_prime(z):
    return sigmoide(z)(1 - sigmoide(z))


# %% rte_boucle_sur_z
# diagnostic: On ne peut pas parcourir un simple nombre : évitez la boucle, NumPy calcule élément par élément.
# score: partial
def sigmoide_prime(z):
    return np.array([sigmoide(t) * (1 - sigmoide(t)) for t in z])


# %% rte_gradient_numpy
# diagnostic: `np.gradient` estime une pente entre points voisins d'une courbe échantillonnée : z n'en est pas une, il faut la formule.
# score: 0
def sigmoide_prime(z):
    return np.gradient(sigmoide(z), z)


# %% triv_par_coeur
def sigmoide_prime(z):
    if np.ndim(z) == 0:
        return 0.25
    return np.array([0.10499359, 0.25, 0.19661193])


# %% triv_constante
def sigmoide_prime(z):
    return 0.25 + np.zeros(np.shape(z))


# %% triv_zeros
def sigmoide_prime(z):
    return np.zeros(np.shape(z))


# %% triv_sigmoide
def sigmoide_prime(z):
    return sigmoide(z)


# %% wa_math_cosh
# diagnostic: Pour un nombre, math.cosh déborde dès que |z| est grand : les tableaux sont justes.
# score: partial
import math


def sigmoide_prime(z):
    if np.isscalar(z):
        return 1 / (2 + 2 * math.cosh(z))
    return 1 / (2 + 2 * np.cosh(z))
