# says: One test leaves a global, a default argument, an attribute and a patched module and the next one finds it.
# place: answer
# with: left
import os, random, sys
import numpy as np
traces = []
def note(moi, trace=[]):
    trace.append(moi)
    traces.append(moi)
    note.trace = trace
    sys.vu = np.vu = moi
    os.environ["VU"] = moi
    random.seed(int(moi))
def vus():
    return [*traces, *getattr(note, "trace", []), *filter(None, [getattr(np, "vu", ""), os.environ.get("VU", "")])]
