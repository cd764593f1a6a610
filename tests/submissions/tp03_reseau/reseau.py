# %% ac_boucles
class Reseau:
    def __init__(self, tailles):
        self.tailles = list(tailles)
        self.nb_couches = len(self.tailles)
        self.biais, self.poids = [], []
        for l in range(self.nb_couches - 1):
            self.biais.append(2 * np.random.rand(tailles[l + 1], 1) - 1)
            self.poids.append(2 * np.random.rand(tailles[l], tailles[l + 1]) - 1)

# %% ac_generateur
class Reseau:
    def __init__(self, tailles):
        hasard = np.random.default_rng()
        self.tailles = tuple(tailles)
        self.nb_couches = len(tailles)
        formes = list(zip(tailles[:-1], tailles[1:]))
        self.poids = [hasard.uniform(-1.0, 1.0, forme) for forme in formes]
        self.biais = [hasard.uniform(-1.0, 1.0, (n, 1)) for _, n in formes]

# %% ac_random_python
class Reseau:
    def __init__(self, tailles):
        def tirer(lignes, colonnes):
            return np.array([[random.uniform(-1, 1) for _ in range(colonnes)] for _ in range(lignes)])

        self.nb_couches = len(tailles)
        self.tailles = tailles
        self.poids = [tirer(m, n) for m, n in zip(tailles, tailles[1:])]
        self.biais = [tirer(n, 1) for n in tailles[1:]]

# %% ac_tableaux_d_objets
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = np.array(tailles), len(tailles)
        self.biais = np.empty(self.nb_couches - 1, dtype=object)
        self.poids = np.empty(self.nb_couches - 1, dtype=object)
        for l in range(self.nb_couches - 1):
            self.biais[l] = np.random.uniform(-1, 1, (tailles[l + 1], 1))
            self.poids[l] = np.random.uniform(-1, 1, (tailles[l], tailles[l + 1]))

# %% ac_dictionnaire
class Reseau(dict):
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, forme) for forme in zip(tailles, tailles[1:])]

# %% ac_torch
import torch


class Reseau:
    def __init__(self, tailles):
        def tirage(*forme):
            return (2 * torch.rand(*forme, dtype=torch.float64) - 1).numpy()

        self.tailles = np.array(tailles)
        self.nb_couches = len(self.tailles)
        self.poids = [tirage(m, n) for m, n in zip(tailles[:-1], tailles[1:])]
        self.biais = [tirage(n, 1) for n in tailles[1:]]

# %% ac_scipy
from scipy import stats


class Reseau:
    def __init__(self, tailles):
        loi = stats.uniform(loc=-1, scale=2)
        self.tailles, self.nb_couches, self.poids, self.biais = tailles, 0, [], []
        for n in tailles:
            if self.nb_couches:
                self.poids += [loi.rvs(size=(avant, n))]
                self.biais += [loi.rvs(size=(n, 1))]
            avant, self.nb_couches = n, self.nb_couches + 1

# %% ac_un_seul_tirage
class Reseau:
    def __init__(self, tailles):
        self.tailles = tailles
        formes = [(m, n) for m, n in zip(tailles, tailles[1:])] + [(n, 1) for n in tailles[1:]]
        coupes = np.cumsum([m * n for m, n in formes])
        nombres = np.random.uniform(-1, 1, coupes[-1])
        tableaux = [t.reshape(f) for t, f in zip(np.split(nombres, coupes[:-1]), formes)]
        self.poids, self.biais = tableaux[: len(tailles) - 1], tableaux[len(tailles) - 1 :]

    @property
    def nb_couches(self):
        return len(self.tailles)

# %% ac_random_state
class Reseau:
    hasard = np.random.RandomState()

    def _tableau(self, lignes, colonnes=1):
        signes = self.hasard.choice([-1.0, 1.0], size=(lignes, colonnes))
        return signes * self.hasard.random_sample((lignes, colonnes))

    def __init__(self, tailles):
        self.tailles, self.nb_couches = list(tailles), len(tailles)
        self.biais = tuple(self._tableau(k) for k in tailles[1:])
        self.poids = tuple(map(self._tableau, tailles[:-1], tailles[1:]))
        self.biais, self.poids = list(self.biais), list(self.poids)

# %% wa_biais_entree
# diagnostic: Vous donnez un biais à la couche d'entrée : elle ne calcule rien, il y a un biais de moins que de couches.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in tailles]
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]

