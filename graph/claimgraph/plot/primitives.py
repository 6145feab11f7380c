"""Drawing primitives of all pictures: text, glyphs and edges, in ems, one font and palette."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from claimgraph.plot.canvas import palette_of
from claimgraph.plot.frame import GLYPH, LEADING, MARGIN, SMALL, TITLE, Frame
from claimgraph.plot.palette import EDGE_DASHES, EDGE_WIDTHS, MARKERS
from claimgraph.plot.text_layout import TextLine

_BASELINE = 0.36
"""From the middle of a line down to its baseline, in ems."""
_QUARTER = Path.wedge(0, 90)
"""The filled part of a circle that is a quarter full."""
UNDER = ("candidate", "mentions", "about", "figures", "cites", "voices")
"""Styles of edges, the lowest drawn first."""


class Edges(PathCollection):
    """All edges of one style; ``ends`` holds the two node ids of each path, in the same order."""

    def __init__(self, paths: Sequence[Path], ends: Sequence[tuple[str, str]], **look: Any) -> None:
        super().__init__(paths, **look)
        self.ends = tuple(ends)


class Pen:
    """Draws on axes whose unit is one em of the text, y downwards, in one font and one palette."""

    def __init__(
        self, ax: Axes, em: float, size: tuple[float, float], family: Sequence[str]
    ) -> None:
        self.ax, self.em, self.family = ax, em, list(family)
        self.palette = palette_of(ax)
        ax.set_axis_off()
        ax.set(xlim=(0, size[0] / em), ylim=(size[1] / em, 0), aspect="auto", autoscale_on=False)

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        gid: str | None = None,
        colour: str | None = None,
        scale: float = 1.0,
        **look: Any,
    ) -> None:
        """Write one line of text whose middle height is y."""
        line = TextLine(
            x,
            y + _BASELINE * scale,
            text,
            color=colour or self.palette.ink,
            gid=gid,
            fontfamily=self.family,
            fontsize=self.em * scale,
            va="baseline",
            zorder=3,
            **look,
        )
        self.ax.add_artist(line)
        line.set_clip_on(False)

    def glyph(
        self, x: float, y: float, look: str, *, gid: str | None = None, scale: float = 1.0
    ) -> None:
        """Draw the glyph of a status or of a kind of node."""
        marker, fill, size = MARKERS[look]
        self._mark(x, y, look, marker, fill, size, scale, gid)
        if fill == "quarter":
            self._mark(x, y, look, _QUARTER, "full", size, scale, None)

    def _mark(
        self, x: float, y: float, look: str, marker: str | Path, fill: str, size: float,
        scale: float, gid: str | None,
    ) -> None:  # fmt: skip
        colour, ground = self.palette[look], self.palette.ground
        shape = MarkerStyle(marker, fillstyle="left" if fill == "left" else "full")
        self.ax.add_artist(
            Line2D(
                [x],
                [y],
                marker=shape,
                markersize=size * self.em * scale,
                color=colour,
                markerfacecolor=ground if fill in ("none", "quarter") else colour,
                markerfacecoloralt=ground,
                markeredgewidth=max(0.5, 0.085 * self.em * scale),
                linestyle="none",
                zorder=3,
                gid=gid,
                clip_on=False,
            )
        )

    def edges(self, style: str, paths: Sequence[Path], ends: Sequence[tuple[str, str]]) -> None:
        """Draw all edges of one style, whose ends are these pairs of node ids."""
        width = EDGE_WIDTHS[style] * self.em / 10
        dashes = EDGE_DASHES.get(style)
        self.ax.add_collection(
            Edges(
                paths,
                ends,
                facecolors="none",
                edgecolors=self.palette[style],
                linewidths=width,
                linestyles=[(0, dashes)] if dashes else "solid",
                gid=style,
                zorder=_zorder(style),
                clip_on=False,
            ),
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
            )
        )

    def frame(self, frame: Frame, height: float) -> None:
        """Draw a title and a legend on a page of some height."""
        for number, line in enumerate(frame.title):
            y = MARGIN + (number + 0.5) * LEADING * TITLE
            self.write(MARGIN, y, line, scale=TITLE, weight="bold", gid="title")
        for x, item, y in frame.rows(height):
            if item.look in EDGE_WIDTHS:
                self.sample(x, y, item.look, scale=SMALL)
            elif item.look:
                self.glyph(x + 0.5 * SMALL, y, item.look, scale=SMALL)
            start = x + (GLYPH * SMALL if item.look else 0.0)
            self.write(start, y, item.label, scale=SMALL, colour=self.palette.quiet)


def _zorder(style: str) -> float:
    return 1 + UNDER.index(style) / 10
