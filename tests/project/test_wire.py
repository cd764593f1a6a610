"""The wire: what may cross, comes out as it went in; anything else is a `WireFault`."""

import contextlib
import decimal
import math
import socket
import struct
import tracemalloc
from array import array as packed
from collections import OrderedDict, deque
from fractions import Fraction

import msgpack
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder import wire

RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck))
NATIVE = [dtype.newbyteorder("=") for dtype in wire.DTYPES]


def refuse(obj):
    """A `to_ref` for messages that hold data only."""
    raise TypeError(f"{type(obj).__name__} is no data")


def round_trip(value, to_ref=refuse, from_ref=lambda ref: ref):
    """`value` as the other side gets it."""
    return wire.decode(wire.encode(value, to_ref), from_ref)


def same(one, other):
    """Are both values equal, of one type throughout, NaN equal to NaN?"""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray | np.generic):
        if one.dtype != other.dtype or one.shape != other.shape:
            return False
        return one.tobytes() == other.tobytes()
    if isinstance(one, float):
        return struct.pack("<d", one) == struct.pack("<d", other) or one != one != other
    if isinstance(one, complex):
        return same(one.real, other.real) and same(one.imag, other.imag)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(list(one.items()), list(other.items()))
    return one == other


def arrays(**kwargs):
    """Arrays of every dtype of the table, 0-d and empty ones included."""
    shapes = hnp.array_shapes(min_dims=0, max_dims=5, min_side=0, max_side=3)
    return st.sampled_from(NATIVE).flatmap(lambda dtype: hnp.arrays(dtype, shapes, **kwargs))


encodable = st.text(st.characters(exclude_categories=["Cs"]))
atoms = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-(2**300), 2**300),
    st.floats(allow_nan=False), st.complex_numbers(allow_nan=False), encodable, st.binary(),
)  # fmt: skip
hashable = st.recursive(
    atoms,
    lambda inner: st.tuples(inner, inner) | st.frozensets(atoms, max_size=3),
    max_leaves=4,
)
leaves = st.one_of(hashable, st.floats(), st.complex_numbers(), arrays())
nested = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.sets(hashable, max_size=4),
        st.frozensets(hashable, max_size=4),
        st.dictionaries(hashable, inner, max_size=4),
    ),
    max_leaves=12,
)


@RELAXED
@given(value=nested)
def test_nested_values_come_out_as_they_went_in(value):
    """Any nesting of data keeps its values, types, shapes and order."""
    assert same(round_trip(value), value)


@RELAXED
@given(value=st.integers(-(2**400), 2**400) | st.integers(-(2**66), 2**66))
def test_integers_of_any_size(value):
    """Integers cross beyond 64 bits too."""
    assert same(round_trip(value), value)


@pytest.mark.parametrize("value", [2**63 - 1, -(2**63), -(2**63) - 1, 2**64 - 1, 2**64, 0, -1])
def test_integers_at_the_edges_of_64_bits(value):
    """The change of representation at 64 bits shows nowhere."""
    assert same(round_trip([value]), [value])


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -0.0, 5e-324, 1.5])
def test_special_floats(value):
    """NaN, infinities and the sign of zero cross."""
    assert same(round_trip(value), value)


def test_a_text_of_numpy_is_a_text():
    """An element of an array of names crosses as the text that it is."""
    names = np.array(["biais", "poids"])
    assert same(round_trip([(names[1], 2)]), [("poids", 2)])


@RELAXED
@given(array=arrays())
def test_arrays_of_every_dtype(array):
    """Arrays keep dtype, shape and every bit of their values."""
    assert same(round_trip(array), array)


@pytest.mark.parametrize("dtype", NATIVE, ids=str)
def test_scalars_keep_their_dtype(dtype):
    """A NumPy scalar comes out as a scalar of its dtype, not as a Python number."""
    value = np.ones(1, dtype)[0]
    result = round_trip(value)
    assert type(result) is type(value)
    assert result == value


SHAPES = [(), (0,), (1,), (3, 0, 2), (0, 0), (1, 1), (2, 3), (2, 1, 3, 1), (1,) * wire.MAX_NDIM]


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("dtype", NATIVE, ids=str)
def test_shapes_of_every_dtype(dtype, order):
    """0-d, empty and deep arrays of either order keep shape, dtype and every value."""
    for shape in SHAPES:
        values = np.arange(math.prod(shape)).reshape(shape) % 3
        array = np.array(values, dtype, order=order)
        assert same(round_trip(array), array)
        assert same(round_trip({"a": [array.T]}), {"a": [array.T]})


