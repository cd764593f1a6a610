"""What a command costs: wall time, CPU time, memory, of everything it starts.

A sandbox that is killed takes its children's CPU time with it, past `RUSAGE_CHILDREN`. So
the command runs in cgroups of its own where they can be made (version 1, as root): CPU time
is then exact, and memory that of its anonymous and shared pages, looked at twenty times a
second. Elsewhere /proc is looked at, which misses what lives less than a twentieth of a
second; `how` says which it was.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import resource
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

INTERVAL = 0.05
CGROUP, SAMPLED = "cgroup", "/proc, 20 times a second"
_CONTROLLERS = ("cpuacct", "memory")
_TICKS = os.sysconf("SC_CLK_TCK")
_counter = itertools.count()


@dataclass
class Usage:
    """What one run of a command used."""

    seconds: float
    cpu_seconds: float
    peak_mib: float
    how: str
    output: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {key: value for key, value in asdict(self).items() if key != "output"}


def two_cores() -> tuple[int, ...]:
    """Restrict this process, and all it starts, to two cores; returns which."""
    cores = tuple(sorted(os.sched_getaffinity(0)))[:2]
    os.sched_setaffinity(0, cores)
    return cores


def measure(
    command: Sequence[str], cwd: Path, environment: dict[str, str] | None = None, ok: bool = True
) -> Usage:
    """Run a command to its end; RuntimeError with its output when it fails and `ok`."""
    with _meter() as meter:
        started = time.monotonic()
        process = subprocess.Popen(
            meter.wrap([str(part) for part in command]),
            cwd=cwd,
            env=os.environ | (environment or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        meter.watch(process.pid)
        output, _ = process.communicate()
        usage = Usage(time.monotonic() - started, *meter.used(), meter.how, output)
    if ok and process.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))} failed:\n{output[-4000:]}")
    return usage


class _Meter:
    """Looks at a process and what it started, until `used` is asked."""

    how = SAMPLED

    def __init__(self) -> None:
        self.peak = 0
        self._over = threading.Event()
        self._seen: dict[tuple[int, str], int] = {}  # (pid, start) -> ticks
        self._before = _children_seconds()

    def wrap(self, command: list[str]) -> list[str]:
        return command

    def watch(self, pid: int) -> None:
        self._thread = threading.Thread(target=self._look, args=(pid,), daemon=True)
        self._thread.start()

    def used(self) -> tuple[float, float]:
        """(CPU seconds, peak MiB)."""
        self._over.set()
        self._thread.join()
        return self.cpu(), self.peak / 2**20

    def _look(self, pid: int) -> None:
        while not self._over.wait(INTERVAL):
            with contextlib.suppress(OSError, ValueError):
                self.peak = max(self.peak, self.memory(pid))

    def cpu(self) -> float:
        own = _children_seconds() - self._before
        return max(own, sum(self._seen.values()) / _TICKS)

    def memory(self, pid: int) -> int:
        """Anonymous and shared memory of `pid` and its descendants; notes their CPU time."""
        total = 0
        for child, start, ticks in _descendants(pid):
            self._seen[child, start] = ticks
            with contextlib.suppress(OSError):
                for line in Path(f"/proc/{child}/status").read_text().splitlines():
                    if line.startswith(("RssAnon:", "RssShmem:")):
                        total += int(line.split()[1]) * 1024
        return total


class _CgroupMeter(_Meter):
    how = CGROUP

    def __init__(self, folders: list[Path]) -> None:
        super().__init__()
        self._cpu, self._memory = folders

    def wrap(self, command: list[str]) -> list[str]:
        enter = "; ".join(f"echo $$ > {f}/cgroup.procs" for f in (self._cpu, self._memory))
        return ["/bin/sh", "-c", f'set -e; {enter}; exec "$@"', "sh", *command]

    def cpu(self) -> float:
        return int((self._cpu / "cpuacct.usage").read_text()) / 1e9

    def memory(self, pid: int) -> int:
        lines = (self._memory / "memory.stat").read_text().splitlines()
        values = {name: int(value) for name, value in map(str.split, lines)}
        return values["total_rss"] + values["total_shmem"]


@contextlib.contextmanager
def _meter() -> Iterator[_Meter]:
    folders = _make_groups()
    if folders is None:
        yield _Meter()
        return
    try:
        yield _CgroupMeter(folders)
    finally:
        _remove(folders)


def _make_groups() -> list[Path] | None:
    """A cgroup of version 1 for CPU time and one for memory, or None."""
    lines = Path("/proc/self/cgroup").read_text().splitlines()
    own = {parts[1]: parts[2].lstrip("/") for line in lines if (parts := line.split(":", 2))}
    name = f"bench-{os.getpid()}-{next(_counter)}"
    folders = [Path("/sys/fs/cgroup", kind, own.get(kind, ""), name) for kind in _CONTROLLERS]
    try:
        for folder, file in zip(folders, ("cpuacct.usage", "memory.stat"), strict=True):
            folder.mkdir()
            (folder / file).read_text()
    except OSError:
        _remove(folders)
        return None
    return folders


def _remove(folders: list[Path]) -> None:
    """Remove the groups, after what the command may have left running in them."""
    until = time.monotonic() + 10
    for folder in folders:
        while folder.is_dir() and time.monotonic() < until:
            for path in sorted(folder.rglob("cgroup.procs"), reverse=True):  # the deepest first
                with contextlib.suppress(OSError):
                    for pid in path.read_text().split():
                        os.kill(int(pid), signal.SIGKILL)
                with contextlib.suppress(OSError):
                    path.parent.rmdir()
            time.sleep(0.01)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _descendants(pid: int) -> Iterator[tuple[int, str, int]]:
    """(pid, start time, CPU ticks) of a process and all below it."""
    processes = {}
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError):
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            number = int(path.name)
            processes[number] = (int(fields[1]), fields[19], int(fields[11]) + int(fields[12]))
    for number, (_, start, ticks) in processes.items():
        ancestor = number
        while ancestor in processes and ancestor != pid:
            ancestor = processes[ancestor][0]
        if ancestor == pid:
            yield number, start, ticks
