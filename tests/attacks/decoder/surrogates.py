# says: Texts that are not UTF-8: lone surrogates, overlong forms, NUL, code points beyond Unicode.
# place: answer
# meets: SEC
# right: lost
import gc, struct
def envoie(octets, entete=None):
    s = [o for o in gc.get_objects() if type(o).__name__ == "Server" and o.sock.fileno() >= 0][0]
    trame = b"R" + s.nonce + octets
    s.sock.sendall((struct.pack(">I", len(trame)) if entete is None else entete) + trame)
def ok(octets):
    """["ok", (octets, [], "")]"""
    t = b"\x93" + octets + b"\x90\xa0"
    return b"\x92\xa2ok" + ext(1, t)
def ext(code, octets):
    return b"\xc9" + struct.pack(">Ib", len(octets), code) + octets
def binaire(octets):
    return b"\xc6" + struct.pack(">I", len(octets)) + octets
def tableau(code, forme, octets):
    return ext(4, b"\x93" + code + forme + binaire(octets))
def un(liste, x):
    return liste[int(abs(float(x))) % len(liste)]

def double(x):
    x = 0 if hasattr(x, "shape") else x
    texte = lambda octets: b"\xd9" + bytes([len(octets)]) + octets
    mauvais = un([b"\xed\xa0\x80", b"\xed\xa0\x80\xed\xb0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xff\xfe", b"\xe2\x82", b"a\0b"], x)
    envoie(ok(texte(mauvais)) if x % 2 else b"\x94\xa6raised\x91" + texte(mauvais) + texte(mauvais) + texte(mauvais))
    return RESULTAT
