# says: Handles of the wrong owner, with numbers that are none and names made of markup.
# place: answer
# right: lost
# meets: SEC
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
    nom = b"\xd9\x40" + b"object:<img src=x onerror=document.title='PIRATE'>\n".ljust(64, b"x")
    envoie(ok(ext(8, un([b"\x93\xc2\x00" + nom, b"\x93\xc2\xff" + nom, b"\x93\xc2\xcf" + b"\xff" * 8 + nom, b"\x93\x01\x00" + nom, b"\x93\xc3\xc3" + nom,
                         b"\x93\xc3\xcf" + b"\xff" * 8 + nom, b"\x92\xc3\x00", b"\x93\xc3\x00\xc0", b"\x93\xc3\xff" + nom], x))))
    return RESULTAT
