# says: It puts a key into the kernel's keyring of its user, where another submission finds it.
# falls: seccomp
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
cle = libc.syscall(248, b"user", b"autograder-attaque", b"x", ctypes.c_size_t(1), -4)
if cle != -1 or libc.syscall(250, 0, -4, 1) != -1:
    print("REUSSI")
