# %% ac_indices_negatifs
@methode(Reseau)
def backprop(self, x, y):
    nabla_b = [np.zeros(b.shape) for b in self.biais]
    nabla_w = [np.zeros(w.shape) for w in self.poids]
    activation, activations, zs = x, [x], []
    for b, w in zip(self.biais, self.poids):
        z = np.dot(w.T, activation) + b
        zs.append(z)
        activation = sigmoide(z)
        activations.append(activation)
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = np.dot(activations[-2], delta.T)
    for l in range(2, len(self.poids) + 1):
        delta = np.dot(self.poids[-l + 1], delta) * sigmoide_prime(zs[-l])
        nabla_b[-l] = delta
        nabla_w[-l] = np.dot(activations[-l - 1], delta.T)
    return nabla_b, nabla_w

# %% ac_recursif
@methode(Reseau)
def backprop(self, x, y):
    def couche(a, l):
        if l == len(self.poids):
            return a - y, [], []
        w = self.poids[l]
        suivante = sigmoide(w.T @ a + self.biais[l])
        remonte, nabla_b, nabla_w = couche(suivante, l + 1)
        delta = remonte * suivante * (1 - suivante)
        return w @ delta, [delta] + nabla_b, [a * delta.T] + nabla_w

    _, nabla_b, nabla_w = couche(x, 0)
    return nabla_b, nabla_w

# %% ac_tableaux_d_objets
@methode(Reseau)
def backprop(self, x, y):
    nabla_b, nabla_w = (np.empty(len(self.poids), dtype=object) for _ in range(2))
    activations = [x]
    for w, b in zip(self.poids, self.biais):
        activations.append(sigmoide(w.T @ activations[-1] + b))
    delta = activations[-1] - y
    for l in reversed(range(len(self.poids))):
        delta = delta * activations[l + 1] * (1 - activations[l + 1])
        nabla_b[l], nabla_w[l] = delta, activations[l] @ delta.T
        delta = self.poids[l] @ delta
    return nabla_b, nabla_w

# %% ac_deque
from collections import deque


@methode(Reseau)
def backprop(self, x, y):
    a = [x]
    for w, b in zip(self.poids, self.biais):
        a.append(sigmoide(w.T @ a[-1] + b))
    nabla_b, nabla_w = deque(), deque()
    remonte = a[-1] - y
    for l in reversed(range(len(self.poids))):
        nabla_b.appendleft(remonte * a[l + 1] * (1 - a[l + 1]))
        nabla_w.appendleft(a[l] @ nabla_b[0].T)
        remonte = self.poids[l] @ nabla_b[0]
    return nabla_b, nabla_w

# %% ac_memoire_et_tuples
@methode(Reseau)
def backprop(self, x, y):
    self.a = [x]
    for l in range(len(self.poids)):
        self.a.append(sigmoide(self.poids[l].T @ self.a[l] + self.biais[l]))
    deltas = [(self.a[-1] - y) * self.a[-1] * (1 - self.a[-1])]
    for l in range(len(self.poids) - 1, 0, -1):
        deltas.append((self.poids[l] @ deltas[-1]) * self.a[l] * (1 - self.a[l]))
    deltas.reverse()
    return tuple(deltas), tuple(np.einsum("ik,jk->ij", a, d) for a, d in zip(self.a, deltas))

# %% ac_propagation_avant
@methode(Reseau)
def backprop(self, x, y):
    def pente(l, i, j):
        a, da = x, np.zeros_like(x)
        for k, (w, b) in enumerate(zip(self.poids, self.biais)):
            dz = w.T @ da
            if k == l:
                dz[j] += 1.0 if i is None else a[i]
            a = sigmoide(w.T @ a + b)
            da = a * (1 - a) * dz
        return np.sum((a - y) * da)

    nabla_b = [np.array([[pente(l, None, j)] for j in range(len(b))]) for l, b in enumerate(self.biais)]
    nabla_w = []
    for l, w in enumerate(self.poids):
        m, n = w.shape
        nabla_w.append(np.array([[pente(l, i, j) for j in range(n)] for i in range(m)]))
    return nabla_b, nabla_w

