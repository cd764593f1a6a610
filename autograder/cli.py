"""The `autograder` command."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from autograder.errors import AutograderError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
console = Console(stderr=True)
DONE, FAILED, USAGE, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130  # the last is typer's, for Ctrl-C
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes at one time.")]
_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def progress_bar() -> Progress:
    """The progress bar of every command that takes long."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}"),
    )
    return Progress(*columns, console=console, transient=not console.is_terminal)


@app.command()
def grade(
    assignment: Annotated[str, typer.Argument(metavar="TP", help="For instance tp03_reseau.")],
    student: Annotated[str | None, typer.Option(help="Grade this student only.")] = None,
    jobs: Jobs = _CORES,
    force: Annotated[bool, typer.Option("--force", help="Grade again what is graded.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the verdicts as JSON.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Say what would change; write it with --force only.")
    ] = False,
) -> None:
    """Grade the submissions of a TP, as `nbgrader autograde` does, several at a time."""
    from autograder.grading import Course, Result
    from autograder.grading import grade as grade_class

    results: list[Result] = []
    with progress_bar() as progress:
        bar = progress.add_task(assignment, total=None, note="")
        graded = grade_class(
            Course(),
            [assignment],
            student=student,
            force=force,
            jobs=jobs,
            started=lambda total: progress.update(bar, total=total),
            write=force or not diff,
        )
        with contextlib.closing(graded):  # on Ctrl-C, at once
            for result in graded:
                results.append(result)
                failed = sum(r.verdict is None for r in results)
                progress.update(bar, advance=1, note=f"{failed} failed" if failed else "")
    results.sort(key=lambda result: result.student)
    if diff:
        _print_diff(assignment, results, as_json, force)
    elif as_json:
        data = {
            r.student: r.verdict.to_dict() if r.verdict else {"error": r.error} for r in results
        }
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        Console().print(_score_table(assignment, results))
    for result in results:
        if result.verdict is None:
            console.print(f"{result.student}: not graded\n{result.error}", markup=False)
    if any(result.verdict is None for result in results):
        raise typer.Exit(FAILED)


def _print_diff(assignment: str, results: list, as_json: bool, written: bool) -> None:
    from autograder.regrade import changes, diff_table

    found = list(changes(results))
    if as_json:
        print(json.dumps([change.to_dict() for change in found], ensure_ascii=False, indent=1))
        return
    if found:
        Console().print(diff_table(assignment, found))
    students = len({change.student for change in found})
    end = "written" if written else "nothing is written (--force writes)"
    print(f"{len(found)} cells of {students} students out of {len(results)} change; {end}")


def _score_table(assignment: str, results: list) -> Table | str:
    if not results:
        return f"{assignment}: everything is graded already (--force grades again)"
    table = Table("student", "score", "remarks", title=assignment)
    for result in results:
        if result.verdict is not None:
            verdict = result.verdict
            remarks = "; ".join([*verdict.repairs, *verdict.incidents])
            table.add_row(result.student, f"{verdict.score:g} / {verdict.max:g}", remarks[:100])
    return table


@app.command()
def check(
    assignments: Annotated[list[str] | None, typer.Argument(metavar="[TP]...")] = None,
    jobs: Jobs = _CORES,
    thorough: Annotated[
        bool,
        typer.Option(
            "--thorough", help="Every wrong answer in all later cells, every answer in the sandbox."
        ),
    ] = False,
) -> None:
    """Check the course: solution key, release, corpus of answers."""
    from autograder.check import run_all
    from autograder.course import assignment_names, find_root

    root = find_root()
    names = assignments or assignment_names(root)
    count = 0
    with progress_bar() as progress:
        bar = progress.add_task("check", total=None, note="")

        def report(task, faults) -> None:
            nonlocal count
            count += 1
            progress.update(bar, advance=1, note=task.label[-60:])
            for fault in faults:
                progress.console.print(f"✗ {fault}", style="red", markup=False)

        faults = run_all(root, names, jobs, report, thorough)
    print(f"{count} checks on {', '.join(names)}: {len(faults)} faults")
    if faults:
        raise typer.Exit(FAILED)


@app.command()
def doctor() -> None:
    """Check this machine and the sandbox, a line each."""
    from autograder.course import find_root
    from autograder.selftest import machine, self_test

    faults, root = 0, find_root()
    for result in (*machine(root), *self_test(root)):
        faults += bool(result.fault)
        sign = "✗" if result.fault else "✓"
        detail = result.fault or result.note
        print(f"{sign} {result.name}{': ' + detail if detail else ''}")
    if faults:
        raise typer.Exit(USAGE)


@app.command(hidden=True)
def demo(jobs: Jobs = _CORES + 1) -> None:
    """Grade the demonstration class (see `make demo`)."""
    from autograder.pool import warm_up

    warm_up()
    from autograder.demo import run_demo

    if not run_demo(jobs, console):
        raise typer.Exit(FAILED)


def main() -> None:
    """Run the command; turn our own exceptions into one line and an exit code."""
    try:
        app(standalone_mode=True)
    except AutograderError as error:
        console.print(f"autograder: {error}", style="red", markup=False, soft_wrap=True)
        sys.exit(USAGE)
    except SystemExit as end:
        if end.code == INTERRUPTED:
            stopped = "autograder: stopped; what is graded is kept, the next run does the rest"
            console.print(stopped, style="red", soft_wrap=True)
        raise
    except Exception as error:
        console.print_exception(max_frames=8)
        console.print(f"autograder: internal error: {error}", style="red", markup=False)
        sys.exit(INTERNAL)


if __name__ == "__main__":
    main()
