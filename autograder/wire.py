"""The wire: frames of msgpack between the trusted process and the worker.

Both sides import this module, and inside the sandbox it stands alone: standard
library, NumPy and msgpack only. A frame is a 4-byte big-endian length and that
many bytes of msgpack. Values are None, booleans, numbers, strings, bytes, lists,
tuples, sets, dicts, NumPy scalars and arrays of a fixed table of dtypes. Every
other object crosses as a *handle*, an integer that means something only to the
side that gave it. Nothing is ever unpickled and no name that was received is
looked up; each length is checked before anything is allocated for it.
"""

from __future__ import annotations

import math
import struct

import msgpack
import numpy as np

MAX_FRAME = 32 * 2**20  # bytes
MAX_DEPTH = 24
MAX_ITEMS = 1_000_000
MAX_BIGINT = 4096  # bytes
MAX_DIM = 2**40
MAX_NDIM = 16

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
_CODE = {dtype: code for code, dtype in enumerate(DTYPES)}
TUPLE, SET, DICT, ARRAY, SCALAR, COMPLEX, BIGINT, HANDLE, FROZENSET = range(1, 10)
_HEADER = struct.Struct(">I")


class WireFault(ValueError):
    """A value that cannot cross, or bytes that are no message."""


class Ref:
    """A handle as it crosses: `side` says who owns the object, `kind` what it is."""

    __slots__ = ("kind", "number", "owner")

    def __init__(self, owner: str, number: int, kind: str = "") -> None:
        self.owner = owner  # "worker" or "trusted"
        self.number = number
        self.kind = kind


# --- encoding -----------------------------------------------------------------


def encode(value, to_ref) -> bytes:
    """Return `value` as bytes; `to_ref(obj)` gives the `Ref` of what is not data."""
    try:
        data = msgpack.packb(_plain(value, to_ref, 0), use_bin_type=True)
    except RecursionError:
        raise WireFault("value nested too deeply") from None
    if len(data) > MAX_FRAME:
        raise WireFault(f"message of {len(data)} bytes, at most {MAX_FRAME} allowed")
    return data


def _plain(value, to_ref, depth):
    """Turn `value` into what msgpack packs, extension types included."""
    if depth > MAX_DEPTH:
        raise WireFault(f"value nested more than {MAX_DEPTH} deep")
    kind = type(value)
    if value is None or kind is bool or kind is float or kind is bytes:
        return value
    if kind is str:
        return value.encode("utf-8", "replace").decode("utf-8")
    if kind is int:
        if -(2**63) <= value < 2**64:
            return value
        return _ext(BIGINT, _bigint_bytes(value))
    if kind is list:
        return [_plain(item, to_ref, depth + 1) for item in value]
    if kind in (tuple, set, frozenset):
        code = {tuple: TUPLE, set: SET, frozenset: FROZENSET}[kind]
        return _ext(code, _pack([_plain(item, to_ref, depth + 1) for item in value]))
    if kind is dict:
        pairs = [_plain(item, to_ref, depth + 1) for pair in value.items() for item in pair]
        return _ext(DICT, _pack(pairs))
    return _plain_rare(value, to_ref, depth)


def _plain_rare(value, to_ref, depth):
    if isinstance(value, Ref):
        return _ext(HANDLE, _pack([value.owner == "worker", value.number, value.kind[:200]]))
    if isinstance(value, np.str_):
        return _plain(str(value), to_ref, depth)
    if isinstance(value, np.generic | np.ndarray):
        array = np.asarray(value)
        dtype = array.dtype.newbyteorder("<")
        if dtype in _CODE:
            raw = np.ascontiguousarray(array.astype(dtype, copy=False)).tobytes()
            if isinstance(value, np.generic):
                return _ext(SCALAR, _pack([_CODE[dtype], raw]))
            return _ext(ARRAY, _pack([_CODE[dtype], list(array.shape), raw]))
    elif type(value) is complex:
        return _ext(COMPLEX, struct.pack("<dd", value.real, value.imag))
    elif isinstance(value, bool | int | float | str | list | tuple | dict | set | frozenset):
        for base in (bool, int, float, str, list, tuple, dict, set, frozenset):
            if isinstance(value, base) and type(value) is not base:
                return _plain(base(value), to_ref, depth)
    return _plain_rare(to_ref(value), to_ref, depth)


