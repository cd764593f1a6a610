# %% ac_indices
@methode(Reseau)
def forward(self, x):
    a = np.array(x, dtype=float)
    for l in range(len(self.poids)):
        z = np.dot(self.poids[l].T, a) + self.biais[l]
        a = sigmoide(z)
    return a

# %% ac_produit_a_gauche
@methode(Reseau)
def forward(self, x):
    ligne = x.T
    for w, b in zip(self.poids, self.biais):
        ligne = sigmoide(ligne @ w + b.T)
    return ligne.T

# %% ac_recursif
@methode(Reseau)
def forward(self, x):
    def monter(a, couches):
        if not couches:
            return a
        w, b = couches[0]
        return monter(1 / (1 + np.exp(-(w.transpose() @ a + b))), couches[1:])

    return monter(x, list(zip(self.poids, self.biais)))

# %% ac_einsum
@methode(Reseau)
def forward(self, x):
    sortie = x
    for poids, biais in zip(self.poids, self.biais):
        sortie = sigmoide(np.einsum("ij,ik->jk", poids, sortie) + biais)
    return sortie

# %% ac_reduce
from functools import reduce


def _traverser(a, couche):
    w, b = couche
    return sigmoide(np.matmul(np.transpose(w), a) + b)


@methode(Reseau)
def forward(self, x):
    return reduce(_traverser, zip(self.poids, self.biais), x)

# %% ac_boucles_python
@methode(Reseau)
def forward(self, x):
    activite = [float(nombre) for nombre in x[:, 0]]
    for matrice, decalage in zip(self.poids, self.biais):
        suivante = []
        for arrivee in range(matrice.shape[1]):
            total = float(decalage[arrivee, 0])
            for depart, valeur in enumerate(activite):
                total += valeur * float(matrice[depart, arrivee])
            suivante.append(1 / (1 + math.exp(-total)) if total > 0 else math.exp(total) / (1 + math.exp(total)))
        activite = suivante
    return np.array(activite).reshape(-1, 1)


import math

# %% ac_torch
import torch


@methode(Reseau)
def forward(self, x):
    a = torch.as_tensor(np.array(x), dtype=torch.float64)
    for w, b in zip(self.poids, self.biais):
        a = torch.sigmoid(torch.nn.functional.linear(a.T, torch.tensor(w.T), torch.tensor(b.ravel()))).T
    return a.numpy()

# %% ac_biais_dans_la_matrice
from scipy.special import expit


@methode(Reseau)
def forward(self, x):
    for l in range(len(self.biais)):
        entiere = np.hstack([self.poids[l].T, self.biais[l]])
        x = expit(entiere @ np.vstack([x, np.ones((1, 1))]))
        print("couche", l + 1, ":", x.ravel())
    return x

# %% wa_sans_transposee
# diagnostic: Vous multipliez par `poids[l]` sans le transposer : les formes ne s'accordent que par accident.
def _essayer(w, a):
    return w @ a if w.shape[1] == a.shape[0] else w.reshape(w.shape[::-1]) @ a

@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = sigmoide(_essayer(w, x) + b)
    return x

# %% wa_sans_biais
# diagnostic: Vous oubliez d'ajouter le biais avant d'appliquer σ.
@methode(Reseau)
def forward(self, x):
    for w in self.poids:
        x = sigmoide(w.T @ x)
    return x

# %% wa_sortie_sans_sigmoide
# diagnostic: Vous n'appliquez pas σ à la couche de sortie : elle aussi est faite de neurones sigmoïdes.
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids[:-1], self.biais[:-1]):
        x = sigmoide(w.T @ x + b)
    return self.poids[-1].T @ x + self.biais[-1]

# %% wa_sans_sigmoide
# diagnostic: Vous n'appliquez pas σ : sans elle, toutes les couches se réduisent à une seule.
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = w.T @ x + b
    return x

# %% wa_une_seule_couche
# diagnostic: Votre `return` est dans la boucle : vous vous arrêtez après la première couche.
# score: partial
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = sigmoide(w.T @ x + b)
        return x

