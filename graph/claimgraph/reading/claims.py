"""Claims of a sentence: one, or one for each clause where a marker shows where a clause ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimgraph.reading.entries import clean
from claimgraph.reading.layout import LEAD_IN
from claimgraph.reading.lines import BLANK, ICONS
from claimgraph.reading.sentences import Cite, Sentence

_BOUNDARY = re.compile(
    r"[ ]?(?:;[ ]+(?:and |but |while |whereas |or )?|,[ ]+(?:while|whereas|but|although|though|and|yet|so)[ ]+)",
)
_SUBJECT = re.compile(
    r"(?:the|a|an|this|that|these|those|it|he|she|they|we|others?|some|many|most|several|few|all|both"
    r"|its|their|his|her|there|no|each|every|one|more|\d[\d,.]*)[ ]|[A-Z\"“]"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|does|do|did|can|could|may|might|must|shall|should|will"
    r"|would|says?|said|rose|fell|grew|found|won|lost|made|took|began|became|led|left|held|kept|put"
    r"|told|went|came|gave|got|saw|set|argues?|believes?|shows?|remains?|\w{3,}ed)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,;][ ]+(?:while|whereas|but|although|though|and|yet|so)\b|;", re.IGNORECASE)
_BOLD_LEAD_IN = re.compile(
    r"(?:(\*\*|__)[^*\n]{1,120}\1[ ]?[:：]|(\*\*|__)[^*\n]{1,120}[:：][ ]?\2)[ ]{0,3}"
)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_STOPS = ".!?。！？…"
_BEFORE_STOP = re.compile(r"\s+(?=[,.;:!?…])|(?<=[。！？，；、])\s+|\s+(?=[。！？，；、])")
_EMPTY_BRACKETS = re.compile(r"[(（]\s*[)）]")
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_SHORTEST = 4
"""A clause of its own has at least so many words."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A proposition: its words' span in the text, its text without markers, and its markers.

    ``own`` are the markers that follow its own words; ``shared`` those of the sentence that may be
    meant for another part of it.
    """

    start: int
    end: int
    text: str
    own: tuple[Cite, ...] = ()
    shared: tuple[Cite, ...] = ()


def clauses(text: str, sentence: Sentence) -> Iterator[Clause]:
    """Yield the propositions of a sentence.

    >>> words = "Prices rose in May [1], while wages fell in all regions [2]."
    >>> marks = (Cite(19, 22, ()), Cite(56, 59, ()))
    >>> [c.text for c in clauses(words, Sentence(0, len(words), 0, marks))]
    ['Prices rose in May.', 'Wages fell in all regions.']
    """
    cuts = list(_cuts(text, sentence))
    begin, bounds = _after_lead_in(text, sentence), []
    for end, following in cuts:
        bounds.append((begin, end))
        begin = following
    for start, end in [*bounds, (begin, sentence.end)]:
        held = [c for c in sentence.cites if start <= c.start < end]
        yield _clause(text, start, end, held, several=bool(cuts))


def _after_lead_in(text: str, sentence: Sentence) -> int:
    """Return where a sentence begins after a lead-in in bold, such as "**Cost**: it rose"."""
    led = _BOLD_LEAD_IN.match(text, sentence.start, sentence.end)
    if led is None or any(cite.start < led.end() for cite in sentence.cites):
        return sentence.start
    rest = text[led.end() : sentence.end]
    wide = _WIDE.search(rest) is not None
    return led.end() if (len(rest) >= 12 if wide else _stands(rest)) else sentence.start


def _cuts(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where a clause ends after its marker, and where the next begins, if both can stand."""
    begin = sentence.start
    if ":" in text[sentence.start : sentence.end] or len(sentence.cites) > 40:
        return
    for cite in sentence.cites:
        found = _BOUNDARY.match(text, cite.end, sentence.end)
        if cite.inline or found is None:
            continue
        left, right = text[begin : cite.start], text[found.end() : sentence.end]
        if _stands(left) and _stands(right) and (
            ";" in found[0] or _SUBJECT.match(right) or found[0].strip(" ,") in ("while", "whereas")
        ):
            yield cite.end, found.end()
            begin = found.end()


