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

# %% rte_tailles_entieres
# diagnostic: `tailles[l]` est le nombre de neurones de la couche l ; vous parcourez `tailles` comme si c'était un seul nombre.
class Reseau:
    def __init__(self, tailles):
        self.tailles, self.nb_couches = tailles, len(tailles)
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in range(1, tailles)]

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
