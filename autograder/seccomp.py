"""The system call filter of the sandbox.

Namespaces already hide files, processes and networks; the filter takes away what
they do not cover or what has most often been used to break them: other socket
families, tracing, keyrings, io_uring, memory that escapes the limits, and nested
namespaces. Compiled by libseccomp.
"""

from __future__ import annotations

import errno
import functools
import os
import socket
import tempfile

DENIED = (
    # looking into or steering other processes
    "ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_getfd "
    # kernel keyrings, io_uring, bpf and performance counters
    "keyctl add_key request_key io_uring_setup io_uring_enter io_uring_register "
    "bpf perf_event_open userfaultfd "
    # memory outside the limits; vmsplice keeps pages in a pipe that no process maps any more
    "memfd_create memfd_secret shmget shmat shmctl remap_file_pages mbind move_pages "
    "migrate_pages set_mempolicy vmsplice "
    # namespaces and mounts
    "unshare setns mount umount2 pivot_root chroot open_tree move_mount fsopen fsconfig "
    "fsmount fspick mount_setattr open_by_handle_at name_to_handle_at "
    # the machine
    "kexec_load kexec_file_load init_module finit_module delete_module reboot swapon swapoff "
    "acct quotactl syslog sethostname setdomainname settimeofday clock_settime adjtimex "
    "clock_adjtime iopl ioperm lookup_dcookie fanotify_init nfsservctl vhangup personality "
    # System V and POSIX queues
    "msgget semget mq_open"
).split()
_NAMESPACE_FLAGS = (
    0x00020000,
    0x02000000,
    0x04000000,
    0x08000000,
    0x10000000,
    0x20000000,
    0x40000000,
)
# Shared anonymous memory lives on unseen while one page of it stays mapped.
_MAP_KIND, _MAP_SHARED, _MAP_SHARED_VALIDATE = 0x2F, 0x21, 0x23
_SOL_SOCKET, _SO_SNDBUF = 1, 7
_TIOCSTI, _TIOCLINUX = 0x5412, 0x541C


@functools.cache
def compiled_filter() -> bytes:
    """The filter as a BPF program.

    Raises ImportError or RuntimeError when libseccomp is missing.
    """
    import pyseccomp

    refuse = pyseccomp.ERRNO(errno.EPERM)
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in DENIED:
        try:
            rules.add_rule(refuse, name)
        except (RuntimeError, ValueError, OSError):
            continue  # unknown to this architecture or this libseccomp: it does not exist here
    for flag in _NAMESPACE_FLAGS:
        rules.add_rule(refuse, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")  # its flags cannot be inspected
    for name in ("socket", "socketpair"):
        rules.add_rule(refuse, name, pyseccomp.Arg(0, pyseccomp.NE, socket.AF_UNIX))
    for kind in (_MAP_SHARED, _MAP_SHARED_VALIDATE):
        masked = pyseccomp.Arg(3, pyseccomp.MASKED_EQ, _MAP_KIND, kind)
        rules.add_rule(refuse, "mmap", masked)
    larger = (
        pyseccomp.Arg(1, pyseccomp.EQ, _SOL_SOCKET),
        pyseccomp.Arg(2, pyseccomp.EQ, _SO_SNDBUF),
    )
    rules.add_rule(refuse, "setsockopt", *larger)
    for request in (_TIOCSTI, _TIOCLINUX):
        masked = pyseccomp.Arg(1, pyseccomp.MASKED_EQ, 0xFFFFFFFF, request)
        rules.add_rule(refuse, "ioctl", masked)
    with tempfile.TemporaryFile() as stream:
        rules.export_bpf(stream)
        stream.seek(0)
        return stream.read()


def filter_descriptor() -> int:
    """A new file descriptor to read the filter from, for `bwrap --seccomp`."""
    descriptor = os.memfd_create("seccomp", 0)
    os.write(descriptor, compiled_filter())
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor
