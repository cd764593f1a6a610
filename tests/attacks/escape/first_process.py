# says: It reads the memory, the environment and the descriptors of process 1.
# falls: clear_environment
import os

trouve = []
for pid in [nom for nom in os.listdir("/proc") if nom.isdigit()]:
    for fichier in ("environ", "cmdline"):
        try:
            with open(f"/proc/{pid}/{fichier}", "rb") as flux:
                trouve.append(flux.read())
        except OSError:
            pass
    try:
        with open(f"/proc/{pid}/maps") as lignes, open(f"/proc/{pid}/mem", "rb") as memoire:
            for ligne in lignes:
                if "[stack]" in ligne:
                    debut, fin = (int(mot, 16) for mot in ligne.split()[0].split("-"))
                    memoire.seek(debut)
                    trouve.append(memoire.read(fin - debut))
    except OSError:
        pass
    for numero in range(20):
        try:
            with open(os.open(f"/proc/{pid}/fd/{numero}", os.O_RDONLY | os.O_NONBLOCK), "rb") as flux:
                trouve.append(flux.read(10_000) or b"")
        except OSError:
            pass
texte = b"".join(trouve).decode("latin-1")
print(*[texte[place : place + 60] for place in range(len(texte)) if texte.startswith("canari-", place)])
