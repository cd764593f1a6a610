# says: A cell that ignores every signal computes far beyond its time.
import signal
import time

for numero in range(1, 65):
    try:
        signal.signal(numero, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
fin = time.monotonic() + 12
while time.monotonic() < fin:
    pass
print("REUSSI")
