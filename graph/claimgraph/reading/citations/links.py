"""Which links of a text are markers, and which lead to archived copies of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import is_generic, names_address
from claimgraph.reading.citations.marker_labels import Mark
from claimgraph.reading.lang.word_lists import any_of, citation_words, word_list
from claimgraph.reading.layout.lines import ICONS
from claimgraph.urls import is_url

_LINKS_TO_END = regex(
    r"(?:[ ,;·|]{0,3}\[[^\[\]\n]{1,80}\]\([^()\s]{1,900}\)){0,9}[ ]{0,2}(?:[\r\n]|$)"
)
_BEHIND_STOP = regex(rf"[.!?。！？][\"”’)]?[*_]{{0,2}}[ \xa0]{{0,2}}(?:[{ICONS}][ ]?)?$")
_BEHIND_LINK = regex(r"[^ ]\)[ ]?$")
_BEHIND_DASH = regex(
    r"(?:\*\*|[.!?][”\"]?)[ ][—–-][ ](?:\[[^\[\]\n]{1,80}\]\([^()\s]{1,900}\)[ ]?[,;·|][ ]){0,5}$"
)
"""A dash behind bold words or a stop, perhaps with links behind it: "**It fell** – [Post](…), "."""
_FAR = 1500
_STOP = regex(r"[.。](?:\s|$)|$|\n")
_LAST_WORD = regex(r"(?:([^\W_]+)[\"”’%]?|(?<!\))[;,–—-])[ ]$")
_GOVERNING = word_list("en/citations.txt", "words before a name")


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


def is_marker(text: str, mark: Mark, apart: bool, closing: bool) -> bool:
    """Say whether a link is a marker, not words of its sentence."""
    assert mark.words is not None
    if mark.shape == "editorial":
        return False
    words = text[slice(*mark.words)]
    if words[:1] + words[-1:] in ("()", "[]"):
        return True  # "fell in May [(Post)](…), but"
    if is_url(words) and _STOP.match(text[mark.end : mark.end + 3].lstrip(" *_")):
        return True  # an address that leads to itself, behind the words it backs
    if is_generic(words) or mark.words[0] > mark.start + 2:
        return True  # "[source](…)" or "[citation:Kiln fire](…)"
    if _closes(text, mark) and (closing or names_address(words, mark.url)):
        return True
    low = max(0, mark.start - 6)
    behind = any(end.search(text, low, mark.start) for end in (_BEHIND_STOP, _BEHIND_LINK))
    following = text[mark.end : mark.end + 3].lstrip(" ")
    if behind and _LINKS_TO_END.match(text, mark.end):
        return len(words.split()) <= 6  # it can be the subject of nothing
    if _LINKS_TO_END.match(text, mark.end):
        line = text.rfind("\n", max(0, mark.start - _FAR), mark.start) + 1 or max(
            0, mark.start - _FAR
        )
        if _BEHIND_DASH.search(text, line, mark.start):
            return len(words.split()) <= 6
    if not apart or not behind:
        return False
    return not following[:1].islower() and following[:1] not in ",;:"


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


_COPIES = frozenset(citation_words("archived copy"))
_ARCHIVES = frozenset(citation_words("archive host"))
_COPIED = regex(rf"[,;]?[ ]{any_of('archived copy')}(?:[ ](?:on|from|by|via))?[ ]?$")
_BESIDE = 24
"""Code points between a link and that to its copy: "](…), archived at [".."""


def is_copy(words: str, url: str | None) -> bool:
    """Say whether a link leads to a copy of the page that was named before it, by words or host.

    >>> is_copy("archived", "https://a.example"), is_copy("", "https://archive.ph/x1")
    (True, True)
    """
    host = (url or "").partition("://")[2].partition("/")[0].removeprefix("www.").casefold()
    return host in _ARCHIVES or words.strip("[]()<>→… .:*_").casefold() in _COPIES


def without_copies(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the marks; a link to a copy of the page before it, "(archived)", is no other source."""
    before = None
    for mark in marks:
        words = text[slice(*mark.words)] if mark.words else ""
        near = before is not None and mark.start - before.end <= _BESIDE
        if near and mark.url and not mark.labels and is_copy(words, mark.url):
            led = _COPIED.search(text, before.end, mark.start) if before else None
            start = led.start() if led else mark.start
            mark = replace(mark, start=start, shape="editorial", url=None, words=None)
        else:
            before = mark if mark.url else None
        yield mark
