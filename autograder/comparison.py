"""Comparisons for hidden tests: what a student's answer gives against the reference.

Order of every comparison: exists, type, shape, finite, value. The first that fails
raises `Mismatch`, whose French message says what is wrong, where, and what is
constant about the gap (sign, factor, transposition); with several parameters it
also says which are right. Only trusted data and inert handles come here, and no
comparison is ever left to an object of the student's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.errors import Mismatch
from autograder.gap import NUMBERS, array_fault, as_array, as_float, ratio_phrase, shape_text
from autograder.notation import show_number, show_value
from autograder.proxy import Handle

RTOL, ATOL = 1e-6, 1e-12


def _count(items: Any, noun: str) -> str:
    return f"{len(items)} {noun}{'s' if len(items) > 1 else ''}"


def _subject(about: str) -> str:
    return f"{about} : " if about else ""


def _reject_missing(got: Any, about: str, expected: str) -> None:
    if got is None:
        raise Mismatch(
            f"{_subject(about)}le résultat est None. Manque-t-il un `return` ?",
            got="None",
            expected=expected,
        )
    if isinstance(got, Handle):
        raise Mismatch(
            f"{_subject(about)}le résultat n'est ni un nombre, ni une liste, ni un tableau.",
            got=repr(got),
            expected=expected,
        )


def _scalar(got: Any) -> Any:
    """`got` as a number, or None when it is not one; a 0-d array counts as a number."""
    if isinstance(got, np.ndarray) and got.ndim == 0:
        got = got[()]
    return got if isinstance(got, NUMBERS) else None


def check_bit(got: Any, expected: int, about: str = "") -> None:
    """`got` is 0 or 1 as asked, in any numeric or boolean form."""
    _reject_missing(got, about, str(expected))
    number = _scalar(got)
    if number is None or number not in (0, 1):
        raise Mismatch(
            f"{_subject(about)}le résultat doit être le bit 0 ou le bit 1.",
            got=show_value(got),
            expected=str(expected),
        )
    if int(number) != int(expected):
        raise Mismatch(
            f"{_subject(about)}on attendait le bit {int(expected)}.",
            got=show_value(got),
            expected=str(expected),
        )


def check_bits(got: Any, expected: Sequence[int], about: str = "") -> None:
    """`got` is a tuple, a list or a vector of the expected bits."""
    wanted = show_value(type(expected)(int(bit) for bit in expected))  # type: ignore[call-arg]
    _reject_missing(got, about, wanted)
    if not isinstance(got, list | tuple) and not (isinstance(got, np.ndarray) and got.ndim == 1):
        raise Mismatch(
            f"{_subject(about)}le résultat doit être une liste (ou un tuple) de bits.",
            got=show_value(got),
            expected=wanted,
        )
    if len(got) != len(expected):
        raise Mismatch(
            f"{_subject(about)}{_count(got, 'bit')} au lieu de {len(expected)}.",
            got=show_value(got),
            expected=wanted,
        )
    for index, (bit, target) in enumerate(zip(got, expected, strict=True)):
        number = _scalar(bit)
        if number is None or number not in (0, 1) or int(number) != int(target):
            raise Mismatch(
                f"{_subject(about)}le bit d'indice {index} est faux.",
                got=show_value(got),
                expected=wanted,
            )


def check_integer(got: Any, expected: int, about: str = "") -> None:
    """`got` is the integer `expected`, or a float of that integral value."""
    _reject_missing(got, about, str(expected))
    number = _scalar(got)
    if number is None or isinstance(number, bool | np.bool_) or int_or_none(number) is None:
        raise Mismatch(
            f"{_subject(about)}le résultat doit être un entier.",
            got=show_value(got),
            expected=str(expected),
        )
    if int_or_none(number) != expected:
        raise Mismatch(
            f"{_subject(about)}mauvaise valeur{ratio_phrase(as_float(number), as_float(expected))}.",
            got=show_value(got),
            expected=str(expected),
        )


def int_or_none(number: Any) -> int | None:
    """The integer that `number` is, or None."""
    if isinstance(number, float | np.floating) and not np.isfinite(number):
        return None
    return int(number) if int(number) == number else None


def check_number(
    got: Any, expected: float, rtol: float = RTOL, atol: float = ATOL, about: str = ""
) -> None:
    """`got` is a real number (or a 0-d array) close to `expected`."""
    wanted = show_number(expected)
    _reject_missing(got, about, wanted)
    number = _scalar(got)
    if number is None:
        shape = f", et non un tableau de forme {got.shape}" if isinstance(got, np.ndarray) else ""
        raise Mismatch(
            f"{_subject(about)}le résultat doit être un nombre{shape}.",
            got=show_value(got),
            expected=wanted,
        )
    if not np.isfinite(as_float(number)):
        raise Mismatch(
            f"{_subject(about)}le résultat n'est pas un nombre fini.",
            got=show_value(got),
            expected=wanted,
        )
    if abs(float(number) - float(expected)) > max(atol, rtol * abs(float(expected))):
        raise Mismatch(
            f"{_subject(about)}mauvaise valeur{ratio_phrase(as_float(number), as_float(expected))}.",
            got=show_number(number),
            expected=wanted,
        )


def check_shape(got: Any, shape: tuple[int, ...], about: str = "") -> None:
    """`got` is an array (or nested lists) of exactly this shape."""
    fault = array_fault(got, None, shape, 0.0, 0.0)
    if fault:
        raise Mismatch(f"{_subject(about)}{fault}", got=shape_text(got), expected=f"forme {shape}")


def check_finite(got: Any, about: str = "") -> None:
    """Every value of `got` is a finite number."""
    _reject_missing(got, about, "des nombres finis")
    array = as_array(got)
    if array is None or not np.all(np.isfinite(array)):
        raise Mismatch(
            f"{_subject(about)}le résultat contient NaN ou l'infini.",
            got=show_value(got),
            expected="des nombres finis",
        )


def check_array(
    got: Any, expected: Any, rtol: float = RTOL, atol: float = ATOL, about: str = ""
) -> None:
    """`got` has exactly the shape of `expected`, is finite and close to it everywhere."""
    target = np.asarray(expected)
    _reject_missing(got, about, show_value(target))
    fault = array_fault(got, target, target.shape, rtol, atol)
    if fault:
        raise Mismatch(
            f"{_subject(about)}{fault}", got=show_value(got), expected=show_value(target)
        )


def _same(old: Any, new: Any) -> bool:
    array_old, array_new = as_array(old), as_array(new)
    if array_old is not None and array_new is not None:
        return np.array_equal(array_old, array_new)
    if isinstance(old, list | tuple) and isinstance(new, list | tuple):
        return len(old) == len(new) and all(map(_same, old, new))
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and all(_same(old[key], new[key]) for key in old)
    return type(old) is type(new)


def check_unchanged(before: Any, after: Any, about: str = "x") -> None:
    """`after`, fetched again, equals `before` value for value."""
    if not _same(before, after):
        raise Mismatch(
            f"`{about}` a été modifié : travaillez sur une copie.",
            got=show_value(after),
            expected=show_value(before),
        )


def check(
    condition: bool, message: str, got: Any = None, expected: Any = None, right: Sequence[str] = ()
) -> None:
    """`condition` holds; else `message`, in French, is what the student reads."""
    if not condition:
        raise Mismatch(
            message,
            got=None if got is None else show_value(got),
            expected=None if expected is None else show_value(expected),
            right=right,
        )


def check_arrays(
    got: Any, expected: Sequence, name: str, rtol: float = RTOL, atol: float = ATOL
) -> None:
    """`got` is a list of arrays close to `expected`; says which `name[l]` are wrong."""
    _compare_named({name: (got, expected)}, rtol, atol)


def check_gradients(
    got: Any, expected: tuple[Sequence, Sequence], rtol: float = RTOL, atol: float = 1e-9
) -> None:
    """`got` is the couple (nabla_b, nabla_w); every array of both is judged."""
    _reject_missing(got, "", "le couple (nabla_b, nabla_w)")
    if not isinstance(got, list | tuple) or len(got) != 2:
        raise Mismatch(
            "Le résultat doit être le couple (nabla_b, nabla_w).",
            got=show_value(got),
            expected="(nabla_b, nabla_w)",
        )
    pairs = {"nabla_b": (got[0], expected[0]), "nabla_w": (got[1], expected[1])}
    _compare_named(pairs, rtol, atol)


def check_parameters(
    got: Any, expected: dict[str, Any], name: str = "dp", rtol: float = RTOL, atol: float = 1e-9
) -> None:
    """`got` is a dict with an array close to `expected[key]` under each of these keys.

    Other keys are let pass; the message says which of those of `expected` are right. With
    an empty `name`, the keys are themselves the names that the message uses.
    """
    keys = ", ".join(f'"{key}"' for key in expected)
    _reject_missing(got, name, f"un dictionnaire de clés {keys}")
    if not isinstance(got, dict):
        raise Mismatch(
            f"{name} doit être un dictionnaire.",
            got=show_value(got),
            expected=f"un dictionnaire de clés {keys}",
        )
    missing = ", ".join(f'"{key}"' for key in expected if key not in got)
    wrong = [f"{name} n'a pas de clé {missing} (il a {show_value(list(got))})."] if missing else []
    present = [key for key in expected if key in got]
    names = {key: f'{name}["{key}"]' if name else key for key in present}
    _report([(names[key], got[key], expected[key]) for key in present], wrong, rtol, atol)


def _compare_named(groups: dict[str, tuple[Any, Sequence]], rtol: float, atol: float) -> None:
    pairs: list[tuple[str, Any, Any]] = []
    wrong = []
    for name, (got, expected) in groups.items():
        _reject_missing(got, name, f"une liste de {len(expected)} tableaux")
        if isinstance(got, np.ndarray) and got.ndim > 0:
            got = list(got)
        if not isinstance(got, list | tuple) or len(got) != len(expected):
            count = _count(got, "élément") if isinstance(got, list | tuple) else show_value(got)
            wrong.append(f"{name} doit être une liste de {len(expected)} tableaux ({count} ici).")
            continue
        items = enumerate(zip(got, expected, strict=True))
        pairs += [(f"{name}[{index}]", array, target) for index, (array, target) in items]
    _report(pairs, wrong, rtol, atol)


def _report(pairs: list[tuple[str, Any, Any]], wrong: list[str], rtol: float, atol: float) -> None:
    """Judge each (name, array, target); raise what is wrong of them, after `wrong`."""
    right, first = [], None
    for name, array, target in pairs:
        target = np.asarray(target)
        fault = array_fault(array, target, target.shape, rtol, atol)
        if fault:
            wrong.append(f"{name} : {fault}")
            first = first or (array, target, name)
        else:
            right.append(name)
    if wrong:
        raise Mismatch(
            "\n".join(wrong[:6]),
            got=f"{first[2]} = {show_value(first[0])}" if first else None,
            expected=f"{first[2]} = {show_value(first[1])}" if first else None,
            right=right,
        )
