# says: NaN with a payload, infinities, subnormals, complex NaN and integers of thousands of digits.
# place: answer
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    f = lambda octets: b"\xcb" + octets
    envoie(ok(un([f(b"\x7f\xf0\0\0\0\0\0\1"), f(b"\xff\xf8" + b"\xff" * 6), f(b"\x7f\xf0" + b"\0" * 6), f(b"\0" * 7 + b"\1"), ext(6, b"\0" * 6 + b"\xf8\x7f" * 2 + b"\0" * 6),
                  ext(7, b"\xff" * 4095 + b"\x7f"), ext(7, b"\0" * 4095 + b"\x80"), ext(5, b"\x0b" + b"\0" * 6 + b"\xf8\x7f"), ext(7, b"")], x)))
    return RESULTAT
