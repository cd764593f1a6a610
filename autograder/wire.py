"""The wire: frames of msgpack between the trusted process and the worker.

Both sides import this module, and inside the sandbox it stands alone: standard
library, NumPy and msgpack only. A frame is a 4-byte big-endian length and that
many bytes of msgpack. Values are None, booleans, numbers, strings, bytes, lists,
tuples, sets, dicts, NumPy scalars and arrays of a fixed table of dtypes. Extended
floats, fractions and decimals are rounded to what a machine has; arrays of objects
or strings, deques, ranges and `array.array` cross as lists. Every other object
crosses as a *handle*, an integer that means something only to the side that gave
it. Nothing is ever unpickled and no name that was received is looked up; each length
is checked before anything is allocated for it.
"""

from __future__ import annotations

import array
import struct
from collections import deque
from decimal import Decimal
from fractions import Fraction

import msgpack
import numpy as np

from autograder.decoder import (
    ARRAY,
    BIGINT,
    COMPLEX,
    DICT,
    DTYPES,
    FROZENSET,
    HANDLE,
    MAX_ALIKE,
    MAX_BIGINT,
    MAX_DEPTH,
    MAX_FRAME,
    MAX_ITEMS,
    MAX_NDIM,
    SCALAR,
    SET,
    SIZES,
    TUPLE,
    Ref,
    WireFault,
    check_keys,
    check_shape,
    counted,
    decode,
)

__all__ = [
    "ARRAY", "BIGINT", "COMPLEX", "DICT", "DTYPES", "FROZENSET", "HANDLE", "MAX_ALIKE",
    "MAX_BIGINT", "MAX_DEPTH", "MAX_FRAME", "MAX_ITEMS", "MAX_NDIM", "SCALAR", "SET", "TUPLE",
    "Ref", "WireFault", "decode", "encode", "receive_frame", "send_frame",
]  # fmt: skip

_CODE = {dtype: code for code, dtype in enumerate(DTYPES)}
_ROUNDED = {  # which are not the same on every machine
    np.dtype("longdouble").newbyteorder("<"): np.dtype("<f8"),
    np.dtype("clongdouble").newbyteorder("<"): np.dtype("<c16"),
}
_CONTAINERS = {tuple: TUPLE, set: SET, frozenset: FROZENSET}
_HEADER = struct.Struct(">I")

# --- encoding -----------------------------------------------------------------


def encode(value, to_ref) -> bytes:
    """Return `value` as bytes; `to_ref(obj)` gives the `Ref` of what is not data."""
    try:
        data = _pack(_Writer(to_ref).plain(value, 0))
    except RecursionError:
        raise WireFault("value nested too deeply") from None
    if len(data) > MAX_FRAME:
        raise WireFault(f"message of {len(data)} bytes, at most {MAX_FRAME} allowed")
    return data


