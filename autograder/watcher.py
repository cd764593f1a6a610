"""The process that watches the memory of submissions; see `watchdog`.

It adds up private pages, shared ones once, page tables, what /tmp and /dev/shm store and
what may wait in sockets. It looks the more often the less is left, and stops the processes
while it counts exactly. On excess it tells the grader, then kills: the largest processes
first, as the kernel would, and everything when that does not help. It cannot see what no
process maps and no file holds; `seccomp` refuses the calls that would make such memory.
Runs as a script, with the standard library only.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import threading
import time
from collections.abc import Iterable

_ROUTE = 12 * 2**30  # bytes a second that a submission may touch on a fast machine
_SHORTEST, _LONGEST = 0.004, 0.1  # seconds between two looks
_PATIENCE = 0.25  # seconds that the killed have to give their memory back
_LEFT = 0.75  # of the limit: what the first kill leaves at most
_FEW = 16  # descriptors that are not worth a look
_SLOTS = 64  # for descriptors, that any process has
_LOCK, _MANY_LOCKS = 256, 1 << 18  # bytes of a lock; bytes read of the list of all
_LOCKS_AGE = 0.2  # seconds between two readings of that list
_INODE = 1024  # bytes that the kernel keeps for a file, however small
_SCRATCH = ("tmp", "dev/shm")
_KIB_LINES = ("RssAnon:", "RssShmem:", "VmPTE:", "VmSwap:", "HugetlbPages:")


class Tree:
    """The living processes that descend from `roots`."""

    def __init__(self, roots: list[int]) -> None:
        self.roots, self.members = set(roots), set(roots)
        self._foreign: set[int] = {os.getpid()}

    def update(self) -> None:
        """Look for new processes; one that is known keeps its side, whoever adopts it."""
        living = {int(name) for name in os.listdir("/proc") if name.isdigit()}
        self.members &= living
        self._foreign &= living
        new = {pid: _parent(pid) for pid in living - self.members - self._foreign}
        while found := {pid for pid, parent in new.items() if parent in self.members}:
            self.members |= found
            new = {pid: parent for pid, parent in new.items() if pid not in found}
        self._foreign.update(new)

    def signal(self, pids: Iterable[int], number: int) -> None:
        for pid in pids:
            with contextlib.suppress(OSError):
                handle = os.pidfd_open(pid)
                try:  # the number may have gone to another process since it was seen
                    if pid in self.roots or _parent(pid) in self.members:
                        signal.pidfd_send_signal(handle, number)
                finally:
                    os.close(handle)


def _parent(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/stat", "rb") as stream:
            return int(stream.read().rpartition(b")")[2].split()[1])
    except (OSError, IndexError):
        return 0


class Watched:
    """One submission: how much it holds, and what is done about it."""

    def __init__(self, number: str, limit: int, roots: list[int]) -> None:
        self.number, self.limit, self.tree = number, limit, Tree(roots)
        self.next, self._since, self._told, self._stopped = 0.0, 0.0, False, False

    def look(self) -> bool:
        """Measure, kill on excess; False once the submission has gone."""
        self.tree.update()
        if not self.tree.members & self.tree.roots:
            return False
        used, sizes = self._measure()
        now = time.monotonic()
        if used > self.limit:
            self._since = self._since or now
            if not self._told:  # once, and before its socket closes
                os.write(1, f"{self.number}\n".encode())
                self._told = True
            late = now - self._since > _PATIENCE
            ended = list(sizes) if late else self._largest(sizes, used)
            self.tree.signal(ended, signal.SIGKILL)
            self._stop()  # the others take no more while the memory of those comes back
        else:
            self._since = 0.0
            self._resume()
        headroom = max(0, self.limit - used)
        self.next = time.monotonic() + min(_LONGEST, max(_SHORTEST, headroom / _ROUTE))
        return True

    def _stop(self) -> None:
        self.tree.signal(self.tree.members - self.tree.roots, signal.SIGSTOP)
        self._stopped = True

    def _resume(self) -> None:
        if self._stopped:
            self.tree.signal(self.tree.members - self.tree.roots, signal.SIGCONT)
            self._stopped = False

    def _largest(self, sizes: dict[int, int], used: int) -> list[int]:
        """The largest processes, so many that what is left is well below the limit."""
        chosen = []
        for pid in sorted(sizes, key=sizes.__getitem__, reverse=True):
            if used <= self.limit * _LEFT:
                break
            used -= sizes[pid]
            chosen.append(pid)
        return chosen

    def _measure(self) -> tuple[int, dict[int, int]]:
        """(bytes held, by process); exact only where a bound from above does not suffice."""
        pids = self.tree.members
        sizes = {pid: _size(pid) for pid in pids}
        mapped = {pid: size for pid, (size, _) in sizes.items()}
        stored, devices = scratch(pids)
        elsewhere, one = stored + _locks.held(pids), _socket_bytes()
        used = sum(mapped.values()) + elsewhere + sum(most for _, most in sizes.values()) * one
        sockets: dict[int, set[str]] = {pid: set() for pid in pids}
        if used > self.limit:
            self._stop()  # an exact count of much takes long
            sockets = {pid: _sockets(pid) for pid in pids}
            elsewhere += len(set().union(*sockets.values())) * one
            used = sum(mapped.values()) + elsewhere
            largest = max(mapped.values(), default=0)  # its pages are all different
            if used > self.limit >= largest:
                mapped = {pid: _proportional(pid, devices) for pid in pids}
                used = sum(mapped.values()) + elsewhere
        return used, {pid: mapped[pid] + len(sockets[pid]) * one for pid in pids}


def _size(pid: int) -> tuple[int, int]:
    """(bytes that a process maps, shared ones included; bound of its open descriptors)."""
    total = slots = 0
    with contextlib.suppress(OSError), open(f"/proc/{pid}/status") as stream:
        for line in stream:
            if line.startswith(_KIB_LINES):
                total += int(line.split()[1]) * 1024
            elif line.startswith("FDSize:"):
                slots = int(line.split()[1])
    if slots <= _SLOTS:
        with contextlib.suppress(OSError):
            slots = len(os.listdir(f"/proc/{pid}/fd"))
    return total, slots if slots > _FEW else 0


def _proportional(pid: int, scratch_devices: set[str]) -> int:
    """Bytes of a process, a page that n processes share counted as 1/n in each.

    Files of the scratch space, counted where they are stored, are left out.
    """
    total = 0
    with contextlib.suppress(OSError, IndexError):
        with open(f"/proc/{pid}/smaps_rollup") as stream:
            lines = dict(line.split(":", 1) for line in stream.readlines()[1:])
        kib = {name: int(value.split()[0]) for name, value in lines.items()}
        total = sum(
            kib.get(name, 0)
            for name in ("Pss_Anon", "Pss_Shmem", "SwapPss", "Shared_Hugetlb", "Private_Hugetlb")
        )
        if kib.get("Pss_Shmem", 0) > 1024:
            total -= _scratch_mapped(pid, scratch_devices)
    with contextlib.suppress(OSError), open(f"/proc/{pid}/status") as stream:
        total += sum(int(line.split()[1]) for line in stream if line.startswith("VmPTE:"))
    return total * 1024


def _scratch_mapped(pid: int, devices: set[str]) -> int:
    """KiB of the scratch space's files that a process maps, in proportion."""
    total, inside = 0, False
    with open(f"/proc/{pid}/smaps") as stream:
        for line in stream:
            words = line.split()
            if not words[0].endswith(":"):
                inside = words[3] in devices
            elif inside and words[0] == "Pss:":
                total += int(words[1])
    return total


