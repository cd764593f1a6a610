# says: Eight thousand locks on a file: kernel memory that no limit but a cgroup's bounds.
import fcntl
import os
import time

fichier = os.open("/tmp/verrous", os.O_CREAT | os.O_RDWR)
fin = time.monotonic() + 6
poses = 0
while poses < 8_000 and time.monotonic() < fin:
    fcntl.lockf(fichier, fcntl.LOCK_EX, 1, 2 * (8_000 - poses))
    poses += 1
time.sleep(0.5)
if poses == 8_000:
    print("verrous")
