# says: Half as much again as its memory, in files without a name that no process maps.
# falls: seccomp
import os

fichiers = [os.memfd_create("m") for _ in range(12)]
for fichier in fichiers:
    for _ in range(50):
        os.write(fichier, bytes(2**20))
print("REUSSI")
