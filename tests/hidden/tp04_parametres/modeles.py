"""How the tests of this TP judge a torch model: by its outputs, with weights of their own.

A network drawn here is loaded into the model's parameters, which are told by their shapes
in its `state_dict`. What a model says of itself counts only where its outputs confirm it.
With W2 = 0 the last layer gives b2, whatever the hidden layer is: this shows the output
activation alone. Two networks that give the same numbers before that activation must have
the same outputs, whatever it is: this shows the hidden layer alone.
"""

from itertools import permutations
from typing import NamedTuple

import numpy as np

from autograder.comparison import check, check_finite, check_shape
from autograder.models import call_with_tensors, classes_of
from autograder.proxy import Handle

SEQUENTIAL = "torch.nn.modules.container.Sequential"
MODULE = "torch.nn.modules.module.Module"
RTOL, ATOL = 1e-4, 1e-5  # the models compute in float32


class Reseau(NamedTuple):
    """z = W2 relu(W1 x + b1) + b2, of n inputs, h hidden neurons and k outputs."""

    W1: np.ndarray  # (h, n)
    b1: np.ndarray  # (h,)
    W2: np.ndarray  # (k, h)
    b2: np.ndarray  # (k,)


class Modele:
    """The model that `nom()` returns in the student's notebook, of n inputs and k outputs."""

    def __init__(self, copie, nom, n, k):
        self._copie, self.n, self.k = copie, n, k
        self.objet = getattr(copie, nom)()
        check(
            self.objet is not None,
            f"`{nom}` renvoie None. Manque-t-il un `return` ?",
            got=self.objet,
            expected="un modèle torch",
        )
        self.classes = classes_of(copie, self.objet) if isinstance(self.objet, Handle) else []
        check(
            MODULE in self.classes,
            f"`{nom}` doit renvoyer un modèle torch, tout construit.",
            got=self.objet,
            expected="un modèle torch",
        )

    def repondre(self, X):
        """What the model gives for the rows of X, whatever it is."""
        return call_with_tensors(self._copie, self.objet, X.astype(np.float32))

    def __call__(self, X):
        """The outputs for the rows of X: one row of k numbers for each."""
        Y = self.repondre(X)
        check_shape(Y, (len(X), self.k), about="sorties")
        check_finite(Y, about="sorties")
        return np.asarray(Y, dtype=float)

    def evaluer(self):
        """Put the model in evaluation mode, as before a prediction."""
        self.objet.eval()

    def parametres(self):
        """(shape, dtype, names) of each array of the model; a shared one may bear several names."""
        etat = self.objet.state_dict()
        if isinstance(etat, dict) and any(isinstance(v, Handle) for v in etat.values()):
            self.repondre(np.zeros((2, self.n)))  # lazy layers find their shapes here
            etat = self.objet.state_dict()
        lisible = isinstance(etat, dict) and all(isinstance(v, np.ndarray) for v in etat.values())
        check(lisible, "Les paramètres du modèle ne sont pas lisibles.")
        noms = {}
        for nom, tableau in etat.items():
            noms.setdefault((tableau.shape, tableau.dtype, tableau.tobytes()), []).append(nom)
        return [(forme, dtype, groupe) for (forme, dtype, _), groupe in noms.items()]

    def reconnaitre(self):
        """Tell W1, b1, W2 and b2 among the parameters, for `charger`; return h."""
        parametres = self.parametres()
        for couches in permutations(parametres) if len(parametres) == 4 else ():
            W1, b1, W2, b2 = (forme for forme, _, _ in couches)
            h = b1[0] if len(b1) == 1 else 0
            matrices = (h, self.n) in (W1, W1[::-1]) and (self.k, h) in (W2, W2[::-1])
            if h and matrices and b2 == (self.k,):
                self.couches = couches
                return h
        check(
            False,
            "Les paramètres ne sont pas ceux de deux couches denses : deux matrices de poids et "
            "deux biais.",
            got=[forme for forme, _, _ in parametres],
            expected=f"(h, {self.n}), (h,), ({self.k}, h), ({self.k},)",
        )

    def charger(self, reseau):
        """Give the model the weights of `reseau`; call `reconnaitre` first."""
        etat = {}
        for (forme, dtype, noms), tableau in zip(self.couches, reseau, strict=True):
            tableau = tableau if tableau.shape == forme else tableau.T
            etat |= dict.fromkeys(noms, tableau.astype(dtype))
        call_with_tensors(self._copie, self.objet.load_state_dict, etat, shown=False)


def reseau_de_sorties(rng, X, Z, h):
    """A drawn `Reseau` that gives the rows of Z for those of X."""
    W1, b1 = rng.normal(size=(h, X.shape[1])), rng.normal(size=h)
    b2 = rng.normal(size=Z.shape[1])
    H = np.maximum(X @ W1.T + b1, 0)  # (N, h)
    W2 = np.linalg.lstsq(H, Z - b2, rcond=None)[0].T  # (k, h)
    return Reseau(W1, b1, W2, b2)


