"""Markers as they stand together: brackets around links, links as words, markers as subjects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.citations.copies import without_copies
from claimgraph.reading.citations.entries import is_generic, names_address
from claimgraph.reading.citations.labels import Mark
from claimgraph.reading.citations.opposed import set_against
from claimgraph.reading.lang.tables import any_of
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layout.lines import BLANK
from claimgraph.urls import is_url

_OPENING = regex(
    rf"[(（\[][*_]?(?:(?:{any_of('leads in')}|{any_of('see')}|refs?|from)[:：]?[ ]{{0,2}})?$",
    re.IGNORECASE,
)
_JOINT = regex(r"(?:[ \t\xa0]|[,;，、；|]|\band\b|&){0,6}$")
_GOVERNS = regex(
    r"\b(?:see also|cf\.|refs?\.?|references?"
    r"|(?:shown|described|reported|discussed|proposed|given|presented"
    r"|introduced|studied|listed|used|noted|pointed out|stated|argued|mentioned|found"
    r"|explained|observed|popularised|popularized|developed|suggested|obtained|made|written"
    r"|published|collected|measured|told|criticised|criticized|disputed|rejected) (?:in|by)"
    r"|(?:contrary|contrast|according|compared|relative) to)[ \xa0]$",
    re.IGNORECASE,
)
_REFERRED = regex(r"\b(?:refs?\.?|references?)[ \xa0]$", re.IGNORECASE)
_SEES = regex(r"\b(?:to|can|could|cannot|they|people) see[ \xa0]$")
_LEADING_WORD = regex(r"(?:^|[\s(])([A-Za-z]{2,13}),?[ \xa0]$")
_HELD_IN = word_list("en/citations.txt", "words before a marker in its sentence")
_HELD_AT_STOP = word_list("en/citations.txt", "words before a marker at a stop")
_TOLD_BY = word_list("en/citations.txt", "verbs behind a marker")
_FOLLOWING = regex(r"[ \xa0]([a-z]{2,15})\b")
_SHORT_FORM = regex(r"\b(?:al|co|inc|ltd|corp|jr|sr)\.[ \xa0]$", re.IGNORECASE)
_LINE_BEGIN = regex(r"(?:^|\n)[ \t>*_+•–—-]{0,8}$")
_LINKS_TO_END = regex(
    r"(?:[ ,;·|]{0,3}\[[^\[\]\n]{1,80}\]\([^()\s]{1,900}\)){0,9}[ ]{0,2}(?:[\r\n]|$)"
)
_BEHIND_STOP = regex(r"[.!?。！？][\"”’)]?[*_]{0,2}[ \xa0]{0,2}$")
_BEHIND_LINK = regex(r"[^ ]\)[ ]?$")
_STOP = regex(r"[.。](?:\s|$)|$|\n")
_LAST_WORD = regex(r"(?:([^\W_]+)[\"”’%]?|(?<!\))[;,–—-])[ ]$")
_GOVERNING = word_list("en/citations.txt", "words before a name")
_CLOSING = regex(
    rf"(?:[,:]?[ ](?:{any_of('place')}[ ]?)?\d[\d, –-]{{0,20}})?[*_]?[ ]?[)）\]]", re.IGNORECASE
)
"""How brackets around markers close, a page before it."""
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
    for mark in without_copies(text, marks):
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
    begin = None if cite.inline else set_against(text, cite.start, cite.end)
    if begin is None:
        return cite
    return cite._replace(start=begin, subject=cite.subject and begin == cite.start, against=True)


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
    end = _CLOSING.match(text, run[-1].end)
    if tail >= 0:
        return [Cite(tail, end.end() if end else run[-1].end, tuple(run))]
    if opening and end:
        return [Cite(opening.start(), end.end(), tuple(run))]
    joints = (text[one.end : other.start].strip() for one, other in pairwise(run))
    if all(mark.shape == "number" for mark in run) and any(joints) and not _opens(text, run[0]):
        return [Cite(run[0].start, run[-1].end, tuple(run))]
    return [_cite(text, mark, apart=apart, closing=closing) for mark in run]


def _cite(text: str, mark: Mark, *, apart: bool, closing: bool) -> Cite:
    plain = mark.shape in ("number", "name", "linked", "token", "key")
    said = mark.shape == "key" and text[mark.start] == "@"  # "@ortega2007 [p. 3] disputes this"
    referred = mark.shape == "proven" and _REFERRED.search(
        text, max(0, mark.start - 12), mark.start
    )
    subject = bool(referred) or (plain and (said or _opens(text, mark) or _governed(text, mark)))
    inline = mark.shape == "url" or (
        mark.shape in ("link", "editorial")
        and mark.words is not None
        and not _is_marker(text, mark, apart, closing)
    )
    return Cite(mark.start, mark.end, (mark,), inline, subject)


def links_stand_apart(text: str, marks: Iterable[Mark]) -> bool:
    """Say whether a text puts links behind the stop of the sentence that they back.

    "It fell. [Harbour Post](…) It rose." could be about Harbour Post; at the end of a paragraph,
    glued to the stop, or named as its address is, a link behind a stop can only be a marker. Most
    links of the text must stand so.

    >>> from claimgraph.reading.citations.markers import find_marks
    >>> text = "It fell.[News](https://a.example) It rose."
    >>> links_stand_apart(text, find_marks(text, (), frozenset()))
    True
    """
    links = [m for m in marks if m.shape == "link" and m.words]
    behind = [m for m in links if _BEHIND_STOP.search(text, max(0, m.start - 4), m.start)]
    sure = any(
        not text[m.start - 1].isspace() or text[m.end : m.end + 2].strip(" ") in ("", "\n", "\n\n")
        or names_address(text[slice(*m.words)], m.url)  # type: ignore[misc]
        for m in behind
    )  # fmt: skip
    return sure and 2 * len(behind) >= len(links)


def links_close(text: str, marks: Iterable[Mark]) -> bool:
    """Say whether a text names what backs a sentence in a link before its stop.

    "It fell in May [Harbour Post](…)." Two links or more, and most of them, must stand so.

    >>> from claimgraph.reading.citations.markers import find_marks
    >>> text = "It fell in May [Post](https://a.example). It rose in June [News](https://b.example)."
    >>> links_close(text, find_marks(text, (), frozenset()))
    True
    """
    links = [m for m in marks if m.shape == "link" and m.words]
    closing = sum(1 for mark in links if _closes(text, mark))
    apart = sum(
        1 for m in links if text[m.start - 1 : m.start] == "(" and text[m.end : m.end + 1] == ")"
    )
    return closing > 0 and closing + apart > 1 and 2 * (closing + apart) > len(links)


def _closes(text: str, mark: Mark) -> bool:
    """Say whether a link is a name that stands at the end of a sentence and is no part of it."""
    assert mark.words is not None
    words = text[slice(*mark.words)].split()
    after = text[mark.end : mark.end + 2]
    if not _STOP.match(after) or not all(
        w[0].isupper() or not w[0].isalpha() or len(w) < 4 for w in words
    ):
        return False
    low = max(0, mark.start - 30)
    low = max(low, text.rfind("\n", low, mark.start) + 1)
    if not any(map(str.isalnum, text[low : mark.start])):
        return False  # it opens its line
    before = _LAST_WORD.search(text, low, mark.start)
    return before is not None and (before[1] or "").casefold() not in _GOVERNING and len(words) <= 8


def _is_marker(text: str, mark: Mark, apart: bool, closing: bool) -> bool:
    """Say whether a link is a marker, not words of its sentence."""
    assert mark.words is not None
    if mark.shape == "editorial":
        return False
    if text[mark.words[0]] == "(" and text[mark.words[1] - 1] == ")":
        return True  # "fell in May [(Post)](…), but"
    if is_url(text[slice(*mark.words)]) and _STOP.match(
        text[mark.end : mark.end + 3].lstrip(" *_")
    ):
        return True  # an address that leads to itself, behind the words it backs
    if is_generic(text[slice(*mark.words)]) or mark.words[0] > mark.start + 2:
        return True  # "[source](…)" or "[citation:Kiln fire](…)"
    if _closes(text, mark) and (closing or names_address(text[slice(*mark.words)], mark.url)):
        return True
    low = max(0, mark.start - 4)
    ends = (_BEHIND_STOP, _BEHIND_LINK)
    behind = any(end.search(text, low, mark.start) for end in ends)
    following = text[mark.end : mark.end + 3].lstrip(" ")
    if behind and _LINKS_TO_END.match(text, mark.end):
        return len(text[slice(*mark.words)].split()) <= 6  # it can be the subject of nothing
    if not apart or not behind:
        return False
    return not following[:1].islower() and following[:1] not in ",;:"


def _governed(text: str, mark: Mark) -> bool:
    """Return whether a marker is the object of the words before it, or the subject of a clause.

    "See [3] for details", "the approach of [3] needs", "Unlike [3], we", "although [1] reports",
    "…, and [2] found".
    """
    low = max(0, mark.start - 26)
    if _GOVERNS.search(text, low, mark.start) is not None:
        return True
    before = _LEADING_WORD.search(text, max(0, mark.start - 16), mark.start)
    following = _FOLLOWING.match(text, mark.end)
    word = before[1].lower() if before and text[mark.start - 2] != "," else ""
    if word in (_HELD_IN if following else _HELD_AT_STOP):  # not "what they come to see [3]"
        return _SEES.search(text, low, mark.start) is None
    if word in ("in", "with", "to") and before and before[1][0].isupper():
        return text[mark.end : mark.end + 1] == ","  # "In [5], the authors show"
    comma = text[max(0, mark.start - 2) : mark.start] == ", "
    if following and before and before[1] in ("Source", "Document", "Paper", "Study"):
        return True
    joined = comma or word in ("and", "but", "while", "whereas")
    return joined and following is not None and following[1] in _TOLD_BY


def _opens(text: str, mark: Mark) -> bool:
    """Say whether a marker is the subject of what follows, as in "It fell. [3] argues that"."""
    after = text[mark.end : mark.end + 3]
    if after[:1] != " " or not after[1:2].islower() or after[2:3].isupper():
        return False
    before = text[max(0, mark.start - 12) : mark.start]
    if before and not before[-1].isspace():
        return False
    if _SHORT_FORM.search(before):
        return False  # "Lund et al. [3] found"
    stopped = before.rstrip(BLANK + '*_"”’')[-1:] in ("", ".", "!", "?", "。", ";")
    return stopped or _LINE_BEGIN.search(before) is not None
