# says: A thousand open files in one process.
# falls: rlimit open_files
import os
import resource

try:
    resource.setrlimit(resource.RLIMIT_NOFILE, (2000, 2000))
except (OSError, ValueError):
    pass
ouverts = []
try:
    for _ in range(1000):
        ouverts.append(os.open("/dev/null", os.O_RDONLY))
except OSError:
    pass
for descripteur in ouverts:
    os.close(descripteur)
if len(ouverts) > 600:
    print("REUSSI")
