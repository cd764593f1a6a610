"""Messages of the wire: what they may hold, and reading them.

The decoder is ours: msgpack's allocates all the items that nested lists announce,
copies what is nested once for each level, and counts nothing over a whole message.
This one takes memory and time in proportion to the message, whatever it says: no more
than 100 bytes for each of its own, and never more than 400 MiB. Like `wire`, it runs
in the sandbox, too.
"""

from __future__ import annotations

import math
import struct
from collections import Counter

import numpy as np

MAX_FRAME = 32 * 2**20  # bytes
MAX_DEPTH = 24
MAX_ITEMS = 1_000_000  # of all lists, tuples, sets and dicts of a message together
MAX_BIGINT = 4096  # bytes
MAX_NDIM = 16
MAX_ALIKE = 100  # keys of one hash: each is compared with all the others

DTYPES = tuple(
    np.dtype(name).newbyteorder("<")
    for name in [
        "bool",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "float16",
        "float32",
        "float64",
        "complex64",
        "complex128",
    ]
)
NATIVE = tuple(dtype.newbyteorder("=") for dtype in DTYPES)
SIZES = tuple(struct.Struct(f">{ndim}I") for ndim in range(MAX_NDIM + 1))  # of an array
TUPLE, SET, DICT, ARRAY, SCALAR, COMPLEX, BIGINT, HANDLE, FROZENSET = range(1, 10)


# msgpack's first bytes: what follows them
def _forms(first, codes):
    return {tag: struct.Struct(f">{code}") for tag, code in enumerate(codes, first)}


_NUMBERS = _forms(0xCA, "fdBHIQbhiq")
_STRINGS, _BINARIES, _LISTS = _forms(0xD9, "BHI"), _forms(0xC4, "BHI"), _forms(0xDC, "HI")
_FIXED = {0xD4: 1, 0xD5: 2, 0xD6: 4, 0xD7: 8, 0xD8: 16}
_EXTENSIONS = _FIXED | _forms(0xC7, "BHI")
_CONSTANTS = {0xC0: None, 0xC2: False, 0xC3: True}
_FLOATS = np.dtype([("tag", "u1"), ("value", ">f8")])


class WireFault(ValueError):
    """A value that cannot cross, or bytes that are no message."""


class Ref:
    """A handle as it crosses: `side` says who owns the object, `kind` what it is."""

    __slots__ = ("kind", "number", "owner")

    def __init__(self, owner: str, number: int, kind: str = "") -> None:
        self.owner = owner  # "worker" or "trusted"
        self.number = number
        self.kind = kind


# --- what both sides refuse -----------------------------------------------------


def counted(before, count):
    """The number of items so far, with `count` more: bounded over the whole message."""
    if before + count > MAX_ITEMS:
        raise WireFault(f"more than {MAX_ITEMS} items")
    return before + count


def check_keys(keys):
    """Refuse keys that were chosen to collide: a set of n of them takes n² comparisons."""
    if len(keys) > MAX_ALIKE and max(Counter(map(hash, keys)).values()) > MAX_ALIKE:
        raise WireFault(f"more than {MAX_ALIKE} keys of one hash")


def check_shape(shape, dtype):
    """Refuse a shape that a frame could not hold, though an empty array takes no room."""
    if len(shape) > MAX_NDIM:
        raise WireFault("malformed shape")
    if math.prod(n for n in shape if n) * dtype.itemsize > MAX_FRAME:
        raise WireFault(f"shape {tuple(shape)} of {dtype} is too large")


# --- decoding -----------------------------------------------------------------


def decode(data: bytes, from_ref):
    """Return the value that `data` stands for; `from_ref(Ref)` resolves handles.

    Raises `WireFault` on anything that `encode` cannot have written.
    """
    if len(data) > MAX_FRAME:
        raise WireFault(f"message of {len(data)} bytes, at most {MAX_FRAME} allowed")
    reader = _Reader(data, from_ref)
    try:
        value = reader.value(0)
    except WireFault:
        raise
    except (ValueError, TypeError, LookupError, OverflowError, struct.error) as error:
        raise WireFault(f"malformed message ({type(error).__name__})") from None
    if reader.at != len(data):
        raise WireFault("malformed message (bytes left over)")
    return value


