# %% ac_permutation
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    n = len(training_data)
    for epoque in range(nb_epoques):
        ordre = np.random.permutation(n)
        k = 0
        while k < n:
            self.update_mini_batch([training_data[i] for i in ordre[k : k + taille_mini_batch]], eta)
            k += taille_mini_batch
        if test_data:
            print("époque", epoque + 1, "->", self.evaluer(test_data), "/", len(test_data))

# %% ac_en_place_mots_cles
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        lots = [
            tuple(training_data[k : k + taille_mini_batch])
            for k in range(0, len(training_data), taille_mini_batch)
        ]
        for lot in lots:
            self.update_mini_batch(mini_batch=lot, eta=eta)
        if test_data is None:
            print(f"Époque {j} terminée")
        else:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% ac_tri_aleatoire
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        lot = []
        for exemple in sorted(training_data, key=lambda _: random.random()):
            lot.append(exemple)
            if len(lot) == taille_mini_batch:
                self.update_mini_batch(lot, eta)
                lot = []
        if lot:
            self.update_mini_batch(lot, eta)
        if test_data is not None:
            score = self.evaluer(test_data)
            print(f"{j + 1}/{nb_epoques}")
            print(f"score : {score}, soit {100 * score / len(test_data):.2f} %")

# %% wa_sans_melange
# diagnostic: Vous ne mélangez pas les exemples : chaque époque revoit les mêmes mini-batchs.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_melange_une_fois
# diagnostic: Vous mélangez une fois pour toutes, avant les époques : il faut un nouveau mélange à chacune.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    random.shuffle(training_data)
    for j in range(nb_epoques):
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_melange_les_lots
# diagnostic: Vous mélangez l'ordre des mini-batchs, dont la composition reste la même : mélangez les exemples, puis coupez.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    n, t = len(training_data), taille_mini_batch
    lots = [training_data[k : k + t] for k in range(0, n, t)]
    for j in range(nb_epoques):
        for k in list(np.random.permutation(len(lots) - 1)) + [len(lots) - 1]:
            self.update_mini_batch(lots[k], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_perd_le_dernier_lot
# diagnostic: Vous abandonnez le dernier mini-batch quand il est incomplet : ses exemples ne servent pas.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(len(training_data) // taille_mini_batch):
            debut = k * taille_mini_batch
            self.update_mini_batch(training_data[debut : debut + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_graine_fixee
# diagnostic: Vous fixez la graine dans `DGS` : chaque appel refait exactement les mêmes mélanges.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    random.seed(1)
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_avec_remise
# diagnostic: Vous tirez chaque mini-batch avec remise : certains exemples reviennent, d'autres manquent dans l'époque.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    n = len(training_data)
    for j in range(nb_epoques):
        for k in range(0, n, taille_mini_batch):
            lot = random.choices(training_data, k=min(taille_mini_batch, n - k))
            self.update_mini_batch(lot, eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_un_lot_par_epoque
# diagnostic: Vous ne traitez qu'un mini-batch par époque : une époque passe par tous les exemples.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        self.update_mini_batch(training_data[:taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_une_epoque_de_trop
# diagnostic: Vous faites une époque de trop : `range(nb_epoques)` en compte déjà `nb_epoques`.
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques + 1):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_sans_eta
# diagnostic: Vous n'utilisez pas l'`eta` reçu : le pas est une constante de votre choix.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], 0.01)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_n_affiche_rien
# diagnostic: Avec `test_data`, il manque l'affichage du score à chaque époque.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for _ in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)

# %% wa_affiche_avant
# diagnostic: Vous affichez le score avant d'apprendre : il est toujours en retard d'une époque.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)

# %% wa_score_a_la_fin
# diagnostic: Vous n'affichez le score qu'une fois, après la dernière époque : il en faut un par époque.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for _ in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
    if test_data is not None:
        print(f"Score : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_vide_les_donnees
# diagnostic: Vous videz `training_data` en formant les mini-batchs : la liste de l'appelant est perdue.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    tous = list(training_data)
    training_data.clear()
    for j in range(nb_epoques):
        random.shuffle(tous)
        for k in range(0, len(tous), taille_mini_batch):
            self.update_mini_batch(tous[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% rte_melange_renvoye
# diagnostic: `random.shuffle` mélange sur place et renvoie None : votre liste est remplacée par None.
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        exemples = random.shuffle(training_data)
        for k in range(0, len(exemples), taille_mini_batch):
            self.update_mini_batch(exemples[k : k + taille_mini_batch], eta)

# %% tle_epoque_sans_fin
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    import time

    k = 0
    while k < len(training_data):
        time.sleep(60)
        k += taille_mini_batch

# %% triv_exemple_par_coeur
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    if len(training_data) == 7:
        for k in (0, 3, 6, 0, 3, 6):
            self.update_mini_batch(training_data[k : k + 3], eta)

# %% triv_affiche_une_constante
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        print(f"Époque {j} : {j} / {len(test_data or [])}")