def proches(Y, Y2):
    """Are these outputs the same, up to rounding in float32? What is no array is the same as all."""
    if not all(isinstance(y, np.ndarray) and y.dtype.kind in "biuf" for y in (Y, Y2)):
        return True
    return Y.shape == Y2.shape and np.allclose(Y, Y2, rtol=RTOL, atol=ATOL, equal_nan=True)


def verifier_parametres(copie, nom, n, k):
    """The model has the parameters of an MLP n-100-k, no other, and its outputs use them."""
    modele = Modele(copie, nom, n, k)
    formes = [forme for forme, _, _ in modele.parametres()]
    total = 100 * n + 100 + 100 * k + k
    attendu = [(100, n), (100,), (k, 100), (k,)]
    nombre = sum(int(np.prod(forme)) for forme in formes)
    check(
        nombre == total,
        f"Le modèle a {nombre} paramètres au lieu de {total}. Voici leurs formes.",
        got=formes,
        expected=attendu,
    )
    h = modele.reconnaitre()
    check(h == 100, f"La couche cachée a {h} neurones au lieu de 100.", got=formes)
    rng = np.random.default_rng(0)
    X = rng.integers(-4, 5, size=(16, n)) / 2
    W1, b1, W2 = rng.normal(size=(h, n)), rng.normal(size=h), rng.normal(size=(k, h)) / 20
    reseau = Reseau(W1, b1, W2, np.linspace(0.5, 1.5, k))
    modele.charger(reseau)
    sorties = modele.repondre(X)
    for champ in ("W1", "b1", "W2"):  # a softmax over the wrong axis does not see b2
        tableau = getattr(reseau, champ)
        autre = tableau + np.linspace(0.5, 1.5, tableau.size).reshape(tableau.shape)
        modele.charger(reseau._replace(**{champ: autre}))
        check(
            not proches(modele.repondre(X), sorties),
            f"Les sorties ne dépendent pas des paramètres de forme {tableau.shape}.",
        )


def verifier_couche_cachee(copie, nom, n, k, X, graine):
    """The outputs depend on W2 relu(W1 x + b1) + b2 alone, and do depend on it."""
    modele, rng = Modele(copie, nom, n, k), np.random.default_rng(graine)
    h = modele.reconnaitre()
    Z = rng.uniform(0.5, 0.9, size=(len(X), k))  # an output activation may stop at 0 and at 1
    sorties = []
    for cible in (Z, Z, Z - rng.uniform(0.1, 0.4, size=Z.shape)):
        modele.charger(reseau_de_sorties(rng, X, cible, h))
        sorties.append(modele(X))
    copie.context("Un lot d'une seule ligne")
    modele(X[:1])  # has one row, whatever is in it
    copie.context("Poids tirés au hasard ; z = W2·ReLU(W1 x + b1) + b2")
    check(
        proches(sorties[0], sorties[1]),
        "Deux jeux de poids qui donnent les mêmes z = W2·ReLU(W1 x + b1) + b2 devraient donner les "
        "mêmes sorties.",
        got=sorties[0],
        expected=sorties[1],
    )
    check(
        not proches(sorties[0], sorties[2]),
        "Les sorties ne changent pas quand z = W2·ReLU(W1 x + b1) + b2 change.",
        got=sorties[2],
    )


def sorties_de_b2(copie, nom, n, k, X, b2s, prediction=False):
    """Outputs for the rows of X, for each b2 in turn, with W2 = 0: the last layer gives b2."""
    modele, rng = Modele(copie, nom, n, k), np.random.default_rng(0)
    h = modele.reconnaitre()
    if prediction:
        modele.evaluer()
    for b2 in b2s:
        b2 = np.asarray(b2, dtype=float)
        copie.context(f"Poids de la dernière couche nuls, biais b2 = {b2.tolist()}")
        W1, b1 = rng.normal(size=(h, n)), rng.normal(size=h)
        modele.charger(Reseau(W1, b1, np.zeros((k, h)), b2))
        yield modele(X)


def verifier_sequential(copie, nom, n, k):
    """The model is a `torch.nn.Sequential`, or of a class derived from it."""
    modele = Modele(copie, nom, n, k)
    check(
        SEQUENTIAL in modele.classes,
        "Le modèle doit être un `torch.nn.Sequential`.",
        got=modele.classes[0],
        expected=SEQUENTIAL,
    )


def verifier_nouveau(copie, nom, n, k):
    """Each call gives a model of its own: what one of them learns, the other does not know."""
    premier, second = Modele(copie, nom, n, k), Modele(copie, nom, n, k)
    X = np.eye(n)
    premier.evaluer()  # one with dropout gives the same outputs again
    avant, h = premier(X), second.reconnaitre()
    W1, b1, W2 = np.ones((h, n)), np.ones(h), np.ones((k, h)) / h
    second.charger(Reseau(W1, b1, W2, np.linspace(-3, 3, k)))
    check(
        proches(premier(X), avant),
        f"Deux appels de `{nom}` donnent le même modèle : changer les poids de l'un change l'autre.",
    )
