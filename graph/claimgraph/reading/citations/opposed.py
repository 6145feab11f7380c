"""Markers that are named as holding the opposite of what they stand behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from claimgraph.patterns import regex
from claimgraph.reading.citations.labels import Mark
from claimgraph.reading.lang.tables import any_of, citation_words

_NAMED_THERE = (
    r"(?:(?:[^\W\d_a-z][\w’'.-]{0,30}|and|&|et|al\.|of|the|findings|results)[ \xa0]){0,7}[\[(]?"
)
_BUT_SEE = regex(rf"[;,]?[ ][(\[]?{any_of('but see')}[ \xa0]{_NAMED_THERE}$")
_BUT_SEE_INSIDE = regex(rf"(?=\W{{0,3}}[^\W\d_])[;,]?[ ]?[(\[]?{any_of('but see')}\s")
_AGAINST = regex(rf"(?:^|[\s(;,]){any_of('against')}[ \xa0]{_NAMED_THERE}$")
_LAST = frozenset(
    words.casefold().split()[-1].rstrip(".")
    for words in (
        *citation_words("but see"), *citation_words("against"),
        "and", "et", "al", "of", "the", "findings", "results",
    )
)  # fmt: skip
"""The last of all these words, names aside."""
_NEAR = 80
"""Code points before a marker in which the words stand that set it against its sentence."""


def set_against(text: str, start: int, end: int) -> int | None:
    """Return where a marker that is set against its sentence begins, with "but see" before it.

    None where it is not set against anything.

    >>> text = "It fell; but see [2]."
    >>> set_against(text, 17, 20), set_against("It fell [2].", 8, 11)
    (7, None)
    """
    if _may_be_against(text, start):
        low = max(0, start - _NEAR)
        if but_see := _BUT_SEE.search(text, low, start):
            return but_see.start()
        if _AGAINST.search(text, low, start):
            return start
    return start if _BUT_SEE_INSIDE.match(text, start, end) else None


def _may_be_against(text: str, at: int) -> bool:
    """Say whether the word before a marker may end words that set it against its sentence.

    Few words do, and to look for all that may stand before them takes many times as long.
    """
    at -= text[at - 1 : at] in ("(", "[")
    if text[at - 1 : at] not in (" ", "\xa0"):
        return False
    word = text[max(0, at - _NEAR) : at].rsplit(None, 1)[-1:]
    last = word[0].lstrip("([;,") if word else ""
    return not "a" <= last[:1] <= "z" or last.casefold().rstrip(".") in _LAST


def with_opposed_apart(
    text: str, mark: Mark, places: Mapping[str, int] | None = None
) -> Iterator[Mark]:
    """Yield a marker, as two where the second part is against the first.

    ``places`` says where each label is named, where the text does not print it as it is.

    >>> text = "[@orr; but see @lund]"
    >>> parts = with_opposed_apart(text, Mark(0, len(text), "key", ("orr", "lund")))
    >>> [(text[m.start : m.end], m.labels) for m in parts]
    [('[@orr', ('orr',)), ('; but see @lund]', ('lund',))]
    """
    turn = _TURN.search(text, mark.start, mark.end)
    if turn is None:
        yield mark
        return
    if places is None:
        after = tuple(n for n in mark.labels if text.find(n, turn.end(), mark.end) >= 0)
    else:
        after = tuple(n for n in mark.labels if places[n] > turn.start())
    before = tuple(n for n in mark.labels if n not in after)
    if not after or not before:
        yield mark
        return
    yield replace(mark, end=turn.start(), labels=before)
    yield replace(mark, start=turn.start(), labels=after)


_TURN = regex(rf"[;,][ ]{any_of('but see')}[ ]")
