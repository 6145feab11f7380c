"""Markers beyond single brackets: parentheses, raised letters and signs, ranges, pages, keys."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimgraph.patterns import regex
from claimgraph.reading.citations.marker_labels import Mark, Shape, expand, in_a_row, outside
from claimgraph.reading.lang.word_lists import any_of, citation_words, word_list
from claimgraph.reading.layout.learned_labels import LearnedLabels
from claimgraph.reading.layout.lines import SIGNS
from claimgraph.reading.places import Span

_IN_PROSE = regex(
    r"(?<![\w@/.`])@\{?([A-Za-z_][\w:.#$%&+?<>~/-]{0,80}\w)\}?(?:[ ]\[[^\[\]\n]{0,60}\d\])?"
)
_SOURCE_WORDS = regex(
    rf"[(（](?:{any_of('see')}[ ])?{any_of('numbered source')}[ :：]{{0,2}}"
    rf"\#?(\d{{1,4}}(?:[ ]?(?:[,;&–-]|and|und|y|et|e|、)[ ]?(?:{any_of('numbered source')}[ ]?)?"
    r"\d{1,4}){0,20})[)）]",
    re.IGNORECASE,
)
_NUMBERED = regex(r"[)）](?<=\d.)")
"""What each of them holds."""
_SOURCE_WORD = regex(rf"{any_of('numbered source')}[ ]?", re.IGNORECASE)
_NAMED = regex(
    r"[(（\[]([^\W\d_][^\[\]()（）\n:：]{1,20})[:：][ ]?([^\[\]()（）\n]{2,200})[\])）](?!\()"
)
_LAST = regex(
    r"[.!?。][ ]([^\W\d_]{3,20})[:：][ ]?"
    r"((?:[^\[\]()（）\n:：.]"
    r"|(?:(?<=[ ,]p)|(?<=[ ,]pp)|(?<=[ ,][Nn]o)|(?<=[ ,][Vv]ol))\.(?=[ ]?\d)){2,100}+"
    r"(?:[(（][^\[\]()（）\n]{1,40}[)）])?)\.?(?=[ ]*(?:\n|\Z))"
)
_DASHED = regex(
    r"[—–](?<=[.!?”\"][ ].)[ ]"
    r"([*_]{1,2}[A-Z][^*_\n]{1,60}[*_]{1,2},[ ][^\n]{0,60}\b(?:1[89]|20)\d\d)(?=[ ]*(?:\n|\Z))"
)
"""Where a line ends in what printed it: "It fell. — *Harbour Post*, 3 May 2031"."""
_PARTS = regex(r"[^;\s][^;]*")
_LEADS_IN = frozenset(citation_words("leads in")) - {"more", "read more", "link", "links"}
_NO_SOURCE = frozenset(citation_words("no source"))
_FILE_ENDS = regex(r"\.[A-Za-z]{2,5}(?:[#,][^\[\]\n]{0,30})?\]")
_NAMES_FILE = regex(r"\.[A-Za-z]{2,5}(?:#page=\d{1,5})?$")
_FILE = regex(
    r"(?:(?<=[\w.,;:!?)\]”’])|(?<=[\w.,;:!?)\]”’][ ]))"
    r"\[([^\[\]\n:/“”\"]{1,120}\.(?:pdf|docx?|pptx?|xlsx?|csv|txt|md|html?|json|eml|msg|epub|rtf|odt))"
    rf"(?:#page=\d{{1,5}}|,?[ ](?:{any_of('place')})[ ]?\d[\d–, -]{{0,12}})?\](?![(:])",
    re.IGNORECASE,
)
_SITE = rf"(?:[a-z0-9-]{{1,63}}\.){{1,4}}{any_of('domain')}(?:/[^\s()（）\[\],;|<>\"]{{0,300}})?"
_ROW_OF_SITES = in_a_row(_SITE, "[ ]?[,;·|+][ ]?", 8)
_SITES = regex(rf"[(\[](?:(?<=\(){_ROW_OF_SITES}\)|(?<=\[){_ROW_OF_SITES}\])", re.IGNORECASE)
_SITE_LIKE = regex(r"[(\[][a-z0-9-]{1,63}\.[a-z0-9-]", re.IGNORECASE)
"""What each of the rows of sites holds."""
_ENDS = regex(r"[.!?。]|[ \t]*(?:$|\n)")
_ONE_SITE = regex(_SITE, re.IGNORECASE)
_PARENTHESES = regex(r"[(（]([^\[\]()（）\n]{1,300})[)）]")
_LETTERS = regex(
    r"<sup>\s?\[?([a-z]{1,6}|[*†‡§¶‖]{1,3})\]?\s?</sup>|\^([a-z]{1,6})\^|(?<=\w)\^([a-z])(?![\w^])"
    rf"|(?<=\S)[ ]?([※＊📄📎📚📰🔖]\d{{1,3}})"
    rf"|(?<=[^\s*{SIGNS}|])([{SIGNS}]{{1,3}}|\*{{1,4}})(?=[\s.,;:)]|$)"
    r"|(?<=[^\W_][.,;”\"]|[%)\]”\"][.,;])([ivxlc]{1,6})(?=\s+[A-Z]|\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_LETTER = regex(r"(?<=\S)\[([a-z])\]")


def in_parentheses(text: str, learned: LearnedLabels) -> Iterator[Mark]:
    """Yield "(Source 2)" and labels of the text's own lists in parentheses."""
    for found in _SOURCE_WORDS.finditer(text) if _NUMBERED.search(text) else ():
        labels = expand(_SOURCE_WORD.sub("", found[1]))
        yield Mark(found.start(), found.end(), "number", labels)
    for found in _PARENTHESES.finditer(text) if learned else ():
        if (names := learned.read(found[1])) is not None:
            yield Mark(found.start(), found.end(), "name", names)


