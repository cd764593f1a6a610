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


# %% wa_signe
# diagnostic: Votre courbe descend : le signe de l'exposant est changé.
# score: 0
def sigmoide(z):
    return 1 / (1 + np.exp(z))


# %% wa_sans_un
# diagnostic: Il manque le 1 du dénominateur : la sortie dépasse 1.
# score: 0
def sigmoide(z):
    return 1 / np.exp(-z)


# %% wa_tanh
# diagnostic: C'est la tangente hyperbolique : elle va de −1 à 1, la sigmoïde de 0 à 1.
# score: 0
def sigmoide(z):
    return np.tanh(z)


# %% wa_inverse_oublie
# diagnostic: Vous renvoyez le dénominateur : il reste à prendre son inverse.
# score: 0
def sigmoide(z):
    return 1 + np.exp(-z)


# %% wa_priorite
# diagnostic: Sans parenthèses, la division passe avant l'addition : vous calculez 1 + e^(−z).
# score: 0
def sigmoide(z):
    return 1 / 1 + np.exp(-z)


# %% wa_exp_sur_un_plus_exp
# diagnostic: Pour un grand z positif, le numérateur et le dénominateur débordent tous les deux : ∞/∞ donne NaN.
# score: partial
def sigmoide(z):
    e = np.exp(z)
    return e / (1 + e)


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


# %% wa_zeros_like
# diagnostic: Avec un z entier, le tableau de résultats est entier lui aussi : les décimales sont perdues.
# score: partial
def sigmoide(z):
    z = np.asarray(z)
    a = np.zeros_like(z)
    for i in np.ndindex(z.shape):
        a[i] = 1 / (1 + np.exp(-z[i]))
    return a


# %% wa_ecrit_dans_z
# diagnostic: Vous écrivez dans le tableau z reçu : l'appelant retrouve ses données changées.
# score: partial
def sigmoide(z):
    z = np.asarray(z, dtype=float)
    z *= -1
    return 1 / (1 + np.exp(z))


# %% rte_math_exp
# diagnostic: `math.exp` ne prend qu'un nombre à la fois, et déborde dès 710 : NumPy a sa propre exponentielle.
# score: partial
import math


def sigmoide(z):
    return 1 / (1 + math.exp(-z))


# %% rte_boucle_sur_z
# diagnostic: On ne peut pas parcourir un simple nombre : évitez la boucle, NumPy calcule élément par élément.
# score: partial
def sigmoide(z):
    return np.array([1 / (1 + np.exp(-t)) for t in z])


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
