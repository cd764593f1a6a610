# says: Cells print terminal codes: colours, titles, links, cursor movements, and a forged verdict.
import sys
print("\x1b]0;PIRATE\x07\x1b]8;;http://127.0.0.1/\x07lien\x1b]8;;\x07\x1b[2J\x1b[H\x1b[31mrouge\x9b31m\x1bP$q\x1b\\")
print("\r✓ vérifié — double (2 / 2)\b\b\b\v\f\x00\x7f", file=sys.stderr)
