"""Markers as they stand together: several in a row, and the brackets around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.citations.labels import Mark
from claimgraph.reading.citations.sentence_roles import (
    is_governed,
    is_marker,
    opens_clause,
    set_against,
)
from claimgraph.reading.lang.tables import any_of

_OPENING = regex(
    rf"[(（\[][*_]?(?:(?:{any_of('leads in')}|{any_of('see')}|refs?|from)[:：]?[ ]{{0,2}})?$",
    re.IGNORECASE,
)
_JOINT = regex(r"(?:[ \t\xa0]|[,;，、；|]|\band\b|&){0,6}$")
_CLOSING = regex(r"[*_]?[ ]?[)）\]]")
_TITLE = r"[^\W\d_a-z][^.;:!?()\[\]\n]{0,60}"
_NAMES = (
    r"[^\W\d_a-z][\w’'&-]{0,30}(?:,?[ ](?:[^\W\d_a-z][\w’'&-]{0,30}|of|the|and|de|&|\d{1,4})){0,5}"
)
_TAIL = regex(
    r"(?<=[.!?。！？”\")*])[ ]{1,3}(?P<tail>[*_(\[]{0,3}"
    rf"(?:(?P<led>{any_of('leads in')}[*_]{{0,2}}[:：][*_]{{0,2}}[ ]?)(?:{_TITLE})?"
    rf"|(?<=[(\[]){_NAMES}[)\]]:?|{_NAMES}:)[ ]?[(\[<]?)$"
)
"""What leads to the sources of the sentence before: "Sources: Port archive (", "(Post) "."""
_NEXT = regex(rf"[)\]>]?[ ]?[;,|·][ ](?:{_TITLE})?[ ]?[(\[<]?$")
"""What parts the sources in such a row."""
_FAR = 110
"""Characters before an address in which what leads to it stands."""


class Cite(NamedTuple):
    """One or several markers that stand as one in the text, with the brackets around them.

    ``inline`` is a link whose words are the sentence's; ``subject`` a marker that is a word of it;
    ``against`` one that is named as holding the opposite, so that it backs nothing.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    inline: bool = False
    subject: bool = False
    against: bool = False

    @property
    def linked_words(self) -> tuple[int, int] | None:
        """Where the words of a link stand that are the sentence's; None for other markers."""
        return self.marks[0].words if self.inline and self.marks else None


def stands_within(cites: Iterable[Cite], end: int) -> bool:
    """Whether a marker backs a part of some words: it stands before their end, or two links do."""
    cites = [c for c in cites if c.start < end]
    links = sum(c.linked_words is not None for c in cites)
    return links > 1 or any(not (c.inline or c.subject or c.against) for c in cites)


def cites(
    text: str, marks: Sequence[Mark], *, apart: bool = False, closing: bool = False
) -> list[Cite]:
    """Return the markers of a block as they stand together: "([a](…), [b](…))" is one cite.

    Args:
        text: the whole text.
        marks: the markers of the block.
        apart: whether the text puts links behind the stop of what they back.
        closing: whether it puts links to what backs a sentence before its stop.
    """
    found: list[Cite] = []
    run: list[Mark] = []
    tail = -1
    for mark in marks:
        goes_on = run and (_joined(text, run[-1], mark) or (tail >= 0 and _parted(text, run, mark)))
        if run and not goes_on:
            found += _closed(text, run, tail, apart=apart, closing=closing)
            run = []
        if not run:
            tail = _tail(text, mark)
        run.append(mark)
    found += _closed(text, run, tail, apart=apart, closing=closing)
    return [_opposed(text, cite) for cite in found]


def _opposed(text: str, cite: Cite) -> Cite:
    """Return a marker, told where it names what holds the opposite: "(but see Lund, 2020)"."""
    against = None if cite.inline else set_against(text, cite.start, cite.end)
    if against is None:
        return cite
    subject = cite.subject and against == cite.start
    return cite._replace(start=against, subject=subject, against=True)


def _tail(text: str, mark: Mark) -> int:
    """Return where the words begin that lead from a full stop to a link; -1 when none do."""
    if mark.url is None or mark.shape not in ("url", "link"):
        return -1
    found = _TAIL.search(text, max(0, mark.start - _FAR), mark.start)
    return found.start("tail") if found and (found["led"] or mark.shape == "url") else -1


def _parted(text: str, run: Sequence[Mark], mark: Mark) -> bool:
    """Say whether a link is the next in a row of sources, "Port archive (…); Coast Mail (…)"."""
    begin = run[-1].end
    return mark.start - begin <= _FAR and _NEXT.match(text, begin, mark.start) is not None


def _joined(text: str, one: Mark, other: Mark) -> bool:
    between = text[one.end : other.start]
    return len(between) <= 8 and _JOINT.match(between) is not None and "\n" not in between


def _closed(text: str, run: list[Mark], tail: int, *, apart: bool, closing: bool) -> list[Cite]:
    """Return a run of markers as one cite when brackets hold it, else one cite for each marker."""
    if not run:
        return []
    opening = _OPENING.search(text, max(0, run[0].start - 14), run[0].start)
    end = _CLOSING.match(text, run[-1].end) if opening or tail >= 0 else None
    if tail >= 0:
        return [Cite(tail, end.end() if end else run[-1].end, tuple(run))]
    if opening and end:
        return [Cite(opening.start(), end.end(), tuple(run))]
    parted = any(text[one.end : other.start].strip() for one, other in pairwise(run))
    if parted and all(m.shape == "number" for m in run) and not opens_clause(text, run[0]):
        return [Cite(run[0].start, run[-1].end, tuple(run))]
    return [_cite(text, mark, apart=apart, closing=closing) for mark in run]


def _cite(text: str, mark: Mark, *, apart: bool, closing: bool) -> Cite:
    plain = mark.shape in ("number", "name", "linked", "token", "key")
    said = mark.shape == "key" and text[mark.start] == "@"  # "@ortega2007 [p. 3] disputes this"
    subject = plain and (said or opens_clause(text, mark) or is_governed(text, mark))
    inline = mark.shape == "url" or (
        mark.shape in ("link", "editorial")
        and mark.words is not None
        and not is_marker(text, mark, apart=apart, closing=closing)
    )
    return Cite(mark.start, mark.end, (mark,), inline, subject)
