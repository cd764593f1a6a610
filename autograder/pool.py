"""Trusted worker processes: forked from a server that has imported everything once."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import forkserver

PRELOADED = ["torch", "hypothesis", "pytest", "autograder.check", "autograder.gradebook"]


def warm_up() -> None:
    """Start the server now, so that its imports go on while this process does other things."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOADED)
    forkserver.ensure_running()


def process_pool(jobs: int) -> ProcessPoolExecutor:
    """`jobs` processes, each computing on one thread."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_one_thread)


def _one_thread() -> None:
    import torch

    torch.set_num_threads(1)
