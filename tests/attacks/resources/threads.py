# says: Two hundred threads at once, that do nothing but exist.
# falls: rlimit processes
import threading

fin = threading.Event()
nes = []
try:
    for _ in range(200):
        nes.append(threading.Thread(target=fin.wait, args=(10,), daemon=True))
        nes[-1].start()
except RuntimeError:
    nes.pop()
if len(nes) > 150:
    print("REUSSI")
fin.set()
