# says: It fills /tmp and /dev/shm with files, each of them small.
# falls: size of scratch
ecrits = 0
for dossier in ("/tmp", "/dev/shm"):
    try:
        for k in range(25):
            with open(f"{dossier}/f{k}", "wb") as flux:
                ecrits += flux.write(bytes(4 * 2**20))
    except OSError:
        pass
if ecrits > 180 * 2**20:
    print("REUSSI")
