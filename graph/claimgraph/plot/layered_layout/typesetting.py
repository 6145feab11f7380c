"""Text layout of the layered picture: how columns wrap, and how wide they are.

All lengths are in ems of the text, so that a setting serves any size of type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from claimgraph.plot.fonts import Typeface
from claimgraph.plot.frame import GLYPH, LEADING, MARGIN, Frame, framed
from claimgraph.plot.scene import Item, Scene
from claimgraph.plot.text_layout import ELLIPSIS

GAP = 0.4
"""Least space between two labels of a column."""
HEADING = 0.85
_LEFT_GUTTER = (3.2, 0.075)
_RIGHT_GUTTER = (5.0, 0.13)
"""Least width, and share of the page's width, of the two gutters that hold the edges."""
_NARROWEST = 4.0
_WIDEST_CLAIM = 46.0
_SOURCE_SHARES = (0.17, 0.22, 0.28)
_ENTITY_SHARES = (0.15, 0.2, 0.26)


@dataclass(frozen=True)
class Column:
    """One column set in type: the lines of each item, their widths, and where the text begins."""

    items: tuple[Item, ...]
    lines: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    x: float = 0.0
    cut: int = 0
    """How many labels are cut."""

    @property
    def width(self) -> float:
        """The width of the widest label."""
        return max(self.widths, default=0.0)

    @property
    def right(self) -> float:
        """Where the widest label ends."""
        return self.x + self.width

    @property
    def heights(self) -> list[float]:
        """The height of each label."""
        return [len(lines) * LEADING for lines in self.lines]

    @property
    def height(self) -> float:
        """The least height of the whole column."""
        return sum(self.heights) + GAP * max(0, len(self.items) - 1)


@dataclass(frozen=True)
class Setting:
    """A scene set in type on a page of some width."""

    scene: Scene
    columns: tuple[Column, Column, Column]
    headings: tuple[tuple[float, str], ...]
    """What stands above each column, and where it begins."""
    frame: Frame

    @property
    def head(self) -> float:
        """Where the columns begin: below the title and the headings."""
        return self.frame.head + HEADING * LEADING + 0.7

    @property
    def body(self) -> float:
        """The height of the tallest column."""
        return max(column.height for column in self.columns)

    @property
    def cut(self) -> int:
        """How many labels are cut."""
        return sum(column.cut for column in self.columns)

    @property
    def height(self) -> float:
        """The least height of the page."""
        return self.head + self.body + self.frame.foot


@dataclass(frozen=True)
class Words:
    """What a page says besides its labels."""

    title: str = ""
    headings: tuple[str, str, str] = ("", "", "")
    legend: tuple[Item, ...] = ()


