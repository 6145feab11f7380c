"""Layout of pictures that are lists of rows, on the caller's axes or on a figure of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from claimgraph.errors import DoesNotFit
from claimgraph.plot.canvas import new_axes, size_of
from claimgraph.plot.fonts import Typeface
from claimgraph.plot.frame import LEADING, MARGIN, SMALL, Frame, framed
from claimgraph.plot.primitives import Pen
from claimgraph.plot.scene import Item

SMALLEST = 5.5
"""Points below which no text is set."""
COMFORTABLE = 9.0
"""Points of the text where the page may be as high as it likes."""
INCH = 72.0


@dataclass(frozen=True)
class RowPage:
    """A page in ems, with its title and legend drawn; rows go between ``top`` and ``bottom``."""

    pen: Pen
    face: Typeface
    frame: Frame
    height: float

    @property
    def left(self) -> float:
        """Where rows begin."""
        return MARGIN

    @property
    def right(self) -> float:
        """Where rows end."""
        return self.frame.width - MARGIN

    @property
    def top(self) -> float:
        """Where the first row begins."""
        return self.frame.head

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.height - self.frame.foot

    def line(
        self, x: float, y: float, text: str, width: float, *, gid: str | None = None,
        colour: str | None = None, scale: float = 1.0,
    ) -> float:  # fmt: skip
        """Write text on one line, cut to a width; return where it ends."""
        shown = self.face.regular.wrap(self.face.shown(text), max(width, 1.0) / scale, 1)[0]
        self.pen.write(x, y, shown, gid=gid, colour=colour, scale=scale)
        return x + self.face.regular.width(shown) * scale

    def small(self, x: float, y: float, text: str, *, align: str = "left") -> None:
        """Write small print."""
        self.pen.write(x, y, text, colour=self.pen.palette.quiet, scale=SMALL, ha=align)

    def patch(
        self, path: Path, colour: str, gid: str | None = None, *, zorder: float = 2.0
    ) -> None:
        """Fill a path."""
        shape = PathPatch(path, facecolor=colour, linewidth=0, gid=gid, zorder=zorder)
        shape.set_clip_on(False)
        self.pen.ax.add_artist(shape)

    def paragraph(self, y: float, text: str) -> None:
        """Write words in place of a picture, wrapped to the page."""
        lines = self.face.regular.wrap(self.face.shown(text), self.right - self.left)
        for number, line in enumerate(lines):
            self.pen.write(self.left, y + (number + 0.5) * LEADING, line)


def rectangle(x: float, y: float, width: float, height: float) -> Path:
    """Return the outline of a box."""
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return Path(corners, closed=True)


def open_row_page(
    body: float, what: str, *, title: str, face: Typeface, ax: Axes | None = None,
    legend: Iterable[Item] = (), fontsize: float | None = None, size: tuple[float, float] = (12, 8),
) -> RowPage:  # fmt: skip
    """Return a page with room for ``body`` ems of rows: the caller's axes, or a new figure.

    Raises:
        DoesNotFit: the caller's axes are too low for the rows at 5.5 points.
    """
    legend = [Item("", face.shown(item.label), item.look) for item in legend]
    title = face.shown(title)
    if ax is None:
        em = fontsize or COMFORTABLE
        frame = framed(title, legend, size[0] * INCH / em, face)
        height = frame.head + body + frame.foot
        ax = new_axes(size[0], height * em / INCH)
        return _drawn(Pen(ax, em, (size[0] * INCH, height * em), face.family), face, frame, height)
    width, height = size_of(ax)
    em = fontsize or COMFORTABLE + 1
    while True:
        frame = framed(title, legend, width / em, face)
        needed = frame.head + body + frame.foot
        if needed * em <= height:
            pen = Pen(ax, em, (width, height), face.family)
            return _drawn(pen, face, frame, needed)
        if fontsize or em <= SMALLEST:
            advice = "give the axes more, or leave ax out and the figure grows"
            raise DoesNotFit(
                what,
                "height",
                needed=needed * em / INCH,
                given=height / INCH,
                fontsize=em,
                advice=advice,
            )
        em -= 0.5


def _drawn(pen: Pen, face: Typeface, frame: Frame, height: float) -> RowPage:
    pen.frame(frame, height)
    return RowPage(pen, face, frame, height)