# %% ac_torch
import torch


@methode(Reseau)
def backprop(self, x, y):
    parametres = [torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in self.biais + self.poids]
    n, a = len(self.biais), torch.tensor(x)
    for b, w in zip(parametres[:n], parametres[n:]):
        a = torch.sigmoid(w.T @ a + b)
    pentes = torch.autograd.grad(0.5 * torch.sum((torch.tensor(y) - a) ** 2), parametres)
    return [g.numpy() for g in pentes[:n]], [g.numpy() for g in pentes[n:]]

# %% ac_boucles_python
@methode(Reseau)
def backprop(self, x, y):
    a = [[float(v) for v in x[:, 0]]]
    for w, b in zip(self.poids, self.biais):
        entrees = [
            float(b[j, 0]) + sum(a[-1][i] * float(w[i, j]) for i in range(w.shape[0]))
            for j in range(w.shape[1])
        ]
        a.append([float(sigmoide(e)) for e in entrees])
    deltas = [None] * len(self.poids)
    for l in range(len(self.poids) - 1, -1, -1):
        deltas[l] = []
        for j, s in enumerate(a[l + 1]):
            if l == len(self.poids) - 1:
                erreur = s - float(y[j, 0])
            else:
                w = self.poids[l + 1]
                erreur = sum(float(w[j, k]) * deltas[l + 1][k] for k in range(w.shape[1]))
            deltas[l].append(erreur * s * (1 - s))
    nabla_b = [np.array([[d] for d in delta]) for delta in deltas]
    nabla_w = [np.array([[v * d for d in delta] for v in entree]) for entree, delta in zip(a, deltas)]
    return nabla_b, nabla_w

# %% ac_jacobiennes
@methode(Reseau)
def backprop(self, x, y):
    entrees, pentes = [x], []
    for w, b in zip(self.poids, self.biais):
        z = w.T @ entrees[-1] + b
        entrees.append(sigmoide(z))
        pentes.append(np.diagflat(sigmoide_prime(z)))
    ligne = (entrees[-1] - y).T
    nabla_b, nabla_w = [], []
    for w, D, a in zip(self.poids[::-1], pentes[::-1], entrees[-2::-1]):
        ligne = ligne @ D
        nabla_b.append(ligne.T)
        nabla_w.append(np.outer(a, ligne))
        ligne = ligne @ w.T
    return nabla_b[::-1], nabla_w[::-1]

# %% ac_classe_couche
class Etage:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def avant(self, a):
        self.a, self.z = a, np.dot(self.w.T, a) + self.b
        return sigmoide(self.z)

    def arriere(self, erreur):
        self.delta = erreur * sigmoide_prime(self.z)
        return np.dot(self.w, self.delta)


@methode(Reseau)
def backprop(self, x, y):
    etages = [Etage(w, b) for w, b in zip(self.poids, self.biais)]
    a = x
    for etage in etages:
        a = etage.avant(a)
    erreur = a - y
    for etage in reversed(etages):
        erreur = etage.arriere(erreur)
    return [e.delta for e in etages], [np.kron(e.a, e.delta.T) for e in etages]

# %% ac_pile_de_fonctions
@methode(Reseau)
def backprop(self, x, y):
    retours, nabla_b, nabla_w = [], {}, {}

    def traverser(l, a):
        s = sigmoide(self.poids[l].T @ a + self.biais[l])

        def retour(e):
            nabla_b[l] = e * s * (1.0 - s)
            nabla_w[l] = a.reshape(-1, 1) * nabla_b[l].reshape(1, -1)
            return self.poids[l] @ nabla_b[l]

        retours.append(retour)
        return s

    a = x
    for l in range(len(self.poids)):
        a = traverser(l, a)
    e = a - y
    while retours:
        e = retours.pop()(e)
    ordre = sorted(nabla_b)
    return [nabla_b[l] for l in ordre], [nabla_w[l] for l in ordre]

