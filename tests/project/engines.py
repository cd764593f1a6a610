"""Container engines for the tests: one of a few lines around bubblewrap, and Podman itself.

The small one understands `run` as far as the relay is concerned: it starts the first
process of a container as process 1 of a bubblewrap sandbox, on its own standard
streams. So student code runs in a sandbox there, too.
"""

import contextlib
import io
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path

import pytest
from traitlets.config import Config

from autograder import bubblewrap, image
from autograder.bubblewrap import Measures
from autograder.limits import Limits
from tests.project.courses import ROOT

ENTRY = ["/opt/autograder/lib/autograder/entry.py"]
FLAGS = ["-s", "-S", "-P", "-B"]
SCRIPT = """#!/bin/sh
printf '%s\\n' "$*" >> {folder}/log
[ "$1" != rm ] || kill -9 $(cat {folder}/pid)
[ "$1" = run ] || exit 0
echo $$ > {folder}/pid
for word; do limits=$environment; environment=$word; done
exec {command} "$limits" "$environment" 9< {folder}/filter
"""


def small_engine(folder, entry=None, obstinate=False):
    """Put an engine called podman in `folder`; `entry` is another first process to start.

    obstinate: a container does not end with its input; it has to be removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptors = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bubblewrap, "MODULES", (*bubblewrap.MODULES, "relay.py", "entry.py"))
        command = bubblewrap.bwrap_command(Limits(), Measures(), 0, descriptors)
    (folder / "filter").write_bytes(os.read(descriptors[0], 1 << 20))
    os.close(descriptors[0])
    command[command.index("--seccomp") + 1] = "9"
    if not obstinate:
        command.remove("--die-with-parent")  # the end of its input is to end it
    end = len(command) - command[::-1].index("--") - 1
    interpreter = command[end + 1]
    command[end:] = ["--as-pid-1", "--", interpreter, *FLAGS, *ENTRY]
    if entry is not None:
        place = command.index(str(ROOT / "autograder" / "entry.py"))
        command[place] = str(entry)
    if os.geteuid() == 0:
        command = bubblewrap.as_nobody(command)
    script = SCRIPT.format(
        folder=shlex.quote(str(folder)),
        command=shlex.join(command),
    )
    (folder / "podman").write_text(script)
    (folder / "podman").chmod(0o755)
    return folder


def contained(backend="podman", options=(), image_name="", **limits):
    """Limits whose configuration asks for containers."""
    config = Config()
    config.Sandbox.backend = backend
    config.Sandbox.image = image_name
    config.Sandbox.options = list(options)
    return Limits(config=config, **limits)


# --- Podman itself ----------------------------------------------------------------------


def skeleton():
    """A tar archive with our modules and empty folders where this machine's are mounted."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:

        def add(name, kind, mode=0o755, target="", data=b""):
            info = tarfile.TarInfo(name)
            info.type, info.mode, info.linkname, info.size = kind, mode, target, len(data)
            archive.addfile(info, io.BytesIO(data))

        for name in ("usr", "etc", "proc", "dev", "sys", "run", "opt/autograder/site"):
            add(name, tarfile.DIRTYPE)
        add("tmp", tarfile.DIRTYPE, 0o1777)
        for name in ("bin", "sbin", "lib", "lib64"):
            if os.path.islink(f"/{name}"):
                add(name, tarfile.SYMTYPE, 0o777, os.readlink(f"/{name}"))
        python = os.path.realpath(sys.executable)
        add("opt/autograder/python", tarfile.SYMTYPE, 0o777, python)
        for name, data in image.contents().items():
            if name.startswith("lib/"):
                add(f"opt/autograder/{name}", tarfile.REGTYPE, 0o644, data=data)
    return made.getvalue()


class Podman:
    """Podman with an image made of this machine's files; nothing comes from a registry."""

    def __init__(self):
        self.image = f"localhost/autograder-tests:{os.getpid()}"
        words = ["/opt/autograder/python", *FLAGS, *ENTRY]
        entry = ",".join(f'"{word}"' for word in words)
        self._run(["import", "--change", f"ENTRYPOINT [{entry}]", "-", self.image], skeleton())
        self.options = ["--volume=/usr:/usr:ro"]
        prefix = os.path.realpath(sys.base_prefix)
        if not prefix.startswith("/usr"):
            self.options.append(f"--volume={prefix}:{prefix}:ro")
        site = sysconfig.get_path("purelib")
        self.options.append(f"--volume={site}:/opt/autograder/site:ro")
        self.options += self._runtime()

    def _run(self, words, given=b""):
        try:
            done = subprocess.run(["podman", *words], input=given, capture_output=True, timeout=60)
        except (OSError, subprocess.TimeoutExpired) as error:
            pytest.skip(f"podman does not run here: {error}")
        return done

    def _runtime(self):
        """Which runtime works: crun refuses the cgroups of some machines, runc takes them."""
        for options in ([], ["--runtime=runc"]):
            words = ["run", "--rm", "--network=none", "--memory=64m", *self.options, *options]
            words += ["--ulimit=nproc=64:64", "--ulimit=nofile=64:64"]
            done = self._run([*words, "--entrypoint=/usr/bin/true", self.image])
            if done.returncode == 0:
                return options
        self.close()
        return pytest.skip(f"podman does not run here: {done.stderr.decode()[-200:]}")

    def limits(self, *options, **limits):
        """Limits whose configuration asks for this Podman."""
        return contained(options=[*self.options, *options], image_name=self.image, **limits)

    def containers(self):
        """Names of the containers that this process left."""
        listed = self._run(["ps", "--all", "--format={{.Names}}"]).stdout.decode().split()
        return [name for name in listed if name.startswith(f"autograder-{os.getpid()}-")]

    def close(self):
        with contextlib.suppress(Exception):
            subprocess.run(["podman", "rmi", "--force", self.image], capture_output=True)


def podman():
    """Podman, or a skipped test that says why."""
    if shutil.which("podman") is None or not Path("/usr/bin/true").exists():
        pytest.skip("podman is not installed: `apt-get install podman runc` lets this test run")
    return Podman()
