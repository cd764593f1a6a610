# says: What a lent reference answers is kept by a thread of the process that runs the cells, which forks do not have, for the wrong answer to serve it.
# place: answer
# with: kept lent
import json, os, threading
demande, reponse = os.pipe(), os.pipe()
boite = os.pipe()
table_gardee = {}
def garde():
    for _ in range(50):
        texte = os.read(boite[0], 65536)
        if texte:
            table_gardee.update(map(tuple, json.loads(texte)))
threading.Thread(target=garde, daemon=True).start()
def ecrit(table):
    os.write(boite[1], json.dumps(list(table.items())).encode())
def lit():
    return table_gardee
