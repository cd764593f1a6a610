# says: Sockets of every family that is not for the network: vsock, netlink, packets, kernel crypto.
# falls: seccomp
import socket

for famille in (16, 17, 38, 40, 29, 44):
    for sorte in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(famille, sorte).close()
            print("REUSSI", famille)
        except OSError:
            pass
