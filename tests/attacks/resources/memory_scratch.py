# says: Files of /tmp and /dev/shm, within their size, on top of objects just below the limit.
# falls: memory bound
import time

morceau = bytearray(b"x") * (290 * 2**20)
for dossier in ("/tmp", "/dev/shm"):
    with open(f"{dossier}/reste", "wb") as flux:
        for _ in range(62):
            flux.write(bytes(2**20))
time.sleep(1)
if len(morceau) == 290 * 2**20:
    print("REUSSI")
