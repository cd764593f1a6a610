# says: Cells print characters that turn the text round, hide it or look like others.
import sys
for signe in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c":
    print(f"points : {signe}2 / 0{signe}", file=sys.stderr)
print("\u200b\ufeff\u2028\u2029\ufff9\U000e0041")
