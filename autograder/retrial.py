"""An error costs once: failed cells are judged again on references for earlier errors.

A cell that failed is judged a second time with references in the place of the earlier
answers that are wrong themselves. Right the second time counts as right, and the
feedback names the answer to blame. Two right answers may not go together (one gives
lists, the other wants arrays): what is still wrong is judged once more with references
for all earlier answers. Only earlier answers are replaced, else circular definitions
come out right. Every second judgement comes after all first ones, and each on a copy
that no test has used, so that what a reference tells cannot serve a first.

A cell that may use an answer which hangs has no first judgement, each of whose tests
would hang: the second, with a reference for that answer, is its first then.

A reference never enters the sandbox: its stand-in there calls back to this process.
"""

from __future__ import annotations

import contextlib
import functools
import linecache
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from autograder import replay
from autograder.course import Answer, Assignment, cell_info, reference
from autograder.dependence import computes_with, identifiers_of, used_answers
from autograder.errors import Outcome, StudentFault, StudentGone
from autograder.hidden_tests import OpenSession, RunTest, run_hidden_tests
from autograder.proxy import Reference
from autograder.script import Run, Runner, Script, make_script
from autograder.session import Session
from autograder.verdict import Cell, Property, Verdict, judged_again

Properties = dict[str, list[Property]]


def sessions(run: Run) -> OpenSession:
    """Copies for the tests; hurried once a test of the same cell has timed out."""

    def open_session(module: str, so_far: Properties):
        return run.open_session(any(p.outcome is Outcome.TLE for p in so_far.get(module, [])))

    return open_session


