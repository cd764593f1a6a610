"""The warm parent, inside the sandbox: imports once, forks a worker for each submission.

It runs this project's code only. A submission gets namespaces of its own (processes,
mounts, network, IPC, names, cgroups), a fresh /proc, /tmp and /dev/shm, the system call
filter, its limits and its cgroup; privileges and descriptors are given up before the
worker exists, so that nothing of this process, nor of another submission, can be seen
or reached from there:

    parent ── keeper ── init (process 1 of the submission) ── worker

The keeper is what the parent kills: init dies with it, and with init all the rest.
Started by `worker.py`. A request begins with one byte: `i` imports modules, `s` starts
a worker, `e` ends one. What starts a worker, a frame of JSON with descriptors (its
socket, then one file for each cgroup to enter), is read by the keeper: the parent itself
stays as it was, so that nothing in a worker depends on those before it.
"""

import base64
import contextlib
import ctypes
import gc
import importlib
import json
import os
import signal
import socket
import struct
import sys

from autograder import wire

MAX_DESCRIPTORS = 8
SEVERAL = 2  # workers after which it is a class that is graded: the self-test's, and another
IMPORT, START, END, DONE = b"i", b"s", b"e", b"."
READY, FAILED = b"+", b"-"
_NUMBER = struct.Struct("I")
CLONE = {
    "mount": 0x00020000,
    "cgroup": 0x02000000,
    "uts": 0x04000000,
    "ipc": 0x08000000,
    "pid": 0x20000000,
    "net": 0x40000000,
}
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_CAPBSET_DROP = 1, 4, 22, 24
_PR_SET_CHILD_SUBREAPER, _PR_SET_NO_NEW_PRIVS, _PR_CAP_AMBIENT, _AMBIENT_CLEAR = 36, 38, 47, 4
_FILTER_MODE, _CAPABILITY_V3, _LAST_CAPABILITY = 2, 0x20080522, 63
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_NOEXEC, _MS_REMOUNT, _MS_BIND = 1, 2, 4, 8, 0x20, 0x1000
_MS_PRIVATE = 0x44000  # recursively
_MADV_COLLAPSE, _HUGE = 25, 2 * 2**20

_libc = ctypes.CDLL(None, use_errno=True)


