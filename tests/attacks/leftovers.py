"""What is there after an attack that was not before: processes, groups, mounts, files, queues.

Other graders may be at work on this machine: only what can be ours is counted. Orphans
come to this process, which makes itself their reaper, so that no double fork escapes.
"""

from __future__ import annotations

import ctypes
import os
import time
from dataclasses import dataclass
from pathlib import Path

from autograder import cgroup

_PR_SET_CHILD_SUBREAPER = 36
_SANDBOX_UIDS = range(61184, 61184 + 4096)  # those that root gives to sandboxes
_MARK = "temoin"  # in the name of every file that an attack writes where it must not
_SHARED = ("/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/mnt", "/media", "/srv", "/opt", "/etc")
# In the command lines of what a grader keeps as long as it lives: pool, janitor, watchdog.
_HELPERS = ("multiprocessing", "forkserver", "watcher")
SETTLE_SECONDS = 5.0  # a loaded machine takes its time to end what was killed


def become_reaper(on: bool = True) -> None:
    """Orphans among our descendants become our children, not those of the first process."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, int(on), 0, 0, 0)


@dataclass(frozen=True)
class Trace:
    """What a run can leave, at one moment."""

    seen: frozenset[str]

    def new_since(self, before: Trace) -> list[str]:
        return sorted(self.seen - before.seen)


def look(folders: tuple[Path, ...], pids: frozenset[int] = frozenset()) -> Trace:
    """The present state. folders: ours, where every file counts; pids: of our graders."""
    seen = {f"process {line}" for line in _descendants()}
    seen |= {f"group {path}" for path in _groups(pids | {os.getpid()})}
    mounts = Path("/proc/self/mounts").read_text().splitlines()
    seen |= {f"mount {line}" for line in mounts if "autograder" in line or " /mnt" in line}
    for name in ("shm", "msg", "sem"):
        seen |= {f"{name} {number}" for number in _queues(Path("/proc/sysvipc", name))}
    for folder in folders:
        seen |= {f"file {path}" for path in folder.rglob("*") if not _ours(path, folder)}
    return Trace(frozenset(seen | {f"file {path}" for path in _marked()}))


def _ours(path: Path, folder: Path) -> bool:
    """Whether Python itself keeps this file: compiled modules, the sockets of a pool."""
    parts = path.relative_to(folder).parts
    return "__pycache__" in parts or parts[0].startswith("pymp-")


def leftovers(
    before: Trace, folders: tuple[Path, ...], pids: frozenset[int] = frozenset()
) -> list[str]:
    """What has come since `before` and stays."""
    until = time.monotonic() + SETTLE_SECONDS
    while True:
        new = look(folders, pids).new_since(before)
        if not new or time.monotonic() > until:
            return new
        time.sleep(0.05)


def _descendants() -> list[str]:
    """`pid parent state (name)` of each live process below this one, our own pool left out."""
    parents: dict[int, list[str]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            text = (folder / "stat").read_text()
            command = (folder / "cmdline").read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        name, (state, parent, *_) = text[text.index("(") : text.rindex(")") + 1], text[text.rindex(")") + 2 :].split()  # fmt: skip
        helper = state == "Z" or any(word in command for word in _HELPERS)
        line = "" if helper else f"{folder.name} {parent} {state} {name}"
        parents.setdefault(int(parent), []).append(f"{folder.name}|{line}")
    found, todo = [], [os.getpid()]
    while todo:
        for entry in parents.get(todo.pop(), []):
            pid, _, line = entry.partition("|")
            todo.append(int(pid))
            found += [line] if line else []
    return found


def _queues(table: Path) -> list[str]:
    """Numbers of the System V objects that a sandbox, or this user, has made."""
    if not table.exists():
        return []
    header, *lines = [line.split() for line in table.read_text().splitlines()]
    maker, ours = header.index("cuid"), {*_SANDBOX_UIDS, os.getuid() or -1}
    return [line[1] for line in lines if int(line[maker]) in ours]


def _groups(pids: frozenset[int]) -> list[Path]:
    return [
        path
        for place in cgroup.places()
        for path in place.glob("autograder-*")
        if (owner := path.name.split("-")[1]).isdigit() and int(owner) in pids
    ]


def _marked() -> list[str]:
    """Files of shared places that only an attack can have written."""
    found = []
    for folder in _SHARED:
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            try:
                uid = entry.stat(follow_symlinks=False).st_uid
            except OSError:
                continue
            if _MARK in entry.name or uid in _SANDBOX_UIDS:
                found.append(entry.path)
    return found
