# says: It reads every file descriptor that it has inherited, by every call that reads.
import fcntl, os, socket
for numero in range(3, 256):
    try:
        but = os.readlink(f"/proc/self/fd/{numero}")
    except OSError:
        continue
    print(numero, but)
    for nom, lire in (
        ("pread", lambda: os.pread(numero, 4096, 0)),
        ("rouvre", lambda: open(f"/proc/self/fd/{numero}", "rb").read(4096) if "socket" not in but else b""),
        ("peek", lambda: socket.socket(fileno=os.dup(numero)).recv(4096, socket.MSG_PEEK | socket.MSG_DONTWAIT)),
    ):
        try:
            print(nom, lire())
        except (OSError, ValueError) as erreur:
            print(nom, erreur)
