# says: It joins the namespaces of the other processes that it sees.
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for pid in [nom for nom in os.listdir("/proc") if nom.isdigit()]:
    for sorte in ("user", "mnt", "net", "pid", "ipc"):
        try:
            espace = os.open(f"/proc/{pid}/ns/{sorte}", os.O_RDONLY)
        except OSError:
            continue
        if libc.setns(espace, 0) == 0:
            print("REUSSI", sorte)
        os.close(espace)
