"""The verdict: how properties make points, and how two judgements become one."""

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_output

from autograder.errors import Outcome
from autograder.judge import _in_cell_property
from autograder.script import CellResult, Script, Step
from autograder.verdict import Cell, Property, Verdict, judged_again, write_json

REFUSED = [outcome for outcome in Outcome if outcome is not Outcome.AC]
RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck))


def prop(holds=True, weight=1.0, secondary=False, name="p", **kwargs):
    """A property that holds, or is refused as WA."""
    outcome = Outcome.AC if holds is True else Outcome.WA if holds is False else holds
    return Property(f"test::{name}", "Titre.", weight, secondary, outcome, **kwargs)


def points(*properties, maximum=4.0):
    return Cell(max=maximum, properties=list(properties)).points


def test_nothing_is_earned_from_the_start():
    """A property is INTERNAL and a cell worth 0 until the trusted side says otherwise."""
    fresh = Property("test::p", "Titre.")
    assert fresh.outcome is Outcome.INTERNAL
    assert not fresh.holds
    assert points(fresh) == 0
    assert points() == 0
    assert Verdict().score == 0


@pytest.mark.parametrize("outcome", REFUSED)
def test_only_ac_earns(outcome):
    """Every outcome but AC is worth nothing."""
    assert points(prop(outcome)) == 0
    assert points(prop(), prop(outcome)) == 2


def test_points_follow_the_weights():
    """A cell earns its points times the earned share of the weights."""
    assert points(prop(weight=3), prop(False, weight=1)) == 3
    assert points(prop(False, weight=3), prop(weight=1)) == 1
    assert points(prop(weight=0.5), prop(False, weight=1.5)) == 1


def test_points_are_rounded_to_four_decimals():
    """A third of a point is 0.3333; three thirds are exactly the maximum."""
    thirds = [prop(), prop(), prop()]
    assert points(*thirds, maximum=1.0) == 1.0
    thirds[0].outcome = Outcome.WA
    assert points(*thirds, maximum=1.0) == 0.6667


def test_all_properties_earn_exactly_the_maximum():
    """Full marks are not a sum of rounded parts."""
    weights = [0.1, 0.2, 0.3, 0.7, 1 / 3]
    cell = Cell(max=2.3, properties=[prop(weight=w) for w in weights])
    assert cell.points == 2.3
    assert cell.complete


def test_secondary_properties_need_every_primary_one():
    """A secondary property earns nothing while one primary property is refused."""
    secondary = prop(weight=1, secondary=True)
    assert points(prop(weight=3), secondary) == 4
    assert points(prop(False, weight=3), secondary) == 0
    assert points(prop(weight=2), prop(False), secondary) == 2
    assert points(prop(Outcome.INTERNAL, weight=3), secondary) == 0


def test_a_refused_secondary_property_costs_its_own_share():
    """A right answer with one bad habit loses that share only."""
    assert points(prop(weight=3), prop(False, secondary=True)) == 3
    assert points(prop(weight=2), prop(secondary=True), prop(False, secondary=True)) == 3


def test_secondary_properties_alone_count_for_themselves():
    """Where no property is primary, none is missing."""
    assert points(prop(secondary=True), prop(False, secondary=True)) == 2


def test_partial_shares():
    """A test written in the cell may give part of its weight."""
    assert points(prop(share=0.25)) == 1
    assert points(prop(share=0.5), prop()) == 3
    assert points(prop(share=1.0)) == 4
    assert points(prop(share=0.0)) == 0
    assert points(prop(False, share=0.9)) == 0


def test_a_weight_of_zero_earns_nothing():
    """A cell whose weights add up to nothing is worth nothing."""
    assert points(prop(weight=0)) == 0


def test_cells_graded_by_hand_earn_nothing_here():
    """A manual cell is left to the instructor, and is never complete."""
    cell = Cell(max=2.0, properties=[prop()], manual=True)
    assert cell.points == 0
    assert not cell.complete


