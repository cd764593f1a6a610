# %% ac_formule
def sigmoide(z):
    return 1 / (1 + np.exp(-z))


# %% ac_stable
def sigmoide(z):
    t = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + t), t / (1 + t))


# %% ac_tangente_hyperbolique
def sigmoide(z):
    return (1 + np.tanh(np.asarray(z) / 2)) / 2


# %% ac_bornes_larges
def sigmoide(z):
    z = np.clip(z, -500, 500)
    return 1.0 / (1.0 + np.exp(-1.0 * z))


# %% ac_scipy
from scipy.special import expit as sigmoide


# %% ac_longdouble
def sigmoide(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=np.longdouble)))


# %% ac_torch
import torch


def sigmoide(z):
    return torch.sigmoid(torch.as_tensor(z, dtype=torch.float64)).numpy()


# %% ac_boucle_et_math
import math


def un_nombre(t):
    if t < 0:
        return math.exp(t) / (1 + math.exp(t))
    return 1 / (1 + math.exp(-t))


def sigmoide(z):
    if np.ndim(z) == 0:
        return un_nombre(z)
    a = np.zeros(z.shape)
    for indice, t in np.ndenumerate(z):
        a[indice] = un_nombre(t)
    return a


# %% ac_recursif
def sigmoide(z):
    if np.ndim(z) > 0:
        return np.array([sigmoide(ligne) for ligne in z])
    return 1 / (1 + np.exp(-float(z)))


# %% ac_masques
def sigmoide(z):
    z = np.array(z, dtype=float)
    positifs = z >= 0
    z[positifs] = 1 / (1 + np.exp(-z[positifs]))
    z[~positifs] = 1 - 1 / (1 + np.exp(z[~positifs]))
    print(z.shape)
    return z


# %% ac_vectorize
@np.vectorize
def sigmoide(z):
    return 0.0 if z < -700 else 1 / (1 + np.e ** -float(z))


# %% ac_exponentielle_de_logarithme
def sigmoide(z):
    return np.exp(-np.logaddexp(0, -z))


# %% wa_signe
# diagnostic: Votre courbe descend : le signe de l'exposant est changé.
# score: 0
def sigmoide(z):
    return 1 / (1 + np.exp(z))


# %% wa_signe_fraction
# diagnostic: Votre courbe descend : le numérateur e^(−z) donne σ(−z), et ∞/∞ quand z est très négatif.
# score: 0
def sigmoide(z):
    return np.exp(-z) / (1 + np.exp(-z))


# %% wa_sans_un
# diagnostic: Il manque le 1 du dénominateur : la sortie dépasse 1.
# score: 0
def sigmoide(z):
    return 1 / np.exp(-z)


# %% wa_moins_au_denominateur
# diagnostic: Le dénominateur est une somme : avec 1 − e^(−z), la sortie devient infinie en 0.
# score: 0
def sigmoide(z):
    return 1 / (1 - np.exp(-z))


# %% wa_tanh
# diagnostic: C'est la tangente hyperbolique : elle va de −1 à 1, la sigmoïde de 0 à 1.
# score: 0
def sigmoide(z):
    return np.tanh(z)


# %% wa_tanh_sans_z_sur_deux
# diagnostic: La tangente hyperbolique doit aussi être étirée : votre courbe est deux fois trop raide.
# score: 0
def sigmoide(z):
    return (1 + np.tanh(z)) / 2


# %% wa_inverse_oublie
# diagnostic: Vous calculez 1 + e^(−z) : l'inverse manque, ou ne porte pas sur toute la somme, faute de parenthèses.
# score: 0
def sigmoide(z):
    return 1 + np.exp(-z)


# %% wa_priorite
# diagnostic: Vous calculez 1 + e^(−z) : l'inverse manque, ou ne porte pas sur toute la somme, faute de parenthèses.
# score: 0
def sigmoide(z):
    return 1 / 1 + np.exp(-z)


# %% wa_relu
# diagnostic: C'est l'unité ReLU, qui croît sans fin : la sigmoïde reste entre 0 et 1.
# score: 0
def sigmoide(z):
    return np.maximum(0, z)


