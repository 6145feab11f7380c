"""What markers print in brackets: numbers, names, ranges; and what belongs to one around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import any_of
from claimgraph.reading.layout.learned_labels import LOCATOR
from claimgraph.reading.places import Span


@dataclass(slots=True, unsafe_hash=True)
class Mark:
    """A marker or link in the text: what it spans, the labels it prints, where it leads.

    ``words`` is the span of a link's words; ``shape`` how it shows itself; ``target`` the offset of
    the entry it leads to, where an extractor knows; ``note`` the span of the words of a note that
    stands in the text itself.
    """

    start: int
    end: int
    shape: Shape
    labels: tuple[str, ...] = ()
    url: str | None = None
    words: Span | None = None
    target: int | None = None
    note: Span | None = None


def outside(found: Iterable[Mark], code: Sequence[Span]) -> list[Mark]:
    """Return the marks in order without those in code or inside others.

    Code among the words of a link is no such code: "[the `seek` call](https://…)".
    """
    kept: list[Mark] = []
    spans = iter(code)
    span = next(spans, None)
    for mark in sorted(found, key=lambda m: (m.start, -m.end)):
        words = (mark.words if mark.url else None) or (0, 0)
        while span is not None and (
            span[1] <= mark.start or words[0] <= span[0] < span[1] <= words[1]
        ):
            span = next(spans, None)
        inside = span is not None and span[0] < mark.end
        if not inside and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


Shape = Literal[
    "number", "name", "linked", "link", "url", "token", "editorial", "proven", "note", "key"
]

YEAR = r"(?:1[6-9]|20)\d\d[a-z]?"
"""The year of a work, perhaps with a letter that tells it from others: "2007", "2007a"."""


def in_a_row(number: str, joint: str, most: int) -> str:
    """Return the pattern of numbers in a row, such as "1, 3–5": at most so many behind the first.

    >>> re.fullmatch(in_a_row(r"[0-9]", "[,-] ?", 20), "1, 3-5") is not None
    True
    """
    return f"{number}(?:{joint}{number}){{0,{most}}}"


_JOINT = (
    r"[ \xa0]{0,2}(?:[,;，、；&|–—−-]|和|与|及"
    r"|(?:,[ ]?)?[ ](?:and|und|et|y|e|en|og|och|i|и|to|through|bis)(?=[ \xa0]))"
    r"[ \xa0]{0,2}"
)
_NUMBERS = regex(in_a_row(r"\d{1,5}(?:_\d{1,4})?", _JOINT, 80))
_NAMES = regex(r"\^[^\s\[\]^,]{1,40}\^?(?:,[ ]?\^[^\s\[\]^,]{1,40}\^?){0,30}")
_WORDED = regex(
    rf"(?:{any_of('label')}|{any_of('label in brackets')})[ :：_#-]{{0,2}}"
    r"(?:[a-z]{3,12}:)?(?=\d)((?:\d{1,5}+"
    r"(?:[ ]?[,;–-][ ]?(?:[a-z]{3,12}[ :#_-]{0,2})?(?=\d))?){1,60})",
    re.IGNORECASE,
)
_WORD_BETWEEN = regex(r"[a-z][a-z :#_-]*(?=\d)", re.IGNORECASE)
"""A word before a further number: "Source 1, Source 3"."""
_NOTED = regex(
    rf"{any_of('note')}[ \xa0]?\d{{1,4}}|(?:lower|upper)-alpha[ ]\d{{1,4}}", re.IGNORECASE
)
_SIGNALLED = regex(
    rf"(?:^|(?<=[,;][ ]))(?!(?:s|se|ver|por|also)\b){any_of('see')}[ ,]{{1,2}}"
    rf"(?=\d|{any_of('note')}|{any_of('label')}[ ]\d)"
    r"|,?[ ]and(?:[ ]the)?[ ]references?[ ](?:cited[ ])?therein$",
    re.IGNORECASE,
)
"""What beside a label says how it backs the words: "see 3", "1; but see 4", "2 and references
therein"."""
_ORG = regex(r"[\w-]{1,60}")
_TOKEN = regex(
    r"(?!(?:https?|ftp|doi|mailto|isbn|issn|pmid|pmcid|arxiv|urn|fn|tel):)"
    r"[a-z][a-z_]{0,20}:(?!//)(?=[^\s\[\]]{0,80}\d)[^\s\[\]@]{1,80}",
    re.IGNORECASE,
)
"""What a tool puts where it cites, such as "[c:a81f]": a word, a colon and what is no words."""
_HASH = r"(?=[\da-f-]{0,40}\d)(?=[\d-]{0,40}[a-f])[\da-f]{8}(?:-?[\da-f]{4,12}){1,4}"
_HASHES = regex(in_a_row(_HASH, r"[,;][ ]?", 20))
"""What databases call pieces of documents by: "60db76de-9c49-4ab2-906b-4a0a67651707"."""
_CJK_TOKEN = regex(r"(\d{1,20}(?::\d{1,5})?)[†‡↑][^†‡↑]{0,120}")
_PART = regex(r"[ \xa0]{0,2}[,;:][ \xa0]{0,2}|(?<=\d)[ \xa0](?!об\.)(?=[^\W\d]{1,10}\.|[§¶])")
_EDITORIAL = regex(
    r"edit|edit source|update|sic|citation needed|clarification needed|when\?|who\?|why\?|by whom\?"
    r"|verification needed|page needed|better source needed|needs update|dubious.{0,14}|編集|编辑"
    r"|来源请求|要出典|cite_start|cite_end",
    re.IGNORECASE,
)
_SPLIT = regex(_JOINT.replace("(?:[,", "([,", 1))
_LONGEST_RANGE = 60
_TO = frozenset(("–", "—", "−", "-", "to", "through", "bis"))