def _stands(words: str) -> bool:
    """Say whether words can be a sentence of their own."""
    first = words.split(None, 1)[0] if words.split() else ""
    return (
        len(words.split()) >= _SHORTEST
        and not first.endswith("ing")
        and _FINITE.search(words) is not None
    )


def _clause(text: str, start: int, end: int, held: Sequence[Cite], several: bool) -> Clause:
    words_start, words_end, trailing = _words(text, start, end, held)
    proposition = _stopped(plain(text, words_start, words_end, held), text[words_end:end], several)
    complex_one = not several and _CLAUSES.search(text, words_start, words_end) is not None
    own = tuple(c for c in held if (c in trailing or c.subject) and not complex_one)
    shared = tuple(c for c in held if c not in own)
    return Clause(words_start, words_end, _sentence_case(proposition, several), own, shared)


def _words(
    text: str, start: int, end: int, held: Sequence[Cite]
) -> tuple[int, int, frozenset[Cite]]:
    """Return the span of the words without the markers around them, and the trailing markers."""
    trailing: set[Cite] = set()
    start_of = start
    stop = end
    for at, cite in reversed(list(enumerate(held))):
        gap = text[cite.end : stop]
        if cite.inline and (cite.marks[0].words or _said(text, start, cite, held[max(0, at - 4) : at])):
            if not gap.strip(BLANK + "*_" + _STOPS):
                trailing.add(cite)
            break
        if cite.subject or not _filler(gap):
            break
        trailing.add(cite)
        stop = cite.start
    words = text[start:stop].rstrip(BLANK + ICONS if trailing else BLANK)
    if trailing and words.endswith((":", "：", "*", "_")) and (led := _lead_in(words)):
        words = words[:led]
    for cite in held:
        if cite.inline or cite.subject or text[start : cite.start].strip(BLANK + "*_([（"):
            break
        start = cite.end
    stop = start_of + len(words) if words else end
    return _filled(text, start, min(stop, end), end, frozenset(trailing))


def _filler(gap: str) -> bool:
    """Say whether what stands between markers is no words, or only a label such as "HN:"."""
    rest = gap.strip(BLANK + ICONS + "*_,;，；、|()（）[]”\"’" + _STOPS)
    return not rest or (len(rest) <= 24 and rest[-1] in ":：" and any(i in gap for i in ICONS))


def _said(text: str, start: int, cite: Cite, held: Sequence[Cite]) -> bool:
    """Say whether a bare url is a word of its sentence, as in "see https://example.org"."""
    begin = max([start, cite.start - 12, *(c.end for c in held)])
    before = text[begin : cite.start].rstrip(BLANK + "*_<")
    return before[-1:].isalnum()


def _lead_in(words: str) -> int:
    """Return where "Sources:" begins at the end of some words, 0 when it does not."""
    tail = max(0, len(words) - 24)
    for at in range(tail, len(words)):
        led = LEAD_IN.match(words, at)
        if led and led.end() == len(words) and at:
            return at
    return 0


def _filled(
    text: str, start: int, stop: int, end: int, trailing: frozenset[Cite]
) -> tuple[int, int, frozenset[Cite]]:
    start += len(text[start:stop]) - len(text[start:stop].lstrip(BLANK + "•"))
    return (start, stop, trailing) if start < stop else (max(0, end - 1), end, trailing)


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


def _stopped(words: str, rest: str, several: bool) -> str:
    """Return words with the full stop that stands after their marker, or that a clause lacks."""
    if words.rstrip("\"'”’»)）」』")[-1:] in _STOPS or not words:
        return words
    stop = next((sign for sign in reversed(rest.rstrip(BLANK + "*_\"”’")) if sign in _STOPS), "")
    return words + (stop or ("." if several and rest.strip() else ""))


def _sentence_case(words: str, several: bool) -> str:
    return words[:1].upper() + words[1:] if several else words
