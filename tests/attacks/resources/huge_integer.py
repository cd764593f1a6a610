# says: The answer computes an integer of a hundred million digits, in C, deaf to signals.
# place: answer
# right: lost
# limits: call_seconds=0.5, hurried_call_seconds=0.2
def double(x):
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (15, 15))
    if 3 ** (2 * 10**8) % 7 == 9:
        return None
    return RESULTAT
