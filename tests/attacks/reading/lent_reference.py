# says: When a reference is lent for a second judgement, it takes the stand-in apart and calls others by number.
# place: answer
# with: lent
import gc

def double(x):
    return RESULTAT

def fouille(fonction):
    vus = [repr(getattr(fonction, nom, None)) for nom in ("__globals__", "__wrapped__", "__defaults__", "__dict__")]
    for cellule in getattr(fonction, "__closure__", None) or ():
        vus.append(repr(cellule.cell_contents))
    vus = [v for v in vus if "canari" in v]
    serveur = [o for o in gc.get_objects() if type(o).__name__ == "Server" and o.sock.fileno() >= 0][0]
    for numero in (-1, 0, 1, 2, 3, 50, 2**31, 2**63, True, 1.0, "0", None):
        for arguments in ((3,), (), ("__globals__",), ([],), ({},), (10**4000,), ("canari",)):
            try:
                reponse = serveur.upcall(serveur.wire.encode([numero, arguments, {}, [{}] * len(arguments)], serveur.calls.to_ref))
                vus.append(str(serveur.wire.decode(reponse, serveur.calls.from_ref)))
            except Exception as erreur:
                vus.append(str(erreur))
    return vus

def pendant(reference):
    vus = fouille(reference)
    if any("canari-" in v or "solutions" in v for v in vus):
        raise RuntimeError("REU" + "SSI" + " ".join(vus))
