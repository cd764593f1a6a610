# %% ac_boucle
@methode(Reseau)
def cout(self, data):
    total = 0.0
    for x, y in data:
        ecart = y - self.forward(x)
        total += float((ecart.T @ ecart)[0, 0])
    return total / 2 / len(data)

# %% ac_norme
@methode(Reseau)
def cout(self, data):
    return np.mean([np.linalg.norm(self.forward(x) - y) ** 2 / 2 for x, y in data])

# %% ac_zero_dimension
@methode(Reseau)
def cout(self, data):
    ecarts = np.hstack([y - self.forward(x) for x, y in data])
    return np.array(0.5 * (ecarts**2).sum() / ecarts.shape[1])

# %% wa_sans_demi
# diagnostic: Vous divisez par n et non par 2n : votre coût est le double.
# score: 0
@methode(Reseau)
def cout(self, data):
    return sum(np.sum((y - self.forward(x)) ** 2) for x, y in data) / len(data)

# %% wa_somme
# diagnostic: Vous ne divisez pas par le nombre d'exemples : le coût est une moyenne.
# score: partial
@methode(Reseau)
def cout(self, data):
    return sum(np.sum((y - self.forward(x)) ** 2) for x, y in data) / 2

# %% wa_norme_non_carree
# diagnostic: Vous additionnez les normes sans les élever au carré.
@methode(Reseau)
def cout(self, data):
    return sum(np.linalg.norm(y - self.forward(x)) for x, y in data) / (2 * len(data))

# %% wa_moyenne_des_sorties
# diagnostic: Vous faites aussi la moyenne sur les sorties : dans ‖y − a‖², leurs carrés s'additionnent.
@methode(Reseau)
def cout(self, data):
    return np.mean([np.mean((y - self.forward(x)) ** 2) for x, y in data]) / 2

# %% wa_compare_a_x
# diagnostic: Vous comparez y à l'entrée x, comme la diapositive fautive de R, et non à la sortie a.
@methode(Reseau)
def cout(self, data):
    return sum(np.sum((y - np.resize(x, y.shape)) ** 2) for x, y in data) / (2 * len(data))

# %% wa_dernier_seulement
# diagnostic: Votre boucle écrase le total à chaque exemple au lieu de l'augmenter : seul le dernier compte.
# score: partial
@methode(Reseau)
def cout(self, data):
    for x, y in data:
        total = np.sum((y - self.forward(x)) ** 2)
    return total / (2 * len(data))

# %% wa_modifie_y
# diagnostic: Vous soustrayez la sortie dans `y` lui-même : les données sont changées par le calcul du coût.
# score: partial
@methode(Reseau)
def cout(self, data):
    total = 0
    for x, y in data:
        y -= self.forward(x)
        total += np.sum(y**2)
    return total / (2 * len(data))

# %% rte_forward_mal_appele
# diagnostic: `forward` prend la seule entrée x, pas le couple (x, y).
@methode(Reseau)
def cout(self, data):
    return sum(np.sum((y - self.forward(x, y)) ** 2) for x, y in data) / (2 * len(data))

# %% triv_exemples_par_coeur
@methode(Reseau)
def cout(self, data):
    return {1: 0.25, 2: 0.1875, 3: 0.125}.get(len(data), 0.125)
