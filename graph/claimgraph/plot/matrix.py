"""The matrix: which claim cites which source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle

from claimgraph.graph import ClaimGraph
from claimgraph.plot.canvas import PART
from claimgraph.plot.fonts import Typeface
from claimgraph.plot.frame import GLYPH, LEADING, legend_of, remark
from claimgraph.plot.labels import source_tags, title_of
from claimgraph.plot.row_layout import RowPage, open_row_page, rectangle
from claimgraph.plot.scene import Edge, Item, Scene, scene_of
from claimgraph.progress import working
from claimgraph.results import counted

_ROW = LEADING + 0.45
_HEAD = 2 * LEADING + 0.4
_COLUMN = 2.6
"""The narrowest column of a source."""
_WIDEST = 5.0
_MOST = 30
"""Sources above which their numbers stand in one column instead."""
_NUMBERS = 14.0
_HEADED = 9.0
"""Least width of the claims' column, for the words above it."""
_NOTHING = {
    "matched": "only a title says it", "voiced": "only somebody's words", "uncited": "no source",
}  # fmt: skip


@working("drawing")
def matrix(
    kb: ClaimGraph, *, ax: Axes | None = None, title: str | None = None, font: str | None = None,
    fontsize: float | None = None, size: tuple[float, float] = (10, 8),
) -> Axes:  # fmt: skip
    """Draw claims as rows and sources as columns, a dot where the claim cites the source.

    A hollow dot is an inferred citation. Above 30 sources, or where columns have no room, each row
    names its sources instead.

    Args:
        ax: axes to draw on; without them a new figure is made, as high as it needs.
        title: the document's title by default; "" for none.
        font: a font family to use before matplotlib's own setting.
        fontsize: points of the text; by default 9, or as large as fits the axes.
        size: width and height of a new figure in inches; the height is what the rows need.

    >>> ax = cg.plot.matrix(cg.example("eastern-flank"))

    Raises:
        DoesNotFit: the axes are too low for the rows.
    """
    scene = scene_of(kb, ())
    tags = source_tags(kb)
    title = title_of(kb, title)
    words = _words(scene)
    face = Typeface([*(i.label for i in scene.items), title, words, *_NOTHING.values()], font)
    body = len(scene.claims) * _ROW + _HEAD if not words else 2 * LEADING
    sheet = open_row_page(
        body, counted(len(scene.claims), "claims"), ax=ax, title=title, face=face,
        legend=_legend(scene), fontsize=fontsize, size=size,
    )  # fmt: skip
    if words:
        sheet.paragraph(sheet.top, words)
    else:
        _draw(sheet, scene, tags)
    return sheet.pen.ax


def _words(scene: Scene) -> str:
    """Return what stands in place of a matrix that would be empty."""
    if not scene.claims:
        return "There is no claim to draw."
    if not scene.sources:
        return f"No source is listed: {counted(len(scene.claims), 'claims')} rely on none."
    return ""


def _legend(scene: Scene) -> list[Item]:
    legend = list(legend_of(scene.claims))
    if any(edge.style == "candidate" for edge in scene.left):
        legend.append(remark("hollow dot or (number): may rest on it"))
    return legend


def _draw(sheet: RowPage, scene: Scene, tags: Mapping[str, str]) -> None:
    room = sheet.right - sheet.left
    columns = len(scene.sources)
    width = min(_WIDEST, max(_COLUMN, 0.4 * room / columns))
    tabular = columns <= _MOST and width * columns <= 0.6 * room
    start = sheet.right - (width * columns if tabular else min(_NUMBERS, room / 3))
    longest = max(sheet.face.regular.width(sheet.face.shown(i.label)) for i in scene.claims)
    start = min(start, sheet.left + GLYPH + max(longest + 2, _HEADED))
    cited: dict[str, list[Edge]] = defaultdict(list)
    for edge in scene.left:
        cited[edge.end].append(edge)
    _draw_bands(sheet, scene.claims)
    _draw_claims(sheet, scene.claims, start)
    if tabular:
        middles = {s.id: start + (n + 0.5) * width for n, s in enumerate(scene.sources)}
        _draw_head(sheet, scene, tags, middles, start)
        _draw_dots(sheet, scene.claims, cited, middles, start)
    else:
        sheet.small(start, sheet.top + LEADING * 1.5, "sources")
        _draw_numbers(sheet, scene.claims, cited, tags, start)


