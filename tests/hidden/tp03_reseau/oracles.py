"""What the hidden tests of tp03 share: networks set to drawn parameters, gradients."""

import numpy as np
import torch

from autograder.comparison import check
from autograder.proxy import Handle
from solutions import Reseau, sigmoide

# Rounding every step to float32 moves an output by 4e-7 of itself and a slope by 9e-8 (the most
# seen on 400 networks). Slopes are 5e-2 in the median: a mistake shows in some of 20 networks.
PRECISION = {"rtol": 1e-5, "atol": 1e-6}


def regler(reseau, cas):
    """`reseau`, ours or a student's, with the parameters of `cas`."""
    reseau.poids = [w.copy() for w in cas.poids]
    reseau.biais = [b.copy() for b in cas.biais]
    return reseau


def oppose(cas):
    """The same examples for a network of opposite parameters."""
    return cas._replace(poids=[-w for w in cas.poids], biais=[-b for b in cas.biais])


def nouveau(copie, tailles):
    """A network of the student's: an object, whose attributes can be asked for."""
    reseau = copie.Reseau(tailles)
    check(
        isinstance(reseau, Handle),
        "`Reseau(tailles)` ne donne pas un réseau : `Reseau` doit être une classe, "
        "dont chaque objet a ses attributs.",
        got=reseau,
    )
    return reseau


def de_la_copie(copie, cas):
    """The student's network with the parameters of `cas`."""
    return regler(nouveau(copie, list(cas.tailles)), cas)


def de_reference(cas):
    """The reference network with the parameters of `cas`."""
    return regler(Reseau(cas.tailles), cas)


def sortie(poids, biais, x):
    """Output of the network of these parameters, in torch when they are tensors."""
    sigma = torch.sigmoid if isinstance(x, torch.Tensor) else sigmoide
    for w, b in zip(poids, biais, strict=True):
        x = sigma(w.T @ x + b)
    return x


def gradient_torch(cas, x, y):
    """(nabla_b, nabla_w) of the cost of one example, by torch's automatic differentiation."""
    poids = [torch.tensor(w, requires_grad=True) for w in cas.poids]
    biais = [torch.tensor(b, requires_grad=True) for b in cas.biais]
    cout = ((torch.tensor(y) - sortie(poids, biais, torch.tensor(x))) ** 2).sum() / 2
    cout.backward()
    return [b.grad.numpy() for b in biais], [w.grad.numpy() for w in poids]


def gradient_centre(cas, x, y, eps=1e-5):
    """(nabla_b, nabla_w) of the cost of one example, by central differences at every index."""
    poids, biais = [w.copy() for w in cas.poids], [b.copy() for b in cas.biais]
    gradients = []
    for parametres in (biais, poids):
        gradients.append([np.zeros_like(p) for p in parametres])
        for p, g in zip(parametres, gradients[-1], strict=True):
            for indice in np.ndindex(p.shape):
                couts = []
                for signe in (1, -1):
                    p[indice] += signe * eps
                    couts.append(np.sum((y - sortie(poids, biais, x)) ** 2) / 2)
                    p[indice] -= signe * eps
                g[indice] = (couts[0] - couts[1]) / (2 * eps)
    return gradients[0], gradients[1]


def lire_gradient(resultat, cas):
    """The two lists of a student's gradient, once it is known that they are two lists."""
    attendu = "le couple (nabla_b, nabla_w)"
    check(
        isinstance(resultat, list | tuple) and len(resultat) == 2,
        f"Le résultat doit être {attendu}.",
        got=resultat,
        expected=attendu,
    )
    for nom, partie in zip(("nabla_b", "nabla_w"), resultat, strict=True):
        check(
            isinstance(partie, list | tuple | np.ndarray) and len(partie) == len(cas.poids),
            f"{nom} doit être une liste de {len(cas.poids)} tableau{'x' if len(cas.poids) > 1 else ''}.",
            got=partie,
        )
    formes = [[getattr(g, "shape", None) for g in partie] for partie in resultat]
    attendues = [[p.shape for p in cas.biais], [p.shape for p in cas.poids]]
    check(
        formes == attendues or formes != attendues[::-1],
        "Vos deux listes sont échangées : le couple attendu est (nabla_b, nabla_w), biais d'abord.",
        got=resultat,
    )
    return resultat
