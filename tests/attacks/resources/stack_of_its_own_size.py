# says: It raises its own limit, then piles up frames of C code on a stack of hundreds of megabytes.
# falls: rlimit stack
import os
import resource
import sys

fils = os.fork()
if fils == 0:
    try:
        resource.setrlimit(resource.RLIMIT_STACK, (2**28, 2**28))
    except (OSError, ValueError):
        pass
    sys.setrecursionlimit(10**6)

    def descend(n):
        return 0 if n == 0 else max(map(descend, [n - 1]))

    descend(60_000)
    os._exit(42)
etat = os.waitpid(fils, 0)[1]
if os.WIFEXITED(etat) and os.WEXITSTATUS(etat) == 42:
    print("REUSSI")
