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

# %% ac_moyenne_courante
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    moyennes = None
    for rang, (x, y) in enumerate(mini_batch, start=1):
        plats = [g for liste in self.backprop(x, y) for g in liste]
        if moyennes is None:
            moyennes = [g.copy() for g in plats]
        else:
            moyennes = [m + (g - m) / rang for m, g in zip(moyennes, plats)]
    moitie = len(self.biais)
    for l in range(moitie):
        self.biais[l] -= eta * moyennes[l]
        self.poids[l] -= eta * moyennes[moitie + l]

# %% ac_empile
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    tous_b, tous_w = zip(*(self.backprop(*couple) for couple in mini_batch))
    L = len(self.poids)
    moyenne_b = [np.stack([g[l] for g in tous_b]).mean(axis=0) for l in range(L)]
    moyenne_w = [np.einsum("kij->ij", np.array([g[l] for g in tous_w])) / len(tous_w) for l in range(L)]
    self.biais = list(map(lambda b, g: b - eta * g, self.biais, moyenne_b))
    self.poids = list(map(lambda w, g: w - eta * g, self.poids, moyenne_w))
    return self

# %% ac_pas_a_pas_sur_des_copies
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    nouveaux_poids = [w.copy() for w in self.poids]
    nouveaux_biais = [b.copy() for b in self.biais]
    part = eta / len(mini_batch)
    for x, y in mini_batch:
        pentes_b, pentes_w = self.backprop(x, y)
        for couche in range(self.nb_couches - 1):
            nouveaux_poids[couche] += -part * pentes_w[couche]
            nouveaux_biais[couche] += -part * pentes_b[couche]
    self.poids, self.biais = nouveaux_poids, nouveaux_biais
    print("pas de taille", part)

# %% ac_torch
import torch


@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    w = [torch.tensor(p, requires_grad=True) for p in self.poids]
    b = [torch.tensor(p, requires_grad=True) for p in self.biais]
    total = 0
    for x, y in mini_batch:
        a = torch.tensor(x)
        for l in range(len(w)):
            a = torch.sigmoid(w[l].T @ a + b[l])
        total = total + ((torch.tensor(y) - a) ** 2).sum() / 2
    (total / len(mini_batch)).backward()
    self.poids = [(p - eta * p.grad).detach().numpy() for p in w]
    self.biais = [(p - eta * p.grad).detach().numpy() for p in b]

# %% ac_optim
import torch


@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    b = [torch.tensor(t, requires_grad=True) for t in self.biais]
    w = [torch.tensor(t, requires_grad=True) for t in self.poids]
    optimiseur = torch.optim.SGD(b + w, lr=eta)
    cout = 0
    for x, y in mini_batch:
        a = torch.tensor(x)
        for wl, bl in zip(w, b):
            a = torch.sigmoid(wl.T @ a + bl)
        cout = cout + ((torch.tensor(y) - a) ** 2).sum() / (2 * len(mini_batch))
    cout.backward()
    optimiseur.step()
    self.biais = [t.detach().numpy() for t in b]
    self.poids = [t.detach().numpy() for t in w]


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

# %% wa_poids_seulement
# diagnostic: Vous ne changez que les poids : les biais restent ceux du départ.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = len(mini_batch)
    self.poids = [w - eta / n * sum(g[1][l] for g in gradients) for l, w in enumerate(self.poids)]

# %% wa_moyenne_des_biais_seulement
# diagnostic: Vous faites la moyenne pour les biais mais la somme pour les poids : les deux se divisent par la taille du mini-batch.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = len(mini_batch)
    self.biais = [b - eta / n * sum(g[0][l] for g in gradients) for l, b in enumerate(self.biais)]
    self.poids = [w - eta * sum(g[1][l] for g in gradients) for l, w in enumerate(self.poids)]

# %% wa_divise_par_2n
# diagnostic: Vous divisez par 2n : le ½ du coût est déjà dans le gradient que rend `backprop`.
# score: 0
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = 2 * len(mini_batch)
    self.biais = [b - eta / n * sum(g[0][l] for g in gradients) for l, b in enumerate(self.biais)]
    self.poids = [w - eta / n * sum(g[1][l] for g in gradients) for l, w in enumerate(self.poids)]

# %% wa_divise_par_n_carre
# diagnostic: Vous divisez deux fois par la taille du mini-batch : une fois suffit pour une moyenne.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = len(mini_batch)
    self.biais = [b - eta / n * np.mean([g[0][l] for g in gradients], axis=0) for l, b in enumerate(self.biais)]
    self.poids = [w - eta / n * np.mean([g[1][l] for g in gradients], axis=0) for l, w in enumerate(self.poids)]

# %% wa_sans_eta
# diagnostic: Vous retirez le gradient moyen tout entier : il faut le multiplier par eta.
# score: 0
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = len(mini_batch)
    self.biais = [b - sum(g[0][l] for g in gradients) / n for l, b in enumerate(self.biais)]
    self.poids = [w - sum(g[1][l] for g in gradients) / n for l, w in enumerate(self.poids)]

# %% wa_premier_exemple
# diagnostic: Seul le gradient du premier exemple est utilisé : il faut additionner ceux de tous.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    x, y = mini_batch[0]
    g_b, g_w = self.backprop(x, y)
    self.biais = [b - eta * g for b, g in zip(self.biais, g_b)]
    self.poids = [w - eta * g for w, g in zip(self.poids, g_w)]

