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
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.course import Answer, Assignment, cell_info, split_hidden
from autograder.intake import Unreadable, handed_in, read_bytes, shown
from autograder.salvage import has_curly_quotes, load, straight_quotes

MAX_CELLS = 100_000  # looked at
MAX_EXTRA_CELLS = 400
MAX_REPAIRS = 20  # told one by one
MAX_SOURCE = 200_000  # characters of one cell
_ROLE = ("points", "grade", "solution", "task")  # of a cell, in nbgrader's metadata
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
        place, renamed = handed_in(path)
        raw = read_bytes(place)
        data, repairs = load(raw)
    except Unreadable as reason:
        submission = Submission(copy.deepcopy(assignment.base), readable=False)
        submission.repairs.append(
            f"Le fichier {path.name} n'a pas pu être lu ({reason}). Rien n'a pu être noté : "
            f"{reason.remedy}."
        )
    else:
        submission = rebuild(_cells(data), assignment)
        before = [*([renamed] if renamed else []), *repairs, *_kernel_repair(data, assignment)]
        submission.repairs[:0] = before
    submission.digest = hashlib.sha256(raw).hexdigest()
    return submission


def _cells(data: dict[str, Any]) -> list[NotebookNode]:
    """The cells that can be understood, as clean nodes with text, type and nbgrader's metadata."""
    kinds, cells = ["code", "markdown", "raw"], []
    for item in data["cells"][:MAX_CELLS]:
        if not isinstance(item, dict) or item.get("cell_type") not in kinds:
            continue  # a list, because what a student's file holds may not be hashable
        source = item.get("source", "")
        if isinstance(source, list):
            source = "".join(part for part in source if isinstance(part, str))
        if not isinstance(source, str):
            continue
        source = source.encode("utf-8", "replace").decode().replace("\0", "")[:MAX_SOURCE]
        cell = _node(item["cell_type"], source.replace("\r\n", "\n").replace("\r", "\n"))
        metadata = item.get("metadata")
        info = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        if isinstance(info, dict) and isinstance(info.get("grade_id"), str):
            kept = {key: info[key] for key in ("grade_id", *_ROLE) if key in info}
            cell.metadata["nbgrader"] = kept
        attachments = _attachments(item.get("attachments"))
        if attachments and cell.cell_type == "markdown":
            cell["attachments"] = attachments
        cells.append(cell)
    return cells


def _node(kind: str, source: str) -> NotebookNode:
    """A cell; nbformat's own functions validate each, which takes seconds for thousands."""
    cell = NotebookNode(cell_type=kind, metadata=NotebookNode(), source=source, id="")
    if kind == "code":
        cell.update(outputs=[], execution_count=None)
    return cell


def _kernel_repair(data: dict[str, Any], assignment: Assignment) -> list[str]:
    """What to say of a kernel of another language."""
    metadata = data.get("metadata")
    spec = metadata.get("kernelspec") if isinstance(metadata, dict) else None
    language = spec.get("language", "python") if isinstance(spec, dict) else "python"
    wanted = assignment.base.metadata.get("kernelspec", {}).get("language", "python")
    if language == wanted or not isinstance(language, str):
        return []
    return [
        f"Le notebook demandait le langage « {shown(language)} » : il a été exécuté en {wanted}, "
        "comme le veut le TP."
    ]


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
    repairs = _adopt(cells, assignment, known)
    last = {_grade_id(cell): i for i, cell in enumerate(cells) if _grade_id(cell) in known}
    if not last:
        return Submission(
            copy.deepcopy(base),
            [
                "Le notebook rendu ne contient aucune cellule de ce TP : est-il vide, ou celui d'un "
                f"autre TP ? Rien n'a pu être noté : rendez celui de {assignment.name}."
            ],
        )
    repairs += _order_repairs(cells, known)
    extras: dict[str, list[NotebookNode]] = {}
    anchor, count = "", 0
    for position, cell in enumerate(cells):
        grade_id = _grade_id(cell)
        if grade_id in known:
            if position == last[grade_id]:
                anchor = grade_id
                continue  # a copy stays before it, so as not to run after it
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
    repairs = list(dict.fromkeys(repairs))
    if len(repairs) > MAX_REPAIRS:
        repairs[MAX_REPAIRS:] = [f"Et {len(repairs) - MAX_REPAIRS} autres réparations de ce genre."]
    return Submission(notebook, repairs)


def _adopt(
    cells: list[NotebookNode], assignment: Assignment, known: dict[str, NotebookNode]
) -> list[str]:
    """Find answers that have lost their label, in a notebook made by copying or by another tool."""
    present = {_grade_id(cell) for cell in cells}
    own = [c for c in cells if c.cell_type == "code" and _grade_id(c) not in known][
        :MAX_EXTRA_CELLS
    ]
    repairs = []
    for answer in assignment.answers.values():
        if answer.grade_id in present:
            continue
        found = [cell for cell in own if _grade_id(cell) not in known and _defines(cell, answer)]
        if found:
            found[-1].metadata["nbgrader"] = NotebookNode(grade_id=answer.grade_id)
            repairs.append(
                f"La cellule « {answer.grade_id} » avait perdu son étiquette : la vôtre qui définit "
                f"{', '.join(f'`{name}`' for name in answer.names)} a été notée à sa place."
            )
    return repairs


def _defines(cell: NotebookNode, answer: Answer) -> bool:
    """Whether the beginnings of its lines define all that the answer must define."""
    lines = "\n".join(line[:200] for line in cell.source.splitlines())
    return bool(answer.names) and all(
        re.search(
            rf"^\s*(?:def|class)\s+{last}\b|^{last}\s*=(?!=)|^[\w, ]*\b{last}\b[\w, ]*=(?!=)",
            lines,
            re.M,
        )
        for name in answer.names
        for last in [re.escape(name.rpartition(".")[2])]
    )


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
    info = student.metadata.nbgrader
    if any(info[key] != original.metadata.nbgrader.get(key) for key in _ROLE if key in info):
        repairs.append(
            f"Les réglages de la cellule « {grade_id} » (points, rôle) avaient changé : ceux du "
            "cours sont rétablis."
        )
    if _is_answer(original):
        cell.source = student.source
        if original.cell_type == "code" and has_curly_quotes(student.source):
            cell.source = straight_quotes(student.source)
            repairs.append(
                f"Des guillemets de traitement de texte (“ ”, ‘ ’) dans la cellule « {grade_id} » "
                "ont été remplacés par ceux de Python."
            )
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
