"""The rules that the package keeps about itself: map, door, size, docstrings."""

import ast
import importlib
import re
from pathlib import Path

import pytest

import autograder

ROOT = Path(__file__).parents[2]
MODULES = sorted(p for p in (ROOT / "autograder").glob("*.py") if p.name != "__init__.py")
REFERENCES = sorted((ROOT / "solutions").glob("*.py"))
MAX_LINES = 300


def undocumented(source):
    """Public functions and classes of a program, and the program itself, without a docstring."""
    tree = ast.parse(source)
    found = [] if ast.get_docstring(tree) else ["module"]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if not node.name.startswith("_") and not ast.get_docstring(node):
                found.append(node.name)
    return found


def unnamed(docstring, names):
    """Those of `names` that begin no line of `docstring`."""
    return [name for name in names if not re.search(rf"^{name}\s+\S", docstring or "", re.M)]


def test_the_map_names_every_module():
    """The package's docstring names each of its modules."""
    assert MODULES
    assert unnamed(autograder.__doc__, [path.stem for path in MODULES]) == []


def test_a_module_that_is_missing_from_the_map_is_found():
    """`retrial` does not count as named where only `retrials` is, nor in mid-sentence."""
    text = "wire  frames\nretrials  again, after retrial"
    assert unnamed(text, ["wire", "retrial"]) == ["retrial"]
    assert unnamed(None, ["wire"]) == ["wire"]


def test_the_door_is_sorted_and_opens():
    """`autograder.__all__` is sorted, without repetition, and every name in it is there."""
    names = list(autograder.__all__)
    assert names
    assert names == sorted(set(names))
    assert [name for name in names if not hasattr(autograder, name)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_modules_stay_short(path):
    """A module has at most 300 lines: past that it is split by noun."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_what_the_package_shows_is_documented(path):
    """Every module, public function and public class of the package has a docstring."""
    assert undocumented(path.read_text(encoding="utf-8")) == []
    assert importlib.import_module(f"autograder.{path.stem}").__doc__


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.stem)
def test_references_are_documented(path):
    """Every module, public function and public class of `solutions` has a docstring."""
    assert undocumented(path.read_text(encoding="utf-8")) == []


def test_a_missing_docstring_is_found():
    """The rule sees a bare module, function and class, and lets private ones be."""
    source = "def f(): ...\ndef _g(): ...\nclass C: ...\ndef h():\n    'what h does'\n"
    assert undocumented(source) == ["module", "f", "C"]


def test_public_methods_of_the_proxy_are_documented():
    """What a hidden test calls on `copie` and on a handle is documented, method by method."""
    from autograder.proxy import Copie, Handle

    for owner in (Copie, Handle):
        public = {n: m for n, m in vars(owner).items() if not n.startswith("_") and callable(m)}
        assert public
        assert [name for name, method in public.items() if not method.__doc__] == []
