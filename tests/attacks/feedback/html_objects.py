# says: Cells display HTML, by display, by _repr_html_, by mime bundles and by IFrame.
from IPython.display import HTML, IFrame, Javascript, Markdown, display
SCRIPT = "<script>document.title='PIRATE'</script><img src=x onerror=\"document.title='PIRATE'\">"
class Riche:
    def _repr_html_(self): return SCRIPT
    def _repr_markdown_(self): return SCRIPT
    def _repr_mimebundle_(self, **k): return {"text/html": SCRIPT, "application/javascript": "document.title='PIRATE'", "text/plain": SCRIPT}
display(HTML(SCRIPT), Javascript("document.title='PIRATE'"), Markdown(SCRIPT), IFrame("javascript:document.title='PIRATE'", 1, 1), Riche())
display({"text/html": SCRIPT, "application/vnd.jupyter.widget-view+json": {"model_id": "x"}}, raw=True, metadata={"isolated": True})
Riche()
