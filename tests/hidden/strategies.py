"""What the hidden tests draw: every hypothesis strategy of the course.

Inputs are small, so that a counterexample can be pasted into the notebook, and repeatable
(the plugin derandomizes), so that every student meets the same ones.
"""

from itertools import pairwise, permutations
from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

# --- tp01 -------------------------------------------------------------------------------

# Multiples of 1/8: the sign of w.x + b never hangs on rounding, whatever the order of the sum.
dyadiques = st.integers(-32, 32).map(lambda k: k / 8)


@st.composite
def neurones(draw, conteneur=list, taille_max=5):
    """(x, w, b) of dyadic numbers, w.x + b != 0; x and w in `conteneur`, of one length n >= 1."""
    n = draw(st.integers(1, taille_max))
    x = draw(st.lists(dyadiques, min_size=n, max_size=n))
    w = draw(st.lists(dyadiques, min_size=n, max_size=n))
    b = draw(dyadiques)
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
    """(x, y): two lists of n >= 1 bits, least significant first."""
    n = draw(st.integers(1, taille_max))
    bits = st.lists(st.integers(0, 1), min_size=n, max_size=n)
    return draw(bits), draw(bits)


@st.composite
def paires_sans_retenue(draw, taille_max=6):
    """(x, y) of n >= 2 bits, neither of them 0, no position with two ones."""
    autres = draw(st.lists(st.integers(0, 2), max_size=taille_max - 2))
    qui = draw(st.permutations([1, 2, *autres]))  # who has the one: nobody, x or y
    return [int(k == 1) for k in qui], [int(k == 2) for k in qui]


@st.composite
def paires_a_retenue_finale(draw):
    """(x, y) whose sum needs n + 1 bits."""
    x, y = draw(paires_de_bits())
    return [*x[:-1], 1], [*y[:-1], 1]


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


# Plain numbers on both sides of 0: Python's integers and floats, NumPy's floats.
nombres = st.one_of(
    st.integers(-30, 30),
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


def lignes(n):
    """The 2 ** n rows of a truth table, in order."""
    return [tuple((k >> (n - 1 - j)) & 1 for j in range(n)) for k in range(2**n)]


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
def tailles_de_couches(draw, couches=(2, 5), sorties=1):
    """Layer sizes, small and all different, at least `sorties` for the last."""
    nombre = draw(st.integers(*couches))
    toutes = permutations(range(1, max(4, nombre) + 1), nombre)
    return list(draw(st.sampled_from([t for t in toutes if t[-1] >= sorties])))


@st.composite
def reseaux(draw, couches=(2, 5), exemples=(1, 1), table=DIXIEMES, cibles=DIXIEMES, sorties=1):
    """A `Cas`: layers of different sizes, biases that are not zero, targets of any value.

    couches, exemples: least and greatest number; sorties: least number of outputs.
    """
    tailles = draw(tailles_de_couches(couches, sorties))
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
