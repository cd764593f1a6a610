# says: Every extension code, timestamps of every length, reserved bytes, trailing bytes.
# place: answer
# meets: SEC
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    envoie(ok(un([ext(0, b""), ext(127, b"x" * 100), ext(-1, b"\xff" * 12), ext(-1, b"\0" * 4), ext(-1, b"\xff" * 8), ext(-1, b"abc"), b"\xc1", ext(7, b"\xff" * 5000),
                  ext(8, b"\x90"), ext(4, b"\x0b"), ext(4, b""), ext(5, b""), ext(5, b"\x0b" + b"\0" * 9), ext(5, b"\x0b\x00"), b"\x00\x00\x00"], x)))
    return RESULTAT
