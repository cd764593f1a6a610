# says: A Markdown cell holds SVG and MathML that carry scripts, in text, tables and lists.
# place: markdown
"""
- <svg onload="document.title='PIRATE'"><animate onbegin="document.title='PIRATE'" attributeName=x dur=1s></svg>

| a | b |
|---|---|
| <svg><script>document.title='PIRATE'</script></svg> | <math><mtext><img src=x onerror="document.title='PIRATE'"></mtext></math> |

> <svg><a xlink:href="javascript:document.title='PIRATE'"><text x=20 y=20>x</text></a></svg>

&lt;script&gt; <svg/onload=document.title='PIRATE'>
"""
