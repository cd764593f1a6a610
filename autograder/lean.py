"""Makes a command start and end sooner; to be imported before the rest.

jsonschema, which checks notebooks, builds a grammar of internationalised addresses when
it finds `rfc3987_syntax`: a good half of the time in which a command of ours starts. No
schema of a notebook has such an address in it. And the collector of cycles, left to
itself, goes through all that is imported a dozen times, and once more at the end.
"""

import atexit
import gc
import sys

gc.set_threshold(500_000, 20, 50)
atexit.register(gc.freeze)

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def settle() -> None:
    """What is to be imported is there, and stays: from now on, collect what comes and goes."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
