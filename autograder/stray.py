"""What students hand in beside their notebook: which of it may stand in `autograded/`.

nbgrader copies the whole folder, follows links (into a feedback page's folder, which goes
back to the student), stops at a pipe, and the formgrader serves what was copied: a page
with a script would run beside the instructor's own. Grading needs none of it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

MAX_BYTES, MAX_FILES = 20 * 2**20, 500
# Shown as text or as a bitmap, or not at all, by every browser.
_HARMLESS = {
    ".csv", ".dat", ".gif", ".jpeg", ".jpg", ".json", ".md", ".npy", ".npz", ".png", ".py",
    ".toml", ".tsv", ".txt", ".yaml", ".yml",
}  # fmt: skip


def unwanted(folder: Path) -> list[str]:
    """Names of what nbgrader is not to copy from this submission; `*` for all of it."""
    found: dict[str, None] = {}
    count = 0
    for place, folders, names in os.walk(folder):
        for name in [name for name in folders if set(name) & set("*?[")]:
            folders.remove(name)  # in there nbgrader's own patterns would find nothing
            found[name] = None
        for name in names:
            count += 1
            if count > MAX_FILES:
                return ["*"]
            if not name.endswith(".ipynb") and not _is_harmless(Path(place, name)):
                found[name] = None
    return sorted(found)


def _is_harmless(path: Path) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False
    return (
        stat.S_ISREG(status.st_mode)
        and status.st_size <= MAX_BYTES
        and path.suffix.lower() in _HARMLESS
        and os.access(path, os.R_OK)
    )
