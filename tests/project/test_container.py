"""Containers: how they are locked down, and what carries a worker's sockets into them."""

import contextlib
import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
import tomllib
from pathlib import Path

import pyseccomp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder import channel, cli, container, image, relay, seccomp, selftest
from autograder.bubblewrap import Measures, environment
from autograder.channel import SocketChannel
from autograder.container import Sandbox
from autograder.errors import Outcome, SandboxError, StudentFault, StudentGone
from autograder.limits import Limits
from autograder.link import SandboxRun
from autograder.proxy import Copie
from autograder.script import Script, Step
from autograder.selftest import probe_script, self_test
from autograder.session import Session
from tests.project.courses import ROOT, tiny_course
from tests.project.engines import contained, podman, small_engine

EVERYWHERE = container.SEARCHED
QUICK = {"call_seconds": 0.7, "memory_mib": 400}


def asked(copie, call):
    """What a call to the student's copy ends with: a value or what went wrong."""
    try:
        return call(copie)
    except (StudentFault, StudentGone) as error:
        return error


@pytest.fixture(scope="module")
def engine(open_folder):
    """The small engine, where both are looked for."""
    folder = small_engine(open_folder / "moteur")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(container, "SEARCHED", str(folder))
        yield folder


# --- the command ----------------------------------------------------------------------------

COMMON = [
    "--rm",
    "--interactive",
    "--pull=never",
    "--log-driver=none",
    "--network=none",
    "--read-only",
    "--user=61200:61200",
    "--cap-drop=ALL",
    "--security-opt=no-new-privileges",
    f"--security-opt=seccomp={ROOT}/autograder/templates/container/seccomp.json",
    "--ipc=private",
    "--cgroupns=private",
    "--pids-limit=72",
    "--memory=2048m",
    "--memory-swap=2048m",
    "--ulimit=nproc=72:72",
    "--ulimit=nofile=256:256",
    "--ulimit=core=0:0",
    "--hostname=notebook",
    "--workdir=/tmp",
]
SCRATCH = "rw,nosuid,nodev,noexec,size=64m,mode=1777"
DOCKER = [
    *COMMON,
    f"--tmpfs=/tmp:{SCRATCH}",
    f"--tmpfs=/dev/shm:{SCRATCH}",
    "--tmpfs=/dev/mqueue:ro,size=4k,mode=000",
]
PODMAN = [
    *COMMON,
    f"--tmpfs=/tmp:{SCRATCH},notmpcopyup",
    f"--tmpfs=/dev/shm:{SCRATCH},notmpcopyup",
    "--tmpfs=/dev/mqueue:ro,size=4k,mode=000,notmpcopyup",
    "--read-only-tmpfs=false",
    "--http-proxy=false",
    "--no-hosts",
    "--detach-keys=",
]


@pytest.mark.parametrize(("backend", "expected"), [("docker", DOCKER), ("podman", PODMAN)])
def test_a_container_is_locked_down_by_these_options(backend, expected):
    """Option by option, and none without its reason."""
    options = container.lockdown(backend, Limits(), Measures(), "61200")
    assert [option for option, _ in options] == expected
    assert all(len(reason.split()) > 1 for _, reason in options)


def test_the_command_takes_nothing_of_this_machine_along(monkeypatch):
    """No mount, no variable, no privilege: the image, the limits and a fixed environment."""
    monkeypatch.setenv("JETON", "un-jeton-du-lanceur")
    limits = Limits(memory_mib=300, processes=20, scratch_mib=8, open_files=99)
    command = container.run_command("/usr/bin/docker", "nom", Sandbox(), limits, Measures())
    assert command[:3] == ["/usr/bin/docker", "run", "--name=nom"]
    assert command[3] == f"--label=autograder={socket.gethostname()}"
    assert command[-3] == image.name()
    assert json.loads(command[-2])["processes"] == 20
    assert json.loads(command[-1]) == environment()
    text = " ".join(command)
    assert "--memory=300m --memory-swap=300m --ulimit=nproc=28:28 --ulimit=nofile=99:99" in text
    assert "size=8m" in text
    for word in ("--volume", "--mount", "--env", "--privileged", "--cap-add", "=host", "jeton"):
        assert word not in text


