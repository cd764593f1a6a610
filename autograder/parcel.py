"""A judged submission as bytes: what every judging process hands to the one that writes.

Plain JSON, the same from a process of this machine and from another machine.
"""

from __future__ import annotations

import json
from typing import Any

import nbformat

from autograder.errors import Outcome
from autograder.judge import Judgement
from autograder.script import CellResult
from autograder.submission import Submission
from autograder.verdict import Verdict


def pack(submission: Submission, judgement: Judgement) -> bytes:
    """Submission as repaired, verdict, outputs of its cells."""
    data = {
        "notebook": submission.notebook,
        "repairs": submission.repairs,
        "readable": submission.readable,
        "digest": submission.digest,
        "verdict": judgement.verdict.to_dict(),
        "results": [[index, _result(result)] for index, result in judgement.results.items()],
    }
    return json.dumps(data, separators=(",", ":")).encode()


def unpack(raw: bytes) -> tuple[Submission, Judgement]:
    """What `pack` was given."""
    data = json.loads(raw)
    submission = Submission(
        nbformat.from_dict(data["notebook"]), data["repairs"], data["readable"], data["digest"]
    )
    results = {
        index: CellResult(
            [nbformat.from_dict(output) for output in result["outputs"]],
            Outcome(result["outcome"]) if result["outcome"] else None,
            result["error"],
            result["fatal"],
        )
        for index, result in data["results"]
    }
    verdict = Verdict.from_dict(data["verdict"])
    verdict.repairs = submission.repairs
    return submission, Judgement(verdict, results)


def _result(result: CellResult) -> dict[str, Any]:
    return {
        "outputs": result.outputs,
        "outcome": result.outcome.value if result.outcome else None,
        "error": result.error,
        "fatal": result.fatal,
    }
