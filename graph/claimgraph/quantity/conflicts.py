"""Quantities among many: which measure one thing in one unit, and which pairs cannot both hold."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claimgraph.quantity.algebra import Quantity, bottom, in_base_unit, measured, top, unit_key
from claimgraph.quantity.wording import names_a_thing


def contradictions(quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of indices of quantities that cannot both hold, lower values first.

    Takes n log n steps and one for each pair. Quantities that do not say of what thing they are, or
    only name a dimension such as "age", are passed over: two sums of euros are not of one thing for
    being in euros.

    >>> list(contradictions([Quantity.stated("equal", Decimal(n), what="dead") for n in (3, 5, 3)]))
    [(0, 1), (2, 1)]

    Raises:
        MissingExtra: one thing is measured in several units and pint is not installed.
    """
    for group in comparable(quantities):
        by_top = sorted((bounds.top, bounds.place) for bounds in group)
        tops = [highest for highest, _ in by_top]
        for bounds in sorted(group, key=lambda one: (one.bottom, one.place)):
            below = bisect_left(tops, bounds.above)
            yield from ((place, bounds.place) for _, place in by_top[:below])


class Bounds(NamedTuple):
    """The ends of one quantity among several, slack included, as keys that sort.

    One lies wholly below another when its ``top`` is less than the other's ``above``.
    """

    place: int
    bottom: tuple[Decimal, int]
    top: tuple[Decimal, int]
    above: tuple[Decimal, int]


def comparable(quantities: Sequence[Quantity]) -> Iterator[list[Bounds]]:
    """Yield the groups of quantities that measure one thing in one unit, as bounds.

    Units are converted where one thing is measured in several. Quantities that do not say of what
    thing they are, or only name a dimension such as "age", are in no group.

    Raises:
        MissingExtra: one thing is measured in several units and pint is not installed.
    """
    for members in _comparable(quantities).values():
        yield [_bounds(place, quantity) for place, quantity in members]


def _bounds(place: int, quantity: Quantity) -> Bounds:
    low, low_closed = bottom(quantity)
    return Bounds(place, (low, not low_closed), top(quantity), (low, 1 if low_closed else 2))


def _comparable(quantities: Sequence[Quantity]) -> dict[Hashable, list[tuple[int, Quantity]]]:
    """Group quantities by what they measure and the unit, converted where there are several."""
    groups: dict[Hashable, list[tuple[int, Quantity]]] = defaultdict(list)
    named: dict[str, set[str]] = defaultdict(set)
    for quantity in quantities:
        named[measured(quantity)].add(unit_key(quantity))
    for index, quantity in enumerate(quantities):
        if names_a_thing(what := measured(quantity)):
            several = len(named[what]) > 1
            based = (in_base_unit(quantity) if several else None) or quantity
            groups[what, unit_key(based)].append((index, based))
    return groups
