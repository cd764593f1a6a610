# says: One test leaves a process in a session of its own that ignores every signal it can and the next one finds it.
# place: answer
# with: left
import os, signal, socket, time
def note(moi):
    if os.path.exists("/tmp/marque"):
        return
    open("/tmp/marque", "w").close()
    if os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        for numero in range(1, 65):
            try:
                signal.signal(numero, signal.SIG_IGN)
            except (OSError, ValueError):
                pass
        ecoute = socket.socket(socket.AF_UNIX)
        ecoute.bind("\0reste" )
        ecoute.listen()
        time.sleep(15)
        os._exit(0)
    time.sleep(0.05)
    globals()["parent"] = True
def vus():
    if globals().get("parent"):
        return []
    try:
        with socket.socket(socket.AF_UNIX) as s:
            s.connect("\0reste")
            return ["reste"]
    except OSError:
        return []
