# says: Images that begin like one go on as HTML, close their attribute or weigh megabytes.
import base64
ip = get_ipython()
PAGE = b"\x89PNG\r\n\x1a\n" + b"\"><script>document.title='PIRATE'</script>"
for nom in ("image/png", "image/jpeg"):
    for valeur in (base64.b64encode(PAGE).decode(), base64.b64encode(PAGE).decode() + "\"><script>document.title='PIRATE'</script>", PAGE.decode("latin-1"), PAGE, "iVBORw0KGgo=\n\"onerror=\"document.title='PIRATE'"):
        ip.keep("display_data", {nom: valeur})
        ip.outputs.append({"output_type": "display_data", "data": {nom: valeur, "text/html": "<script>document.title='PIRATE'</script>"}})
ip.outputs.append({"output_type": "display_data", "data": {"image/png": base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(20_000_000)).decode()}})
