"""What is wrong with an array, and what is constant about it: sign, factor, transposition."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.notation import show_number, show_value

NUMBERS = (bool, int, float, np.bool_, np.integer, np.floating)


def as_float(number: Any) -> float:
    """`number` as a float; infinite when it is an integer beyond every float."""
    try:
        return float(number)
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")


def as_array(value: Any) -> np.ndarray | None:
    """`value` as a numeric array, or None when it cannot be one."""
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind in "biuf" else None
    if isinstance(value, NUMBERS):
        array = np.asarray(value)
        return array if array.dtype != object else np.asarray(as_float(value))
    if not isinstance(value, list | tuple) or not _is_numeric(value, 0):
        return None
    try:
        array = np.asarray(value, dtype=float)
    except (ValueError, TypeError, OverflowError):
        return None
    return array


def _is_numeric(value: Any, depth: int) -> bool:
    if isinstance(value, list | tuple):
        return depth < 16 and all(_is_numeric(item, depth + 1) for item in value)
    return isinstance(value, NUMBERS) or (
        isinstance(value, np.ndarray) and value.dtype.kind in "biuf"
    )


def shape_text(value: Any) -> str:
    """The shape of `value` in French, or `value` itself when it has none."""
    array = as_array(value)
    return show_value(value) if array is None else f"forme {array.shape}"


def array_fault(
    got: Any, target: np.ndarray | None, shape: tuple[int, ...], rtol: float, atol: float
) -> str:
    """A French sentence on the first thing wrong with `got`, or '' when nothing is."""
    if got is None:
        return "vaut None."
    array = as_array(got)
    if array is None:
        return "n'est pas un tableau de nombres."
    if array.shape != tuple(shape):
        text = f"forme {array.shape} au lieu de {tuple(shape)}"
        if array.ndim == 2 and array.shape[::-1] == tuple(shape):
            return f"{text} : est-ce transposé ?"
        if array.size == int(np.prod(shape)) and array.ndim != len(shape):
            text += " : les deux ne sont pas interchangeables"
        return f"{text}."
    if target is None:
        return ""
    if not np.all(np.isfinite(array)):
        where = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        return f"NaN ou infini à l'indice {_index(where)}."
    with np.errstate(over="ignore"):
        gap = np.abs(array.astype(float) - target)
    bad = gap > np.maximum(atol, rtol * np.abs(target))
    if not np.any(bad):
        return ""
    where = tuple(int(i) for i in np.argwhere(bad)[0])
    phrase = gap_signature(array, target)
    if array.ndim == 0:
        return f"mauvaise valeur{phrase}."
    one = different(array[where], target[where])
    return f"faux à l'indice {_index(where)} ({one}){phrase}."


def different(got: Any, expected: Any) -> str:
    """« 1.0 au lieu de 2.0 », with the gap itself when both would look the same."""
    shown, wanted = show_number(got), show_number(expected)
    if shown != wanted:
        return f"{shown} au lieu de {wanted}"
    return f"écart de {float(got) - float(expected):.2g} avec {wanted}"


def _index(where: tuple[int, ...]) -> str:
    return str(where[0]) if len(where) == 1 else str(where)


def gap_signature(array: np.ndarray, target: np.ndarray) -> str:
    """What is constant about the gap between two arrays of one shape, as a French phrase."""
    array = array.astype(float)
    if not np.any(array):
        return " : tous les éléments sont nuls"
    if array.ndim == 2 and array.shape[0] == array.shape[1] and array.shape[0] > 1:
        if np.allclose(array.T, target, rtol=1e-6, atol=1e-12):
            return " ; c'est la transposée de ce qui est attendu"
    used = np.abs(target) > 1e-9 * max(1e-300, float(np.max(np.abs(target), initial=0.0)))
    if not np.any(used):
        return ""
    with np.errstate(over="ignore", invalid="ignore"):  # of ratios beyond every float
        ratios = array[used] / target[used]
        if not np.ptp(ratios) <= 1e-5 * abs(ratios.flat[0]):
            return ""
    if np.any(np.abs(array[~used]) > 1e-9):
        return ""
    return ratio_phrase(float(ratios.flat[0]), 1.0)


def ratio_phrase(got: float, expected: float) -> str:
    """The factor between two numbers as a French phrase, '' when it is not a telling one."""
    if expected == 0 or not np.isfinite(got):
        return ""
    ratio = got / expected
    for value, phrase in (
        (-1.0, "exactement l'opposé"),
        (2.0, "exactement le double"),
        (0.5, "exactement la moitié"),
        (-2.0, "le double, et de signe contraire"),
    ):
        if abs(ratio - value) < 1e-5 * abs(value):
            return (
                f" ; c'est {phrase} de ce qui est attendu" if value != -2 else f" ; c'est {phrase}"
            )
    for n in range(3, 33):
        if abs(ratio - n) < 1e-5 * n:
            return f" ; c'est {n} fois trop grand"
        if abs(ratio - 1 / n) < 1e-5 / n:
            return f" ; c'est {n} fois trop petit"
    return ""
