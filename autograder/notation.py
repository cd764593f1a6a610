"""Values as a student would type them, short enough to paste into the notebook."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np

from autograder.calls import snapshot

MAX_TEXT = 160
MAX_ARGUMENT = 480  # of an argument: whole where it can be, so that the call can be pasted
MAX_ITEMS = 12
MAX_SIZE = 64  # elements of an array


def show_number(value: Any) -> str:
    """A number with at most six significant digits; floats keep a decimal point."""
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, int | np.integer):
        text = str(int(value)) if abs(int(value)) < 10**15 else f"{float(int(value)):.6g}"
        return text
    if isinstance(value, complex | np.complexfloating):
        return f"{complex(value):.6g}"
    text = f"{float(value):.6g}"
    return text if any(mark in text for mark in ".ein") else text + ".0"


def shown_as(write: Callable[[], str]) -> Callable[[Callable], Callable]:
    """Decorates a function that is lent: how it is written in a counterexample, to be pasted."""

    def mark(function: Any) -> Any:
        function.shown_as = write
        return function

    return mark


def show_value(value: Any, limit: int = MAX_TEXT) -> str:
    """`value` in Python's notation, shortened to `limit` characters."""
    write = vars(value).get("shown_as") if isinstance(value, FunctionType) else None
    if write is not None and len(text := write()) <= limit:
        return text
    try:
        text = _show(value)
    except (RecursionError, ValueError, TypeError, OverflowError):
        text = f"<{type(value).__name__}>"
    return text if len(text) <= limit else text[: limit - 2] + " …"


def _show(value: Any) -> str:
    if value is None or isinstance(value, str | bytes):
        return repr(value[:200] if value else value)
    if isinstance(value, np.ndarray):
        return _show_array(value)
    if isinstance(value, bool | int | float | complex | np.generic):
        return show_number(value)
    if isinstance(value, list | tuple | set | frozenset):
        items = [_show(item) for item in list(value)[:MAX_ITEMS]]
        if isinstance(value, set | frozenset):
            items.sort()
        if len(value) > MAX_ITEMS:
            items.append("…")
        inner = ", ".join(items)
        if isinstance(value, list):
            return f"[{inner}]"
        if isinstance(value, tuple):
            return f"({inner},)" if len(value) == 1 else f"({inner})"
        return f"{{{inner}}}" if value else "set()"
    if isinstance(value, dict):
        pairs = [f"{_show(k)}: {_show(v)}" for k, v in list(value.items())[:MAX_ITEMS]]
        return "{" + ", ".join(pairs) + ("…" if len(value) > MAX_ITEMS else "") + "}"
    if callable(value) and hasattr(value, "__name__"):
        return str(value.__name__)
    return repr(value)


def _show_array(value: np.ndarray) -> str:
    if value.ndim == 0:
        return f"np.array({show_number(value[()])})"
    if value.size > MAX_SIZE:
        return f"<tableau de forme {value.shape}, de {show_number(value.min())} à {show_number(value.max())}>"
    if value.size == 0:
        return f"np.empty({value.shape})"
    return f"np.array({_nested(value)})"


def _nested(value: np.ndarray) -> str:
    if value.ndim == 0:
        return show_number(value[()])
    return "[" + ", ".join(_nested(item) for item in value) + "]"


def show_argument(value: Any) -> str:
    """`value` whole, if that is at most MAX_ARGUMENT characters, else shortened to MAX_TEXT."""
    text = show_value(value, MAX_ARGUMENT + 1)
    return text if len(text) <= MAX_ARGUMENT else show_value(value)


def show_call(label: str, args: tuple, kwargs: dict, tensors: bool = False) -> str:
    """A call in Python's notation; tensors: that is what its arrays become."""
    shown = [show_argument(arg) for arg in args]
    shown += [f"{name}={show_argument(value)}" for name, value in kwargs.items()]
    text = f"{label}({', '.join(shown)})"
    return text.replace("np.array(", "torch.tensor(") if tensors else text


def show_set(label: str, name: str, value: Any) -> str:
    """An attribute that is given a value."""
    return f"{label}.{name} = {show_argument(value)}"


class Later:
    """A line that is written out only if it is read: few are. Values are kept as they are now."""

    def __init__(self, write: Callable[..., str], *values: Any) -> None:
        self._write, self._values = write, snapshot(values)

    def __str__(self) -> str:
        return self._write(*self._values)
