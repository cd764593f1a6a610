"""Makes a notebook of a file that an editor, a mail program, Git or a full disk has damaged.

What can be read is graded, and each thing set right is told in a French sentence; what
cannot gives `Unreadable`, with the reason. Time and memory stay in proportion to the file.
"""

from __future__ import annotations

import html
import json
import quopri
import re
from collections.abc import Callable, Iterator
from typing import Any

import nbformat

from autograder.intake import TOO_LARGE, Unreadable

MAX_MEMORY = 300 * 2**20  # of the values of a file, by what its punctuation announces
_PER_BRACKET, _PER_COMMA = 80, 40  # bytes
MAX_MENDED = 20 * 2**20  # characters of a file that is worth more than one attempt
_MAX_DIGITS = 400
_CELLS = re.compile(r'"cells"\s*:\s*\[')
_BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/tr)\b[^<>]*>", re.I)
_TAGS = re.compile(r"</?[a-zA-Z!][^<>]*>")
_STRAIGHT = str.maketrans(dict.fromkeys("“”„‟″", '"') | dict.fromkeys("‘’‚‛′", "'"))
_KINDS = {
    b"<": "c'est une page web, non un notebook",
    b"PK\x03\x04": "c'est une archive zip : décompressez-la",
    b"%PDF": "c'est un PDF, non un notebook",
    b"\x1f\x8b": "c'est une archive compressée : décompressez-la",
}


def load(raw: bytes) -> tuple[dict[str, Any], list[str]]:
    """The notebook in these bytes, in format 4, and what had to be set right."""
    text, repairs = _text(raw)
    for kind, sentence in _candidates(text):
        try:
            data = json.loads(kind, strict=False, parse_int=_integer)
        except (ValueError, RecursionError):
            continue
        if sentence and not _is_notebook(data):
            continue
        return _format_4(data), repairs + ([sentence] if sentence else [])
    for start, reason in _KINDS.items():
        if raw.lstrip().startswith(start):
            raise Unreadable(reason)
    raise Unreadable("ce n'est pas du JSON complet : fichier tronqué ou abîmé")


def straight_quotes(source: str) -> str:
    """`source` with the quotes of a programming language in the place of a word processor's."""
    return source.translate(_STRAIGHT).replace("\u00a0", " ").replace("\u202f", " ")


def has_curly_quotes(source: str) -> bool:
    """Whether a word processor's quotes stand in Python code, not in its strings or comments."""
    at, size = 0, len(source)
    while at < size:
        char = source[at]
        if char == "#":
            at = source.find("\n", at)
        elif char in "'\"":
            mark = char * 3 if source.startswith(char * 3, at) else char
            at = _end_of_string(source, at + len(mark), mark)
        elif ord(char) in _STRAIGHT:
            return True
        at = size if at < 0 else at + 1
    return False


def _end_of_string(source: str, at: int, mark: str) -> int:
    """Where the string that began before `at` ends; -1 when it never does."""
    while at < len(source):
        if source[at] == "\\":
            at += 1
        elif source.startswith(mark, at):
            return at + len(mark) - 1
        elif source[at] == "\n" and len(mark) == 1:
            return at
        at += 1
    return -1


def _integer(digits: str) -> int:
    return int(digits) if len(digits) <= _MAX_DIGITS else 0


def _text(raw: bytes) -> tuple[str, list[str]]:
    if not raw.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unreadable("fichier vide")
    brackets = raw.count(b"[") + raw.count(b"{")
    if brackets * _PER_BRACKET + raw.count(b",") * _PER_COMMA > MAX_MEMORY:
        raise Unreadable(TOO_LARGE)
    encoding = json.detect_encoding(raw)
    try:
        text = raw.decode(encoding)
        named = "" if encoding.startswith("utf-8") else encoding[:6].upper()
    except UnicodeDecodeError:
        text, named = raw.decode("utf-8", "replace"), "UTF-8 en partie seulement"
        if all(ord(char) < 128 or char == "\ufffd" for char in set(text)):
            text, named = raw.decode("cp1252", "replace"), "Latin-1"
    repairs = [
        f"Le fichier n'était pas en UTF-8 ({named}) : il a été converti, et des lettres accentuées "
        "ont pu changer."
    ]
    return text.replace("\0", ""), repairs if named else []


