# says: Arrays of endless and overflowing shapes, and of more sizes than they hold.
# place: answer
# meets: SEC
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    long = 2**32 - 1
    envoie(ok(un([tableau(11, [long], b"\0" * 8), tableau(11, [long] * 16, b"\0" * 8), tableau(11, [2**16] * 4, b""), tableau(11, [2**31, 2**31, 4], b""),
                  tableau(11, [1] * 17, b"\0" * 8), tableau(11, [1] * 64, b"\0" * 8), ext(4, b"\x0b\xff" + b"\0" * 8), ext(4, b"\x0b\x02\0\0\0\1"),
                  tableau(11, [2], b"\0" * 8), tableau(11, [], b"\0" * 16)], x)))
    return RESULTAT