def test_two_containers_share_no_uid_and_no_name(engine):
    """Processes are counted by uid, and a container is removed by its name."""
    lines = (engine / "log").read_text().splitlines() if (engine / "log").exists() else []
    for _ in range(2):
        with SandboxRun(Script([Step(0, "rien", "pass")]), contained()):
            pass
    started = [line.split() for line in (engine / "log").read_text().splitlines()]
    started = [words for words in started[len(lines) :] if words[0] == "run"]
    for prefix in ("--name=", "--user="):
        assert len({w for words in started for w in words if w.startswith(prefix)}) == 2


def test_more_options_come_after_ours_and_an_image_can_be_named():
    """`c.Sandbox.options` has the last word, for a runtime of one's own."""
    limits = contained("docker", ["--runtime=runsc"], "registre/cours:3")
    command = container.run_command("docker", "n", Sandbox(parent=limits), limits, Measures())
    assert command[-4:-2] == ["--runtime=runsc", "registre/cours:3"]


def test_the_profile_of_the_engines_is_the_filter_of_bubblewrap():
    """The file kept is current, and compiled it is the same program, byte for byte."""
    text = Path(image.PROFILE).read_text(encoding="utf-8")
    assert text == image.profile_text(), "type `python -m autograder.image`"
    profile = json.loads(text)
    assert profile["defaultAction"] == "SCMP_ACT_ALLOW"
    operators = {"EQ": pyseccomp.EQ, "NE": pyseccomp.NE}
    program = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for entry in profile["syscalls"]:
        arguments = []
        for given_ in entry.get("args", []):
            kind = given_["op"].removeprefix("SCMP_CMP_")
            values = [given_["value"]]
            if kind == "MASKED_EQ":
                values.append(given_["valueTwo"])
            operator = operators.get(kind, pyseccomp.MASKED_EQ)
            arguments.append(pyseccomp.Arg(given_["index"], operator, *values))
        for name in entry["names"]:
            try:
                program.add_rule(pyseccomp.ERRNO(entry["errnoRet"]), name, *arguments)
            except (RuntimeError, ValueError, OSError):
                assert name in seccomp.DENIED
    read, write = os.pipe()
    with os.fdopen(read, "rb") as source, os.fdopen(write, "wb") as sink:
        program.export_bpf(sink)
        sink.close()
        assert source.read() == seccomp.compiled_filter()


# --- the image ------------------------------------------------------------------------------


def test_an_image_holds_the_worker_and_nothing_of_the_course():
    """The modules of bubblewrap's sandbox, the relay, pinned packages: no other file."""
    names = set(image.contents())
    modules = {n.removeprefix("lib/autograder/") for n in names if n.startswith("lib/")}
    assert modules == {*image.MODULES, "relay.py", "entry.py"}
    rest = {n for n in names if not n.startswith("lib/")}
    assert rest == {"Containerfile", "packages.txt", "constraints.txt", "python.txt"}
    lines = image.contents()["constraints.txt"].decode().splitlines()
    pinned = {line.partition("==")[0] for line in lines if "==" in line}
    assert {package.lower() for package in image.PACKAGES} <= {name.lower() for name in pinned}
    assert not [line for line in lines if "+" in line.partition("#")[0]]


