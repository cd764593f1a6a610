# says: An array without any element, with dimensions of a million of millions.
# place: answer
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    long = b"\xcf" + struct.pack(">Q", 2**40)
    forme = un([b"\x92\x00" + long, b"\x92" + long + b"\x00", b"\x91\x00", b"\x94\x00" + long * 3, b"\xdc\x00\x10" + b"\x00" * 16], x)
    envoie(ok(tableau(b"\x0b", forme, b"")))
    return RESULTAT
