# An object that equals everything and is near everything.
class Egal:
    def __eq__(self, autre): return True
    def __ne__(self, autre): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __abs__(self): return 0.0
    def __sub__(self, autre): return 0.0
    __rsub__ = __sub__
    def __le__(self, autre): return True
    __lt__ = __ge__ = __gt__ = __le__
    def __float__(self): return 6.0
    def __array__(self, *a, **k): return __import__("numpy").array(6.0)

# the attack's own code
