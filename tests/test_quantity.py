"""The algebra of figures against brute force, and the published table of cases."""

from __future__ import annotations

import sys
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimgraph.errors import MissingExtra
from claimgraph.quantity import Quantity, contradictions, what_key
from claimgraph.quantity.units import _registry, physical
from claimgraph.reading.lang.word_lists import every_row, word_pairs
from claimgraph.reading.quantities import find_quantities, units

INFINITY = Decimal("Infinity")
GRID = [Decimal(n) / 2 for n in range(-2, 13)]
"""Every half from -1 to 6: ends are whole, so every interval that is not empty holds one."""


@st.composite
def intervals(draw: st.DrawFn, slack: bool = False) -> Quantity:
    low, high = sorted(draw(st.tuples(st.integers(0, 5), st.integers(0, 5))))
    opens = draw(st.tuples(st.booleans(), st.booleans())) if low < high else (False, False)
    ends = [Decimal(low), Decimal(high)]
    if draw(st.booleans()):
        ends[0] = -INFINITY
    elif draw(st.booleans()):
        ends[1] = INFINITY
    width = Decimal(draw(st.integers(0, 2))) / 2 if slack else Decimal(0)
    return Quantity(ends[0], ends[1], *opens, unit_text="troops", slack=width)


def allowed(quantity: Quantity) -> set[Decimal]:
    return {value for value in GRID if value in quantity}


@given(intervals(), intervals())
def test_verdicts_agree_with_brute_force(a: Quantity, b: Quantity) -> None:
    mine, theirs = allowed(a), allowed(b)
    verdict = a.compare(b).verdict
    assert (verdict == "entails") == (mine <= theirs)
    assert (verdict == "contradicts") == (not mine & theirs)


@given(intervals(slack=True), intervals(slack=True))
def test_slack_only_turns_contradictions_into_consistency(a: Quantity, b: Quantity) -> None:
    exact = [Quantity(q.low, q.high, q.low_open, q.high_open, unit_text="troops") for q in (a, b)]
    strict, lax = exact[0].compare(exact[1]).verdict, a.compare(b).verdict
    assert lax == strict or (strict, lax) == ("contradicts", "consistent")
    gap = max(b.low - a.high, a.low - b.high)
    if strict == "contradicts" and (a.slack or b.slack):
        assert (lax == "contradicts") == (gap >= a.slack + b.slack)


@given(intervals(slack=True), intervals(slack=True), intervals(slack=True))
def test_entailment_is_an_order_and_conflict_is_mutual(
    a: Quantity, b: Quantity, c: Quantity
) -> None:
    assert a.compare(a).verdict == "entails"
    if a.compare(b).verdict == b.compare(c).verdict == "entails":
        assert a.compare(c).verdict == "entails"
    assert (a.compare(b).verdict == "contradicts") == (b.compare(a).verdict == "contradicts")


@given(st.lists(intervals(slack=True), max_size=12))
def test_contradictions_are_those_of_comparing_all_pairs(quantities: list[Quantity]) -> None:
    every = product(range(len(quantities)), repeat=2)
    pairs = {frozenset(p) for p in every if _contradict(quantities[p[0]], quantities[p[1]])}
    found = list(contradictions(quantities))
    assert {frozenset(pair) for pair in found} == pairs
    assert len(found) == len(pairs)


def _contradict(a: Quantity, b: Quantity) -> bool:
    return a.compare(b).verdict == "contradicts"


UNITS = ["m", "km", "[mi_i]", "kg", "EUR", "USD", "%"]


@settings(deadline=None)  # the first conversion loads the table of units
@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.sampled_from(UNITS), st.sampled_from("xy")), max_size=10
    )
)
def test_contradictions_across_units_are_those_of_comparing_all_pairs(
    stated: list[tuple[int, str, str]],
) -> None:
    quantities = [
        Quantity.stated("equal", Decimal(value), unit_code=unit, what=what)
        for value, unit, what in stated
    ]
    every = product(range(len(quantities)), repeat=2)
    pairs = {frozenset(p) for p in every if _contradict(quantities[p[0]], quantities[p[1]])}
    assert {frozenset(pair) for pair in contradictions(quantities)} == pairs


def test_contradictions_need_a_thing() -> None:
    ages = [Quantity.stated("equal", Decimal(n), unit_code="a", what="age") for n in (40, 50)]
    assert list(contradictions(ages)) == []
    sums = [Quantity.stated("equal", Decimal(n), unit_code="EUR") for n in (1, 2)]
    assert sums[0].compare(sums[1]).verdict == "contradicts"
    assert list(contradictions(sums)) == []


def test_many_quantities_take_little_time() -> None:
    many = [Quantity.stated("equal", Decimal(5), unit_text="troops")] * 50_000
    odd = Quantity.stated("equal", Decimal(6), unit_text="troops")
    assert len(list(contradictions([*many, odd]))) == 50_000


def test_an_empty_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="allows no value"):
        Quantity(Decimal(2), Decimal(1))
    with pytest.raises(ValueError, match="allows no value"):
        Quantity(Decimal(1), Decimal(1), low_open=True)


