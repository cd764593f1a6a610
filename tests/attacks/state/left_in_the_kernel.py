# says: One test leaves System V memory, a message queue, a semaphore, a lock, a limit and a key and the next one finds it.
# place: answer
# with: left
import ctypes, os, resource
libc = ctypes.CDLL(None, use_errno=True)
def note(moi):
    for appel in (lambda: libc.shmget(4242, 4096, 0o1600), lambda: libc.msgget(4242, 0o1600), lambda: libc.semget(4242, 1, 0o1600),
                  lambda: libc.syscall(240, b"/garde", 0o102, 0o600, None), lambda: libc.syscall(248, b"user", b"garde", b"1", 1, -4)):
        appel()
    globals()["mien"] = True
def vus():
    if globals().get("mien"):
        return []
    return ["ipc"] * any(appel() >= 0 for appel in (lambda: libc.shmget(4242, 4096, 0), lambda: libc.msgget(4242, 0), lambda: libc.semget(4242, 1, 0)))
