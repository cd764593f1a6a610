"""Examples of the hidden tests: drawn once, the same for everybody, searched on failure.

What hypothesis draws does not depend on the student, so it is drawn once in a trusted
process and replayed for every submission. Hypothesis itself is called again only for an
answer that fails, to find the smallest case that still does.
"""

from __future__ import annotations

import copy
import functools
import time
import warnings
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.errors import HypothesisDeprecationWarning, UnsatisfiedAssumption
from hypothesis.strategies import DataObject

from autograder import drawn, foresight
from autograder.errors import Mismatch, StudentFault, StudentGone
from autograder.session import Session

MAX_EXAMPLES = 20
SEARCH_SECONDS = 10.0  # for the smallest case of one property; most take 0.02, the longest 1.6

settings.register_profile(
    "autograder",
    max_examples=MAX_EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=False,
    report_multiple_bugs=False,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)

Example = tuple[tuple, dict[str, Any]]  # arguments of one run of a test, fixtures left out


class SearchOver(BaseException):
    """Ends a search: past hypothesis, which takes every Exception for a failure."""


def examples(
    function: Callable, fixtures: dict[str, Any], count: int = MAX_EXAMPLES
) -> list[Example] | None:
    """What hypothesis draws for a test; None when it draws inside the test (`st.data`).

    count: at most so many, or as many as the test's own `settings` say if that is fewer.
    """
    known = function.__dict__.setdefault("_autograder_drawn", {})
    if count not in known:
        kept, key = drawn.of(function), drawn.key_of(function, count)
        try:
            if kept is None:
                raise LookupError
            known[count] = kept.get(key)
        except LookupError:
            known[count] = _draw(function, fixtures, count)
            if kept is not None:
                kept.put(key, known[count])
    return known[count]


def _draw(function: Any, fixtures: dict[str, Any], count: int) -> list[Example] | None:
    seen: list[Example] = []
    handle, inner = function.hypothesis, function.hypothesis.inner_test

    @functools.wraps(inner)  # the same source, thus the same seed
    def note(*args: Any, **kwargs: Any) -> None:
        seen.append((args, {name: kwargs[name] for name in kwargs if name not in fixtures}))

    own = function._hypothesis_internal_use_settings
    try:
        handle.inner_test = note
        if count != MAX_EXAMPLES:
            function._hypothesis_internal_use_settings = settings(own, max_examples=count)
        function(**fixtures)
    finally:
        handle.inner_test, function._hypothesis_internal_use_settings = inner, own
    interactive = any(
        isinstance(value, DataObject)
        for args, kwargs in seen
        for value in [*args, *kwargs.values()]
    )
    return None if interactive else seen


def run_test(
    function: Any, fixtures: dict[str, Any], session: Session | None, search: bool = True
) -> None:
    """Run a hidden test; raises what is wrong with the answer, on its smallest case if `search`."""
    if session is None or not hasattr(function, "hypothesis"):
        function(**fixtures)
        return
    everybodys = examples(function, fixtures)
    if everybodys is None:
        _search(function, fixtures, session)
        return
    satisfied, foreseen = 0, foresight.ask(function, fixtures, session, everybodys)
    for number, example in enumerate(everybodys):
        try:
            if foreseen and foresight.taken(session, foreseen[number]):
                satisfied += foreseen[number].satisfied
            else:
                satisfied += run_example(function, fixtures, session, example)
        except (Mismatch, StudentFault, AssertionError) as error:
            if search:
                _search(function, fixtures, session, error)
            raise
    if not satisfied:
        function(**fixtures)  # hypothesis says it better: no example meets the assumptions


def fail_fast(function: Any, fixtures: dict[str, Any], session: Session | None) -> None:
    """`run_test` without the search for the smallest case."""
    run_test(function, fixtures, session, search=False)


def run_example(
    function: Any, fixtures: dict[str, Any], session: Session, example: Example
) -> bool:
    """Run one example; False when the test assumes something else of its inputs."""
    args, kwargs = copy.deepcopy(example)
    session.start_example()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisDeprecationWarning)  # `assume`, on its own
        try:
            handle = getattr(function, "hypothesis", None)
            (handle.inner_test if handle else function)(*args, **fixtures, **kwargs)
        except UnsatisfiedAssumption:
            return False
    return True


def _search(
    function: Any, fixtures: dict[str, Any], session: Session, error: Exception | None = None
) -> None:
    """Let hypothesis run the test, some seconds once it fails; raise the smallest case found.

    error: how the test failed already, if it did: it then stays failed.
    """
    handle, inner = function.hypothesis, function.hypothesis.inner_test
    smallest = None if error is None else (error, session.noted())
    until = time.monotonic() + SEARCH_SECONDS

    @functools.wraps(inner)
    def watched(*args: Any, **kwargs: Any) -> None:
        nonlocal smallest, until
        if smallest is None:
            until = time.monotonic() + SEARCH_SECONDS
        elif time.monotonic() > until:
            raise SearchOver
        session.start_example()
        try:
            inner(*args, **kwargs)
        except StudentGone:
            if smallest is None:
                raise
            raise SearchOver from None
        except (Mismatch, StudentFault, AssertionError) as fault:
            smallest = (fault, session.noted())
            raise

    handle.inner_test = watched
    try:
        function(**fixtures)
    except (SearchOver, Exception):
        if smallest is None:
            raise
    finally:
        handle.inner_test = inner
    if smallest is not None:
        session.restore(smallest[1])
        raise smallest[0]
