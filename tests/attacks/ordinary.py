"""The attacks again, graded by an ordinary user, for who is root.

The user sees the repository and the interpreter even where they lie below a closed
folder, such as root's home: both are bound back over an empty one, in a mount namespace
of this run's own. HOME and TMPDIR are the user's.
"""

from __future__ import annotations

import os
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

UID = 60_977  # of nobody else, and outside the range that sandboxes take
REPOSITORY = Path(__file__).resolve().parents[2]
_STAGE = "/mnt"


def as_ordinary_user(arguments: list[str]) -> int:
    """Run `python -m tests.attacks.run` with these arguments as `UID`; returns its exit code."""
    home = tempfile.mkdtemp(dir="/var/tmp", prefix="attaques-")
    os.chown(home, UID, UID)
    environment = {
        "HOME": home, "TMPDIR": home, "PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": os.environ.get("COLUMNS", "150"),
    }  # fmt: skip
    try:
        return subprocess.run(
            command(arguments), cwd=REPOSITORY, env=environment, check=False
        ).returncode
    finally:
        shutil.rmtree(home, ignore_errors=True)


def command(arguments: list[str]) -> list[str]:
    """`unshare … setpriv … python -m tests.attacks.run …`."""
    needed = [REPOSITORY, Path(sys.prefix), Path(os.path.realpath(sys.base_prefix))]
    script = "\n".join(
        ["set -e", *_binds(needed), f"cd {shlex.quote(str(REPOSITORY))}", 'exec "$@"']
    )
    return [
        "unshare", "--mount", "--propagation", "private", "--", "/bin/sh", "-c", script, "sh",
        "setpriv", f"--reuid={UID}", f"--regid={UID}", "--clear-groups", "--inh-caps=-all",
        "--bounding-set=-all", "--no-new-privs", "--",
        sys.executable, "-m", "tests.attacks.run", *arguments,
    ]  # fmt: skip


def _binds(paths: list[Path]) -> list[str]:
    """Commands that put each path below a closed folder back where the user can reach it."""
    below: dict[Path, list[Path]] = {}
    for path in dict.fromkeys(paths):
        folder = closed(path)
        if folder is not None:
            below.setdefault(folder, []).append(path)
    lines = [f"mount -t tmpfs -o mode=755 tmpfs {_STAGE}"] if below else []
    staged = [(folder, path) for folder, group in below.items() for path in group]
    for number, (_, path) in enumerate(staged):
        place = f"{_STAGE}/{number}"
        lines.append(f"mkdir {place} && mount --bind {shlex.quote(str(path))} {place}")
    for folder in below:
        lines.append(f"mount -t tmpfs -o mode=755 tmpfs {shlex.quote(str(folder))}")
    for number, (_, path) in enumerate(staged):
        place = shlex.quote(str(path))
        lines.append(f"mkdir -p {place} && mount --bind {_STAGE}/{number} {place}")
    return lines


def closed(path: Path) -> Path | None:
    """The topmost folder on the way to `path` that other users may not enter, or None."""
    for folder in [*reversed(path.parents), path]:
        if not stat.S_IMODE(folder.stat().st_mode) & stat.S_IXOTH:
            return folder
    return None
