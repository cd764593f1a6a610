# says: Arrays of types outside the table, with too few bytes, of booleans that are none.
# place: answer
# meets: SEC
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    code, taille = un([(14, 1), (15, 7), (127, 0), (128, 1), (255, 7), (11, 1), (13, 7), (0, 7), (0, 1)], x)
    envoie(ok(tableau(code, [taille], b"\x07" * 7)))
    return RESULTAT
