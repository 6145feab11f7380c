"""Interval algebra of figures: what two stated quantities say about each other.

A quantity is an interval of exact decimals with open or closed, finite or infinite ends, a unit and
a what: "at least 309 billion euros in aid" is [309000000000, ∞) EUR of aid. One entails another
when every value it allows is allowed by the other; two contradict when no value is allowed by both.

Numbers in prose are rounded, so each end also has a *slack*, and nothing contradicts within it:

* a printed fraction, a multiple of a million, a percentage and a physical measurement are taken
  as rounded to their last place ("24 mi" is 24 ± 0.5); other values, such as counts, are exact;
* "about 300" is 300 ± 10 %, with a slack of a further 15 %: 320 entails it, 360 is consistent with
  it, 400 contradicts it.

Entailment takes the printed values at their word, so it is reflexive and transitive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from claimgraph.quantity import printed, units
from claimgraph.quantity.wording import what_key

if TYPE_CHECKING:
    from pint.facets.plain import PlainUnit

Verdict = Literal["entails", "consistent", "contradicts", "incomparable"]

INFINITY = printed.INFINITY


@dataclass(frozen=True)
class Comparison:
    """What one quantity says about another, and why, in words."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True)
class Quantity:
    """An interval of values of one unit, and what it measures.

    ``unit_code`` is ISO 4217 or UCUM, ``unit_text`` a counted noun. ``slack`` widens both ends when
    it is asked whether two quantities can both hold; an end that slack has moved is open.

    Raises:
        ValueError: the interval is empty, or slack is negative.
    """

    low: Decimal = -INFINITY
    high: Decimal = INFINITY
    low_open: bool = False
    high_open: bool = False
    unit_code: str | None = None
    unit_text: str | None = None
    what: str | None = None
    slack: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        for end, is_open in (("low", "low_open"), ("high", "high_open")):
            if not getattr(self, end).is_finite():  # no value lies there: one way to say so
                object.__setattr__(self, is_open, False)
        empty = self.low == self.high and (self.low_open or self.high_open)
        if self.low > self.high or empty or self.slack < 0:
            raise ValueError(f"{self.interval} with slack {self.slack} allows no value")

    @classmethod
    def stated(
        cls,
        comparator: str,
        value: Decimal,
        upper: Decimal | None = None,
        *,
        unit_code: str | None = None,
        unit_text: str | None = None,
        what: str | None = None,
    ) -> Quantity:
        """Return the quantity that a comparator and the printed values state.

        >>> Quantity.stated("moreThan", Decimal(100), unit_text="troops").interval
        '(100, ∞)'

        Raises:
            KeyError: no such comparator.
        """
        low, high, low_open, high_open = printed.ends(comparator, value, upper)
        measured = unit_code is not None and not units.is_currency(unit_code)
        slack = printed.slack(comparator, value, upper, measured=measured)
        return cls(low, high, low_open, high_open, unit_code, unit_text, what, slack)

    @property
    def unit(self) -> str | None:
        """The unit code, or the counted noun."""
        return self.unit_code or self.unit_text

    @property
    def interval(self) -> str:
        """The interval in mathematical notation, such as "[309,000,000,000, ∞)"."""
        if self.low == self.high:
            return _plain(self.low)
        left = "(" if self.low_open or self.low == -INFINITY else "["
        right = ")" if self.high_open or self.high == INFINITY else "]"
        return f"{left}{_plain(self.low)}, {_plain(self.high)}{right}"

    def __contains__(self, value: Decimal) -> bool:
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return above and below

    def compare(self, other: Quantity) -> Comparison:
        """Return what this quantity says about another one.

        *entails*: if this holds, the other holds. *consistent*: both can hold. *contradicts*: they
        cannot. *incomparable*: they are not of the same thing, or not of one unit. Only "entails"
        has a direction.

        >>> at_least = Quantity.stated("atLeast", Decimal(309 * 10**9), unit_code="EUR")
        >>> exactly = Quantity.stated("equal", Decimal(420 * 10**9), unit_code="EUR")
        >>> exactly.compare(at_least).verdict, at_least.compare(exactly).verdict
        ('entails', 'consistent')

        Raises:
            MissingExtra: the units differ and pint, which converts them, is not installed.
        """
        if measured(self) != measured(other):
            return Comparison("incomparable", _other_thing(self, other))
        if unit_key(self) == unit_key(other):
            return _judge(self, other)
        mine, theirs = in_base_unit(self), in_base_unit(other)
        if mine is None or theirs is None or mine.unit_code != theirs.unit_code:
            return Comparison("incomparable", _other_unit(self, other))
        return _judge(mine, theirs, *(f"{q.interval} {q.unit}" for q in (self, other)))

    def to(self, unit_code: str) -> Quantity | None:
        """Return this quantity in another physical unit (a UCUM code), or None when it has none.

        >>> Quantity.stated("equal", Decimal(5), unit_code="km").to("m").interval
        '5,000'

        Raises:
            MissingExtra: pint is not installed.
        """
        source, target = units.physical(self.unit_code), units.physical(unit_code)
        if source is None or target is None or source.dimensionality != target.dimensionality:
            return None
        return self._converted(source, target, unit_code)

    def _converted(self, source: PlainUnit, target: PlainUnit, code: str) -> Quantity:
        low, high, zero, slack = (
            units.convert(value, source, target)
            for value in (self.low, self.high, Decimal(0), self.slack)
        )
        return replace(self, low=low, high=high, slack=abs(slack - zero), unit_code=code)

    def __str__(self) -> str:
        what = (
            f" of {self.what}"
            if self.what and what_key(self.what) != what_key(self.unit or "")
            else ""
        )
        return f"{self.interval} {self.unit or ''}".rstrip() + what


