"""From the perceptron to the sigmoid neuron: one neuron, gates made of NAND, a binary adder.

Source: R, slides on the perceptron, NAND and sigmoid neurons; T23 section 1.1; C, step function.
Left out: learning the weights (TP2 and TP3) and layers of neurons (TP3).
Bits are least significant first.
"""

import numpy as np

from solutions.activations import sigmoide, sigmoide_prime


def perceptron(x, w, b):
    """Step of w.x + b: 1 when it is strictly positive, else 0.

    Formes : (n,), (n,), () -> ()
    """
    return int(np.dot(w, x) + b > 0)


# (weather is good, there is a bus, a friend comes): the weather is enough, else bus and friend.
w_festival, b_festival = [2, 1, 1], -1.5

w_nand, b_nand = [-2, -2], 3


def nand(x1, x2):
    """NAND of two bits, as a perceptron.

    Formes : (), () -> ()
    """
    return perceptron([x1, x2], w_nand, b_nand)


def non(x):
    """NOT of a bit, from NAND.

    Formes : () -> ()
    """
    return nand(x, x)


def et(x1, x2):
    """AND of two bits, from NAND.

    Formes : (), () -> ()
    """
    return non(nand(x1, x2))


def ou(x1, x2):
    """OR of two bits, from NAND (De Morgan).

    Formes : (), () -> ()
    """
    return nand(non(x1), non(x2))


def xor(x1, x2):
    """Exclusive OR of two bits, from four NAND.

    Formes : (), () -> ()
    """
    n = nand(x1, x2)
    return nand(nand(x1, n), nand(x2, n))


def demi_additionneur(a, b):
    """Sum and carry of two bits: a + b = somme + 2 retenue.

    Formes : (), () -> (), ()
    """
    return xor(a, b), et(a, b)


def additionneur_complet(a, b, r):
    """Sum and carry of three bits: a + b + r = somme + 2 retenue.

    Formes : (), (), () -> (), ()
    """
    s1, r1 = demi_additionneur(a, b)
    s2, r2 = demi_additionneur(s1, r)
    return s2, ou(r1, r2)


def additionneur(x, y):
    """Sum of two numbers of n bits each, as n + 1 bits, least significant first.

    Formes : (n,), (n,) -> (n+1,)
    """
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return [*bits, r]


def neurone_sigmoide(x, w, b):
    """Sigmoid of w.x + b.

    Formes : (n,), (n,), () -> ()
    """
    return sigmoide(np.dot(w, x) + b)


def variation(x, w, b, dw, db):
    """First-order change of neurone_sigmoide(x, w, b) when w moves by dw and b by db.

    Formes : (n,), (n,), (), (n,), () -> ()
    """
    return sigmoide_prime(np.dot(w, x) + b) * (np.dot(dw, x) + db)
