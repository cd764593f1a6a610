"""A judging process of its own, for a machine that has no course folder: all comes by a socket.

A cluster's worker keeps one for each of its threads. Apart from the worker, because
hidden tests need the main thread of a process that has loaded no other course.
"""

from __future__ import annotations

import contextlib
import gc
import io
import itertools
import json
import os
import select
import socket
import subprocess
import sys
import tempfile
import threading
import zipfile
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from autograder import janitor
from autograder.errors import AutograderError
from autograder.folders import SKIP_TAG, course_files, load_config, source_path

# What judging needs of a course. Data files too: hidden tests may read some.
_PLACES = (
    "nbgrader_config.py", "source", "solutions", "tests/__init__.py", "tests/hidden",
    "tests/submissions",
)  # fmt: skip
Submitted = tuple[str, str, Path]  # assignment, student, notebook
# Notebook, course folder, assignment, its fingerprint, student: what `judge_path` is given.
Task = tuple[Path, Path, str, dict[str, Any], str]
Judged = bytes | Exception  # a parcel; what prevented it, for this submission alone
GRADED, FAILED, REFUSED = b"G", b"F", b"R"  # a parcel; our own fault; a course or sandbox broken
_judged = itertools.count()  # judgements that this process has begun


def course_archive(root: Path) -> bytes:
    """The course as a zip file, the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in course_files(root, _PLACES):
            name = path.relative_to(root).as_posix()
            archive.writestr(zipfile.ZipInfo(name), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


class StationGone(Exception):
    """The judging process died."""


class Station:
    """The other end: starts the process, asks it one judgement at a time."""

    def __init__(self, course: bytes) -> None:
        ours, theirs = socket.socketpair()
        # -P: this package, whatever lies in the folder where the worker was started.
        command = [sys.executable, "-P", "-m", "autograder.station", str(theirs.fileno())]
        self._process = subprocess.Popen(
            command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
        )
        theirs.close()
        self._connection = Connection(ours.detach())
        self._connection.send_bytes(course)

    def judge(self, assignment: str, file_name: str, now: dict[str, Any], raw: bytes) -> bytes:
        """One of the three marks above, then a parcel or what is wrong."""
        try:
            self._connection.send_bytes(json.dumps([assignment, file_name, now]).encode())
            self._connection.send_bytes(raw)
            return self._connection.recv_bytes()
        except (EOFError, OSError):
            raise StationGone("the judging process died") from None

    def close(self) -> None:
        """End the process; never raises."""
        with contextlib.suppress(OSError):
            self._connection.close()
        self._process.kill()
        self._process.wait()


def prepare(root: Path, assignment: str) -> tuple[str, ...]:
    """Start the sandbox's imports for a TP as it was handed out; which they are.

    Reads the notebook without nbgrader, whose own imports they are to go beside.
    """
    from autograder import sandbox
    from autograder.calls import imported_modules
    from autograder.limits import Limits
    from autograder.script import needed

    sources: list[str] = []
    with contextlib.suppress(ValueError, LookupError, TypeError):  # a broken source is told later
        for cell in json.loads(source_path(root, assignment).read_bytes())["cells"]:
            metadata = cell["metadata"]
            answer = metadata.get("nbgrader", {}).get("solution")
            if (
                cell["cell_type"] == "code"
                and not answer
                and SKIP_TAG not in metadata.get("tags", [])
            ):
                sources.append("".join(cell["source"]))
    imports = needed((name for source in sources for name in imported_modules(source)), sources)
    sandbox.prepare(Limits(config=load_config(root)), imports)
    return imports


def judge_path(
    path: Path, root: Path, assignment: str, now: dict[str, Any], student: str = ""
) -> bytes:
    """Judge a submitted notebook under the tests whose fingerprint is `now`; a parcel."""
    from autograder.gradebook import judge_file
    from autograder.parcel import pack

    if next(_judged) == 1:  # more will come: what is there by now is kept, and not gone through
        gc.collect()
        gc.freeze()
    return pack(*judge_file(path, root, assignment, now))


def _answer(raw: bytes, path: Path, root: Path, assignment: str, now: dict) -> bytes:
    """Judge a notebook that came as bytes, put at `path` for that."""
    from autograder.selftest import assert_isolated

    try:
        assert_isolated(root)
        path.write_bytes(raw)
        return GRADED + judge_path(path, root, assignment, now)
    except AutograderError as error:
        return REFUSED + f"{socket.gethostname()}: {error}".encode("utf-8", "replace")
    except Exception as error:
        return FAILED + f"{type(error).__name__}: {error}".encode("utf-8", "replace")
    finally:
        path.unlink(missing_ok=True)


def _end_with_the_other_end(descriptor: int) -> None:
    """End this process when the worker has: in the middle of a judgement, too."""
    ended = select.poll()
    ended.register(descriptor, 0)  # hang-up is always told
    ended.poll()
    os._exit(1)


def main() -> None:
    """Unpack the course, then judge what comes until the socket closes."""
    descriptor = int(sys.argv[1])
    os.set_inheritable(descriptor, False)
    threading.Thread(target=_end_with_the_other_end, args=[descriptor], daemon=True).start()
    connection = Connection(descriptor)
    folder = Path(tempfile.mkdtemp(prefix="autograder-")).resolve()
    janitor.tell("folder", str(folder))
    root, desk = folder / "course", folder / "desk"
    desk.mkdir()
    zipfile.ZipFile(io.BytesIO(connection.recv_bytes())).extractall(root)
    os.chdir(root)
    import torch

    torch.set_num_threads(1)
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            assignment, file_name, now = json.loads(connection.recv_bytes())
            raw = connection.recv_bytes()
            connection.send_bytes(_answer(raw, desk / file_name, root, assignment, now))


if __name__ == "__main__":
    main()
