# says: Every extension code, timestamps of every length, reserved bytes, trailing bytes.
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
    envoie(ok(un([ext(0, b""), ext(127, b"x" * 100), ext(-1, b"\xff" * 12), ext(-1, b"\0" * 4), ext(-1, b"\xff" * 8), ext(-1, b"abc"), b"\xc1", ext(7, b"\xff" * 5000),
                  ext(8, b"\x90"), ext(4, b"\x90"), ext(5, b"\x93\x0b\x90\xc4\x00"), b"\x00\x00\x00"], x)))
    return RESULTAT
