# says: A cell catches the exception that interrupts it, and goes on.
import time

fin = time.monotonic() + 12
while time.monotonic() < fin:
    try:
        while time.monotonic() < fin:
            pass
    except BaseException:
        pass
print("REUSSI")
