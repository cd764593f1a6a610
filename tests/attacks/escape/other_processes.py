# says: It looks for processes that are not its own, by /proc and by signal 0 to every number.
# falls: namespace pid
import os

vus = {int(nom) for nom in os.listdir("/proc") if nom.isdigit()}
for pid in range(1, 70_000):
    try:
        os.kill(pid, 0)
        vus.add(pid)
    except PermissionError:
        vus.add(pid)
    except OSError:
        pass
if len(vus) > 12:
    print("REUSSI")
