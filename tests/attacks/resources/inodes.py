# says: A hundred thousand empty files: they take no room, but kernel memory.
# falls: memory bound
# limits: memory_mib=70, cell_seconds=10
import os

faits = 0
for k in range(50_000):
    for dossier in ("/tmp", "/dev/shm"):
        os.close(os.open(f"{dossier}/{k}", os.O_CREAT | os.O_WRONLY))
        faits += 1
if faits == 100_000:
    print("REUSSI")
