# says: A process leaves its parent, its session and its group, ignores signals, and outlives the notebook.
import os
import signal
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for numero in range(1, 65):
            try:
                signal.signal(numero, signal.SIG_IGN)
            except (OSError, ValueError):
                pass
        fin = time.monotonic() + 25
        while time.monotonic() < fin:
            time.sleep(0.1)
    os._exit(0)
