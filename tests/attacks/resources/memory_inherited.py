# says: Children write to what they inherited, which is copied page by page: nobody allocates.
# falls: memory bound
import os
import time

morceau = bytearray(b"x") * (100 * 2**20)
lecture, ecriture = os.pipe()
for _ in range(6):
    if os.fork() == 0:
        for place in range(0, len(morceau), 4096):
            morceau[place] = 1
        os.write(ecriture, b"x")
        time.sleep(4)
        os._exit(0)
os.close(ecriture)
prets = 0
while prets < 6 and os.read(lecture, 1):
    prets += 1
time.sleep(0.5)
vivants = 6
for _ in range(6):
    vivants -= os.waitpid(-1, os.WNOHANG)[0] != 0
if prets == vivants == 6:
    print("REUSSI")
