"""Which figures cannot both hold: against comparing all pairs, and what is passed over."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimgraph.model import Figure
from claimgraph.nodes.contradictions import conflicts

COMPARATORS = st.sampled_from(
    ["equal", "atLeast", "atMost", "moreThan", "lessThan", "approximately"]
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    unit = draw(st.sampled_from(["troops", "Troops", "EUR", "km", "[mi_i]"]))
    coded = unit.isupper() or unit in ("km", "[mi_i]")
    return Figure(
        document="d", value=draw(st.integers(0, 6)), comparator=draw(COMPARATORS),
        unit_code=unit if coded else None, unit_text=None if coded else unit,
        what=draw(st.sampled_from([None, "aid", "in the aid", "loans"])),
    )  # fmt: skip


@settings(deadline=None)  # the first conversion loads the table of units
@given(st.lists(figures(), max_size=10))
def test_conflicts_are_the_contradictions_among_all_pairs(stated: list[Figure]) -> None:
    stated = list({figure.id: figure for figure in stated}.values())
    measured = [figure for figure in stated if figure.what or figure.unit_text]
    expected = {
        frozenset((a.id, b.id))
        for a, b in combinations(measured, 2)
        if a.compare(b).verdict == "contradicts"
    }
    found = list(conflicts(stated))
    assert {frozenset((c.first.id, c.second.id)) for c in found} == expected
    assert len(found) == len(expected)


def test_the_reason_is_said_in_words() -> None:
    few = Figure(document="a", value=300, unit_text="troops")
    many = Figure(document="b", value=500, comparator="moreThan", unit_text="troops")
    [conflict] = conflicts([many, few])
    assert (conflict.first, conflict.second) == (few, many)
    assert conflict.reason == "300 and (500, ∞) have no value in common"


def test_a_conversion_does_not_conflict_with_what_it_restates() -> None:
    km = Figure(document="d", value=30, unit_code="km", what="march")
    miles = Figure(document="d", value=20, unit_code="[mi_i]", what="march", restates=km.id)
    other = miles.model_copy(update={"restates": None, "id": "other"})
    assert list(conflicts([km, miles])) == []
    assert len(list(conflicts([km, other]))) == 1
