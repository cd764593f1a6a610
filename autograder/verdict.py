"""The verdict: what a submission earned, property by property, and why.

A verdict starts at *not earned* and is only ever raised by the trusted side. A cell
earns its points times the earned share of its properties' weights; a secondary
property counts only when every primary one of its cell holds.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from autograder.errors import Outcome

DIGITS = 4  # decimals kept of a cell's points


@dataclass
class Property:
    """Outcome of one hidden test.

    id: `test_nand::test_table`; title: the French sentence of its docstring;
    blamed: earlier answers of the student that had to be replaced for it to hold;
    discord: those of them that are right, but do not go together with this one.
    """

    id: str
    title: str
    weight: float = 1.0
    secondary: bool = False
    outcome: Outcome = Outcome.INTERNAL
    message: str = ""
    counterexample: list[str] = field(default_factory=list)
    got: str | None = None
    expected: str | None = None
    right: list[str] = field(default_factory=list)
    diagnosis: str | None = None
    blamed: list[str] = field(default_factory=list)
    discord: list[str] = field(default_factory=list)
    share: float | None = None  # of the weight, for tests written in the cell itself

    @property
    def holds(self) -> bool:
        return self.outcome is Outcome.AC


@dataclass
class Cell:
    """One test cell: its points come from its properties, never the other way round."""

    max: float
    properties: list[Property] = field(default_factory=list)
    manual: bool = False

    @property
    def points(self) -> float:
        """Points earned, between 0 and `max`."""
        total = sum(prop.weight for prop in self.properties)
        if self.manual or total <= 0:
            return 0.0
        if all(prop.holds and prop.share is None for prop in self.properties):
            return self.max
        sound = all(prop.holds for prop in self.properties if not prop.secondary)
        earned = sum(
            prop.weight * (1.0 if prop.share is None else prop.share)
            for prop in self.properties
            if prop.holds and (sound or not prop.secondary)
        )
        return round(self.max * earned / total, DIGITS)

    @property
    def complete(self) -> bool:
        return not self.manual and self.points == self.max


@dataclass
class Verdict:
    """The verdict on one notebook; `cells` in the order of the notebook."""

    cells: dict[str, Cell] = field(default_factory=dict)
    repairs: list[str] = field(default_factory=list)
    incidents: list[str] = field(default_factory=list)
    environment: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def score(self) -> float:
        return round(sum(cell.points for cell in self.cells.values()), DIGITS)

    @property
    def max(self) -> float:
        return sum(cell.max for cell in self.cells.values())

    def to_dict(self) -> dict[str, Any]:
        """Plain data, as written to `verdict.json`."""
        return {
            "score": self.score,
            "max": self.max,
            "cells": {
                grade_id: {
                    "points": cell.points,
                    "max": cell.max,
                    "manual": cell.manual,
                    "properties": [_property_dict(prop) for prop in cell.properties],
                }
                for grade_id, cell in self.cells.items()
            },
            "repairs": self.repairs,
            "incidents": self.incidents,
            "environment": self.environment,
            "seconds": round(self.seconds, 3),
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Verdict:
        """The verdict that `to_dict` was asked of; points are computed, not read."""
        cells = {}
        for grade_id, cell in data["cells"].items():
            known = [{**prop, "outcome": Outcome(prop["outcome"])} for prop in cell["properties"]]
            properties = [Property(**prop) for prop in known]
            cells[grade_id] = Cell(cell["max"], properties, cell["manual"])
        rest = {name: data[name] for name in ("repairs", "incidents", "environment", "seconds")}
        return cls(cells, **rest)


def _property_dict(prop: Property) -> dict[str, Any]:
    data = asdict(prop)
    data["outcome"] = prop.outcome.value
    return data


def write_json(path: Path, data: Any) -> None:
    """Write `data` at `path` in one step: a reader sees the old file or the new one."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump(data, stream, ensure_ascii=False, indent=1, sort_keys=False)
            stream.write("\n")
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def judged_again(first: Iterable[Property], second: Iterable[Property], blamed: list[str]) -> list:
    """Merge two judgements: right the second time counts as right, and says whom to blame.

    Once a primary property holds thanks to the second judgement, the secondary ones must
    hold there too: some hold by themselves where the answer is wrong.
    """
    first, later = list(first), {prop.id: prop for prop in second}
    rescued = any(
        not prop.holds and not prop.secondary and prop.id in later and later[prop.id].holds
        for prop in first
    )
    merged = []
    for prop in first:
        again = later.get(prop.id)
        if again is not None and not prop.holds and again.holds:
            again.blamed = list(blamed)
            merged.append(again)
        elif again is not None and prop.secondary and rescued and not again.holds:
            merged.append(again if prop.holds else prop)
        else:
            merged.append(prop)
    return merged
