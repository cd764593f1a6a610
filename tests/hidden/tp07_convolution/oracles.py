"""What the hidden tests of tp07 share: torch, central differences, how an answer is read.

Numbers are compared to 1e-6: the values drawn are quarters (see the strategies), so a result in
float32, by Fourier transform or by a numerical gradient is accepted, and no mistake is that small.
"""

from collections import Counter

import numpy as np
import torch
import torch.nn.functional as F

from autograder.comparison import RTOL, check_array, int_or_none
from autograder.errors import Mismatch
from autograder.gap import NUMBERS, array_fault, as_array
from autograder.notation import show_value

ATOL = 1e-6


def proche(got, expected, about=""):
    """`got` has the shape and the values of `expected`."""
    check_array(got, expected, atol=ATOL, about=about)


def tenseur(valeurs, requires_grad=False):
    """A float64 tensor; lists are welcome."""
    return torch.tensor(np.asarray(valeurs, dtype=float), requires_grad=requires_grad)


def correlation(cas):
    """Y of a `Couche`, by torch."""
    X, W, b = map(tenseur, (cas.X, cas.W, cas.b))
    return F.conv2d(X[None], W, b, cas.pas, cas.remplissage)[0].numpy()


def correlation_1d(x, f):
    """The whole windows of x against f, by torch."""
    return F.conv1d(tenseur(x)[None, None], tenseur(f)[None, None])[0, 0].numpy()


def taille_torch(n, noyau, pas=1, remplissage=0, dilatation=1):
    """The size that torch's conv1d makes of n values."""
    x, f = torch.zeros(1, 1, n), torch.zeros(1, 1, noyau)
    return F.conv1d(x, f, None, pas, remplissage, dilatation).shape[2]


