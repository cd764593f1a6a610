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

# %% wa_sans_transposee
# diagnostic: Vous multipliez par `poids[l]` sans le transposer : les formes ne s'accordent que par accident.
def _essayer(w, a):
    return w @ a if w.shape[1] == a.shape[0] else w.reshape(w.shape[::-1]) @ a

@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = sigmoide(_essayer(w, x) + b)
    return x

# %% rte_formes
# diagnostic: Vous multipliez par `poids[l]` sans le transposer : les formes ne s'accordent pas.
@methode(Reseau)
def forward(self, x):
    for w, b in zip(self.poids, self.biais):
        x = sigmoide(w @ x + b)
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

# %% triv_exemple_par_coeur
@methode(Reseau)
def forward(self, x):
    return np.array([[0.70130458]]) if x[1, 0] == 0.5 else np.array([[0.5]])

# %% triv_un_demi
@methode(Reseau)
def forward(self, x):
    return np.full((self.tailles[-1], 1), 0.5)
