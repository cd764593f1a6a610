# says: Huge pages put into pipes by vmsplice and unmapped: each slot of a pipe keeps two megabytes.
# falls: seccomp
import ctypes
import mmap
import os

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
for fonction in (libc.munmap, libc.madvise):
    fonction.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int][: 3]
HUGE = 2**21


class Bloc(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("taille", ctypes.c_size_t)]


gardes = 0
tuyaux = [os.pipe() for _ in range(20)]
for _, bout in tuyaux:
    for _ in range(15):
        adresse = libc.mmap(None, 2 * HUGE, 3, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, -1, 0)
        page = -(-adresse // HUGE) * HUGE
        libc.madvise(page, HUGE, 14)
        ctypes.memset(page, 1, HUGE)
        bloc = Bloc(page, 4096)
        gardes += libc.vmsplice(bout, ctypes.byref(bloc), ctypes.c_size_t(1), 0) == 4096
        libc.munmap(adresse, 2 * HUGE, 0)
if gardes == 300:
    print("REUSSI")
