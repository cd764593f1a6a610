# says: Strings, bins, arrays, maps and extensions announce up to 4 GiB.
# place: answer
# meets: SEC
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    envoie(un([b"\xdb\xff\xff\xff\xff", b"\xc6\xff\xff\xff\xff", b"\xdd\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff", b"\xc9\xff\xff\xff\xff\x01",
               b"\xdd\x00\x0f\x42\x40" * 600, b"\x92\xa2ok\xdd\x00\x0f\x42\x41"], x))
    return RESULTAT
