"""What surrounds a picture: its title above, its legend and its remarks below.

Lengths are in ems of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from claimgraph.plot.fonts import Typeface
from claimgraph.plot.palette import EDGE_WORDS, STATUS_WORDS
from claimgraph.plot.scene import ENTITIES, Item

LEADING = 1.18
"""From one line of a label to the next."""
MARGIN = 1.0
GLYPH = 1.35
"""From the left of a glyph to the text behind it."""
SMALL = 0.88
"""Size of the legend and of small print."""
TITLE = 1.35
_ROW = SMALL * (LEADING + 0.3)


@dataclass(frozen=True)
class Frame:
    """A title and a legend set in type on a page of some width."""

    title: tuple[str, ...]
    legend: tuple[tuple[tuple[Item, float], ...], ...]
    """Rows of entries, each with where it begins; an entry without a look is a remark."""
    width: float

    @property
    def head(self) -> float:
        """Where the picture may begin: below the margin and the title."""
        return MARGIN + ((len(self.title) * LEADING + 0.6) * TITLE if self.title else 0.0)

    @property
    def foot(self) -> float:
        """The height kept below the picture for the legend and the margin."""
        return MARGIN + (0.9 + len(self.legend) * _ROW if self.legend else 0.0)

    def rows(self, height: float) -> Iterator[tuple[float, Item, float]]:
        """Yield each legend entry with its place on a page of some height: x, entry, middle y."""
        first = height - self.foot + 0.9
        for number, row in enumerate(self.legend):
            for item, x in row:
                yield x, item, first + (number + 0.5) * _ROW


def framed(title: str, legend: Iterable[Item], width: float, face: Typeface) -> Frame:
    """Return a title and a legend wrapped to a page's width."""
    lines = face.bold.wrap(title, (width - 2 * MARGIN) / TITLE) if title else ()
    return Frame(lines, _legend_rows(legend, width, face), width)


def _legend_rows(
    legend: Iterable[Item], width: float, face: Typeface
) -> tuple[tuple[tuple[Item, float], ...], ...]:
    rows: list[list[tuple[Item, float]]] = [[]]
    x = MARGIN
    for item in legend:
        length = ((GLYPH if item.look else 0.0) + face.regular.width(item.label)) * SMALL
        if rows[-1] and x + length > width - MARGIN:
            rows.append([])
            x = MARGIN
        rows[-1].append((item, x))
        x += length + 1.8 * SMALL
    return tuple(tuple(row) for row in rows if row)


def remark(text: str) -> Item:
    """Return a legend entry that is only words."""
    return Item("", text, "")


def legend_of(items: Iterable[Item], styles: Collection[str] = ()) -> Iterator[Item]:
    """Yield what the glyphs and the lines of a picture mean, for those that are in it."""
    looks = Counter(item.look for item in items)
    for status, words in STATUS_WORDS.items():
        if looks[status]:
            yield Item("", f"{words} ({looks[status]})", status)
    for kind in ("source", *ENTITIES):
        if looks[kind]:
            yield Item("", kind, kind)
    for style, words in EDGE_WORDS.items():
        if style in styles:
            yield Item("", words, style)
