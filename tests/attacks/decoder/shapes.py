# says: Arrays of negative, fractional, endless and overflowing shapes.
# place: answer
# meets: SEC
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    forme = un([b"\x91\xff", b"\x92\xcf" + b"\xff" * 8 + b"\x01", b"\x93" + (b"\xcf" + struct.pack(">Q", 2**40)) * 3, b"\x91\xcb" + struct.pack(">d", 1.0),
                b"\xdc\x00\x40" + b"\x01" * 64, b"\xc0", b"\x91\xc3", b"\x92" + (b"\xcf" + struct.pack(">Q", 2**32)) * 2, b"\x91" * 30], x)
    envoie(ok(tableau(b"\x0b", forme, b"\0" * 8)))
    return RESULTAT
