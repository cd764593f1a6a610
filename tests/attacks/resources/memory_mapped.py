# says: Half as much again as its memory, in private mappings without a name.
# falls: memory bound
import mmap

morceaux = []
for _ in range(12):
    morceaux.append(mmap.mmap(-1, 50 * 2**20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS))
    for place in range(0, 50 * 2**20, 2**12):
        morceaux[-1][place] = 1
print("REUSSI")
