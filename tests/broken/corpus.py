"""Broken submissions of the tiny course: how each is made, what it earns, what is said of it.

A builder gets a `Desk`, the student's folder, and leaves there what she hands in; her three
functions are right unless it says otherwise. `earns`: points out of 6. `says`: a regular
expression that one repair must match, "" when there must be none.
"""

from __future__ import annotations

import copy
import json
import os
import quopri
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import nbformat

MAX = 6.0
CASES: dict[str, Case] = {}


@dataclass(frozen=True)
class Case:
    """One broken submission. both: worth a place in nbgrader's own batch, too."""

    build: Callable[[Desk], Any]
    earns: float
    says: str
    both: bool


class Desk:
    """The folder of one submission, and the right notebook to begin with."""

    def __init__(self, folder: Path, notebook: dict[str, Any], neighbour: Path) -> None:
        self.folder, self._notebook, self.neighbour = folder, notebook, neighbour
        self.path = folder / "tiny.ipynb"

    def notebook(self) -> dict[str, Any]:
        """A right notebook, as plain data that may be changed."""
        return copy.deepcopy(self._notebook)

    def text(self) -> str:
        """The same as Jupyter writes it."""
        return json.dumps(self._notebook, indent=1, ensure_ascii=False)

    def put(self, content: Any, name: str = "tiny.ipynb") -> None:
        """Write bytes, a text, or a notebook."""
        if not isinstance(content, bytes | str):
            content = json.dumps(content, indent=1)
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def cell(notebook: dict[str, Any], grade_id: str) -> dict[str, Any]:
    """The cell of this grade_id."""
    return next(
        c
        for c in notebook["cells"]
        if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    )


def own(source: str, **more: Any) -> dict[str, Any]:
    """A code cell of the student's."""
    return {
        "cell_type": "code",
        "source": source,
        "metadata": {},
        "outputs": [],
        "execution_count": 1,
    } | more


def case(
    name: str, earns: float = MAX, says: str = "", both: bool = False
) -> Callable[[Callable[[Desk], Any]], Callable[[Desk], Any]]:
    """Add a builder to the corpus."""

    def add(build: Callable[[Desk], Any]) -> Callable[[Desk], Any]:
        assert name not in CASES
        CASES[name] = Case(build, earns, says, both)
        return build

    return add


def contents(
    name: str, make: Callable[[Desk], Any], earns: float, says: str, both: bool = False
) -> None:
    """A case that is one file `tiny.ipynb` with this content."""
    case(name, earns, says, both)(lambda desk: desk.put(make(desk)))


def changed(
    name: str, change: Callable[[dict[str, Any]], Any], earns: float, says: str, both: bool = False
) -> None:
    """A case that is the right notebook after this change."""

    def build(desk: Desk) -> None:
        notebook = desk.notebook()
        change(notebook)
        desk.put(notebook)

    case(name, earns, says, both)(build)


# --- no notebook ------------------------------------------------------------------------------

