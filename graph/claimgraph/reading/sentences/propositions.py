"""The words of a proposition: where they begin and end between markers, and how they read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.citations.entries import clean
from claimgraph.reading.citations.page import LEAD_IN
from claimgraph.reading.layout.lines import BLANK, ICONS
from claimgraph.reading.places import Span

_STOPS = ".!?。！？…"
_APART = tuple(_STOPS + ':;,，；)）]】"”’»|')
_BEFORE_STOP = re.compile(r"\s+(?=[,.;:!?…])|(?<=[。！？，；、])\s+|\s+(?=[。！？，；、])")
_STOPPED = re.compile(r"[.!?。][\"”’)*_]{0,4}\s{1,4}")
_EMPTY_BRACKETS = re.compile(r"[(（]\s*[)）]")
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


def words_between(text: str, start: int, end: int, held: Sequence[Cite]) -> tuple[Span, int]:
    """Return the span of the words without the markers around them, and how many of those trail.

    >>> words_between("It fell [1].", 0, 12, [Cite(8, 11, ())])
    ((0, 7), 1)
    """
    pointer = _pointer(text, start, held)
    if pointer is not None:
        stop, trailing = pointer, sum(1 for cite in held if cite.start >= pointer)
    else:
        stop, trailing = _before_trailing(text, start, end, held)
    words = text[start:stop].rstrip(BLANK + ICONS if trailing else BLANK)
    if trailing and words.endswith((":", "：", "*", "_")):
        words = words[: _lead_in(words) or _named(words) or None].rstrip(":：,，" + BLANK)
    stop = min(start + len(words), end) if words else end
    start = _after_leading(text, start, stop, held)
    return ((start, stop) if start < stop else (max(0, end - 1), end)), trailing


def _pointer(text: str, start: int, held: Sequence[Cite]) -> int | None:
    """Return where "Sources: [a](…), [b](…)" begins behind the words of a sentence."""
    if not any(cite.inline for cite in held[-1:]):
        return None
    for stop in _STOPPED.finditer(text, max(start, held[0].start - 40), held[-1].start):
        led = LEAD_IN.match(text, stop.end())
        if led and any(cite.start <= led.end() + 1 <= cite.end for cite in held):
            return stop.end()
    return None


def _before_trailing(text: str, start: int, end: int, held: Sequence[Cite]) -> tuple[int, int]:
    """Return where the markers at the end of a clause begin, and how many they are."""
    stop, count = end, 0
    for at in range(len(held) - 1, -1, -1):
        cite, gap = held[at], text[held[at].end : stop]
        if cite.inline and (cite.marks[0].words or _said(text, start, held, at)):
            return stop, count + (not gap.strip(BLANK + "*_" + _STOPS))
        if cite.subject or not _filler(gap):
            break
        stop, count = cite.start, count + 1
    return stop, count


def _after_leading(text: str, start: int, stop: int, held: Sequence[Cite]) -> int:
    """Return where the words begin behind markers that open a line."""
    for cite in held:
        before = text[start : min(cite.start, start + 20)]
        if cite.inline or cite.subject or cite.start - start > 20 or before.strip(BLANK + "*_([（"):
            break
        start = cite.end
    words = text[start:stop]
    return start + len(words) - len(words.lstrip(BLANK + "•"))


def _filler(gap: str) -> bool:
    """Say whether what stands between markers is no words, or only a label such as "HN:"."""
    rest = gap.strip(BLANK + ICONS + '*_,;，；、|()（）[]”"’' + _STOPS)
    return not rest or (len(rest) <= 24 and rest[-1] in ":：" and any(i in gap for i in ICONS))


def _said(text: str, start: int, held: Sequence[Cite], at: int) -> bool:
    """Say whether a bare url is a word of its sentence, as in "see https://example.org"."""
    before = held[at - 1].end if at else start
    words = text[max(before, held[at].start - 12) : held[at].start].rstrip(BLANK + "*_<")
    return words[-1:].isalnum()


def _lead_in(words: str) -> int:
    """Return where "Sources:" begins at the end of some words, 0 when it does not.

    It stands apart: capitalised, or behind a stop, a bracket or a dash, so that in "they expect
    more: https://…" the last word is the sentence's own.
    """
    for at in range(max(1, len(words) - 24), len(words)):
        led = LEAD_IN.match(words, at)
        if led and led.end() == len(words):
            first = led[0].lstrip(BLANK + "*_")[:1]
            apart = not first.islower() or words[:at].rstrip(BLANK + "*_")[-1:] in _APART
            return at if apart else 0
    return 0


def _named(words: str) -> int:
    """Return where "(Reuters:" begins at the end of some words, 0 when it does not."""
    opened = max(words.rfind("("), words.rfind("（"))
    inside = words[max(opened, 0) :]
    return opened if opened > 0 and len(inside.split()) <= 4 and inside[-1] in ":：" else 0


def plain(text: str, start: int, end: int, held: Sequence[Cite]) -> str:
    """Return the words of a span without markers, link targets and the marks of Markdown."""
    pieces, at = [], start
    for cite in held:
        if cite.start < start or cite.end > end or cite.subject:
            continue
        pieces.append(text[at : cite.start])
        mark = cite.marks[0] if cite.marks else None
        if cite.inline and mark is not None:
            pieces.append(text[slice(*mark.words)] if mark.words else mark.url or "")
        at = cite.end
    words = "".join([*pieces, text[at:end]])
    if "<" in words:
        words = _TAGS.sub(" ", words)
    words = _EMPTY_BRACKETS.sub("", words) if "(" in words or "（" in words else words
    return _BEFORE_STOP.sub("", clean(words)).strip(" |")


def stopped(words: str, rest: str, several: bool) -> str:
    """Return words with the full stop that stands after their marker, or that a clause lacks."""
    if words.rstrip("\"'”’»)）」』")[-1:] in _STOPS or not words:
        return words
    stop = next((sign for sign in reversed(rest.rstrip(BLANK + '*_"”’')) if sign in _STOPS), "")
    return words + (stop or ("." if several and rest.strip() else ""))
