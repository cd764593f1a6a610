# says: A Markdown cell holds scripts, handlers, frames, forms and styles.
# place: markdown
"""
<script>document.title='PIRATE'</script>
<SCRIPT SRC=data:text/javascript,document.title='PIRATE'></SCRIPT>
<img src=x onerror="document.title='PIRATE'"> <body onload="document.title='PIRATE'"> <details open ontoggle="document.title='PIRATE'">x</details>
<iframe src="javascript:document.title='PIRATE'"></iframe><iframe srcdoc="<script>parent.document.title='PIRATE'</script>"></iframe>
<object data="javascript:document.title='PIRATE'"></object><embed src="javascript:document.title='PIRATE'"><form action="javascript:document.title='PIRATE'"><button autofocus onfocus="document.title='PIRATE'">x</button></form>
<meta http-equiv="refresh" content="0;url=javascript:document.title='PIRATE'"><base href="javascript:document.title='PIRATE'//"><link rel=stylesheet href="javascript:document.title='PIRATE'"><style>@import 'javascript:document.title='PIRATE'';</style>
<!--><script>document.title='PIRATE'</script--> <x/><script
>document.title='PIRATE'</script
>
"""
