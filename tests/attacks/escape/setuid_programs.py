# says: It runs programs that take their owner's rights, and looks whether they do.
import os
import subprocess
import time

for nom in ("su", "mount", "passwd", "chsh", "newgrp", "sudo", "ping"):
    chemin = f"/usr/bin/{nom}"
    if not os.path.exists(chemin):
        continue
    rien = subprocess.DEVNULL
    with subprocess.Popen([chemin], stdin=subprocess.PIPE, stdout=rien, stderr=rien) as fils:
        time.sleep(0.05)
        with open(f"/proc/{fils.pid}/status") as flux:
            for ligne in flux:
                if ligne.startswith("Uid:") and len(set(ligne.split()[1:])) > 1:
                    print("REUSSI", nom)
        fils.kill()
