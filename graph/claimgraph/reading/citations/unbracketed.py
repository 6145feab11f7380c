"""Markers that only a source list can prove: superscripts, "(1)", glued numbers, author and year.

Each shape is looked for only where a list holds what it would cite and the text cites that list in
no plainer way; a shape is believed for a whole text or not at all.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from claimgraph.reading.citations.entries import Entry
from claimgraph.reading.citations.labels import expand, in_a_row
from claimgraph.reading.citations.markers import Mark

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻–", "0123456789--")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,⁻–˒ᐟ]{1,2}[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}){0,20}")
_NUMBER = r"\d{1,3}"
_RAISED_TAG = re.compile(
    rf"<sup>[ ]?[\[(]?({in_a_row(_NUMBER, '[ ]?[,–-][ ]?', 20)})[\])]?[ ]?</sup>"
    rf"|(?<=[^\s^])\^({in_a_row(_NUMBER, ',[ ]?', 20)})\^",
    re.IGNORECASE,
)
_PAREN = re.compile(
    rf"[(（]({in_a_row(_NUMBER, '[ ]?[,;–-][ ]?', 20)})[)）](?=[\s.,;:!?。，；)]|$)"
)
_GLUED = re.compile(
    rf"(?<![\d\s])({in_a_row(_NUMBER, ', ?', 10)})(?=[\s,;:)”]|[.](?:\s|$)|$)"
    r"|(?<=[\])”\"])[ ](\d{1,3})(?=[,.;:](?:\s|$)|$)"
)
_BEFORE_GLUED = re.compile(
    r"(?:(?P<word>[^\W\d_]{1,30})|[)\]”\"’%]|(?<!\d)(?:19|20)\d\d)\\?[.!?,;:][”\"’)]?$"
    r"|[)\]”\"’%]$|(?<![^\W_])[a-z]{4,30}$"
)
_NUMBERED_WORDS = frozenset(("no", "nos", "vol", "p", "pp", "fig", "ch", "sec", "art", "v", "ver"))
_AUTHOR_YEAR = re.compile(
    r"(?P<name>[A-Z][\w’'-]{1,40})(?:[’']s)?"
    r"(?P<more>,? (?:and|&|und|et|y) [A-Z][\w’'-]{1,40}|,? et al\.?|,? u\. ?a\.)?"
    r",? ?(?P<open>[(\[])?(?P<year>(?:1[89]|20)\d\d[a-z]?|n\.d\.)"
)
_ENTRY_AUTHOR = re.compile(r"(?P<name>[A-Z][\w’'-]{1,40})\b")
_ENTRY_YEAR = re.compile(r"\(?\b(?P<year>(?:1[89]|20)\d\d[a-z]?)\b|\(n\.d\.\)")
_UNITS_WORDS = "m km cm mm µm nm ft in mi yd s ms kg g l cm2 x y z r n a b c h k σ π χ r2 e"
_UNITS = frozenset(_UNITS_WORDS.split())

Shape = Callable[[str], Iterator[Mark]]


def proven_marks(text: str, end: int, defined: frozenset[str]) -> list[Mark]:
    """Return the markers of the one shape that a list with these labels proves.

    Args:
        text: the whole text.
        end: where the source list begins; markers stand before it.
        defined: the labels of the list.

    >>> [mark.labels for mark in proven_marks("It fell (1). It rose (2).", 25, frozenset("12"))]
    [('1',), ('2',)]
    """
    body = text[:end]
    for shape in (_raised, _parenthesised, _glued):
        found = [_parted(m, defined) for m in shape(body)]
        found = [m for m in found if defined.issuperset(m.labels)]
        if _believed(found, defined):
            return found
    return []


def _parted(mark: Mark, defined: frozenset[str]) -> Mark:
    """Return a marker such as "²³" as 2 and 3, where the list has these and no 23."""
    labels = mark.labels
    if len(labels) == 1 and labels[0] not in defined and defined.issuperset(labels[0]):
        return replace(mark, labels=tuple(dict.fromkeys(labels[0])))
    return mark


def _believed(found: list[Mark], defined: frozenset[str]) -> bool:
    """Say whether markers look like citations: many of the list, first cited in rising order."""
    fresh = list(dict.fromkeys(int(label) for mark in found for label in mark.labels))
    rising = sum(1 for one, other in itertools.pairwise(fresh) if other > one)
    return bool(fresh) and 2 * len(fresh) >= min(len(defined), 6) and 2 * rising >= len(fresh) - 1


def tagged_marks(text: str, end: int, defined: frozenset[str]) -> list[Mark]:
    """Return the numbers raised by a tag, such as "<sup>1</sup>", that a list holds."""
    if "<sup>" not in text and "^" not in text:
        return []
    found = [
        Mark(m.start(), m.end(), "proven", expand(m[1] or m[2]))
        for m in _RAISED_TAG.finditer(text, 0, end)
    ]
    return [mark for mark in found if defined.issuperset(mark.labels)]


def raised_labels(text: str) -> frozenset[str]:
    """Return the numbers that a text prints as superscripts, which a list may prove."""
    return frozenset(label for mark in _raised(text) for label in mark.labels)


def _raised(body: str) -> Iterator[Mark]:
    for found in _RAISED.finditer(body):
        before = re.search(r"[\w/µ]{1,24}$", body[max(0, found.start() - 24) : found.start()])
        word = before[0].casefold() if before else ""
        if word and (word in _UNITS or word[-1].isdecimal() or len(word) < 3):
            continue  # an exponent, a unit or a formula
        labels = found[0].translate(_SUPERSCRIPTS).replace("˒", ",").replace("ᐟ", ",")
        yield Mark(found.start(), found.end(), "proven", expand(labels))


def _parenthesised(body: str) -> Iterator[Mark]:
    for found in _PAREN.finditer(body):
        before = body[max(0, found.start() - 2) : found.start()]
        after = body[found.end() : found.end() + 3].lstrip(" ")
        if before.strip() and not (after[:1].islower() and before[-1:] in ":;,. \n"):
            yield Mark(found.start(), found.end(), "proven", expand(found[1]))


def _glued(body: str) -> Iterator[Mark]:
    """Yield "errors.5" and "[Lavender] 3,", but no decimal, no version and no "COVID19"."""
    for found in _GLUED.finditer(body):
        group = 1 if found[1] else 2
        start, end = found.span(group)
        before = _BEFORE_GLUED.search(body, max(0, start - 34), start)
        if group == 2 or (before and (before["word"] or "").casefold() not in _NUMBERED_WORDS):
            yield Mark(start, end, "proven", expand(found[group]))


def author_year_keys(entries: Iterable[Entry], text: str) -> dict[str, list[Entry]]:
    """Return the entries by first author and year, such as "smith2020"."""
    keys: dict[str, list[Entry]] = {}
    for entry in entries:
        words = text[entry.start : min(entry.end, entry.start + 400)].lstrip("*_-• [")
        author, year = _ENTRY_AUTHOR.match(words), _ENTRY_YEAR.search(words)
        if author and year:
            name = author["name"].casefold()
            keys.setdefault(name + (year["year"] or "n.d.").casefold(), []).append(entry)
    return keys


def author_year_marks(text: str, end: int, keys: Collection[str]) -> Iterator[Mark]:
    """Yield "(Smith, 2020; Lee et al., 2019)" and the year of "Smith (2020)" where entries answer.

    >>> marks = author_year_marks("Rain fell (Smith, 2020).", 24, {"smith2020"})
    >>> [(mark.start, mark.end, mark.labels) for mark in marks]
    [(10, 23, ('smith2020',))]
    """
    held: Mark | None = None
    for found in _AUTHOR_YEAR.finditer(text, 0, end):
        key = found["name"].casefold() + found["year"].casefold()
        if key not in keys:
            continue
        if found["open"]:
            start, stop = found.start("open"), found.end() + (text[found.end()] in ")]")
            mark = Mark(start, stop, "proven", (key,))
        else:
            mark = _in_brackets(text, found.start(), found.end(), key)
        if held is not None and mark.start < held.end:
            labels = tuple(dict.fromkeys(held.labels + mark.labels))
            held = Mark(held.start, max(held.end, mark.end), "proven", labels)
            continue
        if held is not None:
            yield held
        held = mark
    if held is not None:
        yield held


def _in_brackets(text: str, start: int, end: int, key: str) -> Mark:
    """Return the whole of "(… Smith, 2020 …)", or only the name and year outside brackets."""
    opened = max(
        text.rfind("(", max(0, start - 300), start), text.rfind("[", max(0, start - 300), start)
    )
    closed = text.rfind(")", max(0, start - 300), start)
    closing = re.compile(r"[^()\n]{0,300}[)\]]").match(text, end)
    if opened > closed and closing:
        return Mark(opened, closing.end(), "proven", (key,))
    return Mark(start, end, "proven", (key,))
