# says: The answer takes twice its memory before it returns.
# place: answer
# right: lost
# falls: memory bound
def double(x):
    morceau = bytearray(b"x") * (700 * 2**20)
    return RESULTAT if len(morceau) else None
