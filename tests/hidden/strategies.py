"""What the hidden tests draw: every hypothesis strategy of the course.

Inputs are small, so that a counterexample can be pasted into the notebook, and repeatable
(the plugin derandomizes), so that every student meets the same ones.
"""

from functools import cache
from itertools import accumulate, pairwise, permutations
from math import prod
from typing import NamedTuple

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.replay import MAX_EXAMPLES

# --- tp01 -------------------------------------------------------------------------------

# Multiples of 1/8: the sign of w.x + b never hangs on rounding, whatever the order of the sum.
dyadiques = st.integers(-32, 32).map(lambda k: k / 8)


@st.composite
def neurones(draw, conteneur=list, taille_max=5, repetes=False):
    """(x, w, b) of dyadic numbers, w.x + b != 0; x and w in `conteneur`, of one length n >= 1.

    Three times in four, b makes up for w.x: the sum is then small, and hangs on every term.
    repetes: the numbers of x are sometimes all equal.
    """
    n = draw(st.integers(1, taille_max))
    x = draw(st.lists(dyadiques, min_size=n, max_size=n))
    if repetes:
        x = draw(st.sampled_from([x, x, [x[0]] * n]))
    w = draw(st.lists(dyadiques, min_size=n, max_size=n))
    b = draw(dyadiques)
    if draw(st.sampled_from([False, True, True, True])):
        b -= float(np.dot(w, x))
    if np.dot(w, x) + b == 0:
        b += 1 / 8
    return conteneur(x), conteneur(w), b


@st.composite
def neurones_satures(draw):
    """(x, w, b, c): c > 0 is so large that sigma(c (w.x + b)) is 0 or 1."""
    x, w, b = draw(neurones(taille_max=3))
    # 1024 <= c |w.x + b| < 2048: sigma is 0 or 1 there, and exp(1024) overflows.
    c = 2.0 ** np.ceil(np.log2(1024 / abs(np.dot(w, x) + b)))
    return x, w, b, float(c)


@st.composite
def paires_de_bits(draw, taille_max=6):
    """(x, y): two lists of n >= 1 bits, least significant first; some are long."""
    n = draw(st.integers(1, taille_max) | st.just(40))
    bits = st.lists(st.integers(0, 1), min_size=n, max_size=n)
    return draw(bits), draw(bits)


@st.composite
def paires_sans_retenue(draw, taille_max=6):
    """(x, y) of n >= 2 bits, neither of them 0, no position with two ones."""
    autres = draw(st.lists(st.integers(0, 2), max_size=taille_max - 2))
    qui = draw(st.permutations([1, 2, *autres]))  # who has the one: nobody, x or y
    return [int(k == 1) for k in qui], [int(k == 2) for k in qui]


@st.composite
def paires_a_retenue_finale(draw, taille_max=6):
    """(x, y) of n >= 1 bits, with two ones in the last position and in no other."""
    qui = draw(st.lists(st.integers(0, 2), max_size=taille_max - 1))  # as in paires_sans_retenue
    return [*(int(k == 1) for k in qui), 1], [*(int(k == 2) for k in qui), 1]


def formes(dimensions_max=3):
    """Shapes of arrays, of one to three dimensions whose sizes differ more often than not."""
    return hnp.array_shapes(min_dims=1, max_dims=dimensions_max, min_side=1, max_side=4)


def tableaux(forme=None, borne=30):
    """Float arrays of any shape, with values on both sides of 0."""
    nombres = st.integers(-8 * borne, 8 * borne).map(lambda k: k / 8)
    return hnp.arrays(np.float64, formes() if forme is None else forme, elements=nombres)


def tableaux_entiers(borne=20):
    """Integer arrays of any shape."""
    return hnp.arrays(np.int64, formes(), elements=st.integers(-borne, borne))


# Plain numbers on both sides of 0, some close to it: Python's integers and floats, NumPy's floats.
nombres = st.one_of(
    st.integers(-30, 30),
    st.sampled_from([0.25, 0.5, 0.875]),
    st.sampled_from([-0.25, -0.5, -0.875]),
    st.integers(-240, 240).map(lambda k: k / 8),
    st.integers(-240, 240).map(lambda k: np.float64(k / 8)),
)


