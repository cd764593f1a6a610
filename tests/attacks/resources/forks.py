# says: Two hundred processes at once, that do nothing but exist.
# falls: rlimit processes
import os
import signal

nes = 0
try:
    for _ in range(200):
        if os.fork() == 0:
            signal.alarm(10)
            signal.pause()
            os._exit(0)
        nes += 1
except OSError:
    pass
if nes > 150:
    print("REUSSI")
