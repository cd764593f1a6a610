# %% ac_relu
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1), nn.ReLU())


# %% ac_softplus
def mlp_boston():
    couches = []
    couches += [nn.Linear(6, 100), nn.ReLU()]
    couches += [nn.Linear(100, 1), nn.Softplus()]
    print(len(couches))
    return nn.Sequential(*couches)


# %% ac_sigmoide
def mlp_boston():
    cachee = torch.nn.Sequential(torch.nn.Linear(in_features=6, out_features=100), torch.nn.ReLU())
    prix = torch.nn.Sequential(torch.nn.Linear(100, 1), torch.nn.Sigmoid())
    return torch.nn.Sequential(cachee, prix)


# %% ac_carre
class Carre(nn.Module):
    def forward(self, z):
        return z**2


def mlp_boston():
    modele = nn.Sequential()
    modele.add_module("entree", nn.Linear(6, 100))
    modele.add_module("relu", nn.ReLU())
    modele.add_module("sortie", nn.Linear(100, 1))
    modele.add_module("carre", Carre())
    return modele


# %% ac_exponentielle
class Boston(nn.Sequential):
    def forward(self, x):
        return torch.exp(super().forward(x))


def mlp_boston():
    return Boston(nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1))


# %% ac_valeur_absolue
class Abs(torch.nn.Module):
    def forward(self, entree):
        return torch.abs(entree)


def mlp_boston():
    poids = torch.nn.Linear(100, 1)
    torch.nn.init.zeros_(poids.bias)
    return torch.nn.Sequential(torch.nn.LazyLinear(100), torch.nn.ReLU(), poids, Abs())


# %% ac_relu6
def mlp_boston():
    n, h, k = 6, 100, 1
    return nn.Sequential(nn.Linear(n, h), nn.ReLU(), nn.Linear(h, k), nn.ReLU6()).train(False)


# %% ac_hardtanh
def mlp_boston():
    # un prix ramené entre 0 et 1
    return nn.Sequential(
        nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1), nn.Hardtanh(min_val=0, max_val=1)
    )


# %% wa_sans_activation
# diagnostic: Il manque une activation à la sortie : rien n'empêche un prix négatif.
# score: partial
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1))


# %% wa_softmax
# diagnostic: Un softmax sur un seul neurone vaut toujours 1 : le modèle ne prédit rien.
# score: 0
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1), nn.Softmax(dim=1))


# %% wa_leaky_relu
# diagnostic: LeakyReLU rend des nombres négatifs, même petits : un prix ne peut pas l'être.
# score: partial
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1), nn.LeakyReLU())


# %% wa_tanh
# diagnostic: La tangente hyperbolique va de −1 à 1 : la sortie peut être négative.
# score: partial
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1), nn.Tanh())


# %% wa_elu
# diagnostic: ELU rend des nombres négatifs, jusqu'à −1 : un prix ne peut pas l'être.
# score: partial
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1), nn.ELU())


# %% wa_sans_relu_cachee
# diagnostic: Il manque l'activation de la couche cachée : deux couches linéaires de suite n'en font qu'une.
# score: partial
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.Linear(100, 1), nn.ReLU())


# %% wa_sigmoide_cachee
# diagnostic: Votre couche cachée emploie la sigmoïde : on demande ReLU.
# score: partial
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.Sigmoid(), nn.Linear(100, 1), nn.ReLU())


# %% wa_tanh_cachee
# diagnostic: Votre couche cachée emploie la tangente hyperbolique : on demande ReLU.
# score: partial
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.Tanh(), nn.Linear(100, 1), nn.ReLU())


# %% wa_softplus_cachee
# diagnostic: Votre couche cachée emploie Softplus : on demande ReLU, Softplus ne convient ici qu'à la sortie.
# score: partial
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.Softplus(), nn.Linear(100, 1), nn.Softplus())


# %% wa_sept_entrees
# diagnostic: Votre modèle a 7 entrées : le prix est la quantité à prédire, il n'est pas une entrée.
# score: 0
def mlp_boston():
    return nn.Sequential(nn.Linear(7, 100), nn.ReLU(), nn.Linear(100, 1), nn.ReLU())


# %% wa_treize_entrees
# diagnostic: Votre modèle a 13 entrées, comme le jeu complet : le cours n'en garde que 6.
# score: 0
def mlp_boston():
    return nn.Sequential(nn.Linear(13, 100), nn.ReLU(), nn.Linear(100, 1), nn.ReLU())


