# says: It searches the memory of every other process that it sees.
import os, re, time
fin = time.monotonic() + 1.5
for pid in filter(str.isdigit, os.listdir("/proc")):
    if int(pid) == os.getpid():
        continue
    try:
        lignes = open(f"/proc/{pid}/maps").read().splitlines()
        memoire = open(f"/proc/{pid}/mem", "rb", 0)
    except OSError as erreur:
        print(pid, erreur)
        continue
    for ligne in lignes:
        debut, _, reste = ligne.partition("-")
        debut, taille = int(debut, 16), int(reste.split()[0], 16) - int(debut, 16)
        if time.monotonic() < fin and taille < 2**24:
            try:
                memoire.seek(debut)
                print(pid, re.findall(rb"canari-\w+-[0-9a-f]{16}", memoire.read(taille)))
            except OSError:
                pass
