"""The setting of the notebook's last training reads at least 90 % of held-out digits in time."""

import gzip
import random
import time
from pathlib import Path

import nbformat
import numpy as np
import pytest

from solutions import mnist, reseau

NOTEBOOK = Path(__file__).parents[2] / "source" / "tp03_reseau" / "tp03_reseau.ipynb"


def cell(grade_id):
    """Source of a cell of the notebook."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    found = [
        c.source
        for c in notebook.cells
        if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    ]
    assert len(found) == 1, grade_id
    return found[0]


@pytest.fixture
def namespace():
    """What the training cell finds: the answers of the key, the digits, no MNIST folder."""
    state = random.getstate(), np.random.get_state()
    names = {**vars(mnist), **vars(reseau), "dossier_mnist": None}
    exec(cell("chiffres"), names)
    yield names
    random.setstate(state[0])
    np.random.set_state(state[1])


def test_reads_nine_digits_out_of_ten(namespace, capsys):
    learnt = len(namespace["pixels"])
    started = time.perf_counter()
    exec(cell("entrainement"), namespace)
    assert time.perf_counter() - started < 60
    held_out = namespace["exemples_test"]
    assert len(held_out) >= 300
    assert learnt + len(held_out) == 1797
    assert namespace["reseau"].evaluer(held_out) / len(held_out) >= 0.9
    assert namespace["scores"][0][1] < 30
    assert capsys.readouterr().out.splitlines()[-1].startswith("Époque 20 : ")


def test_no_held_out_digit_is_learnt(namespace):
    exec(cell("entrainement").split("random.seed")[0], namespace)
    learnt = {x.tobytes() for x, _ in namespace["exemples"]}
    held_out = {x.tobytes() for x, _ in namespace["exemples_test"]}
    assert len(learnt | held_out) == 1797


def test_learns_from_mnist_files_in_the_folder_named(namespace, tmp_path):
    """Digits enlarged to 28x28 and written as IDX files stand for MNIST."""
    sets = {
        "train": (namespace["pixels"][:300], namespace["classes"][:300]),
        "t10k": (namespace["pixels_test"][:100], namespace["classes_test"][:100]),
    }
    for prefix, (pixels, classes) in sets.items():
        large = np.kron(pixels.reshape(-1, 8, 8), np.ones((3, 3)))
        images = np.pad(large, ((0, 0), (2, 2), (2, 2)))
        for name, array in (
            (f"{prefix}-images-idx3-ubyte", images * 255),
            (f"{prefix}-labels-idx1-ubyte", classes),
        ):
            header = bytes([0, 0, 8, array.ndim]) + np.array(array.shape, ">u4").tobytes()
            data = header + array.round().astype(np.uint8).tobytes()
            (tmp_path / f"{name}.gz").write_bytes(gzip.compress(data))
    namespace["dossier_mnist"] = str(tmp_path)
    exec(cell("entrainement"), namespace)
    assert namespace["reseau"].tailles == [784, 30, 10]
    assert namespace["scores"][-1][1] > namespace["scores"][0][1] + 20
