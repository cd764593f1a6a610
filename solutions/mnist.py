"""Images of handwritten digits as columns, and the reader of the 28x28 MNIST files.

Source: R, the data of its `main.py`; the IDX format: two null bytes, a type, the number of
dimensions, each dimension as a big-endian 32-bit integer, then the values row by row.
Left out: downloading (the student names a folder), the IDX types other than unsigned byte.
"""

import gzip
import math
import zlib
from pathlib import Path

import numpy as np


def en_colonnes(images):
    """One column of pixels per image.

    Formes : (n,m) -> (n,m,1)
    """
    return np.reshape(images, (len(images), -1, 1))


def un_parmi_dix(chiffre):
    """The column y(x) of a digit: 1 at its place, 0 elsewhere."""
    return np.eye(10)[:, [chiffre]]  # (10, 1)


def lire_octets(dossier, nom):
    """Path and bytes of the file `nom` of `dossier`, decompressed when it is gzip."""
    chemins = [Path(dossier) / nom, Path(dossier) / f"{nom}.gz"]
    chemin = next((c for c in chemins if c.is_file()), None)
    if chemin is None:
        raise FileNotFoundError(f"{chemins[0]} : fichier absent (avec ou sans .gz).")
    octets = chemin.read_bytes()
    if octets[:2] == b"\x1f\x8b":
        try:
            octets = gzip.decompress(octets)
        except (OSError, EOFError, zlib.error):
            raise ValueError(f"{chemin} : fichier .gz tronqué ou abîmé.") from None
    return chemin, octets


def lire_idx(dossier, nom, nb_dimensions):
    """Array of bytes of the IDX file `nom` of `dossier`, plain or compressed (`nom`.gz)."""
    chemin, octets = lire_octets(dossier, nom)
    debut = 4 + 4 * nb_dimensions  # where the values begin
    if octets[:2] != b"\0\0" or len(octets) < 4:
        raise ValueError(f"{chemin} : pas un fichier IDX (il commence par {octets[:4]!r}).")
    if octets[2] != 8:
        raise ValueError(f"{chemin} : valeurs de type {octets[2]}, attendu 8 (octets non signés).")
    if octets[3] != nb_dimensions:
        raise ValueError(f"{chemin} : {octets[3]} dimension(s), attendu {nb_dimensions}.")
    if len(octets) < debut:
        raise ValueError(f"{chemin} : fichier tronqué dès l'en-tête ({len(octets)} octets).")
    forme = np.frombuffer(octets, ">u4", nb_dimensions, offset=4).tolist()
    if len(octets) - debut != math.prod(forme):
        defaut = "tronqué" if len(octets) - debut < math.prod(forme) else "trop long"
        raise ValueError(f"{chemin} : fichier {defaut} ({len(octets)} octets, forme {forme}).")
    return np.frombuffer(octets, np.uint8, offset=debut).reshape(forme)


def charger_mnist(dossier):
    """[images, classes, images_test, classes_test]: images (n, 784) in [0, 1], classes (n,)."""
    jeux = []
    for prefixe in ("train", "t10k"):
        noms = [f"{prefixe}-images-idx3-ubyte", f"{prefixe}-labels-idx1-ubyte"]
        images, classes = lire_idx(dossier, noms[0], 3), lire_idx(dossier, noms[1], 1)
        if images.shape[1:] != (28, 28):
            raise ValueError(f"{noms[0]} : images {images.shape[1:]}, attendu (28, 28).")
        if len(images) != len(classes):
            raise ValueError(f"{noms[0]} a {len(images)} images, {noms[1]} {len(classes)} classes.")
        if len(classes) == 0 or classes.max() > 9:
            raise ValueError(f"{noms[1]} : fichier vide, ou classe hors de 0 à 9.")
        jeux += [images.reshape(-1, 784) / 255, classes]
    return jeux