def named_sources(text: str) -> Iterator[Mark]:
    """Yield "(Source: Harbour Board)" and "[minutes.pdf, p. 3]", which name their source in words.

    At the end of a line no brackets are needed: "It fell. Source: Harbour Board."

    >>> [mark.note for mark in named_sources("It fell (Source: Harbour Board).")]
    [(17, 30)]
    """
    for found in _NAMED.finditer(text) if ":" in text or "：" in text else ():
        if (counted := _COUNTED.fullmatch(found[1])) and "://" not in found[2]:
            yield _numbered(text, found, str(int(counted[1])))
        if found[1].strip().casefold() not in _LEADS_IN or "://" in found[2]:
            continue
        if found[2].strip(" .").casefold() in _NO_SOURCE:
            yield Mark(found.start(), found.end(), "editorial")
        elif not found[2].strip().isdecimal():
            yield from _named_together(text, found)
    for found in _LAST.finditer(text) if ":" in text or "：" in text else ():
        if found[1].casefold() not in _LEADS_IN or "://" in found[2]:
            continue
        if found[2].strip().casefold() in _NO_SOURCE:
            yield Mark(found.start(1), found.end(), "editorial")
        else:
            start = found.start(1)
            for one in _PARTS.finditer(text, *found.span(2)):
                yield Mark(start, one.end(), "note", note=one.span())
                start = one.end()
    for found in _DASHED.finditer(text) if "—" in text or "–" in text else ():
        yield Mark(found.start(), found.end(), "note", note=found.span(1))
    for found in _DOCUMENTS.finditer(text) if "(" in text or "[" in text else ():
        yield from _documents(found)
    for found in _FILE.finditer(text) if _FILE_ENDS.search(text) else ():
        start, parts = found.start(), list(_PARTS.finditer(text, *found.span(1)))
        parts = parts if all(_NAMES_FILE.search(part[0]) for part in parts) else []
        for part in parts[:-1]:
            yield Mark(start, part.end(), "note", note=part.span())
            start = part.end()
        yield Mark(start, found.end(), "note", note=parts[-1].span() if parts else found.span(1))


def _named_together(text: str, found: re.Match[str]) -> Iterator[Mark]:
    """Yield a mark for each source of "(Source: Harbour log, 3 May; Source: Town Mail, p. 3)"."""
    begin, last = found.span(2)
    joints = list(_NEXT_SOURCE.finditer(text, begin, last))
    starts, ends = [begin, *(j.end() for j in joints)], [*(j.start() for j in joints), last]
    led = all(j["led"] for j in joints)
    if not led and any(_OF_AUTHOR.search(text, *span) for span in zip(starts, ends, strict=True)):
        starts, ends = [begin], [last]
    at = found.start()
    for start, end in zip(starts, ends, strict=True):
        closed = found.end() if end == last else end
        yield Mark(at, closed, "note", note=(start, end))
        at = closed


