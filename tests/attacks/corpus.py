"""The attack files: `CLASS/NAME.py`, directives in comments, then the code.

    # says: It prints every file that it can read.
    # place: cell | answer | markdown | raw
    # right: full | lost
    # meets: SEC TLE
    # falls: hide_files
    # limits: call_seconds=0.5
    # with: frames

place: `cell` is a cell of the student's own in front of the answers; `answer` is the
source of the answer `double`, with RESULTAT where its result stands; `markdown` and
`raw` are such cells, the text being the file's docstring. right: what a right answer
earns all the same: everything, or (`lost`) perhaps nothing, its own worker destroyed.
meets: outcomes of which the wrong answer's cell must show one, else the attack did not even
reach what it attacks. falls: measures without which the attack succeeds. limits: in the place of the course's.
with: files of `shared/`, each of which has a line where the attack's own code goes.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
CLASSES = (
    "reading",
    "forging",
    "inputs",
    "state",
    "resources",
    "escape",
    "decoder",
    "feedback",
)
PLACES = ("cell", "answer", "markdown", "raw")
HOLE = "RESULTAT"
WRONG, RIGHT = "0", "2 * x"
_DIRECTIVE = re.compile(r"^# (\w+): *(.*)$")
_KNOWN = {"says", "place", "right", "meets", "falls", "limits", "with"}
_OWN = "# the attack's own code"


@dataclass(frozen=True)
class Attack:
    """One attack of the corpus; see the module's docstring."""

    name: str
    family: str
    says: str
    code: str
    place: str = "cell"
    keeps: bool = True
    meets: tuple[str, ...] = ()
    falls: tuple[str, ...] = ()
    limits: dict[str, float] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return f"{self.family}/{self.name}"

    def double(self, right: bool) -> str:
        """The source of the answer `double` that goes with this attack."""
        result = RIGHT if right else WRONG
        if self.place == "answer":
            return re.sub(rf"\b{HOLE}\b", f"({result})", self.code)
        return f"def double(x):\n    return {result}"


def read_attacks(families: tuple[str, ...] = CLASSES, here: Path = HERE) -> list[Attack]:
    """Every attack of these classes, in the order of their names."""
    return [
        parse_attack(path.read_text(encoding="utf-8"), family, path.stem)
        for family in families
        for path in sorted((here / family).glob("*.py"))
        if path.stem != "__init__"
    ]


def shared(name: str, own: str = "") -> str:
    """What several attacks have in common, around an attack's `own` code.

    Raises ValueError when there is no such file.
    """
    path = HERE / "shared" / f"{name}.py"
    if not path.is_file():
        raise ValueError(f"tests/attacks/shared/{name}.py does not exist")
    return path.read_text(encoding="utf-8").replace(_OWN, own).strip("\n")


def parse_attack(text: str, family: str, name: str) -> Attack:
    """Raises ValueError, with the file's name, on what is no attack."""
    found, lines = {}, text.splitlines()
    while lines and (match := _DIRECTIVE.match(lines[0])):
        found[match[1]] = match[2].strip()
        del lines[0]
    code, label = "\n".join(lines).strip("\n"), f"{family}/{name}"
    place = found.get("place", "cell")
    for other in found.get("with", "").split():
        code = shared(other, code)
    for fault, wrong in (
        ("unknown class", family not in CLASSES),
        (f"unknown directives {sorted(set(found) - _KNOWN)}", not set(found) <= _KNOWN),
        ("a sentence `# says:` must come first", not found.get("says", "").endswith(".")),
        (f"place {place!r}, expected one of {', '.join(PLACES)}", place not in PLACES),
        ("right: expected full or lost", found.get("right", "full") not in ("full", "lost")),
        ("no code", not code),
        (f"an answer needs {HOLE}", (place == "answer") != bool(re.search(rf"\b{HOLE}\b", code))),
    ):
        if wrong:
            raise ValueError(f"{label}: {fault}")
    if place in ("markdown", "raw"):
        code = ast.get_docstring(ast.parse(code), clean=False) or ""
    names = [word.strip() for word in found.get("falls", "").split(",")]
    pairs = [word.split("=") for word in found.get("limits", "").replace(",", " ").split()]
    return Attack(
        name=name,
        family=family,
        says=found["says"],
        code=code,
        place=place,
        keeps=found.get("right", "full") == "full",
        meets=tuple(found.get("meets", "").split()),
        falls=tuple(word for word in names if word),
        limits={key: float(value) for key, value in pairs},
    )