def forme_torch(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    """The shape that torch's conv2d makes of (C, H, W)."""
    kh, kw = (noyau, noyau) if isinstance(noyau, int) else noyau
    W = torch.zeros(nb_filtres, forme[0], kh, kw)
    return tuple(F.conv2d(torch.zeros(1, *forme), W, None, pas, remplissage, dilatation).shape[1:])


def forme_pool_torch(forme, taille, pas=None):
    """The shape that torch's max_pool2d makes of (C, H, W)."""
    return tuple(F.max_pool2d(torch.zeros(1, *forme), taille, pas).shape[1:])


def maximum(X, taille, pas):
    """Max pooling, by torch."""
    return F.max_pool2d(tenseur(X)[None], taille, pas)[0].numpy()


def moyenne(X, taille, pas):
    """Average pooling, by torch."""
    return F.avg_pool2d(tenseur(X)[None], taille, pas)[0].numpy()


# --- the gradients of a convolution ---------------------------------------------------------

NOMS = ("dX", "dW", "db")


def gradients_torch(cas):
    """dX, dW, db of the sum of dY * Y, by torch's automatic differentiation."""
    X, W, b = (tenseur(v, requires_grad=True) for v in (cas.X, cas.W, cas.b))
    F.conv2d(X[None], W, b, cas.pas, cas.remplissage)[0].backward(tenseur(cas.dY))
    return [v.grad.numpy() for v in (X, W, b)]


def gradients_centres(cas, eps=0.5):
    """dX, dW, db by central differences of the sum of dY * Y, at every index of X, W and b.

    Exact for every eps: this sum is affine in each of them. All indices are moved at once: the
    moved images are a batch, the moved filters so many filters.
    """
    X, W, b, dY = map(tenseur, cas[:4])

    def couts(X, W, b):
        Y = F.conv2d(X, W.reshape(-1, *W.shape[-3:]), None, cas.pas, cas.remplissage)
        return ((Y.reshape(-1, *dY.shape) + b[..., None, None]) * dY).sum((1, 2, 3))

    def pente(v, couts):
        pas = eps * torch.eye(v.numel()).reshape(-1, *v.shape)
        return ((couts(v + pas) - couts(v - pas)) / (2 * eps)).reshape(v.shape).numpy()

    return [
        pente(X, lambda Xs: couts(Xs, W, b)),
        pente(W, lambda Ws: couts(X[None], Ws, b)),
        pente(b, lambda bs: couts(X[None], W, bs)),
    ]


def lire_triplet(resultat):
    """dX, dW, db by name, once it is known that there are three."""
    if not isinstance(resultat, list | tuple) or len(resultat) != 3:
        raise Mismatch(
            "Le résultat est None. Manque-t-il un `return` ?"
            if resultat is None
            else "Le résultat doit être le triplet (dX, dW, db).",
            got=show_value(resultat),
            expected="(dX, dW, db)",
        )
    return dict(zip(NOMS, resultat, strict=True))


def verifier_triplet(resultat, attendus, noms=NOMS):
    """Those gradients of the student's triplet; the message says which of the three are right."""
    obtenus = lire_triplet(resultat)
    attendus = dict(zip(NOMS, attendus, strict=True))
    fautes = {
        nom: array_fault(obtenus[nom], attendus[nom], attendus[nom].shape, RTOL, ATOL)
        for nom in NOMS
    }
    fautifs = [nom for nom in noms if fautes[nom]]
    if fautifs:
        premier = fautifs[0]
        phrases = [f"{nom} : {fautes[nom]}" for nom in fautifs]
        if en_desordre(obtenus, attendus):
            phrases.append("L'ordre demandé est dX, puis dW, puis db.")
        raise Mismatch(
            "\n".join(phrases),
            got=f"{premier} = {show_value(obtenus[premier])}",
            expected=f"{premier} = {show_value(attendus[premier])}",
            right=[nom for nom in NOMS if not fautes[nom]],
        )


def en_desordre(obtenus, attendus):
    """Are the three shapes the right ones, in another order?"""
    lus = [as_array(obtenus[nom]) for nom in NOMS]
    formes = [None if tableau is None else tableau.shape for tableau in lus]
    attendues = [attendus[nom].shape for nom in NOMS]
    return formes != attendues and Counter(formes) == Counter(attendues)


# --- shapes -----------------------------------------------------------------------------------

AXES = {1: ("le nombre",), 3: ("le nombre de canaux", "la hauteur", "la largeur")}


def proche_forme(got, attendue, about="la forme"):
    """`got` is the shape `attendue`: a tuple, a list or a vector of integers (5.0 counts)."""
    attendue = tuple(attendue)
    if isinstance(got, np.ndarray) and got.ndim == 1:
        got = tuple(got)
    phrase, right = faute_de_forme(got, attendue)
    if phrase:
        raise Mismatch(
            f"{about} : {phrase}", got=show_value(got), expected=show_value(attendue), right=right
        )


def faute_de_forme(got, attendue):
    """(what is wrong with a shape, or '', names of its numbers that are right)."""
    if got is None:
        return "le résultat est None. Manque-t-il un `return` ?", []
    if not isinstance(got, list | tuple):
        fin = " ; celle d'un vecteur de n nombres s'écrit (n,)" if len(attendue) == 1 else ""
        return f"une forme est un tuple{fin}.", []
    if len(got) != len(attendue):
        ordre = ", dans l'ordre (canaux, hauteur, largeur)" if len(attendue) == 3 else ""
        pluriel = "s" if len(got) > 1 else ""
        return f"{len(got)} nombre{pluriel} au lieu de {len(attendue)}{ordre}.", []
    lus, noms = [entier(g) for g in got], AXES[len(attendue)]
    justes = [nom for nom, g, a in zip(noms, lus, attendue, strict=True) if g == a]
    if len(justes) == len(attendue):
        return "", []
    if Counter(lus) == Counter(attendue):
        return "les nombres sont justes, mais l'ordre est (canaux, hauteur, largeur).", []
    return f"à revoir : {', '.join(nom for nom in noms if nom not in justes)}.", justes


def entier(valeur):
    """The integer that `valeur` is, or None."""
    if isinstance(valeur, np.ndarray) and valeur.ndim == 0:
        valeur = valeur[()]
    if not isinstance(valeur, NUMBERS) or isinstance(valeur, bool | np.bool_):
        return None
    return int_or_none(valeur)
