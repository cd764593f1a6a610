# %% ac_cumul
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    nabla_b = [np.zeros(b.shape) for b in self.biais]
    nabla_w = [np.zeros(w.shape) for w in self.poids]
    for x, y in mini_batch:
        d_b, d_w = self.backprop(x, y)
        for l in range(len(nabla_b)):
            nabla_b[l] += d_b[l]
            nabla_w[l] += d_w[l]
    for l in range(len(nabla_b)):
        self.biais[l] = self.biais[l] - eta * nabla_b[l] / len(mini_batch)
        self.poids[l] = self.poids[l] - eta * nabla_w[l] / len(mini_batch)

# %% ac_en_place
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    for l, (b, w) in enumerate(zip(self.biais, self.poids)):
        b -= eta * np.mean([g_b[l] for g_b, _ in gradients], axis=0)
        w -= eta * np.mean([g_w[l] for _, g_w in gradients], axis=0)

# %% ac_par_lot
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    a = [np.hstack([x for x, _ in mini_batch])]
    y = np.hstack([y for _, y in mini_batch])
    for w, b in zip(self.poids, self.biais):
        a.append(sigmoide(w.T @ a[-1] + b))
    delta = (a[-1] - y) * a[-1] * (1 - a[-1])
    poids, biais = list(self.poids), list(self.biais)
    for l in range(len(poids) - 1, -1, -1):
        poids[l] = self.poids[l] - eta * (a[l] @ delta.T) / y.shape[1]
        biais[l] = self.biais[l] - eta * delta.mean(axis=1, keepdims=True)
        if l:
            delta = (self.poids[l] @ delta) * a[l] * (1 - a[l])
    self.poids, self.biais = poids, biais

# %% wa_somme
# diagnostic: Vous retirez eta fois la somme des gradients : il faut la moyenne (B somme, pas nous).
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    for_b, for_w = [0] * len(self.biais), [0] * len(self.poids)
    for x, y in mini_batch:
        g_b, g_w = self.backprop(x, y)
        for_b = [s + g for s, g in zip(for_b, g_b)]
        for_w = [s + g for s, g in zip(for_w, g_w)]
    self.biais = [b - eta * s for b, s in zip(self.biais, for_b)]
    self.poids = [w - eta * s for w, s in zip(self.poids, for_w)]

# %% wa_taille_fixe
# diagnostic: Vous divisez par une taille fixée d'avance et non par `len(mini_batch)` : le dernier mini-batch est souvent plus petit.
# score: 0
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    taille_mini_batch = 10
    for_b, for_w = [0] * len(self.biais), [0] * len(self.poids)
    for x, y in mini_batch:
        g_b, g_w = self.backprop(x, y)
        for_b = [s + g for s, g in zip(for_b, g_b)]
        for_w = [s + g for s, g in zip(for_w, g_w)]
    self.biais = [b - eta / taille_mini_batch * s for b, s in zip(self.biais, for_b)]
    self.poids = [w - eta / taille_mini_batch * s for w, s in zip(self.poids, for_w)]

# %% wa_plus
# diagnostic: Vous ajoutez le gradient : le coût monte. On descend en le retranchant.
# score: 0
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = len(mini_batch)
    self.biais = [b + eta / n * sum(g[0][l] for g in gradients) for l, b in enumerate(self.biais)]
    self.poids = [w + eta / n * sum(g[1][l] for g in gradients) for l, w in enumerate(self.poids)]

# %% wa_biais_seulement
# diagnostic: Vous ne changez que les biais : les poids restent ceux du départ.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = len(mini_batch)
    self.biais = [b - eta / n * sum(g[0][l] for g in gradients) for l, b in enumerate(self.biais)]

# %% wa_un_par_un
# diagnostic: Vous changez les paramètres après chaque exemple : tous les gradients du mini-batch se prennent au même point.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    for x, y in mini_batch:
        g_b, g_w = self.backprop(x, y)
        self.biais = [b - eta / len(mini_batch) * g for b, g in zip(self.biais, g_b)]
        self.poids = [w - eta / len(mini_batch) * g for w, g in zip(self.poids, g_w)]

# %% wa_dernier_exemple
# diagnostic: Seul le gradient du dernier exemple est utilisé : il faut additionner ceux de tous.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    for x, y in mini_batch:
        g_b, g_w = self.backprop(x, y)
    self.biais = [b - eta * g for b, g in zip(self.biais, g_b)]
    self.poids = [w - eta * g for w, g in zip(self.poids, g_w)]

# %% wa_vide_le_lot
# diagnostic: Vous retirez les exemples du mini-batch en les lisant : la liste reçue est vide à la sortie.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    lot, gradients = list(mini_batch), []
    if isinstance(mini_batch, list):
        mini_batch.clear()
    n = len(lot)
    gradients = [self.backprop(x, y) for x, y in lot]
    self.biais = [b - eta / n * sum(g[0][l] for g in gradients) for l, b in enumerate(self.biais)]
    self.poids = [w - eta / n * sum(g[1][l] for g in gradients) for l, w in enumerate(self.poids)]

# %% rte_weights
# diagnostic: `self.weights` et `self.biases` n'existent pas : ce sont `self.poids` et `self.biais` (erratum de R).
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = len(mini_batch)
    self.biais = [b - eta / n * sum(g[0][l] for g in gradients) for l, b in enumerate(self.biases)]
    self.poids = [w - eta / n * sum(g[1][l] for g in gradients) for l, w in enumerate(self.weights)]

# %% triv_exemple_par_coeur
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    un_tiers = len(mini_batch) == 3
    self.poids = [np.array([[2 / 3 if un_tiers else 1.0]])]
    self.biais = [np.array([[1 / 3 if un_tiers else 0.5]])]

# %% triv_ne_fait_rien
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    self.poids, self.biais = list(self.poids), list(self.biais)
