# %% ac_compteur
@methode(Reseau)
def evaluer(self, test_data):
    bien = 0
    for x, y in test_data:
        if self.forward(x).argmax() == y:
            bien = bien + 1
    return bien

# %% ac_tableaux
@methode(Reseau)
def evaluer(self, test_data):
    lues = np.array([np.argmax(self.forward(x)) for x, _ in test_data])
    return np.sum(lues == np.array([y for _, y in test_data]))

# %% ac_sans_argmax
@methode(Reseau)
def evaluer(self, test_data):
    reponses = [self.forward(x).ravel().tolist() for x, _ in test_data]
    return float(len([1 for r, (_, y) in zip(reponses, test_data) if r.index(max(r)) == y]))

# %% wa_un_parmi_dix
# diagnostic: Vous prenez l'argmax de y, mais y est déjà la classe, un entier, et non une colonne.
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(np.argmax(self.forward(x)) == np.argmax(y)) for x, y in test_data)

# %% wa_erreurs
# diagnostic: Vous comptez les exemples mal classés au lieu des exemples bien classés.
# score: 0
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(np.argmax(self.forward(x)) != y) for x, y in test_data)

# %% wa_proportion
# diagnostic: Vous renvoyez une proportion : on attend le nombre d'exemples bien classés.
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(np.argmax(self.forward(x)) == y) for x, y in test_data) / len(test_data)

# %% wa_argmin
# diagnostic: Vous prenez la plus petite sortie : la réponse du réseau est la plus grande.
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(np.argmin(self.forward(x)) == y) for x, y in test_data)

# %% wa_s_arrete
# diagnostic: Votre `return` est dans la boucle : seul le premier exemple est regardé.
# score: partial
@methode(Reseau)
def evaluer(self, test_data):
    bien = 0
    for x, y in test_data:
        bien += int(np.argmax(self.forward(x)) == y)
        return bien

# %% wa_arrondi
# diagnostic: Vous arrondissez la sortie de la bonne classe au lieu de chercher la plus grande : elle peut gagner sans dépasser 0,5.
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(round(float(self.forward(x)[y, 0]))) for x, y in test_data)

# %% rte_y_colonne
# diagnostic: Vous lisez y comme une colonne, mais dans `test_data` c'est un entier.
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(y[np.argmax(self.forward(x))] == 1) for x, y in test_data)

# %% triv_exemples_par_coeur
@methode(Reseau)
def evaluer(self, test_data):
    return {1: 1, 2: 2, 3: 2, 4: 2}.get(len(test_data), 0)

# %% triv_nombre_d_exemples
@methode(Reseau)
def evaluer(self, test_data):
    return len(test_data)