# %% wa_biais_de_la_sortie_oublie
# diagnostic: Votre boucle s'arrête une couche trop tôt : la dernière n'est pas calculée.
@methode(Reseau)
def forward(self, x):
    for l in range(len(self.poids) - 1):
        x = sigmoide(self.poids[l].T @ x + self.biais[l])
    return x

# %% wa_modifie_x
# diagnostic: Vous écrivez le résultat dans `x` lui-même : l'exemple est perdu pour la suite.
# score: partial
@methode(Reseau)
def forward(self, x):
    a = x.copy()
    for w, b in zip(self.poids, self.biais):
        a = sigmoide(w.T @ a + b)
    x[:] = 0
    return a

# %% wa_sans_return
# diagnostic: Vous calculez la sortie sans la renvoyer.
# score: 0
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = sigmoide(w.T @ x + b)

# %% wa_biais_hors_de_sigma
# diagnostic: Vous ajoutez le biais après σ : il fait partie de ce qui entre dans σ.
# score: 0
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = sigmoide(w.T @ x) + b
    return x

# %% wa_biais_retranche
# diagnostic: Vous retranchez le biais : c'est le seuil du perceptron, −b, que l'on retrancherait.
# score: 0
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = sigmoide(w.T @ x - b)
    return x

# %% wa_sigma_sur_l_entree
# diagnostic: Vous appliquez σ à l'entrée : la couche d'entrée ne calcule rien, x est déjà son activation.
# score: 0
@methode(Reseau)
def forward(self, x):
    a = sigmoide(x)
    for w, b in zip(self.poids, self.biais):
        a = sigmoide(w.T @ a + b)
    return a

# %% wa_sigma_de_trop
# diagnostic: Vous appliquez σ une fois de plus à la sortie : la boucle l'a déjà fait pour la dernière couche.
# score: 0
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = sigmoide(w.T @ x + b)
    return sigmoide(x)

# %% wa_sigmoide_prime
# diagnostic: Vous appliquez σ′ au lieu de σ : la dérivée ne sert qu'à la rétropropagation.
# score: 0
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = sigmoide_prime(w.T @ x + b)
    return x

# %% wa_tanh
# diagnostic: Vous utilisez tanh, qui va de −1 à 1 : les neurones de ce réseau sont sigmoïdes.
# score: 0
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = np.tanh(w.T @ x + b)
    return x

# %% wa_softmax
# diagnostic: Vous terminez par un softmax : ici la sortie aussi passe par σ, chaque neurone pour lui-même.
# score: 0
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        z = w.T @ x + b
        x = sigmoide(z)
    return np.exp(z) / np.sum(np.exp(z))

# %% wa_liste_des_activations
# diagnostic: Vous renvoyez les activations de toutes les couches : seule la sortie, la dernière, est attendue.
# score: 0
@methode(Reseau)
def forward(self, x):
    activations = [x]
    for w, b in zip(self.poids, self.biais):
        activations.append(sigmoide(w.T @ activations[-1] + b))
    return activations

# %% wa_vecteur_plat
# diagnostic: Votre sortie est un vecteur `(n,)` : on attend une colonne `(n, 1)`.
# score: 0
@methode(Reseau)
def forward(self, x):
    a = x.flatten()
    for w, b in zip(self.poids, self.biais):
        a = sigmoide(w.T @ a + b.flatten())
    return a

# %% wa_biais_aplati
# diagnostic: Vous aplatissez le biais avant de l'ajouter à une colonne : NumPy étend les deux en une matrice.
# score: 0
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = sigmoide(w.T @ x + b.ravel())
    return x

# %% wa_classe
# diagnostic: Vous renvoyez le numéro de la plus grande sortie : c'est le travail de `evaluer`, `forward` rend la colonne entière.
# score: 0
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = sigmoide(w.T @ x + b)
    return int(np.argmax(x))

# %% wa_cumule_dans_le_biais
# diagnostic: `z = b` ne copie pas : `z +=` change alors le biais du réseau, et l'appel suivant est faux.
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        z = b
        z += w.T @ x
        x = sigmoide(z)
    return x

# %% wa_transpose_le_reseau
# diagnostic: Vous rangez les poids transposés dans le réseau : le calcul n'est juste qu'au premier appel.
# score: partial
@methode(Reseau)
def forward(self, x):
    for l in range(len(self.poids)):
        self.poids[l] = self.poids[l].T
        x = sigmoide(self.poids[l] @ x + self.biais[l])
    return x

