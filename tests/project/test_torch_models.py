"""Torch models of a student: tensors cross as arrays, and a model is judged by its outputs."""

import contextlib
import functools
import sys

import numpy as np
import pytest

from autograder.corpus import fill_in, solution_key
from autograder.course import load_assignment
from autograder.errors import Outcome, StudentFault
from autograder.judge import judge, memory_runner
from autograder.limits import Limits
from autograder.link import SandboxRun, sandbox_runner
from autograder.memory import MemoryRun
from autograder.models import call_with_tensors, classes_of
from autograder.proxy import Copie, Handle
from autograder.script import Script, Step
from tests.project.courses import ROOT

RIGHT = "nn.Linear(4, 100), nn.ReLU(), nn.Linear(100, 3), nn.Softmax(dim=1)"
MODEL = f"""
import torch
from torch import nn

class Mien(nn.Sequential):
    pass

def modele():
    return Mien({RIGHT})

def tenseurs():
    poids = torch.ones(2, 3, requires_grad=True)
    return {{"poids": poids, "liste": [torch.tensor(2.5), torch.tensor([1, 2])]}}

def demi():
    return torch.ones(2, dtype=torch.bfloat16)

def nature(x, d):
    return type(x).__name__, str(x.dtype), type(d["b"][0]).__name__, d["c"]
"""


@contextlib.contextmanager
def in_memory(source):
    with MemoryRun(Script([Step(0, "c0", source)])).open_session() as session:
        yield Copie(session)


@contextlib.contextmanager
def in_sandbox(source):
    with SandboxRun(Script([Step(0, "c0", source)]), Limits()) as run:
        with run.open_session() as session:
            yield Copie(session)


@pytest.fixture(scope="module", params=[in_memory, in_sandbox])
def copie(request):
    """A notebook that has torch, over each of the two transports."""
    with request.param(MODEL) as copie:
        yield copie


# --- what crosses ---------------------------------------------------------------------------


def test_tensors_come_back_as_arrays(copie):
    """A tensor, alone or in a container, with a gradient or not, is an array of its dtype."""
    result = copie.tenseurs()
    assert result["poids"].dtype == np.float32
    assert result["poids"].tolist() == [[1.0] * 3] * 2
    assert result["liste"][0].shape == ()
    assert result["liste"][1].tolist() == [1, 2]


def test_tensors_that_numpy_cannot_hold_stay_handles(copie):
    """A bfloat16 tensor has no array of its own: it stays over there."""
    assert isinstance(copie.demi(), Handle)


def test_arrays_go_as_tensors(copie):
    """`call_with_tensors` turns every array, in dicts and lists too, and nothing else."""
    nature = copie.value("nature")
    x = np.zeros((2, 3), np.float32)
    got = call_with_tensors(copie, nature, x, {"b": [np.ones(2)], "c": 3})
    assert got == ("Tensor", "torch.float32", "Tensor", 3)


def test_models_take_weights_and_batches(copie):
    """Weights drawn here are loaded over there, and the outputs are those of the formula."""
    rng, model = np.random.default_rng(0), copie.modele()
    state = {name: rng.normal(size=v.shape) for name, v in model.state_dict().items()}
    call_with_tensors(copie, model.load_state_dict, state)
    X = rng.normal(size=(5, 4)).astype(np.float32)
    W1, b1, W2, b2 = state.values()
    z = np.maximum(X @ W1.T + b1, 0) @ W2.T + b2
    e = np.exp(z - z.max(axis=1, keepdims=True))
    expected = e / e.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(call_with_tensors(copie, model, X), expected, rtol=1e-4, atol=1e-5)


def test_classes_are_told_by_name(copie):
    """`classes_of` names every class of an object, so that a subclass is known for what it is."""
    names = classes_of(copie, copie.modele())
    assert names[0].endswith("Mien")
    assert "torch.nn.modules.container.Sequential" in names


def test_counterexample_shows_tensors(copie):
    """The call is shown as it would be typed, and one that is not to be shown is left out."""
    copie._session.start_example()
    model, X = copie.modele(), np.ones((1, 4), np.float32)
    call_with_tensors(copie, model.load_state_dict, model.state_dict(), shown=False)
    call_with_tensors(copie, model, X)
    assert [str(line) for line in copie._session.journal] == [
        "mien = modele()",
        "mien.state_dict()",
        "mien(torch.tensor([[1.0, 1.0, 1.0, 1.0]]))",
    ]


