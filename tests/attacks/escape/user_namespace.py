# says: A user namespace of its own, where it would be root: unshare, clone and clone3.
# falls: nested namespaces
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
NEWUSER, CHLD = 0x10000000, 17


def essai(appel):
    fils = os.fork()
    if fils == 0:
        os._exit(42 if appel() else 0)
    if os.waitstatus_to_exitcode(os.waitpid(fils, 0)[1]) == 42:
        print("REUSSI")


def par_clone():
    petit = libc.syscall(56, NEWUSER | CHLD, 0, 0, 0, 0)
    if petit == 0:
        os._exit(0)
    return petit > 0


def par_clone3():
    demande = (ctypes.c_uint64 * 11)(NEWUSER, 0, 0, 0, CHLD)
    petit = libc.syscall(435, demande, ctypes.c_size_t(ctypes.sizeof(demande)))
    if petit == 0:
        os._exit(0)
    return petit > 0


essai(lambda: libc.unshare(NEWUSER) == 0)
essai(par_clone)
essai(par_clone3)