class _Reader:
    """Reads one message from its first byte to its last."""

    def __init__(self, data, from_ref) -> None:
        self.data, self.from_ref, self.at, self.items = data, from_ref, 0, 0

    def value(self, depth):
        if depth > MAX_DEPTH:
            raise WireFault(f"value nested more than {MAX_DEPTH} deep")
        tag = self.data[self.at]
        if 0x90 <= tag <= 0x9F or tag in _LISTS:
            return self.all(depth)
        if tag in _EXTENSIONS:
            return self.extension(depth)
        return self.leaf()

    def leaf(self):
        """Read what holds nothing else: None, a boolean, a number, a string, bytes."""
        tag = self.data[self.at]
        self.at += 1
        if tag < 0x80 or tag >= 0xE0:
            return tag if tag < 0x80 else tag - 256
        if tag in _NUMBERS:
            return self.number(_NUMBERS[tag])
        if 0xA0 <= tag <= 0xBF:
            return str(self.bytes(tag & 31), "utf-8")
        if tag in _STRINGS:
            return str(self.bytes(self.number(_STRINGS[tag])), "utf-8")
        if tag in _BINARIES:
            return self.bytes(self.number(_BINARIES[tag]))
        return _CONSTANTS[tag]

    def number(self, form):
        (value,) = form.unpack_from(self.data, self.at)
        self.at += form.size
        return value

    def bytes(self, size):
        start, self.at = self.at, self.at + size
        if self.at > len(self.data):
            raise WireFault("malformed message (cut short)")
        return self.data[start : self.at]

    def count(self):
        """Read the head of a list: how many items follow."""
        tag = self.data[self.at]
        self.at += 1
        if 0x90 <= tag <= 0x9F:
            return tag & 15
        if tag not in _LISTS:
            raise WireFault("an extension must hold a list")
        return self.number(_LISTS[tag])

    def all(self, depth):
        """Read a list, which grows as its items are read, whatever it announces."""
        count = self.count()
        self.items = counted(self.items, count)
        end = self.at + 9 * count
        if count > 8 and depth < MAX_DEPTH and end <= len(self.data):  # all floats, often
            if self.data[self.at : end : 9] == b"\xcb" * count:
                floats = np.frombuffer(self.data, _FLOATS, count, self.at)
                self.at = end
                return floats["value"].tolist()
        return [self.value(depth + 1) for _ in range(count)]

    def extension(self, depth):
        tag = self.data[self.at]
        self.at += 1
        size = _EXTENSIONS[tag] if tag in _FIXED else self.number(_EXTENSIONS[tag])
        code = self.data[self.at]
        self.at += 1
        end = self.at + size
        if end > len(self.data):
            raise WireFault("malformed message (cut short)")
        value = self.content(code, size, depth)
        if self.at != end:
            raise WireFault("an extension must hold what it announces")
        return value

    def content(self, code, size, depth):
        if code == BIGINT and size <= MAX_BIGINT:
            return int.from_bytes(self.bytes(size), "little", signed=True)
        if code == COMPLEX and size == 16:
            return complex(*struct.unpack("<dd", self.bytes(16)))
        if code in (ARRAY, SCALAR):
            return self.array(code, self.at + size)
        if code == HANDLE:
            return self.handle()
        if code not in (TUPLE, SET, FROZENSET, DICT):
            raise WireFault(f"unknown extension {code}")
        items = self.all(depth)
        if code == TUPLE:
            return tuple(items)
        keys = items[::2] if code == DICT else items
        check_keys(keys)
        if code == DICT:
            if len(items) % 2:
                raise WireFault("a dict needs as many values as keys")
            return dict(zip(keys, items[1::2], strict=True))
        return set(items) if code == SET else frozenset(items)

    def handle(self):
        if self.count() != 3:
            raise WireFault("malformed handle")
        owned_by_worker, number, kind = self.leaf(), self.leaf(), self.leaf()
        if type(owned_by_worker) is not bool or type(number) is not int or type(kind) is not str:
            raise WireFault("malformed handle")
        return self.from_ref(Ref("worker" if owned_by_worker else "trusted", number, kind))

    def array(self, code, end):
        """Read an array up to `end`: its dtype's number; how many sizes, and these; its bytes."""
        data, number, shape, start = self.data, self.data[self.at], (), self.at + 1
        if code == ARRAY:
            ndim, start = data[start], start + 1
            if ndim > MAX_NDIM or start + SIZES[ndim].size > end:
                raise WireFault("malformed shape")
            shape = SIZES[ndim].unpack_from(data, start)
            start += SIZES[ndim].size
        if number >= len(DTYPES):
            raise WireFault("malformed array")
        dtype, count = DTYPES[number], math.prod(shape)
        if count == 0:
            check_shape(shape, dtype)
        if count * dtype.itemsize != end - start:
            raise WireFault(f"{end - start} bytes do not fill shape {shape} of {dtype}")
        if dtype.kind == "b" and data[start:end].strip(b"\0\1"):
            raise WireFault("malformed booleans")
        self.at = end
        if count == 0:
            return np.empty(shape, NATIVE[number])
        values = np.frombuffer(data, dtype, count, start).astype(NATIVE[number])
        return values.reshape(shape) if code == ARRAY else values[0]