NO_JSON = "ce n'est pas du JSON complet : fichier tronqué ou abîmé"
NOTHING = "aucune cellule de ce TP"
for _name, _content, _reason in [
    ("vide", b"", "fichier vide"),
    ("blancs", b" \r\n\t\n", "fichier vide"),
    ("zeros", bytes(1000), "fichier vide"),
    ("phrase", "Voilà mon TP, bonne réception !", NO_JSON),
    ("nombre", "12", "ce n'est pas un notebook"),
    ("null", "null", "ce n'est pas un notebook"),
    ("liste", "[1, 2]", "ce n'est pas un notebook"),
    ("texte", '"tiny"', "ce n'est pas un notebook"),
    ("chiffres", "9" * 20_000, "ce n'est pas un notebook"),
    ("listes", "[" * 100_000, NO_JSON),
    ("listes_fermees", "[" * 100_000 + "]" * 100_000, NO_JSON),
    ("objets", '{"cells":' * 100_000, NO_JSON),
    ("sans_format", "{}", "format de notebook inconnu : None"),
    ("format_5", '{"nbformat": 5, "cells": []}', "format de notebook inconnu : 5"),
    ("format_texte", '{"nbformat": "4", "cells": []}', "format de notebook inconnu : 4"),
    ("sans_cellules", '{"nbformat": 4}', "aucune cellule"),
    ("cellules_nulles", '{"nbformat": 4, "cells": null}', "aucune cellule"),
    ("page_web", "<!DOCTYPE html><html><body>tiny</body></html>", "page web"),
    ("archive", b"PK\x03\x04" + bytes(range(250)), "archive zip : décompressez-la"),
    ("pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "c'est un PDF"),
    ("script", "def double(x):\n    return 2 * x\n", NO_JSON),
]:  # fmt: skip
    contents(
        _name,
        lambda desk, content=_content: content,
        0,
        re.escape(_reason),
        _name in ("vide", "listes", "liste"),
    )  # type: ignore[misc]

contents("cellules_vides", lambda desk: '{"nbformat": 4, "cells": []}', 0, NOTHING)
contents(
    "cellules_fausses",
    lambda desk: '{"nbformat": 4, "cells": [null, 3, [], {}, {"cell_type": []}]}',
    0,
    NOTHING,
)
changed(
    "autre_tp",
    lambda nb: nb.update(cells=[own("def autre(x):\n    return x")] * 9),
    0,
    NOTHING,
    True,
)


@case("trop_gros", 0, "plus de 100 Mo : effacez les sorties")
def _(desk: Desk) -> None:
    with desk.path.open("wb") as stream:
        stream.truncate(2**33)


# --- files that were damaged ------------------------------------------------------------------

contents(
    "tronque",
    lambda desk: desk.text()[: desk.text().index("def quadruple")],
    4,
    "est tronqué ou abîmé",
    True,
)
contents(
    "octet_perdu", lambda desk: desk.text().replace('"cell_type"', '"cell_type', 5)[1:], 0, NO_JSON
)
contents(
    "utf_16", lambda desk: desk.text().encode("utf-16"), 6, r"n'était pas en UTF-8 \(UTF-16\)", True
)
contents("utf_16_sans_marque", lambda desk: desk.text().encode("utf-16-be"), 6, "UTF-16")
contents("utf_32", lambda desk: desk.text().encode("utf-32"), 6, "UTF-32")
contents("marque", lambda desk: b"\xef\xbb\xbf" + desk.text().encode(), 6, "")
contents("windows", lambda desk: desk.text().replace("\n", "\r\n"), 6, "")
contents("vieux_mac", lambda desk: desk.text().replace("\n", "\r"), 6, "")
contents("caracteres_nuls", lambda desk: desk.text().replace("\n", "\n\0"), 6, "")
contents("nuls_au_bout", lambda desk: desk.text().encode() + bytes(4096), 6, "")
contents(
    "ligne_dans_un_texte", lambda desk: desk.text().replace("return 2 * x", "return \t2 * x"), 6, ""
)
contents(
    "cles_doubles", lambda desk: desk.text().replace("{", '{"nbformat": 3, "cells": [],', 1), 6, ""
)


def with_comment(desk: Desk, text: str) -> str:
    """The right notebook with a comment in an answer."""
    notebook = desk.notebook()
    cell(notebook, "double")["source"] += f"  # {text}"
    return json.dumps(notebook, ensure_ascii=False)


contents("latin_1", lambda desk: with_comment(desk, "été").encode("latin-1"), 6, "Latin-1", True)
contents(
    "octets_perdus",
    lambda desk: with_comment(desk, "été ☀").encode().replace(b"\x98", b""),
    6,
    "en partie",
)
contents("demi_codet", lambda desk: with_comment(desk, "X").replace("X", "\\ud800 \\udfff"), 6, "")
contents("conflit", lambda desk: in_conflict(desk), 6, "marques de conflit de Git")
contents(
    "imprimable",
    lambda desk: quopri.encodestring(desk.text().encode()),
    6,
    "logiciel de messagerie",
    True,
)
contents(
    "courriel",
    lambda desk: f"<html><body><pre>{escape(desk.text())}</pre></body></html>",
    6,
    "messagerie",
)
contents("reponse_citee", lambda desk: desk.text().replace("\n", "\n> "), 6, "messagerie")
contents(
    "guillemets",
    lambda desk: re.sub('(?<!\\\\)"([^"\n]*?)(?<!\\\\)"', "“\\1”", desk.text()),
    6,
    "traitement de texte",
)


def in_conflict(desk: Desk) -> str:
    """What `git merge` leaves, with and without the common ancestor."""
    lines = desk.text().split("\n")
    at = next(i for i, line in enumerate(lines) if "return 2 * x" in line)
    theirs = [lines[at].replace("2 * x", "0")]
    middle = ["<<<<<<< HEAD", lines[at], "||||||| base", *theirs, "=======", *theirs, ">>>>>>> moi"]
    return "\n".join([*lines[:at], *middle, *lines[at + 1 :]])


# --- other forms of notebooks -----------------------------------------------------------------


def as_format_3(desk: Desk) -> dict[str, Any]:
    """As IPython 1 wrote it."""
    old: dict[str, Any] = nbformat.convert(nbformat.from_dict(desk.notebook()), 3)
    return copy.deepcopy(dict(old))


def as_format_2(desk: Desk) -> dict[str, Any]:
    """As IPython 0.12 wrote it: cells without metadata."""
    old = as_format_3(desk) | {"nbformat": 2}
    for sheet in old["worksheets"]:
        for item in sheet["cells"]:
            item.pop("metadata")
    return old


def without(*keys: str) -> Callable[[dict[str, Any]], None]:
    """Take these keys out of every cell."""

    def change(notebook: dict[str, Any]) -> None:
        for item in notebook["cells"]:
            for key in keys:
                item.pop(key, None)

    return change


def every(**values: Any) -> Callable[[dict[str, Any]], None]:
    """Give these values to every cell."""
    return lambda notebook: [item.update(values) for item in notebook["cells"]] and None


contents("format_3", as_format_3, 6, "")
contents("format_2", as_format_2, 6, "avait perdu son étiquette", True)
changed("sans_identifiants", without("id"), 6, "")
changed("identifiants_repetes", every(id="a"), 6, "")
changed("identifiants_faux", every(id=["<script>", 3]), 6, "")
changed(
    "sans_metadonnees", without("metadata"), 6, "La cellule « double » avait perdu son étiquette"
)
changed("sans_sorties", without("outputs", "execution_count"), 6, "")
changed("metadonnees_fausses", every(metadata=3), 6, "avait perdu son étiquette")
changed(
    "lignes",
    lambda nb: [c.update(source=c["source"].splitlines(keepends=True)) for c in nb["cells"]],
    6,
    "",
)
changed(
    "noyau_r",
    lambda nb: nb["metadata"].update(
        kernelspec={"name": "ir", "display_name": "R", "language": "R"}
    ),
    6,
    "demandait le langage « R »",
)
changed("noyau_faux", lambda nb: nb.update(metadata=[1]), 6, "")
changed(
    "vscode",
    lambda nb: [c["metadata"].update(vscode={"languageId": "python"}) for c in nb["cells"]],
    6,
    "",
)


def nested(levels: int) -> dict[str, Any]:
    """Metadata nested so many times."""
    value: dict[str, Any] = {}
    for _ in range(levels):
        value = {"a": [value]}
    return value


changed("metadonnees_profondes", lambda nb: nb["metadata"].update(nested(200)), 6, "")


@case("colab", both=True)
def _(desk: Desk) -> None:
    """Forms, magics, commands and imports of Colab, in cells of her own and in an answer."""
    notebook = desk.notebook()
    notebook["metadata"]["colab"] = {"provenance": [], "toc_visible": True}
    notebook["metadata"]["accelerator"] = "GPU"
    notebook["cells"][2:2] = [
        own("#@title Installation { display-mode: \"form\" }\n!pip install numpy\n%pip list", cellView="form"),
        own("from google.colab import drive\ndrive.mount('/content/drive')"),
        own("%%writefile aide.py\nvaleur = 3"),
        own("%matplotlib inline\n%time valeur = 1 #@param {type:\"integer\"}\n%load_ext inconnue"),
        own("%%bash\necho bonjour"),
        own("%%inconnue\nx"),
        own("fichiers = !ls\n?print\nprint?"),
    ]  # fmt: skip
    cell(notebook, "double")["source"] = (
        "#@title Double\n%time\n" + cell(notebook, "double")["source"]
    )
    desk.put(notebook)


# --- cells that were touched ------------------------------------------------------------------


def copied(grade_id: str, source: str) -> Callable[[dict[str, Any]], None]:
    """A copy of a cell, with another source, before it."""

    def change(notebook: dict[str, Any]) -> None:
        twice = copy.deepcopy(cell(notebook, grade_id)) | {"source": source}
        notebook["cells"].insert(1, twice)

    return change


def flagged(**values: Any) -> Callable[[dict[str, Any]], None]:
    """Other settings of nbgrader's in a test cell."""
    return lambda notebook: cell(notebook, "test_double")["metadata"]["nbgrader"].update(values)


def deleted(grade_id: str) -> Callable[[dict[str, Any]], None]:
    """Without this cell."""
    return lambda notebook: notebook["cells"].remove(cell(notebook, grade_id))


changed(
    "reponse_copiee",
    copied("double", "def double(x):\n    return 0"),
    6,
    "« double » figure plusieurs fois",
)
changed(
    "test_copie", copied("test_double", "2.0"), 6, "« test_double » figure plusieurs fois", True
)
changed("reponse_effacee", deleted("triple"), 4, "« triple » manquait")
changed("test_efface", deleted("test_triple"), 6, "« test_triple » manquait", True)
changed("ordre_inverse", lambda nb: nb["cells"].reverse(), 6, "ont été déplacées", True)
changed(
    "reponse_en_texte",
    lambda nb: cell(nb, "double").update(cell_type="markdown"),
    6,
    "« double » avait changé de type",
)
changed(
    "test_en_brut",
    lambda nb: cell(nb, "test_double").update(cell_type="raw"),
    6,
    "« test_double » avait changé de type",
)
changed(
    "test_modifie",
    lambda nb: cell(nb, "test_double").update(source="2.0"),
    6,
    "« test_double » est verrouillée",
)
changed(
    "outils_modifies",
    lambda nb: cell(nb, "outils").update(source="1 / 0"),
    6,
    "« outils » est verrouillée",
)
changed("points_changes", flagged(points=100), 6, "réglages de la cellule « test_double »", True)
changed(
    "points_faux", flagged(points=["x"], grade=None), 6, "réglages de la cellule « test_double »"
)
changed(
    "test_devenu_reponse",
    flagged(solution=True, locked=False),
    6,
    "réglages de la cellule « test_double »",
)
changed("schema_ancien", flagged(schema_version=1), 6, "")
changed("schema_futur", flagged(schema_version=99), 6, "")
changed("nom_inconnu", flagged(grade_id="bonus"), 6, "« test_double » manquait")
changed("nom_faux", flagged(grade_id={"a": 1}), 6, "« test_double » manquait")
changed(
    "guillemets_dans_le_code",
    lambda nb: cell(nb, "double").update(
        source="def double(x):\n    noms = [“l’été”, ‘b’]\n\u00a0   return 2 * x"
    ),
    6,
    "guillemets de traitement de texte",
    True,
)
changed(
    "conflit_dans_le_code",
    lambda nb: cell(nb, "double").update(source="<<<<<<< HEAD\nx = 1\n=======\n>>>>>>> b"),
    4,
    "",
)


# --- sizes ------------------------------------------------------------------------------------


@case("sorties_enormes")
def _(desk: Desk) -> None:
    """50 MB of printed numbers and of images."""
    notebook = desk.notebook()
    numbers = {"output_type": "stream", "name": "stdout", "text": "0.123456789, " * 2_000_000}
    image = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "A" * 24_000_000}}
    cell(notebook, "double")["outputs"] = [numbers, image]
    desk.put(notebook)


