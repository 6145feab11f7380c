"""Markers that only a source list can prove: superscripts, circled and glued numbers, "(1)".

Each shape is looked for only where a list holds what it would cite and the text does not cite that
in a plainer way; a shape is believed for a whole text or not at all.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from claimgraph.patterns import regex
from claimgraph.reading.citations.glued_numbers import (
    COUNTING,
    NUMBERED_WORDS,
    behind_stops,
    glued,
    glued_to_words,
)
from claimgraph.reading.citations.marker_labels import Mark, expand, in_a_row
from claimgraph.reading.citations.signed_numbers import SIGNED
from claimgraph.reading.lang.word_lists import word_list

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻–˒ᐟ₀₁₂₃₄₅₆₇₈₉₋", "0123456789--,,0123456789-", "⁽⁾₍₎")
_RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = regex(
    r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁽₍](?:(?<!₍)(?:(?<=⁽)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|(?<!⁽)[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2})"
    r"(?:[,⁻–˒ᐟ]{1,2}[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}){0,20}⁾?"
    rf"|(?<=₍){in_a_row('[₀₁₂₃₄₅₆₇₈₉]{1,3}', '[,₋–]', 20)}₎)"
)
_NUMBER = r"\d{1,3}"
_RAISED_TAG = regex(
    r"[<\[^](?:"  # what it begins with first, as the rest is then tried at few places
    rf"(?<!\^)sup[>\]][ ]?[\[(]?({in_a_row(_NUMBER, '[ ]?[,–-][ ]?', 20)})[\])]?[ ]?[<\[]/sup[>\]]"
    rf"|(?:(?<=[^\s^]\^)|(?<=\d\^\^)|(?<=\w[ ]\^))({in_a_row(_NUMBER, '(?:,[ ]?|[–-])', 20)})\^"
    rf"|(?<=[^\n]\^)\(({in_a_row(_NUMBER, ',[ ]?', 20)})\)"
    rf"|(?<=[.,;:!?)”\"]\^)({in_a_row(_NUMBER, ',[ ]?', 20)})(?=[\s,;.)]|$))",
    re.IGNORECASE,
)
_AT_PAGE = r"(?:,?[ ](?:pp?|[sS]|str|ch|fol)\.[ ]?\d{1,4}(?:[–-]\d{1,4})?)"
_ROW = in_a_row(f"{_NUMBER}{_AT_PAGE}?", "[*_]?[ ]?[,;–-][ ]?[*_]?", 20)
_PAREN = regex(rf"[(（][*_]?({_ROW})[*_]?[)）](?=[\s.,;:!?。，；)]|[(（]\d|$)")
_IN_FORMULA = regex(r"[⁺⁻]|[A-Z][a-z]?(?![a-z])")
"""What follows a raised number that is a charge or the mass of an isotope."""
_SHORT_WORD = regex(r"[^\W\d_]{3,}[ ][a-zäöüàéè]{2}$")
_YEAR = regex(r"1[5-9]\d\d|20\d\d")
_OLD_YEAR = regex(
    r"\b(?:in|by|since|until|im|um|seit|bis|en|vers|depuis|em|nel|dal)[ ]1[0-4]\d\d$", re.I
)
"""A year before 1500 behind a word of time, which no power has: "achevée en 1259¹"."""
_UNITS = word_list("en/citations.txt", "what is raised to a power")

_Finder = Callable[[str], Iterator[Mark]]


def proven_marks(
    text: str, end: int, defined: frozenset[str], cited: frozenset[str] = frozenset()
) -> list[Mark]:
    """Return the markers of the shape that a list with these labels proves best.

    Shapes compete: the one whose numbers name most of the list wins. Beside plainer markers only
    superscripts and circled numbers are believed, and only for what those leave uncited, or else
    "(2)" at the end of a sentence.

    Args:
        text: the whole text; ``end`` is where the source list begins, behind all markers.
        defined: the labels of the list; ``cited`` are those that plainer markers print.

    >>> [mark.labels for mark in proven_marks("It fell (1). It rose (2).", 25, frozenset("12"))]
    [('1',), ('2',)]
    """
    body, wanted, best, most = text[:end], defined - cited, list[Mark](), 0
    plain: tuple[_Finder, ...] = () if cited else (parenthesised, glued)
    shapes: tuple[_Finder, ...] = (_raised, *SIGNED, *plain)
    for shape in shapes if wanted else ():
        found = sorted(shape(body), key=lambda m: (m.start, m.end))
        if any(defined.issuperset(mark.labels) for mark in found):
            found = [_parted(mark, defined) for mark in found]
        found = [mark for mark in found if defined.issuperset(mark.labels)]
        named = len({label for mark in found for label in mark.labels} & wanted)
        if _believed(found, wanted) and named > most:
            best, most = found, named
    return best or [*(_at_stops(body, defined) if cited else ())]


def _at_stops(body: str, defined: frozenset[str]) -> Iterator[Mark]:
    """Yield "(2)" behind the last word of a sentence, where entry 2 is listed."""
    for mark in parenthesised(body):
        before = _LAST_WORD.search(body, max(0, mark.start - 34), mark.start)
        counts = before is None or (before[1] or "").casefold() in COUNTING | NUMBERED_WORDS
        if not counts and defined.issuperset(mark.labels) and _STOP.match(body, mark.end):
            yield mark


_LAST_WORD = regex(r"(?:(?<![\w-])([^\W\d_]{2,30})|(?<!\d)(?:1[5-9]|20)\d\d|%)[”\"’']?[ ]$")
_STOP = regex(r"[.!?](?:\s|$)")


def _parted(mark: Mark, defined: frozenset[str]) -> Mark:
    """Return a marker such as "²³" as 2 and 3, where the list has these and no 23."""
    labels = mark.labels
    if len(labels) == 1 and labels[0] not in defined and defined.issuperset(labels[0]):
        return replace(mark, labels=tuple(dict.fromkeys(labels[0])))
    return mark


def _believed(found: Sequence[Mark], wanted: frozenset[str]) -> bool:
    """Say whether markers look like citations: many of the list, first cited in rising order."""
    fresh = [int(n) for n in dict.fromkeys(n for m in found for n in m.labels) if n in wanted]
    rising = sum(1 for one, other in itertools.pairwise(fresh) if other > one)
    return bool(fresh) and 2 * len(fresh) >= min(len(wanted), 6) and 2 * rising >= len(fresh) - 1


def superscript(number: str) -> str:
    """Return a number in superscripts, such as "¹²"."""
    return number.translate(_RAISE)


def marks_of_raised_list(text: str, end: int, defined: frozenset[str]) -> list[Mark]:
    """Return the superscripts that a list labelled in superscripts defines, such as "¹"."""
    found = [replace(m, labels=tuple(map(superscript, m.labels))) for m in _raised(text[:end])]
    return [mark for mark in found if defined.issuperset(mark.labels)]


def tagged_marks(text: str, end: int, defined: frozenset[str]) -> list[Mark]:
    """Return the numbers raised by a tag, such as "<sup>1</sup>", that a list holds."""
    return [mark for mark in _tagged(text[:end]) if defined.issuperset(mark.labels)]


def marks_of_lost_list(text: str) -> list[Mark]:
    """Return raised and glued numbers that count up in a text without a source list.

    >>> [mark.labels for mark in marks_of_lost_list("It fell.¹ It rose.² It broke.³")]
    [('1',), ('2',), ('3',)]
    """
    for telling, every in ((_raised, _raised), (behind_stops, glued_to_words)):
        found = list(telling(text))
        fresh = list(dict.fromkeys(int(n) for mark in found for n in mark.labels))
        rising = sum(1 for one, other in itertools.pairwise(fresh) if other > one)
        if len(fresh) >= 3 and fresh[0] <= 3 and 3 * rising >= 2 * (len(fresh) - 1):
            return found if every is telling else list(every(text))
    return []


def raised_labels(text: str) -> Counter[str]:
    """Count the numbers that a text prints raised, circled or glued, which a list may prove."""
    shapes = (_raised, _tagged, *SIGNED, glued)
    return Counter(label for shape in shapes for mark in shape(text) for label in mark.labels)


def _tagged(body: str) -> Iterator[Mark]:
    """Yield the numbers that a tag or a caret raises."""
    for found in _RAISED_TAG.finditer(body) if "sup" in body or "^" in body else ():
        if not _is_exponent(body, found):
            yield Mark(found.start(), found.end(), "proven", expand(found[found.lastindex or 0]))


def _raised(body: str) -> Iterator[Mark]:
    for found in _RAISED.finditer(body):
        if not _is_exponent(body, found):
            yield Mark(*found.span(), "proven", expand(found[0].translate(_SUPERSCRIPTS)))


def _is_exponent(body: str, found: re.Match[str]) -> bool:
    """Say whether a raised number is a power, a unit's or of a formula: "10³", "kg⁻¹", "Ca²⁺"."""
    before = re.search(r"[\w/µ]{1,24}$", body[max(0, found.start() - 24) : found.start()])
    word = before[0].casefold() if before else ""
    power = word[-1:].isdecimal() and not _YEAR.fullmatch(word)
    power = power and not _OLD_YEAR.search(body, max(0, found.start() - 12), found.start())
    short = len(word) < 3 and not _closes(body, found)
    charged = body[found.start() - 1 : found.start()] == "⁻" or _IN_FORMULA.match(body, found.end())
    return bool(charged or (word and (word in _UNITS or power or short)))


