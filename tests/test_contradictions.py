"""Which figures cannot both hold: against comparing all pairs, and what is passed over."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.model import Figure
from claimgraph.nodes.context import Context
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


def stated(text: str) -> list[tuple[str, str]]:
    """The pairs of figures of a text that are told to contradict each other."""
    found = cg.parse(text, published="2031-05-20").figures(conflicting=True)
    return [(pair.first.label, pair.second.label) for pair in found]


@pytest.mark.parametrize(
    "text",
    [
        "Portugal lent 40 buses to Malta. Sweden lent 90 buses to Cyprus.",
        "Portugal lent 40 buses to Malta. Portugal lent 90 buses to Cyprus.",
        "In 2019 the village had 410 houses. In 2027 the village had 380 houses.",
        "In March the council planted 60 trees. The council planted 85 trees in April.",
        "The ferry sped up from 9 to 14 knots off the cape.",
        # what a change starts from no longer holds
        "Fares rose from $3 to $5. Fares rose to $5.",
        "The crew grew from 9 to 14 sailors. The crew grew to 14 sailors.",
        "Fares are $5, up from $3. Fares are $5.",
        "Debt swelled to 25 million euros from 7 million. Debt swelled to 25 million euros.",
        "The clinic did not hire 70 nurses. The clinic hired 30 nurses.",
        "The mill could hire 70 workers. The mill hired 30 workers.",
        "The bakery sold 300 loaves. The brewery on the hill bought 80 loaves.",
        "Route 7 carried 900 cars. Route 12 carried 400 cars.",
    ],
    ids=lambda text: text[:40],
)
def test_figures_of_other_people_places_and_times_do_not_contradict(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Portugal lent 40 buses to Malta. Portugal lent 90 buses to Malta.",
        "In 2019 the village had 90 houses. The village had 40 houses in 2019.",
        "The council planted 40 trees. In the end the council planted 90 trees.",
        "Fares rose from $30 to $40. Fares rose to $90.",
        "Ada Lind said the council planted 40 trees. Tom Okafor said the council planted 90 trees.",
    ],
    ids=lambda text: text[:40],
)
def test_figures_of_one_subject_place_and_time_do(text: str) -> None:
    [(low, high)] = stated(text)
    assert "40" in low
    assert "90" in high


SOME = st.frozensets(st.sampled_from("abcde"), max_size=3)


@st.composite
def told(draw: st.DrawFn) -> Context | None:
    if draw(st.integers(0, 5)) == 0:
        return None
    day = st.sampled_from([(), (("2031", "2031"),), (("2031-05-02", "9999"),), (("", "2030"),)])
    return Context(
        draw(st.frozensets(st.sampled_from("pq"), min_size=1)), draw(SOME), draw(SOME), draw(day),
        draw(st.booleans()),
    )  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 4), COMPARATORS, told(), st.booleans()), max_size=14))
def test_blocks_leave_out_only_pairs_whose_contexts_do_not_fit(
    drawn: list[tuple[int, str, Context | None, bool]],
) -> None:
    figures, contexts = [], {}
    for place, (value, comparator, context, stated) in enumerate(drawn):
        figure = Figure(
            document="d", value=value, comparator=comparator, what="rain", id=f"figure-{place}"
        )
        figures.append(figure)
        if stated:
            contexts[figure.id] = context
    expected = {
        frozenset((a.id, b.id))
        for a, b in combinations(figures, 2)
        if a.compare(b).verdict == "contradicts" and _may_fit(contexts, a.id, b.id)
    }
    found = conflicts(figures, contexts)
    assert {frozenset((c.first.id, c.second.id)) for c in found} == expected
    assert len(found) == len(expected)


def _may_fit(contexts: dict[str, Context | None], one: str, other: str) -> bool:
    held = [contexts[f] for f in (one, other) if f in contexts]
    if None in held:
        return False
    return len(held) < 2 or (held[0] is not None and held[1] is not None and held[0].fits(held[1]))