# %% wa_droites
# diagnostic: Votre courbe est faite de segments de droite : la sigmoïde est lisse et n'atteint ni 0 ni 1.
# score: 0
def sigmoide(z):
    return np.clip(0.5 + 0.25 * z, 0, 1)


# %% wa_softmax
# diagnostic: C'est le softmax : la somme de vos sorties vaut 1, alors que σ s'applique à chaque élément, sans regarder les autres.
# score: 0
def sigmoide(z):
    return np.exp(z) / np.sum(np.exp(z))


# %% wa_base_dix
# diagnostic: Votre exponentielle est en base 10 : la sigmoïde emploie la base e.
# score: 0
def sigmoide(z):
    return 1 / (1 + 10.0 ** (-z))


# %% wa_e_tronque
# diagnostic: 2,718 n'est pas assez précis pour e : NumPy a sa propre exponentielle.
# score: 0
def sigmoide(z):
    return 1 / (1 + 2.718 ** (-z))


# %% wa_arrondie
# diagnostic: Vos sorties sont arrondies : gardez toutes les décimales, l'affichage peut arrondir à part.
# score: 0
def sigmoide(z):
    return np.round(1 / (1 + np.exp(-z)), 4)


# %% wa_derivee
# diagnostic: C'est la dérivée de la sigmoïde, une bosse : on demande ici la courbe en S elle-même.
# score: 0
def sigmoide(z):
    t = np.exp(-np.abs(z))
    return t / (1 + t) ** 2


# %% wa_carre
# diagnostic: L'exposant contient le carré de z : votre courbe est symétrique, au lieu de monter de 0 à 1.
# score: 0
def sigmoide(z):
    return 1 / (1 + np.exp(-(z**2)))


# %% wa_valeur_absolue
# diagnostic: Pour un z négatif, vous renvoyez σ(|z|) : la formule stable doit distinguer les deux côtés de 0.
# score: 0
def sigmoide(z):
    return 1 / (1 + np.exp(-np.abs(z)))


# %% wa_nulle_en_zero
# diagnostic: Le cas z = 0 est oublié : la sigmoïde y vaut 1/2.
# score: 0
def sigmoide(z):
    t = np.exp(-np.abs(z))
    return np.where(z > 0, 1 / (1 + t), np.where(z < 0, t / (1 + t), 0.0))


# %% wa_exp_sur_un_plus_exp
# diagnostic: Pour un grand z positif, le numérateur et le dénominateur débordent tous les deux : ∞/∞ donne NaN.
# score: partial
def sigmoide(z):
    e = np.exp(z)
    return e / (1 + e)


# %% wa_deux_branches_mal_choisies
# diagnostic: Pour un grand z positif, le numérateur et le dénominateur débordent tous les deux : ∞/∞ donne NaN.
# score: partial
def sigmoide(z):
    return np.where(z >= 0, np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(-z)))


# %% wa_borne_z
# diagnostic: z est ramené entre −10 et 10 : au-delà, la sortie n'est plus celle de la sigmoïde.
# score: 0
def sigmoide(z):
    z = np.clip(z, -10, 10)
    return 1 / (1 + np.exp(-z))


# %% wa_aplatit
# diagnostic: Le résultat est toujours un vecteur : il doit garder la forme de z.
# score: partial
def sigmoide(z):
    return np.array([1 / (1 + np.exp(-t)) for t in np.ravel(z)])


# %% wa_retire_les_axes_de_taille_un
# diagnostic: Les axes de longueur 1 disparaissent du résultat : il doit garder la forme de z.
# score: partial
def sigmoide(z):
    return np.squeeze(1 / (1 + np.exp(-np.asarray(z))))


# %% wa_moyenne
# diagnostic: Vous renvoyez un seul nombre, la moyenne des sorties : il en faut une par élément de z.
# score: partial
def sigmoide(z):
    return np.mean(1 / (1 + np.exp(-z)))


# %% wa_zeros_like
# diagnostic: Avec un z entier, le tableau de résultats est entier lui aussi : les décimales sont perdues.
# score: partial
def sigmoide(z):
    z = np.asarray(z)
    a = np.zeros_like(z)
    for i in np.ndindex(z.shape):
        a[i] = 1 / (1 + np.exp(-z[i]))
    return a


