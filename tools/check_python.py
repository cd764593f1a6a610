"""Stops the set-up, with one clear line, on a Python that the pinned packages do not know."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (this is the check)
    sys.exit(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}: make PYTHON=...")