@st.composite
def tableaux_etendus(draw):
    """Float vectors that hold moderate and enormous values, down to -1e4 and up to 1e4."""
    petits = draw(st.lists(st.integers(-20, 20).map(lambda k: k / 4), min_size=1, max_size=3))
    enormes = st.sampled_from([-1e4, -800.0, -710.0, 710.0, 800.0, 1e4])
    grands = draw(st.lists(enormes, min_size=1, max_size=3))
    return np.array(draw(st.permutations(petits + grands)))


def loin_de_zero():
    """Float vectors from 20 to 27: sigma is almost 1 there, so that differences of it are rough."""
    nombres = st.integers(160, 216).map(lambda k: k / 8)
    return st.lists(nombres, min_size=3, max_size=6).map(np.array)


def lignes(n):
    """The 2 ** n rows of a truth table, in order."""
    return [tuple((k >> (n - 1 - j)) & 1 for j in range(n)) for k in range(2**n)]


def une_ligne(n):
    """One row of a truth table; a test that draws it sees them all, each for itself."""
    return st.sampled_from(lignes(n))


# --- tp03 -------------------------------------------------------------------------------

# Numbers are read from drawn bytes through a table: one draw instead of one a number, so faster.
# The place of a byte is added to it: what hypothesis finds simplest, bytes all 0, is then a network
# of small numbers that all differ, and not a null one that forgives every mistake. Tenths stay
# short on paper and keep the sigmoids of their sums away from 0 and 1.
DIXIEMES = [1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 0.0, 1.5, -1.5]
DIXIEMES += [k / 10 for k in range(-19, 20) if k / 10 not in DIXIEMES]
NON_NULS = [v for v in DIXIEMES if 0.3 <= abs(v) <= 1.5]
CIBLES = [2.0, -1.0, 1.5]


class Cas(NamedTuple):
    """A network and examples for it: the parameters, and (x, y) pairs of columns or classes."""

    tailles: list
    poids: list
    biais: list
    data: list


def lire(octets, forme, table):
    """An array of this shape read from as many bytes."""
    rangs = np.frombuffer(octets, np.uint8).astype(int) + np.arange(len(octets))
    return np.asarray(table)[rangs % len(table)].reshape(forme)


def matrices(forme, table=DIXIEMES):
    """Arrays of one shape, every element drawn for itself from `table`."""
    taille = int(np.prod(forme))
    return st.binary(min_size=taille, max_size=taille).map(lambda o: lire(o, forme, table))


@st.composite
def tailles_de_couches(draw, couches=(2, 5), sorties=1, egales=False):
    """Layer sizes, at least `sorties` for the last: small, all different most of the time.

    Sometimes two neighbours are equal, or all are, and always with `egales`: a product of the
    wrong arrays then gives a wrong number, not an error.
    """
    nombre = draw(st.integers(*couches))
    memes = st.integers(2, 3).map(lambda taille: [taille] * nombre)
    if egales:
        return draw(memes)
    permutees = list(permutations(range(1, max(4, nombre) + 1), nombre))
    voisines = [(*t[:k], t[k - 1], *t[k + 1 :]) for t in permutees for k in range(1, nombre)]
    toutes = [
        st.sampled_from([list(t) for t in choix if t[-1] >= sorties])
        for choix in (permutees, permutees, voisines)
    ]
    return draw(st.one_of(*toutes, memes))


