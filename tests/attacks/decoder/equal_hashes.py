# says: A set and a dict of thousands of integers that all have the same hash.
# place: answer
# meets: SEC
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    p, n = 2**61 - 1, 60_000
    entiers = b"".join(ext(7, (k * p).to_bytes(12, "little")) for k in range(1, n + 1))
    envoie(ok(ext(2 if x % 2 else 3, b"\xdd" + struct.pack(">I", n) + entiers)))
    return RESULTAT
