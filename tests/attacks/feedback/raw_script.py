# says: A raw cell, which converters copy as it is, holds a script.
# place: raw
"""
<script>document.title='PIRATE'</script><img src=x onerror="document.title='PIRATE'">
"""
