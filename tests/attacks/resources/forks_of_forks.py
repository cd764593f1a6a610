# says: Processes that fork in their turn, each killing its parent: whoever counts children sees few.
# falls: rlimit processes
import os
import signal
import time

vivants = "/dev/shm/vivants"
os.makedirs(vivants, exist_ok=True)
for _ in range(100):
    try:
        fils = os.fork()
    except OSError:
        break
    if fils == 0:
        try:
            os.setsid()
            if os.fork() == 0:
                open(f"{vivants}/{os.getpid()}", "w").close()
                signal.alarm(8)
                signal.pause()
        finally:
            os._exit(0)
time.sleep(0.5)
if sum(os.path.exists(f"/proc/{nom}") for nom in os.listdir(vivants)) > 80:
    print("REUSSI")