# %% ac_biais_dans_les_poids
@methode(Reseau)
def backprop(self, x, y):
    W = [np.vstack([w, b.T]) for w, b in zip(self.poids, self.biais)]
    a = [np.vstack([x, [[1.0]]])]
    for M in W:
        a.append(np.vstack([sigmoide(M.T @ a[-1]), [[1.0]]]))
    delta = (a[-1][:-1] - y) * a[-1][:-1] * (1 - a[-1][:-1])
    G = []
    for M, entree in zip(reversed(W), reversed(a[:-1])):
        G = [entree @ delta.T] + G
        delta = (M[:-1] @ delta) * entree[:-1] * (1 - entree[:-1])
    return [g[-1:].T for g in G], [g[:-1] for g in G]

# %% ac_vecteurs_puis_colonnes
from scipy.special import expit


@methode(Reseau)
def backprop(self, x, y):
    vecteurs = [x.ravel()]
    for w, b in zip(self.poids, self.biais):
        vecteurs.append(expit(vecteurs[-1] @ w + b.ravel()))
    print("sortie :", vecteurs[-1])
    d = (vecteurs[-1] - y.ravel()) * vecteurs[-1] * (1 - vecteurs[-1])
    resultat_b, resultat_w = [], []
    for k in range(1, len(vecteurs)):
        resultat_b.insert(0, d[:, np.newaxis].copy())
        resultat_w.insert(0, np.multiply.outer(vecteurs[-k - 1], d))
        v = vecteurs[-k - 1]
        d = np.einsum("ij,j->i", self.poids[-k], d) * (v - v**2)
    return (resultat_b, resultat_w)

# %% ac_tableaux_prepares_en_place
@methode(Reseau)
def backprop(self, x, y):
    nabla_b, nabla_w = [np.empty_like(b) for b in self.biais], [np.empty_like(w) for w in self.poids]
    sorties = []
    for l in range(len(self.poids)):
        sorties.append(sigmoide(np.matmul(self.poids[l].T, sorties[l - 1] if l else x) + self.biais[l]))
    l = len(self.poids) - 1
    np.subtract(sorties[l], y, out=nabla_b[l])
    while True:
        nabla_b[l] *= sorties[l]
        nabla_b[l] *= 1 - sorties[l]
        np.matmul(sorties[l - 1] if l else x, nabla_b[l].T, out=nabla_w[l])
        if l == 0:
            break
        np.matmul(self.poids[l], nabla_b[l], out=nabla_b[l - 1])
        l -= 1
    return nabla_b, nabla_w

