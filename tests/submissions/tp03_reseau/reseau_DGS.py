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

# %% ac_tableau_d_objets
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    exemples = np.empty((len(training_data), 2), dtype=object)
    for i, (x, y) in enumerate(training_data):
        exemples[i, 0], exemples[i, 1] = x, y
    for epoque in range(nb_epoques):
        np.random.shuffle(exemples)
        for k in range(0, len(exemples), taille_mini_batch):
            self.update_mini_batch(exemples[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"{epoque} -> {self.evaluer(test_data)}")

# %% ac_echantillon
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    def lots(exemples):
        while exemples:
            yield exemples[:taille_mini_batch]
            exemples = exemples[taille_mini_batch:]

    for epoque in range(nb_epoques):
        for lot in lots(random.sample(training_data, k=len(training_data))):
            self.update_mini_batch(lot, eta)
        if test_data is not None:
            bons = self.evaluer(test_data)
            print("Époque %d : %d sur %d (%.1f %%)" % (epoque, bons, len(test_data), 100 * bons / len(test_data)))

# %% ac_decoupe_numpy
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    hasard, n = np.random.default_rng(), len(training_data)
    indices = np.arange(n)
    for epoque in range(1, nb_epoques + 1):
        hasard.shuffle(indices)
        for lot in np.split(indices, range(taille_mini_batch, n, taille_mini_batch)):
            self.update_mini_batch(tuple(training_data[i] for i in lot), eta=eta)
        if test_data is not None:
            print(epoque, self.evaluer(test_data), sep=" : ")

# %% ac_pile
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    while nb_epoques > 0:
        pile = training_data[:]
        random.shuffle(pile)
        while pile:
            lot = []
            while pile and len(lot) < taille_mini_batch:
                lot.append(pile.pop())
            self.update_mini_batch(lot, eta)
        nb_epoques -= 1
        if test_data is not None:
            print(f"il reste {nb_epoques} époque(s)\nscore = {self.evaluer(test_data)}")

# %% ac_recursif
import sys


@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    if nb_epoques == 0:
        return
    ordre = list(range(len(training_data)))
    random.shuffle(ordre)

    def couper(reste):
        if reste:
            self.update_mini_batch([training_data[i] for i in reste[:taille_mini_batch]], eta)
            couper(reste[taille_mini_batch:])

    couper(ordre)
    if test_data is not None:
        sys.stdout.write(str(self.evaluer(test_data)) + " bien classés\n")
    self.DGS(training_data, nb_epoques - 1, taille_mini_batch, eta, test_data)

# %% ac_torch_randperm
import torch


@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for t in range(nb_epoques):
        for lot in torch.randperm(len(training_data)).split(taille_mini_batch):
            Reseau.update_mini_batch(self, [training_data[int(i)] for i in lot], eta)
        print("fin de l'époque", t)
        if test_data is not None:
            print("bien classés :", self.evaluer(test_data))

# %% ac_fisher_yates
import math


@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    n = len(training_data)
    for epoque in range(nb_epoques):
        for dernier in range(n - 1, 0, -1):
            autre = random.randint(0, dernier)
            training_data[dernier], training_data[autre] = training_data[autre], training_data[dernier]
        for numero in range(math.ceil(n / taille_mini_batch)):
            debut = numero * taille_mini_batch
            fin = min(debut + taille_mini_batch, n)
            self.update_mini_batch([training_data[i] for i in range(debut, fin)], eta)
        if test_data is not None:
            print(f"{epoque=} score={float(self.evaluer(test_data))}")

# %% ac_deux_listes
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    X, Y = map(list, zip(*training_data))
    for epoque in range(nb_epoques):
        p = np.random.permutation(len(X))
        X, Y = [X[i] for i in p], [Y[i] for i in p]
        for a in range(0, len(X), taille_mini_batch):
            b = a + taille_mini_batch
            self.update_mini_batch([[x, y] for x, y in zip(X[a:b], Y[a:b])], eta)
        if test_data is None:
            continue
        total = len(test_data)
        print("époque", epoque, "/", nb_epoques, ":", self.evaluer(test_data), "sur", total)

# %% ac_islice
from itertools import islice


@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for _ in [None] * nb_epoques:
        cles = np.random.rand(len(training_data))
        source = iter([training_data[i] for i in np.argsort(cles)])
        while lot := list(islice(source, taille_mini_batch)):
            self.update_mini_batch(lot, eta)
        if test_data is not None:
            print("Score", self.evaluer(test_data), sep="\t")

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

# %% wa_melange_perdu
# diagnostic: Vous ne mélangez pas les exemples : chaque époque revoit les mêmes mini-batchs.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.sample(training_data, len(training_data))
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_permutation_unique
# diagnostic: Vous mélangez une fois pour toutes, avant les époques : il faut un nouveau mélange à chacune.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    ordre = np.random.permutation(len(training_data))
    exemples = [training_data[i] for i in ordre]
    for j in range(nb_epoques):
        for k in range(0, len(exemples), taille_mini_batch):
            self.update_mini_batch(exemples[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_copie_melangee_une_fois
# diagnostic: Vous mélangez une fois pour toutes, avant les époques : il faut un nouveau mélange à chacune.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    exemples = list(training_data)
    random.shuffle(exemples)
    for j in range(nb_epoques):
        for k in range(0, len(exemples), taille_mini_batch):
            self.update_mini_batch(exemples[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_melange_la_liste_des_lots
# diagnostic: Vous mélangez l'ordre des mini-batchs, dont la composition reste la même : mélangez les exemples, puis coupez.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    n, t = len(training_data), taille_mini_batch
    lots = [training_data[k : k + t] for k in range(0, n, t)]
    for j in range(nb_epoques):
        random.shuffle(lots)
        for lot in lots:
            self.update_mini_batch(lot, eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_perd_le_reste_permutation
# diagnostic: Vous abandonnez le dernier mini-batch quand il est incomplet : ses exemples ne servent pas.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        ordre = np.random.permutation(len(training_data))
        for k in range(len(ordre) // taille_mini_batch):
            indices = ordre[k * taille_mini_batch : (k + 1) * taille_mini_batch]
            self.update_mini_batch([training_data[i] for i in indices], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_lots_tires_sans_remise
# diagnostic: Chaque mini-batch est tiré dans tous les exemples, sans tenir compte des précédents : mélangez une fois par époque, puis coupez.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        for k in range(0, len(training_data), taille_mini_batch):
            taille = min(taille_mini_batch, len(training_data) - k)
            self.update_mini_batch(random.sample(training_data, taille), eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_melange_a_chaque_lot
# diagnostic: Vous mélangez de nouveau avant chaque mini-batch : les tranches ne se complètent plus, des exemples reviennent et d'autres manquent.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        for k in range(0, len(training_data), taille_mini_batch):
            random.shuffle(training_data)
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_pas_de_un
# diagnostic: Votre `range` avance d'un exemple à la fois : les mini-batchs se recouvrent, il faut avancer de `taille_mini_batch`.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data)):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_tranche_sans_multiplier
# diagnostic: Vous coupez à partir du numéro du mini-batch : ses exemples commencent à k fois `taille_mini_batch`.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range((len(training_data) + taille_mini_batch - 1) // taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_tranche_trop_courte
# diagnostic: Vos tranches ont un exemple de moins : la fin d'une tranche Python n'est déjà pas comprise.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch - 1], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_dernier_lot_complete
# diagnostic: Vous complétez le dernier mini-batch avec des exemples déjà vus : il prend seulement le reste.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            lot = training_data[k : k + taille_mini_batch]
            lot = lot + training_data[: taille_mini_batch - len(lot)]
            self.update_mini_batch(lot, eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_reste_avec_le_dernier
# diagnostic: Vous ajoutez le reste au dernier mini-batch complet : il forme un mini-batch à lui seul, plus petit.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        nb_lots = max(1, len(training_data) // taille_mini_batch)
        for k in range(nb_lots):
            fin = len(training_data) if k == nb_lots - 1 else (k + 1) * taille_mini_batch
            self.update_mini_batch(training_data[k * taille_mini_batch : fin], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_lots_egaux
# diagnostic: `np.array_split` fait des mini-batchs presque égaux : tous ont `taille_mini_batch` exemples, sauf le dernier.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        ordre = np.random.permutation(len(training_data))
        for indices in np.array_split(ordre, -(-len(ordre) // taille_mini_batch)):
            self.update_mini_batch([training_data[i] for i in indices], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_nombre_de_lots
# diagnostic: Vous prenez `taille_mini_batch` pour le nombre de mini-batchs : c'est le nombre d'exemples de chacun.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        pas = -(-len(training_data) // taille_mini_batch)
        for k in range(0, len(training_data), pas):
            self.update_mini_batch(training_data[k : k + pas], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_tout_en_un_lot
# diagnostic: Vous donnez tous les exemples à la fois : c'est la descente de gradient ordinaire, il faut couper en mini-batchs.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        self.update_mini_batch(training_data, eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_exemple_par_exemple
# diagnostic: Vous faites un pas par exemple : un pas se fait pour tout un mini-batch.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for couple in training_data:
            self.update_mini_batch([couple], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_une_epoque_en_moins
# diagnostic: Vous faites une époque de moins : `range(1, n)` ne compte que n − 1 tours.
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(1, nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_arguments_echanges
# diagnostic: Vous échangez `nb_epoques` et `taille_mini_batch` : le premier compte les passages, le second les exemples d'un mini-batch.
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(taille_mini_batch):
        random.shuffle(training_data)
        for k in range(0, len(training_data), nb_epoques):
            self.update_mini_batch(training_data[k : k + nb_epoques], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_eta_divise_par_le_lot
# diagnostic: Vous divisez eta par la taille du mini-batch : `update_mini_batch` fait déjà la moyenne.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            lot = training_data[k : k + taille_mini_batch]
            self.update_mini_batch(lot, eta / len(lot))
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_eta_divise_par_nb_lots
# diagnostic: Vous partagez eta entre les mini-batchs de l'époque : chacun fait un pas entier de longueur eta.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        nb_lots = -(-len(training_data) // taille_mini_batch)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta / nb_lots)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_eta_qui_diminue
# diagnostic: Vous diminuez eta à chaque époque : ici il reste celui que l'on vous donne.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        eta = 0.9 * eta
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_repart_du_hasard
# diagnostic: Vous tirez de nouveaux paramètres à chaque époque : tout ce qui était appris est perdu.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        self.__init__(self.tailles)
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_reinitialise_au_debut
# diagnostic: Vous tirez de nouveaux paramètres au début de `DGS` : l'apprentissage part de ceux qu'a déjà le réseau.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    self.__init__(self.tailles)
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_x_et_y_melanges_a_part
# diagnostic: Vous mélangez les x et les y chacun de leur côté : un exemple n'est plus avec sa réponse.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        entrees, cibles = [x for x, _ in training_data], [y for _, y in training_data]
        random.shuffle(entrees)
        random.shuffle(cibles)
        couples = list(zip(entrees, cibles))
        for k in range(0, len(couples), taille_mini_batch):
            self.update_mini_batch(couples[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_pas_refait_ici
# diagnostic: Vous refaites le pas dans `DGS` : l'énoncé demande d'appeler `self.update_mini_batch(mini_batch, eta)`.
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            lot = training_data[k : k + taille_mini_batch]
            gradients = [self.backprop(x, y) for x, y in lot]
            for l in range(len(self.poids)):
                self.biais[l] = self.biais[l] - eta * sum(g[0][l] for g in gradients) / len(lot)
                self.poids[l] = self.poids[l] - eta * sum(g[1][l] for g in gradients) / len(lot)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_affiche_un_pourcentage
# diagnostic: Vous affichez un pourcentage seul : la ligne doit contenir le score, le nombre d'exemples bien classés.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data) / len(test_data):.1%}")

# %% wa_affiche_l_effectif
# diagnostic: Vous affichez le nombre d'exemples de test : c'est `self.evaluer(test_data)`, le nombre de bien classés, qui est demandé.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {len(test_data)} exemples de test")

# %% wa_score_renvoye
# diagnostic: Vous renvoyez les scores à la fin sans les afficher : chaque époque affiche le sien.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    scores = []
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            scores.append(self.evaluer(test_data))
    return scores

# %% wa_graine_numpy
# diagnostic: Vous fixez la graine dans `DGS` : chaque appel refait exactement les mêmes mélanges.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    hasard = np.random.default_rng(0)
    for j in range(nb_epoques):
        hasard.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% wa_graine_a_chaque_epoque
# diagnostic: Vous fixez la graine à chaque époque : toutes les époques font le même mélange.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        np.random.seed(0)
        ordre = np.random.permutation(len(training_data))
        exemples = [training_data[i] for i in ordre]
        for k in range(0, len(exemples), taille_mini_batch):
            self.update_mini_batch(exemples[k : k + taille_mini_batch], eta)
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

# %% rte_score_sans_condition
# diagnostic: Vous calculez le score même sans `test_data` : quand il vaut None, il n'y a rien à évaluer.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% rte_evalue_l_apprentissage
# diagnostic: Vous évaluez sur `training_data`, où y est une colonne : le score se calcule sur `test_data`, où y est la classe.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(training_data)} / {len(test_data)}")

# %% rte_update_sans_eta
# diagnostic: Vous appelez `update_mini_batch` sans lui donner eta : il prend le mini-batch et le pas.
# score: 0
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            self.update_mini_batch(training_data[k : k + taille_mini_batch])
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% rte_update_sans_self
# diagnostic: `update_mini_batch` est une méthode du réseau : elle s'appelle par `self.`.
# score: 0
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for k in range(0, len(training_data), taille_mini_batch):
            update_mini_batch(training_data[k : k + taille_mini_batch], eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

# %% rte_couple_a_couple
# diagnostic: Vous donnez à `update_mini_batch` un seul couple (x, y) : il attend une liste de couples.
# score: 0
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    for j in range(nb_epoques):
        random.shuffle(training_data)
        for couple in training_data:
            self.update_mini_batch(couple, eta)
        if test_data is not None:
            print(f"Époque {j} : {self.evaluer(test_data)} / {len(test_data)}")

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


# %% wa_melange_apres
# diagnostic: Vous mélangez à la fin de l'époque : la première garde l'ordre reçu.
# score: partial
@methode(Reseau)
def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
    data = list(training_data)
    for epoque in range(nb_epoques):
        for k in range(0, len(data), taille_mini_batch):
            self.update_mini_batch(data[k : k + taille_mini_batch], eta)
        random.shuffle(data)
        if test_data is not None:
            print(f"Époque {epoque + 1} : {self.evaluer(test_data)}")