# %% wa_deux_couches_cachees
# diagnostic: Votre modèle a deux couches cachées : une seule est demandée, celle de 100 neurones.
# score: 0
def mlp_boston():
    return nn.Sequential(
        nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 100), nn.ReLU(), nn.Linear(100, 1), nn.ReLU()
    )


# %% wa_cinquante_neurones
# diagnostic: Votre couche cachée a 50 neurones : on en demande 100.
# score: partial
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 50), nn.ReLU(), nn.Linear(50, 1), nn.ReLU())


# %% wa_trois_sorties
# diagnostic: Votre modèle a trois sorties, comme celui des iris : un prix est un seul nombre.
# score: 0
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 3), nn.ReLU())


# %% wa_sans_biais_de_sortie
# diagnostic: Votre couche de sortie n'a pas de biais : le modèle n'a que 800 paramètres.
# score: 0
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1, bias=False), nn.ReLU())


# %% wa_aplati
# diagnostic: Vous aplatissez la sortie : un lot (N, 6) doit donner la forme (N, 1), non (N,).
# score: partial
def mlp_boston():
    return nn.Sequential(
        nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1), nn.ReLU(), nn.Flatten(start_dim=0)
    )


# %% wa_dropout
# diagnostic: Le dropout n'est pas demandé : il annule des neurones au hasard, et le modèle ne donne plus deux fois la même sortie.
# score: partial
def mlp_boston():
    return nn.Sequential(
        nn.Linear(6, 100), nn.ReLU(), nn.Dropout(p=0.2), nn.Linear(100, 1), nn.ReLU()
    )


# %% wa_module
# diagnostic: Votre modèle calcule bien, mais il n'est pas un `nn.Sequential`.
# score: partial
class Boston(nn.Module):
    def __init__(self):
        super().__init__()
        self.cachee = nn.Linear(6, 100)
        self.sortie = nn.Linear(100, 1)

    def forward(self, x):
        return torch.relu(self.sortie(torch.relu(self.cachee(x))))


def mlp_boston():
    return Boston()


# %% wa_fonction
# diagnostic: Vous renvoyez une fonction qui appelle le modèle : on attend le modèle lui-même.
# score: 0
def mlp_boston():
    modele = nn.Sequential(nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1))
    return lambda x: torch.clamp(modele(x), min=0)


# %% wa_tailles_qui_ne_suivent_pas
# diagnostic: La seconde couche n'attend pas ce que rend la première : le nombre de sorties de l'une est le nombre d'entrées de l'autre.
# score: 0
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.ReLU(), nn.Linear(1, 100), nn.ReLU())


# %% rte_keras
# diagnostic: `Dense` est la couche dense de keras : en torch, elle s'appelle `nn.Linear`, et son activation est un module à part.
# score: 0
def mlp_boston():
    return nn.Sequential(Dense(units=100, activation="relu"), Dense(units=1, activation="relu"))


# %% rte_liste
# diagnostic: `nn.Sequential` prend les modules un à un, et non dans une liste : retirez les crochets.
# score: 0
def mlp_boston():
    return nn.Sequential([nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1), nn.ReLU()])


# %% triv_relu_seul
def mlp_boston():
    return nn.Sequential(nn.ReLU())


# %% triv_801
class Comptable(nn.Sequential):
    """Autant de paramètres qu'il faut, et des sorties nulles."""

    def __init__(self):
        super().__init__()
        self.p = nn.Parameter(torch.zeros(801))

    def forward(self, x):
        return torch.zeros(len(x), 1)


def mlp_boston():
    return Comptable()


# %% triv_premiere_colonne
def mlp_boston():
    return nn.Sequential(nn.Flatten(), nn.AdaptiveAvgPool1d(1), nn.ReLU())


# %% wa_en_apprentissage_seulement
# diagnostic: La sortie n'est bornée que pendant l'apprentissage : après eval(), elle peut être négative.
# score: partial
class SortiePositive(nn.Module if nn is not None else object):
    def forward(self, x):
        return x.clamp(min=0) if self.training else x


def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1), SortiePositive())


# %% wa_seuil_negatif
# diagnostic: Votre seuil est négatif : un peu au-dessous de 0, la sortie reste négative.
# score: partial
def mlp_boston():
    return nn.Sequential(nn.Linear(6, 100), nn.ReLU(), nn.Linear(100, 1), nn.Threshold(-0.1, 0.0))