def _closes(body: str, found: re.Match[str]) -> bool:
    """Say whether a number is raised behind a short last word, as in "zieht Gäste an²."."""
    before = _SHORT_WORD.search(body, max(0, found.start() - 24), found.start())
    return before is not None and body[found.end() : found.end() + 1] in ("", "\n", *".,;:!?")


def parenthesised(body: str) -> Iterator[Mark]:
    """Yield "(1)" and "(2, 3)" behind words; a number that counts what follows is none.

    >>> [mark.labels for mark in parenthesised("It fell (1). It rose (2, 3).")]
    [('1',), ('2', '3')]
    """
    counted = _counted(body)
    for found in _PAREN.finditer(body):
        before = body[max(0, found.start() - 2) : found.start()]
        if before[-1:].isdecimal() and not _YEAR.fullmatch(body, found.start() - 4, found.start()):
            continue  # "s 14(2)", "3(1): 4"
        if before.strip() and found.start() not in counted:
            numbers = re.sub(rf"{_AT_PAGE}|[*_]", "", found[1])
            yield Mark(found.start(), found.end(), "proven", expand(numbers))


def _counted(body: str) -> set[int]:
    """Return where numbers in parentheses count what follows: "(1) theory, (2) data and (3) …".

    What follows a joint or a colon is counted, and with it what is one less before it.
    """
    found = list(_PAREN.finditer(body))
    held: set[int] = set()
    following = ""
    for one in reversed(found):
        after = body[one.end() : one.end() + 3].lstrip(" ")
        led = _JOINT_BEFORE.search(body, max(0, one.start() - 8), one.start())
        lower = after[:1].islower()
        if lower and (led or (one[1].isdecimal() and str(int(one[1]) + 1) == following)):
            held.add(one.start())
            following = one[1]
        else:
            following = ""
    return held


_JOINT_BEFORE = regex(
    r"(?:[:;,.][ ]|\n[ ]?|\b(?:and|or|nor|und|oder|et|ou|y|o|e)[ ])$", re.IGNORECASE
)
