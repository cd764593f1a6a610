# says: It reads the memory of the process that it comes from.
# falls: seccomp
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
mot = ctypes.create_string_buffer(b"mot de passe")


class Bloc(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("taille", ctypes.c_size_t)]


fils = os.fork()
if fils == 0:
    ici = ctypes.create_string_buffer(12)
    vers = Bloc(ctypes.addressof(ici), 12)
    de = Bloc(ctypes.addressof(mot), 12)
    taille = ctypes.c_ulong
    lus = libc.process_vm_readv(
        os.getppid(), ctypes.byref(vers), taille(1), ctypes.byref(de), taille(1), taille(0)
    )
    os._exit(42 if lus == 12 and ici.raw == b"mot de passe" else 0)
if os.waitstatus_to_exitcode(os.waitpid(fils, 0)[1]) == 42:
    print("REUSSI")
