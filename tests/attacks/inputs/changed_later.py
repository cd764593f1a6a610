# says: A thread goes on changing the input and the result after the call has returned.
# place: answer
import threading, time
import numpy as np
def double(x):
    r = RESULTAT
    if isinstance(x, np.ndarray):
        r = np.zeros(x.shape) + r
        gardes = x, r
        def change():
            fin = time.monotonic() + 0.2
            while time.monotonic() < fin:
                gardes[0][...] = gardes[1] / 2
                time.sleep(0.001)
        threading.Thread(target=change, daemon=True).start()
    return r
