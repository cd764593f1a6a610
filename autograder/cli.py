"""The `autograder` command."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Annotated

import typer

import autograder.lean  # noqa: F401 (before anything that checks notebooks)
from autograder.errors import AutograderError
from autograder.progress import console, progress_bar

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
DONE, FAILED, USAGE, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130  # the last is typer's, for Ctrl-C
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes at one time.")]
_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@app.command()
def grade(
    assignment: Annotated[str, typer.Argument(metavar="TP", help="For instance tp03_reseau.")],
    student: Annotated[str | None, typer.Option(help="Grade this student only.")] = None,
    jobs: Jobs = _CORES,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Judge on this Dask cluster instead.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Grade again what is graded.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the verdicts as JSON.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Say what would change; write it with --force only.")
    ] = False,
) -> None:
    """Grade the submissions of a TP, as `nbgrader autograde` does, several at a time.

    What has a verdict keeps it while submission, tests, references, configuration and
    versions are the same.
    """
    from autograder.grading import Course
    from autograder.grading import grade as grade_class
    from autograder.summary import Summary

    course, summary = Course(), Summary(assignment, diff)
    with progress_bar() as progress:
        bar = progress.add_task(assignment, total=None, note="")

        def started(plan) -> None:
            progress.update(bar, total=len(plan.todo))
            for line in plan.lines():
                progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

        graded = grade_class(
            course, [assignment], student=student, force=force, jobs=jobs, scheduler=scheduler,
            started=started, write=force or not diff,
        )  # fmt: skip
        with contextlib.closing(graded):  # on Ctrl-C, at once
            for result in graded:
                summary.add(result)
                failed = f"{len(summary.errors)} failed" if summary.errors else ""
                progress.update(bar, advance=1, note=failed)
    summary.show(course, as_json, written=force or not diff)
    for name, error in sorted(summary.errors.items()):
        console.print(f"{name}: not graded\n{error}", markup=False)
    if summary.errors:
        raise typer.Exit(FAILED)


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


@app.command()
def image(
    base: Annotated[str, typer.Option(help="Image with Python and pip to start from.")] = "",
) -> None:
    """Make the image of the containers, where c.Sandbox.backend is podman or docker."""
    from autograder import container
    from autograder.course import find_root, load_config
    from autograder.errors import UsageError
    from autograder.image import build

    settings = container.Sandbox(config=load_config(find_root()))
    if settings.backend == "bubblewrap":
        raise UsageError("c.Sandbox.backend is bubblewrap, which needs no image")
    print(build(container.engine_path(settings.backend), base))


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
