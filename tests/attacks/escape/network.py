# says: It connects to the ports of this machine.
# falls: namespace net, seccomp
import socket

for port in range(47101, 47111):
    try:
        with socket.create_connection(("127.0.0.1", port), 1):
            print("REUSSI")
    except OSError:
        pass
