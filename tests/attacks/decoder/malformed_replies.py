# says: Replies without a status, with another, with too many parts, with parts of the wrong kind.
# place: answer
# meets: SEC
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    envoie(un([b"\x90", b"\xa2ok", b"\x91\xa2ok", b"\x93\xa2ok\x01\x02", b"\x92\xa2ko\x01", b"\x94\xa6raised\x90\xa0\xa0", b"\x94\xa6raised\x01\x02\x03",
               b"\x94\xa6raised\x92\x90\x90\x93\x01\x02\x03\x91\xc0", b"\x92\xa2ok\x01", b"\x92\xa2ok" + ext(1, b"\x92\x01\x02"), b"\xc0", b""], x))
    return RESULTAT