class _Writer:
    """Turns a value into what msgpack packs, extension types included."""

    def __init__(self, to_ref) -> None:
        self.to_ref, self.items = to_ref, 0

    def plain(self, value, depth):
        if depth > MAX_DEPTH:
            raise WireFault(f"value nested more than {MAX_DEPTH} deep")
        kind = type(value)
        if value is None or kind is bool or kind is float or kind is bytes:
            return value
        if kind is np.ndarray:
            return self.array(value, depth)
        if kind is str:
            return value.encode("utf-8", "replace").decode("utf-8")
        if kind is int:
            if -(2**63) <= value < 2**64:
                return value
            return _ext(BIGINT, _bigint_bytes(value))
        if kind is list:
            return self.all(value, depth)
        if kind in _CONTAINERS:
            items = self.all(value, depth)
            if kind is not tuple:
                check_keys(value)
            return _ext(_CONTAINERS[kind], _pack(items))
        if kind is dict:
            items = self.all([item for pair in value.items() for item in pair], depth)
            check_keys(value)
            return _ext(DICT, _pack(items))
        return self.rare(value, depth)

    def all(self, values, depth):
        self.items = counted(self.items, len(values))
        # At once where nothing needs a look: a call for each item can cost a hundred times
        # more, when the interpreter's stack happens to end there.
        kinds = set(map(type, values)) if depth < MAX_DEPTH else None
        if kinds == {float} or (kinds == {int} and _are_words(values)):
            return list(values)
        return [self.plain(item, depth + 1) for item in values]

    def rare(self, value, depth):
        if isinstance(value, Ref):
            return _ext(HANDLE, _pack([value.owner == "worker", value.number, value.kind[:200]]))
        if isinstance(value, np.str_):
            return self.plain(str(value), depth)
        if isinstance(value, np.generic | np.ndarray):
            return self.array(value, depth)
        if isinstance(value, deque | range | array.array):
            counted(self.items, len(value))  # a range may announce more than any memory holds
            return self.plain(list(value), depth + 1)
        if isinstance(value, Fraction | Decimal):
            number = float(value)
            return self.plain(int(value) if number.is_integer() else number, depth)
        if type(value) is complex:
            return _ext(COMPLEX, struct.pack("<dd", value.real, value.imag))
        if not (isinstance(value, list | dict | set) and _has_attributes(value)):
            for base in (bool, int, float, str, list, tuple, dict, set, frozenset):
                if isinstance(value, base) and type(value) is not base:
                    return self.plain(base(value), depth)
        return self.rare(self.to_ref(value), depth)

    def array(self, value, depth):
        values = np.asarray(value)
        number = _CODE.get(values.dtype)
        if number is None:
            if values.dtype.kind in "OU":  # of what a list can hold
                return self.plain(values.tolist(), depth + 1)
            dtype = values.dtype.newbyteorder("<")
            dtype = _ROUNDED.get(dtype, dtype)
            number = _CODE.get(dtype)
            if number is None:
                return self.rare(self.to_ref(value), depth)
            values = values.astype(dtype)
        if isinstance(value, np.generic):
            return _ext(SCALAR, number.to_bytes() + values.tobytes())
        shape = values.shape
        if values.nbytes > MAX_FRAME or len(shape) > MAX_NDIM or 0 in shape:
            check_shape(shape, values.dtype)
        sizes = SIZES[len(shape)].pack(*shape)
        return _ext(ARRAY, bytes((number, len(shape))) + sizes + values.tobytes())


def _has_attributes(value):
    """Whether this is an object, be its class one of lists or dicts."""
    own = getattr(value, "__dict__", None)
    if type(value).__module__ == "collections":  # torch hangs notes on its OrderedDicts
        return False
    return bool(own) and own is not value  # some dicts are their own attributes


def _are_words(integers):
    return min(integers) >= -(2**63) and max(integers) < 2**64


def _bigint_bytes(value):
    size = value.bit_length() // 8 + 1
    if size > MAX_BIGINT:
        raise WireFault(f"integer of {size} bytes, at most {MAX_BIGINT} allowed")
    return value.to_bytes(size, "little", signed=True)


def _pack(value):
    return msgpack.packb(value, use_bin_type=True)


def _ext(code, data):
    return msgpack.ExtType(code, data)


# --- framing ------------------------------------------------------------------


def send_frame(sock, data: bytes) -> None:
    """Write one frame to a connected stream socket."""
    if len(data) > MAX_FRAME:
        raise WireFault(f"message of {len(data)} bytes, at most {MAX_FRAME} allowed")
    sock.sendall(_HEADER.pack(len(data)) + data)


def receive_frame(sock, receive_exactly=None) -> bytes:
    """Read one frame; `EOFError` when the other side has gone."""
    receive = receive_exactly or _receive_exactly
    (length,) = _HEADER.unpack(receive(sock, _HEADER.size))
    if length > MAX_FRAME:
        raise WireFault(f"frame of {length} bytes announced, at most {MAX_FRAME} allowed")
    return receive(sock, length)


def _receive_exactly(sock, size):
    chunks = []
    while size:
        chunk = sock.recv(min(size, 1 << 20))
        if not chunk:
            raise EOFError("the other side closed the connection")
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)
