"""Finds and opens what a student handed in: an ordinary file, no link, of a bearable size.

A notebook under another name, alone in its folder, is taken for the one that was asked
for: to score 0 for « tp (1).ipynb » teaches nobody anything.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from pathlib import Path

MAX_BYTES = 100_000_000  # as nbgrader's own `max_file_size`
MAX_SEEN = 500  # names looked at for a notebook under another name
TOO_LARGE = f"plus de {MAX_BYTES // 10**6} Mo : effacez les sorties avant de rendre"
AGAIN = "rouvrez-le dans Jupyter, enregistrez-le et rendez-le à nouveau"
_NOTEBOOK = re.compile(r"(?!\.).*\.ipynb(\.txt|\.json)?", re.I | re.S)
_INACCESSIBLE = {
    errno.ELOOP: "c'est un lien symbolique",
    errno.ENOENT: "il n'existe pas",
    errno.EACCES: "la lecture en est interdite",
}


class Unreadable(Exception):
    """The file is no notebook; the message is the French reason, `remedy` what to do."""

    def __init__(self, reason: str, remedy: str = AGAIN) -> None:
        super().__init__(reason)
        self.remedy = remedy


def handed_in(path: Path) -> tuple[Path, str]:
    """The file to read for the notebook `path`, and what to say when it has another name."""
    if os.path.lexists(path) or path.parent.is_symlink():
        return path, ""
    others = _notebooks(path.parent)
    if len(others) == 1:
        name = shown(others[0].relative_to(path.parent).as_posix())
        return others[0], (
            f"Le notebook s'appelait « {name} » au lieu de « {path.name} » : il a été noté tout de "
            "même. Gardez le nom d'origine la prochaine fois."
        )
    if others:
        names = ", ".join(f"« {shown(other.name)} »" for other in others[:4])
        reason = f"il manque, et plusieurs autres notebooks sont là : {names}"
        raise Unreadable(reason, f"rendez un seul notebook, sous le nom {path.name}")
    remedy = f"rendez votre notebook sous le nom {path.name}"
    raise Unreadable("il manque dans le dossier rendu", remedy)


def shown(name: str) -> str:
    """A file's name as it may stand in a sentence, whatever bytes it is made of."""
    text = name.encode("utf-8", "replace").decode()
    return "".join(char if char.isprintable() else "?" for char in text)[:80]


def _notebooks(folder: Path) -> list[Path]:
    """The notebooks in `folder` and just below it, whatever they are called."""
    found, seen = [], 0
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        if Path(place) != folder:
            folders.clear()
        for name in sorted(files):
            path, seen = Path(place, name), seen + 1
            if _NOTEBOOK.fullmatch(name) and path.is_file() and not path.is_symlink():
                found.append(path)
            if seen >= MAX_SEEN:
                return found
    return found


def read_bytes(path: Path) -> bytes:
    """The content of the file at `path`; raises Unreadable."""
    if path.parent.is_symlink():
        raise Unreadable("le dossier rendu est un lien symbolique")
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
        raise Unreadable(TOO_LARGE)
    return raw


def digest(path: Path) -> str:
    """SHA-256 of the file's content, of nothing where it cannot be read."""
    try:
        raw = read_bytes(handed_in(path)[0])
    except Unreadable:
        raw = b""
    return hashlib.sha256(raw).hexdigest()
