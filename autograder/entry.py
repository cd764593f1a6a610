"""The first process of a container: starts the worker, then carries its sockets.

It stays out of the reach of the student whose worker it starts, although both have the
same uid and no privilege: no signal from inside ends process 1; not dumpable, it can be
neither traced nor looked into through /proc; its pipes are descriptors that no worker
inherits. When its standard input ends, because the grader closed it or died, so does
it, and the kernel ends every other process of the container with it.
"""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import signal
import socket
import sys

_SET_DUMPABLE = 4  # prctl's PR_SET_DUMPABLE
_WORKER_SOCKET = 3


def shelter() -> None:
    """Put this process out of the reach of what it is going to start, or end it."""
    if os.getpid() != 1:
        sys.exit("relay: must be the first process of a container")
    if ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        sys.exit("relay: can be looked into")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # to process 1, no signal does that from inside
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # orphans are its children: none to wait for


def start_worker(sock: socket.socket, limits: str, environment: dict[str, str]) -> None:
    """Start the worker on `sock`, with no other descriptor of this process."""
    library = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    site = os.path.join(os.path.dirname(library), "site")
    worker = [os.path.join(library, "autograder", "worker.py"), str(_WORKER_SOCKET), site, library]
    descriptor = fcntl.fcntl(sock, fcntl.F_DUPFD_CLOEXEC, 16)
    os.posix_spawn(
        sys.executable,
        [sys.executable, "-s", "-S", "-P", "-B", *worker, limits],
        environment,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, descriptor, _WORKER_SOCKET),
        ],
        setsid=True,
        setsigdef=[signal.SIGCHLD, signal.SIGINT, signal.SIGPIPE],
    )
    os.close(descriptor)
    sock.close()


def main() -> None:
    """Start the worker, carry its sockets until it ends."""
    limits, environment = sys.argv[1:3]
    sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from autograder.relay import Relay  # read before there is anyone to meddle

    shelter()
    ours, theirs = socket.socketpair()
    start_worker(theirs, limits, json.loads(environment))
    Relay(0, 1, ours, inside=True).run()


if __name__ == "__main__":
    main()