def test_a_notebook_can_import_the_same_in_every_backend():
    """The project's dependencies are in the image, but for those of grading alone."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[=;<>\[ ]", line)[0] for line in project["dependencies"]}
    grading = {"nbgrader", "platformdirs", "pyseccomp", "rich", "typer"}
    assert names - set(image.PACKAGES) == grading


def test_another_worker_is_another_image(monkeypatch):
    """The name follows the contents, whichever file changes."""
    before = image.name()
    for changed in image.contents():
        other = image.contents() | {changed: b"autre"}
        with monkeypatch.context() as patch:
            patch.setattr(image, "contents", lambda other=other: other)
            assert image.name() != before
    assert image.name() == before


def test_an_image_is_built_in_a_folder_of_its_own(tmp_path, monkeypatch):
    """The engine sees the files of the image only; where pip looks is passed by name."""
    fake = tmp_path / "podman"
    fake.write_text(f'#!/bin/sh\nfor d; do :; done\n(cd "$d"; find . -type f) > {tmp_path}/seen\n'
                    f'echo "$@" > {tmp_path}/words\nexit ${{CODE:-0}}\n')  # fmt: skip
    fake.chmod(0o755)
    monkeypatch.setenv("PIP_INDEX_URL", "ailleurs")
    assert image.build(str(fake), "base:1") == image.name()
    seen = {line.removeprefix("./") for line in (tmp_path / "seen").read_text().splitlines()}
    assert seen == set(image.contents())
    words = (tmp_path / "words").read_text().split()
    assert words[:2] == ["build", f"--tag={image.name()}"]
    assert "--build-arg=BASE=base:1" in words
    assert "--build-arg=PIP_INDEX_URL" in words
    monkeypatch.setenv("CODE", "1")
    with pytest.raises(SandboxError, match="could not make the image"):
        image.build(str(fake))


def test_the_image_command_builds_for_the_engine_in_use(tmp_path, monkeypatch, capsys):
    """It prints the name of the image; where no image is needed it says so."""
    root = tiny_course(tmp_path / "cours").root
    monkeypatch.chdir(root)
    monkeypatch.setattr(sys, "argv", ["autograder", "image"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "c.Sandbox.backend is bubblewrap, which needs no image" in capsys.readouterr().err
    with (root / "nbgrader_config.py").open("a") as stream:
        stream.write('\nc.Sandbox.backend = "docker"\n')
    monkeypatch.setattr(container, "SEARCHED", engine_saying(tmp_path / "bin", "", code=0))
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    assert capsys.readouterr().out.strip() == image.name()


# --- what cannot start ----------------------------------------------------------------------


def engine_saying(folder, text, code=125):
    folder.mkdir()
    path = folder / "docker"
    path.write_text(f"#!/bin/sh\ncat >&2 <<'FIN'\n{text}\nFIN\nexit {code}\n")
    path.chmod(0o755)
    return str(folder)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "docker: Error response from daemon: No such image: x\n\nRun 'docker run --help' for more",
            "No such image: x: type `autograder image`",
        ),
        ("Error: localhost/x: image not known", "image not known: type `autograder image`"),
        ("Cannot connect to the Docker daemon", "does not start: Cannot connect to the Docker"),
    ],
)
def test_what_the_engine_says_is_repeated(tmp_path, monkeypatch, text, expected):
    """Its own words, not its advice on help; a missing image with what to type."""
    monkeypatch.setattr(container, "SEARCHED", engine_saying(tmp_path / "bin", text))
    with pytest.raises(SandboxError) as error:
        SandboxRun(probe_script(), contained("docker"))
    assert expected in str(error.value)


def test_an_engine_that_is_not_there_is_named(tmp_path, monkeypatch):
    """Nothing else is started in its place."""
    monkeypatch.setattr(container, "SEARCHED", str(tmp_path))
    with pytest.raises(SandboxError) as error:
        SandboxRun(probe_script(), contained("docker"))
    assert str(error.value) == "docker is not installed, and c.Sandbox.backend asks for it"


def test_doctor_recommends_an_engine_where_bubblewrap_cannot_work(tmp_path, monkeypatch):
    """With the line to write; without an engine, where to read on."""
    root = tiny_course(tmp_path / "cours").root
    monkeypatch.setattr("autograder.bubblewrap.SEARCHED", str(tmp_path))
    monkeypatch.setattr(container, "SEARCHED", engine_saying(tmp_path / "bin", ""))
    fault = [check.fault for check in self_test(root)][-1]
    assert 'Or use docker: write `c.Sandbox.backend = "docker"` in nbgrader_config.py' in fault
    assert "`autograder image`" in fault
    monkeypatch.setattr(container, "SEARCHED", str(tmp_path))
    fault = [check.fault for check in self_test(root)][-1]
    assert "Or install podman or docker" in fault


def test_the_first_process_refuses_to_be_another():
    """Only as process 1 is it out of reach: elsewhere it ends before it starts a worker."""
    entry = ROOT / "autograder" / "entry.py"
    done = subprocess.run(
        [sys.executable, "-P", str(entry), "{}", "{}"], capture_output=True, text=True, cwd="/"
    )
    assert done.returncode == 1
    assert done.stderr.strip() == "relay: must be the first process of a container"


# --- a worker through the small engine ------------------------------------------------------

TOOLS = """
import os, signal, socket, time
etat = []

