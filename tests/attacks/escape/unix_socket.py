# says: It connects to the Unix sockets that have a file, wherever it sees one.
# falls: hide_files
import os
import socket
import stat

for racine in ("/run", "/var", "/etc", "/home", "/root", "/srv"):
    for dossier, _, fichiers in os.walk(racine):
        for nom in fichiers:
            chemin = os.path.join(dossier, nom)
            try:
                if stat.S_ISSOCK(os.stat(chemin).st_mode):
                    print("REUSSI")
            except OSError:
                pass
