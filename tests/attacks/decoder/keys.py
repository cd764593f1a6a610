# says: Maps and sets with keys that repeat, cannot be hashed, are NaN or miss their value.
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
    nan = b"\xcb" + struct.pack(">d", float("nan"))
    envoie(ok(un([ext(3, b"\x92\x90\x01"), ext(3, b"\x93\x01\x02\x03"), b"\x81\xa1a\x01", b"\x82\x01\x02\x01\x03", ext(3, b"\x94" + nan + b"\x01" + nan + b"\x02"),
                  ext(2, b"\x92\x01\x01"), ext(2, b"\x91" + ext(3, b"\x90")), ext(9, b"\x91" + ext(9, b"\x90")), ext(3, b"\xa1a")], x)))
    return RESULTAT