@pytest.mark.parametrize("dtype", NATIVE, ids=str)
def test_the_extreme_values_of_every_dtype(dtype):
    """The least and the greatest value, infinities and NaN of each dtype cross bit by bit."""
    if dtype.kind in "iu":
        values = [np.iinfo(dtype).min, np.iinfo(dtype).max]
    elif dtype.kind == "b":
        values = [False, True]
    else:
        info = np.finfo(dtype)
        values = [info.min, info.max, info.smallest_subnormal, -0.0, np.inf, -np.inf, np.nan]
    array = np.array(values, dtype)
    assert same(round_trip(array), array)
    assert all(same(round_trip(item), item) for item in array)


def test_an_array_of_too_many_dimensions():
    """More than 16 dimensions are refused, whatever they hold."""
    with pytest.raises(wire.WireFault, match=r"^malformed shape$"):
        wire.encode(np.zeros((1,) * (wire.MAX_NDIM + 1)), refuse)


@pytest.mark.parametrize("count", [0, 1, 8, 9, 15, 16, 17, 40, 70_000])
@pytest.mark.parametrize("item", [1.5, 3, 300, "a", None, True, (1,)], ids=repr)
def test_lists_of_every_length(count, item):
    """Every form of a list's head, and lists of floats, which are read at once."""
    value = [item] * count
    assert same(round_trip(value), value)
    assert same(round_trip([*value, "fin"]), [*value, "fin"])


@pytest.mark.parametrize("size", [0, 31, 32, 255, 256, 65_535, 65_536])
def test_texts_and_bytes_of_every_length(size):
    """Every form of the head of a text, of bytes and of what holds them."""
    for value in ("é" * (size // 2) + "a" * (size % 2), bytes(size), ("a" * size,), np.zeros(size)):
        assert same(round_trip([value]), [value])


def test_floats_at_the_greatest_depth():
    """A list of floats is nested no deeper than any other."""
    value = [0.5] * 20
    for _ in range(wire.MAX_DEPTH - 1):
        value = [value]
    assert same(round_trip(value), value)
    packed = msgpack.packb([value])
    with pytest.raises(wire.WireFault, match="nested more than 24 deep"):
        wire.decode(packed, None)


def test_layouts_of_arrays():
    """Transposed, strided, reversed and big-endian arrays cross by value."""
    base = np.arange(24.0).reshape(2, 3, 4)
    for array in (base.T, base[:, ::2], base[::-1], np.asfortranarray(base), base.astype(">f8")):
        result = round_trip(array)
        np.testing.assert_array_equal(result, array, strict=False)
        assert result.dtype == np.dtype("float64")
        assert result.shape == array.shape


@pytest.mark.parametrize("size", [1, 31, 32, 127, 128, 8191, 8192, 20_000])
@pytest.mark.parametrize("dtype", ["int8", "float64", "complex128"])
def test_arrays_of_every_length(dtype, size):
    """Short and long: what announces the length takes 1, 2 or 4 bytes."""
    values = np.arange(size).astype(dtype)
    for array in (values, values[::-1], values[None], values.astype(values.dtype.newbyteorder())):
        assert same(round_trip([array]), [array.astype(dtype)])


@RELAXED
@given(
    array=arrays(),
    scalar=st.booleans(),
    changes=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 255)), max_size=3),
    cut=st.integers(0, 3),
)
def test_what_is_read_as_an_array_is_written_as_the_same_bytes(array, scalar, changes, cut):
    """Whole or damaged: no array has two forms, and one that has none is refused."""
    value = array.ravel()[0] if scalar and array.size else array
    packed = msgpack.unpackb(wire.encode(value, refuse), strict_map_key=False)
    content = bytearray(packed.data)
    for place, byte in changes:
        content[place % len(content)] = byte
    message = msgpack.packb(msgpack.ExtType(packed.code, bytes(content[: len(content) - cut])))
    with contextlib.suppress(wire.WireFault):
        assert wire.encode(wire.decode(message, refuse), refuse) == message
    if not changes and not cut:
        assert same(wire.decode(message, refuse), value)