def scratch(pids: set[int]) -> tuple[int, set[str]]:
    """(bytes stored, devices) of the file systems in memory that these processes see."""
    here = {os.stat(f"/{name}").st_dev for name in _SCRATCH if os.path.isdir(f"/{name}")}
    stored, devices = 0, set()
    for pid in pids:
        for name in _SCRATCH:
            path = f"/proc/{pid}/root/{name}"
            try:
                device = os.stat(path).st_dev
                if device in here:
                    continue  # outside the sandbox, or the sandbox is not yet made
                usage = os.statvfs(path)
            except OSError:
                continue
            here.add(device)
            devices.add(f"{os.major(device):02x}:{os.minor(device):02x}")
            stored += (usage.f_blocks - usage.f_bfree) * usage.f_frsize
            stored += (usage.f_files - usage.f_ffree) * _INODE
    return stored, devices


def _sockets(pid: int) -> set[str]:
    """The sockets and terminals that a process holds open, when they are many."""
    found: set[str] = set()
    with contextlib.suppress(OSError):
        folder = f"/proc/{pid}/fd"
        names = os.listdir(folder)
        if len(names) > _FEW:
            for name in names:
                with contextlib.suppress(OSError):
                    target = os.readlink(f"{folder}/{name}")
                    if target.startswith("socket:"):
                        found.add(target)
                    elif target.endswith("ptmx"):
                        found.add(f"{pid} {name}")
    return found


def _socket_bytes() -> int:
    """Bytes that may wait in a socket: the kernel does not tell how many do."""
    with open("/proc/sys/net/core/wmem_default") as stream:
        return int(stream.read()) * 5 // 4  # one message more than allowed


class Locks:
    """The file locks of the machine: nothing else bounds their number.

    The kernel makes a reader of its list wait for some 10 ms: a thread does.
    """

    def __init__(self) -> None:
        self._owners: list[bytes] = []
        self._long, self._read = False, 0.0

    def held(self, pids: set[int]) -> int:
        """Bytes of those that these processes held a moment ago."""
        if time.monotonic() - self._read > _LOCKS_AGE:
            self._read = time.monotonic()
            threading.Thread(target=self._fetch, daemon=True).start()
        owners = self._owners
        held = sum(owner == b"-1" or int(owner) in pids for owner in owners if owner[-1:].isdigit())
        # More than that in one list: as good as without end.
        return 2**50 if held > len(owners) // 2 and self._long else held * _LOCK

    def _fetch(self) -> None:
        with open("/proc/locks", "rb") as stream:
            text = stream.read(_MANY_LOCKS)
        self._owners = [words[4] for line in text.splitlines() if len(words := line.split()) > 4]
        self._long = len(text) == _MANY_LOCKS


_locks = Locks()


def main() -> None:
    """Serve the grader on descriptor 0 until it ends; then nothing watched survives."""
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, -15)  # as root: looks in time on a loaded machine
    watched: dict[str, Watched] = {}
    text = b""
    while True:
        due = min((one.next for one in watched.values()), default=None)
        wait = None if due is None else max(0.0, due - time.monotonic())
        if select.select([0], [], [], wait)[0]:
            data = os.read(0, 1 << 16)
            if not data:
                break
            *lines, text = (text + data).split(b"\n")
            for line in lines:
                word, number, *rest = line.decode().split()
                watched.pop(number, None)
                if word == "watch":
                    watched[number] = Watched(number, int(rest[0]), [int(pid) for pid in rest[1:]])
        now = time.monotonic()
        for number in [number for number, one in watched.items() if one.next <= now]:
            if not watched[number].look():
                del watched[number]
    for one in watched.values():
        one.tree.update()
        one.tree.signal(one.tree.members, signal.SIGKILL)


if __name__ == "__main__":
    main()