@st.composite
def reseaux(
    draw,
    couches=(2, 5),
    exemples=(1, 1),
    table=DIXIEMES,
    cibles=DIXIEMES,
    sorties=1,
    egales=False,
):
    """A `Cas`: sizes of `tailles_de_couches`, biases that are not zero, targets of any value.

    couches, exemples: least and greatest number; sorties: least number of outputs.
    """
    tailles = draw(tailles_de_couches(couches, sorties, egales))
    n = draw(st.integers(*exemples))
    formes = [*pairwise(tailles), *((m, 1) for m in tailles[1:]), *[(tailles[0], 1)] * n]
    coupes = np.cumsum([p * q for p, q in formes])
    nombres = draw(matrices((int(coupes[-1]),), table))
    tableaux = [t.reshape(f) for t, f in zip(np.split(nombres, coupes[:-1]), formes, strict=True)]
    ys = draw(matrices((n, tailles[-1], 1), cibles))
    L = len(tailles)
    data = list(zip(tableaux[2 * L - 2 :], ys, strict=True))
    return Cas(tailles, tableaux[: L - 1], tableaux[L - 1 : 2 * L - 2], data)


@st.composite
def quadratiques(draw, dimensions=(1, 3)):
    """(v, A, b, eps) for f(v) = u.A u + b.u, u = v.ravel(): of gradient (A + A^T) u + b."""
    basse, haute = dimensions
    forme = draw(hnp.array_shapes(min_dims=basse, max_dims=haute, min_side=1, max_side=3))
    n = int(np.prod(forme))
    A, b = draw(matrices((n, n))), draw(matrices((n,)))
    return draw(matrices(forme)), A, b, draw(st.sampled_from([0.5, 0.1, 0.01]))


@st.composite
def fautes_plantees(draw):
    """(Cas, name, couche, kind, position): a network and one fault to plant in its gradient."""
    cas = draw(reseaux(couches=(2, 4), table=NON_NULS, cibles=CIBLES))
    nom = draw(st.sampled_from(["biais", "poids"]))
    couche = draw(st.integers(0, len(cas.tailles) - 2))
    sorte = draw(st.sampled_from(["signe", "double", "nul", "un indice", "deux indices opposés"]))
    return cas, nom, couche, sorte, draw(st.integers(0, 35))


@st.composite
def decoupages(draw):
    """(n, taille, nb_epoques): n examples in mini-batches, n a multiple of taille or not."""
    n = draw(st.integers(1, 11))
    return n, draw(st.integers(1, 5)), draw(st.integers(1, 3))


# --- tp04_parametres --------------------------------------------------------------------

# Of a layer, or numbers of channels. The products of the great ones pass what 16 bits hold, and
# are still counted one by one in a moment.
effectifs = st.integers(1, 12)
grands = st.sampled_from([100, 300, 784])

# (inputs, outputs) of one layer, (inputs, hidden) of a recurrent cell: they differ most of the time.
deux_tailles = st.tuples(effectifs, effectifs) | st.tuples(grands, grands)


def listes_de_tailles(couches=(2, 5)):
    """Layer sizes of an MLP, input included."""
    tailles = st.lists(effectifs, min_size=couches[0], max_size=couches[1])
    return tailles | st.lists(grands, min_size=couches[0], max_size=couches[1])


cotes = st.integers(1, 7) | st.just(16)  # of a kernel
# (kh, kw): a rectangle most of the time, a square sometimes.
noyaux_en_couple = st.tuples(cotes, cotes) | cotes.map(lambda cote: (cote, cote))

# Shapes of one to four dimensions, the input's and the output's of different lengths or not.
formes_de_tableaux = st.lists(st.integers(1, 7), min_size=1, max_size=4).map(tuple)
formes_d_images = st.tuples(  # whose bytes are exact in float64
    st.integers(100, 4000), st.integers(100, 3000), st.integers(1, 3)
)

grands_lots = st.sampled_from([500, 4096])  # one example left over is a tiny part of a mini-batch


def epoques(reste=True):
    """(n, taille): n examples in mini-batches; n is a multiple of taille iff not `reste`."""
    # What n / taille does not feel in float32; what n * (1 / taille) makes a little too much.
    delicats = [(34_000_001, 500), (8193, 4096)] if reste else [(273, 91), (558, 93)]
    return _epoques(reste) | st.sampled_from(delicats)


