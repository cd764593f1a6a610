# %% ac_sequential
def mlp_iris():
    modele = nn.Sequential(
        nn.Linear(4, 100),
        nn.ReLU(),
        nn.Linear(100, 3),
        nn.Softmax(dim=-1),
    )
    print(modele)
    return modele


# %% ac_noms
from collections import OrderedDict


def mlp_iris():
    couches = OrderedDict()
    couches["cachee"] = torch.nn.Linear(4, 100)
    couches["relu"] = torch.nn.ReLU()
    couches["sortie"] = torch.nn.Linear(100, 3)
    couches["softmax"] = torch.nn.Softmax(dim=1)
    return torch.nn.Sequential(couches)


# %% ac_emboite
def bloc(m, n, activation):
    return nn.Sequential(nn.Linear(m, n), activation)


def mlp_iris():
    return nn.Sequential(bloc(4, 100, nn.ReLU(inplace=True)), bloc(100, 3, nn.Softmax(1)))


# %% ac_sous_classe
class MLP(nn.Sequential):
    """Un MLP à une couche cachée, dont la sortie est un softmax."""

    def __init__(self, n, h, k):
        super().__init__()
        self.entree = nn.Linear(n, h)
        self.sortie = nn.Linear(h, k)

    def forward(self, x):
        cachee = torch.relu(self.entree(x))
        return torch.softmax(self.sortie(cachee), dim=1)


def mlp_iris():
    return MLP(4, 100, 3)


# %% ac_ajoute
def mlp_iris():
    tailles = [4, 100, 3]
    modele = nn.Sequential()
    for m, n in zip(tailles, tailles[1:]):
        modele.append(nn.Linear(m, n))
        modele.append(nn.ReLU() if n == 100 else nn.Softmax(dim=1))
    return modele.eval()


# %% ac_paresseux
def mlp_iris():
    return nn.Sequential(nn.LazyLinear(100), nn.ReLU(), nn.LazyLinear(3), nn.Softmax(dim=1))


# %% ac_modules_maison
class Dense(nn.Module):
    """Poids de forme (entrées, sorties), comme dans la classe `Reseau` du TP3."""

    def __init__(self, n_entrees, n_sorties):
        super().__init__()
        self.poids = nn.Parameter(torch.rand(n_entrees, n_sorties) - 0.5)
        self.biais = nn.Parameter(torch.zeros(n_sorties))

    def forward(self, x):
        return x @ self.poids + self.biais


class Probabilites(nn.Module):
    def forward(self, o):
        e = torch.exp(o - o.max(dim=1, keepdim=True).values)
        return e / e.sum(dim=1, keepdim=True)


def mlp_iris():
    return nn.Sequential(Dense(4, 100), nn.Threshold(0.0, 0.0), Dense(100, 3), Probabilites())


# %% ac_alias
class Iris(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.Softmax(dim=1))
        self.derniere = self[2]

    def forward(self, x):
        return self[3](self.derniere(self[1](self[0](x))))


def mlp_iris():
    return Iris()


# %% wa_sans_softmax
# diagnostic: Il manque le softmax : la sortie n'est pas faite de probabilités.
# score: partial
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3))


# %% wa_softmax_sur_le_lot
# diagnostic: Votre softmax porte sur les exemples du lot, `dim=0` : ce sont les colonnes qui somment à 1, et non les lignes.
# score: partial
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.Softmax(dim=0))


# %% wa_sigmoide
# diagnostic: Trois sigmoïdes donnent trois probabilités séparées, de somme quelconque : pour des classes qui s'excluent, il faut un softmax.
# score: partial
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.Sigmoid())


# %% wa_log_softmax
# diagnostic: LogSoftmax renvoie des logarithmes de probabilités, donc des nombres négatifs : on demande les probabilités.
# score: partial
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.LogSoftmax(dim=1))


# %% wa_relu_avant_softmax
# diagnostic: Un ReLU de trop avant le softmax : il écrase les sorties négatives, et des classes deviennent indiscernables.
# score: partial
def mlp_iris():
    return nn.Sequential(
        nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.ReLU(), nn.Softmax(dim=1)
    )


# %% wa_deux_softmax
# diagnostic: Vous appliquez le softmax deux fois : le second rapproche toutes les probabilités de 1/3.
# score: partial
def mlp_iris():
    return nn.Sequential(
        nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.Softmax(dim=1), nn.Softmax(dim=1)
    )


# %% wa_sans_relu
# diagnostic: Il manque l'activation de la couche cachée : deux couches linéaires de suite n'en font qu'une.
# score: partial
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 100), nn.Linear(100, 3), nn.Softmax(dim=1))


# %% wa_tanh
# diagnostic: Votre couche cachée emploie la tangente hyperbolique : on demande ReLU.
# score: partial
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 100), nn.Tanh(), nn.Linear(100, 3), nn.Softmax(dim=1))


# %% wa_sigmoide_cachee
# diagnostic: Votre couche cachée emploie la sigmoïde : on demande ReLU.
# score: partial
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 100), nn.Sigmoid(), nn.Linear(100, 3), nn.Softmax(dim=1))


# %% wa_leaky_relu
# diagnostic: LeakyReLU laisse passer une part des nombres négatifs : on demande ReLU.
# score: partial
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 100), nn.LeakyReLU(), nn.Linear(100, 3), nn.Softmax(dim=1))


