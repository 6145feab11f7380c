"""Impact bars: what each source carries, alone or with others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.path import Path

from claimgraph.analysis.impact import Impact
from claimgraph.graph import ClaimGraph
from claimgraph.model import Claim, Source
from claimgraph.plot.canvas import PART
from claimgraph.plot.fonts import Typeface
from claimgraph.plot.frame import LEADING, remark
from claimgraph.plot.labels import label_of, source_tags
from claimgraph.plot.row_layout import RowPage, open_row_page, rectangle
from claimgraph.plot.scene import Item
from claimgraph.progress import working
from claimgraph.questions import Name
from claimgraph.results import counted

_BAR = 0.8
_ROW = LEADING + _BAR + 0.85
_UNIT = 5.0
"""The longest that one claim may be, in ems."""
_BLOCK = 0.8
"""The shortest block of one claim, in ems; bars with shorter ones are drawn in one piece."""
_TITLE = "If one source were withdrawn"
_TITLE_WITHOUT = "What falls without the first, and then without one more"
_KEY = (
    Item("", "claims that would fall", "lost"),
    Item("", "claims in question: a marker inside would lose its sources", "aside"),
    Item("", "claims that something else holds up", "kept"),
)


@dataclass(frozen=True)
class LossCount:
    """How many claims would fall, be in question, or lose only a support, without one source."""

    source: str
    label: str
    alone: int
    shared: int
    in_question: int = 0
    supposed: bool = False
    """Whether this is what withdrawing those asked for does, all at once."""

    @property
    def total(self) -> int:
        """How many claims it would touch."""
        return self.alone + self.in_question + self.shared


@working("drawing")
def impact(
    kb: ClaimGraph, *, without: Name | Iterable[Name] = (), ax: Axes | None = None,
    most: int = 25, title: str | None = None,
    font: str | None = None, fontsize: float | None = None, size: tuple[float, float] = (9, 6),
) -> Axes:  # fmt: skip
    """Draw, for each source, how many claims would fall without it and how many survive.

    The counts are those of ``kb.without(sources=...)``: what a claim infers falls with it, a copy
    falls with the work it copies, and candidates hold nothing up. Claims in question have a part
    of the bar to themselves.

    Args:
        without: a source or several, supposed withdrawn: one bar at the top tells what falls with
            all of them, those below what each other source would take besides.
        ax: axes to draw on; without them a new figure is made, as high as it needs.
        most: the most sources drawn, those that carry most first; the rest is counted in words.
        title: a title of your own; "" for none.
        font: a font family to use before matplotlib's own setting.
        fontsize: points of the text; by default 9, or as large as fits the axes.
        size: width and height of a new figure in inches; the height is what the bars need.

    >>> ax = cg.plot.impact(cg.example("eastern-flank"))

    Raises:
        DoesNotFit: the axes are too low for the bars.
        UnknownNode: no source is named so.
        TypeError: this is a loss worked out before, not the graph.
    """
    if isinstance(kb, Impact):
        raise TypeError("impact takes the graph: cg.plot.impact(kb, without=[1])")
    gone = kb.named("source", without)
    title = (_TITLE_WITHOUT if gone else _TITLE) if title is None else title
    found, note = loss_counts(kb, gone), _note(kb)
    return draw_loss_counts(
        found, note, ax=ax, most=most, title=title, font=font, fontsize=fontsize, size=size
    )


def loss_counts(kb: ClaimGraph, without: Sequence[str] = ()) -> list[LossCount]:
    """Return what withdrawing each source would do beyond what notices say, in reading order.

    With some ids of sources, the first is what withdrawing all of these does, and each other source
    is counted beyond that.
    """
    tags, gone = source_tags(kb), kb.nodes(list(without))
    before, now = kb.without(), kb.without(sources=without)
    found = []
    if gone:
        label = "Without " + "; ".join(label_of(source, tags) for source in gone)
        found.append(LossCount(gone[0].id, label, *_beyond(before, now), supposed=True))
    for source in kb.all(Source):
        if source not in gone:
            then = kb.without(sources=[*without, source])
            found.append(LossCount(source.id, label_of(source, tags), *_beyond(now, then)))
    return found


def _beyond(now: Impact, then: Impact) -> tuple[int, int, int]:
    """Return how many more claims fall, survive, and are in question."""
    fallen, doubted = _ids(now.falls), _ids(now.in_question)
    touched = _ids(now.survives) | doubted
    return (
        len(_ids(then.falls) - fallen),
        len(_ids(then.survives) - touched),
        len(_ids(then.in_question) - doubted),
    )


def _ids(claims: Iterable[Claim]) -> set[str]:
    return {claim.id for claim in claims}


def _note(kb: ClaimGraph) -> str:
    """Return in words what no source carries now."""
    now, claims = kb.without(), counted(len(kb.all(Claim)), "claims")
    note = f"{len(now.unsupported)} of {claims} rest on no source"
    return f"{note}, {len(now.falls)} fell already" if now.falls else note


def draw_loss_counts(
    found: Sequence[LossCount], note: str, *, ax: Axes | None, most: int, title: str,
    font: str | None, fontsize: float | None, size: tuple[float, float],
) -> Axes:  # fmt: skip
    """Draw bars for plain counts."""
    carrying = [loss for loss in found if loss.total or loss.supposed]
    ranked = sorted(
        carrying,
        key=lambda loss: (not loss.supposed, -loss.alone, -loss.in_question, -loss.shared),
    )
    idle = len(found) - len(ranked)
    shown, rest = ranked[:most], ranked[most:]
    words = _words(found, rest, idle)
    face = Typeface([*(loss.label for loss in shown), words, title, note], font)
    body = len(shown) * _ROW + (2.0 if words else 0.0)
    there = {part for loss in shown for part, count in _parts(loss) if count}
    legend = [*(item for item in _KEY if item.look in there), remark(note)]
    sheet = open_row_page(
        body, counted(len(shown), "sources"), ax=ax, title=title, face=face, legend=legend,
        fontsize=fontsize, size=size,
    )  # fmt: skip
    _draw_bars(sheet, shown)
    if words:
        sheet.line(sheet.left, sheet.top + len(shown) * _ROW + 0.8, words, sheet.right - sheet.left)
    return sheet.pen.ax


def _words(found: Sequence[LossCount], rest: Sequence[LossCount], idle: int) -> str:
    """Return what the bars leave out, in words."""
    if not found:
        return "No source is listed, so none can be withdrawn."
    parts = []
    if rest:
        alone = sum(loss.alone for loss in rest)
        parts.append(f"{counted(len(rest), 'more sources')} carry {counted(alone, 'claims')} alone")
    if idle:
        parts.append(f"no claim rests on {counted(idle, 'sources')}")
    return "; ".join(parts)


def _draw_bars(sheet: RowPage, shown: Sequence[LossCount]) -> None:
    longest = max((loss.total for loss in shown), default=1) or 1
    unit = min(_UNIT, (sheet.right - sheet.left - 8.5) / longest)
    for number, loss in enumerate(shown):
        y = sheet.top + number * _ROW
        sheet.line(
            sheet.left, y + LEADING / 2, loss.label, sheet.right - sheet.left,
            gid=loss.source, colour=sheet.pen.palette["source"],
        )  # fmt: skip
        x, y = sheet.left, y + LEADING + 0.1
        for part, count in _parts(loss):
            if count:
                bar = _bar(x, y, unit, count)
                sheet.patch(bar, sheet.pen.palette[part], f"{loss.source}{PART}{part}")
            x += unit * count
        sheet.small(x + 0.5, y + _BAR / 2, _counts(loss))


def _parts(loss: LossCount) -> tuple[tuple[str, int], ...]:
    """Return the parts of a bar from left to right: its look, and how many claims."""
    return ("lost", loss.alone), ("aside", loss.in_question), ("kept", loss.shared)


def _bar(x: float, y: float, unit: float, count: int) -> Path:
    """Return a bar of one block a claim, or of one piece where blocks would be too narrow."""
    if unit < _BLOCK:
        return rectangle(x, y, unit * count, _BAR)
    blocks = [rectangle(x + n * unit, y, unit - 0.15, _BAR) for n in range(count)]
    return Path.make_compound_path(*blocks)


def _counts(loss: LossCount) -> str:
    falls = f"{loss.alone} fall{'s' * (loss.alone == 1)}"
    survives = f"{loss.shared} survive{'s' * (loss.shared == 1)}"
    told = (
        (falls, loss.alone),
        (f"{loss.in_question} in question", loss.in_question),
        (survives, loss.shared),
    )
    return ", ".join(words for words, count in told if count)
