# says: The same with /dev/zero in the place of a mapping without a name.
import mmap

morceaux = []
with open("/dev/zero", "r+b") as flux:
    for _ in range(12):
        morceaux.append(mmap.mmap(flux.fileno(), 50 * 2**20))
        for place in range(0, 50 * 2**20, 2**12):
            morceaux[-1][place] = 1
print("REUSSI")