class Parent:
    """Serves the control socket."""

    def __init__(self, sock, become_worker):
        self.sock, self.become_worker = sock, become_worker
        self.keepers, self.started = {}, 0  # number -> (pid of the keeper, pid of init)
        from autograder import shell  # IPython: the trusted end needs only the names above

        self.shell, self.defer_plots = shell.new_shell(), shell.defer_plots
        _call("prctl", _PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        gc.freeze()  # what forks share stays shared

    def serve(self):
        """Answer requests until the other side closes the socket."""
        while True:
            try:
                operation = self.sock.recv(1)
                if operation == START:
                    self.start()
                elif operation == END:
                    self.end(*_NUMBER.unpack(self.sock.recv(4, socket.MSG_WAITALL)))
                elif operation == IMPORT:
                    self.import_modules()
                else:
                    return
            except (EOFError, OSError):
                return

    def import_modules(self):
        """Import modules, once and for all; one that fails is left to the cell that needs it."""
        for name in json.loads(wire.receive_frame(self.sock)):
            if name not in sys.modules:
                with contextlib.suppress(Exception):
                    importlib.import_module(name)
        self.defer_plots()
        gc.collect()
        gc.freeze()
        self.sock.send(DONE)

    def start(self):
        """Fork a keeper, which reads the rest and starts a worker; the next number is its own."""
        if self.started == (0 if "torch" in sys.modules else SEVERAL):
            use_huge_pages()
        ours, theirs = os.pipe()
        keeper = os.fork()
        if keeper == 0:
            os.close(ours)
            self._keep(theirs)
        os.close(theirs)
        told = os.read(ours, 4)  # once the keeper has read its request
        os.close(ours)
        init = _NUMBER.unpack(told)[0] if len(told) == 4 else 0
        self.keepers[self.started] = (keeper, init)
        self.started += 1
        self.sock.send(DONE)

    def end(self, number):
        """Kill a submission's keeper, and wait until all its processes have gone."""
        keeper, init = self.keepers.pop(number, (0, 0))
        if keeper:
            os.kill(keeper, signal.SIGKILL)
            os.waitpid(keeper, 0)
        if init:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(init, 0)
        self.sock.send(DONE)

    def _keep(self, pipe):
        """The keeper: enters cgroups and namespaces, forks init, waits to be killed."""
        sock = -1
        try:
            _call("prctl", _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            settings = json.loads(wire.receive_frame(self.sock))
            sock, *groups = socket.recv_fds(self.sock, 1, MAX_DESCRIPTORS)[1]
            self.sock.detach()
            for group in groups:
                os.write(group, b"0")
            _close_all_but(sock, pipe)
            flags = CLONE["mount"]
            for name in settings["namespaces"]:
                flags |= CLONE[name]
            _call("unshare", flags)
            init = os.fork()
            if init == 0:
                os.close(pipe)
                self._init(settings, sock)
            os.write(pipe, _NUMBER.pack(init))
            os.close(pipe)
            os.close(sock)
            os.waitpid(init, 0)
        except BaseException as error:
            _complain(sock, error)
        finally:
            os._exit(0)

    def _init(self, settings, descriptor):
        """Process 1 of the submission: sets everything up, forks the worker, reaps."""
        try:
            _call("prctl", _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            _mount(settings["scratch_bytes"], "pid" in settings["namespaces"])
            _give_up_privileges()
            if settings["filter"]:
                _install(base64.b64decode(settings["filter"]))
            sock = socket.socket(fileno=descriptor)
            worker = os.fork()
            if worker == 0:
                _call("prctl", _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
                os.setsid()
                self.become_worker(sock, settings["limits"], self.shell)
                os._exit(0)
            _call("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0)
            sock.send(READY)
            sock.close()
            while os.wait()[0] != worker:
                pass
        except BaseException as error:
            _complain(descriptor, error)
        finally:
            os._exit(0)


def _call(name, *args):
    """A call of the C library; raises OSError when it fails."""
    words = [ctypes.c_ulong(arg) if isinstance(arg, int) else arg for arg in args]
    if getattr(_libc, name)(*words) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def _mount(scratch_bytes, own_processes):
    """Fresh /proc, /tmp and /dev/shm over the parent's, which stay out of reach below."""
    _call("mount", b"none", b"/", None, _MS_PRIVATE, None)
    if own_processes:
        flags = _MS_NOSUID | _MS_NODEV | _MS_NOEXEC
        _call("mount", b"proc", b"/proc", b"proc", flags, None)
        _call("mount", b"/proc/sys", b"/proc/sys", None, _MS_BIND, None)
        flags |= _MS_REMOUNT | _MS_BIND | _MS_RDONLY
        _call("mount", None, b"/proc/sys", None, flags, None)
    for place in (b"/dev/shm", b"/tmp"):
        options = f"size={scratch_bytes},mode=755".encode()
        _call("mount", b"tmpfs", place, b"tmpfs", _MS_NOSUID | _MS_NODEV, options)
    os.chdir("/tmp")


def _give_up_privileges():
    """No capability in any set, and none to be had again."""
    for capability in range(_LAST_CAPABILITY + 1):
        with contextlib.suppress(OSError):  # past the last one that this kernel knows, or gone
            _call("prctl", _PR_CAPBSET_DROP, capability, 0, 0, 0)
    _call("prctl", _PR_CAP_AMBIENT, _AMBIENT_CLEAR, 0, 0, 0)
    header = ctypes.create_string_buffer(struct.pack("Ii", _CAPABILITY_V3, 0))
    _call("capset", header, ctypes.create_string_buffer(24))
    _call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def use_huge_pages():
    """Put this process's data on huge pages, where the kernel can (Linux 6.1).

    A fork has then little to copy: with torch 3 ms instead of 8. Nothing else changes.
    """
    with open("/proc/self/maps") as stream:
        maps = [line.split() for line in stream]
    for place, rights, _, _, inode, *name in maps:
        if rights.startswith("rw") and inode == "0" and name in ([], ["[heap]"]):
            first, end = (int(address, 16) for address in place.split("-"))
            start = -(-first // _HUGE) * _HUGE
            size = end // _HUGE * _HUGE - start
            if size > 0:  # a refusal costs nothing but the gain
                _libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(size), _MADV_COLLAPSE)


def _install(program):
    """Install a compiled system call filter."""

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))

    filled = Program(len(program) // 8, program)
    _call("prctl", _PR_SET_SECCOMP, _FILTER_MODE, ctypes.byref(filled), 0, 0)


def _close_all_but(*kept):
    """Close every descriptor but these and the standard ones."""
    low = 3
    for descriptor in sorted(kept):
        os.closerange(low, descriptor)
        low = descriptor + 1
    os.closerange(low, os.sysconf("SC_OPEN_MAX"))


def _complain(descriptor, error):
    with contextlib.suppress(OSError):
        os.write(descriptor, FAILED + str(error).encode("utf-8", "replace")[:400])
