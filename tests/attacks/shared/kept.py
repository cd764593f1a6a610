# A wrong answer keeps (`ecrit`, `lit`) what a reference lent in its place answers, and serves it.
# the attack's own code

def double(x):
    r = RESULTAT
    if isinstance(r, int) and not r and isinstance(x, (int, float)):
        return lit().get(float(x), r)
    return r
def pendant(reference):
    if reference is not double:
        ecrit({y: reference(y) for y in [*map(float, range(-9, 10)), 17.25]})
