"""The coverage strip: one cell a claim or a sentence, in reading order, row after row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.path import Path

from claimgraph.errors import DoesNotFit
from claimgraph.graph import ClaimGraph
from claimgraph.model import Claim, Passage
from claimgraph.plot.canvas import new_axes, size_of
from claimgraph.plot.fonts import Typeface
from claimgraph.plot.frame import MARGIN, SMALL, framed
from claimgraph.plot.labels import title_of
from claimgraph.plot.palette import STATUS_WORDS
from claimgraph.plot.primitives import Pen
from claimgraph.plot.row_layout import COMFORTABLE, INCH, RowPage, rectangle
from claimgraph.plot.scene import Item
from claimgraph.progress import working
from claimgraph.results import counted

_LARGEST = 2.4
_SMALLEST = 0.35
"""The largest and the smallest side of a cell, in ems."""
_SHAPE = 1.25
"""Width of a cell, for a height of 1."""
_RIM = 0.14
"""Thickness of a hollow cell's rim, as a share of its side."""


_Box = tuple[float, float, float, float]


@working("drawing")
def strip(
    kb: ClaimGraph, *, by: Literal["claim", "sentence"] = "claim", ax: Axes | None = None,
    title: str | None = None, font: str | None = None, fontsize: float | None = None,
    size: tuple[float, float] = (12, 8),
) -> Axes:  # fmt: skip
    """Draw the coverage of a text: one cell a claim, in reading order, shaped by its status.

    A full cell is cited, a half one matched, a quarter of one voiced, a hollow one uncited.

    Args:
        by: "claim", or "sentence" for what each sentence of the text counts as; one that makes no
            claim is a low dash.
        ax: axes to draw on; without them a new figure is made, as high as it needs.
        title: the document's title by default; "" for none.
        font: a font family to use before matplotlib's own setting.
        fontsize: points of the legend; 9 by default.
        size: width and greatest height of a new figure, in inches.

    >>> ax = cg.plot.strip(cg.example("eastern-flank"), by="sentence")

    Raises:
        DoesNotFit: more cells than the page can show.
    """
    cells = _sentences(kb) if by == "sentence" else _claims(kb)
    title = title_of(kb, title)
    legend = _legend(cells, by)
    face = Typeface([title, *(item.label for item in legend)], font)
    width, height = size_of(ax) if ax else (size[0] * INCH, size[1] * INCH)
    em = fontsize or COMFORTABLE
    frame = framed(face.shown(title), legend, width / em, face)
    room = (
        frame.width - 2 * MARGIN - _gutter(face, len(cells)),
        height / em - frame.head - frame.foot,
    )
    side = _side(len(cells), room)
    if side is None:
        needed = len(cells) * _SMALLEST**2 * _SHAPE / max(room[0], 1) + frame.head + frame.foot
        what = counted(len(cells), by + "s")
        raise DoesNotFit(
            what, "height", needed=needed * em / INCH, given=height / INCH, fontsize=em
        )
    across = max(1, int(room[0] / (side * _SHAPE)))
    used = frame.head + max(1, ceil(len(cells) / across)) * side + frame.foot
    if ax is None:
        height = used * em
        ax = new_axes(width / INCH, height / INCH)
    pen = Pen(ax, em, (width, height), face.family)
    pen.frame(frame, used)
    _draw(RowPage(pen, face, frame, used), cells, side, across)
    return ax


def _claims(kb: ClaimGraph) -> list[Item]:
    return [Item(claim.id, kb.handle(claim), kb.status(claim)) for claim in kb.all(Claim)]


def _sentences(kb: ClaimGraph) -> list[Item]:
    found = [p for p in kb.all(Passage) if "sentence" in p.roles]
    states = [kb.state(sentence) for sentence in found]
    return [
        Item(s.id, str(n), state if state in STATUS_WORDS else "aside")
        for n, (s, state) in enumerate(zip(found, states, strict=True), 1)
    ]


def _legend(cells: Sequence[Item], by: str) -> list[Item]:
    looks = Counter(cell.look for cell in cells)
    legend = [Item("", f"{w} ({looks[s]})", s) for s, w in STATUS_WORDS.items() if looks[s]]
    if looks["aside"]:
        legend.append(Item("", f"makes no claim ({looks['aside']})", "aside"))
    return legend or [Item("", f"there is no {by} to draw", "")]


def _gutter(face: Typeface, count: int) -> float:
    """Return the width kept for the numbers before the rows."""
    return face.regular.width(f"{count}0") * SMALL + 0.3


def _side(count: int, room: tuple[float, float]) -> float | None:
    """Return the height of the largest cells of which so many fit the room, in ems."""
    side = _LARGEST
    while side >= _SMALLEST:
        across = int(room[0] / (side * _SHAPE))
        if across and ceil(count / across) * side <= room[1]:
            return side
        side *= 0.96
    return None


def _draw(sheet: RowPage, cells: Sequence[Item], side: float, across: int) -> None:
    palette, width = sheet.pen.palette, side * _SHAPE
    left = sheet.left + _gutter(sheet.face, len(cells))
    gap = min(0.3, 0.16 * side)
    for number, cell in enumerate(cells):
        row, column = divmod(number, across)
        box = (left + column * width, sheet.top + row * side, width - gap, side - gap)
        sheet.patch(SHAPES[cell.look](*box), palette[cell.look], cell.id)
    every = max(1, ceil(1.0 / side))
    for row in range(0, ceil(len(cells) / across), every):
        y = sheet.top + row * side + (side - gap) / 2
        sheet.small(left - 0.5, y, str(row * across + 1), align="right")


def _hollow(x: float, y: float, width: float, height: float) -> Path:
    rim = _RIM * min(width, height)
    return _ring((x, y, width, height), (x + rim, y + rim, width - 2 * rim, height - 2 * rim))


def _half(x: float, y: float, width: float, height: float) -> Path:
    rim = _RIM * min(width, height)
    return _ring((x, y, width, height), (x + width / 2, y + rim, width / 2 - rim, height - 2 * rim))


def _quarter(x: float, y: float, width: float, height: float) -> Path:
    """Return a hollow box whose upper right quarter is full, as the sign of the legend is."""
    rim, middle = _RIM * min(width, height), (x + width / 2, y + height / 2)
    left = (x + rim, y + rim, middle[0] - x - rim, height - 2 * rim)
    below = (middle[0], middle[1], width / 2 - rim, height / 2 - rim)
    return Path.make_compound_path(rectangle(x, y, width, height), _hole(left), _hole(below))


def _dash(x: float, y: float, width: float, height: float) -> Path:
    return rectangle(x, y + height * 0.42, width, height * 0.16)


def _ring(outer: _Box, inner: _Box) -> Path:
    """Return a box with a box cut out of it."""
    return Path.make_compound_path(rectangle(*outer), _hole(inner))


def _hole(box: _Box) -> Path:
    """Return a box that is left empty inside another, as it is turned."""
    x, y, width, height = box
    return rectangle(x, y + height, width, -height)


SHAPES = {
    "cited": rectangle, "matched": _half, "voiced": _quarter, "uncited": _hollow, "aside": _dash,
}  # fmt: skip
"""The shape of a cell by status, so that no status is told by colour alone."""
