"""Reading what a student handed in, and setting it right.

*Repair, do not trust*: the graded notebook is rebuilt on the instructor's. Locked and
test cells come from the source, answers are found by `grade_id`, the student's own
extra cells stay after the cell they followed. What was duplicated, missing, moved,
retyped or edited is set right and reported, in French, to student and instructor. A
file that cannot be read at all gives the untouched notebook, which scores 0, and the
reason.
"""

from __future__ import annotations

import copy
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from autograder.course import Assignment, cell_info, split_hidden
from autograder.intake import Unreadable, read_bytes

MAX_EXTRA_CELLS = 400
MAX_SOURCE = 200_000  # characters of one cell
_SAFE_ATTACHMENTS = ("image/png", "image/jpeg")


@dataclass
class Submission:
    """A notebook ready to be judged.

    notebook: rebuilt on the instructor's; test cells keep their hidden tests.
    repairs: one French sentence for each thing set right. readable: whether the
    student's file could be read; digest: SHA-256 of its bytes.
    """

    notebook: NotebookNode
    repairs: list[str] = field(default_factory=list)
    readable: bool = True
    digest: str = ""


def read_submission(path: Path, assignment: Assignment) -> Submission:
    """Read the notebook at `path` and rebuild it; never raises on a student's file."""
    raw = b""
    try:
        raw = read_bytes(path)
        cells = _cells(_parse(raw))
    except Unreadable as reason:
        submission = Submission(copy.deepcopy(assignment.base), readable=False)
        submission.repairs.append(
            f"Le fichier {path.name} n'a pas pu être lu ({reason}). Rien n'a pu être noté : "
            "rouvrez-le dans Jupyter, enregistrez-le et rendez-le à nouveau."
        )
    else:
        submission = rebuild(cells, assignment)
    submission.digest = hashlib.sha256(raw).hexdigest()
    return submission


def _parse(raw: bytes) -> dict[str, Any]:
    if not raw.strip():
        raise Unreadable("fichier vide")
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("le texte n'est pas en UTF-8") from None
    except (ValueError, RecursionError):
        raise Unreadable("ce n'est pas du JSON complet : fichier tronqué ou abîmé") from None
    if not isinstance(data, dict):
        raise Unreadable("ce n'est pas un notebook")
    if data.get("nbformat") == 3:
        try:
            data = nbformat.convert(nbformat.from_dict(data), 4)
        except Exception:
            raise Unreadable("ancien format de notebook (3), impossible à convertir") from None
    elif data.get("nbformat") != 4:
        raise Unreadable(f"format de notebook inconnu : {str(data.get('nbformat'))[:20]}")
    if not isinstance(data.get("cells"), list):
        raise Unreadable("aucune cellule")
    return data


def _cells(data: dict[str, Any]) -> list[NotebookNode]:
    """The cells that can be understood, as clean nodes with text, type and nbgrader's metadata."""
    makers = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}
    cells = []
    for item in data["cells"]:
        if not isinstance(item, dict) or item.get("cell_type") not in list(makers):
            continue  # a list, because what a student's file holds may not be hashable
        source = item.get("source", "")
        if isinstance(source, list):
            source = "".join(part for part in source if isinstance(part, str))
        if not isinstance(source, str):
            continue
        source = source.encode("utf-8", "replace").decode().replace("\0", "")[:MAX_SOURCE]
        cell = makers[item["cell_type"]](source.replace("\r\n", "\n").replace("\r", "\n"))
        metadata = item.get("metadata")
        info = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        if isinstance(info, dict) and isinstance(info.get("grade_id"), str):
            cell.metadata["nbgrader"] = {"grade_id": info["grade_id"]}
        attachments = _attachments(item.get("attachments"))
        if attachments and cell.cell_type == "markdown":
            cell["attachments"] = attachments
        cells.append(cell)
    return cells


def _attachments(value: Any) -> dict[str, dict[str, str]]:
    if not isinstance(value, dict):
        return {}
    kept = {}
    for name, bundle in value.items():
        if isinstance(bundle, dict):
            safe = {
                k: v for k, v in bundle.items() if k in _SAFE_ATTACHMENTS and isinstance(v, str)
            }
            if safe:
                kept[str(name)] = safe
    return kept


def rebuild(cells: list[NotebookNode], assignment: Assignment) -> Submission:
    """Put the student's cells on the instructor's notebook."""
    base = assignment.base
    known = {info["grade_id"]: cell for cell in base.cells if (info := cell_info(cell))}
    last = {_grade_id(cell): i for i, cell in enumerate(cells) if _grade_id(cell) in known}
    repairs = _order_repairs(cells, known)
    extras: dict[str, list[NotebookNode]] = {}
    anchor, count = "", 0
    for position, cell in enumerate(cells):
        grade_id = _grade_id(cell)
        if grade_id in known:
            anchor = grade_id
            if position == last[grade_id]:
                continue
            repairs.append(
                f"La cellule « {grade_id} » figure plusieurs fois : la dernière compte comme réponse."
            )
            if not _is_answer(known[grade_id]):
                continue
        cell.metadata.clear()
        count += 1
        if count <= MAX_EXTRA_CELLS:
            extras.setdefault(anchor, []).append(cell)
    if count > MAX_EXTRA_CELLS:
        repairs.append(
            f"{count} cellules ajoutées : seules les {MAX_EXTRA_CELLS} premières sont gardées."
        )
    notebook = copy.deepcopy(base)
    notebook.cells = list(extras.get("", []))
    for original in base.cells:
        grade_id = _grade_id(original)
        if grade_id:
            student = cells[last[grade_id]] if grade_id in last else None
            cell, repair = _set_right(original, student, grade_id)
            repairs += repair
            notebook.cells += [cell, *extras.get(grade_id, [])]
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"c{number}"
    return Submission(notebook, list(dict.fromkeys(repairs)))


def _grade_id(cell: NotebookNode) -> str:
    info = cell_info(cell)
    return info["grade_id"] if info else ""


def _is_answer(cell: NotebookNode) -> bool:
    return bool(cell.metadata.nbgrader.get("solution"))


def _order_repairs(cells: list[NotebookNode], known: dict[str, NotebookNode]) -> list[str]:
    order = list(dict.fromkeys(_grade_id(cell) for cell in cells if _grade_id(cell) in known))
    if order == [grade_id for grade_id in known if grade_id in order]:
        return []
    return ["Des cellules du cours ont été déplacées : leur ordre d'origine est rétabli."]


def _set_right(
    original: NotebookNode, student: NotebookNode | None, grade_id: str
) -> tuple[NotebookNode, list[str]]:
    """The cell that is graded, and what had to be repaired."""
    cell, repairs = copy.deepcopy(original), []
    if student is None:
        return cell, [f"La cellule « {grade_id} » manquait : elle est remise en place."]
    if student.cell_type != original.cell_type:
        repairs.append(f"La cellule « {grade_id} » avait changé de type : il est rétabli.")
    if _is_answer(original):
        cell.source = student.source
        if "attachments" in student and original.cell_type == "markdown":
            cell["attachments"] = student["attachments"]
    elif student.source.strip() not in (
        original.source.strip(),
        split_hidden(original.source)[0].strip(),
    ):
        repairs.append(
            f"La cellule « {grade_id} » est verrouillée : sa version du cours est rétablie."
        )
    return cell, repairs
