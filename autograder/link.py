"""The trusted end of the socket: runs a script in a sandbox and opens copies of it.

A cell that ends its process costs itself only: the notebook is run again without it.
A call that hangs or crashes costs its own test: its fork is killed, the next test gets
a new one. When the notebook's time is over, what has not been judged is TLE.
"""

from __future__ import annotations

import contextlib
import functools
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from autograder.bubblewrap import Measures
from autograder.channel import ForkChannel, SocketChannel
from autograder.course import load_config
from autograder.errors import Outcome, SandboxError, StudentFault, StudentGone
from autograder.foresight import AheadChannel
from autograder.limits import Limits
from autograder.outputs import clean_outputs, plain_text
from autograder.sandbox import Launched, launch
from autograder.script import CellResult, Script, Step
from autograder.session import Session

START_SECONDS = 30.0
REAP_SECONDS = 5.0
DYING_SECONDS = 1.0  # from a fork's socket that closes to its end
GRACE_SECONDS = 2.0
HURRIED_SECONDS = 0.25
IMPORT_SECONDS = 5.0  # a cell may import torch on a busy machine, whatever hung before it


class SandboxRun:
    """A notebook run in a sandbox; see `judge.Run`."""

    def __init__(
        self,
        script: Script,
        limits: Limits,
        measures: Measures | None = None,
        known: dict[int, CellResult] | None = None,
    ) -> None:
        self._script, self._limits, self._measures = script, limits, measures
        self._deadline = time.monotonic() + limits.notebook_seconds
        self._launched: Launched | None = None
        self._late = 0  # cells that timed out
        self.results: dict[int, CellResult] = dict(known or {})
        self._skipped = {index for index, result in self.results.items() if result.fatal}
        self.incidents: list[str] = []
        self.isolation = "bubblewrap"
        self._start()

    def __enter__(self) -> SandboxRun:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._stop()

    def _stop(self) -> None:
        if self._launched is not None:
            self._launched.close()
            self._launched = None

    def memory_bound(self) -> str:
        """What bounds the memory of the whole sandbox; empty when nothing does."""
        return self._launched.memory_bound() if self._launched is not None else ""

    # --- running the cells ---

    def _start(self) -> None:
        """Launch and run every cell, again without the cells that end the process."""
        for _ in range(self._limits.relaunches + 1):
            self._stop()
            if time.monotonic() >= self._deadline:
                return
            self._launched = launch(self._limits, self._measures, self._script.imports)
            self.isolation = self._launched.isolation
            self._control = SocketChannel(self._launched.sock, START_SECONDS, self._deadline)
            self._base = Session(self._control)
            self._ready()
            if self._run_steps():
                return
        self._stop()
        self.incidents.append(
            "Votre notebook interrompt Python à chaque essai : la suite n'a pas été exécutée."
        )

    def _ready(self) -> None:
        try:
            self._base.request("cell", "", "0", 5.0)
        except StudentGone:
            if time.monotonic() >= self._deadline:
                return
            complaint = self._launched.complaint() if self._launched else ""
            self._stop()
            raise SandboxError(
                f"the sandbox does not start: {complaint or 'no answer'}; run `autograder doctor`"
            ) from None

    def _run_steps(self) -> bool:
        """Run the cells in order; False when one ended the process (it is skipped from now on)."""
        for place, step in enumerate(self._script.steps):
            if step.index in self._skipped or (step.disposable and step.index in self.results):
                continue
            if step.disposable:
                self._run_disposables(place)
                continue
            try:
                self.results[step.index] = self._run_step(step)
                self._note(step, self.results[step.index])
            except StudentGone as gone:
                outcome, error = self.cause(gone.outcome), gone.message
                if outcome is Outcome.MLE:
                    error += " faute de mémoire"
                self.results[step.index] = CellResult(outcome=outcome, error=error, fatal=True)
                self.incidents.append(f"Cellule « {step.label} » : {error}.")
                self._skipped.add(step.index)
                return False
        return True

    def _note(self, step: Step, result: CellResult) -> None:
        """Note a cell that took too much, once though the notebook may run again."""
        start = f"Cellule « {step.label} » : "
        noted = any(line.startswith(start) for line in self.incidents)
        if result.outcome in (Outcome.TLE, Outcome.MLE) and not noted:
            self.incidents.append(f"{start}{result.error}.")

    def _run_step(self, step: Step) -> CellResult:
        limit = self._limits.cell_seconds
        seconds = max(self._seconds(limit), min(limit, IMPORT_SECONDS))
        known = self.results.get(step.index)
        if known is not None and known.outcome is Outcome.TLE:
            seconds = min(seconds, HURRIED_SECONDS)  # it will hang again
        self._control.seconds = seconds + GRACE_SECONDS
        try:
            report = self._base.request("cell", step.source, step.label, seconds)
        except StudentFault:  # which the worker never says of a cell: somebody else answered
            report = None
        result = _result(report)
        if result.outcome is Outcome.TLE:
            self._late += 1
        for name, value in step.replacements.items():
            with contextlib.suppress(StudentFault):
                self._base.request("replace", name, value)
        return result

    def _run_disposables(self, place: int) -> None:
        """Run a cell in a copy: whatever it does, the notebook goes on.

        Those that come next and earn nothing either are run in the same copy, up to one
        that fails: each result but a graded one may depend on the one before.
        """
        seconds = self._seconds(self._limits.call_seconds)
        with self._copy(seconds + GRACE_SECONDS, clean=False) as session:
            for step in self._together(place):
                source = step.source + (f"\n{step.in_cell_tests}" if step.in_cell_tests else "")
                try:
                    result = _result(session.request("cell", source, step.label, seconds))
                except (StudentGone, StudentFault) as fault:
                    result = CellResult(outcome=fault.outcome, error=fault.message)
                self.results[step.index] = result
                self._late += result.outcome is Outcome.TLE
                if result.outcome is not None:
                    return

    def _together(self, place: int) -> Iterator[Step]:
        """The cell at this place, and those after it that may share its copy."""
        steps = self._script.steps
        first = steps[place]
        yield first
        for step in map(steps.__getitem__, range(place + 1, len(steps))):
            if first.earns or step.earns or not step.disposable or step.index in self.results:
                return
            yield step

    def _seconds(self, seconds: float) -> float:
        """`seconds` for a cell, much less once cells have timed out: the others call them."""
        return max(HURRIED_SECONDS, seconds / 8**self._late)

    def cause(self, outcome: Outcome) -> Outcome:
        """MLE rather than RTE when the process was ended for its memory."""
        launched = self._launched
        if outcome is Outcome.RTE and launched is not None and launched.out_of_memory():
            return Outcome.MLE
        return outcome

    # --- copies for the tests ---

    @contextlib.contextmanager
    def open_session(self, hurried: bool = False) -> Iterator[Session]:
        """A copy of its own for one test: a fork of the process that ran the cells.

        hurried: give its calls little time, because the cell's other tests timed out.
        """
        seconds = self._limits.call_seconds
        if hurried:
            seconds = min(seconds, self._limits.hurried_call_seconds)
        with self._copy(seconds, clean=True) as session:
            yield session

    @contextlib.contextmanager
    def _copy(self, seconds: float, clean: bool) -> Iterator[Session]:
        make = functools.partial(self._fork_channel, seconds, clean)
        forked = make()
        if forked is None:
            if time.monotonic() < self._deadline:
                gone = StudentGone(Outcome.RTE, "le processus de calcul ne répond plus")
            else:
                gone = StudentGone(Outcome.TLE, "le temps accordé au notebook est écoulé")
            yield Session.closed(gone)
            return
        ahead = clean and seconds >= self._limits.call_seconds
        channel = AheadChannel(forked, make) if ahead else forked
        try:
            yield Session(channel, self._base.lent)
        finally:
            channel.end()

    def _fork_channel(self, seconds: float, clean: bool) -> ForkChannel | None:
        forked = self._fork(clean)
        if forked is None:
            return None
        pid, sock = forked
        return ForkChannel(sock, seconds, self._deadline, self, pid, clean)

    def _fork(self, clean: bool) -> tuple[int, socket.socket] | None:
        for _ in range(2):
            if self._launched is None or time.monotonic() >= self._deadline:
                return None
            ours, theirs = socket.socketpair()
            control = self._launched.sock
            self._control.seconds = REAP_SECONDS
            self._control.after_send = functools.partial(
                socket.send_fds, control, [b"."], [theirs.fileno()]
            )
            try:
                pid = self._base.request("fork", clean)
                if isinstance(pid, int):
                    return pid, ours
            except (StudentGone, StudentFault):
                pass
            finally:
                self._control.after_send = None
                theirs.close()
            ours.close()
            if not clean:
                return None
            self._start()
        return None

    def reap(self, pid: int, clean: bool, closed: bool) -> tuple[bool, int]:
        """End a fork, which has `closed` its socket or not; (had it ended by itself, its status)."""
        self._control.seconds = REAP_SECONDS
        try:
            over, status = self._base.request("reap", pid, clean, DYING_SECONDS if closed else 0.0)
            if type(over) is bool and type(status) is int and 0 <= status < 2**16:
                return over, status
            raise ValueError("no wait status")
        except (StudentGone, StudentFault, TypeError, ValueError):
            self._base.gone = self._base.gone or StudentGone(Outcome.RTE, "processus perdu")
            return False, 0


def _result(report: Any) -> CellResult:
    """What a worker reported of a cell, with nothing in it that was not expected."""
    result = CellResult(outputs=clean_outputs(report))
    if not isinstance(report, dict) or "outcome" not in report:
        result.outcome, result.error = Outcome.SEC, "réponse illisible du processus de calcul"
    elif report["outcome"] is not None:
        named = plain_text(report["outcome"])
        known = (Outcome.RTE, Outcome.TLE, Outcome.MLE)
        result.outcome = next((o for o in known if o.value == named), Outcome.RTE)
        result.error = plain_text(report.get("error"), 600)
    return result


def sandbox_runner(root: Path, measures: Measures | None = None) -> Callable[..., SandboxRun]:
    """A `judge.Runner` for the course at `root`, with the limits of its configuration."""
    limits = Limits(config=load_config(root))
    return lambda script, known=None: SandboxRun(script, limits, measures, known)