# %% wa_poids_transposes
# diagnostic: Vos `poids[l]` sont transposés : il y a une ligne par neurone de la couche de départ, l, et non de la couche d'arrivée.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, (n, m)) for m, n in zip(tailles, tailles[1:])]

# %% wa_biais_en_ligne
# diagnostic: Vos biais sont des vecteurs `(n,)` et non des colonnes `(n, 1)` : les additionner à une colonne donnerait une matrice.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.uniform(-1, 1, n) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]

# %% wa_loi_positive
# diagnostic: Vous tirez dans [0, 1] : aucun paramètre n'est négatif.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.rand(n, 1) for n in tailles[1:]]
        self.poids = [np.random.rand(m, n) for m, n in zip(tailles, tailles[1:])]

# %% wa_loi_normale
# diagnostic: Vous tirez selon une loi normale, qui sort de [−1, 1] : la loi demandée est uniforme.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.randn(n, 1) for n in tailles[1:]]
        self.poids = [np.random.randn(m, n) for m, n in zip(tailles, tailles[1:])]

# %% wa_biais_nuls
# diagnostic: Vos biais sont tous nuls : eux aussi sont tirés au hasard dans [−1, 1].
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.zeros((n, 1)) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]

# %% wa_meme_tableau
# diagnostic: Vous tirez un seul nombre par tableau, répété partout : des neurones identiques au départ le restent toujours.
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.full((n, 1), np.random.uniform(-1, 1)) for n in tailles[1:]]
        self.poids = [np.full((m, n), np.random.uniform(-1, 1)) for m, n in zip(tailles, tailles[1:])]

# %% wa_graine_fixee
# diagnostic: Vous fixez la graine dans `__init__` : tous les réseaux naissent identiques.
# score: partial
class Reseau:
    def __init__(self, tailles):
        np.random.seed(42)
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]

# %% wa_nb_couches
# diagnostic: Vous ne comptez pas la couche d'entrée dans `nb_couches` : c'est la longueur de `tailles`.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles) - 1
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]

# %% wa_biais_entree_poids_d_abord
# diagnostic: Vous donnez un biais à la couche d'entrée : elle ne calcule rien, il y a un biais de moins que de couches.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in tailles]

# %% wa_poids_transposes_poids_d_abord
# diagnostic: Vos `poids[l]` sont transposés : il y a une ligne par neurone de la couche de départ, l, et non de la couche d'arrivée.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.poids = [np.random.uniform(-1, 1, (n, m)) for m, n in zip(tailles, tailles[1:])]
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in tailles[1:]]

# %% wa_biais_lignes
# diagnostic: Vos biais sont des lignes `(1, n)` : additionnés à une colonne `(n, 1)`, ils donneraient une matrice.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.uniform(-1, 1, (1, n)) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]

# %% wa_un_biais_par_couche
# diagnostic: Vous tirez un seul biais par couche : chaque neurone a le sien.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.uniform(-1, 1, (1, 1)) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]

# %% wa_une_couche_de_moins
# diagnostic: Votre boucle oublie la dernière couche : L couches font L − 1 tableaux, et `range(L − 1)` les compte déjà tous.
# score: 0
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais, self.poids = [], []
        for l in range(len(tailles) - 2):
            self.biais.append(np.random.uniform(-1, 1, (tailles[l + 1], 1)))
            self.poids.append(np.random.uniform(-1, 1, (tailles[l], tailles[l + 1])))

# %% wa_attributs_de_classe
# diagnostic: Vos listes appartiennent à la classe, non à chaque réseau : un deuxième réseau ajoute ses tableaux à ceux du premier.
class Reseau:
    biais, poids = [], []

    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        for m, n in zip(tailles, tailles[1:]):
            self.biais.append(np.random.uniform(-1, 1, (n, 1)))
            self.poids.append(np.random.uniform(-1, 1, (m, n)))

# %% wa_listes_de_listes
# diagnostic: Vos paramètres sont des listes de listes : il faut des tableaux NumPy, qui seuls ont une forme et un produit `@`.
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [[[random.uniform(-1, 1)] for _ in range(n)] for n in tailles[1:]]
        self.poids = [
            [[random.uniform(-1, 1) for _ in range(n)] for _ in range(m)]
            for m, n in zip(tailles, tailles[1:])
        ]

# %% wa_entiers
# diagnostic: Vous tirez des entiers, −1, 0 ou 1 : la loi uniforme sur [−1, 1] donne des nombres réels, tous différents.
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.randint(-1, 2, (n, 1)) for n in tailles[1:]]
        self.poids = [np.random.randint(-1, 2, (m, n)) for m, n in zip(tailles, tailles[1:])]

