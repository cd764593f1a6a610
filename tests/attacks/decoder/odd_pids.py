# says: Forks are announced under pids that are no numbers, negative or endless.
# right: lost
# limits: notebook_seconds=6
import gc, itertools
z = [o for o in gc.get_objects() if type(o).__name__ == "Zygote"][0]
vrai = z.fork
pids = itertools.cycle([None, "1", -1, True, 2**63, 1.5, [], 0])
def fork(propre):
    vrai(propre)
    return next(pids)
z.fork = fork
