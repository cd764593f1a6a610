# says: It replies, then closes the socket or dies, so that the doubled reply stands for a later one.
# place: answer
# meets: SEC RTE
# right: lost
import gc
def serveur():
    return [o for o in gc.get_objects() if type(o).__name__ == "Server" and o.sock.fileno() >= 0][0]

import os
def double(x):
    s = serveur()
    donnees = s.wire.encode(["ok", (RESULTAT, [x], "")], lambda o: None)
    s.wire.send_frame(s.sock, b"R" + s.nonce + donnees)
    s.wire.send_frame(s.sock, b"R" + s.nonce + donnees)
    os._exit(0)