properties = st.builds(
    prop,
    holds=st.sampled_from(list(Outcome)),
    weight=st.floats(0.1, 10),
    secondary=st.booleans(),
    share=st.none() | st.floats(0, 1),
)


@RELAXED
@given(st.lists(properties, max_size=6), st.floats(0.5, 20))
def test_points_stay_between_zero_and_the_maximum(items, maximum):
    """Whatever the outcomes, a cell earns neither less than 0 nor more than its maximum."""
    assert 0 <= points(*items, maximum=maximum) <= maximum + 5e-5


@RELAXED
@given(st.lists(properties, min_size=1, max_size=6), st.data())
def test_one_more_property_that_holds_never_costs(items, data):
    """Raising one outcome to AC never lowers the points."""
    before = points(*items)
    data.draw(st.sampled_from(items)).outcome = Outcome.AC
    assert points(*items) >= before


def test_scores_add_up():
    """The score is the sum over the cells, the maximum counts manual cells too."""
    verdict = Verdict(
        cells={
            "a": Cell(1.0, [prop(), prop(False), prop()]),
            "b": Cell(2.0, [prop()]),
            "c": Cell(2.0, manual=True),
        }
    )
    assert verdict.score == 2.6667
    assert verdict.max == 5.0


def test_the_verdict_as_data():
    """`to_dict` is plain data: it survives JSON, outcomes as words, cells in order."""
    verdict = Verdict(
        cells={"z": Cell(2.0, [prop(False, right=["a"], got="1")]), "a": Cell(1.0, manual=True)},
        repairs=["réparé"],
        incidents=["incident"],
        environment={"isolation": "memory"},
        seconds=1.23456,
    )
    data = verdict.to_dict()
    assert json.loads(json.dumps(data)) == data
    assert list(data["cells"]) == ["z", "a"]
    assert (data["score"], data["max"], data["seconds"]) == (0.0, 3.0, 1.235)
    assert (data["repairs"], data["incidents"]) == (["réparé"], ["incident"])
    (shown,) = data["cells"]["z"]["properties"]
    assert (shown["id"], shown["outcome"], shown["got"], shown["right"]) == (
        "test::p", "WA", "1", ["a"],
    )  # fmt: skip
    assert data["cells"]["a"] == {"points": 0.0, "max": 1.0, "manual": True, "properties": []}


# --- two judgements -------------------------------------------------------------------------


def test_right_the_second_time_counts_as_right():
    """What holds on references holds, and tells whom to blame."""
    first = [prop(False, name="a"), prop(True, name="b"), prop(False, name="c")]
    second = [prop(name="c"), prop(name="a"), prop(False, name="b")]
    merged = judged_again(first, second, ["sigmoide"])
    assert [(p.id, p.holds, p.blamed) for p in merged] == [
        ("test::a", True, ["sigmoide"]),
        ("test::b", True, []),
        ("test::c", True, ["sigmoide"]),
    ]


def test_wrong_twice_keeps_the_first_message():
    """The student reads what went wrong with the student's own answers."""
    first = [prop(False, name="a", message="d'abord"), prop(Outcome.RTE, name="b", message="puis")]
    second = [prop(Outcome.TLE, name="a", message="ensuite")]
    merged = judged_again(first, second, ["nand"])
    assert [(p.outcome, p.message, p.blamed) for p in merged] == [
        (Outcome.WA, "d'abord", []),
        (Outcome.RTE, "puis", []),
    ]


def test_a_secondary_property_must_hold_where_the_primary_ones_do():
    """What held only because the answer was wrong earns nothing once it is judged right."""
    first = [prop(False, name="a"), prop(True, name="b", secondary=True)]
    second = [prop(True, name="a"), prop(False, name="b", secondary=True, message="puis")]
    merged = judged_again(first, second, ["nand"])
    assert [(p.holds, p.message) for p in merged] == [(True, ""), (False, "puis")]
    second[0].outcome = Outcome.WA  # no primary property is mended: nothing changes
    assert [p.holds for p in judged_again(first, second, ["nand"])] == [False, True]


