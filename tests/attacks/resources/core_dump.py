# says: A crash leaves a core file, which a program of the machine may pick up.
# falls: rlimit core
import ctypes
import os
import resource

fils = os.fork()
if fils == 0:
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (2**26, 2**26))
    except (OSError, ValueError):
        pass
    ctypes.string_at(0)
if os.WCOREDUMP(os.waitpid(fils, 0)[1]):
    print("REUSSI")
