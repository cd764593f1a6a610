# says: It asks the trusted side for functions by number when none was lent.
# place: answer
import gc
def serveur():
    return [o for o in gc.get_objects() if type(o).__name__ == "Server" and o.sock.fileno() >= 0][0]

def double(x):
    s, obtenus = serveur(), []
    for numero in (0, 1, 2, -1, 2**40):
        demande = s.wire.encode([numero, [x], {}, [{}]], lambda o: None)
        etat, *reste = s.wire.decode(s.upcall(demande), lambda ref: ref)
        if etat == "ok":
            return reste[0]
    return RESULTAT
