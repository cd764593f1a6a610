# says: What a lent reference answers is kept in a shared mapping made by a cell, of memory or of a file without a name, for the wrong answer to serve it.
# place: answer
# with: kept lent
import json, mmap
def partage():
    try:
        return mmap.mmap(-1, 65536)
    except OSError:
        with open("/tmp/carte", "w+b") as flux:
            flux.truncate(65536)
            carte = mmap.mmap(flux.fileno(), 65536)
        import os
        os.unlink("/tmp/carte")
        return carte
carte = partage()
def ecrit(table):
    texte = json.dumps(list(table.items())).encode()
    carte[:4] = len(texte).to_bytes(4, "big")
    carte[4:4 + len(texte)] = texte
def lit():
    taille = int.from_bytes(carte[:4], "big")
    return dict(map(tuple, json.loads(carte[4:4 + taille]))) if taille else {}
