"""Keeps what hypothesis has drawn for a TP, so that the next command need not draw it again.

A file of the user's own cache for each state of tests, references and packages. Without
it nothing is missing but the second that drawing takes.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import inspect
import json
import os
import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from autograder.fingerprint import machine
from autograder.folders import course_files, digest_of

FOLDER = user_cache_path("autograder") / "examples"
_KEPT = 40  # files: the last ones read or written


class Drawn:
    """The examples of one TP, by test and number, each as it was pickled."""

    def __init__(self, path: Path) -> None:
        self.path, self._new = path, False
        self._pickled: dict[tuple[str, int], bytes] = {}
        with contextlib.suppress(Exception):  # whatever a damaged file makes pickle raise
            known = pickle.loads(path.read_bytes())
            self._pickled = {key: value for key, value in known.items() if type(value) is bytes}
            os.utime(path)

    def get(self, key: tuple[str, int]) -> Any:
        """What was kept, a copy of its own. Raises LookupError when nothing was."""
        try:
            return pickle.loads(self._pickled[key])
        except Exception as error:
            raise LookupError(key) from error

    def put(self, key: tuple[str, int], drawn: Any) -> None:
        """Keep examples, unless something in them cannot be kept."""
        with contextlib.suppress(Exception):
            self._pickled[key] = pickle.dumps(drawn)
            self._new = True

    def save(self) -> None:
        """Write what is new. Never raises: no room, no folder, no permission cost a second."""
        if not self._new:
            return
        self._new = False
        with contextlib.suppress(OSError):
            folder = self.path.parent
            folder.mkdir(0o700, parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=folder)
            try:
                with open(descriptor, "wb") as stream:
                    pickle.dump(self._pickled, stream)
                os.replace(name, self.path)
            except BaseException:
                os.unlink(name)
                raise
            others = sorted(folder.iterdir(), key=lambda path: -path.stat().st_mtime)
            for old in others[_KEPT:]:
                old.unlink()


def of(function: Callable) -> Drawn | None:
    """Where the examples of a hidden test are kept; None for a function that is none."""
    path = Path(inspect.getfile(function))
    if path.parts[-4:-2] != ("tests", "hidden"):
        return None
    return _of(path.parents[3], path.parent.name)


def key_of(function: Any, count: int) -> tuple[str, int]:
    """What `count` examples of a hidden test are kept by, in the file of its TP."""
    return f"{Path(inspect.getfile(function)).stem}::{function.__qualname__}", count


def save() -> None:
    """Write what has been drawn since the last time."""
    for known in _open.values():
        known.save()


def forget() -> None:
    """The course has changed: find out again what is kept for it."""
    _open.clear()
    _stamp.cache_clear()


_open: dict[tuple[Path, str, str], Drawn] = {}


def _of(root: Path, name: str) -> Drawn:
    stamp = _stamp(root, name)
    if (root, name, stamp) not in _open:
        _open.clear()
        _open[root, name, stamp] = Drawn(FOLDER / stamp)
    return _open[root, name, stamp]


@functools.lru_cache(maxsize=8)
def _stamp(root: Path, name: str) -> str:
    files = digest_of(root, course_files(root, ("tests/__init__.py", "tests/hidden", "solutions")))
    return hashlib.sha256(json.dumps([name, files, machine()], sort_keys=True).encode()).hexdigest()
