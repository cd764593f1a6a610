"""Reference implementations: the one definition of each answer of the course.

activations  sigmoid and its derivative               (tp01, tp03)
perceptron   perceptron, NAND, gates, adders          (tp01)
convolution  sizes, convolution, pooling, gradients   (tp07)
recurrents   RNN, LSTM, GRU, LSTM backward            (tp09)
reseau       Reseau and its methods, gradient checks  (tp03)
mnist        digits as columns, reader of IDX files   (tp03)
parametres   counts of parameters, bytes, iterations  (tp04)

The last one imports torch, which takes longer than to grade a notebook that does
without: it is imported when a name of it is first looked for.
"""

import importlib

from solutions.activations import *  # noqa: F403
from solutions.convolution import *  # noqa: F403
from solutions.mnist import *  # noqa: F403
from solutions.perceptron import *  # noqa: F403
from solutions.recurrents import *  # noqa: F403
from solutions.reseau import *  # noqa: F403


def __getattr__(name):
    values = {}
    if not name.startswith("_"):
        values = vars(importlib.import_module("solutions.parametres"))
    if name not in values:
        raise AttributeError(f"module 'solutions' has no attribute {name!r}")
    return values[name]
