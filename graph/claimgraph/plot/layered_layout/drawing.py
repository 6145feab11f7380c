"""The drawing of a layered picture that has been set in type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from matplotlib.path import Path

from claimgraph.plot.canvas import PART
from claimgraph.plot.frame import LEADING
from claimgraph.plot.layered_layout.placement import Box, Route, place
from claimgraph.plot.layered_layout.typesetting import HEADING, Setting
from claimgraph.plot.palette import STATUS_WORDS
from claimgraph.plot.primitives import UNDER, Pen

_CURVE = [Path.MOVETO, Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]


def draw(pen: Pen, setting: Setting, height: float) -> None:
    """Draw a layered picture that has been set, on a page of some height in ems."""
    boxes, routes = place(setting, height)
    _draw_edges(pen, routes)
    for box in boxes:
        _draw_label(pen, box)
    y = setting.head - 0.7 - HEADING * LEADING / 2
    for x, text in setting.headings:
        pen.write(x, y, text, scale=HEADING, colour=pen.palette.quiet)
    pen.frame(setting.frame, height)


def _draw_edges(pen: Pen, routes: Iterable[Route]) -> None:
    by_style: dict[str, list[Route]] = defaultdict(list)
    for route in routes:
        by_style[route.edge.style].append(route)
    for style in UNDER:
        drawn = by_style[style]
        if drawn:
            paths = [Path(route.vertices, _CURVE) for route in drawn]
            pen.edges(style, paths, [(route.edge.start, route.edge.end) for route in drawn])


def _draw_label(pen: Pen, box: Box) -> None:
    item = box.item
    colour = pen.palette.ink if item.look in STATUS_WORDS else pen.palette[item.look]
    top = box.y - box.height / 2
    for number, line in enumerate(box.lines):
        gid = f"{item.id}{PART}{number}" if number else item.id
        pen.write(box.x, top + (number + 0.5) * LEADING, line, gid=gid, colour=colour)
    pen.glyph(*box.glyph, item.look, gid=f"{item.id}{PART}glyph")
