# says: Replies without a status, with another, with too many parts, with parts of the wrong kind.
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
    envoie(un([b"\x90", b"\xa2ok", b"\x91\xa2ok", b"\x93\xa2ok\x01\x02", b"\x92\xa2ko\x01", b"\x94\xa6raised\x90\xa0\xa0", b"\x94\xa6raised\x01\x02\x03",
               b"\x94\xa6raised\x92\x90\x90\x93\x01\x02\x03\x91\xc0", b"\x92\xa2ok\x01", b"\x92\xa2ok" + ext(1, b"\x92\x01\x02"), b"\xc0", b""], x))
    return RESULTAT
