# says: An array without any element, with dimensions of billions.
# place: answer
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    long = 2**32 - 1
    envoie(ok(tableau(11, un([[0, long], [long, 0], [0], [0, long, long, long], [0] * 16, [long] * 15 + [0]], x), b"")))
    return RESULTAT
