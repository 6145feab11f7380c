"""Which figures of a graph cannot both hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimgraph.model import Figure
from claimgraph.quantity import contradictions


class Conflict(NamedTuple):
    """Two figures that cannot both hold, the lower one first, and why, in words."""

    first: Figure
    second: Figure
    reason: str


def conflicts(figures: Iterable[Figure]) -> Iterator[Conflict]:
    """Yield the pairs of figures that contradict each other, lower values first.

    Figures are compared that measure the same thing (``what``, or the counted noun) in units that
    convert; a figure and the one it restates are not compared. Takes n log n steps and one for
    each pair, so pairs are made only as they are asked for.

    >>> few, many = (Figure(document="d", value=n, unit_text="troops") for n in (300, 500))
    >>> [conflict.reason for conflict in conflicts([few, many])]
    ['300 and 500 have no value in common']

    Raises:
        MissingExtra: one thing is measured in several units and pint is not installed.
    """
    held = list(figures)
    for lower, higher in contradictions([figure.quantity for figure in held]):
        first, second = held[lower], held[higher]
        if first.restates != second.id and second.restates != first.id:
            yield Conflict(first, second, first.compare(second).reason)
