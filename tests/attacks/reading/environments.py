# says: It prints its environment and that of every process that it sees.
# falls: clear_environment
import ctypes, os, pathlib, subprocess
print(dict(os.environ), os.environb)
for chemin in pathlib.Path("/proc").glob("[0-9]*/environ"):
    try:
        print(chemin, chemin.read_bytes().replace(b"\0", b" ").decode("latin-1"))
    except OSError:
        pass
print(subprocess.run(["sh", "-c", "export -p; set"], capture_output=True, text=True, timeout=1).stdout)
libc = ctypes.CDLL(None)
libc.getenv.restype = ctypes.c_char_p
print(libc.getenv(b"JETON"))
