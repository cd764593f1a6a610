# says: Upcalls without parts, with endless ones, thousands in a row, within upcalls.
# place: answer
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
    s = [o for o in gc.get_objects() if type(o).__name__ == "Server" and o.sock.fileno() >= 0][0]
    for contenu in (b"", b"\x90", b"\xc0", b"\x93\xc0\x90\x80", b"\x93\xc3\x90\x80", b"\x93\x00\x01\x02", b"\x93\xcf" + b"\xff" * 8 + b"\x90\x80", b"\x91" * 3000) * 20:
        try:
            s.upcall(contenu)
        except Exception:
            pass
    return RESULTAT
