# says: It takes an open socket out of another process by pidfd_getfd.
# falls: seccomp
import ctypes
import os
import signal
import socket

libc = ctypes.CDLL(None, use_errno=True)
ici, _ = socket.socketpair()
fils = os.fork()
if fils == 0:
    signal.alarm(5)
    signal.pause()
    os._exit(0)
manche = os.pidfd_open(fils)
if libc.syscall(438, manche, ici.fileno(), 0) >= 0:
    print("REUSSI")
os.kill(fils, signal.SIGKILL)
