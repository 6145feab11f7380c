"""Label placement beside points: a label that would hide something is left out.

Greedy, as in Christensen, Marks and Shieber (1995): the most important label first, each at the
place around its point that covers no label, no point and the fewest lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
_AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
"""Where a label may stand from its point, the best first: right, left, above, below, corners."""


@dataclass(frozen=True)
class Callout:
    """A label to place: the index of its point, and its width and height."""

    point: int
    width: float
    height: float


@dataclass(frozen=True)
class Spot:
    """A label in its place: left, top, width and height."""

    x: float
    y: float
    width: float
    height: float


class Table:
    """A page with points and lines, on which labels find room one after the other."""

    def __init__(self, points: Points, lines: Points, page: Spot, radius: float) -> None:
        """Start with points (n, 2) of some radius, and places sampled along the lines (m, 2)."""
        self._points, self._lines, self._radius = points, lines, radius
        self._page = page
        self._taken: list[tuple[float, float, float, float]] = []

    def put(self, callout: Callout) -> Spot | None:
        """Return the best free place for a label and take it; None when there is none."""
        best, least = None, np.inf
        for rank, spot in enumerate(self._spots(callout)):
            if not self._free(spot, callout.point):
                continue
            covered = _inside(self._lines, spot).sum() + 0.4 * rank
            if covered < least:
                best, least = spot, covered
        if best is not None:
            self._taken.append((best.x, best.y, best.x + best.width, best.y + best.height))
        return best

    def _spots(self, callout: Callout) -> Iterable[Spot]:
        x, y = self._points[callout.point]
        reach = self._radius * 1.25
        for across, down in _AROUND:
            near = reach if not (across and down) else reach * 0.6
            left = x + across * (near + callout.width / 2) - callout.width / 2
            top = y + down * (near + callout.height / 2) - callout.height / 2
            yield Spot(left, top, callout.width, callout.height)

    def _free(self, spot: Spot, own: int) -> bool:
        page = self._page
        if spot.x < page.x or spot.y < page.y:
            return False
        if spot.x + spot.width > page.x + page.width or spot.y + spot.height > page.y + page.height:
            return False
        if any(
            spot.x < x1 and x0 < spot.x + spot.width and spot.y < y1 and y0 < spot.y + spot.height
            for x0, y0, x1, y1 in self._taken
        ):
            return False
        hidden = _inside(self._points, spot, self._radius * 0.9)
        hidden[own] = False
        return not hidden.any()


def _inside(points: Points, spot: Spot, margin: float = 0.0) -> NDArray[np.bool_]:
    low = np.array([spot.x - margin, spot.y - margin])
    high = np.array([spot.x + spot.width + margin, spot.y + spot.height + margin])
    return np.asarray(np.all((points > low) & (points < high), axis=1))


def sampled(points: Points, pairs: Sequence[tuple[int, int]], step: float) -> Points:
    """Return places along the straight lines between pairs of points, about ``step`` apart."""
    runs = [np.zeros((0, 2))]
    for start, end in pairs:
        count = max(2, int(np.linalg.norm(points[end] - points[start]) / step))
        runs.append(np.linspace(points[start], points[end], count))
    return np.concatenate(runs)
