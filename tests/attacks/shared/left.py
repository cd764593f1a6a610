# One test leaves something (`note`), the next one looks for it (`vus`).
# the attack's own code

import os
def double(x):
    moi = str(os.getpid())
    autres = [n for n in vus() if n != moi]
    if autres:
        raise RuntimeError("REU" + "SSI" + str(autres))
    note(moi)
    return RESULTAT
