"""Messages that no honest worker sends: damaged ones, and trees of msgpack that lie.

Everything is drawn from a `random.Random`, so that a seed tells the whole run, and by hand
rather than by hypothesis, which would take hours for a million.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder import wire

BIG = [2**31 - 1, 2**32 - 1, 2**20, wire.MAX_ITEMS + 1, wire.MAX_FRAME, 65535, 256]
NUMBERS = [0, 1, -1, 2, 127, -33, 2**31, 2**63 - 1, -(2**63), 2**64 - 1, 2**64, 2**70, -(2**2000)]
NUMBERS += [2**32767 - 1, 10**4400]  # the largest that crosses; more digits than Python writes
FLOATS = [0.0, -0.0, 1.5, 1e308, -1e308, 5e-324, float("nan"), float("inf"), float("-inf")]
TEXTS = [
    "",
    "ok",
    "raised",
    "a" * 40,
    "né",
    "\x1b[31m",
    "\u202e",
    "<script>",
    "=1+1",
    "\x00",
    "RTE",
]
TEXTS += [
    "outcome",
    "error",
    "outputs",
    "stream",
    "image/png",
    "MemoryError",
    "😀",
    "\ufffe",
    "e\u0301",
]
BROKEN_TEXT = [b"\xed\xa0\x80", b"\xff\xfe", b"\xc0\x80", b"\xf8\x88\x80\x80\x80", b"\xe2\x82"]
TYPES = list(wire.DTYPES)
VALUES = [
    [None, True, -5, 2**70, 1.5, 2j, "né", b"ab", (1, [2, {3}]), frozenset({4}), {"a": (1,)}],
    ["ok", (np.arange(6.0).reshape(2, 3), [np.float32(1), np.zeros((0, 2), np.int8)], "texte")],
    [np.array(True), np.array([1 + 2j]), wire.Ref("worker", 3, "object:x")],
    ["raised", ["ValueError", "Exception"], "message", "ligne 3 : x"],
    ["ok", {"outcome": "RTE", "error": "x", "outputs": [{"output_type": "stream", "text": "t"}]}],
    ["ok", (True, 9)],
    ["ok", 3],
    [0, [1.5, wire.Ref("trusted", 0, "f")], {"x": np.arange(3)}],
    ["ok", [([1, 2], {}), ([np.zeros(2)], {"x": 1})]],
    {(1, "a"): {2.5: [float(i) for i in range(12)]}, b"k": {None: {True: ()}}},
]


def no_data(obj: Any) -> wire.Ref:
    """A `to_ref` that gives every object, and every `Ref`, a handle."""
    return obj if isinstance(obj, wire.Ref) else wire.Ref("worker", 0, "object:x")


VALID = [wire.encode(value, no_data) for value in VALUES]
VALID += [wire.encode(item, no_data) for value in VALUES for item in value]


def message(rng: random.Random) -> bytes:
    """One message, of any kind; one in two thousand is large."""
    if rng.random() < 0.0005:
        return large(rng)
    return rng.choices(_KINDS, _WEIGHTS)[0](rng)


def any_bytes(rng: random.Random) -> bytes:
    """Bytes drawn at random, some after the first byte of a container."""
    data = rng.randbytes(rng.randrange(40))
    return bytes([rng.choice(_OPENINGS), rng.randrange(16)]) + data if rng.random() < 0.6 else data


_OPENINGS = bytes([0x81, 0x91, 0x92, 0x94, 0xA1, 0xC1, 0xC4, 0xC7, 0xC8, 0xC9, 0xD4, 0xD6, 0xD8])
_OPENINGS += bytes([0xDC, 0xDD, 0xDE, 0xDF])


def damaged(rng: random.Random) -> bytes:
    """A valid message with a few bytes changed, added, taken away, repeated or cut off."""
    data = bytearray(rng.choice(VALID))
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(data) + 1)
        match rng.randrange(7):
            case 0 if at < len(data):
                data[at] = rng.randrange(256)
            case 1 if at < len(data):
                data[at] ^= 1 << rng.randrange(8)
            case 2:
                data[at:at] = rng.randbytes(rng.randrange(1, 5))
            case 3:
                del data[at : at + rng.randrange(1, 5)]
            case 4:
                del data[at:]
            case 5:
                data[at:at] = data[at : at + rng.randrange(1, 30)]
            case 6:
                _edit_length(rng, data)
    return bytes(data)


def _edit_length(rng: random.Random, data: bytearray) -> None:
    """Make a head of a container announce something else."""
    heads = [i for i, byte in enumerate(data) if 0x90 <= byte <= 0x9F or 0xC4 <= byte <= 0xC9]
    if heads:
        at = rng.choice(heads)
        if data[at] < 0xA0:
            data[at] = 0x90 | rng.randrange(16)
        elif at + 1 < len(data):
            data[at + 1] = rng.randrange(256)


def spliced(rng: random.Random) -> bytes:
    """A piece of one valid message in the middle of another."""
    one, other = rng.choice(VALID), rng.choice(VALID)
    at, start = rng.randrange(len(one) + 1), rng.randrange(len(other) + 1)
    piece = other[start : start + rng.randrange(1, 60)]
    return one[:at] + piece + one[at + rng.randrange(2) * len(piece) :]


# --- trees ----------------------------------------------------------------------------------


def tree(rng: random.Random) -> bytes:
    """Well-formed msgpack, nearly: extensions, lengths, dtypes and shapes may lie."""
    return _node(rng, rng.choice([1, 2, 3, 4, 6]))


def _size(rng: random.Random, size: int) -> int:
    """The size to announce: nearly always the true one."""
    if rng.random() > 0.02:
        return size
    return rng.choice([*BIG, max(0, size - 1), size + 1, 0])


def _head(rng: random.Random, short: int, longer: tuple[int, ...], size: int) -> bytes:
    """The first bytes of a text, bytes, a list or an extension, in any of its forms."""
    forms = []
    if short and size < (32 if short == 0xA0 else 16):
        forms.append(bytes([short | size]))
    for tag, code in zip(longer, "BHI" if len(longer) == 3 else "HI", strict=True):
        if size < 2 ** (8 * struct.calcsize(code)):
            forms.append(bytes([tag]) + struct.pack(f">{code}", size))
    return rng.choice(forms)


def _text(rng: random.Random) -> bytes:
    raw = rng.choice(TEXTS).encode() if rng.random() < 0.95 else rng.choice(BROKEN_TEXT)
    return _head(rng, 0xA0, (0xD9, 0xDA, 0xDB), _size(rng, len(raw))) + raw


def _binary(rng: random.Random, raw: bytes) -> bytes:
    return _head(rng, 0, (0xC4, 0xC5, 0xC6), _size(rng, len(raw))) + raw


def _list(rng: random.Random, items: list[bytes]) -> bytes:
    return _head(rng, 0x90, (0xDC, 0xDD), _size(rng, len(items))) + b"".join(items)


def _extension(rng: random.Random, code: int, raw: bytes) -> bytes:
    if len(raw) in (1, 2, 4, 8, 16) and rng.random() < 0.8:
        return bytes([{1: 0xD4, 2: 0xD5, 4: 0xD6, 8: 0xD7, 16: 0xD8}[len(raw)], code]) + raw
    head = _head(rng, 0, (0xC7, 0xC8, 0xC9), _size(rng, len(raw)))
    return head + bytes([code]) + raw


def _number(rng: random.Random) -> bytes:
    value = rng.choice(NUMBERS) if rng.random() < 0.8 else rng.randrange(-(2**40), 2**40)
    return wire.encode(value, no_data)


def _leaf(rng: random.Random) -> bytes:
    match rng.randrange(9):
        case 0:
            return rng.choice([b"\xc0", b"\xc2", b"\xc3"])
        case 1:
            return _number(rng)
        case 2:
            return b"\xcb" + struct.pack(">d", rng.choice(FLOATS))
        case 3:
            return b"\xca" + rng.randbytes(4)
        case 4 | 5:
            return _text(rng)
        case 6:
            return _binary(rng, rng.randbytes(rng.randrange(9)))
        case 7:
            raw = struct.pack("<dd", rng.choice(FLOATS), rng.choice(FLOATS))
            return _extension(rng, wire.COMPLEX, raw)
        case _:
            return _array(rng)


def _array(rng: random.Random) -> bytes:
    code = rng.choice([wire.ARRAY, wire.ARRAY, wire.SCALAR])
    number = rng.randrange(len(TYPES))
    shape = [] if code == wire.SCALAR else [rng.randrange(4) for _ in range(rng.randrange(4))]
    raw = _raw(rng, TYPES[number], int(np.prod(shape)))
    if rng.random() < 0.1:
        shape = rng.choice(
            [[2**32 - 1] * 2, [0, 2**32 - 1], [1] * 17, [0] * 16, [len(raw)], shape[::-1]]
        )
    if rng.random() < 0.03:
        number = rng.randrange(256)
    sizes = bytes([len(shape)]) + struct.pack(f">{len(shape)}I", *shape)
    if rng.random() < 0.03:
        sizes = sizes[: rng.randrange(len(sizes) + 1)]
    return _extension(rng, code, bytes([number]) + (sizes if code == wire.ARRAY else b"") + raw)


def _raw(rng: random.Random, dtype: np.dtype, size: int) -> bytes:
    if dtype.kind == "b":
        return bytes(rng.randrange(2 if rng.random() < 0.98 else 256) for _ in range(size))
    if dtype.kind in "iu":
        return rng.randbytes(size * dtype.itemsize)
    values = np.array([rng.choice(FLOATS) for _ in range(size)])
    with np.errstate(all="ignore"):
        return values.astype(dtype).tobytes()


def _node(rng: random.Random, depth: int) -> bytes:
    if depth <= 0 or rng.random() < 0.25:
        return _leaf(rng)
    kind = rng.randrange(10)
    if kind == 0:
        return _handle(rng)
    if kind == 1:  # nested as no honest value is
        opening = rng.choice([b"\x91", b"\xdc\x00\x01", b"\xd4\x01", b"\x81\x00"])
        return opening * rng.choice([2, 20, 30, 2000]) + _leaf(rng)
    items = [_node(rng, depth - 1) for _ in range(rng.randrange(4))]
    if kind < 5:
        return _list(rng, items)
    code = rng.choice([wire.TUPLE, wire.SET, wire.DICT, wire.FROZENSET])
    if code == wire.DICT and rng.random() < 0.9:
        items = [part for item in items for part in (_leaf(rng), item)]
    if code in (wire.SET, wire.FROZENSET):
        items = [_leaf(rng) for _ in items]
    if rng.random() < 0.03:
        code = rng.randrange(256)
    return _extension(rng, code, _list(rng, items))


def _handle(rng: random.Random) -> bytes:
    fields = [rng.choice([b"\xc2", b"\xc3"]), _number(rng), _text(rng)]
    if rng.random() < 0.2:
        fields[rng.randrange(3)] = _leaf(rng)
    return _extension(rng, wire.HANDLE, _list(rng, fields))


# --- messages that cost --------------------------------------------------------------------


def large(rng: random.Random) -> bytes:
    """Many items, levels, colliding keys or announcements, for as few bytes as can be."""
    count = rng.choice([3_000, 20_000])
    item = rng.choice(
        [
            *(b"\x90", b"\xd4\x02\x90", b"\xd4\x04\x90", b"\xd4\x03\x90", b"\xa2ab"),
            *(b"\xd6\x08\x93\xc3\x00\xa0", b"\xc7\x06\x04\x93\x0b\x91\x00\xc4\x00"),
        ]
    )
    match rng.randrange(6):
        case 0:
            return b"\xdd" + struct.pack(">I", count) + item * count
        case 1:
            return b"\xdd\x00\x0f\x42\x40" * rng.choice([20, 1000]) + item
        case 2:  # a set or a dict whose keys collide
            keys = [k * (2**61 - 1) for k in range(2**10, 2**10 + count // 4)]
            code, per = rng.choice([(wire.SET, 1), (wire.DICT, 2)])
            packed = b"".join(wire.encode(key, no_data) + b"\x01" * (per - 1) for key in keys)
            return (
                b"\xc9"
                + struct.pack(">IB", len(packed) + 5, code)
                + _many(len(keys) * per)
                + packed
            )
        case 3:  # complex numbers of one hash, or integers alike in their low bits
            items = [complex(-1000003 * k, k) for k in range(count // 8)]
            alike = rng.choice([items, [k << 45 for k in range(2**12)]])
            packed = b"".join(wire.encode(key, no_data) for key in alike)
            return (
                b"\xc9" + struct.pack(">IB", len(packed) + 5, wire.SET) + _many(len(alike)) + packed
            )
        case 4:  # the same bytes in many envelopes
            data = b"\xc6" + struct.pack(">I", count) + bytes(count)
            for _ in range(rng.choice([5, 20, 40])):
                data = b"\xc9" + struct.pack(">IB", len(data) + 1, wire.TUPLE) + b"\x91" + data
            return data
        case _:
            return rng.choice([b"\x91", b"\xd4\x01"]) * count + b"\x90"


def _many(count: int) -> bytes:
    return b"\xdd" + struct.pack(">I", count)


_KINDS: list[Callable[[random.Random], bytes]] = [any_bytes, damaged, spliced, tree]
_WEIGHTS = [2, 4, 2, 4]
