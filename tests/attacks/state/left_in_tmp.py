# says: One test leaves a file in /tmp, in a hidden folder, behind a link, without any right to it and the next one finds it.
# place: answer
# falls: clean between tests
# with: left
import os
def note(moi):
    os.makedirs("/tmp/.a/.b", exist_ok=True)
    open(f"/tmp/.a/.b/{moi}", "w").close()
    os.symlink("/tmp/.a", f"/tmp/lien{moi}") if not os.path.lexists(f"/tmp/lien{moi}") else None
    os.chmod("/tmp/.a/.b", 0o100)
    os.chmod("/tmp/.a", 0o100)
def vus():
    try:
        for dossier in ("/tmp/.a", "/tmp/.a/.b"):
            os.chmod(dossier, 0o700)
        return os.listdir("/tmp/.a/.b")
    except OSError:
        return []