def double(x):
    return 2 * x

def retenir(x):
    etat.append(x)
    return len(etat)

def longueur(x):
    return len(x)

def dormir():
    while True:
        time.sleep(1)

def fin():
    os._exit(3)

def avec(f, x):
    return f(x)

def regarder():
    vus = []
    for nom in ("environ", "mem", "maps", "fd/0", "fd/1", "fd/2", "cwd", "exe"):
        for mode in ("rb", "wb"):
            try:
                with open(f"/proc/1/{nom}", mode):
                    vus.append(nom)
            except OSError:
                pass
    try:
        vus += os.listdir("/proc/1/fd")
    except OSError:
        pass
    return sorted(set(vus))

def signaler():
    for numero in range(1, 65):
        try:
            os.kill(1, numero)
        except OSError:
            pass
    return os.getppid() >= 1

def inonder():
    # What looks like a message of every kind, on every descriptor, then a descriptor.
    for canal in range(4):
        for genre in b"DOWCNZ":
            message = bytes([genre]) + canal.to_bytes(4, "big") + (1).to_bytes(4, "big") + b"x"
            for nom in os.listdir("/proc/self/fd"):
                try:
                    os.write(int(nom), message)
                except OSError:
                    pass
    for nom in os.listdir("/proc/self/fd"):
        try:
            s = socket.socket(fileno=os.dup(int(nom)))
            socket.send_fds(s, [b"xyz"], [0, 1])
            s.detach()
        except OSError:
            pass
    return 0