def test_a_large_message_leaves_no_memory_behind():
    """What packed 20 MB does not keep them."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        wire.encode([bytes(20_000_000)], refuse)
        assert tracemalloc.get_traced_memory()[0] - before < 2**20
        assert tracemalloc.get_traced_memory()[1] > 20_000_000
    finally:
        tracemalloc.stop()


def test_a_value_that_cannot_be_packed_leaves_nothing_in_the_next():
    """What writes messages serves again after an error halfway through a value."""
    with pytest.raises(TypeError):
        wire._pack([1, object()])
    assert round_trip([1, 2]) == [1, 2]


def test_a_decoded_array_belongs_to_the_receiver():
    """The receiver may write into an array that came in, short or long."""
    for size in (3, 10_000):
        result = round_trip(np.zeros(size))
        result[0] = 1.0
        assert result[:3].tolist() == [1.0, 0.0, 0.0]


def test_surrogates_are_replaced():
    """A string that has no UTF-8 form crosses with question marks in the place of surrogates."""
    assert round_trip("a\ud800b\udfff") == "a?b?"
    assert round_trip({"\ud83d": ["\udc00"]}) == {"?": ["?"]}


class Decimal(float):
    """A float that is equal to everything."""

    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


class Items(list):
    """A list of a type of its own."""


class Words(str):
    """A string of a type of its own."""


class Vector(np.ndarray):
    """An array that is equal to everything."""

    def __eq__(self, other):
        return True

    __hash__ = None


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Decimal(2.5), 2.5),
        (Items([1, Decimal(2.0)]), [1, 2.0]),
        (Words("mot"), "mot"),
        (OrderedDict(a=1), {"a": 1}),
        (type("Couple", (tuple,), {})((1, 2)), (1, 2)),
        (type("Entier", (int,), {})(2**70), 2**70),
        (type("Ensemble", (set,), {})({1}), {1}),
        (np.arange(3.0).view(Vector), np.arange(3.0)),
        (np.ma.masked_array([1.0, 2.0], [False, False]), np.array([1.0, 2.0])),
    ],
    ids=lambda value: type(value).__name__,
)
def test_subclasses_cross_as_plain_data(value, plain):
    """Whatever a subclass of a plain type redefines stays on its side."""
    assert same(round_trip(value), plain)


class Thing:
    """Something that is no data."""


class Network(dict):
    """An object that is a dict besides."""

    def __init__(self):
        self.poids = [1]


class Attributes(dict):
    """A dict whose keys are its attributes, too."""

    def __init__(self, **items):
        super().__init__(items)
        self.__dict__ = self


@pytest.mark.parametrize(
    "obj", [Thing(), Thing, Network(), len, np.datetime64("2026-01-01"), np.dtype(float)], ids=repr
)
def test_what_is_no_data_crosses_as_a_handle(obj):
    """`to_ref` gives the handle of what is not data."""
    seen = []

    def to_ref(value):
        seen.append(value)
        return wire.Ref("worker", 7, "object:Thing")

    ref = round_trip([obj], to_ref)[0]
    assert (ref.owner, ref.number, ref.kind) == ("worker", 7, "object:Thing")
    assert len(seen) == 1
    assert seen[0] is obj


def test_a_dict_of_attributes_is_a_dict():
    """The common class whose keys can be read as attributes."""
    assert same(round_trip(Attributes(dx=np.ones(2))), {"dx": np.ones(2)})


def test_a_dict_of_the_library_is_a_dict():
    """Whatever was hung on it, as torch does to the parameters of a model."""
    parameters = OrderedDict(W=np.ones(2))
    parameters._metadata = {"version": 1}
    assert same(round_trip(parameters), {"W": np.ones(2)})


def objects(*items):
    """An array whose elements are these objects, whatever they are."""
    array = np.empty(len(items), dtype=object)
    array[:] = items
    return array


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (deque([np.ones(2), (1, None)]), [np.ones(2), (1, None)]),
        (deque(maxlen=3), []),
        (range(2, 9, 3), [2, 5, 8]),
        (Fraction(1, 3), 1 / 3),
        (Fraction(2**70), 2**70),
        ([decimal.Decimal("0.5"), decimal.Decimal("-3.0")], [0.5, -3]),
        (decimal.Decimal("NaN"), math.nan),
        (decimal.Decimal("-Infinity"), -math.inf),
        (packed("d", [0.5, -1]), [0.5, -1.0]),
        (objects(np.zeros((2, 1)), np.ones((3, 1))), [np.zeros((2, 1)), np.ones((3, 1))]),
        (np.array([[1, 2.5], [None, "a"]], dtype=object), [[1, 2.5], [None, "a"]]),
        (objects(), []),
        (np.array(3, dtype=object), 3),
        (np.array(["poids", "biais"]), ["poids", "biais"]),
        (np.longdouble("0.1"), np.float64(0.1)),
        (np.array([1, 1e4000], dtype="longdouble"), np.array([1, np.inf])),
        (np.array([1 + 2j], dtype="clongdouble"), np.array([1 + 2j])),
    ],
    ids=repr,
)
def test_what_has_no_code_of_its_own(value, plain):
    """They cross as lists; numbers that are not a machine's, as the nearest of those."""
    assert same(round_trip([value]), [plain])


