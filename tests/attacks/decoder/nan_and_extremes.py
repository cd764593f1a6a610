# says: NaN with a payload, infinities, subnormals, complex NaN and integers of thousands of digits.
# place: answer
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
    f = lambda octets: b"\xcb" + octets
    envoie(ok(un([f(b"\x7f\xf0\0\0\0\0\0\1"), f(b"\xff\xf8" + b"\xff" * 6), f(b"\x7f\xf0" + b"\0" * 6), f(b"\0" * 7 + b"\1"), ext(6, b"\0" * 6 + b"\xf8\x7f" * 2 + b"\0" * 6),
                  ext(7, b"\xff" * 4095 + b"\x7f"), ext(7, b"\0" * 4095 + b"\x80"), ext(5, b"\x92\x0b" + binaire(b"\0" * 6 + b"\xf8\x7f")), ext(7, b"")], x)))
    return RESULTAT
