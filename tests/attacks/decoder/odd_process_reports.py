# says: The process that forks reports pids, wait statuses and times that no process has.
# right: lost
# limits: notebook_seconds=6
import gc, itertools
z = [o for o in gc.get_objects() if type(o).__name__ == "Zygote"][0]
vrai_fork, vrai_reap = z.fork, z.reap
pids = itertools.cycle([None, True, 2**62])
statuts = itertools.cycle([(True, 2**40), (True, float("inf")), (True, -1), (1, "x"), (True, 127), (True, 65), (float("nan"), 0), (True, 0x7f), 3, (), (True, 2**200)])
def fork(propre):
    pid = vrai_fork(propre)
    return pid
def reap(pid, *reste):
    vrai_reap(pid, *reste)
    return next(statuts)
z.fork, z.reap = fork, reap
import os
ip = get_ipython()
def meurt(*_):
    if "double" in ip.user_ns:
        ip.user_ns["double"] = lambda x: os._exit(3)
ip.events.register("post_run_cell", meurt)
