# says: It searches its own memory for what the process that started it may have left there.
import re, time
fin = time.monotonic() + 1.5
trouves = set()
with open("/proc/self/mem", "rb", 0) as memoire:
    for ligne in open("/proc/self/maps").read().splitlines():
        bornes, droits, *reste = ligne.split()
        debut, terme = (int(borne, 16) for borne in bornes.split("-"))
        if "r" not in droits or "/" in ligne or terme - debut > 2**26 or time.monotonic() > fin:
            continue
        try:
            memoire.seek(debut)
            octets = memoire.read(terme - debut)
        except (OSError, OverflowError):
            continue
        trouves |= set(re.findall(rb"canari-\w+-[0-9a-f]{16}|FACTEUR[S]\[", octets))
print(trouves)
if any(mot.startswith(b"FACT") for mot in trouves):
    print("REU" + "SSI")
