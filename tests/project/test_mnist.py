"""The reader of MNIST's IDX files, on files these tests write, plain and gzip."""

import gzip

import numpy as np
import pytest

from solutions.mnist import charger_mnist, en_colonnes, lire_idx, un_parmi_dix

NAMES = {
    "train-images-idx3-ubyte": "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte": "t10k-labels-idx1-ubyte",
}


def idx(array):
    """An array of bytes in the IDX format."""
    header = bytes([0, 0, 8, array.ndim]) + np.array(array.shape, ">u4").tobytes()
    return header + array.astype(np.uint8).tobytes()


def write(folder, name, data, compressed):
    path = folder / (f"{name}.gz" if compressed else name)
    path.write_bytes(gzip.compress(data) if compressed else data)
    return path


def make_mnist(folder, compressed, side=(28, 28)):
    """Write the four files: 5 images to learn, 3 to test. Returns the arrays by name."""
    rng = np.random.default_rng(0)
    arrays = {}
    for (images, labels), n in zip(NAMES.items(), (5, 3), strict=True):
        arrays[images] = rng.integers(0, 256, (n, *side))
        arrays[labels] = rng.integers(0, 10, n)
    for name, array in arrays.items():
        write(folder, name, idx(array), compressed)
    return arrays


@pytest.mark.parametrize("compressed", [False, True])
def test_reads_the_four_files(tmp_path, compressed):
    arrays = make_mnist(tmp_path, compressed)
    images, classes, images_test, classes_test = charger_mnist(str(tmp_path))
    assert images.shape == (5, 784)
    assert images_test.shape == (3, 784)
    np.testing.assert_array_equal(classes, arrays["train-labels-idx1-ubyte"])
    np.testing.assert_array_equal(classes_test, arrays["t10k-labels-idx1-ubyte"])
    expected = arrays["train-images-idx3-ubyte"].reshape(5, 784) / 255
    np.testing.assert_allclose(images, expected, rtol=1e-15)
    assert images.min() >= 0
    assert images.max() <= 1


def test_reads_a_mixture_of_plain_and_compressed_files(tmp_path):
    make_mnist(tmp_path, compressed=False)
    path = tmp_path / "train-labels-idx1-ubyte"
    write(tmp_path, path.name, path.read_bytes(), compressed=True)
    path.unlink()
    assert len(charger_mnist(tmp_path)[1]) == 5


def test_keeps_the_order_of_rows_and_columns(tmp_path):
    array = np.arange(24).reshape(2, 3, 4)
    write(tmp_path, "x", idx(array), compressed=False)
    np.testing.assert_array_equal(lire_idx(tmp_path, "x", 3), array)


@pytest.mark.parametrize("name", [*NAMES, *NAMES.values()])
def test_names_a_missing_file(tmp_path, name):
    make_mnist(tmp_path, compressed=True)
    (tmp_path / f"{name}.gz").unlink()
    with pytest.raises(FileNotFoundError, match=rf"{name} : fichier absent"):
        charger_mnist(tmp_path)


def test_names_a_missing_folder(tmp_path):
    with pytest.raises(FileNotFoundError, match="train-images-idx3-ubyte : fichier absent"):
        charger_mnist(tmp_path / "ailleurs")


IMAGES = idx(np.zeros((5, 28, 28)))
LABELS = idx(np.zeros(5))
FAULTS = {
    "cut in the values": ("train-images-idx3-ubyte", IMAGES[:-7], "fichier tronqué"),
    "cut in the header": ("train-images-idx3-ubyte", IMAGES[:9], "fichier tronqué"),
    "cut labels": ("t10k-labels-idx1-ubyte", idx(np.zeros(3))[:-1], "fichier tronqué"),
    "too long": ("train-labels-idx1-ubyte", LABELS + b"\0", "fichier trop long"),
    "empty": ("train-images-idx3-ubyte", b"", "pas un fichier IDX"),
    "a web page": ("train-images-idx3-ubyte", b"<html><body>404", "pas un fichier IDX"),
    "another type": (
        "train-images-idx3-ubyte",
        b"\0\0\x0d" + IMAGES[3:],
        "valeurs de type 13, attendu 8",
    ),
    "labels for images": ("train-images-idx3-ubyte", LABELS, r"1 dimension\(s\), attendu 3"),
    "images for labels": ("train-labels-idx1-ubyte", IMAGES, r"3 dimension\(s\), attendu 1"),
    "images of another size": (
        "t10k-images-idx3-ubyte",
        idx(np.zeros((3, 27, 28))),
        r"images \(27, 28\), attendu \(28, 28\)",
    ),
    "more images than labels": (
        "train-images-idx3-ubyte",
        idx(np.zeros((6, 28, 28))),
        "a 6 images, .* 5 classes",
    ),
    "fewer images than labels": (
        "t10k-images-idx3-ubyte",
        idx(np.zeros((2, 28, 28))),
        "a 2 images, .* 3 classes",
    ),
    "a class 10": ("train-labels-idx1-ubyte", idx(np.full(5, 10)), "classe hors de 0 à 9"),
}


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("fault", FAULTS)
def test_names_the_file_and_its_fault(tmp_path, fault, compressed):
    make_mnist(tmp_path, compressed)
    name, data, message = FAULTS[fault]
    write(tmp_path, name, data, compressed)
    with pytest.raises(ValueError, match=rf"{name}.*{message}"):
        charger_mnist(tmp_path)


@pytest.mark.parametrize("cut", [5, 40])
def test_names_a_truncated_gzip(tmp_path, cut):
    make_mnist(tmp_path, compressed=True)
    path = tmp_path / "train-images-idx3-ubyte.gz"
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ValueError, match=r"train-images-idx3-ubyte\.gz : fichier \.gz tronqué"):
        charger_mnist(tmp_path)


def test_names_a_damaged_gzip(tmp_path):
    make_mnist(tmp_path, compressed=True)
    path = tmp_path / "train-images-idx3-ubyte.gz"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r"train-images-idx3-ubyte\.gz : "):
        charger_mnist(tmp_path)


def test_columns_and_targets():
    columns = en_colonnes(np.arange(12).reshape(2, 6))
    assert columns.shape == (2, 6, 1)
    np.testing.assert_array_equal(columns[1].ravel(), np.arange(6, 12))
    target = un_parmi_dix(4)
    assert target.shape == (10, 1)
    assert target.argmax() == 4
    assert target.sum() == 1
