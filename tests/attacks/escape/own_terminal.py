# says: The same command, in a terminal of its own, where it may be allowed.
# falls: seccomp
import fcntl
import os

fils = os.fork()
if fils == 0:
    try:
        os.setsid()
        _, bout = os.openpty()
        fcntl.ioctl(bout, 0x540E, 0)
        fcntl.ioctl(bout, 0x5412, b"x")
        os._exit(42)
    finally:
        os._exit(0)
if os.waitstatus_to_exitcode(os.waitpid(fils, 0)[1]) == 42:
    print("REUSSI")