"""


@pytest.fixture(scope="module")
def run(engine):
    """A worker behind a relay, its tools defined."""
    with SandboxRun(Script([Step(0, "outils", TOOLS)]), contained(**QUICK)) as made:
        assert made.results[0].outcome is None
        yield made


def test_calls_cross_as_without_a_container(run):
    """Values, arrays, upcalls and faults; each test from its own fork."""
    assert run.isolation == "podman"
    for _ in range(2):
        with run.open_session() as session:
            copie = Copie(session)
            assert copie.double(21) == 42
            assert copie.retenir("a") == 1
            assert copie.avec(lambda x: x + 1, 3) == 4
            fault = asked(copie, lambda c: c.double())
            assert isinstance(fault, StudentFault)


def test_two_copies_are_served_at_the_same_time(run):
    """Each on its own channel: what one keeps, the other does not see."""
    with run.open_session() as first, run._copy(2.0, clean=False) as second:
        # The first is killed by nothing here: `clean` was its own beginning.
        assert [Copie(second).retenir(n) for n in "ab"] == [1, 2]
        assert Copie(first).retenir("c") == 1


def test_messages_larger_than_the_window_cross(run):
    """4 MiB there, 8 MiB back: more than both ends together hold at one time."""
    text = "é" * (2 * 2**20)
    with run._copy(20.0, clean=True) as session:
        assert Copie(session).longueur(text) == len(text)
        assert Copie(session).double(text) == text * 2


def test_a_copy_that_does_not_read_holds_up_no_other(run):
    """While bytes for a hung copy wait, the others answer; what waits is bounded."""
    pid, sock = run._fork(False)
    session = Session(SocketChannel(sock, 0.3, time.monotonic() + 60), run._base.lent)
    assert asked(Copie(session), lambda c: c.dormir()).outcome is Outcome.TLE
    sent = 0
    sock.settimeout(0.5)
    with contextlib.suppress(TimeoutError):
        while sent < 16 * relay.WINDOW:
            sent += sock.send(bytes(2**16))
    assert sent < 4 * relay.WINDOW
    with run._copy(2.0, clean=False) as other:
        assert Copie(other).double(2) == 4
    assert run.reap(pid, False, False) == (False, signal.SIGKILL)
    sock.close()


def test_a_copy_that_ends_is_seen_to_end(run):
    """Its exit status comes back, and at once: the time of a call is not waited for."""
    start = time.monotonic()
    with run.open_session() as session:
        gone = asked(Copie(session), lambda c: c.fin())
    assert "sortie du programme, code 3" in gone.message
    assert time.monotonic() - start < 5


def test_the_relay_is_out_of_the_students_reach(run):
    """Its memory, environment and descriptors cannot be opened, no signal ends it."""
    with run.open_session() as session:
        assert Copie(session).regarder() == []
        assert Copie(session).signaler() is True
    with run.open_session() as session:
        assert Copie(session).double(4) == 8


def test_bytes_on_every_descriptor_reach_nobody_else(run):
    """They cost the copy that wrote them; the next is served as if nothing had been."""
    with run.open_session() as session:
        gone = asked(Copie(session), lambda c: c.inonder())
        assert gone.outcome is Outcome.SEC
    with run.open_session() as session:
        assert Copie(session).double(5) == 10


def test_without_shelter_the_relay_is_within_reach(open_folder, monkeypatch):
    """The same probes find it, when it has not put itself out of the way."""
    text = (ROOT / "autograder" / "entry.py").read_text(encoding="utf-8")
    bare = open_folder / "entry.py"
    assert text.count("    shelter()\n") == 1
    heeds = "signal.signal(signal.SIGINT, signal.default_int_handler)"  # in the background, too
    bare.write_text(text.replace("    shelter()\n", f"    {heeds}\n"))
    monkeypatch.setattr(container, "SEARCHED", str(small_engine(open_folder / "nu", entry=bare)))
    script = Script([Step(0, "outils", TOOLS)])
    with SandboxRun(script, contained(relaunches=0, **QUICK)) as run:
        with run.open_session() as session:
            assert {"environ", "mem", "0", "1"} <= set(Copie(session).regarder())
        with run.open_session() as session:
            assert isinstance(asked(Copie(session), lambda c: c.signaler()), StudentGone)


def test_nothing_is_left_open(engine):
    """Ten copies and the end of the run leave no descriptor, thread or process."""

    def state():
        pids = [p for p in os.listdir("/proc") if p.isdigit()]
        commands = []
        for pid in pids:
            try:
                commands.append(Path(f"/proc/{pid}/cmdline").read_bytes())
            except OSError:
                continue
        here = sum(b"entry.py" in c for c in commands)
        return len(os.listdir("/proc/self/fd")), threading.active_count(), here

    script = Script([Step(0, "outils", TOOLS)])
    before = state()
    with SandboxRun(script, contained(**QUICK)) as run:
        for number in range(5):
            with run.open_session() as session:
                assert Copie(session).double(number) == 2 * number
            with run.open_session() as session:
                asked(Copie(session), lambda c: c.fin())
        during = state()
    assert during[2] > before[2]
    assert state() == before


def descendants(pid):
    """Processes below `pid`, by the parents that /proc names."""
    parents = {}
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                parents[int(path.name)] = int(
                    (path / "stat").read_text().rpartition(")")[2].split()[1]
                )
            except OSError:
                continue
    found = {pid}
    while more := {p for p, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def lives(pid):
    """Whether a process is there, and not only waits for a parent to take note of its end."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def left_after(seconds, pids):
    """Those of `pids` that are still there, once given this time to end."""
    until = time.monotonic() + seconds
    while any(map(lives, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    return [pid for pid in pids if lives(pid)]


STUCK = """
import os, signal, threading, time
os.kill(os.getpid(), signal.SIGSTOP)
"""


def test_a_container_that_does_not_end_is_removed(open_folder, monkeypatch):
    """A worker that reads nothing more, its window full, is ended by the engine, and soon."""
    monkeypatch.setattr(
        container, "SEARCHED", str(small_engine(open_folder / "tetu", obstinate=True))
    )
    limits = contained(cell_seconds=0.3, notebook_seconds=3, relaunches=0, **QUICK)
    launched = container.launch(Sandbox(parent=limits), limits, Measures())
    try:
        session = Session(SocketChannel(launched.sock, 20, time.monotonic() + 30))
        assert session.request("cell", "pass", "0", 5.0)["outcome"] is None
        session.channel.seconds = 0.5
        with pytest.raises(StudentGone):
            session.request("cell", STUCK, "1", 0.3)
        launched.sock.settimeout(0.3)
        with pytest.raises(TimeoutError):
            launched.sock.sendall(bytes(16 * relay.WINDOW))
        pids = descendants(launched.process.pid)
    finally:
        started = time.monotonic()
        launched.close()
    assert time.monotonic() - started < 10
    assert left_after(5, pids) == []
    assert not any(thread.is_alive() for thread in launched.threads)


PROGRAM = """
import sys, time
from traitlets.config import Config
from autograder import container
from autograder.limits import Limits
from autograder.sandbox import launch
container.SEARCHED = sys.argv[1]
launched = launch(Limits(config=Config({"Sandbox": {"backend": "podman"}})))
print(launched.process.pid, flush=True)
time.sleep(60)
"""


def test_a_killed_grader_leaves_no_container(engine):
    """The end of its input ends the relay, and the kernel ends the rest."""
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    grader = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", PROGRAM, str(engine)],
        stdout=subprocess.PIPE, env=environ, cwd="/",
    )  # fmt: skip
    pid, until = int(grader.stdout.readline()), time.monotonic() + 20
    while len(left := descendants(pid)) < 3 and time.monotonic() < until:
        time.sleep(0.05)
    assert len(left) == 3  # bubblewrap, the relay, the worker
    grader.send_signal(signal.SIGKILL)
    grader.wait()
    grader.stdout.close()
    assert left_after(20, left) == []


def test_containers_of_dead_graders_are_removed(tmp_path, monkeypatch):
    """Those of this machine whose grader has gone; a living one's and others' stay."""
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          capture_output=True, text=True).stdout.strip()  # fmt: skip
    names = [f"autograder-{dead}-0-aa", f"autograder-{os.getpid()}-1-bb", "base", "autograder-x"]
    fake = tmp_path / "docker"
    fake.write_text(
        f"#!/bin/sh\necho \"$@\" >> {tmp_path}/log\n[ $1 = ps ] && echo '{chr(10).join(names)}'\n"
    )
    fake.chmod(0o755)
    container.remove_stale.__wrapped__(str(fake))
    listed, removed = (tmp_path / "log").read_text().splitlines()
    assert f"--filter=label=autograder={socket.gethostname()}" in listed
    assert removed == f"rm --force --volumes autograder-{dead}-0-aa"


