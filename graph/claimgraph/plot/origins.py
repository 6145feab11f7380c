"""Origins: which outlets collapse onto which original work, as ``kb.origins`` counts them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.path import Path

from claimgraph.analysis.origins import Collapse, Origin, group
from claimgraph.graph import ClaimGraph
from claimgraph.model import Source
from claimgraph.plot.canvas import PART
from claimgraph.plot.fonts import Typeface
from claimgraph.plot.frame import GLYPH, LEADING, remark
from claimgraph.plot.labels import label_of, source_tags
from claimgraph.plot.row_layout import RowPage, open_row_page, rectangle
from claimgraph.progress import working
from claimgraph.results import counted

_ROW = LEADING + 0.45
_INDENT = 1.9
_TITLE = "Where the sources come from"


@dataclass(frozen=True)
class Branch:
    """A row of the tree: a source, how deep it stands below its origin, and what is said of it."""

    source: str
    depth: int
    words: str
    parent: int | None
    """The row it copies; None for an origin."""


@working("drawing")
def origins(
    kb: ClaimGraph, *, ax: Axes | None = None, title: str | None = None, font: str | None = None,
    fontsize: float | None = None, size: tuple[float, float] = (9, 6),
) -> Axes:  # fmt: skip
    """Draw each origin with the sources that are one with it, and the claims that rest on it.

    Sources are one on the grounds of ``kb.origins``: a declared copy, or the ground that the row
    names. A source that copies several works stands below each. Works that copy one another in a
    circle stand together, as they have no origin among the sources.

    Args:
        ax: axes to draw on; without them a new figure is made, as high as it needs.
        title: a title of your own; "" for none.
        font: a font family to use before matplotlib's own setting.
        fontsize: points of the text; by default 9, or as large as fits the axes.
        size: width and height of a new figure in inches; the height is what the rows need.

    >>> ax = cg.plot.origins(cg.example("eastern-flank"))

    Raises:
        DoesNotFit: the axes are too low for the rows.
    """
    rows = list(branches(kb))
    labels = {s.id: label_of(s, source_tags(kb)) for s in kb.all(Source)}
    title = _TITLE if title is None else title
    note = _note(kb, rows)
    face = Typeface([title, note, *labels.values(), *(row.words for row in rows)], font)
    sheet = open_row_page(
        max(1, len(rows)) * _ROW, counted(len(rows), "sources"), ax=ax, title=title, face=face,
        legend=[remark(note)] if rows else [], fontsize=fontsize, size=size,
    )  # fmt: skip
    if rows:
        _draw(sheet, rows, labels)
    else:
        sheet.paragraph(sheet.top, note)
    return sheet.pen.ax


def branches(kb: ClaimGraph) -> Iterator[Branch]:
    """Yield the rows of the tree: origins with most copies first, each with its copies below it."""
    sources = kb.all(Source)
    copied: nx.DiGraph[str] = nx.DiGraph()
    copied.add_nodes_from(source.id for source in sources)
    copied.add_edges_from((original, s.id) for s in sources for original in s.copy_of)
    circles = {
        one: sorted(part) for part in nx.strongly_connected_components(copied) for one in part
    }
    rank = {source.id: number for number, source in enumerate(sources)}
    roots = [
        s.id for s in sources if _is_origin(copied, circles[s.id]) and s.id == circles[s.id][0]
    ]
    grounds = _join(copied, group(kb, sources), roots)
    roots = [root for root in roots if root not in grounds]
    resting = _resting(kb, copied)
    roots.sort(key=lambda r: (-len(nx.descendants(copied, r)), rank[r]))
    row = 0
    for root in roots:
        for branch in _below(copied, root, circles[root], resting, grounds, row):
            yield branch
            row += 1


def _join(copied: nx.DiGraph[str], found: Sequence[Origin], roots: list[str]) -> dict[str, str]:
    """Put works that are one with no declared copy below their root; return each one's ground."""
    trees = {root: {root, *nx.descendants(copied, root)} for root in roots}
    home = {source.id: origin for origin in found for source in origin.sources}
    grounds: dict[str, str] = {}
    for root in roots:
        origin = home[root]
        head = next((r for r in roots if origin.root.id in trees[r]), root)
        if root != head:
            copied.add_edge(head, root)
            ties = (_told(c) for c in origin.collapses if _ties(c, trees[root]))
            grounds[root] = next(ties, "declared copy")
    return grounds


