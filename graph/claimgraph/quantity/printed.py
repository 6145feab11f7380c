"""Intervals from printed values and their comparator, with the slack of rounding."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal

INFINITY = Decimal("Infinity")
NEAR = Decimal("0.10")
"""How far, as a share of the value, "about" surely reaches."""
FAR = Decimal("0.25")
"""Beyond this share of the value "about" surely does not reach."""
ROUND = Decimal(10**6)
"""Whole values that are multiples of this are taken as rounded: nobody counts to the million."""
EXACT = Context(prec=100)
"""Values have at most 60 digits, so sums of them are exact."""

Ends = tuple[Decimal, Decimal, bool, bool]
"""Lower end, upper end, and whether each is open."""


def ends(comparator: str, value: Decimal, upper: Decimal | None) -> Ends:
    """Return the interval that a comparator and its values state.

    Raises:
        KeyError: no such comparator.
    """
    return _ENDS[comparator](value, value if upper is None else upper)


def slack(comparator: str, value: Decimal, upper: Decimal | None, *, measured: bool) -> Decimal:
    """Return how far the true value may lie outside the interval stated.

    ``measured`` says that the unit is one of physics or a percentage.
    """
    if comparator == "approximately":
        return EXACT.multiply(abs(value), FAR - NEAR)
    return max(_rounding(v, measured) for v in (value, upper) if v is not None)


def _about(value: Decimal, _: Decimal) -> Ends:
    reach = EXACT.multiply(abs(value), NEAR)
    return EXACT.subtract(value, reach), EXACT.add(value, reach), False, False


_ENDS: dict[str, Callable[[Decimal, Decimal], Ends]] = {
    "equal": lambda low, high: (low, high, False, False),
    "between": lambda low, high: (low, high, False, False),
    "approximately": _about,
    "moreThan": lambda low, _: (low, INFINITY, True, False),
    "atLeast": lambda low, _: (low, INFINITY, False, False),
    "lessThan": lambda _, high: (-INFINITY, high, False, True),
    "atMost": lambda _, high: (-INFINITY, high, False, False),
}


def _rounding(value: Decimal, measured: bool) -> Decimal:
    """Return half of the last place that a printed value is rounded to; 0 when it is exact."""
    place = int(EXACT.normalize(value).as_tuple().exponent)
    rounded = not EXACT.remainder(value, ROUND)
    if not value or (place >= 0 and not rounded and not measured):
        return Decimal(0)
    return Decimal(5).scaleb((place if rounded else min(place, 0)) - 1)
