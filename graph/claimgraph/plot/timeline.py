"""The timeline: everything with a date, drawn as long as its interval."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from matplotlib.axes import Axes

from claimgraph.graph import ClaimGraph
from claimgraph.model import Claim, Event, Source
from claimgraph.plot.canvas import PART
from claimgraph.plot.fonts import Typeface
from claimgraph.plot.frame import GLYPH, LEADING, SMALL, remark
from claimgraph.plot.labels import label_of, source_tags, title_of
from claimgraph.plot.row_layout import RowPage, open_row_page, rectangle
from claimgraph.plot.scene import Item
from claimgraph.progress import working
from claimgraph.results import counted

_ROW = LEADING + 0.5
_AXIS = 2.2
_BAR = 0.62
_TICKS = 8
"""The most marks of an axis."""
_DAYS = (1, 2, 5)
_MONTHS = (1, 2, 3, 6, *(12 * n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)))
"""Steps from mark to mark."""
_UNDATED = "Nothing here carries a date: no event says when, no source when it was published."


@dataclass(frozen=True)
class Dated:
    """Something with a date: from the first to the last day it may mean."""

    id: str
    label: str
    look: str
    first: date
    last: date
    words: str


@working("drawing")
def timeline(
    kb: ClaimGraph, *, ax: Axes | None = None, title: str | None = None, font: str | None = None,
    fontsize: float | None = None, size: tuple[float, float] = (10, 8),
) -> Axes:  # fmt: skip
    """Draw the events and the sources that carry a date, in the order of time.

    A date is as long as it is vague: a year is a bar of a year, a day a dot. What carries no date
    is counted in words, never placed; when nothing does, the picture says so and has no axis.

    Args:
        ax: axes to draw on; without them a new figure is made, as high as it needs.
        title: the document's title by default; "" for none.
        font: a font family to use before matplotlib's own setting.
        fontsize: points of the text; by default 9, or as large as fits the axes.
        size: width and height of a new figure in inches; the height is what the rows need.

    >>> ax = cg.plot.timeline(cg.example("eastern-flank"))

    Raises:
        DoesNotFit: the axes are too low for the rows.
    """
    found = sorted(dated(kb), key=lambda d: (d.first, d.last, d.label))
    title = title_of(kb, title)
    face = Typeface([title, _UNDATED, *(d.label for d in found)], font)
    body = len(found) * _ROW + _AXIS if found else 2.5 * LEADING
    sheet = open_row_page(
        body, counted(len(found), "dates"), ax=ax, title=title, face=face,
        legend=_legend(kb, found), fontsize=fontsize, size=size,
    )  # fmt: skip
    if found:
        _draw(sheet, found)
    else:
        sheet.paragraph(sheet.top, _UNDATED)
    return sheet.pen.ax


def dated(kb: ClaimGraph) -> Iterator[Dated]:
    """Yield the events and sources with a date, and the days it covers."""
    tags = source_tags(kb)
    told = Counter(event for claim in kb.all(Claim) for event in claim.about)
    for event in kb.all(Event):
        start, end = event.start_date or event.end_date, event.end_date or event.start_date
        if start and end:
            first, last = days(start)[0], days(end)[1]
            words = event.when or ""
            if told[event.id]:
                words += f", {counted(told[event.id], 'claims')}"
            yield Dated(event.id, label_of(event, tags), "event", first, max(first, last), words)
    for source in kb.all(Source):
        if source.published:
            first, last = days(source.published)
            yield Dated(source.id, label_of(source, tags), "source", first, last, source.published)


def days(text: str) -> tuple[date, date]:
    """Return the first and the last day that an ISO 8601 date to the year, month or day means.

    A day that no month has is the month's last.

    >>> days("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    parts = [int(part) for part in text.split("-")]
    year = min(max(parts[0], 1), 9999)
    if len(parts) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    month = min(max(parts[1], 1), 12)
    longest = monthrange(year, month)[1]
    if len(parts) == 2:
        return date(year, month, 1), date(year, month, longest)
    day = date(year, month, min(max(parts[2], 1), longest))
    return day, day


def _legend(kb: ClaimGraph, found: Sequence[Dated]) -> list[Item]:
    looks = Counter(d.look for d in found)
    legend = [
        Item("", f"{words} ({looks[look]})", look)
        for look, words in (("event", "event"), ("source", "source, published"))
        if looks[look]
    ]
    undated = len(kb.all(Event)) + len(kb.all(Source)) - len(found)
    if undated and found:
        legend.append(remark(f"{undated} more carry no date"))
    return legend


def _draw(sheet: RowPage, found: Sequence[Dated]) -> None:
    longest = max(sheet.face.regular.width(_row_text(d)) for d in found)
    text = min(longest + GLYPH + 1.5, (sheet.right - sheet.left) * 0.55)
    scale = _Scale(found, sheet.left + text, sheet.right - 0.6)
    bottom = sheet.top + len(found) * _ROW
    _draw_axis(sheet, scale, bottom)
    for number, item in enumerate(found):
        y = sheet.top + (number + 0.5) * _ROW
        sheet.pen.glyph(sheet.left + 0.5, y, item.look, gid=f"{item.id}{PART}glyph")
        sheet.line(sheet.left + GLYPH, y, _row_text(item), text - GLYPH - 1, gid=item.id)
        _draw_span(sheet, scale, item, y)


def _row_text(item: Dated) -> str:
    return f"{item.label} ({item.words})"


class _Scale:
    """Days (their proleptic ordinals) to places across the page, with some room at both ends."""

    def __init__(self, found: Sequence[Dated], left: float, right: float) -> None:
        low = min(d.first for d in found).toordinal()
        high = max(d.last for d in found).toordinal() + 1
        air = max(1.0, 0.03 * (high - low))
        self.low, self.high = max(1.0, low - air), min(date.max.toordinal(), high + air)
        self.left, self.right = left, right

    def at(self, day: float) -> float:
        """Return where a day begins."""
        return self.left + (self.right - self.left) * (day - self.low) / (self.high - self.low)

    def ticks(self) -> list[date]:
        """Return the days that the axis marks: round ones, few enough to read."""
        low, high = (date.fromordinal(int(day)) for day in (ceil(self.low), self.high))
        step = next((d for d in _DAYS if (high - low).days / d <= _TICKS), None)
        if step:
            return [low + timedelta(days=n) for n in range(0, (high - low).days + 1, step)]
        span = _month(high) - _month(low)
        months = next(m for m in _MONTHS if span / m <= _TICKS)
        first = -(-_month(low) // months) * months
        marks = (_first_of(month) for month in range(first, _month(high) + 1, months))
        return [day for day in marks if low <= day <= high]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_of(month: int) -> date:
    return date(max(1, month // 12), month % 12 + 1, 1)


def _named(day: date) -> str:
    """Return a mark's name: the year alone on its first day, the month on its own."""
    if day.day > 1:
        return day.isoformat()
    return f"{day.year:04}-{day.month:02}" if day.month > 1 else f"{day.year:04}"


def _draw_axis(sheet: RowPage, scale: _Scale, bottom: float) -> None:
    palette = sheet.pen.palette
    sheet.patch(rectangle(scale.left, bottom, scale.right - scale.left, 0.06), palette.quiet)
    ends = -1.0
    for day in scale.ticks():
        words = _named(day)
        x, half = scale.at(day.toordinal()), sheet.face.regular.width(words) * SMALL / 2
        sheet.patch(
            rectangle(x - 0.03, sheet.top, 0.06, bottom - sheet.top), palette.faint, zorder=0.5
        )
        if x - half > ends and x + half < sheet.right + 0.6:
            sheet.small(x, bottom + 0.9, words, align="center")
            ends = x + half + 1.0


def _draw_span(sheet: RowPage, scale: _Scale, item: Dated, y: float) -> None:
    left = scale.at(item.first.toordinal())
    width = scale.at(item.last.toordinal() + 1) - left
    if width < _BAR:
        left, width = left + width / 2 - _BAR / 2, _BAR
    bar = rectangle(left, y - _BAR / 2, width, _BAR)
    sheet.patch(bar, sheet.pen.palette[item.look], f"{item.id}{PART}span")
