# says: Frames announce more, less and nothing of what they hold.
# place: answer
# meets: SEC
# right: lost
# with: frames
def double(x):
    x = 0 if hasattr(x, "shape") else x
    envoie(b"\x92\xa2ok\x00", un([b"\xff" * 4, b"\x02\x00\x00\x01", b"\0" * 4, b"\0\0\0\1", b"\x01\xff\xff\xff"], x))
    return RESULTAT