def in_base_unit(quantity: Quantity) -> Quantity | None:
    """Return a quantity in the SI base units of its dimension; None when its unit is not physical.

    Raises:
        MissingExtra: pint is not installed.
    """
    source = units.physical(quantity.unit_code)
    return None if source is None else quantity._converted(source, *units.base(source))


# -- judging two intervals of one unit -----------------------------------------------------------


def _judge(a: Quantity, b: Quantity, mine: str = "", theirs: str = "") -> Comparison:
    mine, theirs = mine or a.interval, theirs or b.interval
    if _within(a, b):
        return Comparison("entails", f"every value of {mine} is one of {theirs}")
    if _apart(a, b) or _apart(b, a):
        return Comparison("contradicts", f"{mine} and {theirs} have no value in common")
    if not _overlap(a, b):
        return Comparison("consistent", f"{mine} and {theirs} meet only as rounded values")
    if _within(b, a):
        return Comparison("consistent", f"{theirs} is the narrower and entails {mine}")
    return Comparison("consistent", f"{mine} and {theirs} overlap")


def _within(a: Quantity, b: Quantity) -> bool:
    above = a.low > b.low or (a.low == b.low and (a.low_open or not b.low_open))
    below = a.high < b.high or (a.high == b.high and (a.high_open or not b.high_open))
    return above and below


def _apart(a: Quantity, b: Quantity) -> bool:
    """Whether all of a lies below all of b, by at least their slack."""
    high, low = top(a)[0], bottom(b)[0]
    return high < low or (high == low and not (top(a)[1] and bottom(b)[1]))


def top(quantity: Quantity) -> tuple[Decimal, bool]:
    """Return the upper end with its slack, and whether the end itself is allowed."""
    closed = not quantity.high_open and not quantity.slack
    return printed.EXACT.add(quantity.high, quantity.slack), closed


def bottom(quantity: Quantity) -> tuple[Decimal, bool]:
    """Return the lower end with its slack, and whether the end itself is allowed."""
    closed = not quantity.low_open and not quantity.slack
    return printed.EXACT.subtract(quantity.low, quantity.slack), closed


def _overlap(a: Quantity, b: Quantity) -> bool:
    bare = [replace(q, slack=Decimal(0)) for q in (a, b)]
    return not (_apart(*bare) or _apart(*reversed(bare)))


def measured(quantity: Quantity) -> str:
    """Return what a quantity measures, as what is the same in other words too."""
    return what_key(quantity.what or quantity.unit_text or "")


def unit_key(quantity: Quantity) -> str:
    """Return the unit of a quantity, as what is the same in other words too."""
    return quantity.unit_code or what_key(quantity.unit_text or "")


def _other_thing(a: Quantity, b: Quantity) -> str:
    mine, theirs = (repr(q.what or q.unit_text) if measured(q) else "nothing named" for q in (a, b))
    return f"one measures {mine}, the other {theirs}"


def _other_unit(a: Quantity, b: Quantity) -> str:
    if all(q.unit_code and units.is_currency(q.unit_code) for q in (a, b)):
        return f"{a.unit} and {b.unit} are two currencies, and rates of exchange are not assumed"
    return f"{a.unit or 'a plain number'} does not convert to {b.unit or 'a plain number'}"


def _plain(value: Decimal) -> str:
    if not value.is_finite():
        return "∞" if value > 0 else "-∞"
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
