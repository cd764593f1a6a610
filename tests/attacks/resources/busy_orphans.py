# says: Processes left behind compute without end and take the processors from the tests.
import os
import time

for _ in range(4):
    if os.fork() == 0:
        os.setsid()
        fin = time.monotonic() + 8
        while time.monotonic() < fin:
            pass
        os._exit(0)
