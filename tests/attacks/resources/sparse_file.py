# says: A file of a hundred gigabytes that holds nothing yet.
# falls: rlimit file_bytes
import os
import signal

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open("/tmp/creux", "wb") as flux:
    try:
        os.truncate(flux.fileno(), 100 * 2**30)
    except OSError:
        pass
if os.stat("/tmp/creux").st_size > 2**30:
    print("REUSSI")
