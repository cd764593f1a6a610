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

# %% ac_boucles_python
@methode(Reseau)
def cout(self, data):
    somme = 0.0
    for entree, voulu in data:
        obtenu = self.forward(entree)
        for i in range(voulu.shape[0]):
            somme = somme + (voulu[i, 0] - obtenu[i, 0]) * (voulu[i, 0] - obtenu[i, 0])
    print("coût :", somme)
    return somme * 0.5 / len(data)

# %% ac_torch
import torch


@methode(Reseau)
def cout(self, data):
    sorties = torch.tensor(np.stack([self.forward(x) for x, _ in data]))
    cibles = torch.tensor(np.stack([np.asarray(y, dtype=float) for _, y in data]))
    return torch.nn.functional.mse_loss(sorties, cibles, reduction="sum").item() / (2 * len(data))

# %% ac_fmean
from statistics import fmean


def _demi_carre(v):
    return np.vdot(v, v) / 2


@methode(Reseau)
def cout(self, data):
    return fmean(_demi_carre(y - self.forward(x)) for x, y in data)

# %% ac_einsum
@methode(Reseau)
def cout(self, data):
    e = np.array([self.forward(x) - y for x, y in data])
    return np.einsum("nij,nij->", e, e) / e.shape[0] / 2

# %% ac_recursif
@methode(Reseau)
def cout(self, data):
    def total(reste):
        if len(reste) == 0:
            return 0
        (x, y), *suite = reste
        return np.linalg.norm(y - self.forward(x)) ** 2 + total(suite)

    return total(list(data)) / len(data) / 2

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

# %% wa_vide_les_donnees
# diagnostic: `data.pop()` vide la liste reçue : à la fin, celui qui vous appelle n'a plus d'exemples.
# score: partial
@methode(Reseau)
def cout(self, data):
    n, total = len(data), 0.0
    while data:
        x, y = data.pop()
        total += np.sum((y - self.forward(x)) ** 2)
    return total / (2 * n)

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

# %% wa_priorite
# diagnostic: `/ 2 * n` divise par 2 puis multiplie par n : mettez 2n entre parenthèses.
@methode(Reseau)
def cout(self, data):
    return sum(np.sum((y - self.forward(x)) ** 2) for x, y in data) / 2 * len(data)

# %% wa_tableau_1_1
# diagnostic: `e.T @ e` est un tableau (1, 1) : le coût est un nombre, l'unique élément de ce tableau.
# score: 0
@methode(Reseau)
def cout(self, data):
    total = 0
    for x, y in data:
        e = y - self.forward(x)
        total += e.T @ e
    return total / (2 * len(data))

# %% wa_carre_de_la_somme
# diagnostic: Vous additionnez les écarts avant d'élever au carré : des écarts de signes contraires se compensent.
@methode(Reseau)
def cout(self, data):
    return sum(np.sum(y - self.forward(x)) ** 2 for x, y in data) / (2 * len(data))

# %% wa_valeurs_absolues
# diagnostic: Vous additionnez les valeurs absolues des écarts : ‖·‖² est la somme de leurs carrés.
@methode(Reseau)
def cout(self, data):
    return sum(np.sum(np.abs(y - self.forward(x))) for x, y in data) / (2 * len(data))

# %% wa_racine
# diagnostic: Vous prenez la racine carrée à la fin : la formule garde le carré de la norme.
# score: 0
@methode(Reseau)
def cout(self, data):
    return np.sqrt(sum(np.sum((y - self.forward(x)) ** 2) for x, y in data) / (2 * len(data)))

# %% wa_entropie_croisee
# diagnostic: Vous calculez l'entropie croisée, un autre coût : celui-ci est le carré de la distance entre y et a.
# score: 0
@methode(Reseau)
def cout(self, data):
    total = 0
    for x, y in data:
        a = self.forward(x)
        total -= np.sum(y * np.log(a) + (1 - y) * np.log(1 - a))
    return total / len(data)

# %% wa_une_valeur_par_sortie
# diagnostic: Vous gardez une valeur par sortie : ‖y − a‖² additionne aussi les carrés entre eux.
# score: 0
@methode(Reseau)
def cout(self, data):
    return sum((y - self.forward(x)) ** 2 for x, y in data) / (2 * len(data))

