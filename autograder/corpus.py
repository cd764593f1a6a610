"""The corpus of answers in `tests/submissions`, and notebooks made from it.

A file `tests/submissions/TP/GRADE_ID.py` holds answers to one exercise, each after a
line `# %% KIND_NAME`, with its directives in the comments right below it:

    # %% wa_sans_biais
    # diagnostic: Vous oubliez d'ajouter le biais b.
    # score: partial
    # named: no, it behaves as wa_autre does
    def perceptron(x, w, b): ...

Kinds: ac (right), wa (wrong), rte (raises), tle (too slow), mle (too much memory),
sec (tampers: earns 0, costs nothing elsewhere), triv (trivial: earns 0).
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from autograder.course import Answer, Assignment, cell_info
from autograder.errors import CourseError

KINDS = ("ac", "wa", "rte", "tle", "mle", "sec", "triv")
IN_SANDBOX_ONLY = ("tle", "mle", "sec")
_SEGMENT = re.compile(r"^# %% +([a-z]+)_(\w+)[ \t]*$", re.M)
_DIRECTIVE = re.compile(r"^# (diagnostic|score|named) *: *(.+)$")


@dataclass(frozen=True)
class Sample:
    """One answer of the corpus.

    score: "0", "partial" or "" (anything below the maximum) for a refused answer.
    named: whether the feedback says its diagnosis when it is submitted as it stands.
    """

    assignment: str
    grade_id: str
    kind: str
    name: str
    source: str
    diagnosis: str = ""
    score: str = ""
    named: bool = True

    @property
    def label(self) -> str:
        return f"{self.assignment}/{self.grade_id}/{self.kind}_{self.name}"


def read_samples(root: Path, assignment: str) -> list[Sample]:
    """Every answer of the corpus for one TP, in the order of files and segments."""
    samples: list[Sample] = []
    for path in sorted((root / "tests" / "submissions" / assignment).glob("*.py")):
        samples += parse_samples(path.read_text(encoding="utf-8"), assignment, path.stem)
    return samples


def parse_samples(text: str, assignment: str, grade_id: str) -> list[Sample]:
    """Split one file of the corpus; raises CourseError on a malformed segment."""
    for line in re.findall(r"^# ?%%.*$", text, re.M):
        if not _SEGMENT.fullmatch(line):
            raise CourseError(f"{assignment}/{grade_id}: {line!r} is not `# %% KIND_NAME`")
    parts = _SEGMENT.split(text)
    samples = []
    for kind, name, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        label = f"{assignment}/{grade_id}: {kind}_{name}"
        if kind not in KINDS:
            raise CourseError(f"{label}: unknown kind, expected one of {', '.join(KINDS)}")
        directives, lines = {}, body.strip("\n").split("\n")
        for line in lines:
            found = _DIRECTIVE.match(line)
            if found:
                directives[found[1]] = found[2].strip()
            elif not line.startswith("#"):
                break
        source = "\n".join(line for line in lines if not _DIRECTIVE.match(line)).strip("\n")
        if kind in ("wa", "rte") and "diagnostic" not in directives:
            raise CourseError(f"{label}: a wrong answer needs a line `# diagnostic: …`")
        if directives.get("score", "") not in ("", "0", "partial"):
            raise CourseError(f"{label}: score {directives['score']!r}, expected 0 or partial")
        samples.append(
            Sample(
                assignment,
                grade_id,
                kind,
                name,
                source,
                directives.get("diagnostic", ""),
                directives.get("score", "0" if kind == "sec" else ""),
                not directives.get("named", "").startswith("no"),
            )
        )
    names = [f"{s.kind}_{s.name}" for s in samples]
    repeated = {name for name in names if names.count(name) > 1}
    if repeated:
        raise CourseError(f"{assignment}/{grade_id}: repeated {', '.join(sorted(repeated))}")
    return samples


def assemble(samples: list[Sample], every: bool) -> Iterator[dict[str, Sample]]:
    """Choices of an answer for each exercise: right and wrong ones mixed, and one kind alone.

    every: so many that each right and each wrong answer is in some notebook.
    """
    groups: list[dict[str, list[Sample]]] = []
    for kinds in (("ac",), ("wa", "rte")):
        group: dict[str, list[Sample]] = {}
        for sample in samples:
            if sample.kind in kinds:
                group.setdefault(sample.grade_id, []).append(sample)
        groups.append(group)
    for start in (0, 1):  # every other exercise is wrong
        chosen = [groups[(start + k) % 2] for k in range(len(groups[0]))]
        names = zip(groups[0], chosen, strict=True)
        yield {name: group[name][start] for name, group in names if name in group}
    for group in groups:
        most = max(map(len, group.values()), default=0)
        for k in range(most if every else 1):
            yield {name: answers[k % len(answers)] for name, answers in group.items()}


def fill_in(assignment: Assignment, answers: dict[str, str]) -> NotebookNode:
    """The released notebook with these answers, by grade_id; the others stay stubs."""
    notebook = copy.deepcopy(assignment.base)
    for cell in notebook.cells:
        info = cell_info(cell)
        if info and info.get("solution") and info["grade_id"] in answers:
            cell.source = answers[info["grade_id"]]
    return notebook


def solution_key(assignment: Assignment) -> dict[str, str]:
    """The course's own answers, by grade_id."""
    return {grade_id: answer.solution for grade_id, answer in assignment.answers.items()}


_CONSTANTS = (
    *("None", "0", "1", "True", "0.5", "10**400", "''", "[]", "()", "{}", "[0, 0]", "(0, 0)"),
    "[10**400, 1]",
)


def trivial_answers(answer: Answer) -> Iterator[tuple[str, str]]:
    """(name, source) of answers that nobody should earn a point with.

    A constant, zeros, an argument given back: from the answer's own signature.
    """
    tree = ast.parse(answer.stub)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    if not functions:
        for constant in (*_CONSTANTS, "__import__('numpy').zeros(3)", "lambda *a: 0"):
            names = dict.fromkeys(answer.names)
            yield constant, "\n".join(f"{name} = {constant}" for name in names)
        return
    parameters = [arg.arg for arg in functions[-1].args.args]
    numpy = "__import__('numpy')"
    values = list(_CONSTANTS) + parameters
    values += [f"{numpy}.zeros_like({name}, dtype=float)" for name in parameters if name != "self"]
    values += [f"{numpy}.zeros(3)", f"{numpy}.zeros((1, 1))", "float('nan')", "object()"]
    for value in values:
        changed = copy.deepcopy(tree)
        for node in ast.walk(changed):
            if isinstance(node, ast.FunctionDef):
                node.body = ast.parse(f"return {value}").body
                if node.name == "__init__":
                    node.body = ast.parse("pass").body
        yield value, ast.unparse(changed)
        if functions[-1].name == "__init__":
            return
