"""The system call filter of the sandbox.

Namespaces already hide files, processes and networks; the filter takes away what
they do not cover or what has most often been used to break them: other socket
families, tracing, keyrings, io_uring, memory that escapes the limits, and nested
namespaces. Compiled by libseccomp, or given to a container engine as a profile.
"""

from __future__ import annotations

import functools
import os
import socket
import tempfile
from typing import Any, NamedTuple

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
_EPERM, _ENOSYS = 1, 38  # Linux's, whatever the machine that writes the profile
_SOL_SOCKET, _SO_SNDBUF = 1, 7
_TIOCSTI, _TIOCLINUX = 0x5412, 0x541C


class Condition(NamedTuple):
    """What an argument of a call must be for a rule to hold; under a mask if there is one."""

    argument: int
    equal: bool
    value: int
    mask: int | None = None


class Rule(NamedTuple):
    """Refuse a call with this error number, where all conditions hold."""

    error: int
    name: str
    conditions: tuple[Condition, ...] = ()


def rules() -> list[Rule]:
    """What the filter refuses; everything else is allowed."""
    made = [Rule(_EPERM, name) for name in DENIED]
    made.append(Rule(_ENOSYS, "clone3"))  # its flags cannot be inspected
    given = [("clone", Condition(0, True, flag, flag)) for flag in _NAMESPACE_FLAGS]
    unix = Condition(0, False, socket.AF_UNIX)
    given += [(name, unix) for name in ("socket", "socketpair")]
    for kind in (_MAP_SHARED, _MAP_SHARED_VALIDATE):
        given.append(("mmap", Condition(3, True, kind, _MAP_KIND)))
    for request in (_TIOCSTI, _TIOCLINUX):
        given.append(("ioctl", Condition(1, True, request, 0xFFFFFFFF)))
    made += [Rule(_EPERM, name, (condition,)) for name, condition in given]
    larger = Condition(1, True, _SOL_SOCKET), Condition(2, True, _SO_SNDBUF)
    made.append(Rule(_EPERM, "setsockopt", larger))
    return made


@functools.cache
def compiled_filter() -> bytes:
    """The filter as a BPF program.

    Raises ImportError or RuntimeError when libseccomp is missing.
    """
    import pyseccomp

    program = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for rule in rules():
        arguments = []
        for number, equal, value, mask in rule.conditions:
            if mask is None:
                compare = pyseccomp.EQ if equal else pyseccomp.NE
                arguments.append(pyseccomp.Arg(number, compare, value))
            else:
                arguments.append(pyseccomp.Arg(number, pyseccomp.MASKED_EQ, mask, value))
        try:
            program.add_rule(pyseccomp.ERRNO(rule.error), rule.name, *arguments)
        except (RuntimeError, ValueError, OSError):
            if rule.name not in DENIED:
                raise
            continue  # unknown to this architecture or this libseccomp: it does not exist here
    with tempfile.TemporaryFile() as stream:
        program.export_bpf(stream)
        stream.seek(0)
        return stream.read()


def container_profile() -> dict[str, Any]:
    """The filter as the profile that container engines read.

    No architecture is named: the calls of any other than the machine's own end the process.
    """
    profile: dict[str, Any] = {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": []}
    for rule in rules():
        entry: dict[str, Any] = {"names": [rule.name], "action": "SCMP_ACT_ERRNO"}
        entry["errnoRet"] = rule.error
        if rule.conditions:
            entry["args"] = [_profile_argument(condition) for condition in rule.conditions]
        profile["syscalls"].append(entry)
    return profile


def _profile_argument(condition: Condition) -> dict[str, Any]:
    number, equal, value, mask = condition
    if mask is not None:  # the engines call the mask the value
        return {"index": number, "value": mask, "valueTwo": value, "op": "SCMP_CMP_MASKED_EQ"}
    return {"index": number, "value": value, "op": "SCMP_CMP_EQ" if equal else "SCMP_CMP_NE"}


def filter_descriptor() -> int:
    """A new file descriptor to read the filter from, for `bwrap --seccomp`."""
    descriptor = os.memfd_create("seccomp", 0)
    os.write(descriptor, compiled_filter())
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor
