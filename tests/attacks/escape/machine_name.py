# says: It gives the machine another name, another time, other limits of swap.
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
with open("/proc/sys/kernel/hostname") as flux:
    nom = flux.read().strip().encode()
essais = [
    libc.sethostname(nom, len(nom)),
    libc.setdomainname(b"(none)", 6),
    libc.swapoff(b"/tmp/rien-de-tel"),
    libc.syscall(163, None),
    libc.personality(0x0040000),
]
if any(essai != -1 for essai in essais[:4]) or essais[4] != -1:
    print("REUSSI", essais)