# %% wa_zeros_like_sauf_nombres
# diagnostic: Un tableau z d'entiers donne un tableau de résultats entier, où les décimales sont perdues ; les simples nombres, eux, sont justes.
# score: partial
def sigmoide(z):
    if np.ndim(z) == 0:
        return 1 / (1 + np.exp(-z))
    a = np.empty_like(z)
    a[...] = 1 / (1 + np.exp(-z))
    return a


# %% wa_division_entiere
# diagnostic: `//` est la division entière : elle ne laisse que 0 ou 1.
# score: 0
def sigmoide(z):
    return 1 // (1 + np.exp(-z))


# %% wa_ecrit_dans_z
# diagnostic: Vous écrivez dans le tableau z reçu : l'appelant retrouve ses données changées.
# score: partial
def sigmoide(z):
    z = np.asarray(z, dtype=float)
    z *= -1
    return 1 / (1 + np.exp(z))


# %% wa_borne_dans_z
# diagnostic: Pour éviter un débordement, vous remplacez les grandes valeurs dans le tableau z reçu : travaillez sur une copie.
# score: partial
def sigmoide(z):
    z = np.asarray(z)
    z[z < -500] = -500
    return 1 / (1 + np.exp(-z))


# %% wa_oublie_return
# diagnostic: Votre fonction ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: 0
def sigmoide(z):
    a = 1 / (1 + np.exp(-z))


# %% rte_math_exp
# diagnostic: `math.exp` ne prend qu'un nombre à la fois, et déborde dès 710 : NumPy a sa propre exponentielle.
# score: partial
import math


def sigmoide(z):
    return 1 / (1 + math.exp(-z))


# %% rte_math_vectorise
# diagnostic: `math.exp` déborde dès 710 et lève une erreur : avec la même formule, l'exponentielle de NumPy va jusqu'à l'infini.
# score: partial
import math


def sigmoide(z):
    return np.vectorize(lambda t: 1 / (1 + math.exp(-t)), otypes=[float])(z)


# %% rte_boucle_sur_z
# diagnostic: On ne peut pas parcourir un simple nombre : évitez la boucle, NumPy calcule élément par élément.
# score: partial
def sigmoide(z):
    return np.array([1 / (1 + np.exp(-t)) for t in z])


# %% rte_forme_d_un_nombre
# diagnostic: Un simple nombre n'a pas d'attribut `shape` : le calcul de NumPy s'en passe.
# score: partial
def sigmoide(z):
    a = np.zeros(z.shape)
    a += 1 / (1 + np.exp(-z))
    return a


# %% rte_deux_indices
# diagnostic: Vos deux boucles supposent un tableau à deux dimensions : z peut en avoir une, trois, ou aucune.
# score: 0
def sigmoide(z):
    lignes, colonnes = np.shape(z)
    a = np.zeros((lignes, colonnes))
    for i in range(lignes):
        for j in range(colonnes):
            a[i, j] = 1 / (1 + np.exp(-z[i, j]))
    return a


# %% rte_exp_sans_np
# diagnostic: Python ne connaît pas `exp` tout seul : dans ce notebook, elle est dans NumPy, nommé np.
# score: 0
def sigmoide(z):
    return 1 / (1 + exp(-z))


# %% rte_si_z_positif
# diagnostic: Un `if` ne peut pas choisir pour tout un tableau à la fois : ses éléments n'ont pas tous le même signe.
# score: partial
def sigmoide(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


# %% triv_par_coeur
def sigmoide(z):
    if np.ndim(z) == 0:
        return 0.5
    return np.array([[0.11920292, 0.5, 1.0]])


# %% triv_constante
def sigmoide(z):
    return 0.5 + np.zeros(np.shape(z))


# %% triv_zeros
def sigmoide(z):
    return np.zeros(np.shape(z))


# %% triv_entree
def sigmoide(z):
    return z


# %% triv_echelon
def sigmoide(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


# %% wa_math_exp
# diagnostic: Pour un nombre, math.exp(-z) déborde dès que z est très négatif : les tableaux sont justes.
# score: partial
import math


def sigmoide(z):
    if isinstance(z, (int, float)):
        return 1 / (1 + math.exp(-z))
    return 1 / (1 + np.exp(-z))