def _bigint_bytes(value):
    size = value.bit_length() // 8 + 1
    if size > MAX_BIGINT:
        raise WireFault(f"integer of {size} bytes, at most {MAX_BIGINT} allowed")
    return value.to_bytes(size, "little", signed=True)


def _pack(value):
    return msgpack.packb(value, use_bin_type=True)


def _ext(code, data):
    return msgpack.ExtType(code, data)


# --- decoding -----------------------------------------------------------------


def decode(data: bytes, from_ref):
    """Return the value that `data` stands for; `from_ref(Ref)` resolves handles.

    Raises `WireFault` on anything that `encode` cannot have written.
    """
    if len(data) > MAX_FRAME:
        raise WireFault(f"message of {len(data)} bytes, at most {MAX_FRAME} allowed")
    try:
        value = _unpack(data, from_ref, 0)
        _check_depth(value, 0)
        return value
    except WireFault:
        raise
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError) as error:
        raise WireFault(f"malformed message ({type(error).__name__})") from None
    except msgpack.exceptions.UnpackException as error:
        raise WireFault(f"malformed message ({type(error).__name__})") from None


def _unpack(data, from_ref, depth):
    if depth > MAX_DEPTH + 1:  # `_check_depth` has the last word, this bounds the recursion
        raise WireFault(f"value nested more than {MAX_DEPTH} deep")
    return msgpack.unpackb(
        data,
        raw=False,
        strict_map_key=True,
        max_array_len=MAX_ITEMS,
        max_map_len=0,
        max_ext_len=MAX_FRAME,
        timestamp=1,  # msgpack's own extension, which `encode` never writes: a float, plain data
        ext_hook=lambda code, inner: _unpack_ext(code, inner, from_ref, depth + 1),
    )


def _check_depth(value, depth):
    """Refuse what is nested deeper than `encode` allows; msgpack by itself goes much further."""
    if depth > MAX_DEPTH:
        raise WireFault(f"value nested more than {MAX_DEPTH} deep")
    if isinstance(value, dict):
        _check_depth(list(value.items()), depth - 1)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            if isinstance(item, list | tuple | set | frozenset | dict):
                _check_depth(item, depth + 1)


def _unpack_ext(code, data, from_ref, depth):
    if code == BIGINT and len(data) <= MAX_BIGINT:
        return int.from_bytes(data, "little", signed=True)
    if code == COMPLEX and len(data) == 16:
        return complex(*struct.unpack("<dd", data))
    if code not in (TUPLE, SET, FROZENSET, DICT, ARRAY, SCALAR, HANDLE):
        raise WireFault(f"unknown extension {code}")
    inner = _unpack(data, from_ref, depth)
    if type(inner) is not list:
        raise WireFault("an extension must hold a list")
    if code == TUPLE:
        return tuple(inner)
    if code in (SET, FROZENSET):
        return set(inner) if code == SET else frozenset(inner)
    if code == DICT:
        if len(inner) % 2:
            raise WireFault("a dict needs as many values as keys")
        return dict(zip(inner[::2], inner[1::2], strict=True))
    if code == HANDLE:
        return _unpack_handle(inner, from_ref)
    return _unpack_array(code, inner)


def _unpack_handle(inner, from_ref):
    owned_by_worker, number, kind = inner
    if type(owned_by_worker) is not bool or type(number) is not int or type(kind) is not str:
        raise WireFault("malformed handle")
    return from_ref(Ref("worker" if owned_by_worker else "trusted", number, kind))


def _unpack_array(code, inner):
    number, *shape, raw = inner
    if type(number) is not int or not 0 <= number < len(DTYPES) or type(raw) is not bytes:
        raise WireFault("malformed array")
    dtype = DTYPES[number]
    if code == SCALAR:
        if shape or len(raw) != dtype.itemsize:
            raise WireFault("malformed scalar")
        return np.frombuffer(raw, dtype).astype(dtype.newbyteorder("="))[0]
    (shape,) = shape
    if type(shape) is not list or len(shape) > MAX_NDIM:
        raise WireFault("malformed shape")
    if not all(type(n) is int and 0 <= n <= MAX_DIM for n in shape):
        raise WireFault("malformed shape")
    if math.prod(shape) * dtype.itemsize != len(raw):
        raise WireFault(f"{len(raw)} bytes do not fill shape {tuple(shape)} of {dtype}")
    if dtype.kind == "b" and raw.strip(b"\0\1"):
        raise WireFault("malformed booleans")
    return np.frombuffer(raw, dtype).astype(dtype.newbyteorder("=")).reshape(shape)


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
