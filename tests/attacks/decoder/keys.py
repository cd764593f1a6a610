# says: Maps and sets with keys that repeat, cannot be hashed, are NaN or miss their value.
# place: answer
# meets: SEC
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    nan = b"\xcb" + struct.pack(">d", float("nan"))
    envoie(ok(un([ext(3, b"\x92\x90\x01"), ext(3, b"\x93\x01\x02\x03"), b"\x81\xa1a\x01", b"\x82\x01\x02\x01\x03", ext(3, b"\x94" + nan + b"\x01" + nan + b"\x02"),
                  ext(2, b"\x92\x01\x01"), ext(2, b"\x91" + ext(3, b"\x90")), ext(9, b"\x91" + ext(9, b"\x90")), ext(3, b"\xa1a")], x)))
    return RESULTAT
