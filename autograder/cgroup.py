"""A memory and process cgroup for each sandbox, where one can be made.

rlimits alone do not bound memory: several processes each stay under RLIMIT_AS. A
cgroup (version 2 where it is delegated, else version 1 as root) bounds the whole
sandbox. Where none can be made, `watchdog` does, and `autograder doctor` says so.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import os
import time
from dataclasses import dataclass
from pathlib import Path

from autograder import janitor
from autograder.limits import MIB, Limits

_ROOT = Path("/sys/fs/cgroup")
_PREFIX = "autograder-"
_counter = itertools.count()


@dataclass
class Group:
    """The folders of one sandbox's cgroup: one in version 2, memory and pids in version 1."""

    folders: list[Path]

    def wrap(self, command: list[str]) -> list[str]:
        """`command`, entering the group before it starts."""
        enter = "; ".join(f"echo $$ > {folder}/cgroup.procs" for folder in self.folders)
        return ["/bin/sh", "-c", f'set -e; {enter}; exec "$@"', "sh", *command]

    def out_of_memory(self) -> bool:
        """Whether the kernel ended a process of the group for its memory."""
        for folder in self.folders:
            for name in ("memory.events", "memory.oom_control"):
                with contextlib.suppress(OSError):
                    for line in (folder / name).read_text().splitlines():
                        if line.startswith("oom_kill ") and line.split()[1] != "0":
                            return True
        return False

    def remove(self) -> None:
        """Remove the group once its processes have gone; kills what is left of them."""
        for folder in self.folders:
            for _ in range(500):  # a loaded machine takes its time
                with contextlib.suppress(OSError):
                    for pid in (folder / "cgroup.procs").read_text().split():
                        os.kill(int(pid), 9)
                try:
                    folder.rmdir()
                except FileNotFoundError:
                    break
                except OSError:
                    time.sleep(0.01)
                else:
                    break


@functools.cache
def places() -> tuple[Path, ...]:
    """The cgroups under which ours can be made; empty when there is no way."""
    lines = Path("/proc/self/cgroup").read_text().splitlines()
    own = {parts[1]: parts[2].lstrip("/") for line in lines if (parts := line.split(":", 2))}
    unified = _ROOT / own.get("", "")
    if (_ROOT / "cgroup.controllers").exists():
        candidates: tuple[Path, ...] = (unified,)
    else:
        candidates = tuple(_ROOT / name / own.get(name, "") for name in ("memory", "pids"))
    for folder in candidates:
        _remove_stale(folder)
    try:
        for folder in candidates:
            probe = folder / f"{_PREFIX}{os.getpid()}-probe"
            probe.mkdir()
            usable = any(
                (probe / f).exists() for f in ("memory.max", "memory.limit_in_bytes", "pids.max")
            )
            probe.rmdir()
            if not usable:
                return ()
    except OSError:
        return ()
    return candidates


def _remove_stale(folder: Path) -> None:
    """Remove groups whose grader has gone (killed before it could)."""
    for path in folder.glob(f"{_PREFIX}*"):
        pid = path.name.removeprefix(_PREFIX).split("-")[0]
        if pid.isdigit() and not Path(f"/proc/{pid}").exists():
            Group([path]).remove()


def make(limits: Limits) -> Group | None:
    """A new group with these limits, or None where none can be made."""
    folders = [place / f"{_PREFIX}{os.getpid()}-{next(_counter)}" for place in places()]
    if not folders:
        return None
    memory = str(limits.memory_mib * MIB)
    for place in places():
        janitor.tell("group", f"{place}/{_PREFIX}{os.getpid()}-")
    for folder in folders:
        folder.mkdir()
        for name, value in (
            ("memory.max", memory),
            ("memory.swap.max", "0"),
            ("memory.limit_in_bytes", memory),
            ("memory.memsw.limit_in_bytes", memory),
            ("pids.max", str(limits.processes + 8)),
        ):
            if (folder / name).exists():
                with contextlib.suppress(OSError):
                    (folder / name).write_text(value)
    return Group(folders)
