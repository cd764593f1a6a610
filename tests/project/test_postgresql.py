"""A gradebook in PostgreSQL, by its URL: the grades are those of SQLite.

The server is a real one, started here: of Debian's package, on a socket in a folder of
its own, as a user without privileges, reached by no network.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from tests.project.courses import tiny_course

SERVERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
NOBODY = 65534
WRONG = "def double(x):\n    return 3 * x"

pytestmark = [
    pytest.mark.skipif(
        not SERVERS,
        reason="no PostgreSQL server: type `apt-get install postgresql` as root",
    ),
    pytest.mark.filterwarnings("ignore:.*:sqlalchemy.exc.SAWarning"),
]


@pytest.fixture(scope="module")
def server():
    """A server of its own; gives the URL of its database."""
    programs = SERVERS[-1]
    folder = Path(tempfile.mkdtemp(dir="/tmp", prefix="pg-"))  # a socket's path must be short
    as_nobody = []
    if os.geteuid() == 0:  # which PostgreSQL refuses to be
        os.chown(folder, NOBODY, NOBODY)
        as_nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    data = folder / "data"
    make = [programs / "initdb", "-D", data, "-U", "notes", "-A", "trust", "--no-sync"]
    make += ["-E", "UTF8", "--locale=C.UTF-8"]
    subprocess.run([*as_nobody, *make], check=True, capture_output=True, cwd=folder)
    settings = ["listen_addresses=", "fsync=off", f"unix_socket_directories={folder}"]
    options = [word for setting in settings for word in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            [*as_nobody, programs / "postgres", "-D", data, *options],
            stdout=log, stderr=log, cwd=folder,
        )  # fmt: skip
    try:
        ready = [programs / "pg_isready", "-q", "-h", folder]
        until = time.monotonic() + 60
        while subprocess.run(ready, check=False).returncode:
            assert running.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < until
            time.sleep(0.1)
        yield f"postgresql://notes@/postgres?host={folder}"
    finally:
        running.terminate()
        running.wait(30)
        shutil.rmtree(folder)


def scores(db_url):
    """{(student, cell): (auto, manual, needs manual grade)} in the gradebook at `db_url`."""
    with Gradebook(db_url, "apprentissage-profond") as gradebook:
        return {
            (submission.student.id, grade.name): (
                grade.auto_score, grade.manual_score, grade.needs_manual_grade,
            )
            for submission in gradebook.assignment_submissions("tiny")
            for notebook in submission.notebooks
            for grade in notebook.grades
        }  # fmt: skip


@pytest.fixture(scope="module")
def graded(server, tmp_path_factory):
    """The same tiny class graded into both kinds of gradebook: (course, its URL) of each."""
    found = []
    for kind in ("sqlite", "postgresql"):
        course = tiny_course(tmp_path_factory.mktemp(kind) / "cours")
        url = f"sqlite:///{course.root / 'gradebook.db'}"
        if kind == "postgresql":
            url = server
            with (course.root / "nbgrader_config.py").open("a") as config:
                config.write(f"c.CourseDirectory.db_url = {url!r}\n")
        course.run("nbgrader", "generate_assignment", "tiny")
        course.submit("lea", course.notebook())
        course.submit("max", course.notebook({"double": WRONG}))
        course.submit("zoe").write_text("{")
        course.run("autograder", "grade", "tiny", "--jobs", "1")
        found.append((course, url))
    return found


def test_the_same_grades_as_in_sqlite(graded):
    """Every cell of every student has the same grade in both, and none is left out."""
    (course, sqlite), (other, postgresql) = graded
    expected = scores(sqlite)
    assert len(expected) == 3 * 4
    assert {auto for auto, _, _ in expected.values()} == {0.0, 2.0}
    assert scores(postgresql) == expected
    assert (course.root / "gradebook.db").exists()
    assert not (other.root / "gradebook.db").exists()


def test_nothing_is_graded_twice(graded):
    """The next run finds in the server that all is graded; so does the command of nbgrader."""
    course, url = graded[1]
    before = scores(url)
    verdict = course.root / "autograded" / "max" / "tiny" / "verdict.json"
    written = verdict.read_bytes()
    done = course.run("autograder", "grade", "tiny", "--jobs", "1")
    assert done.stdout.strip() == "tiny: everything is graded already (--force grades again)"
    course.run("nbgrader", "autograde", "tiny")
    assert verdict.read_bytes() == written
    assert scores(url) == before


def test_a_changed_submission_is_graded_again(graded):
    """A corrected notebook replaces its grade, in the server too."""
    course, url = graded[1]
    course.submit("max", course.notebook())
    done = course.run("autograder", "grade", "tiny", "--jobs", "1", "--json")
    assert {name: verdict["score"] for name, verdict in json.loads(done.stdout).items()} == {
        "max": 6
    }
    assert scores(url)["max", "test_double"] == (2.0, None, False)
