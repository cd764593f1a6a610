# says: It copies the tree of mounts, and opens files by handles instead of names.
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
manche = (ctypes.c_int * 40)(128, 0)
numero = ctypes.c_int()
copie = libc.syscall(428, -100, b"/", 1)
pris = libc.name_to_handle_at(-100, b"/tmp", manche, ctypes.byref(numero), 0)
ici = os.open("/tmp", os.O_RDONLY)
ouvert = libc.open_by_handle_at(ici, manche, os.O_RDONLY)
os.close(ici)
if copie >= 0 or (pris == 0 and ouvert >= 0):
    print("REUSSI")