@pytest.mark.parametrize("value", [objects(0), np.array(0, dtype=object), deque([0])], ids=repr)
def test_a_sequence_that_holds_itself_is_refused(value):
    """As a list that holds itself is, be it of no dimension."""
    if isinstance(value, deque):
        value[0] = value
    else:
        value.fill(value)
    with pytest.raises(wire.WireFault, match="nested more than 24 deep"):
        round_trip([value])


def test_a_range_is_counted_before_it_is_written_out():
    """It may announce more numbers than any memory holds."""
    with pytest.raises(wire.WireFault, match="items"):
        round_trip(range(10**12))


def test_an_array_of_objects_holds_handles():
    """What is no data in it crosses as a handle, like anywhere."""
    (ref,) = round_trip(objects(Thing()), lambda obj: wire.Ref("worker", 7, "object:Thing"))
    assert (ref.number, ref.kind) == (7, "object:Thing")


def test_a_long_kind_is_cut():
    """A handle's kind has at most 200 characters."""
    ref = round_trip(Thing(), lambda obj: wire.Ref("trusted", 0, "k" * 1000))
    assert (ref.owner, ref.number, ref.kind) == ("trusted", 0, "k" * 200)


# --- limits -----------------------------------------------------------------------------


def deep(levels, kind=list):
    value = kind()
    for _ in range(levels):
        value = kind([value])
    return value


@pytest.mark.parametrize("kind", [list, tuple, frozenset])
def test_depth_is_bounded_when_sending(kind):
    """24 levels cross, 25 do not."""
    assert same(round_trip(deep(wire.MAX_DEPTH, kind)), deep(wire.MAX_DEPTH, kind))
    with pytest.raises(wire.WireFault, match=r"^value nested more than 24 deep$"):
        wire.encode(deep(wire.MAX_DEPTH + 1, kind), refuse)


@pytest.mark.parametrize("levels", [wire.MAX_DEPTH + 1, 300, 900, 5000])
@pytest.mark.parametrize("opening", [b"\x91", b"\xdc\x00\x01", b"\xdd\x00\x00\x00\x01"])
def test_depth_is_bounded_when_receiving(levels, opening):
    """Nested lists that `encode` would not have written are refused, however many."""
    with pytest.raises(wire.WireFault):
        wire.decode(opening * levels + b"\x90", None)


def test_depth_adds_up_through_tuples_and_dicts():
    """Lists in tuples in dicts count together."""
    data = msgpack.packb(deep(13))
    for code in (wire.TUPLE, wire.DICT, wire.SET):
        for _ in range(13):
            items = [0, msgpack.ExtType(code, data)] if code == wire.DICT else None
            data = msgpack.packb(items or [msgpack.unpackb(data, ext_hook=msgpack.ExtType)])
            data = msgpack.packb(msgpack.ExtType(code, data))
        with pytest.raises(wire.WireFault):
            wire.decode(data, None)
        data = msgpack.packb(deep(13))


def test_a_cyclic_list_is_refused():
    """A list that holds itself is nested too deeply, not an endless loop."""
    cyclic = []
    cyclic.append(cyclic)
    with pytest.raises(wire.WireFault, match="nested more than 24 deep"):
        wire.encode(cyclic, refuse)