def expand(numbers: str) -> tuple[str, ...]:
    """Return the labels that some printed numbers mean, ranges spelled out.

    >>> expand("1, 3–5")
    ('1', '3', '4', '5')
    """
    parts = _SPLIT.split(numbers)
    labels = [parts[0]]
    for sign, number in zip(parts[1::2], parts[2::2], strict=True):
        if sign.strip() in _TO and labels[-1].isdecimal() and number.isdecimal():
            low, high = int(labels[-1]), int(number)
            if low < high <= low + _LONGEST_RANGE:
                labels += map(str, range(low + 1, high))
        labels.append(number)
    return tuple(dict.fromkeys(str(int(n)) if n.isdecimal() else n for n in labels))


def shape_and_labels(bare: str) -> tuple[Shape | None, tuple[str, ...]]:
    """Return what kind of marker the words in brackets are, and the labels they print.

    >>> shape_and_labels("1, 2 and 4"), shape_and_labels("2, §§ 4–5; 7, p. 3")
    (('number', ('1', '2', '4')), ('number', ('2', '7')))
    """
    if " " in bare and len(bare) <= 120:
        bare = _SIGNALLED.sub("", bare)
    if bare[8:] and _HASHES.fullmatch(bare):
        return "token", tuple(dict.fromkeys(re.split(r"[,;][ ]?", bare)))
    if bare[:1].isdecimal():
        if _NUMBERS.fullmatch(bare) and not _thousands(bare):
            return "number", expand(bare)
        if located := _located(bare):
            return "number", located
        if token := _CJK_TOKEN.fullmatch(bare):
            return "token", (token[1],)
        return None, ()
    if bare[:1] == "^" and _NAMES.fullmatch(bare):
        names = [name.strip(" ^") for name in bare.split(",")]
        return "name", tuple(str(int(n)) if n.isdecimal() else n for n in names)
    if bare[:1] == "#" and bare[1:].isalnum():
        return "name", (bare[1:],)
    if worded := _WORDED.fullmatch(bare):
        return "number", expand(_WORD_BETWEEN.sub("", worded[1]))
    if bare[:3] == "fn:" and _ORG.fullmatch(bare, 3):
        return "name", (bare[3:],)
    if _NOTED.fullmatch(bare):
        return "name", (" ".join(bare.split()),)
    if ":" in bare and _TOKEN.fullmatch(bare):
        return "token", (bare,)
    return ("editorial", ()) if _EDITORIAL.fullmatch(bare) else (None, ())


def _located(bare: str) -> tuple[str, ...]:
    """Return the labels before places in works, such as 2 in "2, p. 14"; none when it is not so."""
    if len(bare) > 200:
        return ()
    labels: list[str] = []
    placed = False
    for part in _PART.split(bare):
        if part.isdecimal() and len(part) <= 4:
            labels.append(str(int(part)))
        elif labels and not part[:1].isdecimal() and LOCATOR.fullmatch(part):
            placed = True
        else:
            return ()
    return tuple(dict.fromkeys(labels)) if placed else ()


def _thousands(bare: str) -> bool:
    """Say whether "12,000" is one number rather than two labels."""
    head, comma, tail = bare.partition(",")
    return bool(comma) and len(tail) == 3 and tail.isdecimal() and head.isdecimal()


def is_numbers(words: str) -> bool:
    """Say whether some words are labels and nothing else, such as "1, 3"."""
    return _NUMBERS.fullmatch(words) is not None


