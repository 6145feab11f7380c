"""Leaves out what pages of a PDF repeat at their edges: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimgraph.intake.glyphs import Row
from claimgraph.patterns import regex

_DIGITS = regex(r"\d+")
_PAGE = regex(
    r"[-–—|\s]*(?:(?:page|seite|página|pagina|p\.|s\.|стр\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:of|/|von|de|sur|из)\s*\d{1,4})?[-–—|\s]*",
    re.I,
)
_CITES = regex(r"\[\d{1,4}\]")
_EDGE = 2
"""How many lines at the head and at the foot of a page may be running ones."""
_NEAR = 4.0
"""How far apart, in points, one running line may stand on two pages."""
_APART = 1.5
"""How far a page number stands from the text, in sizes of its letters."""
_MOST_PAGES_BETWEEN = 2
"""A head of left or right pages comes back on the next page but one."""


def without_running_lines(pages: Sequence[Sequence[Row]]) -> tuple[list[list[Row]], int]:
    """Return the rows of each page without running ones, and how many letters those held."""
    repeated = _repeated(pages)
    kept, dropped = [], 0
    for number, page in enumerate(pages):
        running = {
            id(row)
            for row, isolated in _edges(page)
            if (number, id(row)) in repeated or (isolated and _PAGE.fullmatch(row.text.strip()))
        }
        kept.append([row for row in page if id(row) not in running])
        dropped += sum(len(row.text.strip()) for row in page if id(row) in running)
    return kept, dropped


def _edges(page: Sequence[Row]) -> Iterator[tuple[Row, bool]]:
    """Yield the rows at the head and the foot, and whether each stands apart from the text."""
    ordered = sorted(page, key=lambda row: -row.y)
    for way in (ordered, ordered[::-1]):
        for place, row in enumerate(way[:_EDGE]):
            beyond = way[place + 1] if place + 1 < len(way) else None
            yield row, beyond is None or abs(row.y - beyond.y) > _APART * row.size


def _repeated(pages: Sequence[Sequence[Row]]) -> set[tuple[int, int]]:
    """Return the rows, as page and id, that the next page or the next but one has at its edge."""
    by_words: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for row, _ in _edges(page):
            by_words[_DIGITS.sub("0", row.text.strip())].append((number, row))
    found: set[tuple[int, int]] = set()
    for shape, printed in by_words.items():
        for (at, row), (after, other) in pairwise(printed):
            near = abs(row.y - other.y) <= _NEAR and row.size == other.size
            if near and 0 < after - at <= _MOST_PAGES_BETWEEN and _same(shape, row, other):
                found |= {(at, id(row)), (after, id(other))}
    return found


def _same(shape: str, row: Row, other: Row) -> bool:
    """Whether two rows of one shape say the same, or differ by numbers that count pages.

    What cites a source, or states something else on each page, is no running line.
    """
    if _CITES.search(shape):
        return False
    if row.text.strip() == other.text.strip():
        return True
    if _is_sentence(row.text.strip()):
        return False
    pairs = zip(_DIGITS.findall(row.text), _DIGITS.findall(other.text), strict=True)
    steps = {int(b[:9]) - int(a[:9]) for a, b in pairs if a != b}
    return len(steps) == 1 and steps <= {1, 2}


def _is_sentence(line: str) -> bool:
    """Whether a line has four words and more, and a stop at its end."""
    words = [word for word in line.split() if len(word) > 1 and word.rstrip(".,;:!?").isalpha()]
    return len(words) > 3 and line.rstrip('"”’)')[-1:] in (".", "!", "?")