def test_integers_are_bounded():
    """An integer has at most 4096 bytes, on either side."""
    most = 2 ** (8 * wire.MAX_BIGINT - 1) - 1
    assert same(round_trip(most), most)
    with pytest.raises(wire.WireFault, match=r"^integer of 4097 bytes, at most 4096 allowed$"):
        wire.encode(most + 1, refuse)
    with pytest.raises(wire.WireFault, match="unknown extension 7"):
        wire.decode(msgpack.packb(msgpack.ExtType(wire.BIGINT, b"\1" * 4097)), None)


def test_messages_are_bounded():
    """A message has at most 32 MiB, on either side."""
    size = wire.MAX_FRAME + 5  # msgpack's header included
    wire.encode(b"x" * (wire.MAX_FRAME - 5), refuse)
    wanted = f"^message of {size} bytes, at most {wire.MAX_FRAME} allowed$"
    with pytest.raises(wire.WireFault, match=wanted):
        wire.encode(b"x" * wire.MAX_FRAME, refuse)
    with pytest.raises(wire.WireFault, match=wanted):
        wire.decode(bytes(size), None)


def test_lists_are_bounded_before_they_are_made():
    """A list that announces more than a million items is refused."""
    with pytest.raises(wire.WireFault):
        wire.decode(
            b"\xdd" + struct.pack(">I", wire.MAX_ITEMS + 1) + bytes(wire.MAX_ITEMS + 1), None
        )


def message(code, *items):
    return msgpack.packb(msgpack.ExtType(code, msgpack.packb(list(items))))


def array_message(number, sizes, raw):
    """An array as the wire has it; sizes: None for a scalar."""
    if sizes is None:
        return msgpack.packb(msgpack.ExtType(wire.SCALAR, bytes([number]) + raw))
    head = bytes([number, len(sizes)]) + struct.pack(f">{len(sizes)}I", *sizes)
    return msgpack.packb(msgpack.ExtType(wire.ARRAY, head + raw))


