"""What a student reads under each test cell, as HTML and as plain text.

Order (DESIGN §5): what is right already, the smallest case that fails, the gap, its
name if it is known for certain, which earlier answer is to blame, points per property.
Everything is built here from trusted sentences; what comes from the student's process
is escaped text. No test code, no solution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from autograder.errors import Outcome
from autograder.outputs import plain_text
from autograder.verdict import Cell, Property

MAX_LINES = 8
_MAX_LINE, _MAX_CODE = 220, 800  # characters; a call must stay whole, to be pasted
_WORDS = {
    Outcome.AC: ("✓", "vérifié"),
    Outcome.WA: ("✗", "pas encore"),
    Outcome.RTE: ("✗", "erreur à l'exécution"),
    Outcome.TLE: ("✗", "trop long"),
    Outcome.MLE: ("✗", "trop de mémoire"),
    Outcome.SEC: ("✗", "réponse refusée"),
    Outcome.INTERNAL: ("!", "erreur du correcteur"),
}
_STYLE = {
    "box": "border-left:4px solid {color};padding:.4em .8em;margin:.3em 0;background:#fafafa;color:#222;"
    "font-family:sans-serif;font-size:14px;line-height:1.45",
    "code": "background:#f0f0f0;padding:.4em .6em;margin:.3em 0;font-size:13px;white-space:pre-wrap;"
    "color:#222;border:0",
    "cause": "margin-top:.4em;padding:.3em .6em;background:#fff4dc;font-weight:bold",
}
# MathJax would turn a formula in what a student's code says into a live link.
_NO_MATH = 'class="tex2jax_ignore mathjax_ignore"'
_GREEN, _RED = "#2a7d4f", "#b3402a"


def points_text(points: float, maximum: float) -> str:
    """« 1,5 / 2 points », with a decimal comma."""
    unit = "point" if maximum < 2 else "points"
    return f"{_decimal(points)} / {_decimal(maximum)} {unit}"


def _decimal(value: float) -> str:
    return f"{round(value, 2):g}".replace(".", ",")


def share(prop: Property, cell: Cell) -> float:
    """The points that a property is worth in its cell."""
    total = sum(other.weight for other in cell.properties)
    return cell.max * prop.weight / total if total else 0.0


def message_lines(prop: Property) -> list[tuple[str, str]]:
    """(kind, text) lines that explain one property; kind is `text`, `code` or `cause`."""
    if prop.holds:
        told = ((_blame, prop.blamed), (_discord, prop.discord))
        return [("text", say(names)) for say, names in told if names]
    lines: list[tuple[str, str]] = []
    if prop.right:
        lines.append(("text", f"Déjà juste : {', '.join(prop.right)}."))
    for line in prop.counterexample:
        lines.append(("code", line))
    for line in prop.message.splitlines():
        lines.append(("text", _sentence(line)))
    if prop.got is not None:
        lines.append(("code", plain_text(f"obtenu  : {prop.got}", _MAX_LINE)))
    if prop.expected is not None:
        lines.append(("code", plain_text(f"attendu : {prop.expected}", _MAX_LINE)))
    if prop.outcome is Outcome.INTERNAL:
        lines = [("text", prop.message)]
    elif prop.diagnosis:
        lines.append(("cause", f"Cause reconnue : {prop.diagnosis}"))
    return [
        (kind, plain_text(text, _MAX_CODE if kind == "code" else _MAX_LINE).replace("\n", " "))
        for kind, text in lines
    ]


def _told(cell: Cell) -> Iterator[tuple[Property, list[tuple[str, str]]]]:
    """The properties in order, each with its lines; what was just said is not said again."""
    last = None
    for prop in _ordered(cell):
        said = (prop.outcome, prop.message, prop.got)
        again = not prop.holds and not prop.diagnosis and prop.message and said == last
        yield prop, [("text", "Même constat que ci-dessus.")] if again else message_lines(prop)
        last = said


def cell_text(grade_id: str, cell: Cell) -> str:
    """The feedback of one cell as plain text."""
    out = [f"{grade_id} : {points_text(cell.points, cell.max)}"]
    for prop, lines in _told(cell):
        out.append(f"{_WORDS[prop.outcome][0]} {prop.title} ({_earned(prop, cell)})")
        out += [f"    {text}" for _, text in lines]
    return "\n".join(out)


def cell_html(grade_id: str, cell: Cell) -> str:
    """The feedback of one cell as HTML whose only tags are ours."""
    parts = [f"<p><strong>{escape(grade_id.removeprefix('test_'))}</strong> : "
             f"{points_text(cell.points, cell.max)}</p>"]  # fmt: skip
    for prop, lines in _told(cell):
        sign, word = _WORDS[prop.outcome]
        color = _GREEN if prop.holds else _RED
        parts.append(
            f'<div {_NO_MATH} style="{_STYLE["box"].format(color=color)}">'
            f'<span style="color:{color};font-weight:bold">{sign} {word}</span> '
            f"— {_rich(prop.title)} "
            f'<span style="color:#666">({_earned(prop, cell)})</span>{_message_html(lines)}</div>'
        )
    return "\n".join(parts)


def _message_html(lines: list[tuple[str, str]]) -> str:
    causes = [text for kind, text in lines if kind == "cause"]
    details = [line for line in lines if line[0] != "cause"]
    room = MAX_LINES - len(causes)
    html = _lines_html(details[:room])
    if details[room:]:
        folded = _lines_html(details[room:])
        html += f"<details><summary>Suite du détail</summary>{folded}</details>"
    return html + "".join(f'<div style="{_STYLE["cause"]}">{_rich(text)}</div>' for text in causes)


def _lines_html(lines: list[tuple[str, str]]) -> str:
    html, code = "", []
    for kind, text in [*lines, ("end", "")]:
        if kind == "code":
            code.append(escape(text))
            continue
        if code:
            html += f'<pre style="{_STYLE["code"]}">' + "\n".join(code) + "</pre>"
            code = []
        if kind == "text":
            html += f"<div>{_rich(text)}</div>"
    return html


def _listed(quoted: list[str]) -> str:
    return ", ".join(quoted[:-1]) + (" et " if quoted[:-1] else "") + quoted[-1]


def _discord(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return (
        f"Jugé avec une autre version de {_listed(quoted)}. Vos réponses sont justes, mais ne "
        "s'accordent pas entre elles : ce que l'une renvoie (liste ou tableau, taille, mémoire) ne "
        "convient pas à l'autre. Cela ne vous coûte rien ; exécutez la cellule pour le voir."
    )


def _blame(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    listed = _listed(quoted)
    if len(names) == 1:
        return (
            f"Jugé avec une version juste de {listed} : l'erreur vient de cette réponse précédente "
            f"et ne vous coûte rien ici. Corrigez d'abord {listed}."
        )
    return (
        f"Jugé avec des versions justes de {listed} : l'erreur vient de ces réponses précédentes "
        f"et ne vous coûte rien ici. Corrigez d'abord {quoted[0]}."
    )


def _sentence(line: str) -> str:
    """A capital for a first word, not for a name of the program."""
    word, _, rest = line.partition(" ")
    if rest.startswith(":") or word[1:] != word[1:].lower():
        return line  # « dX : faux à l'indice… »
    return line if set(word) & set("_[(`.0123456789") else line[:1].upper() + line[1:]


def _rich(text: str) -> str:
    """Escaped text in which `names` stand out."""
    return re.sub(r"`([^`\n]{1,80})`", r"<code>\1</code>", escape(text))


def _ordered(cell: Cell) -> list[Property]:
    """What is right first, the rest in the order of the tests."""
    return sorted(cell.properties, key=lambda prop: not prop.holds)


def _earned(prop: Property, cell: Cell) -> str:
    worth = share(prop, cell)
    if (
        prop.holds
        and prop.secondary
        and any(not p.holds and not p.secondary for p in cell.properties)
    ):
        return f"0 / {_decimal(worth)} : compte quand le reste est juste"
    return f"{_decimal(worth * (prop.share if prop.share is not None else 1) if prop.holds else 0)} / {_decimal(worth)}"


def repairs_html(repairs: list[str], incidents: list[str]) -> str:
    """What was set right in the notebook and what happened while it ran."""
    items = "".join(f"<li>{escape(plain_text(text, 400))}</li>" for text in [*repairs, *incidents])
    style = _STYLE["box"].format(color="#a8790b")
    return (
        f'<div {_NO_MATH} style="{style}"><strong>À savoir sur votre notebook</strong><ul>{items}</ul></div>'
        if items
        else ""
    )
