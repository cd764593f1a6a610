# says: Every text that could reach an export begins like a formula of a spreadsheet.
# place: answer
FORMULE = '=HYPERLINK("http://127.0.0.1/","PIRATE")'
print(FORMULE)
print("+cmd|' /C calc'!A0\n-2+3\n@SUM(1)\n\t=1+1")
FAUTE = type("=1+1", (Exception,), {})(FORMULE)
def double(x):
    r = RESULTAT
    if isinstance(r, int) and not r and (hasattr(x, "shape") or x):
        raise FAUTE
    return r
