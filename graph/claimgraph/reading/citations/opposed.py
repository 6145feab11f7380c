"""Markers that are named as holding the opposite of what they stand behind."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.patterns import regex
from claimgraph.reading.citations.labels import Mark
from claimgraph.reading.lang.tables import any_of

_NAMED_THERE = (
    r"(?:(?:[^\W\d_a-z][\w’'.-]{0,30}|and|&|et|al\.|of|the|findings|results)[ \xa0]){0,7}[\[(]?"
)
_BUT_SEE = regex(rf"[;,]?[ ][(\[]?{any_of('but see')}[ \xa0]{_NAMED_THERE}$")
_BUT_SEE_INSIDE = regex(rf"[;,]?[ ]?[(\[]?{any_of('but see')}\s")
_AGAINST = regex(rf"(?:^|[\s(;,]){any_of('against')}[ \xa0]{_NAMED_THERE}$")
_NEAR = 80
"""Code points before a marker in which the words stand that set it against its sentence."""


def set_against(text: str, start: int, end: int) -> int | None:
    """Return where a marker that is set against its sentence begins, with "but see" before it.

    None where it is not set against anything.

    >>> text = "It fell; but see [2]."
    >>> set_against(text, 17, 20), set_against("It fell [2].", 8, 11)
    (7, None)
    """
    low = max(0, start - _NEAR)
    if but_see := _BUT_SEE.search(text, low, start):
        return but_see.start()
    if _BUT_SEE_INSIDE.match(text, start, end) or _AGAINST.search(text, low, start):
        return start
    return None


def with_opposed_apart(text: str, mark: Mark) -> Iterator[Mark]:
    """Yield a marker, as two where the second part is against the first.

    >>> text = "[@orr; but see @lund]"
    >>> parts = with_opposed_apart(text, Mark(0, len(text), "key", ("orr", "lund")))
    >>> [(text[m.start : m.end], m.labels) for m in parts]
    [('[@orr', ('orr',)), ('; but see @lund]', ('lund',))]
    """
    turn = _TURN.search(text, mark.start, mark.end)
    after = tuple(n for n in mark.labels if turn and text.find(n, turn.end(), mark.end) >= 0)
    before = tuple(n for n in mark.labels if n not in after)
    if turn is None or not after or not before:
        yield mark
        return
    yield mark._replace(end=turn.start(), labels=before)
    yield mark._replace(start=turn.start(), labels=after)


_TURN = regex(rf"[;,][ ]{any_of('but see')}[ ]")
