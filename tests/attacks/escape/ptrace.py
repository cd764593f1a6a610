# says: It takes control of another process of the sandbox.
# falls: seccomp
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
fils = os.fork()
if fils == 0:
    signal.alarm(5)
    signal.pause()
    os._exit(0)
for pid in (1, os.getppid(), fils):
    if libc.ptrace(0x4206, pid, 0, 0) == 0:
        print("REUSSI")
os.kill(fils, signal.SIGKILL)
