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
