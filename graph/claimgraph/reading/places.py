"""Stretches of a text: which sentence holds one, what is named within one, which is a link."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar


class Hyperlink(NamedTuple):
    """A link of an HTML page, a wiki page or a .docx file, as a span of the extracted text.

    ``start`` and ``end`` are 0-based code points of the words that were the link, end excluded.
    ``url`` is absolute ("https://…"), or None for a link to a place in the same text; ``target`` is
    then the offset at which that place begins, such as the first character of a footnote.

    >>> Hyperlink(9, 12, target=120)
    Hyperlink(start=9, end=12, url=None, target=120)
    """

    start: int
    end: int
    url: str | None = None
    target: int | None = None


class Stated(NamedTuple):
    """What a file says, in fields of its own, of the work that its text names at an offset.

    ``published`` is ISO 8601.

    >>> Stated(120, "Harbour Post", "2031-05-02").publisher
    'Harbour Post'
    """

    at: int
    publisher: str | None = None
    published: str | None = None


Span = tuple[int, int]
T = TypeVar("T")
_LONGEST = 2_500
"""Code points of the longest sentence that is read as one."""


def bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a stretch of text in pieces of some thousand code points at most, cut at blanks.

    >>> list(bounded("a" * 10, 0, 10))
    [(0, 10)]
    """
    while end - start > _LONGEST:
        cut = max(
            text.rfind(" ", start + 1, start + _LONGEST),
            text.rfind("\n", start + 1, start + _LONGEST),
        )
        stop = cut if cut > start else start + _LONGEST
        yield start, stop
        start = stop
    if start < end:
        yield start, end


def within(starts: Sequence[int], spans: Iterable[Span]) -> Iterator[int]:
    """Yield the places of the starts, which are in order, that lie within some spans.

    >>> list(within([0, 4, 9], [(3, 8), (9, 12)]))
    [1, 2]
    """
    for start, end in spans:
        yield from range(bisect_left(starts, start), bisect_left(starts, end))


class Stretches(Sequence[Span]):
    """Stretches of a text in order, such as its sentences, none of which overlap.

    >>> sentences = Stretches([(0, 10), (11, 20)])
    >>> sentences.holding(12, 15), sentences.holding(8, 12), sentences.across(8, 12)
    ((11, 20), None, [(0, 10), (11, 20)])
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [start for start, _ in self._spans]

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # as Sequence has it
        return self._spans[index]

    def __len__(self) -> int:
        return len(self._spans)

    def holding(self, start: int, end: int) -> Span | None:
        """Return the stretch that holds a span; None when none does."""
        at = bisect_right(self._starts, start) - 1
        return self._spans[at] if at >= 0 and end <= self._spans[at][1] else None

    def across(self, start: int, end: int) -> Sequence[Span]:
        """Return the stretches that share words with a span."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [s for s in self._spans[first:last] if s[1] > start]


class Places(Generic[T]):
    """Where things are named, so that those within a stretch of text are found fast.

    >>> Places([(0, 4, "a"), (6, 9, "b")]).within(5, 20)
    ['b']
    """

    def __init__(self, named: Iterable[tuple[int, int, T]]) -> None:
        self._named = sorted(named, key=lambda one: one[:2])
        self._starts = [start for start, _, _ in self._named]

    def within(self, start: int, end: int) -> list[T]:
        """Return what is named from start to end (code points), in order."""
        if not self._named:
            return []
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [named for _, stop, named in self._named[first:last] if stop <= end]
