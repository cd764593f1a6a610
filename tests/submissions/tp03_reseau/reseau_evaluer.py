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

# %% ac_matrice
@methode(Reseau)
def evaluer(self, test_data):
    sorties = np.hstack([self.forward(x) for x, _ in test_data])
    vraies = np.array([c for _, c in test_data])
    return int(np.count_nonzero(sorties.argmax(axis=0) == vraies))

# %% ac_torch
import torch


@methode(Reseau)
def evaluer(self, test_data):
    justes = 0
    for x, y in test_data:
        justes += torch.argmax(torch.tensor(self.forward(x))).item() == y
    return justes

# %% ac_compte_des_vrais
@methode(Reseau)
def evaluer(self, test_data):
    def reponse(x):
        a = self.forward(x)[:, 0]
        return max(range(len(a)), key=lambda i: a[i])

    return [reponse(x) == y for x, y in test_data].count(True)

# %% ac_erreurs_retirees
@methode(Reseau)
def evaluer(self, test_data):
    rates = [1 for x, y in test_data if np.argmax(self.forward(x)) != y]
    print(len(rates), "erreur(s)")
    return len(test_data) - sum(rates)

# %% ac_reduce
from functools import reduce


@methode(Reseau)
def evaluer(self, test_data):
    justes = (bool(np.argmax(self.forward(x)) == y) for x, y in test_data)
    return reduce(lambda total, juste: total + juste, justes)

# %% ac_recursif
@methode(Reseau)
def evaluer(self, test_data):
    if len(test_data) == 0:
        return 0
    (x, y), suite = test_data[0], test_data[1:]
    ordre = np.argsort(self.forward(x), axis=0)
    return (1 if ordre[-1, 0] == y else 0) + self.evaluer(suite)

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

# %% wa_toujours_zero
# diagnostic: Votre compte reste à 0 : c'est l'indice de la plus grande sortie, non la sortie elle-même, qui se compare à y avec `==`.
# score: 0
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(np.max(self.forward(x)) == y) for x, y in test_data)

# %% wa_is
# diagnostic: Votre compte reste à 0 : c'est l'indice de la plus grande sortie, non la sortie elle-même, qui se compare à y avec `==`.
# score: 0
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(np.argmax(self.forward(x)) is y) for x, y in test_data)

# %% wa_classes_depuis_1
# diagnostic: Vous comptez les classes à partir de 1 : la première sortie est celle de la classe 0.
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(np.argmax(self.forward(x)) + 1 == y) for x, y in test_data)

# %% wa_pourcentage
# diagnostic: Vous renvoyez un pourcentage : on attend le nombre d'exemples bien classés.
# score: 0
@methode(Reseau)
def evaluer(self, test_data):
    return 100 * sum(int(np.argmax(self.forward(x)) == y) for x, y in test_data) / len(test_data)

# %% wa_compteur_remis_a_zero
# diagnostic: Votre compteur est remis à 0 à chaque tour de boucle : seul le dernier exemple est compté.
# score: partial
@methode(Reseau)
def evaluer(self, test_data):
    for x, y in test_data:
        bien = 0
        if np.argmax(self.forward(x)) == y:
            bien += 1
    return bien

# %% wa_liste
# diagnostic: Vous renvoyez vrai ou faux pour chaque exemple : il reste à compter les vrais.
# score: 0
@methode(Reseau)
def evaluer(self, test_data):
    return [bool(np.argmax(self.forward(x)) == y) for x, y in test_data]

# %% wa_classes_lues
# diagnostic: Vous renvoyez les classes lues par le réseau : il reste à compter celles qui sont égales à y.
# score: 0
@methode(Reseau)
def evaluer(self, test_data):
    return [int(np.argmax(self.forward(x))) for x, y in test_data]

# %% wa_couple
# diagnostic: Vous renvoyez le compte et le nombre d'exemples : seul le compte est attendu.
# score: 0
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(np.argmax(self.forward(x)) == y) for x, y in test_data), len(test_data)

# %% wa_argmax_de_x
# diagnostic: Vous prenez l'argmax de l'entrée x : c'est la sortie du réseau qui donne sa réponse.
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(np.argmax(x) == y) for x, y in test_data)

# %% wa_arrondit_avant
# diagnostic: Vous arrondissez les sorties avant l'argmax : deux sorties arrondies à 1 ne se départagent plus.
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(np.argmax(np.round(self.forward(x))) == y) for x, y in test_data)