# %% wa_dernier_sur_n
# diagnostic: Votre boucle remplace la somme des gradients au lieu de l'augmenter : seul le dernier exemple reste, divisé par n.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    for x, y in mini_batch:
        somme_b, somme_w = self.backprop(x, y)
    n = len(mini_batch)
    self.biais = [b - eta / n * g for b, g in zip(self.biais, somme_b)]
    self.poids = [w - eta / n * g for w, g in zip(self.poids, somme_w)]

# %% wa_un_par_un_pas_entier
# diagnostic: Vous faites un pas entier après chaque exemple : un mini-batch ne fait qu'un seul pas, avec la moyenne de ses gradients.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    for x, y in mini_batch:
        g_b, g_w = self.backprop(x, y)
        self.biais = [b - eta * g for b, g in zip(self.biais, g_b)]
        self.poids = [w - eta * g for w, g in zip(self.poids, g_w)]

# %% wa_pas_dans_la_boucle
# diagnostic: Vous faites le pas dans la boucle, avec la somme en cours : additionnez d'abord tous les gradients, puis un seul pas.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    for_b, for_w = [0] * len(self.biais), [0] * len(self.poids)
    for x, y in mini_batch:
        g_b, g_w = self.backprop(x, y)
        for_b = [s + g for s, g in zip(for_b, g_b)]
        for_w = [s + g for s, g in zip(for_w, g_w)]
        self.biais = [b - eta / len(mini_batch) * s for b, s in zip(self.biais, for_b)]
        self.poids = [w - eta / len(mini_batch) * s for w, s in zip(self.poids, for_w)]

# %% wa_variables_locales
# diagnostic: Les paramètres ne bougent pas : dans une boucle, `b = b - …` crée un tableau sans toucher à celui du réseau.
# score: 0
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = len(mini_batch)
    for l, (b, w) in enumerate(zip(self.biais, self.poids)):
        b = b - eta / n * sum(g[0][l] for g in gradients)
        w = w - eta / n * sum(g[1][l] for g in gradients)

# %% wa_renvoie_sans_ranger
# diagnostic: Vous renvoyez les nouveaux paramètres sans les ranger dans le réseau : c'est `self` qui doit changer.
# score: 0
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = len(mini_batch)
    biais = [b - eta / n * sum(g[0][l] for g in gradients) for l, b in enumerate(self.biais)]
    poids = [w - eta / n * sum(g[1][l] for g in gradients) for l, w in enumerate(self.poids)]
    return biais, poids

# %% wa_remplace_par_le_pas
# diagnostic: Vous remplacez les paramètres par le pas lui-même : il faut le retrancher de leur valeur.
# score: 0
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = len(mini_batch)
    self.biais = [-eta / n * sum(g[0][l] for g in gradients) for l in range(len(self.biais))]
    self.poids = [-eta / n * sum(g[1][l] for g in gradients) for l in range(len(self.poids))]

# %% wa_derniere_couche
# diagnostic: Vous ne changez que la dernière couche : chaque couche fait son pas.
# score: 0
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = len(mini_batch)
    self.biais[-1] = self.biais[-1] - eta / n * sum(g[0][-1] for g in gradients)
    self.poids[-1] = self.poids[-1] - eta / n * sum(g[1][-1] for g in gradients)

# %% wa_garde_les_sommes
# diagnostic: Vos sommes restent dans `self` d'un appel à l'autre : chaque mini-batch repart de zéro.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    if not hasattr(self, "somme_b"):
        self.somme_b = [np.zeros(b.shape) for b in self.biais]
        self.somme_w = [np.zeros(w.shape) for w in self.poids]
    for x, y in mini_batch:
        g_b, g_w = self.backprop(x, y)
        self.somme_b = [s + g for s, g in zip(self.somme_b, g_b)]
        self.somme_w = [s + g for s, g in zip(self.somme_w, g_w)]
    n = len(mini_batch)
    self.biais = [b - eta / n * s for b, s in zip(self.biais, self.somme_b)]
    self.poids = [w - eta / n * s for w, s in zip(self.poids, self.somme_w)]

# %% wa_taille_du_premier_lot
# diagnostic: Vous gardez la taille du premier mini-batch reçu : le dernier d'une époque est souvent plus petit, divisez par la sienne.
# score: partial
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    if not hasattr(self, "taille_lot"):
        self.taille_lot = len(mini_batch)
    gradients = [self.backprop(x, y) for x, y in mini_batch]
    n = self.taille_lot
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

# %% rte_couple_inverse
# diagnostic: `backprop` rend (nabla_b, nabla_w) : vous lisez le couple à l'envers, et les formes ne s'accordent pas.
# score: 0
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    n = len(mini_batch)
    for_b, for_w = [np.zeros(b.shape) for b in self.biais], [np.zeros(w.shape) for w in self.poids]
    for x, y in mini_batch:
        g_w, g_b = self.backprop(x, y)
        for l in range(len(for_b)):
            for_b[l] += g_b[l]
            for_w[l] += g_w[l]
    self.biais = [b - eta / n * s for b, s in zip(self.biais, for_b)]
    self.poids = [w - eta / n * s for w, s in zip(self.poids, for_w)]

# %% rte_liste_fois_nombre
# diagnostic: Vous multipliez une liste de tableaux par un nombre : le pas se fait couche par couche, tableau par tableau.
# score: 0
@methode(Reseau)
def update_mini_batch(self, mini_batch, eta):
    for x, y in mini_batch:
        g_b, g_w = self.backprop(x, y)
        self.biais = self.biais - eta / len(mini_batch) * g_b
        self.poids = self.poids - eta / len(mini_batch) * g_w

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
