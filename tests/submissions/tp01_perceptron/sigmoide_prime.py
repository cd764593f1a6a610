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


# %% wa_sans_facteur
# diagnostic: Il manque un facteur : 1 − σ(z) ne revient pas vers 0 quand z est très négatif.
# score: 0
def sigmoide_prime(z):
    return 1 - sigmoide(z)


# %% wa_melange
# diagnostic: Le second facteur contient z au lieu de σ(z).
# score: 0
def sigmoide_prime(z):
    return sigmoide(z) * (1 - z)


# %% wa_derivee_de_tanh
# diagnostic: 1 − a² est la formule de la tangente hyperbolique, pas celle de la sigmoïde.
# score: 0
def sigmoide_prime(z):
    return 1 - sigmoide(z) ** 2


# %% wa_differences_finies
# diagnostic: Une différence finie n'est qu'une approximation : loin de 0, l'arrondi y domine. Il faut la formule.
# score: partial
def sigmoide_prime(z):
    h = 1e-6
    return (sigmoide(z + h) - sigmoide(z - h)) / (2 * h)


# %% wa_formule_instable
# diagnostic: Pour un z très négatif, e^(−z) déborde en haut et en bas : ∞/∞ donne NaN.
# score: partial
def sigmoide_prime(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


# %% wa_ecrit_dans_z
# diagnostic: Vous écrivez dans le tableau z reçu : l'appelant retrouve ses données changées.
# score: partial
def sigmoide_prime(z):
    a = np.asarray(z, dtype=float)
    a[...] = sigmoide(a)
    return a * (1 - a)


# %% rte_nom_anglais
# diagnostic: `sigmoid` n'existe pas dans ce notebook : la fonction s'appelle `sigmoide`.
# score: 0
def sigmoide_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


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