# %% wa_tous_ou_rien
# diagnostic: Vous dites si tous les exemples sont bien classés : on attend combien le sont.
@methode(Reseau)
def evaluer(self, test_data):
    return int(all(np.argmax(self.forward(x)) == y for x, y in test_data))

# %% wa_erreurs_par_difference
# diagnostic: Vous comptez les exemples mal classés au lieu des exemples bien classés.
# score: 0
@methode(Reseau)
def evaluer(self, test_data):
    bien = sum(int(np.argmax(self.forward(x)) == y) for x, y in test_data)
    return len(test_data) - bien

# %% wa_affiche
# diagnostic: Vous affichez le compte sans le renvoyer : il manque un `return`.
# score: 0
@methode(Reseau)
def evaluer(self, test_data):
    print(sum(int(np.argmax(self.forward(x)) == y) for x, y in test_data))

# %% rte_y_colonne
# diagnostic: Vous lisez y comme une colonne, mais dans `test_data` c'est un entier.
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(y[np.argmax(self.forward(x))] == 1) for x, y in test_data)

# %% rte_argmax_par_ligne
# diagnostic: Avec `axis=1`, argmax cherche dans chaque ligne d'une colonne : vous obtenez un tableau de zéros et non une classe.
@methode(Reseau)
def evaluer(self, test_data):
    bien = 0
    for x, y in test_data:
        if np.argmax(self.forward(x), axis=1) == y:
            bien += 1
    return bien

# %% rte_forward_sur_le_couple
# diagnostic: Vous donnez à `forward` tout le couple (x, y) : il ne prend que x.
# score: 0
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(np.argmax(self.forward(couple)) == couple[1]) for couple in test_data)

# %% triv_exemples_par_coeur
@methode(Reseau)
def evaluer(self, test_data):
    return {1: 1, 2: 2, 3: 2, 4: 2}.get(len(test_data), 0)

# %% triv_nombre_d_exemples
@methode(Reseau)
def evaluer(self, test_data):
    return len(test_data)


# %% wa_is_grands_nombres
# diagnostic: `is` compare deux objets, non deux nombres : il échoue dès que la classe dépasse 256.
# score: partial
@methode(Reseau)
def evaluer(self, test_data):
    return sum(1 for x, y in test_data if int(np.argmax(self.forward(x))) is y)


# %% wa_cumul
# diagnostic: Le compte est gardé d'un appel au suivant : il doit repartir de 0.
# score: partial
@methode(Reseau)
def evaluer(self, test_data):
    if not hasattr(self, "bons"):
        self.bons = 0
    for x, y in test_data:
        self.bons += int(np.argmax(self.forward(x)) == y)
    return self.bons


# %% wa_deux_decimales
# diagnostic: Vous arrondissez les sorties à deux décimales avant l'argmax : deux sorties proches deviennent égales.
# score: partial
@methode(Reseau)
def evaluer(self, test_data):
    return sum(int(np.argmax(np.round(self.forward(x), 2)) == y) for x, y in test_data)


# %% wa_vide_les_donnees
# diagnostic: Vous videz test_data en le parcourant : l'appel suivant n'y trouve plus rien.
# score: partial
@methode(Reseau)
def evaluer(self, test_data):
    compte = 0
    while len(test_data) > 0:
        x, y = test_data.pop()
        compte += int(np.argmax(self.forward(x)) == y)
    return compte


# %% wa_dix_classes
# diagnostic: Votre tableau a dix places : les sorties suivantes sont ignorées.
# score: partial
@methode(Reseau)
def evaluer(self, test_data):
    compte = 0
    for x, y in test_data:
        scores = [0.0] * 10
        for k, v in zip(range(10), self.forward(x).ravel()):
            scores[k] = v
        compte += int(scores.index(max(scores)) == y)
    return compte


# %% wa_uint8
# diagnostic: Le compte est un entier de 8 bits : il repart de 0 à 256.
# score: partial
@methode(Reseau)
def evaluer(self, test_data):
    justes = np.array([np.argmax(self.forward(x)) == y for x, y in test_data], dtype=np.uint8)
    return int(np.add.reduce(justes, dtype=np.uint8))


# %% wa_dictionnaire_x
# diagnostic: Vous rangez les réponses par x dans un dictionnaire : deux exemples de même x n'en font plus qu'un.
# score: partial
@methode(Reseau)
def evaluer(self, test_data):
    vraies = {x.tobytes(): (x, y) for x, y in test_data}
    return sum(int(np.argmax(self.forward(x)) == y) for x, y in vraies.values())
