"""Twenty thousand messages of the fuzzer, what hypothesis makes up, and faults it must see."""

import random
import struct
import time

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder import link, wire
from autograder.errors import Outcome
from autograder.outputs import clean_outputs
from autograder.script import CellResult
from tests.fuzz import decoder, layers, messages

RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=300)


def test_twenty_thousand_messages():
    """Each gives a plain value or one `WireFault`, and nothing above the decoder breaks."""
    tally = decoder.fuzz(20_000, 21)
    assert tally.broken == []
    assert tally.count == 20_000
    assert min(tally.values, tally.faults) > 4000
    assert tally.above > 1000
    assert tally.frames > 200
    assert tally.cost > 10  # large messages were measured


# --- what hypothesis makes up ---------------------------------------------------------------

heads = st.sampled_from(
    [b"", b"\x91", b"\x92", b"\xdc\x00\x02", b"\xdd\x00\x00\x00\x03", b"\xc9\0\0"]
)
pieces = st.recursive(
    st.one_of(
        st.binary(max_size=12),
        st.sampled_from(messages.VALID),
        st.integers(-(2**70), 2**70).map(lambda n: wire.encode(n, None)),
        st.floats(width=64).map(lambda x: b"\xcb" + struct.pack(">d", x)),
        st.text(max_size=8).map(lambda t: wire.encode(t, None)),
        st.sampled_from(messages.BROKEN_TEXT).map(lambda raw: bytes([0xA0 | len(raw)]) + raw),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: bytes([0x90 | len(items)]) + b"".join(items)),
        st.tuples(st.integers(0, 255), inner).map(
            lambda pair: b"\xc8" + struct.pack(">HB", len(pair[1]) % 2**16, pair[0]) + pair[1]
        ),
        st.tuples(heads, inner).map(b"".join),
    ),
    max_leaves=10,
)


@RELAXED
@given(data=pieces | st.binary(max_size=60), seed=st.integers(0, 2**32))
def test_whatever_hypothesis_makes_up(data, seed):
    """Trees of msgpack with lying heads: a value or a fault, and a clean end above it."""
    value = decoder.decoded(data, decoder.Tally())
    if value is not None:
        layers.layers(value, random.Random(seed))


plain = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.floats(), st.text(max_size=5), st.complex_numbers(),
        st.integers(0, len(messages.NUMBERS) - 1).map(lambda i: messages.NUMBERS[i]),
        st.sampled_from(messages.TEXTS),
        st.sampled_from([np.zeros((0, 3)), np.array([1, 2]), np.array("x"[:0] or 2.0), np.bool_(True)]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.tuples(inner, inner),
        st.dictionaries(st.sampled_from(["outcome", "error", "outputs", "output_type", "data", "text"]), inner),
    ),
    max_leaves=8,
)  # fmt: skip


@RELAXED
@given(value=plain, operation=st.sampled_from(sorted(layers.OPERATIONS)))
def test_any_value_as_a_reply(value, operation):
    """A reply of any value to any operation ends in data, `StudentFault` or `StudentGone`."""
    for answer in (
        value,
        ["ok", value],
        ["ok", (value, value, value)],
        ["raised", value, value, value],
    ):
        layers.reply(layers.encoded(answer), operation)


@RELAXED
@given(value=plain)
def test_any_value_as_a_report_or_a_status(value):
    """A report of a cell, the end of a fork and an upcall may hold any value."""
    layers.report(value)
    layers.report({"outcome": value, "error": value, "outputs": [value, {"output_type": value}]})
    layers.upcall(layers.encoded([0, [value], {}, [value]]))
    for answer in (value, ["ok", value], ["ok", (True, value)], ["raised", [value], value, value]):
        layers.process(layers.encoded(answer))


@RELAXED
@given(value=plain)
def test_any_value_in_a_comparison(value):
    """No comparison of hidden tests fails by itself on what a student returns."""
    layers.compared(value)


# --- bounds -----------------------------------------------------------------------------------


@pytest.mark.parametrize("item", [b"\x90", b"\xd4\x02\x90", b"\xa0", b"\xcb" + bytes(8)], ids=repr)
def test_many_items_take_memory_in_proportion(item):
    """Empty lists, sets, texts, floats: each byte of the message costs at most 128."""
    tally = decoder.Tally()
    data = b"\xdd" + struct.pack(">I", 30_000) + item * 30_000
    assert len(decoder.decoded(data, tally)) == 30_000
    assert 1 < tally.cost < decoder.ROOM_PER_BYTE


def test_a_million_items_at_most():
    """What all lists announce together is bounded, sent or received."""
    announced = struct.pack(">I", wire.MAX_ITEMS - 1)
    assert wire.decode(b"\x91\xdd" + announced + bytes(wire.MAX_ITEMS - 1), None)[0][-1] == 0
    with pytest.raises(wire.WireFault, match="more than 1000000 items"):
        wire.decode(b"\x92\x90\xdd" + announced + bytes(wire.MAX_ITEMS), None)