F8 = wire.DTYPES.index(np.dtype("<f8"))
FAULTS = {
    "too few bytes": (array_message(F8, [3], bytes(16)), r"16 bytes do not fill shape \(3,\)"),
    "too many bytes": (array_message(F8, [1], bytes(16)), "16 bytes do not fill"),
    "huge shape": (array_message(F8, [2**32 - 1] * 16, b""), "0 bytes do not fill"),
    "huge empty shape": (array_message(F8, [0, 2**32 - 1], b""), "is too large"),
    "17 dimensions": (array_message(F8, [1] * 17, bytes(8)), "malformed shape"),
    "shape cut short": (
        msgpack.packb([msgpack.ExtType(wire.ARRAY, bytes([F8, 2, 0, 0, 0, 1])), bytes(99)]),
        "malformed shape",
    ),
    "no shape": (
        msgpack.packb([msgpack.ExtType(wire.ARRAY, bytes([F8])), bytes(99)]),
        "malformed shape",
    ),
    "no array": (msgpack.packb([msgpack.ExtType(wire.ARRAY, b""), bytes(99)]), "malformed"),
    "no scalar": (msgpack.packb([msgpack.ExtType(wire.SCALAR, b""), bytes(99)]), "malformed"),
    "array at the end": (
        msgpack.packb(msgpack.ExtType(wire.ARRAY, b"")),
        r"malformed message \(IndexError\)",
    ),
    "unknown dtype": (array_message(len(wire.DTYPES), [1], bytes(8)), "malformed array"),
    "unknown dtype, empty": (array_message(255, [0], b""), "malformed array"),
    "boolean 2": (array_message(0, [1], b"\2"), "malformed booleans"),
    "boolean 2, a scalar": (array_message(0, None, b"\2"), "malformed booleans"),
    "scalar too long": (
        array_message(F8, None, bytes(9)),
        r"9 bytes do not fill shape \(\) of float64",
    ),
    "scalar too short": (array_message(F8, None, b""), "0 bytes do not fill"),
    "odd dict": (message(wire.DICT, 1), "a dict needs as many values as keys"),
    "unhashable key": (message(wire.DICT, [], 1), r"malformed message \(TypeError\)"),
    "unhashable item": (message(wire.SET, []), r"malformed message \(TypeError\)"),
    "no list": (
        msgpack.packb(msgpack.ExtType(wire.TUPLE, msgpack.packb("a"))),
        "an extension must hold a list",
    ),
    "unknown extension": (msgpack.packb(msgpack.ExtType(99, b"")), "unknown extension 99"),
    "short complex": (
        msgpack.packb(msgpack.ExtType(wire.COMPLEX, bytes(8))),
        "unknown extension 6",
    ),
    "handle without a number": (message(wire.HANDLE, True, "1", "k"), "malformed handle"),
    "handle of nobody": (message(wire.HANDLE, 1, 1, "k"), "malformed handle"),
    "handle cut short": (message(wire.HANDLE, True, 1), "malformed handle"),
    "a map": (msgpack.packb({"a": 1}), "malformed message"),
    "nothing": (b"", "malformed message"),
    "two values": (msgpack.packb(1) * 2, "malformed message"),
    "broken UTF-8": (b"\xa2\xff\xff", r"malformed message \(UnicodeDecodeError\)"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_malformed_messages_are_refused(name):
    """Each fault is told by its name."""
    data, wanted = FAULTS[name]
    with pytest.raises(wire.WireFault, match=wanted):
        wire.decode(data, lambda ref: ref)


def test_the_time_stamp_of_msgpack_is_refused():
    """msgpack's own extension, which `encode` never writes, is no message."""
    with pytest.raises(wire.WireFault, match=r"^unknown extension 255$"):
        wire.decode(b"\xd6\xff\x00\x00\x00\x01", None)


# --- frames -------------------------------------------------------------------------------


@pytest.fixture
def pair():
    """Two connected sockets."""
    one, other = socket.socketpair()
    one.settimeout(5)
    other.settimeout(5)
    with one, other:
        yield one, other


@pytest.mark.parametrize("data", [b"", b"x", bytes(50_000)], ids=len)
def test_frames_arrive_whole(pair, data):
    """A frame is read as it was sent, and the next one begins where it ends."""
    wire.send_frame(pair[0], data)
    wire.send_frame(pair[0], b"suite")
    assert wire.receive_frame(pair[1]) == data
    assert wire.receive_frame(pair[1]) == b"suite"


def test_a_frame_in_pieces_is_put_together(pair):
    """A frame that comes byte by byte is read to its end."""
    for byte in struct.pack(">I", 3) + b"abc":
        pair[0].sendall(bytes([byte]))
    assert wire.receive_frame(pair[1]) == b"abc"


def test_an_announced_length_is_checked_before_it_is_read(pair):
    """A frame that announces too much is refused at its header."""
    pair[0].sendall(struct.pack(">I", wire.MAX_FRAME + 1))
    wanted = f"^frame of {wire.MAX_FRAME + 1} bytes announced, at most {wire.MAX_FRAME} allowed$"
    with pytest.raises(wire.WireFault, match=wanted):
        wire.receive_frame(pair[1])
    with pytest.raises(wire.WireFault, match=f"^message of {wire.MAX_FRAME + 1} bytes"):
        wire.send_frame(pair[0], bytes(wire.MAX_FRAME + 1))


@pytest.mark.parametrize("sent", [b"", b"\0\0", struct.pack(">I", 5) + b"abc"])
def test_a_frame_cut_short_is_the_end(pair, sent):
    """When the other side closes in the middle of a frame, that is `EOFError`."""
    pair[0].sendall(sent)
    pair[0].close()
    with pytest.raises(EOFError, match=r"^the other side closed the connection$"):
        wire.receive_frame(pair[1])


@pytest.mark.parametrize(
    "values",
    [
        [1.5, float("inf"), -0.0],
        [0, -(2**63), 2**64 - 1],
        [0, 2**64],
        [-(2**63) - 1, 5],
        [1, 2.0],
        [True, 1],
        [None, 1.0],
        [],
    ],
)
@pytest.mark.parametrize("kind", [list, tuple])
def test_flat_lists_of_numbers(values, kind):
    """However they are encoded, they come out as they went in, type by type."""
    back = wire.decode(wire.encode(kind(values), refuse), refuse)
    assert back == kind(values)
    assert [type(value) for value in back] == [type(value) for value in values]


def test_a_flat_list_is_no_deeper_than_another():
    """The last level that is allowed holds numbers, the next one does not."""
    for numbers in ([1.0], [1], [1, None]):
        value = numbers
        for _ in range(wire.MAX_DEPTH - 1):
            value = [value]
        assert wire.decode(wire.encode(value, refuse), refuse) == value
        with pytest.raises(wire.WireFault, match="nested"):
            wire.encode([value], refuse)
