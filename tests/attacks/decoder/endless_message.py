# says: An exception whose name, text and line are megabytes long.
# place: answer
# right: lost
# with: frames
def double(x):
    long = b"\xdb" + struct.pack(">I", 9_000_000) + b"A\n" * 4_500_000
    envoie(b"\x94\xa6raised\x91" + long + long + long)
    return RESULTAT
