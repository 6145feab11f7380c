"""What a marker is in its sentence: its subject, an object, words of it, or apart from it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import is_generic, names_address
from claimgraph.reading.citations.labels import Mark
from claimgraph.reading.lang.tables import any_of, citation_words
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layout.lines import BLANK
from claimgraph.urls import is_url

_GOVERNS = regex(
    r"\b(?:see|see also|cf\.|refs?\.?|references?"
    r"|(?:shown|described|reported|discussed|proposed|given|presented"
    r"|introduced|studied|listed|used|noted|pointed out|stated|argued|mentioned|found"
    r"|explained|observed|popularised|popularized|developed|suggested|obtained|made|written"
    r"|published|collected|measured|told|criticised|criticized|disputed|rejected) (?:in|by)"
    r"|(?:contrary|contrast|according|compared|relative) to)[ \xa0]$",
    re.IGNORECASE,
)
_ENDS_GOVERNING = ("see", "also", "cf.", "ref", "ref.", "refs", "refs.", "reference", "references",
                   " in", " by", " to")  # fmt: skip
"""What these words end in: the others need not be looked for."""
_BLANKS = (" ", "\xa0")
_LEADING_WORD = regex(r"(?:^|[\s(])([A-Za-z]{2,13}),?[ \xa0]$")
_HELD_IN = word_list("en/citations.txt", "words before a marker in its sentence")
_HELD_AT_STOP = word_list("en/citations.txt", "words before a marker at a stop")
_TOLD_BY = word_list("en/citations.txt", "verbs behind a marker")
_FOLLOWING = regex(r"[ \xa0]([a-z]{2,15})\b")
_SHORT_FORM = regex(r"\b(?:al|co|inc|ltd|corp|jr|sr)\.[ \xa0]$", re.IGNORECASE)
_LINE_BEGIN = regex(r"(?:^|\n)[ \t>*_+•–—-]{0,8}$")
_BEHIND_STOP = regex(r"[.!?。！？][\"”’)]?[*_]{0,2}[ \xa0]{0,2}$")
_BEHIND_LINK = regex(r"[^ ]\)[ ]?$")
_STOP = regex(r"[.。](?:\s|$)|$|\n")
_LAST_WORD = regex(r"(?:([^\W_]+)[\"”’%]?|(?<!\))[;,–—-])[ ]$")
_GOVERNING = word_list("en/citations.txt", "words before a name")


def set_against(text: str, start: int, end: int) -> int | None:
    """Return where the words begin that set a marker against its sentence; None without such.

    >>> text = "It rose (but see Lund [3]). Unlike [4], it fell [5]."
    >>> set_against(text, 22, 25), set_against(text, 35, 38), set_against(text, 48, 51)
    (7, 35, None)
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
    if text[at - 1 : at] not in _BLANKS:
        return False
    word = text[max(0, at - _NEAR) : at].split()[-1:]
    last = word[0].lstrip("([;,") if word else ""
    return not "a" <= last[:1] <= "z" or last.casefold().rstrip(".") in _ENDS_AGAINST


_NAMED_THERE = (
    r"(?:(?:[^\W\d_a-z][\w’'.-]{0,30}|and|&|et|al\.|of|the|findings|results)[ \xa0]){0,7}[\[(]?"
)
_BUT_SEE = regex(rf"[;,]?[ ][(\[]?{any_of('but see')}[ \xa0]{_NAMED_THERE}$")
_BUT_SEE_INSIDE = regex(rf"(?=\W{{0,3}}[^\W\d_])[;,]?[ ]?[(\[]?{any_of('but see')}\s")
_AGAINST = regex(rf"(?:^|[\s(;,]){any_of('against')}[ \xa0]{_NAMED_THERE}$")
_ENDS_AGAINST = frozenset(
    words.casefold().split()[-1].rstrip(".")
    for words in (
        *citation_words("but see"), *citation_words("against"),
        "and", "et", "al", "of", "the", "findings", "results",
    )
)  # fmt: skip
_NEAR = 80
"""Code points before a marker in which the words stand that set it against its sentence."""


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


def is_marker(text: str, mark: Mark, *, apart: bool, closing: bool) -> bool:
    """Say whether a link is a marker, not words of its sentence."""
    assert mark.words is not None
    if mark.shape == "editorial":
        return False
    words = text[slice(*mark.words)]
    if words[:1] == "(" and words[-1:] == ")":
        return True  # "fell in May [(Post)](…), but"
    if is_url(words) and _STOP.match(text[mark.end : mark.end + 3].lstrip(" *_")):
        return True  # an address that leads to itself, behind the words it backs
    if is_generic(words) or mark.words[0] > mark.start + 2:
        return True  # "[source](…)" or "[citation:Kiln fire](…)"
    if _closes(text, mark) and (closing or names_address(words, mark.url)):
        return True
    near = (text, max(0, mark.start - 4), mark.start)
    behind = _BEHIND_STOP.search(*near) or _BEHIND_LINK.search(*near)
    following = text[mark.end : mark.end + 3].lstrip(" ")
    if behind and following[:1] in ("", "\n", "\r"):
        return len(words.split()) <= 6  # it can be the subject of nothing
    if not apart or not behind:
        return False
    return not following[:1].islower() and following[:1] not in ",;:"


def is_governed(text: str, mark: Mark) -> bool:
    """Return whether a marker is the object of the words before it, or the subject of a clause.

    "See [3] for details", "the approach of [3] needs", "Unlike [3], we", "although [1] reports",
    "…, and [2] found".
    """
    if text[mark.start - 1 : mark.start] not in _BLANKS:
        return False
    low = max(0, mark.start - 26)
    if text[low : mark.start - 1].lower().endswith(_ENDS_GOVERNING) and _GOVERNS.search(
        text, low, mark.start
    ):
        return True
    before = _LEADING_WORD.search(text, max(0, mark.start - 16), mark.start)
    following = _FOLLOWING.match(text, mark.end)
    word = before[1].lower() if before and text[mark.start - 2] != "," else ""
    if word in (_HELD_IN if following else _HELD_AT_STOP):
        return True
    if word in ("in", "with", "to") and before and before[1][0].isupper():
        return text[mark.end : mark.end + 1] == ","  # "In [5], the authors show"
    comma = text[max(0, mark.start - 2) : mark.start] == ", "
    if following and before and before[1] in ("Source", "Document", "Paper", "Study"):
        return True
    joined = comma or word in ("and", "but", "while", "whereas")
    return joined and following is not None and following[1] in _TOLD_BY


def opens_clause(text: str, mark: Mark) -> bool:
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
