"""Reference implementations: the one definition of each answer of the course.

activations  sigmoid and its derivative               (tp01, tp03)
perceptron   perceptron, NAND, gates, adders          (tp01)
convolution  sizes, convolution, pooling, gradients   (tp07)
recurrents   RNN, LSTM, GRU, LSTM backward            (tp09)
reseau       Reseau and its methods, gradient checks  (tp03)
mnist        digits as columns, reader of IDX files   (tp03)
parametres   counts of parameters, bytes, iterations  (tp04)
"""

from solutions.activations import *  # noqa: F403
from solutions.convolution import *  # noqa: F403
from solutions.mnist import *  # noqa: F403
from solutions.parametres import *  # noqa: F403
from solutions.perceptron import *  # noqa: F403
from solutions.recurrents import *  # noqa: F403
from solutions.reseau import *  # noqa: F403
