"""Outputs of cells, as they may enter the graded notebook: text and bitmap images."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

MAX_TEXT = 20_000
MAX_OUTPUTS = 60
MAX_IMAGE = 4 * 2**20  # characters of base64
_IMAGES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain_text(value: Any, limit: int = MAX_TEXT) -> str:
    """A string without control or bidirectional characters, cut at `limit`."""
    text = value if isinstance(value, str) else ""
    text = CONTROL.sub("", text)
    return text if len(text) <= limit else text[:limit] + "\n[…]"


def clean_outputs(report: Any) -> list[NotebookNode]:
    """nbformat outputs from what a worker reported; what is not understood is dropped."""
    items = report.get("outputs") if isinstance(report, dict) else None
    outputs = []
    for item in (items if isinstance(items, list) else [])[:MAX_OUTPUTS]:
        output = _clean(item) if isinstance(item, dict) else None
        if output is not None:
            outputs.append(output)
    return outputs


def _clean(item: dict[str, Any]) -> NotebookNode | None:
    kind = plain_text(item.get("output_type"))  # anything else may refuse to be compared
    if kind == "stream":
        name = "stderr" if plain_text(item.get("name")) == "stderr" else "stdout"
        return new_output("stream", name=name, text=plain_text(item.get("text")))
    if kind == "error":
        trace = item.get("traceback")
        lines = [plain_text(line, 500) for line in trace[:5]] if isinstance(trace, list) else []
        return new_output(
            "error",
            ename=plain_text(item.get("ename"), 100),
            evalue=plain_text(item.get("evalue"), 500),
            traceback=lines,
        )
    if kind in ("display_data", "execute_result"):
        data = item.get("data")
        bundle = _clean_bundle(data) if isinstance(data, dict) else {}
        return new_output(kind, data=bundle) if bundle else None
    return None


def clean_image(mime: str, value: Any) -> str:
    """The base64 text of a bitmap image, as we write it; '' for anything else."""
    magic = _IMAGES.get(mime)
    if magic is None or not isinstance(value, str) or len(value) > MAX_IMAGE:
        return ""
    try:
        raw = base64.b64decode(value, validate=False)
    except (binascii.Error, ValueError):
        return ""
    return base64.b64encode(raw).decode() if raw.startswith(magic) else ""


def _clean_bundle(data: dict[str, Any]) -> dict[str, str]:
    images = {mime: clean_image(mime, data.get(mime)) for mime in _IMAGES}
    bundle = {mime: image for mime, image in images.items() if image}
    if isinstance(data.get("text/plain"), str):
        bundle["text/plain"] = plain_text(data["text/plain"])
    return bundle
