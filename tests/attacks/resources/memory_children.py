# says: Six children, each well below the limit, hold together half as much again.
# falls: memory bound
import os
import time

lecture, ecriture = os.pipe()
for _ in range(6):
    if os.fork() == 0:
        morceau = bytearray(b"x") * (100 * 2**20)
        os.write(ecriture, b"x")
        time.sleep(4)
        os._exit(len(morceau) % 1)
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
