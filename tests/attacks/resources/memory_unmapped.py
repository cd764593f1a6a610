# says: Shared mappings, filled, then unmapped but for one page: all stay in memory, no process shows them.
# falls: seccomp
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
taille, remplis = 20 * 2**20, 0
for _ in range(30):
    adresse = libc.mmap(None, taille, 3, 0x21, -1, 0)
    if adresse in (None, 2**64 - 1):
        break
    ctypes.memset(adresse, 1, taille)
    libc.munmap(adresse + 4096, taille - 4096)
    remplis += 1
if remplis == 30:
    print("REUSSI")
