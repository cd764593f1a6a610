"""Trusted processes that judge side by side, and outlive neither their task nor us.

They are forked from a server that has imported everything once. One that is killed
(by the kernel, when memory is short) costs at most the task it was at: the others go on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver, util
from typing import Any

from autograder import janitor

PRELOADED = [
    "autograder.lean",
    "torch",
    "hypothesis",
    "pytest",
    "autograder.check",
    "autograder.gradebook",
]
Task = tuple[Any, ...]


class Died(Exception):
    """A process of ours was killed while it did this task, and nothing but this task."""


def warm_up() -> None:
    """Start the server now, so that its imports go on while this process does other things."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOADED)
    janitor.tell("folder", util.get_temp_dir())
    # An interrupt would end it, noisily, in the midst of its imports.
    with _without_interrupts(), _without_this_folder():
        forkserver.ensure_running()
    server = getattr(forkserver._forkserver, "_forkserver_pid", None)  # type: ignore[attr-defined]
    if server is not None:
        janitor.tell("server", str(server))


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ignore Ctrl-C, in the processes that are started here too."""
    main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, signal.SIG_IGN) if main else None
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _without_this_folder() -> Iterator[None]:
    """Let no program started here import from the folder it starts in: another course's, say."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTHONSAFEPATH"]
        if before is not None:
            os.environ["PYTHONSAFEPATH"] = before


def process_pool(jobs: int) -> ProcessPoolExecutor:
    """`jobs` processes, each computing on one thread."""
    warm_up()
    context = multiprocessing.get_context("forkserver")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_prepare)


def run_all(
    function: Callable[..., Any], tasks: Iterable[Task], jobs: int
) -> Iterator[tuple[Task, Callable[[], Any]]]:
    """`function(*task)` for each task, in any order: the task, and what gives its result.

    When a process is killed, all those that were under way may be to blame: each is done
    again by itself, and what is killed once more gives Died.
    """
    waiting, suspects = deque(tasks), deque[Task]()
    while waiting or suspects:
        if suspects:
            alone = deque([suspects.popleft()])
            for task in (yield from _batch(function, alone, 1)):
                yield task, _died
        else:
            suspects.extend((yield from _batch(function, waiting, jobs)))


def _died() -> Any:
    raise Died("the process that judged it was killed, twice: is memory short?")


def _batch(
    function: Callable[..., Any], waiting: deque[Task], jobs: int
) -> Generator[tuple[Task, Callable[[], Any]], None, list[Task]]:
    """Do the waiting tasks; returns those under way when a process was killed."""
    pool = process_pool(min(jobs, len(waiting)))
    current: dict[Future, Task] = {}
    try:
        while waiting or current:
            try:
                while waiting and len(current) < 2 * jobs:  # one ahead, so that none is idle
                    future = pool.submit(function, *waiting[0])
                    current[future] = waiting.popleft()
            except BrokenProcessPool:
                if not current:
                    return []
            for future in wait(current, return_when=FIRST_COMPLETED).done:
                if isinstance(future.exception(), BrokenProcessPool):
                    return list(current.values())
                yield current.pop(future), future.result
        return []
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if current:  # broken off: nobody waits for these any more
            for process in multiprocessing.active_children():
                process.kill()


def _prepare() -> None:
    """Compute on one thread; leave Ctrl-C to the process that commands; end when it ends."""
    import torch

    from autograder.lean import settle

    torch.set_num_threads(1)
    settle()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
