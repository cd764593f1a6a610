# says: Upcalls without parts, with endless ones, thousands in a row, within upcalls.
# place: answer
# with: frames
def double(x):
    s = [o for o in gc.get_objects() if type(o).__name__ == "Server" and o.sock.fileno() >= 0][0]
    for contenu in (b"", b"\x90", b"\xc0", b"\x94\xc0\x90\x80\x90", b"\x94\xc3\x90\x80\x90", b"\x94\x00\x01\x02\x03", b"\x94\xcf" + b"\xff" * 8 + b"\x90\x80\x90", b"\x94\x00\x90\x80\x91\x80", b"\x94\x00\x91\xc0\x80\x91\x81\xa1a\xc0", b"\x91" * 3000) * 20:
        try:
            s.upcall(contenu)
        except Exception:
            pass
    return RESULTAT
