"""The process inside the sandbox: runs the cells, then serves each test from a fork.

Started as `python worker.py FD SITE_PACKAGES`, with FD its end of a socketpair. A
request is a frame; the first byte of every frame tells its kind (Q a request, R its
reply, U an upcall, A its answer), the next eight repeat the request's, so that nothing
sent early or twice is taken for a reply. The first process (the *zygote*) runs cells and forks;
the fork gets a socket of its own (SCM_RIGHTS), answers calls, and is killed at the end
of the test together with everything it may have started.
"""

import contextlib
import json
import os
import resource
import shutil
import signal
import socket
import sys
import time

REQUEST, REPLY, UPCALL, ANSWER = b"Q", b"R", b"U", b"A"
NONCE = 9  # where a frame's content begins, after its kind and the request's eight bytes
_SCRATCH = ("/tmp", "/dev/shm")
_RLIMITS = {
    "address_space": "RLIMIT_AS",
    "processes": "RLIMIT_NPROC",
    "file_bytes": "RLIMIT_FSIZE",
    "open_files": "RLIMIT_NOFILE",
    "core": "RLIMIT_CORE",
    "stack": "RLIMIT_STACK",
}


def limit_resources(limits):
    """Lower this process's limits for good; its children inherit them."""
    for name, value in limits.items():
        number = getattr(resource, _RLIMITS[name])
        hard = resource.getrlimit(number)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(number, (value, value))


class Server:
    """Serves one socket until the other side closes it."""

    def __init__(self, sock, calls):
        from autograder import wire

        self.wire, self.sock, self.calls, self.nonce = wire, sock, calls, b""

    def serve(self, extra):
        """Answer requests; `extra(op, *parts)`, in the zygote, does those of the process."""
        while True:
            try:
                frame = self.wire.receive_frame(self.sock)
            except (EOFError, OSError):
                return
            self.reply(frame[1:NONCE], frame[NONCE:], extra)

    def reply(self, nonce, data, extra):
        self.nonce = nonce
        operation = self.wire.decode(data, self.calls.from_ref)
        if extra is not None and operation[0] in ("cell", "fork", "reap"):
            answer = self.calls.encode(["ok", extra(*operation)])
        else:
            answer = self.calls.carry_out(operation, self.upcall)
        self.wire.send_frame(self.sock, REPLY + nonce + answer)

    def upcall(self, data):
        """Ask the trusted side for a function's result; serve what it asks meanwhile."""
        nonce = self.nonce
        self.wire.send_frame(self.sock, UPCALL + nonce + data)
        while True:
            frame = self.wire.receive_frame(self.sock)
            if frame[:1] == ANSWER:
                self.nonce = nonce
                return frame[NONCE:]
            self.reply(frame[1:NONCE], frame[NONCE:], None)


class Zygote:
    """The process that runs the cells and from which the tests are forked."""

    def __init__(self, sock, ready_shell=None):
        from autograder import shell
        from autograder.calls import Calls

        self.pid, self.sock, self.run_cell = os.getpid(), sock, shell.run_cell
        self.seed = shell.seed
        self.shell = ready_shell or shell.new_shell()
        self.seed()  # a fork draws afresh
        self.calls = Calls(self.shell.user_ns)
        self.server = Server(sock, self.calls)

    def handle(self, op, *parts):
        if op == "cell":
            source, label, seconds = parts
            self.calls.upcall = self.server.upcall
            report = self.run_cell(self.shell, source, label, seconds)
            if os.getpid() != self.pid:  # the cell has forked: one answer is enough
                os._exit(0)
            return report
        return self.fork(*parts) if op == "fork" else self.reap(*parts)

    def fork(self, clean):
        """Start a fork on the socket that comes with this request; return its pid.

        clean: first end every other process and empty the scratch space.
        """
        _, descriptors, _, _ = socket.recv_fds(self.sock, 1, 1)
        if clean:
            self.clean()
        try:
            pid = os.fork()
        except OSError:  # cells have left as many processes as are allowed
            self.end_others()
            pid = os.fork()
        if pid == 0:
            self.serve_fork(descriptors[0])
        os.close(descriptors[0])
        return pid

    def serve_fork(self, descriptor):
        with contextlib.suppress(BaseException):
            self.pid = os.getpid()
            self.sock.close()
            self.seed()
            with socket.socket(fileno=descriptor) as sock:
                self.server = Server(sock, self.calls)
                self.server.serve(self.handle)
        os._exit(0)

    def reap(self, pid, clean, patience):
        """Kill a fork, and with `clean` all it started; return (was it over, wait status).

        patience: seconds given to one whose socket is closed; it ends a moment later.
        """
        over, status = os.waitpid(pid, os.WNOHANG)
        until = time.monotonic() + patience
        while over == 0 and time.monotonic() < until:
            time.sleep(0.001)
            over, status = os.waitpid(pid, os.WNOHANG)
        if over == 0:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                _, status = os.waitpid(pid, 0)
        if clean:
            self.clean()
        return (over != 0, status)

    def end_others(self):
        """End every other process of the sandbox; the dying, who still count, are waited for."""
        with contextlib.suppress(ProcessLookupError):
            for _ in range(1000):
                os.kill(-1, signal.SIGKILL)
                with contextlib.suppress(ChildProcessError):
                    while os.waitpid(-1, os.WNOHANG)[0]:
                        pass
                time.sleep(0.001)

    def clean(self):
        """End every other process of the sandbox and empty its scratch space."""
        self.end_others()
        for folder in _SCRATCH:
            empty(folder)


def empty(folder):
    """Remove all that a folder holds; what lies deep, or behind a closed folder, is brought up first."""
    removed = True
    while removed:
        removed = False
        for entry in list(os.scandir(folder)):
            with contextlib.suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    os.chmod(entry.path, 0o700)
                    for inner in list(os.scandir(entry.path)):
                        if inner.is_dir(follow_symlinks=False):
                            os.chmod(inner.path, 0o700)
                        os.rename(inner.path, f"{folder}/{os.urandom(12).hex()}")
                    os.rmdir(entry.path)
                else:
                    os.unlink(entry.path)
                removed = True


def become_worker(sock, limits, ready_shell=None):
    """Lower the limits of this process and serve its socket until the other side closes it."""
    os.set_inheritable(sock.fileno(), False)
    limit_resources(limits)
    if os.path.isdir("/opt/autograder/matplotlib"):
        shutil.copytree("/opt/autograder/matplotlib", os.environ["MPLCONFIGDIR"])
    zygote = Zygote(sock, ready_shell)
    from autograder.shell import bare_streams

    bare_streams()
    zygote.server.serve(zygote.handle)


def main():
    """Set the process up, as a worker or as the warm parent of workers, and serve."""
    descriptor, site_packages, library, settings = sys.argv[1:5]
    sys.argv[:] = ["notebook"]
    sys.path[:] = [p for p in sys.path if not p.startswith(library)] + [library, site_packages]
    sock, limits = socket.socket(fileno=int(descriptor)), json.loads(settings)
    if limits is not None:
        become_worker(sock, limits)
    else:
        from autograder.parent import Parent

        Parent(sock, become_worker).serve()


if __name__ == "__main__":
    main()