# %% wa_retour_dans_la_boucle
# diagnostic: Votre `return` est dans la boucle : seul le premier exemple est compté.
# score: partial
@methode(Reseau)
def cout(self, data):
    total = 0
    for x, y in data:
        total += np.sum((y - self.forward(x)) ** 2)
        return total / (2 * len(data))

# %% wa_division_entiere
# diagnostic: `//` jette la partie décimale : la division ordinaire est `/`.
# score: 0
@methode(Reseau)
def cout(self, data):
    return sum(np.sum((y - self.forward(x)) ** 2) for x, y in data) // (2 * len(data))

# %% wa_moitie_entiere
# diagnostic: `1 // 2` vaut 0 : votre coût est toujours nul. La division ordinaire est `/`.
# score: 0
@methode(Reseau)
def cout(self, data):
    return (1 // 2) * sum(np.sum((y - self.forward(x)) ** 2) for x, y in data) / len(data)

# %% wa_affiche
# diagnostic: Vous affichez le coût sans le renvoyer : il manque un `return`.
# score: 0
@methode(Reseau)
def cout(self, data):
    print(sum(np.sum((y - self.forward(x)) ** 2) for x, y in data) / (2 * len(data)))

# %% wa_liste_des_couts
# diagnostic: Vous renvoyez le coût de chaque exemple : il en faut la moyenne, un seul nombre.
# score: 0
@methode(Reseau)
def cout(self, data):
    return [np.sum((y - self.forward(x)) ** 2) / 2 for x, y in data]

# %% rte_forward_mal_appele
# diagnostic: `forward` prend la seule entrée x, pas le couple (x, y).
@methode(Reseau)
def cout(self, data):
    return sum(np.sum((y - self.forward(x, y)) ** 2) for x, y in data) / (2 * len(data))

# %% rte_couple_inverse
# diagnostic: Vous lisez les couples à l'envers : ce sont (x, y), l'entrée d'abord.
# score: 0
@methode(Reseau)
def cout(self, data):
    return sum(np.sum((y - self.forward(x)) ** 2) for y, x in data) / (2 * len(data))

# %% rte_data_unique
# diagnostic: `data` est une liste de couples, non un seul couple : il faut la parcourir.
@methode(Reseau)
def cout(self, data):
    x, y = data
    return np.sum((y - self.forward(x)) ** 2) / (2 * len(data))

# %% triv_exemples_par_coeur
@methode(Reseau)
def cout(self, data):
    return {1: 0.25, 2: 0.1875, 3: 0.125}.get(len(data), 0.125)


# %% wa_cumul
# diagnostic: La somme est gardée d'un appel au suivant : elle doit repartir de 0.
# score: partial
@methode(Reseau)
def cout(self, data):
    self.somme = getattr(self, "somme", 0.0)
    for x, y in data:
        self.somme += np.sum((y - self.forward(x)) ** 2)
    return self.somme / (2 * len(data))


# %% wa_doublons
# diagnostic: Vous rangez les exemples par x dans un dictionnaire : deux exemples de même x n'en font plus qu'un.
# score: partial
@methode(Reseau)
def cout(self, data):
    par_x = {x.tobytes(): (x, y) for x, y in data}
    somme = sum(np.sum((y - self.forward(x)) ** 2) for x, y in par_x.values())
    return somme / (2 * len(par_x))


# %% wa_arret_si_parfait
# diagnostic: Vous vous arrêtez au premier exemple parfait : les suivants comptent aussi.
# score: partial
@methode(Reseau)
def cout(self, data):
    somme = 0.0
    for x, y in data:
        e = np.sum((y - self.forward(x)) ** 2)
        if e == 0:
            return somme / (2 * len(data))
        somme += e
    return somme / (2 * len(data))


# %% wa_compare_a_x_si_possible
# diagnostic: Vous comparez y à x, et non à la sortie, dès que leurs formes le permettent.
# score: 0
@methode(Reseau)
def cout(self, data):
    somme = 0.0
    for x, y in data:
        a = x if x.shape == y.shape else self.forward(x)
        somme += np.sum((y - a) ** 2)
    return somme / (2 * len(data))
