"""Placement of the labels of a layered picture, and routing of the edges between them.

Lengths are in ems, y grows downwards. Edges run straight in their own row to the edge of the
column, and bend only in the gutters, where there is no text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimgraph.plot.frame import GLYPH, LEADING
from claimgraph.plot.layered_layout.typesetting import GAP, Column, Setting
from claimgraph.plot.scene import Edge, Item

_LOOSEST = 1.7
"""Most space between two claims when there is room."""
_SPREAD = 0.28
"""Space between two edges that end at one label."""
_CLEAR = 0.5
"""Space between an edge's end and the text or glyph."""


@dataclass(frozen=True)
class Box:
    """A label in its place: where the text begins, its middle height, its size and lines."""

    item: Item
    x: float
    y: float
    width: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """The height of the lines."""
        return len(self.lines) * LEADING

    @property
    def glyph(self) -> tuple[float, float]:
        """Where the middle of the glyph is."""
        return self.x - GLYPH * 0.62, self.y


@dataclass(frozen=True)
class Route:
    """An edge in its place: straight from ``start`` to ``bend``, then one curve to ``end``."""

    edge: Edge
    start: tuple[float, float]
    bend: float
    end: tuple[float, float]

    @property
    def vertices(self) -> NDArray[np.float64]:
        """Start, bend, two handles and end of the path."""
        (x0, y0), (x1, y1) = self.start, self.end
        middle = (self.bend + x1) / 2
        points = [(x0, y0), (self.bend, y0), (middle, y0), (middle, y1), (x1, y1)]
        return np.array(points)


def place(setting: Setting, height: float) -> tuple[list[Box], list[Route]]:
    """Return the labels and the edges of a setting on a page of some height."""
    top, bottom = setting.head, height - setting.frame.foot
    sources, claims, entities = setting.columns
    middle = dict(zip([i.id for i in claims.items], _spaced(claims, top, bottom), strict=True))
    left_pull = [(e.start, middle[e.end]) for e in setting.scene.left]
    right_pull = [(e.end, middle[e.start]) for e in setting.scene.right]
    rows = (
        middle
        | _pulled(sources, left_pull, top, bottom)
        | _pulled(entities, right_pull, top, bottom)
    )
    boxes = [box for column in setting.columns for box in _boxes(column, rows)]
    held = {box.item.id: box for box in boxes}
    routes = _routes(setting.scene.left, held, sources.right)
    return boxes, routes + _routes(setting.scene.right, held, claims.right)


def _boxes(column: Column, rows: Mapping[str, float]) -> list[Box]:
    return [
        Box(item, column.x, rows[item.id], width, lines)
        for item, width, lines in zip(column.items, column.widths, column.lines, strict=True)
    ]


def _spaced(column: Column, top: float, bottom: float) -> list[float]:
    """Return the middle of each label of a column whose spare height is shared out evenly."""
    heights = column.heights
    spare = bottom - top - sum(heights)
    gap = min(spare / max(1, len(heights) - 1), _LOOSEST)
    y = top + max(0.0, spare - gap * (len(heights) - 1)) / 2
    middles = []
    for height in heights:
        middles.append(y + height / 2)
        y += height + gap
    return middles


def _pulled(
    column: Column, pulls: Iterable[tuple[str, float]], top: float, bottom: float
) -> dict[str, float]:
    """Return the middle of each label, as near to the mean of its neighbours as order allows.

    Least squares under the order and the gaps, by pooling adjacent violators; exact with bounds.
    """
    if not column.items:
        return {}
    wanted: dict[str, list[float]] = defaultdict(list)
    for node, y in pulls:
        wanted[node].append(y)
    heights = np.array(column.heights)
    offsets = np.concatenate([[0.0], np.cumsum((heights[:-1] + heights[1:]) / 2 + GAP)])
    means, last = [], top
    for item in column.items:
        found = wanted[item.id]
        last = sum(found) / len(found) if found else last
        means.append((last, len(found) or 0.05))
    pooled = _isotonic([(m - o, w) for (m, w), o in zip(means, offsets, strict=True)])
    lowest, highest = top + heights[0] / 2, bottom - heights[-1] / 2 - offsets[-1]
    rows = np.clip(pooled, lowest, max(lowest, highest)) + offsets
    return dict(zip([i.id for i in column.items], map(float, rows), strict=True))


def _isotonic(values: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    """Return the nearest non-decreasing values, given (value, weight)."""
    blocks: list[list[float]] = []
    for value, weight in values:
        blocks.append([value, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            value_b, weight_b, count_b = blocks.pop()
            value_a, weight_a, count_a = blocks.pop()
            total = weight_a + weight_b
            mean = (value_a * weight_a + value_b * weight_b) / total
            blocks.append([mean, total, count_a + count_b])
    return np.repeat([b[0] for b in blocks], [int(b[2]) for b in blocks])


def _routes(edges: Sequence[Edge], boxes: Mapping[str, Box], column_right: float) -> list[Route]:
    """Return the edges of one gutter; those that share an end are spread a little there."""
    starts = _ends(((e.start, boxes[e.end].y, i) for i, e in enumerate(edges)), boxes)
    ends = _ends(((e.end, boxes[e.start].y, i) for i, e in enumerate(edges)), boxes)
    routes = []
    for index, edge in enumerate(edges):
        begin, finish = boxes[edge.start], boxes[edge.end]
        start = (begin.x + begin.width + _CLEAR, starts[index])
        routes.append(
            Route(edge, start, column_right + _CLEAR, (finish.x - GLYPH - 0.15, ends[index]))
        )
    return routes


def _ends(meetings: Iterable[tuple[str, float, int]], boxes: Mapping[str, Box]) -> dict[int, float]:
    """Return how high each edge meets a label; a meeting is (label, the other end's y, edge)."""
    at: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for node, other, index in meetings:
        at[node].append((other, index))
    heights: dict[int, float] = {}
    for node, met in at.items():
        box = boxes[node]
        step = min(_SPREAD, (box.height + GAP * 0.5) / len(met))
        for rank, (_, index) in enumerate(sorted(met)):
            heights[index] = box.y + step * (rank - (len(met) - 1) / 2)
    return heights
