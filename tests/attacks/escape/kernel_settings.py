# says: It opens the settings of the kernel for writing, that which runs a program on a crash first.
import os

reglages = ["/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/proc/sysrq-trigger"]
for dossier, _, fichiers in os.walk("/proc/sys"):
    reglages += [os.path.join(dossier, nom) for nom in fichiers]
reglages += ["/sys/kernel/uevent_helper", "/proc/sys/fs/binfmt_misc/register"]
for reglage in reglages:
    try:
        os.close(os.open(reglage, os.O_WRONLY))
        print("REUSSI", reglage)
    except OSError:
        pass
