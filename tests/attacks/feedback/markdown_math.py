# says: Formulas of a Markdown cell hold links, classes and tags that MathJax or the page would obey.
# place: markdown
"""
$\\href{javascript:document.title='PIRATE'}{x}$ \\(\\href{javascript:document.title='PIRATE'}{y}\\) $$\\require{html}\\style{position:fixed}{\\cssId{a}{z}}$$
$x</script><script>document.title='PIRATE'</script>$ $$<img src=x onerror="document.title='PIRATE'">$$ `$<svg onload=document.title='PIRATE'>$`

\\begin{equation}<script>document.title='PIRATE'</script>\\end{equation}

```html
<script>document.title='PIRATE'</script>
```

``` "><script>document.title='PIRATE'</script>
x
```
"""
