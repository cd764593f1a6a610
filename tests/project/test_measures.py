"""Each measure earns its place: an attack goes through without it, and fails with it.

The registry is `tests/attacks/measures.py`; measures that other tests of this folder
switch off are named there and looked for here.
"""

import dataclasses
import io
from pathlib import Path

import pytest
from rich.console import Console

from autograder.bubblewrap import Measures
from tests.attacks import measures
from tests.attacks.corpus import CLASSES, read_attacks
from tests.attacks.measures import ELSEWHERE, MEASURES, NEED_CGROUP, SPARE, measurable


@pytest.fixture
def folders(tmp_path):
    for name in ("on", "off"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_without_the_measure_the_attack_succeeds(measure, folders):
    """Everything else being equal, one switch decides."""
    if not measurable(measure):
        pytest.skip("no cgroup can be made here")
    assert not measure.succeeds(True, folders / "on")
    assert measure.succeeds(False, folders / "off")


def test_one_switch_at_a_time():
    """The two sandboxes of a measure differ in one field, by one name where it is a list."""
    for measure in MEASURES:
        on, off = measure.on or Measures(), measure.off or Measures()
        names = [
            f.name for f in dataclasses.fields(on) if getattr(on, f.name) != getattr(off, f.name)
        ]
        switched = len(names) + (measure.patch is not None) + len(measure.loose)
        assert switched == 1, measure.name
        for name in names:
            if isinstance(getattr(on, name), tuple):
                assert len(set(getattr(on, name)) - set(getattr(off, name))) == 1


def test_every_switch_is_in_the_registry():
    """No field of `Measures`, no namespace and no rlimit is forgotten; few are spare."""
    registered = {measure.name for measure in MEASURES} | set(ELSEWHERE) | set(SPARE)
    words = {
        "seccomp": "seccomp",
        "nested_namespaces": "nested namespaces",
        "hide_files": "hide_files",
        "clear_environment": "clear_environment",
        "cgroup": "cgroup",
        "watchdog": "watchdog",
    }
    for field in dataclasses.fields(Measures):
        value = getattr(Measures(), field.name)
        prefix = field.name.removesuffix("s")
        names = (
            [f"{prefix} {one}" for one in value]
            if isinstance(value, tuple)
            else [words[field.name]]
        )
        assert set(names) <= registered, field.name
    assert len(SPARE) <= 3
    assert set(NEED_CGROUP) <= registered


def test_what_is_shown_elsewhere_is_there():
    """The tests that the registry names exist."""
    for where in ELSEWHERE.values():
        file, _, name = where.partition("::")
        assert f"def {name}(" in (Path(__file__).parent / file).read_text()


def test_what_attacks_say_of_measures_is_true():
    """A measure named by an attack is registered, by its name or as one of a kind."""
    known = {measure.name for measure in MEASURES} | set(ELSEWHERE) | {"memory bound"}
    for attack in read_attacks(CLASSES):
        assert set(attack.falls) <= known, attack.label


def test_the_table_names_every_measure():
    """What `make attacks` prints has a line for each, and the two results."""
    console = Console(file=io.StringIO(), width=300)
    measures.print_table(console, {"seccomp": (False, True)})
    text = console.file.getvalue()
    for name in [*(measure.name for measure in MEASURES), *ELSEWHERE, *SPARE]:
        assert name in text
    line = next(line for line in text.splitlines() if "seccomp " in line)
    assert "fails" in line
    assert "succeeds" in line
