"""The notes at the foot of a PDF page: which lines they are, and which label each begins with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claimgraph.intake.glyphs import Row
from claimgraph.patterns import regex

_LABEL = regex(r"\s*(\d{1,3}|[*†‡§¶]{1,3}|[a-z](?![a-z]))[.):\]]?\s*(?=\S)")
_SPLIT = regex(r"\s?[,;]\s?")
_GAP = 3.0
"""How wide the gap above notes is that are as large as the text, in sizes of their letters."""
_SMALLER = 0.95
"""How much smaller the letters of notes are than those of the text."""


@dataclass(frozen=True)
class Notes:
    """The notes of a page: the first row that is theirs, and the label and rows of each."""

    first: int
    listed: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def labels(self) -> frozenset[str]:
        """The labels of the notes."""
        return frozenset(label for label, _ in self.listed)

    def split(self, printed: list[str]) -> list[str]:
        """Return printed numbers as labels: "23" is 2 and 3 where these are notes and it is not."""
        found: list[str] = []
        for number in printed:
            apart = number not in self.labels and self.labels.issuperset(number)
            found += number if apart else [number]
        return found


def body_size(pages: Sequence[Sequence[Row]]) -> float:
    """Return the size of the letters of the text, in points; 0 when there are none.

    It is the largest that a quarter of all letters have: notes may hold more than the text does.
    """
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page:
            sizes[round(row.size, 1)] += len(row.glyphs)
    many = [size for size, letters in sizes.items() if letters * 4 >= sizes.total()]
    return max(many, default=sizes.most_common(1)[0][0] if sizes else 0)


def notes_apart(page: Sequence[Row], size: float) -> Notes:
    """Return the notes that a page ends with; rows before ``first`` are the text's.

    A row begins a note when it stands at the page's foot in smaller letters, or its label is
    raised, and the same label is raised in the text above.
    """
    first = min(_smaller_from(page, size), _apart_from(page))
    starts = [at for at in range(first, len(page)) if _label(page[at])]
    used = _raised_labels(page[: starts[0]]) if starts else set()
    starts = [at for at in starts if _label(page[at]) in used]
    if not starts:
        return Notes(len(page), ())
    ends = [*starts[1:], len(page)]
    listed = tuple(
        (_label(page[at]), tuple(page[at:end])) for at, end in zip(starts, ends, strict=True)
    )
    return Notes(starts[0], listed)


def _smaller_from(page: Sequence[Row], size: float) -> int:
    """Return the first of the rows at the foot that are smaller, or begin with a raised label."""
    first = len(page)
    while first and _may_be_note(page[first - 1], size):
        first -= 1
    return first


def _apart_from(page: Sequence[Row]) -> int:
    """Return the first of the rows at the foot that begin with a label below a wide gap."""
    for at in range(len(page) - 1, 0, -1):
        gap = page[at - 1].y - page[at].y
        if gap > _GAP * page[at].size:
            return at if _label(page[at]) else len(page)
        if gap < 0:
            break
    return len(page)


def _may_be_note(row: Row, size: float) -> bool:
    return row.size < _SMALLER * size or _begins_raised(row) or not _label(row)


def _begins_raised(row: Row) -> bool:
    first = next((glyph for glyph in row.glyphs if glyph.letter != " "), None)
    return first is not None and row.raised(first)


def _label(row: Row) -> str:
    found = _LABEL.match(row.text)
    return found.group(1) if found else ""


def _raised_labels(rows: Sequence[Row]) -> set[str]:
    found: set[str] = set()
    for row in rows:
        run = ""
        for glyph in row.glyphs:
            if row.raised(glyph) and glyph.letter != " ":
                run += glyph.letter
            elif run:
                found.update(_SPLIT.split(run))
                run = ""
        found.update(_SPLIT.split(run))
    return found.union(*found) - {""}
