"""`SECURITY.md` promises what tests show."""

import ast
import re

import pytest

from tests.project.courses import ROOT

TEXT = (ROOT / "SECURITY.md").read_text()
NAMED = re.findall(r"`(test_\w+\.py)(?:::(\w+))?`", TEXT)


@pytest.mark.parametrize(("file", "name"), NAMED, ids="::".join)
def test_every_test_that_is_named_exists(file, name):
    """Each `file::test` is a test of this project."""
    tree = ast.parse((ROOT / "tests" / "project" / file).read_text())
    tests = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert not name or name in tests


def test_every_promise_names_its_test():
    """No line of a table without one."""
    rows = [line for line in TEXT.splitlines() if line.startswith("|") and "---" not in line]
    promises = [row for row in rows if not row.startswith("| promise |")]
    assert len(promises) >= 25
    assert [row for row in promises if not re.search(r"`test_\w+\.py", row)] == []


def test_every_module_that_is_named_exists():
    """The measures are modules of this package."""
    package = ROOT / "autograder"
    words = set(re.findall(r"`([a-z_]+)`", TEXT))
    known = {path.stem for path in package.glob("*.py")}
    assert {"janitor", "kept", "markup", "seccomp", "stray", "wire"} <= words & known
    assert words - known <= {"pytest"}


def test_it_can_be_read_in_one_go():
    """150 lines at most."""
    assert len(TEXT.splitlines()) <= 150