@st.composite
def _epoques(draw, reste):
    taille, lots = draw(st.integers(1 + reste, 64) | grands_lots), draw(st.integers(1, 12))
    extremes = st.sampled_from([1, taille - 1])
    exemples = draw(extremes | st.integers(1, taille - 1)) if reste else 0
    return lots * taille + exemples, taille


@st.composite
def petits_jeux(draw):
    """(n, taille): fewer examples than one mini-batch holds."""
    n = draw(st.integers(1, 60))
    return n, n + draw(st.integers(1, 60))


def lots_et_graines(n):
    """(X, graine): two different rows of n inputs, in float32, and a seed for weights."""
    X = matrices((2, n)).map(lambda X: X.astype(np.float32))
    return st.tuples(X.filter(lambda X: np.any(X[0] != X[1])), st.integers(0, 50))


# --- tp09_recurrents ----------------------------------------------------------------------

# No zero, and nothing that saturates a gate: a term that is left out always shows. 17 of them:
# in the simplest case, no two arrays of parameters are the same.
MODERES = [0.5, -0.5, 1.0, -1.0, 0.2, -0.3, 0.8, -0.7, 0.3, -0.9, 0.6, -0.2, 1.2, -1.2, 0.1, -0.4]
MODERES.append(0.4)
LSTM, GRU = ("_f", "_i", "_o", "_C"), ("_z", "_r", "")
# Where one term alone is judged: about any case shows a mistake.
quelques = settings(settings.get_profile("autograder"), max_examples=MAX_EXAMPLES // 2)


class CasRecurrent(NamedTuple):
    """A sequence xs (T, i), states (h,), parameters, and the gradients that arrive: dhs, dC."""

    xs: np.ndarray
    h0: np.ndarray
    C0: np.ndarray
    p: dict
    dhs: np.ndarray
    dC: np.ndarray


@cache
def formes_recurrentes(T, i, h, portes):
    """(shapes of the fields of a `CasRecurrent`, shapes of its parameters by key)."""
    if portes:
        p = {f"{nom}{g}": f for g in portes for nom, f in (("W", (h, h + i)), ("b", (h,)))}
    else:
        p = {"W_h": (h, h), "W_x": (h, i), "b": (h,)}
    return [(T, i), (h,), (h,), (T, h), (h,)], p


@cache
def moderes(n):
    """n numbers of `MODERES`."""
    return matrices((n,), MODERES)


def suites(portes=LSTM, longueurs=(1,)):
    """`CasRecurrent`s; portes: ends of the names of W and b, () for (7.1).

    longueurs: the values that T may take; where it is more than 1, long sequences are drawn, too.
    The sizes all differ most of the time. Sometimes i = h, the keys of p are in another order,
    all is zero up to the second input, the input in the middle is zero, or C0 is large.
    """
    tailles = sorted(permutations(range(1, 5), 2), key=sum)
    triplets = [(T, *t) for t in tailles for T in longueurs if T == 1 or T not in t]
    egales = [(T, n, n) for T in longueurs for n in (2, 3)]
    choix = [triplets, triplets, egales, *([[(25, 2, 1)]] if max(longueurs) > 1 else [])]
    return _suites(st.one_of(*map(st.sampled_from, choix)), portes)


@st.composite
def _suites(draw, triplets, portes):
    champs, p = formes_recurrentes(*draw(triplets), portes)
    if portes:
        p = dict(draw(st.sampled_from([list, reversed]))(p.items()))
    formes = [*champs, *p.values()]
    coupes = list(accumulate(map(prod, formes)))
    nombres = draw(moderes(coupes[-1]))
    tableaux = [
        nombres[a:b].reshape(f) for a, b, f in zip([0, *coupes], coupes, formes, strict=False)
    ]
    xs, h0, C0, dhs, dC, *valeurs = tableaux
    variante = draw(st.sampled_from(["", "", "repos", "entree nulle", "C0 grand"]))
    if variante == "repos":
        h0, C0, xs = 0 * h0, 0 * C0, np.where(np.arange(len(xs))[:, None] == 0, 0.0, xs)
        valeurs = [0 * v if cle.startswith("b") else v for cle, v in zip(p, valeurs, strict=True)]
    elif variante == "entree nulle":
        xs = np.where(np.arange(len(xs))[:, None] == len(xs) // 2, 0.0, xs)
    elif variante == "C0 grand":
        C0 = 20 * C0
    return CasRecurrent(xs, h0, C0, dict(zip(p, valeurs, strict=True)), dhs, dC)


@st.composite
def facteurs(draw, longueurs=(1, 6)):
    """(W_h, os): a weight of any sign, not 0, and n numbers that do not saturate tanh."""
    W_h = draw(st.sampled_from([2.0, -0.5, 0.5, -2.0, 1.5, -1.5, 0.9, -1.1, 3.0, -3.0]))
    return W_h, draw(moderes(draw(st.integers(*longueurs))))


# --- tp07_convolution -------------------------------------------------------------------

# Quarters: sums of products of them are exact, also in float32, whatever their order. So a right
# answer is never refused for its rounding, and a wrong one is never wrong by a rounding only.
QUARTS = [1.0, -2.0, 3.0, 0.5, -1.5, 2.0, -0.5, 4.0, -3.0, 2.5, -1.0, 1.5, -2.5, 0.25, -4.0]
QUARTS += [-0.75, 0.75]
POSITIFS = [1.0, 3.0, 0.5, 2.0, 4.0, 2.5, 1.5, 0.25, 5.0, 0.75, 3.5]
NEGATIFS = [-v for v in POSITIFS]
LOINTAINS = [4096 * v for v in NEGATIFS]  # below what one may take for the least of all numbers
AVEC_ZEROS = [*QUARTS, 0.0, 0.0, 0.0]
CARRES = [(2, 2), (3, 3)]
RECTANGLES = [(1, 2), (2, 1), (2, 3), (3, 2), (1, 3), (3, 1)]
INEGAUX = [(2, 3), (3, 2), (2, 4), (4, 2)]  # two sizes of output that differ


class Couche(NamedTuple):
    """A convolution X (C, H, W), W (K, C, kh, kw), b (K,), and dY of the shape of its output."""

    X: np.ndarray
    W: np.ndarray
    b: np.ndarray
    dY: np.ndarray
    pas: int
    remplissage: int


def separer(nombres, *formes):
    """Consecutive elements of `nombres` as arrays of these shapes."""
    coupes = np.cumsum([int(np.prod(forme)) for forme in formes])
    parts = np.split(nombres[: coupes[-1]], coupes[:-1])
    return [part.reshape(forme) for part, forme in zip(parts, formes, strict=True)]


@cache
def octets(nombre):
    """As many bytes as that, to be read by `lire`."""
    return st.binary(min_size=nombre, max_size=nombre)


def couches(
    canaux=(1,),
    filtres=(1,),
    noyaux=RECTANGLES,
    pas=(1,),
    remplissages=(0,),
    sorties=INEGAUX,
    biais=True,
):
    """A `Couche`; C != K unless C = 1, pas is not the kernel's size, H != W unless all is square.

    With pas > 1, rows and columns may be left over after the last whole window.
    """
    nombres = [(c, k) for c in canaux for k in filtres if c != k or c == 1]
    choix = (nombres, noyaux, pas, remplissages, sorties, (0, 1, 2), (0, 1, 2))
    return _couches(st.tuples(*map(st.sampled_from, choix)), pas, biais)


@st.composite
def _couches(draw, choix, pas, biais):
    (C, K), (kh, kw), s, p, (h, w), reste_h, reste_w = draw(choix)
    if (s, s) == (kh, kw):
        s = next(autre for autre in pas if autre != s)
    H, L = kh + min(reste_h, s - 1), kw + min(reste_w, s - 1)  # what one position needs
    h, w = max(h, 2 + (2 * p - H) // s), max(w, 2 + (2 * p - L) // s)  # so that H, L > 0
    if H + h * s == L + w * s and (kh != kw or h != w):
        w += 1
    H, L = H + (h - 1) * s - 2 * p, L + (w - 1) * s - 2 * p
    formes = (C, H, L), (K, C, kh, kw), (K,), (K, h, w)
    taille = sum(map(prod, formes))
    X, W, b, dY = separer(lire(draw(octets(taille)), (taille,), QUARTS), *formes)
    return Couche(X, W, b if biais else np.zeros(K), dY, s, p)


def images_a_reduire(
    canaux=(1,), tailles=(2, 3), pas=None, carree=False, restes=False, table=QUARTS
):
    """(X, taille, pas) for pooling; pas is None when no step is given: windows side by side.

    pas: what is drawn from, `taille` left out; then rows and columns may be left over.
    restes: some are, at the bottom and on the right.
    """
    fenetres = [(t, s) for t in tailles for s in (pas or (None,)) if s != t]
    sorties = [(2, 2), (3, 3)] if carree else INEGAUX
    choix = st.tuples(*map(st.sampled_from, (fenetres, canaux, sorties, (0, 1, 2), (0, 1, 2))))
    return _images(choix, int(restes), carree, table)


@st.composite
def _images(draw, choix, moindre, carree, table):
    (taille, s), c, (h, w), reste_h, reste_w = draw(choix)
    ecart = s or taille
    plus = ecart - 1 if s or moindre else 0
    H = taille + (h - 1) * ecart + min(max(reste_h, moindre), plus)
    L = taille + (w - 1) * ecart + min(max(reste_w, moindre), plus)
    if H == L and not carree:
        L += ecart
    return lire(draw(octets(c * H * L)), (c, H, L), table), taille, s


def series(longueurs=(1, 3, 5), symetrique=False, juste=False):
    """(x, f): a series and an odd filter no longer than it; juste: as long as it."""
    choix = st.tuples(st.sampled_from(longueurs), st.integers(1, 4))
    return _series(choix, symetrique, juste)


@st.composite
def _series(draw, choix, symetrique, juste):
    k, plus = draw(choix)
    n = k if juste else k + plus
    x, f = separer(lire(draw(octets(n + k)), (n + k,), QUARTS), (n,), (k,))
    return x, (f + f[::-1] if symetrique else f)


def axes(pas=(1,), remplissages=(0,), dilatations=(1,), noyaux=(2, 3, 4, 5)):
    """(n, noyau, pas, remplissage, dilatation) of a kernel that fits, last window whole or not."""
    choix = map(st.sampled_from, (noyaux, pas, remplissages, dilatations, range(1, 10)))

    def axe(k, s, p, d, libre):
        return max(1, d * (k - 1) + 1 - 2 * p + libre), k, s, p, d

    return st.builds(axe, *choix)


def axes_justes():
    """(n, noyau, pas, remplissage, dilatation) of a kernel that fits exactly, n >= 2."""

    def axe(k, s, p, d):
        etendue = d * (k - 1) + 1
        p = p if etendue - 2 * p >= 2 else 0
        return etendue - 2 * p, k, s, p, d

    return st.builds(axe, *map(st.sampled_from, (range(2, 7), (1, 2, 3), (0, 1, 2), (1, 2, 3))))


def couples(basse, haute):
    """Pairs of two numbers that differ."""
    toutes = [(a, b) for a in range(basse, haute + 1) for b in range(basse, haute + 1) if a != b]
    return st.sampled_from(toutes)


def entiers_ou_couples(basse, haute):
    """One number for both axes, or a pair of two that differ."""
    return st.integers(basse, haute) | couples(basse, haute)


def formes_images(cotes=(6, 12), carree=False):
    """((C, H, W), K): a shape with H != W, K != C; carree: of one channel, with H = W."""
    if carree:
        cotes, nombres = st.integers(*cotes).map(lambda n: (n, n)), st.integers(2, 5)
        return st.builds(lambda cote, K: ((1, *cote), K), cotes, nombres)
    return st.builds(
        lambda cote, nombres: ((nombres[0], *cote), nombres[1]), couples(*cotes), couples(1, 5)
    )
