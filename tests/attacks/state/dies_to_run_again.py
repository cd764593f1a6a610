# says: Its cell ends the process, so that the notebook runs again and again, with what it noted before.
# right: lost
import os
marque = f"/tmp/essai-{os.getpid()}"
print(os.listdir("/tmp"), os.listdir("/dev/shm"))
if any(nom.startswith("essai-") for nom in os.listdir("/tmp")):
    print("REU" + "SSI")
open(marque, "w").close()
os._exit(0)
