"""A long run of false messages: `python -m tests.fuzz.decoder --count 1000000 --jobs 2`.

Each message gives a plain value or one `WireFault`, in time and memory in proportion to
its length; four in ten values go on to what stands above the decoder, others come in lying frames.
Ends with 1 when anything else happened, with what it takes to see it again.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import random
import resource
import sys
import time
import traceback
import tracemalloc
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder import wire
from autograder.notation import show_value
from tests.fuzz import layers, messages

SECONDS, SECONDS_PER_BYTE = 0.1, 20e-6  # CPU time of decoding one message
ROOM, ROOM_PER_BYTE = 2**16, 128  # bytes allocated by decoding one message
MEASURED = 64  # one message in so many has its memory measured, and every large one
LARGE = 4096  # bytes
ADDRESS_SPACE = 2**30  # bytes over what a process has at its start
MAX_SHOWN = 5
NATIVE = [dtype.newbyteorder("=") for dtype in wire.DTYPES]
PLAIN = (type(None), bool, int, float, complex, str, bytes, wire.Ref)


@dataclass
class Tally:
    """What came of a run; `costs`: the most bytes allocated for one byte of a large message."""

    count: int = 0
    values: int = 0
    faults: int = 0
    above: int = 0
    frames: int = 0
    broken: list[str] = field(default_factory=list)
    cost: float = 0.0
    slowest: float = 0.0
    seconds: float = 0.0
    peak: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        for name in ("count", "values", "faults", "above", "frames", "broken", "seconds"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("cost", "slowest", "peak"):
            setattr(self, name, max(getattr(self, name), getattr(other, name)))
        return self


def is_plain(value: Any) -> bool:
    """Is `value` made of nothing but what the wire's header lists?"""
    if isinstance(value, np.ndarray | np.generic):
        return value.dtype in NATIVE
    if type(value) is dict:
        return all(map(is_plain, value)) and all(map(is_plain, value.values()))
    if type(value) in (list, tuple, set, frozenset):
        return all(map(is_plain, value))
    return type(value) in PLAIN


def decoded(data: bytes, tally: Tally, decode: Callable = wire.decode) -> Any:
    """Decode one message within its bounds; None when it is refused.

    Raises AssertionError when it took too long, too much, or gave what is no plain data.
    """
    measured = len(data) > LARGE or tally.count % MEASURED == 0
    tally.count += 1
    value, start = None, time.process_time()
    if measured:
        tracemalloc.start()
    try:
        value = decode(data, lambda ref: ref)
        tally.values += 1
    except wire.WireFault:
        tally.faults += 1
    finally:
        if measured:
            allocated = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
    seconds = time.process_time() - start
    if measured:
        assert allocated <= ROOM + ROOM_PER_BYTE * len(data), f"{allocated} bytes allocated"
        if len(data) > LARGE:
            tally.cost = max(tally.cost, allocated / len(data))
    else:
        tally.slowest = max(tally.slowest, seconds)
    bound = SECONDS + SECONDS_PER_BYTE * len(data)
    if seconds > bound:  # measured, or interrupted by something: only what is slow again is slow
        seconds = min(_seconds(data, decode) for _ in range(3))
    assert seconds <= bound, f"{seconds:.2f} s to decode"
    assert is_plain(value), f"no plain data: {show_value(value)}"
    return value


def _seconds(data: bytes, decode: Callable) -> float:
    start = time.process_time()
    with contextlib.suppress(wire.WireFault):
        decode(data, lambda ref: ref)
    return time.process_time() - start


def one(rng: random.Random, tally: Tally, decode: Callable = wire.decode) -> bytes:
    """Make one message and do with it what grading would; returns it."""
    if rng.random() < 0.02:
        tally.count += 1
        tally.frames += 1
        layers.frames(rng)
        return b""
    data = messages.message(rng)
    value = decoded(data, tally, decode)
    if value is not None and rng.random() < 0.4:
        tally.above += 1
        again = wire.encode(value, messages.no_data)
        length = len(wire.encode(wire.decode(again, lambda ref: ref), messages.no_data))
        assert len(again) == length, "encoded, decoded and encoded again, it has another length"
        layers.layers(value, rng)
    return data


def fuzz(count: int, seed: int, decode: Callable = wire.decode) -> Tally:
    """Bring `count` messages to the decoder; what breaks is kept, the run goes on."""
    tally, start = Tally(), time.monotonic()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for number in range(count):
            before = tally.count
            rng = random.Random(f"{seed}/{number}")
            try:
                one(rng, tally, decode)
            except Exception as error:
                tally.count = before + 1
                place = traceback.extract_tb(error.__traceback__)[-1]
                where = f"{place.filename.rpartition('/')[2]}:{place.lineno}"
                text = f"{type(error).__name__}: {str(error)[:300]} ({where})"
                tally.broken.append(f"message {seed}/{number}: {text}")
    tally.seconds = time.monotonic() - start
    tally.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return tally


def _part(part: tuple[int, int]) -> Tally:
    with open("/proc/self/statm") as stream:
        used = int(stream.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + ADDRESS_SPACE, resource.RLIM_INFINITY))
    return fuzz(*part)


def main() -> int:
    """Run, print the figures, return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.decoder")
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    share = -(-arguments.count // arguments.jobs)
    parts = [
        (min(share, arguments.count - start), arguments.seed * 1000 + start // share)
        for start in range(0, arguments.count, share)
    ]
    start, total = time.monotonic(), Tally()
    with multiprocessing.get_context("fork").Pool(arguments.jobs) as pool:
        for tally in pool.imap_unordered(_part, parts):
            total += tally
    print(
        f"{total.count} messages on {arguments.jobs} processes in {time.monotonic() - start:.0f} s: "
        f"{total.values} values, {total.faults} refused, {total.frames} conversations in frames; "
        f"{total.above} values brought to what stands above\n"
        f"peak {total.peak / 2**20:.0f} MiB a process; "
        f"at most {total.cost:.0f} bytes allocated for a byte of a large message; "
        f"slowest {1000 * total.slowest:.0f} ms\n"
        f"{len(total.broken)} broken"
    )
    for line in total.broken[:MAX_SHOWN]:
        print(f"✗ {line}")
    return 1 if total.broken else 0


if __name__ == "__main__":
    sys.exit(main())
