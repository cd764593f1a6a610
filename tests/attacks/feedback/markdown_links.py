# says: A Markdown cell holds links and images whose address is a program, in every notation.
# place: markdown
"""
[a](javascript:document.title='PIRATE') [b](JaVaScRiPt:document.title='PIRATE') [c](&#106;avascript:document.title='PIRATE') [d]( javascript:document.title='PIRATE') [e](java	script:document.title='PIRATE')
[f][1] ![g](javascript:document.title='PIRATE') <javascript:document.title='PIRATE'> [h](data:text/html,<script>document.title='PIRATE'</script>) [i](vbscript:document.title='PIRATE')
![j](x" onerror="document.title='PIRATE') ![k](attachment:a" onerror="document.title='PIRATE') [l](x "t" onclick="document.title='PIRATE')

[1]: javascript:document.title='PIRATE'
"""
