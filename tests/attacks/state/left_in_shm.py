# says: One test leaves a file in /dev/shm and one that is mapped and the next one finds it.
# place: answer
# falls: clean between tests
# with: left
import os
from multiprocessing import shared_memory
def note(moi):
    open(f"/dev/shm/vu-{moi}", "w").close()
def vus():
    return [nom[3:] for nom in os.listdir("/dev/shm") if nom.startswith("vu-")]
