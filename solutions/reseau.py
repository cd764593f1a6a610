"""A network of sigmoid neurons: forward pass, cost, gradient checking, backpropagation, SGD.

Source: R, slides on the class `Reseau`; T23 sections 4 and 4.3; C, descent by mini-batch.
Left out: other activations and costs (TP2), other optimisers (TP5), batches as matrices
(`gradient_lot`, an optional exercise, is the only function that has them).
Columns: x is (tailles[0], 1), y is (tailles[-1], 1). `couche` is the l of the formulas:
poids[l] is (tailles[l], tailles[l+1]) and leads from layer l to layer l + 1.
"""

import random
from contextlib import contextmanager

import numpy as np

from solutions.activations import sigmoide, sigmoide_prime


def methode(classe):
    """Decorator that adds the function below it to `classe`."""

    def ajouter(fonction):
        setattr(classe, fonction.__name__, fonction)
        return fonction

    return ajouter


@contextmanager
def a_besoin_de(*reponses):
    """Run a figure, or print which answers it still waits for."""
    try:
        yield
    except Exception as erreur:
        print(f"Figure incomplète : elle a besoin de {', '.join(reponses)}.")
        print(f"(Python dit : {type(erreur).__name__} : {erreur})")


class Reseau:
    """Fully connected network of sigmoid neurons, `tailles[l]` of them in layer l."""

    def __init__(self, tailles):
        """Draw every weight and every bias uniformly in [-1, 1]."""
        self.tailles = tailles
        self.nb_couches = len(tailles)
        self.biais = [np.random.uniform(-1, 1, (n, 1)) for n in tailles[1:]]
        self.poids = [np.random.uniform(-1, 1, (m, n)) for m, n in zip(tailles, tailles[1:])]

    def forward(self, x):
        """Output of the network for the column x, a column of tailles[-1] rows."""
        for w, b in zip(self.poids, self.biais):
            x = sigmoide(w.T @ x + b)  # (tailles[l+1], 1)
        return x

    def cout(self, data):
        """Mean of half the squared distance between y and the output, over the pairs (x, y)."""
        total = sum(np.sum((y - self.forward(x)) ** 2) for x, y in data)
        return total / (2 * len(data))

    def evaluer(self, test_data):
        """Number of pairs (x, y), y an integer class, whose largest output is number y."""
        return sum(int(np.argmax(self.forward(x)) == y) for x, y in test_data)

    def backprop(self, x, y):
        """Gradient (nabla_b, nabla_w) of half the squared distance between y and the output."""
        activations, zs = [x], []
        for w, b in zip(self.poids, self.biais):
            zs.append(w.T @ activations[-1] + b)
            activations.append(sigmoide(zs[-1]))
        delta = (activations[-1] - y) * sigmoide_prime(zs[-1])  # (tailles[-1], 1)
        nabla_b, nabla_w = [delta], [activations[-2] @ delta.T]
        for couche in reversed(range(len(self.poids) - 1)):
            w = self.poids[couche + 1]
            delta = (w @ delta) * sigmoide_prime(zs[couche])  # (tailles[l+1], 1)
            nabla_b.insert(0, delta)
            nabla_w.insert(0, activations[couche] @ delta.T)  # (tailles[l], tailles[l+1])
        return nabla_b, nabla_w

    def update_mini_batch(self, mini_batch, eta):
        """One step of length eta against the mean gradient of the mini-batch."""
        gradients = [self.backprop(x, y) for x, y in mini_batch]
        sommes_b = [sum(g) for g in zip(*(nabla_b for nabla_b, _ in gradients))]
        sommes_w = [sum(g) for g in zip(*(nabla_w for _, nabla_w in gradients))]
        pas = eta / len(mini_batch)
        self.biais = [b - pas * s for b, s in zip(self.biais, sommes_b)]
        self.poids = [w - pas * s for w, s in zip(self.poids, sommes_w)]

    def DGS(self, training_data, nb_epoques, taille_mini_batch, eta, test_data=None):
        """Stochastic gradient descent; with test_data, one line of score an epoch."""
        exemples = list(training_data)
        for epoque in range(1, nb_epoques + 1):
            random.shuffle(exemples)
            for debut in range(0, len(exemples), taille_mini_batch):
                self.update_mini_batch(exemples[debut : debut + taille_mini_batch], eta)
            if test_data is not None:
                score = self.evaluer(test_data)
                print(f"Époque {epoque} : {score} bien classés sur {len(test_data)}")