def test_the_self_test_goes_through_the_engine(engine, tmp_path):
    """All holds but one: this engine bounds no memory, and grading is refused for that."""
    root = tiny_course(tmp_path / "cours").root
    with (root / "nbgrader_config.py").open("a") as stream:
        stream.write('\nc.Sandbox.backend = "podman"\n')
    checks = {check.name: check for check in self_test(root)}
    assert checks["podman"].note == f"{engine}/podman, image {image.name()}"
    assert [name for name, check in checks.items() if check.fault] == ["memory is bounded"]
    with pytest.raises(SandboxError, match="podman sets no limit of memory here"):
        selftest.check_isolation(root)


def test_references_are_bounded_in_time_where_there_is_no_proc(monkeypatch, tmp_path):
    """As on macOS: no file tells the memory in use; what hangs is ended all the same."""
    monkeypatch.setattr(channel, "_STATM", tmp_path / "statm")
    limits = resource.getrlimit(resource.RLIMIT_AS)
    with channel.bounded(5):
        assert resource.getrlimit(resource.RLIMIT_AS) == limits
    with pytest.raises(TimeoutError), channel.bounded(0.05):
        time.sleep(5)


# --- the trusted end, facing a container that lies ------------------------------------------


class End:
    """The trusted end of a relay; the test is the container."""

    def __init__(self):
        source, self.replies = os.pipe()
        self.requests, sink = os.pipe()
        self.sock, theirs = socket.socketpair()
        self.relay = relay.Relay(source, sink, theirs)
        self.thread = threading.Thread(target=self.relay.run, daemon=True)
        self.thread.start()

    def say(self, kind, channel, data=b""):
        os.write(self.replies, kind + channel.to_bytes(4, "big") + len(data).to_bytes(4, "big") + data)  # fmt: skip

    def heard(self):
        """All that the relay has sent; waits for its end."""
        os.close(self.replies)
        self.thread.join(10)
        assert not self.thread.is_alive()
        with os.fdopen(self.requests, "rb") as stream:
            return stream.read()


