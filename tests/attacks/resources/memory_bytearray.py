# says: Half as much again as its memory, in ordinary objects.
# falls: memory bound
morceaux = []
for _ in range(12):
    morceaux.append(bytearray(50 * 2**20))
    morceaux[-1][:: 2**12] = b"x" * len(morceaux[-1][:: 2**12])
print("REUSSI")
