# says: Handles of the wrong owner, with numbers that are none and names made of markup.
# place: answer
# right: lost
# meets: SEC
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    nom = b"\xd9\x40" + b"object:<img src=x onerror=document.title='PIRATE'>\n".ljust(64, b"x")
    envoie(ok(ext(8, un([b"\x93\xc2\x00" + nom, b"\x93\xc2\xff" + nom, b"\x93\xc2\xcf" + b"\xff" * 8 + nom, b"\x93\x01\x00" + nom, b"\x93\xc3\xc3" + nom,
                         b"\x93\xc3\xcf" + b"\xff" * 8 + nom, b"\x92\xc3\x00", b"\x93\xc3\x00\xc0", b"\x93\xc3\xff" + nom], x))))
    return RESULTAT