@pytest.fixture
def end():
    made = End()
    yield made
    made.sock.close()
    made.thread.join(10)


LIES = {
    "an unknown kind": lambda end: end.say(b"Z", 0, b"x"),
    "a channel of its own making": lambda end: end.say(b"O", 0, bytes(4) + b"x"),
    "more passed on than was sent": lambda end: end.say(b"W", 0, (1).to_bytes(4, "big")),
    "a window of another size": lambda end: end.say(b"W", 0, b"1"),
    "a memory note of another size": lambda end: end.say(b"N", 0, b"1"),
    "nothing as bytes": lambda end: end.say(b"D", 0),
    "a length beyond any": lambda end: os.write(end.replies, b"D" + bytes(4) + b"\xff" * 4),
}


@pytest.mark.parametrize("name", LIES)
def test_a_container_that_lies_is_hung_up_on(end, name):
    """The relay ends at once, and the worker counts as gone."""
    LIES[name](end)
    end.sock.settimeout(10)
    assert end.sock.recv(100) == b""
    end.thread.join(10)
    assert not end.thread.is_alive()


def test_a_container_cannot_fill_the_memory_here(end):
    """What is not read stays within the window, and what exceeds it ends the relay."""
    messages = (end.say(b"D", 0, bytes(relay.CHUNK)) for _ in range(1000))
    with pytest.raises(BrokenPipeError):
        list(messages)
    assert len(end.relay._received) <= 4 * relay.CHUNK


