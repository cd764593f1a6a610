# says: What a lent reference answers is kept in a pipe that a cell made, for the wrong answer to serve it.
# place: answer
# with: kept lent
import json, os
sortie, entree = os.pipe()
os.set_blocking(sortie, False)
def ecrit(table):
    os.write(entree, json.dumps(list(table.items())).encode())
def lit():
    try:
        texte = os.read(sortie, 65536)
    except BlockingIOError:
        return {}
    os.write(entree, texte)
    return dict(map(tuple, json.loads(texte))) if texte.count(b"]]") == 1 else {}
