# says: It opens an io_uring, whose operations no system call filter sees.
# falls: seccomp
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(425, 4, ctypes.create_string_buffer(256)) >= 0:
    print("REUSSI")