def _candidates(text: str) -> Iterator[tuple[str, str]]:
    """The text as it is, then with one damage undone after the other, and what to say of it."""
    if not _quoted_printable(text):
        yield text, ""
    mended: list[tuple[Callable[[str], str], str]] = [
        (
            _one_side,
            "Le fichier contenait des marques de conflit de Git (<<<<<<<) : la première des deux "
            "versions a été notée. Choisissez vous-même, puis rendez-le à nouveau.",
        ),
        (
            _from_mail,
            "Le fichier avait été abîmé par un logiciel de messagerie : il a été remis en état. "
            "Rendez les notebooks en pièce jointe ou par la plateforme.",
        ),
        (
            straight_quotes,
            "Le fichier avait été abîmé par un traitement de texte (guillemets courbes) : il a été "
            "remis en état.",
        ),
        (
            _complete_cells,
            "Le fichier est tronqué ou abîmé : seules les cellules intactes du début ont été notées. "
            "Enregistrez-le à nouveau dans Jupyter et rendez-le.",
        ),
    ]
    for mend, sentence in mended if len(text) <= MAX_MENDED else mended[-1:]:
        other = mend(text)
        if other and other != text:
            yield other, sentence


def _one_side(text: str) -> str:
    """The first side of every conflict that Git has marked."""
    if "<<<<<<<" not in text:
        return ""
    kept, side = [], 0  # 0: common to both; 1: the first; 2: the other, or what both were
    for line in text.split("\n"):
        if line.startswith("<" * 7):
            side = 1
        elif side and line.startswith(("=" * 7, "|" * 7)):
            side = 2
        elif side and line.startswith(">" * 7):
            side = 0
        elif side != 2:
            kept.append(line)
    return "\n".join(kept)


def _quoted_printable(text: str) -> bool:
    """Whether a mail program has quoted every = sign: it is JSON still, of another program."""
    return bool(re.search(r"=(?:3D|\r?\n)", text)) and not re.search(
        r"=(?![0-9A-F]{2}|\r?\n)", text
    )


def _from_mail(text: str) -> str:
    """Undo quoted-printable, HTML and reply marks."""
    if re.search(r"=(?:3D|22|0A|\r?\n)", text):
        text = quopri.decodestring(text.encode()).decode("utf-8", "replace")
    if "&quot;" in text or text.lstrip().startswith("<"):
        text = html.unescape(_TAGS.sub("", _BREAKS.sub("\n", text)))
    text = re.sub(r"^(?:> ?)+", "", text, flags=re.M).replace("\u00a0", " ")
    return text[text.find("{") : text.rfind("}") + 1]


def _complete_cells(text: str) -> str:
    """A notebook of the cells at the start of `text` that are whole, as JSON."""
    found = _CELLS.search(text)
    if not found:
        return ""
    decoder, at, end = json.JSONDecoder(strict=False, parse_int=_integer), found.end(), 0
    try:
        while True:
            at = re.compile(r"[\s,]*").match(text, at).end()  # type: ignore[union-attr]
            _, at = decoder.raw_decode(text, at)
            end = at
    except (ValueError, RecursionError):
        pass
    cells = text[found.end() : end] if end else ""
    return f'{{"nbformat": 4, "metadata": {{}}, "cells": [{cells}]}}' if cells else ""


def _is_notebook(data: Any) -> bool:
    return isinstance(data, dict) and bool(data.get("cells") or data.get("worksheets"))


def _format_4(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise Unreadable("ce n'est pas un notebook")
    version = data.get("nbformat")
    if type(version) is int and version in (1, 2, 3):
        try:
            data = nbformat.convert(nbformat.from_dict(data), 4)
        except Exception:
            reason = f"ancien format de notebook ({version}), impossible à convertir"
            raise Unreadable(reason) from None
    elif version != 4:
        raise Unreadable(f"format de notebook inconnu : {_short(version)}")
    if not isinstance(data.get("cells"), list):
        raise Unreadable("aucune cellule")
    return data


def _short(value: Any) -> str:
    return str(value)[:20] if isinstance(value, str | int | float | None) else type(value).__name__