# %% wa_demi_intervalle
# diagnostic: Vous tirez dans [−0,5, 0,5] : l'intervalle demandé, [−1, 1], est deux fois plus large.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.rand(n, 1) - 0.5 for n in tailles[1:]]
        self.poids = [np.random.rand(m, n) - 0.5 for m, n in zip(tailles, tailles[1:])]

# %% wa_biais_positifs
# diagnostic: Vos biais sont tirés dans [0, 1] : eux aussi peuvent être négatifs.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.rand(n, 1) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]

# %% wa_divise_par_racine
# diagnostic: Vous divisez les poids par la racine du nombre d'entrées : c'est une autre initialisation, on demande [−1, 1] tout entier.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, (m, n)) / np.sqrt(m) for m, n in zip(tailles, tailles[1:])]

# %% wa_normale_ecretee
# diagnostic: Vous ramenez une loi normale dans [−1, 1] : ses valeurs s'entassent aux bords, la loi demandée est uniforme.
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.clip(np.random.randn(n, 1), -1, 1) for n in tailles[1:]]
        self.poids = [np.clip(np.random.randn(m, n), -1, 1) for m, n in zip(tailles, tailles[1:])]

# %% wa_normale_reduite
# diagnostic: Vous tirez selon une loi normale d'écart-type 1/3 : presque tout est dans [−1, 1], mais la loi demandée est uniforme.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.randn(n, 1) / 3 for n in tailles[1:]]
        self.poids = [np.random.randn(m, n) / 3 for m, n in zip(tailles, tailles[1:])]

# %% wa_tailles_sans_entree
# diagnostic: Votre attribut `tailles` a perdu la couche d'entrée : gardez la suite reçue telle quelle.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles[1:], len(tailles)
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]

# %% rte_tailles_entieres
# diagnostic: `tailles[l]` est le nombre de neurones de la couche l ; vous parcourez `tailles` comme si c'était un seul nombre.
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in range(1, tailles)]

# %% rte_sans_self
# diagnostic: Vos tableaux sont dans des variables locales, perdues à la fin de `__init__` : rangez-les dans `self.biais` et `self.poids`.
# score: 0
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        biais = [np.random.uniform(-1, 1, (n, 1)) for n in tailles[1:]]
        poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]

# %% rte_nb_couches_absent
# diagnostic: Il manque l'attribut `nb_couches`, le nombre d'éléments de `tailles`.
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles = tailles
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]

# %% triv_zeros
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.zeros((n, 1)) for n in tailles[1:]]
        self.poids = [np.zeros((m, n)) for m, n in zip(tailles, tailles[1:])]

# %% triv_exemple_par_coeur
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = [3, 4, 2], 3
        self.biais = [np.array([[0.1], [0.2], [-0.3], [0.4]]), np.array([[0.5], [-0.6]])]
        self.poids = [np.arange(12).reshape(3, 4) / 12, np.arange(8).reshape(4, 2) / 8]


# %% wa_meme_forme_meme_tableau
# diagnostic: Deux couches de même forme partagent un seul tableau : chacune doit avoir son tirage.
# score: partial
class Reseau:
    def __init__(self, tailles):
        tirages = {}

        def tirer(forme):
            if forme not in tirages:
                tirages[forme] = np.random.uniform(-1, 1, forme)
            return tirages[forme]

        self.tailles = tailles
        self.nb_couches = len(tailles)
        self.biais = [tirer((n, 1)) for n in tailles[1:]]
        self.poids = [tirer((m, n)) for m, n in zip(tailles, tailles[1:])]


# %% wa_vue
# diagnostic: Vos biais sont des vues des poids : tirez-les à part, sinon changer poids[l] change biais[l].
# score: partial
class Reseau:
    def __init__(self, tailles):
        self.tailles = tailles
        self.nb_couches = len(tailles)
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]
        self.biais = [w[:1].T for w in self.poids]


# %% wa_fonction
# diagnostic: `Reseau` est devenu une fonction qui rend un dictionnaire : gardez la classe, rangez tout dans `self`.
# score: 0
def Reseau(tailles):
    return {
        "tailles": tailles,
        "nb_couches": len(tailles),
        "biais": [np.random.uniform(-1, 1, (n, 1)) for n in tailles[1:]],
        "poids": [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])],
    }