def _row(sheet: RowPage, number: int) -> float:
    return sheet.top + _HEAD + (number + 0.5) * _ROW


def _draw_bands(sheet: RowPage, claims: Sequence[Item]) -> None:
    for number in range(1, len(claims), 2):
        top = _row(sheet, number) - _ROW / 2
        band = rectangle(sheet.left - 0.4, top, sheet.right - sheet.left + 0.8, _ROW)
        sheet.patch(band, sheet.pen.palette.faint, zorder=0.5)


def _draw_claims(sheet: RowPage, claims: Sequence[Item], start: float) -> None:
    for number, claim in enumerate(claims):
        y = _row(sheet, number)
        sheet.pen.glyph(sheet.left + 0.5, y, claim.look, gid=f"{claim.id}{PART}glyph")
        sheet.line(sheet.left + GLYPH, y, claim.label, start - sheet.left - GLYPH - 1, gid=claim.id)


def _draw_head(
    sheet: RowPage,
    scene: Scene,
    tags: Mapping[str, str],
    middles: Mapping[str, float],
    start: float,
) -> None:
    counts = Counter(edge.start for edge in scene.left if edge.style == "cites")
    colour = sheet.pen.palette["source"]
    for source in scene.sources:
        x, y = middles[source.id], sheet.top + LEADING / 2
        sheet.pen.write(x, y, tags[source.id], gid=source.id, colour=colour, ha="center")
        sheet.small(x, y + LEADING, str(counts[source.id]), align="center")
    sheet.small(start - 0.5, sheet.top + LEADING * 1.5, "claims citing it", align="right")


def _draw_dots(
    sheet: RowPage, claims: Sequence[Item], cited: Mapping[str, list[Edge]],
    middles: Mapping[str, float], start: float,
) -> None:  # fmt: skip
    for number, claim in enumerate(claims):
        y = _row(sheet, number)
        for edge in cited.get(claim.id, ()):
            _dot(sheet, middles[edge.start], y, edge)
        if not cited.get(claim.id):
            sheet.small(start + 0.6, y, _NOTHING.get(claim.look, ""))


def _dot(sheet: RowPage, x: float, y: float, edge: Edge) -> None:
    pen = sheet.pen
    colour = pen.palette["source"]
    solid = edge.style == "cites"
    pen.ax.add_artist(
        Line2D(
            [x], [y], marker=MarkerStyle("o"), markersize=0.85 * pen.em, linestyle="none",
            color=colour, markerfacecolor=colour if solid else pen.palette.ground,
            markeredgewidth=0.11 * pen.em, clip_on=False, zorder=3,
            gid=f"{edge.end}{PART}{edge.start}",
        )
    )  # fmt: skip


def _draw_numbers(
    sheet: RowPage, claims: Sequence[Item], cited: Mapping[str, list[Edge]],
    tags: Mapping[str, str], start: float,
) -> None:  # fmt: skip
    for number, claim in enumerate(claims):
        y = _row(sheet, number)
        edges = cited.get(claim.id, [])
        shown = [
            tags[e.start] if e.style == "cites" else f"({tags[e.start].strip('[]')})" for e in edges
        ]
        if shown:
            gid = f"{claim.id}{PART}sources"
            sheet.line(start, y, " ".join(shown), sheet.right - start, gid=gid)
        else:
            sheet.small(start, y, _NOTHING.get(claim.look, ""))
