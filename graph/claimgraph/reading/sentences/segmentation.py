"""Sentences: the words are segmented by sentencex with every marker masked.

A masked marker becomes spaces, so a marker after a full stop is given to the sentence before it and
a glued one no longer hides the boundary. Masking keeps every offset.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sentencex

from claimgraph.patterns import regex
from claimgraph.reading.citations.clusters import Cite, stand_before
from claimgraph.reading.citations.marked_text import EDGES, led_in
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.layout.lines import BLANK, ICONS
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.abbreviations import ends, goes_on, whole_words_hidden

_HOLE, _EDGES = "\x00", EDGES + ICONS
_SPACES = ("\r", "\n", "\t", "\x0b", "\x0c", "\xa0", "\u2028", "\u2029", "\x85", "\u3000")
_EMPHASIS = ("*", "_", "`")
_MOVED = regex(
    r"((?:[ ](?<![ \x00][ ])[ ]{0,3}\x00|\x00(?<![ \x00]\x00))(?:(?=[ ]{0,4}\x00)[ ]{0,4}\x00)*+)"
    r"((?:[.!?…。！？,;:，；：”’»)\]）」』]|(?=[\"'](?:[\s.,;:!?)]|$))[\"'])++)"
)
_CODE = regex(r"(?<!`)(`{1,2})(?!`)[^`\n]{1,80}(?<![.!?])\1(?!`)")  # its stops end no sentence
QUOTE_SIGNS = regex(r"(?m)^[ \t]{0,8}>[> \t]{0,20}")
_TAGS = regex(r"</?(?:su[bp]|br|b|i|em|strong|u|a|span|p|cite|q|small)(?:\s[^<>]{0,300})?/?>", re.I)
_NAME_DOT = regex(r"\.(?<=[A-Z][A-Z]\.)(?=[A-Z]{2})|\.(?<=[A-Z][a-z]{3}\.)(?=[A-Z]{2,4}\b)")
"""The dot within "ASP.NET" or "Node.JS", which ends no sentence."""
_GLUED = regex(r"\d(?:(?<=[^\W\d_]{3}[.!?]\d)|(?<=\)[.!?]\d))\d?(?=\s+[A-Z\"“])")
"""The number of a note behind a full stop, which ends its sentence."""
_POINTS = regex(r"(?:[.!?。！？:：)）>→➡🔗📎📰|][*_\x00]{0,4}|^|\n|  )[ 🔗📎📰→➡]{0,4}$")


def masked(text: str, found: Iterable[Cite]) -> str:
    """Return the text with markers, emphasis and line breaks blanked out, of the same length.

    >>> masked("It fell [1]. It **rose**.", [Cite(8, 11, ())])
    'It fell.     It   rose.  '
    """
    base = _CODE.sub(lambda code: "U".ljust(len(code[0]), "u"), text) if "`" in text else text
    for sign in _SPACES:
        base = base.replace(sign, " ")
    for sign in _EMPHASIS:
        base = base.replace(sign, _HOLE)
    base = _GLUED.sub(_holes, _NAME_DOT.sub("_", base))
    if ">" in base:
        base = _TAGS.sub(_holes, base)
        base = QUOTE_SIGNS.sub(_holes, base) if "\n>" in text or text[:1] == ">" else base
    pieces, at = [], 0
    for cite in found:
        pieces += [base[at : cite.start], _mask(base, cite)]
        at = cite.end
    whole = "".join([*pieces, base[at:]])
    return _MOVED.sub(_swapped, whole).replace(_HOLE, " ")


def _swapped(found: re.Match[str]) -> str:
    return found[2] + found[1]


def _holes(found: re.Match[str]) -> str:
    return _HOLE * len(found[0])


def _mask(base: str, cite: Cite) -> str:
    """Return what hides a marker from the splitter: letters where it is a word, else holes."""
    size = cite.end - cite.start
    if cite.subject:
        return "S" + "s" * (size - 1)
    mark = cite.marks[0] if cite.marks else None
    if cite.inline and mark is not None:
        if mark.words is None:
            return (
                _HOLE if _POINTS.search(base, max(0, cite.start - 12), cite.start) else "u"
            ) * size
        start, end = mark.words
        words = base[start:end].replace("[", _HOLE).replace("]", _HOLE)
        return _HOLE * (start - mark.start) + words + _HOLE * (mark.end - end)
    return _HOLE * size


_BOLD_LEAD = regex(r"(\*\*|__|\*)(?=[^\s*_])[^*\n]{1,200}\1[.:!?。：！？]?\s*$")
_SENTENCE = 8
"""Words from which what stands in bold, its stop included, is a sentence and leads in none."""
_ABBREVIATED = regex(
    r"(?:^|[\s(\[])(?:vol|no|nos|pp?|figs?|sec|secs|ch|arts?|eds?|approx|ca|cf|vs|viz|al|eq|eqs|nr"
    r"|abb|bzw|bd|hrsg|núm|pág|art|const|amend|cl|supp|para|paras|subd)\.\s*$",
    re.IGNORECASE,
)
_ROMAN = regex(r"[IVX]{2,6}\b|[VX](?=[,;)])")
_WORDY = regex(r"\w")
_QUOTES = regex(r"['“”„‟‘’‚‛«»‹›「」『』]")
_POINT = regex(r" [-·] (?=[A-ZÀ-Þ])")
_SURE = regex(r"[•。(](?:(?<=•)|(?<=。)(?=\d)|(?<=[.!?][ ]\()[A-Z][^()]{5,300}\.\)[ ]+(?=[A-Z“]))")
"""Where a sentence begins for sure: at "•", in "十二。1921年", in "It fell. (It was old.) The"."""
_BETWEEN = regex(r"[\s.!?。！？]{0,200}")
_STARTS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ\"“‘'(")
_STOPS = (".", "!", "?", "。")  # right behind a marker, where "m." is no abbreviation
_LINK = regex(r"\[[^\]\n]{0,300}\]\([^)\s]{0,2000}\)|https?://[^\s)]{1,2000}|\[\^?[\d, –-]{1,40}\]")
_ONE = regex(r"[\w ,;'’“”()%$€£/&–—-]*+[.!?。！？]?+[ ]*+")
"""Words with at most one stop, at their end: one sentence in any language."""
_HYPHEN = regex(r"\.-[^\W\d_A-ZÀ-Þ]")  # no sentence ends within "claims-vs.-facts"
_LABOUR = 200_000_000  # marks times characters: sentencex looks for each quotation's end


@dataclass(slots=True, unsafe_hash=True)
class SentenceSpan:
    """A sentence, its trailing markers included, with the block it stands in."""

    start: int
    end: int
    block: int
    cites: tuple[Cite, ...] = ()


def sentences(
    text: str, mask: str, block: Block, index: int, found: Sequence[Cite], language: str
) -> Iterator[SentenceSpan]:
    """Yield the sentences of a block with the markers that belong to each."""
    at = 0
    for start, end in _spans(text, mask, block, language, found):
        held = at
        while at < len(found) and found[at].start < end:
            at += 1
        yield SentenceSpan(start, end, index, tuple(found[held:at]))


def _spans(
    text: str, mask: str, block: Block, language: str, found: Sequence[Cite]
) -> Iterator[Span]:
    pieces = [(block.start, block.end)]
    if block.kind in ("prose", "item"):
        parts = _segmented(text, mask, block.start, block.end, language, found)
        pieces = list(_merged(text, mask, parts, language))
    elif block.kind == "row" and not found and _STOP_IN_CELL.search(mask, *pieces[0]):
        cells = (cell.span() for cell in _CELL.finditer(mask, *pieces[0]))
        parted = (_segmented(text, mask, *cell, language, ()) for cell in cells)
        pieces = [one for parts in parted for one in _merged(text, mask, parts, language)]
    for start, end in pieces:
        words = text[start:end].rstrip(BLANK)
        said = words.lstrip(BLANK)
        if said:
            yield start + len(words) - len(said), start + len(words)


_IN_BRACKETS, _CELL = regex(r"\(\w[^().!?\n]{1,38}\)\s*"), regex(r"[^|]+")
_STOP_IN_CELL = regex(r"[a-z)][.!?]\s+[A-Z]")
"""Two sentences in one cell of a table, which no cell beside it goes on with."""


def _segmented(
    text: str, mask: str, start: int, end: int, language: str, found: Sequence[Cite]
) -> Iterator[Span]:
    """Yield the pieces of a block: cut at bullets in a line, after markers, and by sentencex."""
    at = start
    for cut in [*_certain(text, mask, start, end, found), end]:
        if cut <= at:
            continue
        if _ONE.fullmatch(mask, at, cut):
            yield at, cut
        else:
            yield from _whole_links(_by_sentencex(mask, at, cut, language), found)
        at = cut


def _whole_links(pieces: Iterable[Span], found: Sequence[Cite]) -> Iterator[Span]:
    """Yield the pieces with cuts inside a marker or link moved to where it begins."""
    at, begin, end = 0, -1, -1
    for start, stop in pieces:
        if begin < 0:
            begin, at = start, bisect_right(found, start, key=lambda cite: cite.end)
        elif end > begin:
            yield begin, end
            begin = end
        end = stop
        while at < len(found) and found[at].end <= end:
            at += 1
        if at < len(found) and found[at].start < end:
            end = max(begin, found[at].start)
    if begin >= 0 and stop > begin:
        yield begin, stop


def _certain(text: str, mask: str, start: int, end: int, found: Sequence[Cite]) -> list[int]:
    """Return where a sentence ends for sure: at a bullet, and at a stop with a marker."""
    cuts = [m.start() if m[0] == "•" else m.end() for m in _SURE.finditer(mask, start, end)]
    if stand_before(mask, start, end, found):
        return sorted([*cuts, *(cite.start for cite in found)])
    for cite in found:
        after = _opening(mask, cite.end, end) if not cite.inline else -1
        if not cite.inline and _POINT.match(mask, cite.end, end):
            cuts.append(cite.end + 1)  # "[1] - Fees rose"
        elif after >= 0:
            stopped = text[cite.end : cite.end + 1] in _STOPS and cite.start > start
            if stopped or ends(mask[max(start, cite.start - 40) : after].rstrip(), mask[after]):
                cuts.append(after)
    return sorted(cuts)


def _opening(mask: str, start: int, end: int) -> int:
    """Return where a sentence may begin behind blanks and stops; -1 when none does there."""
    at = blank.end() if (blank := _BETWEEN.match(mask, start, end)) else start
    sign = mask[at : min(at + 1, end)]
    return at if sign in _STARTS or sign.isdecimal() or "\u3400" <= sign <= "\u9fff" else -1


def _by_sentencex(mask: str, start: int, end: int, language: str) -> Iterator[Span]:
    """Yield sentences as the library sees them, of words without marks it takes for ends."""
    words = mask[start:end]
    if len(words) > 10_000 and len(_QUOTES.findall(words)) * len(words) > _LABOUR:
        words = _QUOTES.sub(" ", words)
    words = whole_words_hidden(words)
    words = words.replace("’’", "” ").replace("''", '" ') if "“" in words else words
    if words.count('"') % 2:  # one is not closed, so none can be relied on
        words = words.replace('"', " ")
    pieces = sentencex.segment(language, words)
    if sum(map(len, pieces)) != len(words):
        pieces = [words]
    at = start
    for piece in pieces:  # a masked marker that opens a piece belongs to the piece before it
        begin = at + len(piece) - len(piece.lstrip(" "))
        if begin > start and piece.strip(" ") and at > start and not _HYPHEN.match(mask, at - 1):
            yield start, begin
            start = begin
        at += len(piece)
    yield start, end


def _merged(text: str, mask: str, pieces: Iterator[Span], language: str) -> Iterator[Span]:
    """Yield pieces as sentences: one that is only a lead-in or markers joins its neighbour."""
    held: Span | None = None
    wordy = False  # whether the sentence held has words yet
    for start, end in pieces:
        said = _WORDY.search(mask, start, end) is not None
        if held is None:
            held, wordy = (start, end), said
        elif (
            not wordy
            or _goes_on(text, mask, held, start)
            or goes_on(language, mask[max(held[0], held[1] - 24) : held[1]], mask[start:end])
            or not said
            or _IN_BRACKETS.fullmatch(mask, start, end)
            or _only_pointer(text, mask, start, end)
            or credit(text, max(held[0], held[1] - 4), end) is not None
        ):
            held, wordy = (held[0], end), wordy or said
        else:
            yield held
            held, wordy = (start, end), said
    if held is not None:
        yield held


def _goes_on(text: str, mask: str, held: Span, start: int) -> bool:
    """Say whether a sentence goes on: it is a lead-in in bold, or ends in an abbreviation."""
    bold = text[held[0]] in "*_" and held[1] - held[0] <= 210
    led = _BOLD_LEAD.match(text[held[0] : held[1]]) if bold else None
    if led is not None:
        words = led[0].rstrip(" *_")
        return words[-1] != "?" and (words[-1] not in _STOPS or len(words.split()) < _SENTENCE)
    sign = mask[start : start + 1]
    roman = sign in "IVX" and _ROMAN.match(mask, start)
    if not (sign.isdecimal() or sign.islower() or sign == "(" or roman):
        return False
    return _ABBREVIATED.search(mask, max(held[0], held[1] - 16), held[1]) is not None


def credit(text: str, start: int, end: int) -> int | None:
    """Return where words name who said those in quotation marks before; None where they do not.

    >>> credit('It fell: "so." — Ada Lind', 0, 25), credit('"So." — We left it at that.', 0, 27)
    (15, None)
    """
    found = _CREDIT.search(text, start, end) if _DASH.search(text, start, end) else None
    return None if found is None else found.start("who")


_DASH = regex("[—–―]")
_CREDIT = regex(
    r"[\"”’»][*_]{0,3}\s{1,3}(?:>[ ]?)?(?P<who>[—–―]{1,2}\s?[*_\[]{0,4}[^\W\d_]"
    r"(?:[^.!?\n\"“”]|(?<=\b[A-Z])\.){1,90}"
    r"(?:\]\([^()\s]{1,900}\)[^.!?\n]{0,20})?\s{0,3})$"
)
"""Who said what stands in quotation marks before, behind a dash at the end of a paragraph."""


def _only_pointer(text: str, mask: str, start: int, end: int) -> bool:
    """Say whether all the words of a piece lead to markers, as in "Sources: [1], [2]"."""
    words = mask[start:end].strip(_EDGES)
    if words[-1] in ":：" and len(words) <= 24 and text[start:end].lstrip(BLANK)[0] in ICONS:
        return True  # a link with a label, such as "🔗 HN: https://…"
    led = led_in(text, start, end)
    return led is not None and not _WORDY.search(_LINK.sub("", text[led.end() : end]))
