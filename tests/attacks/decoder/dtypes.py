# says: Arrays of types outside the table: object, negative codes, floats, strings, too few bytes.
# place: answer
# meets: SEC
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    code = un([b"\xcc\xff", b"\xff", b"\xc3", b"\xca\x00\x00\x00\x00", b"\xa1O", b"\xc0", b"\xcf" + b"\xff" * 8, b"\x0b", b"\x00"], x)
    envoie(ok(tableau(code, b"\x91\x01", b"\x07" * 7)))
    return RESULTAT