@case("cellules_innombrables", says="50000 cellules ajoutées : seules les 400 premières", both=True)
def _(desk: Desk) -> None:
    notebook = desk.notebook()
    notebook["cells"] += [own("", id=str(number)) for number in range(50_000)]
    desk.put(notebook)


@case("cellule_enorme")
def _(desk: Desk) -> None:
    notebook = desk.notebook()
    notebook["cells"].append(own("#" * 10_000_000))
    desk.put(notebook)


@case("ponctuation", 0, "plus de 100 Mo")
def _(desk: Desk) -> None:
    """Ninety megabytes of empty lists: gigabytes, once read."""
    desk.put(b'{"nbformat": 4, "cells": [' + b"[]," * 30_000_000 + b"1]}")


# --- what is no ordinary file -----------------------------------------------------------------


def neighbours(desk: Desk) -> Path:
    """An honest student's notebook."""
    return desk.neighbour


case("lien", 0, "c'est un lien symbolique", True)(lambda desk: desk.path.symlink_to(desk.neighbour))
case("lien_rompu", 0, "c'est un lien symbolique")(lambda desk: desk.path.symlink_to("nulle-part"))
case("lien_en_boucle", 0, "c'est un lien symbolique")(lambda desk: desk.path.symlink_to(desk.path))
case("lien_dur")(lambda desk: desk.path.hardlink_to(desk.neighbour))
case("tube", 0, "ce n'est pas un fichier ordinaire", True)(lambda desk: os.mkfifo(desk.path))


