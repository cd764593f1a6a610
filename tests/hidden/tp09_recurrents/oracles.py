"""What the hidden tests of tp09 share: torch's cells, their gradients, central differences."""

import numpy as np
import torch

from autograder.comparison import check, check_unchanged

PORTES = ("_f", "_i", "_o", "_C")
ORDRE_TORCH = ("_i", "_f", "_C", "_o")

# A right answer that goes through numbers of 32 bits is right. Measured: computed in them from
# end to end, the eight answers stay within a third of these tolerances, and with tolerances 100
# times as large no mutant and no wrong answer of the corpus would pass.
PRECISION = {"rtol": 1e-5, "atol": 1e-6}
PRECISION_SATUREE = {"rtol": 1e-3, "atol": 1e-3}  # the weights are in the thousands there


def fixer(p, **portes):
    """A copy of p where these gates no longer look at their input: fixer(p, _f=40) opens f."""
    nouveau = dict(p)
    for porte, z in portes.items():
        nouveau[f"W{porte}"] = np.zeros_like(p[f"W{porte}"])
        nouveau[f"b{porte}"] = np.full_like(p[f"b{porte}"], z)
    return nouveau


def lire(resultat, noms):
    """The results of a student's function that returns as many as there are names."""
    attendu = f"({', '.join(noms)})"
    check(
        isinstance(resultat, list | tuple) and len(resultat) == len(noms),
        f"Le résultat doit être {attendu}.",
        got=resultat,
        expected=attendu,
    )
    return resultat


def tenseurs(p):
    """The parameters of an LSTM as leaves of torch's graph."""
    return {cle: torch.tensor(v, requires_grad=True) for cle, v in p.items()}


def pour_torch(p, h):
    """The parameters p, tensors, as torch's LSTM wants them: (W_x, W_h, b_x, b_h), 4 h rows each."""
    W = torch.cat([p[f"W{g}"] for g in ORDRE_TORCH])
    b = torch.cat([p[f"b{g}"] for g in ORDRE_TORCH])
    return W[:, h:], W[:, :h], b, torch.zeros_like(b)


def derouler_torch(xs, h0, C0, p):
    """(hs, C_T) of an LSTM whose arguments are tensors, by torch's own cell."""
    poids, hs = pour_torch(p, len(h0)), []
    h, C = h0[None], C0[None]
    for x in xs:
        h, C = torch.lstm_cell(x[None], (h, C), *poids)
        hs.append(h[0])
    return torch.stack(hs), C[0]


def lstm_torch(cas):
    """(hs, C_T) of a case, as arrays."""
    p = {cle: torch.tensor(v) for cle, v in cas.p.items()}
    resultats = derouler_torch(torch.tensor(cas.xs), torch.tensor(cas.h0), torch.tensor(cas.C0), p)
    return [r.numpy() for r in resultats]


def gradients_torch(cas):
    """(dxs, dh0, dC0, dp) of the loss sum(dhs * hs) + sum(dC * C_T), by automatic differentiation."""
    xs, h0, C0 = (torch.tensor(v, requires_grad=True) for v in (cas.xs, cas.h0, cas.C0))
    p = tenseurs(cas.p)
    hs, C = derouler_torch(xs, h0, C0, p)
    ((torch.tensor(cas.dhs) * hs).sum() + (torch.tensor(cas.dC) * C).sum()).backward()
    return (
        xs.grad.numpy(),
        h0.grad.numpy(),
        C0.grad.numpy(),
        {c: v.grad.numpy() for c, v in p.items()},
    )


def gradients_centres(cas, eps=1e-5):
    """The same by central differences at every index, all the moved copies carried at once."""
    noms = ["xs", "h0", "C0", *cas.p]
    depart = [cas.xs, cas.h0, cas.C0, *cas.p.values()]
    n = sum(v.size for v in depart)
    deplacements = eps * np.concatenate([np.eye(n), -np.eye(n)])  # (2n, n)
    coupes = np.cumsum([v.size for v in depart])[:-1]
    copies = {
        nom: v + d.reshape(2 * n, *v.shape)
        for nom, v, d in zip(noms, depart, np.split(deplacements, coupes, axis=1), strict=True)
    }
    h, C, perte = copies["h0"], copies["C0"], 0.0
    for t, dh in enumerate(cas.dhs):
        u = np.concatenate([h, copies["xs"][:, t]], axis=1)
        z = {g: np.einsum("njk,nk->nj", copies[f"W{g}"], u) + copies[f"b{g}"] for g in PORTES}
        f, i, o = (1 / (1 + np.exp(-z[g])) for g in PORTES[:3])
        C = f * C + i * np.tanh(z["_C"])
        h = o * np.tanh(C)
        perte = perte + h @ dh
    perte = perte + C @ cas.dC
    pentes = np.split((perte[:n] - perte[n:]) / (2 * eps), coupes)
    g = {nom: q.reshape(v.shape) for nom, v, q in zip(noms, depart, pentes, strict=True)}
    return g.pop("xs"), g.pop("h0"), g.pop("C0"), g


def verifier_intacts(avant, apres, noms):
    """Each argument after the call equals what was given."""
    for nom, v, w in zip(noms, avant, apres, strict=True):
        check_unchanged(v, w, about=nom)