def test_a_property_that_appears_the_second_time_only_is_not_counted():
    """A second judgement adds no property."""
    assert judged_again([], [prop(name="a")], ["nand"]) == []


def test_an_error_of_ours_can_be_mended_by_the_second_judgement():
    """An INTERNAL property that holds the second time holds."""
    (merged,) = judged_again([prop(Outcome.INTERNAL, name="a")], [prop(name="a")], ["nand"])
    assert merged.holds


# --- file -----------------------------------------------------------------------------------


def test_the_file_is_replaced_in_one_step(tmp_path):
    """The new file stands in the old one's place, readable by all, nothing left beside it."""
    path = tmp_path / "verdict.json"
    path.write_text("old")
    write_json(path, {"été": [1, 2.5]})
    assert json.loads(path.read_text(encoding="utf-8")) == {"été": [1, 2.5]}
    assert "été" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o644
    assert os.listdir(tmp_path) == ["verdict.json"]


def test_what_cannot_be_written_leaves_the_old_file(tmp_path):
    """A failure half-way keeps the old file and removes the unfinished one."""
    path = tmp_path / "verdict.json"
    path.write_text("old")
    with pytest.raises(TypeError):
        write_json(path, {"a": object()})
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["verdict.json"]


# --- numbers as the result of a test cell ---------------------------------------------------


def in_cell(result, maximum=2.0):
    """The property of tests written in a cell that ended like this."""
    script = Script([Step(0, "test_x", "", in_cell_tests="assert f(1) == 1")])
    (found,) = _in_cell_property("test_x", script, {0: result}, maximum, True)
    return found


def executed(**data):
    return CellResult([new_output("execute_result", data=data)])


@pytest.mark.parametrize(("text", "earned"), [("1.5", 1.5), ("2", 2.0), ("1e-1", 0.1)])
def test_a_number_that_a_test_cell_gives_is_points(text, earned):
    """As in nbgrader, the number is points, not a share."""
    found = in_cell(executed(**{"text/plain": text}))
    assert found.outcome is Outcome.AC
    assert points(found, maximum=2.0) == earned


@pytest.mark.parametrize(
    "text", ["0", "-1", "3", "nan", "inf", "-inf", "True", "'vu'", "", "1e999"]
)
def test_a_result_that_is_no_number_of_points_earns_nothing(text):
    """More than the maximum, NaN, or no number at all: never full marks."""
    found = in_cell(executed(**{"text/plain": text}))
    assert found.outcome is Outcome.WA
    assert found.message == (
        "Le résultat de la cellule n'est pas un nombre de points entre 0 et 2, ou il vaut 0."
    )
    assert points(found, maximum=2.0) == 0


def test_a_test_cell_without_a_result_holds_when_it_ends_well():
    """No result leaves the decision to whether the cell failed; printing is no result."""
    assert points(in_cell(CellResult([new_output("stream", text="1.0")])), maximum=2.0) == 2.0
    failed = in_cell(CellResult(outcome=Outcome.RTE, error="AssertionError"))
    assert (failed.outcome, failed.message) == (Outcome.WA, "AssertionError")
    assert in_cell(CellResult(outcome=Outcome.TLE)).outcome is Outcome.TLE
    assert points(in_cell(executed(**{"image/png": "eA=="})), maximum=2.0) == 0


def test_a_test_cell_that_did_not_run_earns_nothing():
    """A cell of which nothing is known is refused."""
    script = Script([Step(3, "test_x", "", in_cell_tests="assert True")])
    (found,) = _in_cell_property("test_x", script, {}, 2.0, True)
    assert (found.outcome, found.message) == (Outcome.RTE, "La cellule n'a pas été exécutée.")
    assert _in_cell_property("test_y", script, {}, 2.0, True) == []