def test_items_are_counted_over_the_whole_message():
    """Many lists of few items count as one list of many, sent or received."""
    value = [[0] * 1000] * 1000
    with pytest.raises(wire.WireFault, match="more than 1000000 items"):
        wire.encode(value, None)
    data = (
        b"\xdc" + struct.pack(">H", 1000) + (b"\xdc" + struct.pack(">H", 1000) + bytes(1000)) * 1000
    )
    with pytest.raises(wire.WireFault, match="more than 1000000 items"):
        wire.decode(data, None)


@pytest.mark.parametrize("code", [wire.SET, wire.FROZENSET, wire.DICT])
def test_keys_that_collide_are_refused(code):
    """Integers and complex numbers of one hash would take hours to put into a set."""
    for keys in (
        [k * (2**61 - 1) for k in range(2**10, 2**10 + 101)],
        [complex(-1000003 * k, k) for k in range(101)],
    ):
        items = keys if code != wire.DICT else [part for key in keys for part in (key, None)]
        packed = wire.encode(items, None)
        data = b"\xc9" + struct.pack(">IB", len(packed), code) + packed
        with pytest.raises(wire.WireFault, match="more than 100 keys of one hash"):
            wire.decode(data, None)
        with pytest.raises(wire.WireFault, match="more than 100 keys of one hash"):
            wire.encode(set(keys), None)


def test_powers_of_two_are_honest_keys():
    """What an honest program may well put into a set crosses."""
    value = {2**k for k in range(2000)}
    assert wire.decode(wire.encode(value, None), None) == value


def test_what_is_nested_is_not_copied_at_each_level():
    """Ten megabytes in twenty envelopes take no more than in one."""
    value = bytes(10 * 2**20)
    for _ in range(20):
        value = (value,)
    data = wire.encode(value, None)
    tally = decoder.Tally()
    decoder.decoded(data, tally)
    assert tally.cost < 2


def test_an_empty_array_has_no_huge_shape():
    """No bytes, yet a shape whose sums would not fit in memory: refused on both sides."""
    with pytest.raises(wire.WireFault, match="is too large"):
        wire.encode(np.zeros((0, 2**40)), None)


# --- what the fuzzer must see -----------------------------------------------------------------


def test_another_exception_is_seen():
    """A decoder that lets a `KeyError` through is told, with the message's number."""

    def careless(data, from_ref):
        if data[:1] == b"\x81":
            raise KeyError("x")
        return wire.decode(data, from_ref)

    broken = decoder.fuzz(500, 5, careless).broken
    assert broken
    assert all("KeyError" in line and line.startswith("message 5/") for line in broken)


def test_a_slow_decoder_is_seen():
    """CPU time out of proportion is a fault."""

    def slow(data, from_ref):
        until = time.process_time() + 0.2
        while time.process_time() < until:
            pass

    with pytest.raises(AssertionError, match="s to decode"):
        decoder.decoded(b"\x01", decoder.Tally(count=1), slow)


def test_a_wasteful_decoder_is_seen():
    """So is memory out of proportion."""
    with pytest.raises(AssertionError, match="bytes allocated"):
        decoder.decoded(b"\x01", decoder.Tally(), lambda data, from_ref: bytearray(2**20) and None)


def test_a_value_that_is_no_data_is_seen():
    """So is an object that is no plain data."""
    with pytest.raises(AssertionError, match="no plain data"):
        decoder.decoded(b"\x01", decoder.Tally(), lambda data, from_ref: [object()])


def as_it_was(report):
    """`link._result` when it compared whatever the worker sent."""
    result = CellResult(outputs=clean_outputs(report))
    if isinstance(report, dict) and report.get("outcome") is not None:
        known = (Outcome.RTE, Outcome.TLE)
        result.outcome = next((o for o in known if o.value == report["outcome"]), Outcome.RTE)
        result.error = str(report.get("error", ""))[:600]
    return result


def test_a_careless_reader_of_reports_is_seen(monkeypatch):
    """A huge integer in the place of an error, or an array in that of an outcome."""
    monkeypatch.setattr(link, "_result", as_it_was)
    assert any("integer string conversion" in line for line in decoder.fuzz(8000, 5).broken)
    with pytest.raises(ValueError, match="ambiguous"):
        layers.report({"outcome": np.zeros(2)})


def test_a_class_may_not_be_named_by_a_huge_integer():
    """Found by a long run: message 2000/299064."""
    layers.reply(wire.encode(["ok", [10**4400, "Sequential"]], None), "classes")


def test_the_command(capsys, monkeypatch):
    """It prints what it did; it ends with 1 when something broke."""
    monkeypatch.setattr("sys.argv", ["decoder", "--count", "1000", "--jobs", "1", "--seed", "3"])
    assert decoder.main() == 0
    assert capsys.readouterr().out.startswith("1000 messages on 1 processes")
    monkeypatch.setattr(link, "_result", lambda report: 1 / 0)
    assert decoder.main() == 1
    assert "✗ message 3000/" in capsys.readouterr().out
