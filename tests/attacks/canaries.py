"""A course with words planted where student code must not look, and their search.

Each word is new at every run, so that no attack can hold it. Whatever comes out of a
submission's judgement is searched for them: outputs, verdict, feedback pages.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from autograder.feedback import cell_html, cell_text, repairs_html
from autograder.judge import Judgement
from tests.attacks.corpus import Attack
from tests.project.courses import SECRET, CourseFolder, tiny_course

NEIGHBOUR = "voisin"
SUCCESS = "REUSSI"  # printed by an attack that knows that it went through
PLACES = ("tests", "solutions", "neighbour", "gradebook", "environment", "descriptor", "host", "memory")  # fmt: skip
# Oracles computed from the input after the call: an input changed in place would move them.
ARRAYS = '''

def test_tableau(copie):
    """Le résultat est juste pour un tableau."""
    from autograder.comparison import check_array

    x = np.array([1.0, -2.5, 3.25])
    check_array(copie.double(x), FACTEURS["double"] * x)


def test_deux_appels(copie):
    """Deux appels sur le même tableau donnent le même résultat."""
    from autograder.comparison import check_array

    x = np.array([[0.5], [4.0]])
    copie.double(x)
    check_array(copie.double(x), FACTEURS["double"] * x)
'''
_LINE = re.compile(r" ?\(ligne \d+.*", re.S)  # a line of the student's own code
_MAKERS = {"cell": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}


class Planted:
    """A tiny course whose secrets are words of this run."""

    def __init__(self, folder: Path, **limits: float) -> None:
        self.words = {place: f"canari-{place}-{secrets.token_hex(8)}" for place in PLACES}
        self.course: CourseFolder = tiny_course(folder / "cours", **limits)
        root = self.course.root
        for path in (root / "tests/hidden/tiny").glob("test_*.py"):
            path.write_text(f"{path.read_text()}\n\nJETON = '{self.words['tests']}'\n")
        with (root / "tests/hidden/tiny/test_double.py").open("a") as stream:
            stream.write(ARRAYS)
        with (root / "solutions/__init__.py").open("a") as stream:
            stream.write(f"\n\nJETON = '{self.words['solutions']}'\n")
        honest = self.course.notebook(extra=[f"jeton = '{self.words['neighbour']}'"])
        self.honest = self.course.submit(NEIGHBOUR, honest)
        self._host = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="autograder-attacks-"))
        self._host.chmod(0o755)
        (self._host / "jeton").write_text(self.words["host"])
        self.plant_in_gradebook()

    def plant_in_gradebook(self) -> None:
        """A word in a table of its own, which nbgrader does not look at."""
        with contextlib.closing(sqlite3.connect(self.course.root / "gradebook.db")) as database:
            database.execute("create table if not exists jeton (mot text)")
            database.execute("insert into jeton values (?)", [self.words["gradebook"]])
            database.commit()

    @contextlib.contextmanager
    def exposed(self) -> Iterator[None]:
        """Words in this process: its environment, an inheritable descriptor, its memory."""
        in_memory = [self.words["memory"]]
        with tempfile.TemporaryFile() as stream:
            stream.write(self.words["descriptor"].encode())
            stream.flush()
            stream.seek(0)
            os.set_inheritable(stream.fileno(), True)
            os.environ["JETON"] = self.words["environment"]
            try:
                yield
            finally:
                del os.environ["JETON"], in_memory

    def notebook(self, attack: Attack | None, right: bool):
        """What the attacker hands in; with `None`, the same without the attack."""
        double = f"def double(x):\n    return {'2 * x' if right else '0'}"
        answers = {"double": attack.double(right) if attack else double}
        if not right:
            answers["triple"] = "def triple(x):\n    return 0"
        notebook = self.course.notebook(answers)
        if attack is not None and attack.place != "answer":
            cell = _MAKERS[attack.place](attack.code, id="attaque")
            notebook.cells.insert(2, cell)
        return notebook

    def leaks(self, judgement: Judgement) -> list[str]:
        """Planted words, and words of success, in what a judgement gave."""
        return self.found_in(*said(judgement))

    def found_in(self, everything: str, shown: str) -> list[str]:
        """Of which places a word stands in `everything`, and whether `shown` tells of a success."""
        places = [place for place, word in self.words.items() if word in everything]
        places += ["a success"] if SUCCESS in shown else []
        return [*places, *(["a hidden test's input"] if SECRET in shown else [])]

    def remove(self) -> None:
        shutil.rmtree(self._host, ignore_errors=True)
        shutil.rmtree(self.course.root, ignore_errors=True)


def said(judgement: Judgement) -> tuple[str, str]:
    """(all that came out, what the student's cells and calls showed of themselves)."""
    verdict = judgement.verdict
    outputs = [output for result in judgement.results.values() for output in result.outputs]
    pages = [repairs_html(verdict.repairs, verdict.incidents)]
    for name, cell in verdict.cells.items():
        pages += [cell_html(name, cell), cell_text(name, cell)]
    shown = [json.dumps(o, ensure_ascii=False) for o in outputs if o.output_type != "error"]
    properties = [prop for cell in verdict.cells.values() for prop in cell.properties]
    shown += [_LINE.sub("", prop.message).replace(SECRET, "") for prop in properties]
    everything = [json.dumps(o, ensure_ascii=False) for o in outputs]
    everything += [json.dumps(verdict.to_dict(), ensure_ascii=False), *pages]
    return "\n".join(everything), "\n".join(shown)
