# says: The answer never returns, whatever interrupts it.
# place: answer
# right: lost
# limits: call_seconds=0.5, hurried_call_seconds=0.2
def double(x):
    import time

    fin = time.monotonic() + 15
    while time.monotonic() < fin:
        try:
            time.sleep(fin - time.monotonic())
        except BaseException:
            pass
    return RESULTAT
