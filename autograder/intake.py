"""Opens a file that a student handed in: ordinary, no link, of a bearable size."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

MAX_BYTES = 20 * 2**20
_INACCESSIBLE = {
    errno.ELOOP: "c'est un lien symbolique",
    errno.ENOENT: "il n'existe pas",
    errno.EACCES: "la lecture en est interdite",
}


class Unreadable(Exception):
    """The file is no notebook; the message is the French reason."""


def read_bytes(path: Path) -> bytes:
    """The content of the file at `path`; raises Unreadable."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise Unreadable(_INACCESSIBLE.get(error.errno or 0, "fichier inaccessible")) from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Unreadable("ce n'est pas un fichier ordinaire")
    with os.fdopen(descriptor, "rb") as stream:
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"plus de {MAX_BYTES // 2**20} Mo : effacez les sorties avant de rendre")
    return raw


def digest(path: Path) -> str:
    """SHA-256 of the file's content, of nothing where it cannot be read."""
    try:
        raw = read_bytes(path)
    except Unreadable:
        raw = b""
    return hashlib.sha256(raw).hexdigest()
