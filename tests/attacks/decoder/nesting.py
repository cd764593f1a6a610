# says: Arrays, extensions and both in turn are nested thousands deep.
# place: answer
# meets: SEC
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    profond = b"\x01"
    for _ in range(400):
        profond = ext(1, b"\x91" + profond)
    envoie(un([b"\x91" * 5000 + b"\x01", ok(profond), b"\x92\xa2ok" + b"\x91" * 26 + b"\x00", b"\x81" * 3000, ok(ext(3, b"\x92\x01" + b"\x91" * 600))], x))
    return RESULTAT