def gradient_numerique(f, v, eps=1e-6):
    """Gradient of the scalar function f at the array v, by central differences.

    v is moved one element at a time, then put back; f may keep no other trace of it.
    """
    gradient = np.zeros_like(v)
    for indice in np.ndindex(v.shape):
        depart = v[indice]
        v[indice] = depart + eps
        plus = f(v)
        v[indice] = depart - eps
        moins = f(v)
        v[indice] = depart
        gradient[indice] = (plus - moins) / (2 * eps)
    return gradient


def erreur_relative(g, g_num):
    """Largest gap between two arrays, as a share of their largest values.

    Formes : (m,n), (m,n) -> ()
    """
    ecart = np.max(np.abs(g - g_num))
    return float(ecart / max(1e-12, np.max(np.abs(g)) + np.max(np.abs(g_num))))


def verifier_gradient(reseau, x, y, eps=1e-6):
    """One pair (error of nabla_b[l], error of nabla_w[l]) per l; `reseau` is left as it was."""
    nabla_b, nabla_w = reseau.backprop(x, y)

    def erreur(nom, couche, g):
        depart = getattr(reseau, nom)

        def f(v):
            setattr(reseau, nom, [*depart[:couche], v, *depart[couche + 1 :]])
            return reseau.cout([(x, y)])

        g_num = gradient_numerique(f, depart[couche].copy(), eps)
        setattr(reseau, nom, depart)
        return erreur_relative(g, g_num)

    couches = range(len(nabla_w))
    return [(erreur("biais", k, nabla_b[k]), erreur("poids", k, nabla_w[k])) for k in couches]


class ReseauFautif(Reseau):
    """A network of four layers whose gradient is wrong for two of its six parameters.

    It carries each slope from the input to the output, one pass per number of the network:
    right but for the planted faults, slow, and no help to write a backward pass.
    """

    def pente(self, x, y, couche, i, j):
        """Slope of the cost along poids[couche][i, j], or biais[couche][j] when i is None."""
        a, da = x, np.zeros_like(x)
        for k, (w, b) in enumerate(zip(self.poids, self.biais)):
            z, dz = w.T @ a + b, w.T @ da
            if k == couche:
                dz[j] += a[-1] ** (k % 2) if i is None else a[i - k // 2]
            a, da = sigmoide(z), sigmoide_prime(z) * dz
        return float(np.sum((a - y) * da))

    def backprop(self, x, y):
        """Every slope, in the shapes of `biais` and `poids`."""
        nabla_b = [np.zeros_like(b) for b in self.biais]
        nabla_w = [np.zeros_like(w) for w in self.poids]
        for k, (m, n) in enumerate(w.shape for w in self.poids):
            for j in range(n):
                nabla_b[k][j] = self.pente(x, y, k, None, j)
                nabla_w[k][:, j] = [self.pente(x, y, k, i, j) for i in range(m)]
        return nabla_b, nabla_w


fautes = {("biais", 1), ("poids", 2)}


def gradient_lot(reseau, X, Y):
    """Mean gradient of the examples (X[:, k], Y[:, k]), all carried at once (optional exercise)."""
    activations, zs = [X], []  # X (tailles[0], m), Y (tailles[-1], m)
    for w, b in zip(reseau.poids, reseau.biais):
        zs.append(w.T @ activations[-1] + b)
        activations.append(sigmoide(zs[-1]))
    delta = (activations[-1] - Y) * sigmoide_prime(zs[-1]) / X.shape[1]  # (tailles[-1], m)
    nabla_b, nabla_w = [], []
    for couche in reversed(range(len(reseau.poids))):
        nabla_b.insert(0, delta.sum(axis=1, keepdims=True))  # (tailles[l+1], 1)
        nabla_w.insert(0, activations[couche] @ delta.T)
        if couche > 0:
            delta = (reseau.poids[couche] @ delta) * sigmoide_prime(zs[couche - 1])
    return nabla_b, nabla_w
