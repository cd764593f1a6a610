# says: It lends the reference arguments that change, call back and compare as they please while it computes.
# place: answer
# with: lent
import numpy as np
class Vivant:
    def __mul__(self, autre): return 0
    __rmul__ = __array__ = __mul__
    def __getattr__(self, nom): raise SystemExit(0)
def double(x):
    return RESULTAT
def pendant(reference):
    for argument in (Vivant(), [Vivant()], "x" * 10**5, [0] * 10**4, {1: 2}, None, lambda y: y, np.zeros(10**5), reference):
        try:
            reference(argument)
        except Exception:
            pass