def test_without_torch_a_tensor_cannot_be_made(monkeypatch):
    """A notebook that never imported torch is told so, rather than importing it for a call."""
    with in_memory("def f(x):\n    return x") as copie:
        function = copie.value("f")
        monkeypatch.delitem(sys.modules, "torch", raising=False)
        with pytest.raises(StudentFault, match="torch n'est pas importé"):
            call_with_tensors(copie, function, np.ones(2))


# --- models that lie ------------------------------------------------------------------------

CONSTANT = f"""
class Menteur(nn.Sequential):
    def __init__(self):
        super().__init__({RIGHT})
    def forward(self, x):
        return torch.full((len(x), 3), 1 / 3)
def mlp_iris():
    return Menteur()
"""
NO_LOAD = f"""
class Menteur(nn.Sequential):
    def load_state_dict(self, *args, **kwargs):
        return None
def mlp_iris():
    return Menteur({RIGHT})
"""
TOLD_STATE = """
class Menteur(nn.Sequential):
    def state_dict(self, *args, **kwargs):
        formes = {"a": (100, 4), "b": (100,), "c": (3, 100), "d": (3,)}
        return {nom: torch.rand(forme) for nom, forme in formes.items()}
    def load_state_dict(self, etat, *args, **kwargs):
        self.etat = etat
    def forward(self, x):
        return torch.softmax(self.etat["d"].float() + 0 * x[:, :3], dim=1)
def mlp_iris():
    return Menteur()
"""
CLAIMED_CLASS = """
class Mro(type):
    @property
    def __mro__(cls):
        return (cls, nn.Sequential, nn.Module, object)
class Menteur(metaclass=Mro):
    def __call__(self, x):
        return torch.full((len(x), 3), 1 / 3)
    def state_dict(self):
        return 7
def mlp_iris():
    return Menteur()
"""
ODD_STATE = """
class Menteur(nn.Sequential):
    def state_dict(self, *args, **kwargs):
        return {1: torch.tensor(1.0), (2,): torch.ones(0), None: torch.eye(2) > 0, "x": torch.ones(3)}
def mlp_iris():
    return Menteur()
"""
WILD_OUTPUTS = f"""
class Menteur(nn.Sequential):
    def forward(self, x):
        return [torch.full((len(x), 3), float("nan")), self, "texte"][int(x[0, 0] > 0)]
def mlp_iris():
    return Menteur({RIGHT})
"""


@functools.cache
def tp04():
    return load_assignment(ROOT, "tp04_parametres")


def cell_of(source, runner):
    """The judged cell `test_mlp_iris` of the solution key with this answer."""
    notebook = fill_in(tp04(), solution_key(tp04()) | {"mlp_iris": source})
    verdict = judge(notebook, tp04(), runner, only={"test_mlp_iris"}, answers_only=True).verdict
    return verdict.cells["test_mlp_iris"]


def holding(cell):
    return {prop.id.split("::")[1] for prop in cell.properties if prop.holds}


@pytest.mark.parametrize(
    ("source", "true_of_it"),
    [
        (CONSTANT, {"test_sequential"}),
        (NO_LOAD, {"test_sequential"}),
        (TOLD_STATE, {"test_softmax"}),
        (CLAIMED_CLASS, set()),
        (ODD_STATE, set()),
        (WILD_OUTPUTS, set()),
    ],
    ids=["constant", "no_load", "told_state", "claimed_class", "odd_state", "wild_outputs"],
)
def test_lies_earn_only_what_the_outputs_confirm(source, true_of_it):
    """A model that lies about its parameters or class never gets full marks, nor breaks a test."""
    cell = cell_of(source, memory_runner)
    assert holding(cell) == true_of_it
    assert not cell.complete
    assert all(prop.outcome is not Outcome.INTERNAL for prop in cell.properties)


def test_models_are_graded_in_the_sandbox():
    """The key's model earns everything in the real sandbox, and a softmax over the batch half."""
    runner = sandbox_runner(ROOT)
    assert cell_of(solution_key(tp04())["mlp_iris"], runner).complete
    over_the_batch = f"def mlp_iris():\n    return nn.Sequential({RIGHT.replace('dim=1', 'dim=0')})"
    cell = cell_of(over_the_batch, runner)
    assert cell.points == cell.max / 2
    assert holding(cell) >= {"test_parametres", "test_couche_cachee"}


TANH = "Votre couche cachée emploie la tangente hyperbolique : on demande ReLU."


def test_a_known_model_is_diagnosed_in_the_sandbox():
    """A wrong model from the corpus is known again, its weights being drawn anew over there."""
    source = f"def mlp_iris():\n    return nn.Sequential({RIGHT.replace('ReLU', 'Tanh')})"
    cell = cell_of(source, sandbox_runner(ROOT))
    assert TANH in [prop.diagnosis for prop in cell.properties]
