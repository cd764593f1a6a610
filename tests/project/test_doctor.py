"""`autograder doctor`, and grading that refuses to start where the sandbox is broken."""

import functools
import json
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from autograder import bubblewrap, cli, gradebook, grading, selftest
from autograder.bubblewrap import Measures
from tests.project.courses import tiny_course

WANTED = (
    "bubblewrap",
    "1 + 1 is computed",
    "files of the course are out of reach",
    "no network, not even this machine's",
    "no process but its own is seen",
    "the launcher's environment is hidden",
    "no descriptor of the launcher is open",
    "nothing can be written outside /tmp",
    "no nested namespace",
    "the system call filter is on",
    "memory is bounded",
)


@pytest.fixture(scope="module")
def graded(open_folder, gradebook_of_tiny):
    """A course with one submission, graded before anything breaks."""
    course = tiny_course(open_folder / "docteur")
    shutil.copy(gradebook_of_tiny, course.root)
    course.submit("lea", course.notebook())
    course.run("nbgrader", "autograde", "tiny")
    return course


@pytest.fixture(autouse=True)
def isolation_tested_every_time(monkeypatch):
    """Let each command test the sandbox: a process keeps what it found once."""
    every_time = selftest.check_isolation
    for module in (selftest, gradebook):
        monkeypatch.setattr(module, "assert_isolated", every_time)


@pytest.fixture
def command(graded, monkeypatch, capsys):
    """Run an `autograder` command in the course; returns (exit code, stdout, stderr)."""
    monkeypatch.chdir(graded.root)

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["autograder", *words])
        monkeypatch.setattr(cli.console, "_file", sys.stderr)
        try:
            cli.main()
            code = 0
        except SystemExit as done:
            code = done.code or 0
        return code, *capsys.readouterr()

    return run


def state(course):
    """Bytes of all that grading writes."""
    files = [p for p in (course.root / "autograded").rglob("*") if p.is_file()]
    return {p: p.read_bytes() for p in [*files, course.root / "gradebook.db"]}


def test_doctor_passes_and_says_what_it_checked(command):
    """One line each, all ticked, exit code 0."""
    code, out, _ = command("doctor")
    assert code == 0
    lines = out.splitlines()
    assert all(line.startswith("✓ ") for line in lines)
    names = [line[2:].partition(": ")[0] for line in lines]
    assert set(WANTED) <= set(names)
    assert len(names) == len(set(names))


def empty_folder(tmp):
    """A search path without bwrap."""


def refusing_wrapper(folder):
    """A bwrap that the kernel refuses a namespace."""
    path = folder / "bwrap"
    message = "bwrap: No permissions to create a new namespace"
    path.write_text(f"#!/bin/sh\necho '{message}' >&2\nexit 1\n")
    path.chmod(0o755)


def silent_wrapper(folder):
    """A bwrap that ends without a word."""
    path = folder / "bwrap"
    path.write_text("#!/bin/sh\nexit 0\n")
    path.chmod(0o755)


BROKEN = {
    "bwrap absent": (
        empty_folder,
        "bubblewrap is not installed: type `apt-get install bubblewrap`",
    ),
    "namespace refused": (
        refusing_wrapper,
        "the sandbox does not start: bwrap: No permissions to create a new namespace",
    ),
    "bwrap says nothing": (silent_wrapper, "the sandbox does not start: no answer"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_sandbox_refuses_to_grade(graded, command, monkeypatch, cold, name):
    """Exit code 2 with the remedy from grade and doctor; earlier grades stay as they are."""
    make, message = BROKEN[name]
    before = state(graded)
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)
        make(Path(folder))
        monkeypatch.setattr(bubblewrap, "SEARCHED", folder)
        for words in (["grade", "tiny", "--force"], ["doctor"]):
            code, out, err = command(*words)
            said = " ".join((out + err).split())
            assert code == 2
            assert message in said
            assert "namespace" not in name or "User namespaces" in said or "sysctl" in said
    assert state(graded) == before


LEAKS = {
    "files of the course are out of reach": Measures(hide_files=False),
    "no network, not even this machine's": Measures(
        namespaces=tuple(n for n in Measures().namespaces if n != "net"), seccomp=False
    ),
    "the launcher's environment is hidden": Measures(clear_environment=False),
    "the system call filter is on": Measures(seccomp=False),
}


@pytest.mark.parametrize("name", LEAKS)
def test_a_sandbox_that_leaks_refuses_to_grade(graded, command, monkeypatch, name):
    """The self-test finds each leak by its name, and nothing is graded."""
    before = state(graded)
    monkeypatch.setenv("JETON_DU_LANCEUR", "un-jeton-qui-ne-doit-pas-se-voir")
    leaky = functools.partial(selftest.self_test, measures=LEAKS[name])
    monkeypatch.setattr(selftest, "self_test", leaky)
    code, out, err = command("grade", "tiny", "--force")
    assert code == 2
    assert f"grading refused, {name}: " in " ".join((out + err).split())
    code, out, err = command("doctor")
    assert code == 2
    assert f"✗ {name}: " in out
    assert state(graded) == before


def test_nbgraders_own_command_refuses_too(graded, monkeypatch, tmp_path):
    """Stock nbgrader with this configuration stops before it removes an earlier grade."""
    before = state(graded)
    monkeypatch.setattr(bubblewrap, "SEARCHED", str(tmp_path))
    outcome = grading.Course(graded.root).api.autograde("tiny", "lea", force=True)
    assert not outcome["success"]
    assert "bubblewrap is not installed" in outcome["log"]
    assert state(graded) == before


def test_grading_works_again_once_repaired(graded):
    """The same command, sandbox restored, grades what it refused before."""
    done = graded.run("autograder", "grade", "tiny", "--force", "--json")
    assert json.loads(done.stdout)["lea"]["score"] == 6.0