_NEXT_SOURCE = regex(
    rf";[ ]{{1,3}}(?:(?P<led>(?i:{any_of('leads in')}))[:：][ ]?|(?=[^\W\d_a-z]|[“\"]))"
)
_OF_AUTHOR = regex(r"[^\W\d_]\.$")
"""An initial, behind which "; " goes on with the next author rather than the next source."""


def _numbered(text: str, found: re.Match[str], number: str) -> Mark:
    """Return "[Source 1: locks.pdf, chunk 3]": entry 1 of a list, or else what it names itself."""
    if any(str(int(line[1])) == number for line in _LINE_NUMBERS.finditer(text)):
        return Mark(found.start(), found.end(), "number", (number,))
    return Mark(found.start(), found.end(), "note", note=found.span(2))


_COUNTED = regex(
    rf"(?!{any_of('note')}\b)(?:{any_of('numbered source')}|doc(?:ument)?)[ ]?\#?(\d{{1,4}})[ ]?",
    re.IGNORECASE,
)
_LINE_NUMBERS = regex(
    r"^[ \t*_>#-]{0,6}\[?(?:[^\W\d_]{2,12}[ ]?)?[\[(#]?(\d{1,4})(?:[.:)]|\][^(])", re.MULTILINE
)
"""The numbers that lines begin with, as entries of a list do: "[Source 1] …", "1. …"."""
_DOCUMENT = rf"\b(?:{'|'.join(sorted(word_list('en/citations.txt', 'documents')))})s?\b"
_DOCUMENTS = regex(
    r"[(\[](?<=\S [(\[])((?:[^()\[\]\n:/]|(?<=\d)/(?=\d)){8,160})[)\]](?=[.;]?(?:\s|$))"
)
_TITLED = r"^[^\W\d_a-z][^“”\"*_]{0,60},[ ](?:[“\"][^“”\"]{3,100}[”\"]|[*_][^*_]{3,100}[*_])"
"""Who published a work, and its title: "Coast Mail, “Ice in May”"."""
_SEEN = regex(
    r",[ ](?:\d{1,2}[ ])?(?:[A-Z][a-z]{2,8}\.?[ ])?(?:\d{1,2},?[ ])?(?:1[6-9]|20)\d\d\b"
    r"|,[ ](?:\d{1,2}[ ][A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?[ ]\d{1,2})\b"
    r"|,[ ](?:pp?|box|folder|vol|no|table|para|page)\.?[ ]\d|,[ ](?:copy )?on file\b"
    r"|,[ ](?:checked|seen) "
)
"""What one notes of a document: its day, a page, a copy on file."""
_NO_DOCUMENT = regex(
    r"(?:an?|the|his|her|its|their|our|my|this|that|which|see|in|as|from|by|on)\b", re.I
)


def _documents(found: re.Match[str]) -> Iterator[Mark]:
    """Yield "(harbour log, copy on file)" and "[Mail, “Ice”, 2023]" behind what they back."""
    parts = list(_PARTS.finditer(found.string, *found.span(1)))
    quoted = any(sign in found[1] for sign in '“"*_')
    named, flags = (_TITLED, 0) if quoted else (_DOCUMENT, re.IGNORECASE)
    told = [part for part in parts if re.search(named, part[0], flags)]
    if len(told) < len(parts) or not _SEEN.search(found[1]) or _NO_DOCUMENT.match(found[1]):
        return
    start = found.start()
    for part in parts:
        end = found.end() if part is parts[-1] else part.end()
        yield Mark(start, end, "note", note=part.span())
        start = end


def titles_with_addresses(text: str) -> Iterator[Mark]:
    """Yield "(Coast Mail, https://…)" and "[Ice in May - https://…; Tide - https://…]".

    >>> text = "It fell (Coast Mail, https://a.example)."
    >>> [(text[slice(*mark.note)], mark.url) for mark in titles_with_addresses(text)]
    [('Coast Mail, https://a.example', 'https://a.example')]
    """
    for found in _ADDRESSED.finditer(text) if "://" in text else ():
        parts = list(_PARTS.finditer(text, *found.span(1)))
        told = [one for part in parts if (one := _TITLE_AND_URL.fullmatch(text, *part.span()))]
        start = found.start()
        for one in told if len(told) == len(parts) else ():
            end = found.end() if one is told[-1] else one.end()
            yield Mark(start, end, "linked", (), one["url"], note=one.span("note"))
            start = end