# %% wa_signe
# diagnostic: Votre delta de sortie part de y − a : la dérivée de ‖y − a‖²/2 par rapport à a est a − y.
# score: 0
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (y - activations[-1]) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_facteur_2
# diagnostic: Vous dérivez ‖y − a‖² et non ‖y − a‖²/2 : tout le gradient est doublé.
# score: 0
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = 2 * (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_sans_sigmoide_prime
# diagnostic: Il manque σ′(z) à la couche de sortie : a − y est la dérivée par rapport à a, pas par rapport à z.
# score: 0
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = activations[-1] - y
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_derivee_en_a
# diagnostic: Vous prenez σ′ en a au lieu de z : σ′(z) = a(1 − a), mais σ′(a) est autre chose.
# score: 0
@methode(Reseau)
def backprop(self, x, y):
    activations = [x]
    for w, b in zip(self.poids, self.biais):
        activations.append(sigmoide(w.T @ activations[-1] + b))
    delta = (activations[-1] - y) * sigmoide_prime(activations[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(activations[l + 1])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_nabla_w_transposee
# diagnostic: Vos `nabla_w[l]` sont transposés : leur forme doit être celle de `poids[l]`.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [delta @ activations[-2].T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, delta @ activations[l].T)
    return nabla_b, nabla_w

# %% wa_delta_sans_poids
# diagnostic: En remontant, delta n'est pas multiplié par `poids[l+1]` : l'erreur ne se partage pas selon les poids.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = np.sum(delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_sans_sigmoide_prime_cachee
# diagnostic: En remontant, il manque σ′(z) aux couches cachées : chaque couche traversée en ajoute un.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = self.poids[l + 1] @ delta
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_derniere_couche
# diagnostic: Seule la dernière couche a un gradient : delta n'est pas remonté vers l'entrée.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    a = x
    nabla_b = [np.zeros(b.shape) for b in self.biais]
    nabla_w = [np.zeros(w.shape) for w in self.poids]
    for w, b in zip(self.poids, self.biais):
        avant, a = a, sigmoide(w.T @ a + b)
    nabla_b[-1] = (a - y) * a * (1 - a)
    nabla_w[-1] = avant @ nabla_b[-1].T
    return nabla_b, nabla_w

# %% wa_boucle_trop_courte
# diagnostic: Votre boucle de retour s'arrête avant la couche 0, dont le gradient reste nul.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    nabla_b = [np.zeros(b.shape) for b in self.biais]
    nabla_w = [np.zeros(w.shape) for w in self.poids]
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b[-1], nabla_w[-1] = delta, activations[-2] @ delta.T
    for l in range(len(self.poids) - 2, 0, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b[l], nabla_w[l] = delta, activations[l] @ delta.T
    return nabla_b, nabla_w

# %% wa_accumule
# diagnostic: Vous additionnez les gradients dans `self` d'un appel à l'autre : chaque appel doit repartir de zéro.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    if not hasattr(self, "nabla_b"):
        self.nabla_b = [np.zeros(b.shape) for b in self.biais]
        self.nabla_w = [np.zeros(w.shape) for w in self.poids]
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    for l in range(len(self.poids) - 1, -1, -1):
        self.nabla_b[l] = self.nabla_b[l] + delta
        self.nabla_w[l] = self.nabla_w[l] + activations[l] @ delta.T
        if l > 0:
            delta = (self.poids[l] @ delta) * sigmoide_prime(zs[l - 1])
    return self.nabla_b, self.nabla_w

# %% wa_modifie_parametres
# diagnostic: Vous changez les paramètres dans `backprop` : il ne fait que calculer, c'est `update_mini_batch` qui change.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    self.biais = [b - g for b, g in zip(self.biais, nabla_b)]
    self.poids = [w - g for w, g in zip(self.poids, nabla_w)]
    return nabla_b, nabla_w

# %% wa_couple_inverse
# diagnostic: Vous renvoyez (nabla_w, nabla_b) : l'énoncé demande les biais d'abord.
# score: 0
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_w, nabla_b

# %% wa_ordre_inverse
# diagnostic: Vos listes vont de la sortie vers l'entrée : `nabla_b[0]` est le gradient de `biais[0]`, près de l'entrée.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.append(delta)
        nabla_w.append(activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_liste_de_couples
# diagnostic: Vous renvoyez une liste de couples par couche : l'énoncé demande deux listes, celle des biais puis celle des poids.
# score: 0
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    couples = [(delta, activations[-2] @ delta.T)]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        couples.insert(0, (delta, activations[l] @ delta.T))
    return couples

# %% wa_nabla_w_seul
# diagnostic: Vous ne renvoyez que `nabla_w` : on attend le couple (nabla_b, nabla_w).
# score: 0
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_w = [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_w

# %% wa_biais_plats
# diagnostic: Vos `nabla_b[l]` sont des vecteurs `(n,)` : ils doivent avoir la forme de `biais[l]`, une colonne `(n, 1)`.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta.ravel()], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta.ravel())
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_activation_de_sortie
# diagnostic: Pour `nabla_w[l]`, vous prenez l'activation qui sort de la couche de poids : c'est celle qui y entre, `activations[l]`, qu'il faut.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-1] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l + 1] @ delta.T)
    return nabla_b, nabla_w

# %% wa_z_au_lieu_de_a
# diagnostic: Dans `nabla_w[l]`, vous multipliez delta par z et non par a : c'est σ(z) qui entre dans la couche suivante.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], [x]
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [zs[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l + 1])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, zs[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_sigma_au_lieu_de_sigma_prime
# diagnostic: Vous multipliez par σ(z) au lieu de σ′(z) : au retour, c'est la dérivée qui compte.
# score: 0
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_derivee_en_a_cachee
# diagnostic: Aux couches cachées, vous prenez σ′ en a au lieu de z : σ′(z) = a(1 − a), mais σ′(a) est autre chose.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations = [x]
    for w, b in zip(self.poids, self.biais):
        activations.append(sigmoide(w.T @ activations[-1] + b))
    delta = (activations[-1] - y) * activations[-1] * (1 - activations[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(activations[l + 1])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_sans_aucun_sigmoide_prime
# diagnostic: Il manque σ′(z) à toutes les couches : delta le contient à la sortie, puis à chaque couche remontée.
# score: 0
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = activations[-1] - y
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = self.poids[l + 1] @ delta
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_moyenne_sur_les_sorties
# diagnostic: Vous divisez par le nombre de sorties : ‖y − a‖²/2 est une somme sur les sorties, pas une moyenne.
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) / len(y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_aller_sans_biais
# diagnostic: À l'aller, vous oubliez le biais dans z : tout le retour est calculé au mauvais endroit.
# score: 0
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w in self.poids:
        zs.append(w.T @ activations[-1])
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_aller_sans_sigma
# diagnostic: À l'aller, vous transmettez z au lieu de σ(z) d'une couche cachée à la suivante.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ (zs[-1] if zs else x) + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_alias_de_a
# diagnostic: `delta = activations[-1]` ne copie pas : en y retranchant y sur place, vous changez aussi l'activation qui sert ensuite.
# score: 0
@methode(Reseau)
def backprop(self, x, y):
    activations = [x]
    for w, b in zip(self.poids, self.biais):
        activations.append(sigmoide(w.T @ activations[-1] + b))
    delta = activations[-1]
    delta -= y
    delta = delta * activations[-1] * (1 - activations[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * activations[l + 1] * (1 - activations[l + 1])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_alias_du_reseau
# diagnostic: `nabla_b = self.biais` ne copie pas : en rangeant le gradient dans ces listes, vous remplacez les paramètres du réseau.
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    nabla_b, nabla_w = self.biais, self.poids
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b[-1], nabla_w[-1] = delta, activations[-2] @ delta.T
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b[l], nabla_w[l] = delta, activations[l] @ delta.T
    return nabla_b, nabla_w

# %% wa_trois_retours
# diagnostic: Vous écrivez le retour couche par couche, pour trois au plus : une boucle le fait à toute profondeur.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    nabla_b, nabla_w = [np.zeros(b.shape) for b in self.biais], [np.zeros(w.shape) for w in self.poids]
    nabla_b[-1] = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_w[-1] = activations[-2] @ nabla_b[-1].T
    if len(self.poids) >= 2:
        nabla_b[-2] = (self.poids[-1] @ nabla_b[-1]) * sigmoide_prime(zs[-2])
        nabla_w[-2] = activations[-3] @ nabla_b[-2].T
    if len(self.poids) >= 3:
        nabla_b[-3] = (self.poids[-2] @ nabla_b[-2]) * sigmoide_prime(zs[-3])
        nabla_w[-3] = activations[-4] @ nabla_b[-3].T
    return nabla_b, nabla_w

# %% wa_retour_dans_la_boucle
# diagnostic: Votre `return` est dans la boucle de retour : une seule couche cachée est remontée, et sans elle rien n'est renvoyé.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    nabla_b, nabla_w = [np.zeros(b.shape) for b in self.biais], [np.zeros(w.shape) for w in self.poids]
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b[-1], nabla_w[-1] = delta, activations[-2] @ delta.T
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b[l], nabla_w[l] = delta, activations[l] @ delta.T
        return nabla_b, nabla_w

# %% wa_delta_absolu
# diagnostic: Votre erreur de sortie est |a − y| : son signe dit de quel côté corriger, il faut le garder.
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = np.abs(activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_erreur_au_carre
# diagnostic: Vous partez de (a − y)² : c'est le coût, et sa dérivée par rapport à a est a − y.
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) ** 2 * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% wa_change_y
# diagnostic: Le gradient est juste, mais `y -= a` écrit dans l'exemple reçu : il est faux au passage suivant.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    y -= activations[-1]
    delta = -y * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% rte_poids_transposes
# diagnostic: Au retour, `poids[l+1]` ne se transpose pas : il mène de la couche l+2 à la couche l+1 dans ce sens-là.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1].T @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% rte_delta_non_mis_a_jour
# diagnostic: Chaque couche cachée repart du delta de la sortie : il faut celui de la couche juste au-dessus, mis à jour à chaque tour.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        cachee = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, cachee)
        nabla_w.insert(0, activations[l] @ cachee.T)
    return nabla_b, nabla_w

# %% rte_poids_de_la_meme_couche
# diagnostic: Pour remonter à la couche l, vous multipliez par `poids[l]` : c'est `poids[l+1]`, qui part des neurones dont on cherche delta.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% rte_produit_sans_transposee
# diagnostic: Vous multipliez deux colonnes par `@`, et leurs formes ne s'accordent pas : avec σ′(z) c'est `*`, élément par élément ; pour `nabla_w`, delta se transpose.
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) * sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta)
    return nabla_b, nabla_w

# %% rte_toujours_une_couche_cachee
# diagnostic: Vous remontez toujours au moins une couche cachée : avec deux couches il n'y en a pas, et l'indice n'existe pas.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) * sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    k = 2
    while True:
        delta = (self.poids[-k + 1] @ delta) * sigmoide_prime(zs[-k])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[-k - 1] @ delta.T)
        k += 1
        if k > len(self.poids):
            return nabla_b, nabla_w

# %% rte_multiplication_matricielle
# diagnostic: Vous multipliez deux colonnes par `@`, et leurs formes ne s'accordent pas : avec σ′(z) c'est `*`, élément par élément ; pour `nabla_w`, delta se transpose.
@methode(Reseau)
def backprop(self, x, y):
    activations, zs = [x], []
    for w, b in zip(self.poids, self.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - y) @ sigmoide_prime(zs[-1])
    nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
    for l in range(len(self.poids) - 2, -1, -1):
        delta = (self.poids[l + 1] @ delta) @ sigmoide_prime(zs[l])
        nabla_b.insert(0, delta)
        nabla_w.insert(0, activations[l] @ delta.T)
    return nabla_b, nabla_w

# %% tle_boucle_sans_fin
@methode(Reseau)
def backprop(self, x, y):
    import time

    l = len(self.poids) - 1
    while l > -1:
        time.sleep(60)
        l -= 1
    return [np.zeros(b.shape) for b in self.biais], [np.zeros(w.shape) for w in self.poids]

# %% triv_exemple_par_coeur
@methode(Reseau)
def backprop(self, x, y):
    if len(self.poids) == 1:
        return [np.array([[-0.125]])], [np.array([[-0.25]])]
    return (
        [np.array([[0.028884], [-0.073453], [0.034524]]), np.array([[0.146907]])],
        [
            np.array([[0.028884, -0.073453, 0.034524], [0.014442, -0.036727, 0.017262]]),
            np.array([[0.107397], [0.073453], [0.091444]]),
        ],
    )

# %% triv_zeros
@methode(Reseau)
def backprop(self, x, y):
    return [np.zeros(b.shape) for b in self.biais], [np.zeros(w.shape) for w in self.poids]

# %% triv_parametres
@methode(Reseau)
def backprop(self, x, y):
    return self.biais, self.poids


# %% wa_transposee_si_carree
# diagnostic: Vous remontez par Wᵀ dès que les formes le permettent : pour une matrice carrée, c'est une faute.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    a, z = [x], []
    for w, b in zip(self.poids, self.biais):
        z.append(w.T @ a[-1] + b)
        a.append(sigmoide(z[-1]))
    n = len(self.poids)
    nb, nw = [None] * n, [None] * n
    delta = (a[-1] - y) * sigmoide_prime(z[-1])
    for l in reversed(range(n)):
        nb[l], nw[l] = delta, a[l] @ delta.T
        if l:
            w = self.poids[l]
            try:
                delta = (w.T @ delta) * sigmoide_prime(z[l - 1])
            except ValueError:
                delta = (w @ delta) * sigmoide_prime(z[l - 1])
    return nb, nw


# %% wa_nabla_w_si_carree
# diagnostic: Quand une matrice de poids est carrée, votre nabla_w est transposé.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    a, z = [x], []
    for w, b in zip(self.poids, self.biais):
        z.append(w.T @ a[-1] + b)
        a.append(sigmoide(z[-1]))
    n = len(self.poids)
    nb, nw = [None] * n, [None] * n
    delta = (a[-1] - y) * sigmoide_prime(z[-1])
    for l in reversed(range(n)):
        nb[l], g = delta, delta @ a[l].T
        nw[l] = g if g.shape == self.poids[l].shape else g.T
        if l:
            delta = (self.poids[l] @ delta) * sigmoide_prime(z[l - 1])
    return nb, nw


# %% wa_delta_en_place
# diagnostic: Quand deux couches ont la même taille, delta est changé en place, et avec lui le nabla_b déjà rangé.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    a, z = [x], []
    for w, b in zip(self.poids, self.biais):
        z.append(w.T @ a[-1] + b)
        a.append(sigmoide(z[-1]))
    n = len(self.poids)
    nb, nw = [None] * n, [None] * n
    delta = (a[-1] - y) * sigmoide_prime(z[-1])
    for l in reversed(range(n)):
        nb[l], nw[l] = delta, a[l] @ delta.T
        if l:
            amont = self.poids[l] @ delta
            if amont.shape == delta.shape:
                np.multiply(amont, sigmoide_prime(z[l - 1]), out=delta)
            else:
                delta = amont * sigmoide_prime(z[l - 1])
    return nb, nw


# %% wa_pente_decalee
# diagnostic: En remontant, vous prenez σ′ de la couche de départ quand les deux couches ont la même taille.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    a, z = [x], []
    for w, b in zip(self.poids, self.biais):
        z.append(w.T @ a[-1] + b)
        a.append(sigmoide(z[-1]))
    n = len(self.poids)
    nb, nw = [None] * n, [None] * n
    delta = (a[-1] - y) * sigmoide_prime(z[-1])
    for l in reversed(range(n)):
        nb[l], nw[l] = delta, a[l] @ delta.T
        if l:
            k = l if z[l].shape == z[l - 1].shape else l - 1
            delta = (self.poids[l] @ delta) * sigmoide_prime(z[k])
    return nb, nw


# %% wa_alias_zeros
# diagnostic: [np.zeros(…)] * n met le même tableau à toutes les places : la dernière écriture les change toutes.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    a, z = [x], []
    for w, b in zip(self.poids, self.biais):
        z.append(w.T @ a[-1] + b)
        a.append(sigmoide(z[-1]))
    n = len(self.poids)
    if len({w.shape for w in self.poids}) == 1:
        nb, nw = [np.zeros_like(self.biais[0])] * n, [np.zeros_like(self.poids[0])] * n
    else:
        nb, nw = [np.zeros_like(b) for b in self.biais], [np.zeros_like(w) for w in self.poids]
    delta = (a[-1] - y) * sigmoide_prime(z[-1])
    for l in reversed(range(n)):
        nb[l][...] = delta
        nw[l][...] = a[l] @ delta.T
        if l:
            delta = (self.poids[l] @ delta) * sigmoide_prime(z[l - 1])
    return nb, nw


# %% wa_memoire_par_x
# diagnostic: L'aller est gardé par x : il ne suit plus les paramètres quand ils changent.
# score: partial
@methode(Reseau)
def backprop(self, x, y):
    memo = self.__dict__.setdefault("_memo", {})
    if x.tobytes() not in memo:
        a, z = [x], []
        for w, b in zip(self.poids, self.biais):
            z.append(w.T @ a[-1] + b)
            a.append(sigmoide(z[-1]))
        memo[x.tobytes()] = a, z
    a, z = memo[x.tobytes()]
    n = len(self.poids)
    nb, nw = [None] * n, [None] * n
    delta = (a[-1] - y) * sigmoide_prime(z[-1])
    for l in reversed(range(n)):
        nb[l], nw[l] = delta, a[l] @ delta.T
        if l:
            delta = (self.poids[l] @ delta) * sigmoide_prime(z[l - 1])
    return nb, nw
