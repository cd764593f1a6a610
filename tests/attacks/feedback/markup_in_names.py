# says: Objects, classes and functions that come back are named in HTML.
# place: answer
NOM = "<img src=x onerror=\"document.title='PIRATE'\">"
Classe = type(NOM, (), {"__module__": NOM, "__qualname__": NOM})
def fonction(): pass
fonction.__name__ = fonction.__qualname__ = NOM
def double(x):
    r = RESULTAT
    if isinstance(r, int) and not r and (hasattr(x, "shape") or x):
        return (Classe(), Classe, fonction, NOM, {NOM: NOM})[int(x) % 5 if not hasattr(x, "shape") else 0]
    return r
