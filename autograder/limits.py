"""Limits of one run, configurable as `c.Limits.call_seconds = 4` in nbgrader_config.py."""

from __future__ import annotations

from traitlets import Bool, Float, Integer
from traitlets.config import Configurable

MIB = 2**20


class Limits(Configurable):
    """What a submission may use. Times are wall-clock seconds, sizes are MiB."""

    cell_seconds = Float(10.0, help="time of one cell of the notebook").tag(config=True)
    call_seconds = Float(3.0, help="time of one call from a hidden test").tag(config=True)
    hurried_call_seconds = Float(
        1.0, help="time of one call once a test of the same cell has timed out"
    ).tag(config=True)
    notebook_seconds = Float(240.0, help="time of one notebook, tests included").tag(config=True)
    memory_mib = Integer(2048, help="memory of one sandbox").tag(config=True)
    scratch_mib = Integer(64, help="size of /tmp and of /dev/shm").tag(config=True)
    processes = Integer(64, help="processes and threads at one time").tag(config=True)
    open_files = Integer(256, help="open files of one process").tag(config=True)
    relaunches = Integer(4, help="times a notebook that kills its process is run again").tag(
        config=True
    )
    warm = Bool(True, help="fork workers from a parent that has imported everything once").tag(
        config=True
    )
