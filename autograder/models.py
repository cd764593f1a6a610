"""Torch models of a student's, as a hidden test sees them.

    model = copie.mlp_iris()                  an inert handle
    model.state_dict()                        names and arrays
    call_with_tensors(copie, model, X)        the outputs for the array X, as an array
    classes_of(copie, model)                  ["…Mien", "torch.nn.modules.container.Sequential", …]

A tensor comes back as an array everywhere (`calls`); here arrays go as tensors, too. What
a model says of itself is the student's word: judge it by its outputs.
"""

from __future__ import annotations

from typing import Any

from autograder.proxy import Copie, Handle, call


def call_with_tensors(copie: Copie, target: Handle, *args: Any, shown: bool = True) -> Any:
    """Call a model or one of its methods; each array in `args` is a torch tensor over there.

    shown: the call is part of the counterexample.
    """
    label = repr(target) if shown else ""
    return call(copie._session, target, label, args, {}, "call_with_tensors")[0]


def classes_of(copie: Copie, target: Handle) -> list[str]:
    """Full names of an object's classes, from the most specific."""
    names = copie._session.request("classes", target)
    return [n for n in names if isinstance(n, str)] if isinstance(names, list) else []
