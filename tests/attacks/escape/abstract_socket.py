# says: It connects to a Unix socket without a file, such as D-Bus and X11 have.
# falls: namespace net
import socket

with socket.socket(socket.AF_UNIX) as prise:
    try:
        prise.connect("\0autograder-attaque")
        print("REUSSI")
    except OSError:
        pass