# %% rte_formes
# diagnostic: Vous multipliez par `poids[l]` sans le transposer : les formes ne s'accordent pas.
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = sigmoide(w @ x + b)
    return x

# %% rte_repart_de_x
# diagnostic: Chaque couche repart de x : à partir de la deuxième, l'entrée est la sortie de la couche précédente.
# score: partial
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        a = sigmoide(w.T @ x + b)
    return a

# %% rte_biais_decale
# diagnostic: Vous lisez `biais[l + 1]` : l'entrée n'a pas de biais, celui qui va avec `poids[l]` est `biais[l]`.
# score: 0
@methode(Reseau)
def forward(self, x):
    for l in range(len(self.poids)):
        x = sigmoide(self.poids[l].T @ x + self.biais[l + 1])
    return x

# %% rte_une_couche_de_trop
# diagnostic: Votre boucle fait un tour de trop : L couches n'ont que L − 1 tableaux de poids.
# score: 0
@methode(Reseau)
def forward(self, x):
    for l in range(len(self.tailles)):
        x = sigmoide(self.poids[l].T @ x + self.biais[l])
    return x

# %% triv_exemple_par_coeur
@methode(Reseau)
def forward(self, x):
    return np.array([[0.70130458]]) if x[1, 0] == 0.5 else np.array([[0.5]])

# %% triv_un_demi
@methode(Reseau)
def forward(self, x):
    return np.full((self.tailles[-1], 1), 0.5)

# %% sec_tableau_toujours_egal
class Sortie(np.ndarray):
    def __eq__(self, autre):
        return np.ones(self.shape, bool)

    def __array_ufunc__(self, *a, **k):
        return np.zeros(self.shape)

    __sub__ = __rsub__ = lambda self, autre: np.zeros(self.shape)


@methode(Reseau)
def forward(self, x):
    return np.full((self.tailles[-1] if hasattr(self, "tailles") else len(self.biais[-1]), 1), np.nan).view(Sortie)


# %% wa_transposee_si_besoin
# diagnostic: Vous ne transposez que si les formes l'exigent : pour une matrice carrée, c'est W au lieu de Wᵀ.
# score: 0
@methode(Reseau)
def forward(self, x):
    a = x
    for w, b in zip(self.poids, self.biais):
        if w.shape[1] != a.shape[0]:
            w = w.T
        a = sigmoide(w @ a + b)
    return a


# %% wa_ecrit_dans_x
# diagnostic: Quand deux couches ont la même taille, la première activation est écrite dans x, qui ne doit pas changer.
# score: partial
@methode(Reseau)
def forward(self, x):
    a = x
    for w, b in zip(self.poids, self.biais):
        s = sigmoide(w.T @ a + b)
        if s.shape == a.shape:
            a[:] = s  # pas de nouveau tableau
        else:
            a = s
    return a


# %% wa_debordement
# diagnostic: exp(z) / (1 + exp(z)) donne NaN dès que z dépasse 709 : la sigmoide donnée ne déborde pas.
# score: partial
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        e = np.exp(w.T @ x + b)
        x = e / (1 + e)
    return x


# %% wa_resultats_gardes
# diagnostic: Vous gardez la sortie de chaque x : elle ne suit plus les paramètres quand ils changent.
# score: partial
@methode(Reseau)
def forward(self, x):
    if not hasattr(self, "_deja_vu"):
        self._deja_vu = {}
    cle = np.asarray(x, dtype=float).tobytes()
    if cle not in self._deja_vu:
        a = x
        for w, b in zip(self.poids, self.biais):
            a = sigmoide(w.T @ a + b)
        self._deja_vu[cle] = a
    return self._deja_vu[cle]


# %% wa_transposees_gardees
# diagnostic: Vous gardez une copie des poids transposés : elle ne suit plus les poids quand ils changent.
# score: partial
@methode(Reseau)
def forward(self, x):
    if "_wt" not in self.__dict__:
        self._wt = [w.T.copy() for w in self.poids]
    for wt, b in zip(self._wt, self.biais):
        x = sigmoide(wt @ x + b)
    return x