def test_a_container_cannot_answer_for_another_channel(end):
    """Bytes for a channel that is not open, or no longer, go nowhere."""
    ours, lent = socket.socketpair()
    socket.send_fds(end.sock, [b"."], [lent.fileno()])
    lent.close()
    assert os.read(end.requests, 100) == b"O" + bytes(4) + (5).to_bytes(4, "big") + b"\0\0\0\1."
    end.say(b"C", 1)
    ours.settimeout(10)
    assert ours.recv(10) == b""
    end.say(b"D", 1, b"late")
    end.say(b"D", 7, b"never opened")
    end.say(b"D", 0, b"still there")
    end.sock.settimeout(10)
    assert end.sock.recv(100) == b"still there"
    ours.close()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([b"D", b"O", b"W", b"C", b"N", b"Z", b"\0"]),
            st.integers(0, 3),
            st.binary(max_size=20),
        )
        | st.binary(max_size=40),
        max_size=8,
    )
)
def test_any_bytes_end_the_relay_or_are_carried(messages):
    """Whatever comes out of a container, the relay ends by itself when that is over."""
    end = End()
    try:
        for message in messages:
            if isinstance(message, bytes):
                os.write(end.replies, message)
            else:
                end.say(*message)
    except BrokenPipeError:
        pass
    end.heard()
    end.sock.close()


# --- Podman itself --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def installed():
    made = podman()
    yield made
    made.close()


@pytest.fixture
def real(installed, monkeypatch):
    """Podman where it is installed, not the small engine of the other tests."""
    monkeypatch.setattr(container, "SEARCHED", EVERYWHERE)
    return installed


def test_the_self_test_holds_in_podman(real, tmp_path):
    """Every probe, through the real thing, memory included."""
    root = tiny_course(tmp_path / "cours").root
    with (root / "nbgrader_config.py").open("a") as stream:
        stream.write(
            f'\nc.Sandbox.backend = "podman"\nc.Sandbox.image = {real.image!r}\n'
            f"c.Sandbox.options = {real.options!r}\n"
        )
    checks = list(self_test(root))
    assert [check for check in checks if check.fault] == []
    assert len(checks) >= 11
    assert real.containers() == []


LEFT = """
import ctypes, mmap, os

def appeler(code):
    page = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, 7)
    page.write(code)
    return ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()

def essayer():
    places = {}
    for place in ("/tmp", "/dev/shm", "/dev/mqueue", "/run", "/var/tmp", "/", "/opt"):
        try:
            with open(place + "/temoin", "w"):
                places[place] = True
        except OSError:
            pass
    return sorted(places)

def avaler():
    return len([bytearray(2**20) for _ in range(500)])

def binaire(x):
    return x
"""


def test_podman_itself_carries_bounds_and_forgets(real):
    """Bytes of any value cross; memory is bounded and its lack named; two places are written."""
    every = bytes(range(256)) * 3000 + b"\x10\x11" * 50
    limits = real.limits(memory_mib=200, call_seconds=10)
    with SandboxRun(Script([Step(0, "outils", LEFT)]), limits) as run:
        with run.open_session() as session:
            assert Copie(session).binaire(every) == every
            assert Copie(session).essayer() == ["/dev/shm", "/tmp"]
        with run.open_session() as session:
            gone = asked(Copie(session), lambda c: c.avaler())
            assert gone.outcome is Outcome.MLE
    assert real.containers() == []


KEYCTL = {
    "x86-64": b"\xb8\xfa\0\0\0\x0f\x05\xc3",
    "i386": b"\x53\xb8\x20\x01\0\0\xcd\x80\x5b\xc3",
    "x32": b"\xb8\xfa\0\0\x40\x0f\x05\xc3",
}


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="machine code of x86-64")
def test_the_profile_leaves_no_other_way_to_call(real):
    """keyctl is refused by its number, and ends the process by those of other architectures."""
    with SandboxRun(Script([Step(0, "outils", LEFT)]), real.limits()) as run:
        ends = {}
        for name, code in KEYCTL.items():
            with run.open_session() as session:
                ends[name] = asked(Copie(session), lambda c, code=code: c.appeler(code))
    assert ends["x86-64"] == -1
    assert isinstance(ends["i386"], StudentGone)
    assert isinstance(ends["x32"], StudentGone)