def plausible(text: str, marks: Iterable[Mark], defined: frozenset[str]) -> list[Mark]:
    """Return the marks without numbers in brackets that are years or indexes, not labels."""
    marks = list(marks)
    zeros = [m for m in marks if m.shape == "number" and m.labels == ("0",)]
    apart = [m for m in zeros if not text[m.start - 1 : m.start].isalnum()]
    zero_based = "0" in defined or (bool(apart) and not defined)
    glued = "0" not in defined and len(zeros) > len(apart) > 0
    indexes = {m.start for m in zeros if glued and m not in apart}
    return [
        m for m in marks
        if m.shape != "number" or (
            m.start not in indexes and _label_like(m.labels, defined, zero_based)
            and (defined.issuperset(m.labels) or not _SPAN.search(text, m.start, m.end))
        )
    ]  # fmt: skip


def _label_like(labels: Sequence[str], defined: frozenset[str], zero_based: bool) -> bool:
    long = not labels or len(labels[0]) == 4  # few are as long as a year
    if long and all(n.isdecimal() and _EARLIEST <= int(n) <= _LATEST for n in labels):
        return bool(defined.intersection(labels))
    return "0" not in labels or zero_based


_SPAN = regex(r"\d (?:to|through|bis) \d")
"""What may as well be words put in, "[2 to 3] ships", unless a list prints the numbers."""
_EARLIEST, _LATEST = 1000, 2999
"""A number in brackets between these is a year, unless the list prints it."""


def in_ranges(text: str, found: list[Mark]) -> list[Mark]:
    """Return the marks with "[1]-[3]" as one."""
    kept: list[Mark] = []
    for mark in found:
        before = kept[-1] if kept else None
        if (
            before is not None and before.shape == mark.shape == "number"
            and text[before.end : mark.start].strip(" ") in ("-", "–", "—")
            and len(mark.labels) == 1
        ):  # fmt: skip
            labels = expand(f"{before.labels[-1]}-{mark.labels[0]}")
            kept[-1] = replace(
                before, end=mark.end, labels=tuple(dict.fromkeys(before.labels + labels))
            )
        else:
            kept.append(mark)
    return kept


def with_pages(text: str, found: list[Mark]) -> list[Mark]:
    """Return the marks with the pages behind them, as Wikipedia prints "[1]: 14".

    A number behind a colon could count something; one text that prints two such pages, or one where
    nothing can follow, means pages.
    """
    paged = {
        at: page
        for at, mark in enumerate(found)
        if mark.shape in ("number", "name", "linked") and text[mark.end : mark.end + 1] == ":"
        and text[max(0, mark.start - 1) : mark.start] not in ("", "\n")
        and (page := _PAGES.match(text, mark.end))
    }  # fmt: skip
    if not any(
        page["clear"] is not None or text[found[at].start - 1] in ".!?。"
        for at, page in paged.items()
    ):
        return found
    return [
        replace(mark, end=paged[at].end()) if at in paged else mark for at, mark in enumerate(found)
    ]


def with_surroundings(text: str, found: list[Mark]) -> list[Mark]:
    """Return the marks with the tags that raise them, and the place behind: "[1], Section 4"."""
    raised = "/sup" in text
    for at, mark in enumerate(found):
        if mark.shape not in LABELLED:
            continue
        if raised:
            start = mark.start - 5 * text.startswith(("<sup>", "[sup]"), max(0, mark.start - 5))
            end = mark.end + 6 * text.startswith(("</sup>", "[/sup]"), mark.end)
            if (start, end) != (mark.start, mark.end):
                found[at] = mark = replace(mark, start=start, end=end)
        if place := _PLACED.match(text, mark.end):
            found[at] = replace(mark, end=place.end())
    return found


LABELLED = frozenset(("number", "name", "linked", "token"))
"""Shapes of markers that print a label and are no words."""
_PLACED = regex(
    r",?[ ](?:[Ss]ect?(?:ions?|s?\.)|§{1,2}|pp?\.|pages?|[Cc]h(?:apter|\.)|para(?:graph|s?\.))"
    r"[ \xa0]?\d[\d.–-]{0,12}(?<=\d)(?=[.,;:)](?!\d)|\s*(?:\n|\Z))"
)
"""Where in a work words stand, behind the marker: "[RFC9110], Section 4.2"."""
_PAGES = regex(
    r":[ \xa0\u2009\u200a\u202f]?(?:[a-z]{1,6}\.[ ]?|§{1,2}[ ]?)?"
    r"\d{1,5}(?:[–-]\d{1,5})?(?:,[ ]?\d{1,5}(?:[–-]\d{1,5})?){0,8}"
    r"(?P<clear>(?=[ \xa0]{0,1}[.,;)\[]|[ \xa0\u200a]{2}|\s*$))?(?![\w%:])",
    re.MULTILINE,
)
