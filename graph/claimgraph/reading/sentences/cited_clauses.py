"""Claims of a sentence: one, or one for each clause where a marker shows where a clause ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.citations.clusters import Cite, stands_within
from claimgraph.reading.citations.entries import clean
from claimgraph.reading.citations.marked_text import led_in
from claimgraph.reading.layout.lines import BLANK, ICONS
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.abbreviations import NOTED
from claimgraph.reading.sentences.boilerplate import SENT, TIMED
from claimgraph.reading.sentences.clause_cuts import cuts, stands_alone
from claimgraph.reading.sentences.segmentation import QUOTE_SIGNS, SentenceSpan, credit

_STOPS, _BLANK_OR_ICON, _BLANK_OR_POINT = ".!?。！？…", BLANK + ICONS, BLANK + "•★☆✩⭐"
_FILLING = BLANK + ICONS + '*_,;，；、|()（）[]”"’' + _STOPS
_APART = tuple(_STOPS + ':;,，；)）]】"”’»|')
_BEFORE_STOP = regex(r"\s+(?=[,;…]|[.:!?](?!\w))|(?<=[。！？，；、])\s+|\s+(?=[。！？，；、])")
_GAP, _WIDE_GAP = regex(r" [,.;:!?]"), regex(r" [,.;:!?…。！？，；、]|[。！？，；、] ")
"""Where ``_BEFORE_STOP`` may match, found faster: the narrow one serves words of ASCII only."""
_DATELINE = regex(
    r"[A-Z][\w’'/-]+(?: [A-Z][\w’'-]+){0,3}(?:, [A-Z][\w.]+){0,2}(?: \([^()\n]{2,30}\))?,? (\()?"
    r"(?:\d{1,2}\.? [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2},?) (?:19|20)\d\d(?(1)\))[*_]{0,3}"
    r" ?(?:--|—|–|-) ?(?=[A-Z“\"])"
)
"""Where and when a report was filed: "Sund, 9 July 2031 — The"."""
_POINTED = regex(r"(?<=\S )[-–·] (?=[A-ZÀ-Þ\d])")  # points that were put on one line
_TO_ADDRESS, _STOPPED = regex(r" (?:at|via|under|on)$"), regex(r"[.!?。][\"”’)*_]{0,4}\s{1,4}")
_EMPTY_BRACKETS = regex(r"(?<!\w)[(（]\s*[)）]|（\s*）")  # of a marker, not of `run()`
_TAGS = regex(r"(`[^`\n]{1,200}`)|</?[a-zA-Z][^<>]{0,300}>")


def words_between(text: str, start: int, end: int, held: Sequence[Cite]) -> tuple[Span, int]:
    """Return the span of the words without the markers around them, and how many of those trail.

    >>> words_between("It fell [1].", 0, 12, [Cite(8, 11, ())])
    ((0, 7), 1)
    """
    pointer = credit(text, start, end) or _pointer(text, start, held)
    if pointer is not None:
        stop, trailing = pointer, sum(1 for cite in held if cite.start >= pointer)
    else:
        stop, trailing = _before_trailing(text, start, end, held)
    words = NOTED.sub("", text[start:stop].rstrip(_BLANK_OR_ICON if trailing else BLANK))
    if trailing and words.endswith((" >>", " »", " ›", " >", " –", " —", " -", " →")):
        words = words.rstrip(" >»›–—→-")
    shape = held[-1].marks[0].shape if trailing and held[-1].marks else ""
    words = _TO_ADDRESS.sub("", words) if shape in ("url", "link") else words
    if trailing and words.endswith((":", "：", "*", "_")):
        words = words[: _lead_in(words) or _named(words) or None].rstrip(":：,，" + BLANK)
        words = _TO_ADDRESS.sub("", words).rstrip(",") if shape in ("url", "link") else words
    stop = min(start + len(words), end) if words else end
    start = _after_leading(text, start, stop, held)
    return ((start, stop) if start < stop else (max(0, end - 1), end)), trailing


def _pointer(text: str, start: int, held: Sequence[Cite]) -> int | None:
    """Return where "Sources: [a](…), [b](…)" begins behind the words of a sentence."""
    if not (held and held[-1].inline):
        return None
    for stop in _STOPPED.finditer(text, max(start, held[0].start - 40), held[-1].start):
        led = led_in(text, stop.end(), len(text))
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
    start += len(words) - len(words.lstrip(_BLANK_OR_POINT))
    start = pointed.end() if (pointed := _POINTED.match(text, start, stop)) else start
    opens = not start or text[start - 1] in "\n\t *_>"
    led = _DATELINE.match(text, start, stop) if opens else None
    return led.end() if led else start


def _filler(gap: str) -> bool:
    """Say whether what stands between markers is no words, or only a label such as "HN:"."""
    rest = gap.strip(_FILLING)
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
        led = led_in(words, at, len(words))
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
        closes = text[cite.end : cite.end + 1] == ")"
        pieces.append(text[at : cite.start].rstrip() if closes else text[at : cite.start])
        mark = cite.marks[0] if cite.marks else None
        if cite.inline and mark is not None:
            pieces.append(text[slice(*mark.words)] if mark.words else mark.url or "")
        at = cite.end
    words = "".join([*pieces, text[at:end]])
    words = QUOTE_SIGNS.sub("", words) if "\n>" in words else words
    if "<" in words:
        words = _TAGS.sub(lambda tag: tag[1] or " ", _SCRIPT.sub(_script, words))
    words = _EMPTY_BRACKETS.sub("", words) if "(" in words or "（" in words else words
    words = rejoined(clean(words), text[start:end])
    if (_GAP if words.isascii() else _WIDE_GAP).search(words):
        words = _BEFORE_STOP.sub("", words)
    return words.removesuffix(" *").strip(" |")  # the sign opens the next sentence


def rejoined(words: str, printed: str) -> str:
    """Return words with those whole that the end of a printed line breaks.

    >>> rejoined("a carpen- ter with a ten- year lease", "a carpen-\\nter with a ten-\\nyear lease")
    'a carpenter with a ten-year lease'
    """
    if "-\n" not in printed:
        return words
    from claimgraph.reading.lang.en import tokens  # here, as few texts need its words

    for found in _BROKEN.finditer(printed):
        words = words.replace(" ".join(found[0].split()), tokens.rejoined(found[0]))
    return words


_BROKEN = regex(r"[^\W\d_]+-\n[ \t]*(?!(?:and|or)\b)[^\W\d_A-Z]+")


def _script(found: re.Match[str]) -> str:
    """Return a raised or lowered number as such signs: "10<sup>3</sup>" is not "10 3"."""
    return found[2].translate(_RAISED if found[1].lower() == "sup" else _LOWERED)


_SCRIPT = regex(r"<(su[bp])>[ ]?([0-9+−-]{1,8})[ ]?</su[bp]>", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")


def stopped(words: str, rest: str, several: bool) -> str:
    """Return words with the full stop that stands after their marker, or that a clause lacks."""
    if not words or words[-1] in _STOPS or words.rstrip("\"'”’»)）」』")[-1:] in _STOPS:
        return words
    stop = next((sign for sign in reversed(rest.rstrip(BLANK + '*_"”’')) if sign in _STOPS), "")
    return words + (stop or ("." if several else ""))


_CLAUSES = regex(
    r"[,;](?:(?<=;)|[ ]+(?:while|whereas|but|although|though|and|yet|so)\b(?!,))", re.IGNORECASE
)
_BOLD_LEAD_IN = regex(
    r"(?:(\*\*|__)[^*\n]{1,120}\1[ ]?[:：]|(\*\*|__)[^*\n]{1,120}[:：][ ]?\2)[ ]{0,3}"
)
_SIGN = regex(
    r"(?:[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?[ ]?){1,3}(?=[*_\w\"“])|" + SENT
)
"""A picture before a sentence, as answer engines print it, or when a message was sent."""
_COUNTED = regex(
    r"(?:\(?\d{1,2}\)|\(?[a-hA-H]\)|\[[xX✓✔]\]|\d{1,2}/(?:\d{1,2})?)[ ]{1,2}"
    r"(?=[A-ZÀ-Þ*“‘\"'\d])"
)
_PLAIN_OPENINGS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")  # behind which most lead in nothing
_WIDE = regex(r"[\u3040-\u30ff\u3400-\u9fff]")
_OPENS = regex(r"[A-Z]?[a-z]{2,12}ed (?:by|from|for|in|on|at|to|until|after|since|per|due)\b")
_PARAGRAPH = regex(
    r"(?:(?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,3}){1,3}[.)]?[ \xa0]{0,3}"
    r"|(?:\d{1,3}|[a-z])(?:[ ]{2,8}|\t))(?=[A-Z][a-z]*\b|[“‘\"'])"
)
"""What counts a paragraph at the beginning of its line: "2.1", "4   ", or glued, "2.1The"."""


class CitedClause(NamedTuple):
    """A proposition: its words' span in the text, its text without markers, and its markers.

    ``own`` are the markers that follow its own words; ``shared`` those of the sentence that may be
    meant for another part of it.
    """

    start: int
    end: int
    text: str
    own: tuple[Cite, ...] = ()
    shared: tuple[Cite, ...] = ()


def clauses(text: str, sentence: SentenceSpan) -> Iterator[CitedClause]:
    """Yield the propositions of a sentence.

    >>> words = "Prices rose in May [1], while wages fell in all regions [2]."
    >>> marks = (Cite(19, 22, ()), Cite(56, 59, ()))
    >>> [c.text for c in clauses(words, SentenceSpan(0, len(words), 0, marks))]
    ['Prices rose in May.', 'Wages fell in all regions.']
    """
    lettered = text[sentence.start] in _PLAIN_OPENINGS
    if not lettered and (sign := _SIGN.match(text, sentence.start, sentence.end)):
        sentence = replace(sentence, start=sign.end())
    begin, bounds = _after_lead_in(text, sentence), []
    parted = list(cuts(text, sentence)) if sentence.cites else []
    for end, following in parted:
        bounds.append((begin, end))
        begin = following
    for start, end in [*bounds, (begin, sentence.end)]:
        held = [c for c in sentence.cites if start <= c.start < end]
        yield clause_between(text, start, end, held, several=bool(parted))


def _after_lead_in(text: str, sentence: SentenceSpan) -> int:
    """Return where a sentence begins after a lead-in in bold, such as "**Cost**: it rose", or
    after its count in a paragraph, as in "(1) The mill shut. (2) The dam broke."."""
    first, second = sentence.start, sentence.start + 1
    if text[first] in _PLAIN_OPENINGS and not text.startswith((")", ".", "I", "V", "X"), second):
        return sentence.start
    counted = _COUNTED.match(text, sentence.start, sentence.end)
    opens = not text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip()
    if counted is None and opens:
        counted = _PARAGRAPH.match(text, sentence.start, sentence.end)
    if counted is not None and not any(cite.start < counted.end() for cite in sentence.cites):
        return counted.end()
    led = _BOLD_LEAD_IN.match(text, sentence.start, sentence.end)
    if led is None or any(cite.start < led.end() for cite in sentence.cites):
        return sentence.start
    rest = text[led.end() : sentence.end]
    alone = len(rest) >= 12 if _WIDE.search(rest) else stands_alone(rest) and not _OPENS.match(rest)
    return led.end() if alone and not TIMED.search(led[0]) else sentence.start


def clause_between(
    text: str, start: int, end: int, held: Sequence[Cite], *, several: bool = False
) -> CitedClause:
    """Return the words between two places as one clause; ``several`` says that there are more."""
    (begin, stop), trailing = words_between(text, start, end, held)
    said = plain(text, begin, stop, held)
    said = said.rstrip(",;") if several and trailing else said
    if "(" in said and said.count("(") > said.count(")") and ")" in text[stop:end]:
        said += ")"  # "(by 9 votes to 4 [2])"
    proposition = stopped(said, text[stop:end], several)
    joined = bool(held) and not several and _CLAUSES.search(text, begin, stop) is not None
    first = len(held) - trailing
    parted = first > 0 and stands_within([c for c in held[:first] if c.start > begin], stop)
    if len(held) > 1:  # "though [1] saw it, [2]", or two links
        parted = parted or any(c.subject for c in held)
        parted = parted or len([c for c in held if c.inline and c.marks[0].words]) > 1
    if joined or parted:
        return CitedClause(begin, stop, _sentence_case(proposition, several), (), tuple(held))
    own = (*[c for c in held[:first] if c.subject], *held[first:])
    shared = tuple([c for c in held[:first] if not c.subject])
    return CitedClause(begin, stop, _sentence_case(proposition, several), own, shared)


def _sentence_case(words: str, several: bool) -> str:
    return words[:1].upper() + words[1:] if several else words