@given(st.integers(-(10**30), 10**30), st.sampled_from(["equal", "approximately", "atLeast"]))
def test_the_largest_values_of_the_model_compare(value: int, comparator: str) -> None:
    one = Quantity.stated(comparator, Decimal(value) + Decimal("1e-30"), unit_text="x")
    assert one.compare(one).verdict == "entails"


# -- units -----------------------------------------------------------------------------------------


@settings(deadline=None)  # the first conversion loads the table of units
@given(st.decimals(-1000, 1000, places=3))
def test_temperatures_convert_exactly(celsius: Decimal) -> None:
    converted = Quantity.stated("equal", celsius, unit_code="Cel").to("[degF]")
    assert converted is not None
    assert Fraction(converted.low) == Fraction(celsius) * 9 / 5 + 32


@settings(deadline=None)  # the first conversion loads the table of units
@given(intervals())
def test_conversion_there_and_back_keeps_the_interval(quantity: Quantity) -> None:
    miles = Quantity(quantity.low, quantity.high, quantity.low_open, quantity.high_open, "[mi_i]")
    metres = miles.to("m")
    assert metres is not None
    assert metres.compare(miles).verdict == "entails" == miles.compare(metres).verdict
    assert metres.to("[mi_i]") == miles


@pytest.mark.parametrize("code", ["EUR", "troops", "9**9**9", "m" * 10_000, "", "[", "m..m", "/"])
def test_what_is_no_unit_is_none(code: str) -> None:
    assert physical(code) is None


@pytest.mark.parametrize(
    ("value", "code", "same", "in_code"),
    [
        ("1", "bar", "100000", "Pa"),
        ("1", "hbar", "100", "bar"),
        ("1013.25", "hPa", "1", "atm"),
        ("2", "kcd", "2000", "cd"),
        ("3", "[ppth]", "0.3", "%"),
        ("4000", "[ppb]", "4", "[ppm]"),
        ("2", "kt", "2000000", "kg"),
        ("1", "ka", "1000", "a"),
    ],
)
def test_codes_that_look_like_others_mean_what_ucum_says(
    value: str, code: str, same: str, in_code: str
) -> None:
    one = Quantity.stated("equal", Decimal(value), unit_code=code)
    other = Quantity.stated("equal", Decimal(same), unit_code=in_code)
    assert one.compare(other).verdict == "entails"


def test_every_unit_that_is_read_is_known_and_measures_what_it_says() -> None:
    dimensions: dict[str, list[dict[str, object]]] = {}
    for unit in (*units._names().values(), *units._symbols().values()):
        if unit.code is not None:
            known = physical(unit.code)
            assert known is not None, f"{unit.code} is missing in _PINT of quantity/units.py"
            dimensions.setdefault(unit.family, []).append(dict(known.dimensionality))
    many = {family for family, found in dimensions.items() if any(d != found[0] for d in found)}
    assert many == {"rate", "share"}


def test_units_are_listed_by_names_that_cldr_has() -> None:
    named = {
        name.partition("-")[2] for _, row in every_row("en/data/units.tsv") for name in row.split()
    }
    for section in ("units without prefixes", "units with prefixes"):
        assert word_pairs("en/quantities.txt", section).keys() <= named


def test_without_pint_one_unit_compares_and_two_name_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    physical.cache_clear()
    _registry.cache_clear()
    monkeypatch.setitem(sys.modules, "pint", None)
    near, far = (Quantity.stated("equal", Decimal(n), unit_code="km") for n in (1, 5))
    assert near.compare(far).verdict == "contradicts"
    with pytest.raises(MissingExtra, match=r"claimgraph\[units\]"):
        near.compare(Quantity.stated("equal", Decimal(1), unit_code="[mi_i]"))


def test_currencies_do_not_convert() -> None:
    euros, dollars = (Quantity.stated("equal", Decimal(5), unit_code=c) for c in ("EUR", "USD"))
    comparison = euros.compare(dollars)
    assert comparison.verdict == "incomparable"
    assert "exchange" in comparison.reason


@given(st.text(max_size=40))
def test_keys_of_what_is_measured_are_stable(what: str) -> None:
    same = what.upper().casefold() == what.casefold()  # not of "ı", whose capital is that of "i"
    assert not same or what_key(what) == what_key(what.upper())
    assume(what_key(what))
    assert what_key(f"in the {what}") == what_key(what)


# -- the published table ---------------------------------------------------------------------------

TABLE = Path(__file__).parent / "cases" / "figures.tsv"
CASES = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


def test_the_table_has_a_hundred_cases_and_no_case_twice() -> None:
    assert len(CASES) >= 100
    assert len({tuple(case[:2]) for case in CASES}) == len(CASES)
    assert {case[2] for case in CASES} == {"entails", "consistent", "contradicts", "incomparable"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: " | ".join(case[:2]))
def test_the_phrases_of_the_table_are_read_and_compared(case: list[str]) -> None:
    first, second, verdict, _ = case
    [one], [other] = find_quantities(first), find_quantities(second)
    comparison = one.compare(other)
    assert comparison.verdict == verdict, comparison.reason
    back = other.compare(one).verdict
    assert (verdict in ("contradicts", "incomparable")) == (back in ("contradicts", "incomparable"))
