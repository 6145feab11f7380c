"""Markers as they stand together: brackets around links, links as words, markers as subjects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.citations.compound_notes import set_against
from claimgraph.reading.citations.links import is_marker, without_copies
from claimgraph.reading.citations.marker_labels import LABELLED, Mark
from claimgraph.reading.lang.word_lists import any_of, word_list
from claimgraph.reading.layout.lines import BLANK

_OPENING = regex(
    rf"\\?[(（\[【][*_]?(?:(?:{any_of('leads in')}|{any_of('see')}|refs?|from)[:：]?[ ]{{0,2}})?$",
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
_ENDS_GOVERNING = (
    "also", "cf.", "ref", "ref.", "refs", "refs.", "reference", "references", " in", " by", " to",
)  # fmt: skip
_REFERRED = regex(r"\b(?:refs?\.?|references?)[ \xa0]$", re.IGNORECASE)
_SEES = regex(r"\b(?:to|can|could|cannot|they|people) see[ \xa0]$")
_LEADING_WORD = regex(r"(?:^|[\s(])([A-Za-z]{2,13}),?[ \xa0]$")
_HELD_IN = word_list("en/citations.txt", "words before a marker in its sentence")
_HELD_AT_STOP = word_list("en/citations.txt", "words before a marker at a stop")
_TOLD_BY = word_list("en/citations.txt", "verbs behind a marker")
_FOLLOWING = regex(r"[ \xa0]([a-z]{2,15})\b")
_SHORT_FORM = regex(r"\b(?:al|co|inc|ltd|corp|jr|sr)\.[ \xa0]$", re.IGNORECASE)
_LINE_BEGIN = regex(r"(?:^|\n)[ \t>*_+•–—-]{0,8}$")
_CLOSING = regex(
    rf"(?:[,:]?[ ](?:{any_of('place')}[ ]?)?\d[\d, –-]{{0,20}})?[*_]?[ ]?\\?[)）\]】]",
    re.IGNORECASE,
)
"""How brackets around markers close, a page before it."""
_TITLE = r"[^\W\d_a-z][^.;:!?()\[\]\n]{0,60}"
_NAMES = (
    r"[^\W\d_a-z][\w’'&-]{0,30}(?:,?[ ](?:[^\W\d_a-z][\w’'&-]{0,30}|of|the|and|de|&|\d{1,4})){0,5}"
)
_TAIL = regex(
    r"(?<=[.!?。！？”\")*])[ ]{1,3}(?P<tail>[*_(\[]{0,3}"
    rf"(?:(?P<led>{any_of('leads in')}[*_]{{0,2}}[:：][*_]{{0,2}}[ ]?)(?:{_TITLE})?"
    rf"|(?P<by>(?:via|h/t)(?=[ ]))|(?<=[(\[]){_NAMES}[)\]]:?|{_NAMES}:)[ ]?[(\[<]?)$"
)
"""What leads to the sources of the sentence before: "Sources: Port archive (", "(Post) "."""
_NEXT = regex(rf"[)\]>]?[ ]?[;,|·][ ](?:{_TITLE})?[ ]?[(\[<]?$")
"""What parts the sources in such a row."""
_STOPS = (".", "!", "?", "。", "！", "？")
_FAR = 110
"""Characters before an address in which what leads to it stands."""


@dataclass(slots=True, unsafe_hash=True)
class Cite:
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


def stand_before(mask: str, start: int, end: int, found: Sequence[Cite]) -> bool:
    """Say whether the markers of a block stand before what they back: "[1] It fell. [2] It rose."

    Then one begins the block, one stands before each further sentence, and none ends the block.
    """
    if len(found) < 2 or found[0].start != start or any(c.inline or c.subject for c in found):
        return False
    ends = [*(cite.start for cite in found[1:]), end]
    return all(
        _ONE_SENTENCE.fullmatch(mask, one.end, stop) for one, stop in zip(found, ends, strict=True)
    )


_ONE_SENTENCE = regex(r"[ ]?[^\W_][^.!?。\n]*[.!?。][”\"’)]?[ ]*")


def _opposed(text: str, cite: Cite) -> Cite:
    """Return a marker, told where it names what holds the opposite: "(but see Lund, 2020)"."""
    begin = None if cite.inline else set_against(text, cite.start, cite.end)
    if begin is None:
        return cite
    return replace(cite, start=begin, subject=cite.subject and begin == cite.start, against=True)


def _tail(text: str, mark: Mark) -> int:
    """Return where the words begin that lead from a full stop to a link; -1 when none do."""
    if mark.url is None or mark.shape not in ("url", "link"):
        return -1
    found = _TAIL.search(text, max(0, mark.start - _FAR), mark.start)
    told = found and (found["led"] or found["by"] or mark.shape == "url")
    return found.start("tail") if found and told else -1


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
    begin = run[0].start
    before = text[max(0, begin - 14) : begin]
    held = any(sign in before for sign in "([（【")  # few are, and the pattern takes long
    opening = _OPENING.search(text, begin - len(before), begin) if held else None
    end = _CLOSING.match(text, run[-1].end) if opening or tail >= 0 else None
    if tail >= 0:
        return [Cite(tail, end.end() if end else run[-1].end, tuple(run))]
    if opening and end:
        return [Cite(opening.start(), end.end(), tuple(run))]
    parted = run[1:] and any(text[one.end : other.start].strip() for one, other in pairwise(run))
    if parted and LABELLED.issuperset(m.shape for m in run) and not _opens(text, run[0]):
        return [Cite(run[0].start, run[-1].end, tuple(run))]
    if (
        len(run) > 1
        and all(m.shape == "url" for m in run)
        and text[max(0, begin - 3) : begin].rstrip()[-1:] in _STOPS
    ):
        return [Cite(begin, run[-1].end, tuple(run))]  # "It fell. https://… https://…"
    return [_cite(text, mark, apart=apart, closing=closing) for mark in run]


def _cite(text: str, mark: Mark, *, apart: bool, closing: bool) -> Cite:
    """Return a marker with its part in the sentence: a word of it, in its words, or behind them."""
    plain = mark.shape in LABELLED or mark.shape == "key"
    said = mark.shape == "key" and text[mark.start] == "@"  # "@ortega2007 [p. 3] disputes this"
    referred = mark.shape == "proven" and _REFERRED.search(
        text, max(0, mark.start - 12), mark.start
    )
    subject = bool(referred) or (plain and (said or _opens(text, mark) or _governed(text, mark)))
    inline = mark.shape == "url" or (
        mark.shape in ("link", "editorial")
        and mark.words is not None
        and not is_marker(text, mark, apart, closing)
    )
    return Cite(mark.start, mark.end, (mark,), inline, subject)


def _governed(text: str, mark: Mark) -> bool:
    """Return whether a marker is the object of the words before it, or the subject of a clause.

    "See [3] for details", "the approach of [3] needs", "Unlike [3], we", "although [1] reports",
    "…, and [2] found".
    """
    if text[mark.start - 1 : mark.start] not in (" ", "\xa0"):
        return False
    low = max(0, mark.start - 26)
    if (
        text[low : mark.start - 1].lower().endswith(_ENDS_GOVERNING)
        and _GOVERNS.search(text, low, mark.start) is not None
    ):
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
