# says: It reads the list of the machine's System V segments, and opens the one planted there.
# falls: namespace ipc
with open("/proc/sysvipc/shm") as lignes:
    for ligne in list(lignes)[1:]:
        if ligne.split()[0] == str(0x61747461):
            print("REUSSI")
