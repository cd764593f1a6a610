"""The image of the containers: Python, pinned packages, and the worker's own modules.

Its name ends with a digest of all that is put in it: a grader never meets a worker of
another version, it asks for an image that is not there and says how to make it.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from autograder import seccomp
from autograder.bubblewrap import MODULES
from autograder.errors import SandboxError

_FOLDER = Path(__file__).parent / "templates" / "container"
PROFILE = str(_FOLDER / "seccomp.json")
# What a notebook can import under bubblewrap, it can here: no grade depends on the backend.
PACKAGES = (
    "hypothesis",
    "ipython",
    "jupyter",
    "matplotlib",
    "matplotlib-inline",
    "msgpack",
    "numpy",
    "pytest",
    "scikit-learn",
    "torch",
)
_FROM_ENVIRONMENT = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL")  # where pip takes packages here


@functools.cache
def contents() -> dict[str, bytes]:
    """The files that an image is made from, by their path in the build's folder."""
    package = Path(__file__).parent
    files = {"Containerfile": (_FOLDER / "Containerfile").read_bytes()}
    for module in (*MODULES, "relay.py", "entry.py"):
        files[f"lib/autograder/{module}"] = (package / module).read_bytes()
    files["packages.txt"] = "\n".join([*PACKAGES, ""]).encode()
    files["constraints.txt"] = _constraints(package.parent / "constraints.txt")
    files["python.txt"] = f"{sys.version_info[0]}.{sys.version_info[1]}\n".encode()
    return files


def _constraints(path: Path) -> bytes:
    """The pinned versions; `2.13.0+cpu` is a build for one kind of machine, 2.13.0 is for all."""
    if not path.exists():
        return b""  # installed without the project: the versions of the day
    text = path.read_text(encoding="utf-8")
    return re.sub(r"\+[\w.]+$", "", text, flags=re.MULTILINE).encode()


def name() -> str:
    """The image that goes with this version of the project."""
    digest = hashlib.sha256()
    for path, data in sorted(contents().items()):
        digest.update(f"{path} {len(data)} ".encode() + data)
    return f"localhost/autograder:{digest.hexdigest()[:12]}"


def build_command(engine: str, folder: str, base: str = "") -> list[str]:
    """The command that makes the image from the files in `folder`."""
    version = contents()["python.txt"].decode().strip()
    command = [engine, "build", f"--tag={name()}", f"--file={folder}/Containerfile"]
    command += [f"--build-arg=BASE={base or f'docker.io/library/python:{version}-slim'}"]
    command += [f"--build-arg={key}" for key in _FROM_ENVIRONMENT if key in os.environ]
    return [*command, folder]


def build(engine: str, base: str = "") -> str:
    """Make the image, the engine's messages shown; return its name.

    Raises SandboxError when the engine cannot.
    """
    with tempfile.TemporaryDirectory(prefix="autograder-image-") as folder:
        for path, data in contents().items():
            target = Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        done = subprocess.run(build_command(engine, folder, base), check=False)
    if done.returncode != 0:
        raise SandboxError(f"{engine} could not make the image {name()}: see its messages above")
    return name()


def profile_text() -> str:
    """The system call filter as the engines read it; the file kept beside is this text."""
    return json.dumps(seccomp.container_profile(), indent=1) + "\n"


if __name__ == "__main__":
    Path(PROFILE).write_text(profile_text(), encoding="utf-8")
