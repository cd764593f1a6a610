# says: Messages that nobody reads wait in thousands of sockets: kernel memory, in no process.
# falls: memory bound
# limits: cell_seconds=8
import os
import socket
import time

lecture, ecriture = os.pipe()
for _ in range(14):
    if os.fork() == 0:
        paires = [socket.socketpair() for _ in range(115)]
        for bout in (prise for paire in paires for prise in paire):
            bout.setblocking(False)
            try:
                for _ in range(8):
                    bout.send(bytes(30_000))
            except OSError:
                pass
        os.write(ecriture, b"x")
        time.sleep(4)
        os._exit(0)
os.close(ecriture)
prets = 0
while prets < 14 and os.read(lecture, 1):
    prets += 1
time.sleep(0.5)
vivants = 14
for _ in range(14):
    vivants -= os.waitpid(-1, os.WNOHANG)[0] != 0
if prets == vivants == 14:
    print("REUSSI")
