"""Judging on other machines, through a Dask scheduler: `--scheduler ADDRESS`.

The course and the submissions travel as data, verdicts come back as data; the one
writer is here. So workers need this package and its sandbox, but no course folder.
Each submission is judged until it has a verdict, wherever a worker dies, and is handed
to the writer once.
"""

from __future__ import annotations

import functools
import itertools
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from autograder.errors import AutograderError, UsageError
from autograder.fingerprint import machine
from autograder.intake import Unreadable, read_bytes
from autograder.station import GRADED, REFUSED, Station, Task, course_archive, judge_path

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS, WORKER_SECONDS = 15, 120
AHEAD = 2  # submissions sent to each thread, the one it judges included
RETRIES = 2  # times that a submission is judged again because its station died
_kept = threading.local()  # a worker's station, one for each of its threads


def judge_there(course: bytes, assignment: str, file_name: str, now: dict, raw: bytes) -> bytes:
    """What a worker runs: judge one submission in its station, which knows this course alone.

    now: what decides the verdict, this machine's versions included.
    """
    different = _differences(machine(), now)
    if different:
        return (
            REFUSED
            + (
                f"the worker on {socket.gethostname()} is not like this machine "
                f"({'; '.join(different)}): install the same versions, see docs/cluster.md"
            ).encode()
        )
    if getattr(_kept, "course", None) != course:
        _close_station()
        _kept.station, _kept.course = Station(course), course
    try:
        return _kept.station.judge(assignment, file_name, now, raw)
    except BaseException:
        _close_station()
        raise


def _differences(there: dict, here: dict) -> list[str]:
    packages = [
        (name, there["packages"][name], wanted) for name, wanted in here["packages"].items()
    ]
    named = [("Python", there["python"], here["python"]), *packages]
    found = [f"{name} {got}, not {wanted}" for name, got, wanted in named if got != wanted]
    return found + (["another autograder"] if there["grader"] != here["grader"] else [])


def _close_station() -> None:
    station = getattr(_kept, "station", None)
    _kept.station = _kept.course = None
    if station is not None:
        station.close()


def judged_by(address: str, tasks: Sequence[Task]) -> Iterator[tuple[Task, Callable[[], bytes]]]:
    """Judge each on the cluster of the scheduler at `address`, in any order: the task, and
    what gives its parcel.

    Raises UsageError when nobody answers there.
    """
    from distributed import as_completed

    with _client(address) as client:
        course = client.submit(bytes, course_archive(tasks[0][1]), pure=False)  # made again if lost
        sent: dict[Future, Task] = {}
        here: list[Task] = []
        arrived, waiting = as_completed(loop=client.loop), iter(tasks)

        def send() -> None:
            """Keep every thread busy; nothing more, so that memory is bounded."""
            room = AHEAD * sum(client.nthreads().values()) - len(sent)
            for task in itertools.islice(waiting, max(room, not sent)):
                path, _, assignment, now, _ = task
                try:
                    raw = read_bytes(path)
                except Unreadable:  # needs no sandbox
                    here.append(task)
                    continue
                future = client.submit(
                    judge_there, course, assignment, path.name, now, raw,
                    pure=False, retries=RETRIES,
                )  # fmt: skip
                sent[future] = task
                arrived.add(future)

        try:
            send()
            while sent or here:
                if here:
                    task = here.pop()
                    yield task, functools.partial(judge_path, *task)
                else:
                    future = next(arrived)
                    yield sent.pop(future), functools.partial(_result, future)
                send()
        finally:
            client.cancel(list(sent))


def _client(address: str) -> Client:
    """A client of the scheduler, once it has a worker."""
    from distributed import Client

    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"no Dask scheduler answers at {address} ({error}): start one with `dask scheduler`"
        ) from None
    try:
        client.wait_for_workers(1, timeout=WORKER_SECONDS)
    except TimeoutError:
        client.close()
        raise UsageError(
            f"the scheduler at {address} has no worker: start some with `dask worker {address}`"
        ) from None
    return client


def _result(future: Future) -> bytes:
    """The parcel, or what prevented it."""
    answer = future.result()
    mark, rest = answer[:1], answer[1:]
    if mark == GRADED:
        return rest
    message = rest.decode("utf-8", "replace")
    raise AutograderError(message) if mark == REFUSED else RuntimeError(message)
