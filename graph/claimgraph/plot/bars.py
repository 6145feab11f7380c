"""Impact bars: what each source carries, alone or with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.path import Path

from claimgraph.graph import ClaimGraph
from claimgraph.model import Claim, Source
from claimgraph.plot.canvas import PART
from claimgraph.plot.fonts import Typeface
from claimgraph.plot.frame import LEADING, remark
from claimgraph.plot.labels import label_of, source_tags
from claimgraph.plot.scene import Item
from claimgraph.plot.sheet import Sheet, open_sheet, rectangle
from claimgraph.results import counted

_BAR = 0.8
_ROW = LEADING + _BAR + 0.85
_UNIT = 5.0
"""The longest that one claim may be, in ems."""
_BLOCK = 0.8
"""The shortest block of one claim, in ems; bars with shorter ones are drawn in one piece."""
_TITLE = "If one source were withdrawn"
_KEY = (
    Item("", "claims left with no source", "lost"),
    Item("", "claims another source still backs", "kept"),
)


@dataclass(frozen=True)
class Loss:
    """What withdrawing one source would do: claims left with no source, claims still backed."""

    source: str
    label: str
    alone: int
    shared: int


def impact(
    kb: ClaimGraph, *, ax: Axes | None = None, most: int = 25, title: str | None = None,
    font: str | None = None, fontsize: float | None = None, size: tuple[float, float] = (9, 6),
) -> Axes:  # fmt: skip
    """Draw, for each source, how many claims would lose their only source without it.

    Only citations that the text shows or a person accepted count. A copy falls with the work it
    copies.

    Args:
        ax: axes to draw on; without them a new figure is made, as high as it needs.
        most: the most sources drawn, those that carry most first; the rest is counted in words.
        title: a title of your own; "" for none.
        font: a font family to use before matplotlib's own setting.
        fontsize: points of the text; by default 9, or as large as fits the axes.
        size: width and height of a new figure in inches; the height is what the bars need.

    >>> ax = cg.plot.impact(cg.example("eastern-flank"))

    Raises:
        DoesNotFit: the axes are too low for the bars.
    """
    found = losses(kb)
    claims = len(kb.all(Claim))
    backed = len({c.claim for c in kb.citations() if c.asserted})
    return draw_losses(
        found, f"{claims - backed} of {counted(claims, 'claims')} rely on no source",
        ax=ax, most=most, title=_TITLE if title is None else title, font=font, fontsize=fontsize,
        size=size,
    )  # fmt: skip


def losses(kb: ClaimGraph) -> list[Loss]:
    """Return what each source carries, in reading order."""
    backing: dict[str, set[str]] = defaultdict(set)
    carried: dict[str, set[str]] = defaultdict(set)
    for citation in kb.citations():
        if citation.asserted:
            backing[citation.claim].add(citation.source)
            carried[citation.source].add(citation.claim)
    copies: dict[str, list[str]] = defaultdict(list)
    for source in kb.all(Source):
        for original in source.copy_of:
            copies[original].append(source.id)
    tags = source_tags(kb)
    return [
        _loss(s.id, label_of(s, tags), _with_copies(s.id, copies), backing, carried)
        for s in kb.all(Source)
    ]


def _with_copies(source: str, copies: Mapping[str, list[str]]) -> set[str]:
    fallen, frontier = {source}, [source]
    while frontier:
        new = [c for c in copies.get(frontier.pop(), ()) if c not in fallen]
        fallen.update(new)
        frontier += new
    return fallen


def _loss(
    source: str, label: str, fallen: set[str], backing: Mapping[str, set[str]],
    carried: Mapping[str, set[str]],
) -> Loss:  # fmt: skip
    touched = {claim for one in fallen for claim in carried.get(one, ())}
    alone = sum(backing[claim] <= fallen for claim in touched)
    return Loss(source, label, alone, len(touched) - alone)


def draw_losses(
    found: Sequence[Loss], note: str, *, ax: Axes | None, most: int, title: str,
    font: str | None, fontsize: float | None, size: tuple[float, float],
) -> Axes:  # fmt: skip
    """Draw bars for plain counts."""
    carrying = [loss for loss in found if loss.alone or loss.shared]
    ranked = sorted(carrying, key=lambda loss: (-loss.alone, -loss.shared))
    idle = len(found) - len(ranked)
    shown, rest = ranked[:most], ranked[most:]
    words = _words(found, rest, idle)
    face = Typeface([*(loss.label for loss in shown), words, title, note], font)
    body = len(shown) * _ROW + (2.0 if words else 0.0)
    legend = [*(_KEY if shown else ()), remark(note)]
    sheet = open_sheet(
        body, counted(len(shown), "sources"), ax=ax, title=title, face=face, legend=legend,
        fontsize=fontsize, size=size,
    )  # fmt: skip
    _draw_bars(sheet, shown)
    if words:
        sheet.line(sheet.left, sheet.top + len(shown) * _ROW + 0.8, words, sheet.right - sheet.left)
    return sheet.pen.ax


def _words(found: Sequence[Loss], rest: Sequence[Loss], idle: int) -> str:
    """Return what the bars leave out, in words."""
    if not found:
        return "No source is listed, so none can be withdrawn."
    parts = []
    if rest:
        alone = sum(loss.alone for loss in rest)
        parts.append(f"{counted(len(rest), 'more sources')} carry {counted(alone, 'claims')} alone")
    if idle:
        parts.append(f"no claim relies on {counted(idle, 'sources')}")
    return "; ".join(parts)


def _draw_bars(sheet: Sheet, shown: Sequence[Loss]) -> None:
    longest = max((loss.alone + loss.shared for loss in shown), default=1)
    unit = min(_UNIT, (sheet.right - sheet.left - 8.5) / longest)
    for number, loss in enumerate(shown):
        y = sheet.top + number * _ROW
        sheet.line(
            sheet.left, y + LEADING / 2, loss.label, sheet.right - sheet.left,
            gid=loss.source, colour=sheet.pen.palette["source"],
        )  # fmt: skip
        x, y = sheet.left, y + LEADING + 0.1
        for part, count in (("lost", loss.alone), ("kept", loss.shared)):
            if count:
                bar = _bar(x, y, unit, count)
                sheet.patch(bar, sheet.pen.palette[part], f"{loss.source}{PART}{part}")
            x += unit * count
        sheet.small(x + 0.5, y + _BAR / 2, _counts(loss))


def _bar(x: float, y: float, unit: float, count: int) -> Path:
    """Return a bar of one block a claim, or of one piece where blocks would be too narrow."""
    if unit < _BLOCK:
        return rectangle(x, y, unit * count, _BAR)
    blocks = [rectangle(x + n * unit, y, unit - 0.15, _BAR) for n in range(count)]
    return Path.make_compound_path(*blocks)


def _counts(loss: Loss) -> str:
    if not loss.shared:
        return f"{loss.alone} lost"
    return f"{loss.alone} lost, {loss.shared} kept" if loss.alone else f"{loss.shared} kept"
