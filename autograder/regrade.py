"""What another grading would change: `autograder grade --diff TP`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from rich.table import Table

from autograder.grading import Result
from autograder.verdict import Verdict


@dataclass(frozen=True)
class Change:
    """One cell of one student whose points or properties are not what they were.

    before: None when the cell was not graded. properties: those that changed.
    """

    assignment: str
    student: str
    cell: str
    before: float | None
    after: float | None
    properties: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def changes(results: Iterable[Result]) -> Iterator[Change]:
    """Cell by cell, what differs between a verdict and the one before it."""
    for result in sorted(results, key=lambda result: (result.assignment, result.student)):
        if result.verdict is not None:
            yield from _changes(result, result.verdict)


def _changes(result: Result, verdict: Verdict) -> Iterator[Change]:
    old = (result.before or {}).get("cells", {})
    new = verdict.to_dict()["cells"]
    for cell in [*new, *(name for name in old if name not in new)]:
        before, after = old.get(cell, {}), new.get(cell, {})
        properties = list(_properties(before, after)) if before and after else []
        if before.get("points") != after.get("points") or properties:
            yield Change(
                result.assignment, result.student, cell,
                before.get("points"), after.get("points"), properties,
            )  # fmt: skip


def _properties(before: dict, after: dict) -> Iterator[str]:
    """« test_table: WA, now AC » for each property with another outcome, a new or a lost one."""
    old = {prop["id"]: prop["outcome"] for prop in before.get("properties", [])}
    new = {prop["id"]: prop["outcome"] for prop in after.get("properties", [])}
    for identity in [*new, *(name for name in old if name not in new)]:
        was, now = old.get(identity, "absent"), new.get(identity, "absent")
        if was != now:
            yield f"{identity.split('::')[-1]}: {was}, now {now}"


def diff_table(assignment: str, found: list[Change]) -> Table:
    """Students x cells that change, with the properties that make them change."""
    table = Table("student", "cell", "before", "after", "why", title=assignment)
    for change in found:
        table.add_row(
            change.student, change.cell.removeprefix("test_"),
            _points(change.before), _points(change.after), "; ".join(change.properties),
        )  # fmt: skip
    return table


def _points(value: float | None) -> str:
    return "—" if value is None else f"{value:g}"
