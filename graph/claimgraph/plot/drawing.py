"""The artists of a layered picture: one line of text each, glyphs, and one collection per edge style."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from claimgraph.plot.canvas import PART
from claimgraph.plot.lettering import Line
from claimgraph.plot.palette import EDGE_DASHES, EDGE_WIDTHS, MARKERS, STATUS_WORDS, Palette
from claimgraph.plot.placing import Box, Route, place
from claimgraph.plot.setting import GLYPH, HEADING, LEADING, LEGEND, MARGIN, TITLE, Setting

_CURVE = [Path.MOVETO, Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
_BASELINE = 0.36
"""From the middle of a line down to its baseline, in ems."""
_UNDER = ("candidate", "mentions", "about", "figures", "cites", "voices")
"""Styles of edges, the lowest drawn first."""


class Edges(PathCollection):
    """All edges of one style; ``ends`` holds the two node ids of each path, in the same order."""

    def __init__(self, paths: Sequence[Path], ends: Sequence[tuple[str, str]], **look: Any) -> None:
        super().__init__(paths, **look)
        self.ends = tuple(ends)


class Pen:
    """Draws on axes whose unit is one em of the text, y downwards, in one font and one palette."""

    def __init__(
        self,
        ax: Axes,
        em: float,
        size: tuple[float, float],
        family: Sequence[str],
        palette: Palette,
    ) -> None:
        self.ax, self.em, self.family, self.palette = ax, em, list(family), palette
        ax.set_axis_off()
        ax.set(xlim=(0, size[0] / em), ylim=(size[1] / em, 0), aspect="auto", autoscale_on=False)

    def write(
        self, x: float, y: float, text: str, *, gid: str | None = None, colour: str | None = None,
        scale: float = 1.0, **look: Any,
    ) -> None:  # fmt: skip
        """Write one line of text whose middle height is y."""
        line = Line(
            x, y + _BASELINE * scale, text, color=colour or self.palette.ink, gid=gid,
            fontfamily=self.family, fontsize=self.em * scale, va="baseline", zorder=3, **look,
        )  # fmt: skip
        self.ax.add_artist(line)
        line.set_clip_on(False)

    def glyph(
        self, x: float, y: float, look: str, *, gid: str | None = None, scale: float = 1.0
    ) -> None:
        """Draw the glyph of a status or of a kind of node."""
        marker, fill, size = MARKERS[look]
        colour = self.palette[look]
        style = MarkerStyle(marker, fillstyle=fill)  # type: ignore[arg-type]  # names of fill styles
        self.ax.add_artist(
            Line2D(
                [x],
                [y],
                marker=style,
                markersize=size * self.em * scale,
                color=colour,
                markerfacecoloralt="none",
                markeredgewidth=max(0.5, 0.085 * self.em * scale),
                linestyle="none",
                zorder=3,
                gid=gid,
                clip_on=False,
            )  # fmt: skip
        )

    def edges(self, style: str, routes: Sequence[Route]) -> None:
        """Draw all edges of one style."""
        width = EDGE_WIDTHS[style] * self.em / 10
        dashes = EDGE_DASHES.get(style)
        self.ax.add_collection(
            Edges(
                [Path(route.vertices, _CURVE) for route in routes],
                [(route.edge.start, route.edge.end) for route in routes],
                facecolors="none",
                edgecolors=self.palette[style],
                linewidths=width,
                linestyles=[(0, dashes)] if dashes else "solid",
                gid=style,
                zorder=_zorder(style),
                clip_on=False,
            ),  # fmt: skip
            autolim=False,
        )

    def sample(self, x: float, y: float, style: str, *, scale: float) -> None:
        """Draw a short piece of an edge, for a legend."""
        dashes = EDGE_DASHES.get(style)
        self.ax.add_artist(
            Line2D(
                [x, x + scale],
                [y, y],
                color=self.palette[style],
                linewidth=EDGE_WIDTHS[style] * self.em / 10,
                clip_on=False,
                linestyle=(0, dashes) if dashes else "solid",
                solid_capstyle="butt",
            )  # fmt: skip
        )


def _zorder(style: str) -> float:
    return 1 + _UNDER.index(style) / 10


def draw(pen: Pen, setting: Setting, height: float) -> None:
    """Draw a layered picture that has been set, on a page of some height in ems."""
    boxes, routes = place(setting, height)
    _draw_edges(pen, routes)
    for box in boxes:
        _draw_label(pen, box)
    _draw_title(pen, setting)
    _draw_legend(pen, setting, height)


def _draw_edges(pen: Pen, routes: Iterable[Route]) -> None:
    by_style: dict[str, list[Route]] = defaultdict(list)
    for route in routes:
        by_style[route.edge.style].append(route)
    for style in _UNDER:
        if style in by_style:
            pen.edges(style, by_style[style])


def _draw_label(pen: Pen, box: Box) -> None:
    item = box.item
    colour = pen.palette.ink if item.look in STATUS_WORDS else pen.palette[item.look]
    top = box.y - box.height / 2
    for number, line in enumerate(box.lines):
        gid = f"{item.id}{PART}{number}" if number else item.id
        pen.write(box.x, top + (number + 0.5) * LEADING, line, gid=gid, colour=colour)
    pen.glyph(*box.glyph, item.look, gid=f"{item.id}{PART}glyph")


def _draw_title(pen: Pen, setting: Setting) -> None:
    for number, line in enumerate(setting.title):
        y = MARGIN + (number + 0.5) * LEADING * TITLE
        pen.write(MARGIN, y, line, scale=TITLE, weight="bold")
    y = setting.head - 0.7 - HEADING * LEADING / 2
    for x, text in setting.headings:
        pen.write(x, y, text, scale=HEADING, colour=pen.palette.quiet)


def _draw_legend(pen: Pen, setting: Setting, height: float) -> None:
    first = height - setting.foot + 0.9
    for number, row in enumerate(setting.legend):
        y = first + (number + 0.5) * LEGEND * (LEADING + 0.3)
        for item, x in row:
            if item.look in EDGE_WIDTHS:
                pen.sample(x, y, item.look, scale=LEGEND)
            elif item.look:
                pen.glyph(x + 0.5 * LEGEND, y, item.look, scale=LEGEND)
            pen.write(
                x + (GLYPH * LEGEND if item.look else 0.0),
                y,
                item.label,
                scale=LEGEND,
                colour=pen.palette.quiet,
            )