class Typesetter:
    """Sets one scene, again and again, at different widths; what was wrapped once is kept."""

    def __init__(self, scene: Scene, face: Typeface, words: Words) -> None:
        self._scene, self._face, self._words = scene, face, words
        self._letters = face.regular
        self._kept: dict[tuple[str, float, int | None], Column] = {}

    def set(self, width: float, height: float | None = None) -> Setting | None:
        """Return the lowest setting on a page of a width; labels are cut to fit a height.

        None says that the page is too narrow for the columns.
        """
        budget = None if height is None else height - self._spread(_EMPTY, (0, 0), width).height
        settings = list(self._settings(width, budget))

        def badness(setting: Setting) -> tuple[float, ...]:
            over = 0.0 if budget is None else max(0.0, setting.body - budget)
            return over, setting.cut, setting.height, -setting.columns[1].width

        best = min(settings, key=badness, default=None)
        return best and self._balanced(best)

    def narrowest(self) -> float:
        """Return the least width of a page on which the columns can stand."""
        columns = len(self._present())
        return 2 * MARGIN + columns * (GLYPH + _NARROWEST) + sum(self._gutters(0.0)) + 1

    def _settings(self, width: float, budget: float | None) -> Iterator[Setting]:
        gutters = self._gutters(width)
        room = width - 2 * MARGIN - sum(gutters) - GLYPH * len(self._present())
        seen = set()
        for share, entity_share in product(_SOURCE_SHARES, _ENTITY_SHARES):
            sources = self._column("sources", max(_NARROWEST, share * room), budget)
            entities = self._column("entities", max(_NARROWEST, entity_share * room), budget)
            rest = min(int(2 * (room - sources.width - entities.width)) / 2, _WIDEST_CLAIM)
            if rest < _NARROWEST or (sources.width, entities.width) in seen:
                continue
            seen.add((sources.width, entities.width))
            claims = self._column("claims", rest, budget)
            yield self._spread((sources, claims, entities), gutters, width)
            if budget is not None and budget <= 0:
                return  # one line a label, however wide

    def _column(self, name: str, width: float, budget: float | None) -> Column:
        """Return a column set whole, or cut as little as its height asks for."""
        count = len(getattr(self._scene, name))
        if budget is not None and count * (LEADING + GAP) - GAP > budget:
            return self._wrapped(name, width, 1)
        column = self._wrapped(name, width, None)
        if budget is None or column.height <= budget:
            return column
        for limit in (3, 2, 1):
            cut = self._wrapped(name, width, limit)
            if cut.height <= budget:
                break
        return _restored(cut, column, budget)

    def _wrapped(self, name: str, width: float, limit: int | None) -> Column:
        key = (name, round(width, 2), limit)
        if key not in self._kept:
            items = getattr(self._scene, name)
            lines = tuple(self._letters.wrap(item.label, width, limit) for item in items)
            self._kept[key] = self._measured(Column(items, lines))
        return self._kept[key]

    def _measured(self, column: Column) -> Column:
        widths = tuple(max(map(self._letters.width, lines)) for lines in column.lines)
        return replace(column, widths=widths)

    def _balanced(self, setting: Setting) -> Setting:
        """Return the setting with the lines of each whole claim about equally long."""
        claims = setting.columns[1]
        lines = tuple(
            self._letters.balance(item.label, max(map(self._letters.width, lines)), len(lines))
            if len(lines) > 1 and not lines[-1].endswith(ELLIPSIS)
            else lines
            for item, lines in zip(claims.items, claims.lines, strict=True)
        )
        balanced = self._measured(replace(claims, lines=lines))
        return replace(setting, columns=(setting.columns[0], balanced, setting.columns[2]))

    def _present(self) -> list[str]:
        return [n for n in ("sources", "claims", "entities") if getattr(self._scene, n)]

    def _gutters(self, width: float) -> tuple[float, float]:
        left = max(_LEFT_GUTTER[0], _LEFT_GUTTER[1] * width) if self._scene.sources else 0.0
        right = max(_RIGHT_GUTTER[0], _RIGHT_GUTTER[1] * width) if self._scene.entities else 0.0
        return left, right

    def _spread(
        self, columns: tuple[Column, Column, Column], gutters: tuple[float, float], width: float
    ) -> Setting:
        """Give the columns their places; width that is left widens the gutters."""
        present = [c for c in columns if c.items]
        used = sum(c.width + GLYPH for c in present) + sum(gutters) + 2 * MARGIN
        spare = max(0.0, width - used) / max(1, sum(g > 0 for g in gutters))
        x, placed = MARGIN, []
        for column, gutter in zip(columns, (*gutters, 0.0), strict=True):
            placed.append(replace(column, x=x + GLYPH))
            x += (GLYPH + column.width if column.items else 0.0) + (
                gutter + spare if gutter else 0.0
            )
        sources, claims, entities = placed
        headings = tuple(self._headings(placed, width))
        frame = framed(self._words.title, self._words.legend, width, self._face)
        return Setting(self._scene, (sources, claims, entities), headings, frame)

    def _headings(self, columns: Sequence[Column], width: float) -> Iterator[tuple[float, str]]:
        """Yield each heading and where it begins: over its text, further left where it is long."""
        shown = [(c.x, h) for c, h in zip(columns, self._words.headings, strict=True) if h]
        ends = [x - 1.0 for x, _ in shown[1:]] + [width - MARGIN]
        least = MARGIN
        for (x, text), end in zip(shown, ends, strict=True):
            start = max(least, min(x, end - self._letters.width(text) * HEADING))
            line = self._letters.wrap(text, (end - start) / HEADING + 0.1, 1)[0]
            yield start, line
            least = start + self._letters.width(line) * HEADING + 1.0


_EMPTY = (Column((), ()), Column((), ()), Column((), ()))


def _restored(cut: Column, whole: Column, budget: float) -> Column:
    """Return a cut column with labels made whole while they fit, those short of least first."""
    lines = list(cut.lines)
    spare = int((budget - cut.height) / LEADING)
    short = [len(w) - len(c) for w, c in zip(whole.lines, cut.lines, strict=True)]
    for index in sorted(range(len(lines)), key=short.__getitem__):
        if short[index] <= spare:
            lines[index] = whole.lines[index]
            spare -= short[index]
    kept = [line is w for line, w in zip(lines, whole.lines, strict=True)]
    widths = tuple(w if k else c for w, c, k in zip(whole.widths, cut.widths, kept, strict=True))
    changed = sum(a != b for a, b in zip(lines, whole.lines, strict=True))
    return Column(cut.items, tuple(lines), widths, cut=changed)
