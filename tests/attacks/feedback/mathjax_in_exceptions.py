# says: The text of an exception is a formula with a link that MathJax would make live.
# place: answer
FAUTE = ValueError(r"$\href{javascript:document.title='PIRATE'}{cliquez}$ \(\href{javascript:document.title='PIRATE'}{ici}\) $$\href{javascript:document.title='PIRATE'}{là}$$")
def double(x):
    r = RESULTAT
    if isinstance(r, int) and not r and (hasattr(x, "shape") or x):
        raise FAUTE
    return r
