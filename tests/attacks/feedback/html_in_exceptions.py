# says: The name, the text and the line of an exception are HTML.
# place: answer
SCRIPT = "</pre></div><script>document.title='PIRATE'</script><img src=x onerror=\"document.title='PIRATE'\">"
FAUTE = type(SCRIPT, (Exception,), {})(SCRIPT)
def double(x):
    r = RESULTAT
    if isinstance(r, int) and not r and (hasattr(x, "shape") or x):
        raise FAUTE
    return r
