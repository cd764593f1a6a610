"""Leaves out an import that is slow and of no use here; to be imported before the rest.

jsonschema, which checks notebooks, builds a grammar of internationalised addresses when
it finds `rfc3987_syntax`: a good half of the time in which a command of ours starts. No
schema of a notebook has such an address in it.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