@dataclass
class Retrial:
    """The second judgements of one notebook, on copies of `run` that no test has used."""

    notebook: NotebookNode
    assignment: Assignment
    runner: Runner
    run: Run
    answers_only: bool
    testing: RunTest = replay.run_test  # in first judgements
    wrong: list[Answer] = field(default_factory=list)  # those that stay wrong, once judged
    waiting: set[str] = field(default_factory=set)  # those without a first judgement

    def first_sessions(
        self, module: str, so_far: Properties
    ) -> contextlib.AbstractContextManager[Session]:
        """Copies for first judgements: none where an answer that hangs may serve."""
        answer = self.assignment.answer_of(module)
        hung = [
            other
            for name, properties in so_far.items()
            if name != module
            and any(prop.outcome is Outcome.TLE for prop in properties)
            and (other := self.assignment.answer_of(name))
            and other.grade_id not in self.waiting
        ]
        if answer and self._earlier(answer, hung):
            self.waiting.add(answer.grade_id)
            gone = StudentGone(Outcome.TLE, "Pas encore jugé.")
            return contextlib.nullcontext(Session.closed(gone))
        return sessions(self.run)(module, so_far)

    def judge(self, verdict: Verdict) -> None:
        """Judge again each failed cell that may use failed answers before it."""
        failed = [
            answer
            for answer in self.assignment.answers.values()
            if (cell := verdict.cells.get(f"test_{answer.grade_id}")) and not cell.complete
        ]
        for answer in sorted(failed, key=lambda answer: answer.position):
            grade_id, earlier = answer.grade_id, self._earlier(answer, self.wrong)
            cell = verdict.cells[f"test_{grade_id}"]
            if earlier or grade_id in self.waiting:
                cell.properties = self._second(self.run, grade_id, earlier, cell)
                sources = [step.source for step in self._script(until=grade_id).steps]
                if not cell.complete and computes_with(sources, earlier):
                    with self._run(earlier, until=grade_id) as slow:
                        cell.properties = self._second(slow, grade_id, earlier, cell)
            if not cell.complete:
                self._judge_alone(answer, cell, earlier)
            if not cell.complete:
                self.wrong.append(answer)  # the others were led astray

    def _judge_alone(self, answer: Answer, cell: Cell, replaced: list[Answer]) -> None:
        """Judge with references for all earlier answers, the right ones too.

        Counts only if everything holds: else a property could hold for another reason.
        """
        every = self._earlier(answer, list(self.assignment.answers.values()), False)
        if any(other not in replaced for other in every):
            failed, held = _ids(cell)
            found, served = list[Property](), set[str]()
            for some in (*({one} for one in sorted(failed)), held):  # as a rule, the first fails
                again, used = self._again(self.run, answer.grade_id, every, some)
                if len(again) < len(some & failed) or not all(prop.holds for prop in again):
                    return
                found += again
                served |= used
            self._found_right(cell, found, served)

    def _found_right(self, cell: Cell, again: list[Property], used: set[str]) -> None:
        wrong = {answer.grade_id for answer in self.wrong}
        cell.properties = _with(cell.properties, again)
        for prop in again:
            prop.blamed = sorted(used & wrong)
            prop.discord = sorted(used - wrong)

    def opening(self, answer: Answer) -> OpenSession:
        """Copies in which the answers that led `answer` astray are right."""
        earlier = self._earlier(answer, self.wrong)
        return (
            self._lending(self.run, answer.grade_id, earlier, set())
            if earlier
            else sessions(self.run)
        )

    def _earlier(
        self, answer: Answer, among: list[Answer], through_variables: bool = True
    ) -> list[Answer]:
        """Those of `among` before it that `answer` may use; none for one left as it was."""
        candidates = [other for other in among if other.position < answer.position]
        hidden = self.assignment.hidden.get(f"test_{answer.grade_id}")
        if not candidates or hidden is None or not self.touched(answer):
            return []
        return used_answers(self.notebook, answer, hidden, candidates, through_variables)

    def touched(self, answer: Answer) -> bool:
        """Whether the student wrote something there."""
        return all(
            cell.source.strip() != answer.stub.strip()
            for cell in self.notebook.cells
            if (info := cell_info(cell)) and info["grade_id"] == answer.grade_id
        )

    def _run(self, replaced: list[Answer], until: str) -> Run:
        """A fresh run; `replaced` answers give way to references as soon as they are defined."""
        replacements = {
            answer.grade_id: self._references(answer, set(), None) for answer in replaced
        }
        return self.runner(self._script(replacements, until), self.run.results)

    def _script(
        self, replacements: dict[str, dict[str, Any]] | None = None, until: str | None = None
    ) -> Script:
        return make_script(
            self.notebook,
            self.assignment,
            replacements=replacements,
            until=until,
            answers_only=self.answers_only,
            disposable=False,
        )

    def _references(
        self, answer: Answer, used: set[str], session: Session | None
    ) -> dict[str, Any]:
        """References for what `answer` defines, by name.

        With a session, a reference calls the other answers as they are over there: when
        a test puts something in the place of `nand`, a reference built on it changes too.
        """
        root, others = self.assignment.root, {}
        if session is not None:
            names = [name for other in self.assignment.answers.values() for name in other.names]
            others = {name: Reference(session, name) for name in names if name not in answer.names}
        return {
            name: lend(among(reference(root, name), others), answer.grade_id, used)
            for name in answer.names
        }

    def _second(self, run: Run, grade_id: str, earlier: list[Answer], cell: Cell) -> list[Property]:
        """The cell's properties, those that failed judged with references for `earlier`."""
        failed, _ = _ids(cell)
        order = [answer.grade_id for answer in earlier]
        if grade_id in self.waiting:
            self.waiting.remove(grade_id)
            again, used = self._again(run, grade_id, earlier, failed, self.testing)
            for prop in again:
                prop.blamed = [name for name in order if name in used] if prop.holds else []
            return _with(cell.properties, again)
        again, used = self._again(run, grade_id, earlier, failed)
        if any(prop.holds and not prop.secondary for prop in again):
            secondary = {prop.id for prop in cell.properties if prop.secondary} - failed
            again += self._again(run, grade_id, earlier, secondary)[0]
        return judged_again(
            cell.properties, again, [name for name in order if name in used] or order
        )

    def _again(
        self,
        run: Run,
        grade_id: str,
        earlier: list[Answer],
        only: set[str],
        testing: RunTest = replay.fail_fast,
    ) -> tuple[list[Property], set[str]]:
        """These properties of a cell with references for `earlier`; the answers that served."""
        used: set[str] = set()
        if not only:
            return [], used
        test_id, root = f"test_{grade_id}", self.assignment.root
        path, opening = self.assignment.hidden[test_id], self._lending(run, grade_id, earlier, used)
        again = run_hidden_tests([path], root, opening, testing, only)
        return again.get(test_id, []), used

    def _lending(
        self, run: Run, grade_id: str, earlier: list[Answer], used: set[str]
    ) -> OpenSession:
        """Copies with references in the place of `earlier`; those that served are put in `used`."""
        ordinary = sessions(run)
        meddles = identifiers_of(self.assignment.hidden[f"test_{grade_id}"]) & {"replace", "record"}

        @contextlib.contextmanager
        def open_session(module: str, so_far: Properties) -> Iterator[Session]:
            with ordinary(module, so_far) as session:
                for answer in earlier:
                    linked = session if meddles else None
                    for name, value in self._references(answer, used, linked).items():
                        with contextlib.suppress(StudentFault, StudentGone):
                            session.request("replace", name, value)
                yield session

        return open_session


def _ids(cell: Cell) -> tuple[set[str], set[str]]:
    """The properties of a cell that fail, and those that hold."""
    failed = {prop.id for prop in cell.properties if not prop.holds}
    return failed, {prop.id for prop in cell.properties} - failed


def _with(properties: list[Property], again: list[Property]) -> list[Property]:
    """The same, those that were judged again as they are now."""
    later = {prop.id: prop for prop in again}
    return [later.get(prop.id, prop) for prop in properties]


def among(value: Any, others: dict[str, Any]) -> Any:
    """A function that finds `others` in the place of its own globals of these names."""
    if not isinstance(value, types.FunctionType):
        return value
    callables = {name for name in others if callable(value.__globals__.get(name))}
    changed = value.__globals__ | {name: others[name] for name in callables}
    return types.FunctionType(
        value.__code__, changed, value.__name__, value.__defaults__, value.__closure__
    )


def lend(value: Any, owner: str, used: set[str]) -> Any:
    """A reference as it is lent: a function notes in `used` that it served.

    It says whether it is `steady`, the same again for the same data: where its file can be read
    and does not speak of random numbers.
    """
    if not callable(value):
        return value

    @functools.wraps(value)
    def lent(*args: Any, **kwargs: Any) -> Any:
        used.add(owner)
        return value(*args, **kwargs)

    code = getattr(value, "__code__", None)
    lines = linecache.getlines(code.co_filename) if code else []
    lent.steady = bool(lines) and "random" not in "".join(lines)  # type: ignore[attr-defined]
    return lent