_ADDRESSED = regex(r"(?<=\S )[(\[]([^()\[\]\n]{2,300}://[^\s()\[\]<>]{4,1000})[)\]](?!\()")
_TITLE_AND_URL = regex(
    rf"\s*(?:(?i:{any_of('leads in')})[:：]\s?)?"
    r"(?P<note>[“\"‘*_]{0,2}[^\W_a-z][^;]{1,200}?[\s,:–—-]+(?P<url>https?://[^\s;,]{4,1000}))\s*"
)


def site_marks(text: str) -> Iterator[Mark]:
    """Yield the sites that a text names in brackets where sentences end: "It fell (tide.com)."

    One could be an aside on what the sentence is about; two or more are how the text cites.

    >>> [mark.url for mark in site_marks("It fell (tide.com). It rose (post.org, ferry.net/a).")]
    ['https://tide.com', 'https://post.org', 'https://ferry.net/a']
    """
    sites = [
        found for found in (_SITES.finditer(text) if _SITE_LIKE.search(text) else ())
        if text[max(0, found.start() - 2) : found.start()] in (". ", "! ", "? ")
        or _ENDS.match(text, found.end())
    ]  # fmt: skip
    for found in sites if len(sites) > 1 else ():
        for one in _ONE_SITE.finditer(text, found.start(), found.end()):
            yield Mark(one.start(), one.end(), "url", (), "https://" + one[0])


def raised_marks(text: str, learned: LearnedLabels) -> Iterator[Mark]:
    """Yield letters, roman numbers and signs that stand raised or glued, which a list prints."""
    for found in _LETTERS.finditer(text) if learned.raised else ():
        printed = found[found.lastindex or 0]
        if label := learned.printed.get(printed.casefold()):
            yield Mark(found.start(), found.end(), "name", (label,))


def lettered_marks(text: str, end: int, defined: frozenset[str]) -> list[Mark]:
    """Return the letters in brackets that a list of notes defines, such as "[a]"."""
    if defined.isdisjoint("abcdefghijklmnopqrstuvwxyz"):
        return []
    found = (Mark(m.start(), m.end(), "name", (m[1],)) for m in _LETTER.finditer(text, 0, end))
    return [mark for mark in found if defined.issuperset(mark.labels)]


def referred_marks(text: str, end: int, defined: frozenset[str]) -> Iterator[Mark]:
    """Yield the numbers behind "ref." in running text that a list holds: "as ref. 3 shows".

    >>> [mark.labels for mark in referred_marks("See refs. 1 and 2.", 18, frozenset("12"))]
    [('1', '2')]
    """
    for found in _REFERRED.finditer(text, 0, end):
        labels = expand(found[1])
        if defined.issuperset(labels):
            yield Mark(found.start(1), found.end(1), "proven", labels)


_REFERRED = regex(
    r"[Rr]ef(?<!\w...)(?:s?\.|s|erences?)[ \xa0]"
    rf"({in_a_row('[0-9]{1,3}', '(?:,[ ]?|[–-]|,?[ ]and[ ])', 20)})(?![\w/–-]|\.\d)"
)


def autonumbered(found: list[Mark]) -> list[Mark]:
    """Return the marks; those of reStructuredText without a label are counted: "#1", "*1"."""
    counts = {("#_",): itertools.count(1), ("*_",): itertools.count(1)}
    for at, mark in enumerate(found):
        if mark.labels in counts:
            label = f"{mark.labels[0][0]}{next(counts[mark.labels])}"
            found[at] = replace(mark, labels=(label,))
    return found


def with_keys(text: str, found: list[Mark], code: Sequence[Span] = ()) -> list[Mark]:
    """Return the marks with the keys in running text that Pandoc cites, "@ortega2007 [p. 3]"."""
    typst = "#bibliography(" in text
    keyed = any(text.startswith("@", mark.start + 1) or mark.shape == "key" for mark in found)
    if not typst and not keyed:
        return found
    shape: Shape = "token" if typst else "key"  # Typst prints no name for it
    keys = (Mark(m.start(), m.end(), shape, (m[1],)) for m in _IN_PROSE.finditer(text))
    return outside([*found, *keys], code)
