"""What a verdict depends on besides the submission, and what of it has changed since.

It is written into `verdict.json`, under `environment`. As long as all of it and the
submission are the same, grading again would give the same verdict.
"""

from __future__ import annotations

import functools
import hashlib
import json
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from autograder.folders import course_files, digest_of, load_config

# On the trusted side and in the sandbox.
PACKAGES = (
    "nbgrader", "numpy", "torch", "pytest", "hypothesis", "ipython", "matplotlib", "scikit-learn",
)  # fmt: skip
# Sections of nbgrader_config.py that have no part in a verdict.
_ELSEWHERE = (
    "Application", "CourseDirectory", "Exchange", "FeedbackExporter", "FormgradeApp",
    "GenerateAssignment", "GenerateFeedback", "NbGrader", "ServerApp",
)  # fmt: skip
# Modules of this package that have no part in one either.
_AROUND = (
    "check", "cli", "cluster", "demo", "fingerprint", "folders", "grading", "interrupts",
    "janitor", "kept", "pool", "progress", "regrade", "release", "selftest",
)  # fmt: skip
WORDS = {
    "tests": "hidden tests changed",
    "references": "references changed",
    "source": "source notebook changed",
    "answers": "known answers changed",
    "configuration": "configuration changed",
    "packages": "packages changed",
    "python": "Python changed",
    "grader": "autograder itself changed",
}
EARLIER = "graded by an earlier version"


def fingerprint(root: Path, name: str) -> dict[str, Any]:
    """What decides the verdicts of TP `name`, by kind."""

    def digest(*places: str) -> str:
        return digest_of(root, course_files(root, places))

    shared = [
        path.relative_to(root).as_posix()
        for folder in (root / "tests", root / "tests" / "hidden")
        for path in sorted(folder.glob("*.py"))
    ]
    return machine() | {
        "tests": digest(f"tests/hidden/{name}", *shared),
        "references": digest("solutions"),
        "source": digest(f"source/{name}"),
        "answers": digest(f"tests/submissions/{name}"),
        "configuration": _configuration(root),
    }


@functools.cache
def machine() -> dict[str, Any]:
    """The part of a fingerprint that is of this machine, and the same for every course."""
    package = Path(__file__).parent
    code = [path for path in course_files(package, (".",)) if path.stem not in _AROUND]
    return {
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in PACKAGES},
        "grader": digest_of(package, code),
    }


def differences(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """The kinds of change between two fingerprints, in words."""
    if any(kind not in before for kind in now):
        return [EARLIER]
    return [words for kind, words in WORDS.items() if before.get(kind) != now.get(kind)]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _configuration(root: Path) -> str:
    """Digest of the settings, not of the file: a comment changes no verdict."""
    config = load_config(root)
    settings = {name: section for name, section in config.items() if name not in _ELSEWHERE}
    text = json.dumps(settings, sort_keys=True, default=_name)
    return hashlib.sha256(text.encode()).hexdigest()


def _name(value: Any) -> str:
    """A setting that is no plain data, in the same words in every process."""
    return getattr(value, "__qualname__", None) or repr(value)
