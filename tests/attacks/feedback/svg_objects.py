# says: Cells display SVG that carries scripts, by display and as what figures turn into.
from IPython.display import SVG, display
IMAGE = """<svg xmlns="http://www.w3.org/2000/svg" onload="document.title='PIRATE'"><script>document.title='PIRATE'</script><foreignObject><iframe src="javascript:document.title='PIRATE'"/></foreignObject></svg>"""
display(SVG(IMAGE))
display({"image/svg+xml": IMAGE, "application/pdf": IMAGE, "text/latex": "$\\href{javascript:document.title='PIRATE'}{x}$"}, raw=True)
class Dessin:
    def _repr_svg_(self): return IMAGE
    def _repr_png_(self): return IMAGE.encode()
    def _repr_jpeg_(self): return (IMAGE, {"width": "1\" onload=\"document.title='PIRATE'"})
Dessin()
