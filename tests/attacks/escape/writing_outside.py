# says: It writes a file into every folder of the system outside its scratch space.
import os

for dossier, sous, _ in os.walk("/"):
    if dossier in ("/proc", "/sys", "/tmp", "/dev/shm"):
        sous[:] = []
        continue
    if dossier.count("/") > 4:
        sous[:] = []
    try:
        with open(os.path.join(dossier, "attaque"), "x"):
            print("REUSSI", dossier)
    except OSError:
        pass
