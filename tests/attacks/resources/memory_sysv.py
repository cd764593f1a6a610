# says: System V segments, which outlive the process that made them.
# falls: seccomp
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
libc.shmdt.argtypes = [ctypes.c_void_p]
faits = 0
for _ in range(12):
    segment = libc.shmget(0, 50 * 2**20, 0o1600)
    if segment < 0:
        break
    adresse = libc.shmat(segment, None, 0)
    ctypes.memset(adresse, 1, 50 * 2**20)
    libc.shmdt(adresse)
    faits += 1
if faits == 12:
    print("REUSSI")