def _ties(collapse: Collapse, tree: set[str]) -> bool:
    """Whether a ground other than a copy ties a tree to what is outside it."""
    ends = (collapse.first.id in tree, collapse.second.id in tree)
    return any(ends) and not all(ends)


def _told(collapse: Collapse) -> str:
    share = "" if collapse.share is None else f" ({collapse.share:.0%})"
    return f"{collapse.ground}{share}"


def _is_origin(copied: nx.DiGraph[str], circle: Sequence[str]) -> bool:
    """Whether a work, or a circle of works, copies nothing outside itself."""
    return all(original in circle for one in circle for original in copied.predecessors(one))


def _resting(kb: ClaimGraph, copied: nx.DiGraph[str]) -> dict[str, set[str]]:
    """Return the claims that cite each source, and under its id those that cite its copies too."""
    citing: dict[str, set[str]] = defaultdict(set)
    for citation in kb.citations():
        if citation.asserted:
            citing[citation.source].add(citation.claim)
    return {
        source: set().union(citing[source], *(citing[c] for c in nx.descendants(copied, source)))
        for source in copied
    }


def _below(
    copied: nx.DiGraph[str], root: str, circle: Sequence[str], resting: Mapping[str, set[str]],
    grounds: Mapping[str, str], row: int,
) -> Iterator[Branch]:  # fmt: skip
    """Yield an origin and all that is one with it, each work once below it, depth first."""
    seen: set[str] = set()
    stack: list[tuple[str, int, int | None]] = [(root, 0, None)]
    while stack:
        source, depth, parent = stack.pop()
        if source in seen:
            continue
        seen.add(source)
        words = counted(len(resting[source]), "claims")
        if depth == 0 and len(circle) > 1:
            words += ", copied in a circle"
        words += f", {grounds[source]}" if source in grounds else ""
        yield Branch(source, depth, words, parent)
        stack += [(c, depth + 1, row) for c in sorted(copied.successors(source), reverse=True)]
        row += 1


def _note(kb: ClaimGraph, rows: Sequence[Branch]) -> str:
    sources = kb.all(Source)
    if not sources:
        return "No source is listed, so there is no origin to draw."
    roots = sum(row.depth == 0 for row in rows)
    if roots == len(sources):
        return f"no source is one with another: {counted(len(sources), 'sources')} of their own"
    return f"{counted(len(sources), 'sources')} come down to {counted(roots, 'origins')}"


def _draw(sheet: RowPage, rows: Sequence[Branch], labels: Mapping[str, str]) -> None:
    palette = sheet.pen.palette
    for number, row in enumerate(rows):
        x, y = sheet.left + row.depth * _INDENT, sheet.top + (number + 0.5) * _ROW
        if row.parent is not None:
            _draw_bough(sheet, x, y, sheet.top + (row.parent + 0.5) * _ROW)
        part = f"{PART}{number}"
        sheet.pen.glyph(x + 0.5, y, "source", gid=f"{row.source}{part}glyph")
        colour = palette["source"] if row.depth == 0 else palette.ink
        words = sheet.face.regular.width(row.words)
        end = sheet.line(
            x + GLYPH, y, labels[row.source], sheet.right - x - GLYPH - words - 1,
            gid=f"{row.source}{part}", colour=colour,
        )  # fmt: skip
        sheet.small(end + 0.8, y, row.words)


def _draw_bough(sheet: RowPage, x: float, y: float, parent: float) -> None:
    """Draw the line from a source down from the one it copies."""
    stem = x - _INDENT + 0.5
    down = rectangle(stem - 0.04, parent + 0.55, 0.08, y - parent - 0.55)
    across = rectangle(stem - 0.04, y - 0.04, _INDENT - 0.5, 0.08)
    sheet.patch(Path.make_compound_path(down, across), sheet.pen.palette["cites"], zorder=1)