@case("dossier_lie", 0, "le dossier rendu est un lien symbolique", True)
def _(desk: Desk) -> None:
    desk.folder.rmdir()
    desk.folder.symlink_to(desk.neighbour.parent)


@case("prise", 0, "fichier inaccessible")
def _(desk: Desk) -> None:
    here = os.getcwd()
    os.chdir(desk.folder)  # the path of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("tiny.ipynb")
    finally:
        os.chdir(here)


@case("dossier", 0, "ce n'est pas un fichier ordinaire", True)
def _(desk: Desk) -> None:
    desk.path.mkdir()
    desk.put(desk.text(), "tiny.ipynb/tiny.ipynb")
    desk.put("a", "tiny.ipynb/notes.txt")


@case("illisible", 0, "la lecture en est interdite")
def _(desk: Desk) -> None:
    """Root reads it all the same: see `earned`."""
    desk.put(desk.text())
    desk.path.chmod(0)


# --- other names ------------------------------------------------------------------------------

RENAMED = "il a été noté tout de même"
for _name, _file in [
    ("copie_du_navigateur", "tiny (1).ipynb"),
    ("majuscules", "TINY.IPYNB"),
    ("accent_compose", "tiny_\u00e9lo\u00efse.ipynb"),
    ("accent_decompose", "tiny_e\u0301loi\u0308se.ipynb"),
    ("espaces", " tiny .ipynb"),
    ("a_la_ligne", "tiny\n2.ipynb"),
    ("texte_simple", "tiny.ipynb.txt"),
    ("sous_dossier", "rendu/tiny.ipynb"),
    ("balises", "<b>tiny.ipynb"),
    ("motif", "ti*[n]?y.ipynb"),
]:  # fmt: skip
    case(_name, MAX, RENAMED, _name == "a_la_ligne")(
        lambda desk, name=_file: desk.put(desk.text(), name)
    )  # type: ignore[misc]


