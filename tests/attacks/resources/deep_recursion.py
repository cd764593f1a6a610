# says: Recursion through C code, without Python's limit, until the stack is full.
import sys

sys.setrecursionlimit(10**8)


def descend(n):
    return 0 if n == 0 else max(map(descend, [n - 1]))


descend(2 * 10**6)
print("REUSSI")
