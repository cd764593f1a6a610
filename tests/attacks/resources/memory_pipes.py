# says: Pipes widened to a megabyte each, full.
import fcntl
import os

ecrits = 0
try:
    for _ in range(100):
        _, bout = os.pipe()
        os.set_blocking(bout, False)
        fcntl.fcntl(bout, 1031, 2**20)
        ecrits += os.write(bout, bytes(2**20))
except OSError:
    pass
if ecrits > 90 * 2**20:
    print("REUSSI")
