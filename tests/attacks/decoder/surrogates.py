# says: Texts that are not UTF-8: lone surrogates, overlong forms, NUL, code points beyond Unicode.
# place: answer
# meets: SEC
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    texte = lambda octets: b"\xd9" + bytes([len(octets)]) + octets
    mauvais = un([b"\xed\xa0\x80", b"\xed\xa0\x80\xed\xb0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xff\xfe", b"\xe2\x82", b"a\0b"], x)
    envoie(ok(texte(mauvais)) if x % 2 else b"\x94\xa6raised\x91" + texte(mauvais) + texte(mauvais) + texte(mauvais))
    return RESULTAT
