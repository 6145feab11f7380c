"""The layered picture: sources | claims | actors, events and figures."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, overload

from matplotlib.axes import Axes

from claimgraph.graph import ClaimGraph
from claimgraph.plot.labels import title_of
from claimgraph.plot.layered_layout.fit import Order, Press
from claimgraph.plot.scene import ENTITIES, EntityKind, focus, scene_of
from claimgraph.progress import working
from claimgraph.questions import Name

Fit = Literal["page", "grow", "pages"]


@overload
def layered(
    kb: ClaimGraph, *, ax: Axes | None = None, fit: Literal["page", "grow"] = "page",
    order: Order = "reading", around: Name | None = None, depth: int = 2,
    kinds: Collection[EntityKind] = ENTITIES, title: str | None = None, font: str | None = None,
    fontsize: float | None = None, size: tuple[float, float] = (12, 8),
) -> Axes:  # fmt: skip
    """Draw on one page, or on one that is as high as it needs; return its axes."""


@overload
def layered(
    kb: ClaimGraph, *, ax: None = None, fit: Literal["pages"],
    order: Order = "reading", around: Name | None = None, depth: int = 2,
    kinds: Collection[EntityKind] = ENTITIES, title: str | None = None, font: str | None = None,
    fontsize: float | None = None, size: tuple[float, float] = (12, 8),
) -> list[Axes]:  # fmt: skip
    """Draw on as many pages as it takes; return the axes of each."""


@working("drawing")
def layered(
    kb: ClaimGraph, *, ax: Axes | None = None, fit: Fit = "page",
    order: Order = "reading", around: Name | None = None, depth: int = 2,
    kinds: Collection[EntityKind] = ENTITIES, title: str | None = None, font: str | None = None,
    fontsize: float | None = None, size: tuple[float, float] = (12, 8),
) -> Axes | list[Axes]:  # fmt: skip
    """Draw what each claim rests on and what it is about: sources | claims | entities.

    No two labels overlap and no edge runs through text. Edges: cites (solid), may rest on (thin,
    dashed: an inferred citation), mentions, about (dashed), states a figure (dotted), says it
    (thick). Labels are cut with "…" only where whole ones would be smaller than 5.5 points.

    Args:
        ax: axes to draw on; without them a new figure is made.
        fit: "page" keeps to the size; "grow" makes the figure as high as it needs; "pages" returns
            one figure a page, for ``plot.save`` to write as a PDF.
        order: "reading" keeps the order of the text; "crossings" has the fewest crossings.
        around: draw only what is within ``depth`` edges of this node, such as source 5.
        kinds: which entities to draw, out of "actor", "event" and "figure".
        title: the document's title by default; "" for none.
        font: a font family to use before matplotlib's own setting.
        fontsize: points of the text; by default as large as fits.
        size: width and height of a new figure in inches; one that needs less height is lower.

    >>> ax = cg.plot.layered(cg.example("eastern-flank"), around=5, depth=1)

    Raises:
        DoesNotFit: the page is too small; the message names the height needed.
        MissingGlyphs: as a warning, when no installed font has some characters.
    """
    if ax is not None and fit != "page":
        raise ValueError(f'fit={fit!r} makes figures of its own; leave ax out, or use fit="page"')
    whole = scene_of(kb, kinds)
    shown = whole if around is None else focus(kb, whole, around, depth)
    press = Press(shown, whole, order, title_of(kb, title), font)
    if fit == "pages":
        return press.pages(size, fontsize)
    return press.grow(size, fontsize) if fit == "grow" else press.page(ax, size, fontsize)
