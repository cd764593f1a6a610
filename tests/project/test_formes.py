"""The `Formes` lines of `solutions` are executed: a shape that is not run rots.

A line reads `Formes : (m,n), (n,), () -> (m,), ()`: what goes in, what comes out. `()` is a
number, `(...)` any shape, other symbols are sizes (`n`, `n+1`, `2*n`) drawn all different.
"""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import numpy as np
import pytest

import solutions

LINE = re.compile(r"^\s*Formes : (.*)$", re.MULTILINE)
GROUP = re.compile(r"\(([^()]*)\)")
SIZE = re.compile(r"[a-zA-Z0-9+*\- ]+")


def functions_with_shapes():
    """Every function of every module of `solutions` whose docstring has a `Formes` line."""
    found = []
    for info in pkgutil.iter_modules(solutions.__path__):
        module = importlib.import_module(f"solutions.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and LINE.search(function.__doc__ or ""):
                found.append(pytest.param(function, id=f"{info.name}.{name}"))
    return found


def parse(line):
    """Split a `Formes` line into the shapes that go in and come out, as lists of sizes."""
    inputs, arrow, outputs = line.partition(" -> ")
    assert arrow, f"no ' -> ' in 'Formes : {line}'"
    sides = []
    for side in (inputs, outputs):
        rest = GROUP.sub("", side).replace(",", "").strip()
        assert not rest, f"cannot read {rest!r} in 'Formes : {line}'"
        shapes = [[s.strip() for s in g.split(",") if s.strip()] for g in GROUP.findall(side)]
        assert shapes, f"one side of 'Formes : {line}' is empty"
        sides.append(shapes)
    return sides


def draw(shape, sizes, rng):
    """The shape as a tuple of numbers; `...` is drawn once for the whole line."""
    if shape == ["..."]:
        return sizes.setdefault("...", tuple(rng.integers(1, 4, size=rng.integers(0, 4)).tolist()))
    for symbol in re.findall("[a-zA-Z]", " ".join(shape)):
        taken = [size for size in sizes.values() if isinstance(size, int)]
        free = [size for size in range(2, 12) if size not in taken]
        sizes.setdefault(symbol, int(rng.choice(free[:4])))
    assert all(SIZE.fullmatch(size) for size in shape), f"cannot read the shape {shape}"
    return tuple(int(eval(size, {"__builtins__": {}}, sizes)) for size in shape)


def check_shapes(function, line, seed):
    """Call `function` on arrays of the shapes that `line` promises to take."""
    rng = np.random.default_rng(seed)
    inputs, outputs = parse(line)
    sizes = {}
    arguments = [rng.normal(size=draw(shape, sizes, rng)) for shape in inputs]
    expected = [draw(shape, sizes, rng) for shape in outputs]
    result = function(*(a.copy() if a.ndim else float(a) for a in arguments))
    results = result if len(expected) > 1 else [result]
    assert [np.shape(r) for r in results] == expected, f"'Formes : {line}' with {sizes}"


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("function", functions_with_shapes())
def test_shapes_are_as_documented(function, seed):
    """A reference returns the shapes that its docstring promises."""
    check_shapes(function, LINE.search(function.__doc__)[1], seed)


def test_every_line_is_executed():
    """No `Formes` line hides where this file does not look, in a method or a header, say."""
    written = sum(
        len(LINE.findall(path.read_text(encoding="utf-8")))
        for path in Path(solutions.__path__[0]).glob("*.py")
    )
    assert len(functions_with_shapes()) == written


WRONG = ("(n,) -> (n+1,)", "(n,) -> ()", "(m,n) -> (n,m)", "(m,n) -> (m,), (n,)", "(n,) => (n,)")
RIGHT = ("(m,n) -> (m,n)", "() -> ()", "(...) -> (...)", "(2*n, n-1) -> (2*n,n-1)")


@pytest.mark.parametrize("line", [*WRONG, "x -> (n,)"])
def test_a_wrong_line_is_caught(line):
    """A line that the function does not obey, or that cannot be read, is an error."""
    with pytest.raises(AssertionError):
        check_shapes(lambda v: v, line, seed=0)


@pytest.mark.parametrize("line", RIGHT)
def test_a_right_line_is_accepted(line):
    """The identity keeps every shape."""
    check_shapes(lambda v: v, line, seed=1)