@case("nom_sans_codage", says=RENAMED)
def _(desk: Desk) -> None:
    desk.put(desk.text(), os.fsdecode(b"tiny\xff\xfe.ipynb"))


@case("dossier_vide", 0, r"il manque dans le dossier rendu\). .* sous le nom tiny.ipynb", True)
def _(desk: Desk) -> None:
    """Nothing at all."""


case("seulement_un_pdf", 0, "il manque dans le dossier rendu")(
    lambda desk: desk.put(b"%PDF-1.7", "tiny.pdf")
)


@case("deux_autres", 0, r"plusieurs autres notebooks sont là : « a.ipynb », « b.ipynb »", True)
def _(desk: Desk) -> None:
    desk.put(desk.text(), "a.ipynb")
    desk.put(desk.text(), "b.ipynb")


# --- beside the notebook ----------------------------------------------------------------------


@case("modules_pieges", both=True)
def _(desk: Desk) -> None:
    """Files that Python, pytest, hypothesis and nbgrader would read if they were found."""
    desk.put(desk.text())
    for name in (
        "numpy",
        "conftest",
        "sitecustomize",
        "usercustomize",
        "autograder",
        "solutions",
        "nbgrader_config",
    ):
        desk.put("raise SystemExit('piège')\n", f"{name}.py")
    desk.put("x", ".hypothesis/unicode_data")
    desk.put('{"score": 6}', "verdict.json")
    desk.put(desk.text(), "tiny (1).ipynb")
    desk.put("{", "autre.ipynb")
    desk.put("[pytest]\naddopts = -x", "pytest.ini")


@case("fichiers_pieges", both=True)
def _(desk: Desk) -> None:
    """Links, a pipe, and names that patterns do not like."""
    desk.put(desk.text())
    (desk.folder / "donnees.csv").symlink_to("/etc/hostname")
    (desk.folder / "dossier").symlink_to("/")
    (desk.folder / "boucle").symlink_to(".")
    os.mkfifo(desk.folder / "tube.txt")
    desk.put("a", "[a]*?.txt")
    desk.put("a", "a\nb.txt")
    desk.put("a", "interdit.txt")
    (desk.folder / "interdit.txt").chmod(0)
    desk.put("pas une date", "timestamp.txt")


@case("horodatage_tube", both=True)
def _(desk: Desk) -> None:
    """A date that nbgrader would wait for, for ever."""
    desk.put(desk.text())
    os.mkfifo(desk.folder / "timestamp.txt")


# --- names of students ------------------------------------------------------------------------

STUDENTS = [
    "\u00e9l\u00e9onore", "e\u0301le\u0301onore", "anne marie", "o'brien", "[ab]", "-rf", "a;b", "a+b@exemple.fr", "小明", "<b>gras", "{x}", "%s", "=1+1",
]  # fmt: skip
LEFT_OUT = ["a\nb", os.fsdecode(b"lo\xefc")]  # nbgrader or its gradebook cannot hold these names


def earned(name: str) -> float:
    """What a case earns; root reads what nobody may read."""
    return MAX if name == "illisible" and os.geteuid() == 0 else CASES[name].earns


def said(name: str) -> str:
    """What is said of it."""
    return "" if name == "illisible" and os.geteuid() == 0 else CASES[name].says