# %% wa_dix_neurones
# diagnostic: Votre couche cachée a 10 neurones : on en demande 100.
# score: partial
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 10), nn.ReLU(), nn.Linear(10, 3), nn.Softmax(dim=1))


# %% wa_deux_couches_cachees
# diagnostic: Votre modèle a deux couches cachées : une seule est demandée, celle de 100 neurones.
# score: 0
def mlp_iris():
    return nn.Sequential(
        nn.Linear(4, 100),
        nn.ReLU(),
        nn.Linear(100, 100),
        nn.ReLU(),
        nn.Linear(100, 3),
        nn.Softmax(dim=1),
    )


# %% wa_sans_couche_cachee
# diagnostic: Votre modèle relie directement les 4 entrées aux 3 sorties : la couche cachée de 100 neurones manque.
# score: 0
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))


# %% wa_sans_biais
# diagnostic: Vos couches n'ont pas de biais, `bias=False` : le modèle n'a plus que 700 paramètres.
# score: 0
def mlp_iris():
    return nn.Sequential(
        nn.Linear(4, 100, bias=False), nn.ReLU(), nn.Linear(100, 3, bias=False), nn.Softmax(dim=1)
    )


# %% wa_dropout
# diagnostic: Le dropout n'est pas demandé : il annule des neurones au hasard, et le modèle ne donne plus deux fois la même sortie.
# score: partial
def mlp_iris():
    return nn.Sequential(
        nn.Linear(4, 100), nn.ReLU(), nn.Dropout(0.5), nn.Linear(100, 3), nn.Softmax(dim=1)
    )


# %% wa_deux_classes
# diagnostic: Votre modèle a deux sorties : les iris sont de trois espèces.
# score: 0
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 2), nn.Softmax(dim=1))


# %% wa_module
# diagnostic: Votre modèle calcule bien, mais il n'est pas un `nn.Sequential`.
# score: partial
class Iris(nn.Module):
    def __init__(self):
        super().__init__()
        self.cachee = nn.Linear(4, 100)
        self.sortie = nn.Linear(100, 3)

    def forward(self, x):
        return torch.softmax(self.sortie(torch.relu(self.cachee(x))), dim=1)


def mlp_iris():
    return Iris()


# %% wa_liste
# diagnostic: Vous renvoyez une liste de couches : `nn.Sequential` en fait un modèle, qu'on peut appeler.
# score: 0
def mlp_iris():
    return [nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.Softmax(dim=1)]


# %% wa_oublie_return
# diagnostic: Vous construisez le modèle sans le renvoyer : il manque `return`.
# score: 0
def mlp_iris():
    modele = nn.Sequential(nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.Softmax(dim=1))


# %% wa_classe
# diagnostic: Vous renvoyez une classe et non un modèle : il manque les parenthèses qui le construisent.
# score: 0
class Iris(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.Softmax(dim=1))


def mlp_iris():
    return Iris


# %% wa_tailles_inversees
# diagnostic: Vous inversez les tailles : `nn.Linear` prend d'abord le nombre d'entrées, puis celui des sorties.
# score: 0
def mlp_iris():
    return nn.Sequential(nn.Linear(100, 4), nn.ReLU(), nn.Linear(3, 100), nn.Softmax(dim=1))


# %% rte_double
# diagnostic: Votre modèle calcule en flottants 64 bits : il refuse un lot de flottants 32 bits.
# score: 0
def mlp_iris():
    modele = nn.Sequential(nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.Softmax(dim=1))
    return modele.double()


# %% rte_fonction
# diagnostic: `torch.relu` est une fonction et non un module : `nn.Sequential` veut des modules, comme `nn.ReLU()`.
# score: 0
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 100), torch.relu, nn.Linear(100, 3), nn.Softmax(dim=1))


# %% rte_parentheses
# diagnostic: Vous donnez la classe `nn.ReLU` au lieu d'un module : il manque les parenthèses.
# score: 0
def mlp_iris():
    return nn.Sequential(nn.Linear(4, 100), nn.ReLU, nn.Linear(100, 3), nn.Softmax(dim=1))


# %% triv_vide
def mlp_iris():
    return nn.Sequential()


# %% triv_803
class Comptable(nn.Sequential):
    """Autant de paramètres qu'il faut, et des lignes de somme 1."""

    def __init__(self):
        super().__init__()
        self.p = nn.Parameter(torch.zeros(803))

    def forward(self, x):
        return torch.full((len(x), 3), 1 / 3)


def mlp_iris():
    return Comptable()


# %% triv_softmax_seul
def mlp_iris():
    return nn.Sequential(nn.Softmax(dim=1))


# %% triv_couches_inutiles
class Constante(nn.Sequential):
    """Les bonnes couches, mais une sortie qui ne les emploie pas."""

    def forward(self, x):
        return torch.full((len(x), 3), 1 / 3)


def mlp_iris():
    return Constante(nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.Softmax(dim=1))


# %% wa_meme_modele
# diagnostic: Chaque appel renvoie le même modèle : il en faut un nouveau.
# score: partial
modele_iris = None


def mlp_iris():
    global modele_iris
    if modele_iris is None:
        modele_iris = nn.Sequential(nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.Softmax(dim=1))
    return modele_iris


# %% wa_une_ligne
# diagnostic: Un lot d'une seule ligne perd un axe : la sortie doit rester (1, 3).
# score: partial
def mlp_iris():
    class Probas(nn.Module):
        def forward(self, z):
            return torch.softmax(z, dim=1).squeeze()

    return nn.Sequential(nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), Probas())
