# says: It loads programs into the kernel, counts its events, and handles page faults itself.
# falls: seccomp
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
carte = (ctypes.c_uint32 * 32)(2, 4, 8, 1)
mesure = (ctypes.c_uint32 * 32)(1, 128, 1, 0)
mesure[10] = 0b1100000
essais = {
    "bpf": libc.syscall(321, 0, carte, 128),
    "perf": libc.syscall(298, mesure, 0, -1, -1, 0),
    "userfaultfd": libc.syscall(323, 1),
}
for nom, essai in essais.items():
    if essai >= 0:
        print("REUSSI", nom)
