"""Markers that name their work in words: "(Ortega, 2007)", "Ortega (2007)", "(Ortega 44)".

Only a list of works proves them: a name and a year are a marker where an entry answers to them.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.citations.author_names import (
    A_SURNAME,
    AND,
    PARTICLE,
    coauthors,
    names_in,
)
from claimgraph.reading.citations.compound_notes import with_opposed_apart
from claimgraph.reading.citations.entries import Entry
from claimgraph.reading.citations.marker_labels import YEAR, Mark
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.places import Span

_WRITTEN_YEAR = rf"{YEAR}|n\.[ ]?d\.|in press|forthcoming"
MONTH = "|".join(sorted(word_list("en/calendar.txt", "months")))
TIME = "|".join(sorted([MONTH, *word_list("en/calendar.txt", "words before years")]))
_DATED = regex(rf"[\s*_\-•\[]*(?:\d\d?[ ])?(?:{MONTH})[ ](?:\d\d?, )?", re.IGNORECASE)
YEARS = regex(rf"(?<![\w.])(?<![A-Za-z]-)(?:{_WRITTEN_YEAR})(?!\w)")
"""Years, but not the number within "CVE-2026-50522"."""
A_NAME = rf"(?:[A-ZÀ-ÞŁŠŽ][\w’'.-]{{0,40}}|{PARTICLE}(?=[ ]\w))"
_BEFORE_YEAR = regex(
    rf"(?P<name>{A_NAME}(?:[ ]{A_NAME}){{0,5}})(?:[’']s?)?"
    rf"(?P<more>(?:(?:/|;[ ]){A_NAME}){{1,4}}|(?:,[ ]{A_NAME}){{0,6}},?[ ]{AND}[ ]"
    rf"(?:{A_NAME}|colleagues|others|co-?workers|coauthors)(?:[’']s?)?"
    r"|,?[ ]et[ ]al\b\.?(?:[’']s?)?|,?[ ]u\.[ ]?a\.|等人?)?"
    r"(?:[’']s?)?(?:[ ][\[(][A-Z][A-Za-z&]{1,12}[\])])?"
    rf"(?:,[ ](?P<day>\d\d?[ ](?i:{MONTH})|(?i:{MONTH})[ ]\d\d?,)[ ]|[,:]?[ ]?[(\[]{{0,2}})$"
)
_DAY = regex(
    rf"(?P<day>\d\d?)[ ](?P<month>{MONTH})|(?P<name>{MONTH})[ ](?P<number>\d\d?),?",
    re.IGNORECASE,
)
_AGAIN = regex(rf"(?:{_WRITTEN_YEAR})(?:, ?\d{{1,4}}(?:[–-]\d{{1,4}})?)?[,;]?(?:[ ]and)?[ ]$")
_CLOSING = regex(r"(?:[^()\[\]\n]|\n(?![ \t]*\n)|[(\[][^()\[\]\n]{1,40}[)\]]){0,300}[)\]]")
_NAMED = 120
"""Characters before a year in which its author stands."""
DASHES = regex(r"[\s*_•-]{0,4}(?:[—–―]{2,6}|_{3,8}|-{3,6})[.,]?\s")
_GIVEN = regex(r"[\s*_\-•\[]{0,6}(?:([A-Z])\.[ -]|[^\W\d_][^\s,.]{1,40},?[ ]([A-Z])[.\w])")
"""The initial of the first author: "Lund, A.", "A. Lund"."""
_ET_AL = " et al."
_MANY = regex(r"\b(?:al|u\.[ ]?a|colleagues|others|co-?workers|coauthors)\b|等")


def author_year_keys(entries: Iterable[Entry], text: str) -> dict[str, list[Entry]]:
    """Return entries by first author and year, such as "ortega2007"; organisations by all words.

    Entries that have both in common are told apart by who wrote them with the first: "ortega
    only2007", "ortega & lund2007", "ortega et al.2007", by initials, "a. ortega2007", and by their
    days: "ortega 3 march 2007", or "ortega any day 2007" where the entry names none.

    >>> text = "Harbour Board. 2011. The Pier."
    >>> keys = author_year_keys([Entry(0, len(text), "", None, None)], text)
    >>> [key for key in keys if "any day" not in key]
    ['harbour board2011', 'hb2011', 'board2011', 'harbour2011']
    """
    alike: dict[tuple[str, str], list[Entry]] = {}
    others: dict[int, tuple[str, ...]] = {}
    initials: dict[int, str] = {}
    before: list[str] = []
    beside: tuple[str, ...] = ()
    given = None
    later: list[tuple[str, Entry]] = []
    for entry in entries:
        words = text[entry.start : min(entry.end, entry.start + 400)]
        year = YEARS.search(words)
        if not DASHES.match(words):
            before = list(names_in(words[: year.start()] if year else words))
            beside = coauthors(words[: year.start()]) if year else ()
            given = _GIVEN.match(words)
        others[id(entry)] = beside
        initials[id(entry)] = (given[1] or given[2]).casefold() if given else ""
        if year is None or _DATED.fullmatch(words, 0, year.start()):
            continue  # "July 2026. Fire log."
        printed = _printed(words, year.end())
        later += [(name + one, entry) for name in before for one in printed]
        day = _day_before(words[: year.start()].rstrip())
        for name in dict.fromkeys(before):
            alike.setdefault((name, plain_year(year[0])), []).append(entry)
            alike.setdefault((name + day, plain_year(year[0])), [entry])
    plain: dict[tuple[str, str], list[Entry]] = {}
    for (name, said), held in alike.items():
        if said[:-1].isdecimal() and not said[-1].isdecimal() and (name, said[:-1]) not in alike:
            plain.setdefault((name, said[:-1]), []).extend(held)
    alike |= {both: held for both, held in plain.items() if len(held) > 1}  # 2019, of 2019a and b
    keys = {"".join(both): held for both, held in alike.items()}
    for both, held in alike.items():
        if len(held) > 1:
            keys |= _told_apart(*both, held, others)
        first = {initials[id(entry)] for entry in held}
        for initial in first if len(first) > 1 else ():
            keys[f"{initial}. {''.join(both)}"] = [e for e in held if initials[id(e)] == initial]
    once = Counter(key for key, _ in {(key, entry.start) for key, entry in later})
    keys |= {key: [entry] for key, entry in later if once[key] == 1 and key not in keys}
    for one in _INTRODUCED.finditer(text) if keys else ():
        if known := keys.get(one["name"].casefold() + plain_year(one["year"])):
            keys.setdefault(one["short"].casefold() + plain_year(one["year"]), known)
    return keys


def _printed(words: str, begin: int) -> list[str]:
    """Return the years of printing of an entry behind a place in it, where the first is another."""
    return _PRINTED.findall(_SEEN_ON.split(words[begin:])[0])


_PRINTED = regex(rf"(?<=, ){YEAR}(?=[.,;]|\s*$)")
"""The year of printing, where one of the title stands before it: "Yearbook 2022. Porto, 2023."."""
_SEEN_ON = regex(r"https?://|\b(?:Acce|Aces|Retr|Abge|abge|Zugr|Cons|cons|Disp)")
"""From here on an entry tells where and when somebody saw the work."""
_INTRODUCED = regex(
    r"(?P<name>[A-ZÀ-Þ][\w’'-]{1,40})[ ](?:\[(?P<short>[A-Z][A-Za-z&]{1,12})\]),[ ]"
    rf"(?P<year>{_WRITTEN_YEAR})"
)
"""A short name that a marker brings in: "(Ministry of Mills [MoM], 2019)"."""


def _day_before(words: str) -> str:
    """Return the day that some words end in, " 3 march ", or " any day " where they have none."""
    found = _DAY.search(words, max(0, len(words) - 20))
    if found is None or found.end() < len(words):
        return _ANY_DAY
    return f" {found['day'] or found['number']} {(found['month'] or found['name']).casefold()} "


_ANY_DAY = " any day "


def plain_year(printed: str) -> str:
    """Return a year as keys have it: "2020 A" and "n. d." without blanks, in lower case."""
    return printed.casefold().replace(" ", "")


def _told_apart(
    name: str, year: str, entries: Sequence[Entry], others: Mapping[int, tuple[str, ...]]
) -> dict[str, list[Entry]]:
    """Return entries with the same first author and year by those who wrote with the first."""
    most = max(len(others[id(entry)]) for entry in entries)
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        beside = others[id(entry)]
        found.setdefault(name + _shared_by(beside) + year, []).append(entry)
        if len(beside) >= min(2, max(1, most)):
            found.setdefault(name + _ET_AL + year, []).append(entry)
    return {key: held for key, held in found.items() if len(held) < len(entries)}


def _shared_by(beside: Iterable[str]) -> str:
    return "".join(f" & {name}" for name in beside) or " only"


def author_year_marks(text: str, end: int, keys: Collection[str]) -> Iterator[Mark]:
    """Yield "(Smith, 2020; Lee et al., 2019)" and the year of "Smith (2020)" where entries answer.

    >>> marks = author_year_marks("Rain fell (Smith, 2020).", 24, {"smith2020"})
    >>> [(mark.start, mark.end, mark.labels) for mark in marks]
    [(10, 23, ('smith2020',))]
    """
    held: Mark | None = None
    places: dict[str, int] = {}
    name = beside = ""
    for found in YEARS.finditer(text, 0, end):
        year = plain_year(found[0])
        begin = max(0, found.start() - _NAMED)
        window = text[begin : found.start()].replace("\n", " ")
        named = _BEFORE_YEAR.search(window)
        if named:
            name, beside = _known(named, year, keys), _beside(named["more"] or "")
            if name and named["day"]:
                days = (_day_before(named["day"]), _ANY_DAY)
                beside = next((day for day in days if name + day + year in keys), "")
                inside = _opened(text, begin, found.start()) >= 0
                name = name if beside and inside else ""
        elif not (_AGAIN.search(window) and name + year in keys):
            name = ""
        if not name or name + year not in keys:
            continue
        start = begin + named.start("name") if named else found.start()
        key = name + beside + year if name + beside + year in keys else name + year
        more = _LETTERS.match(text, found.end()) if year[-1].isalpha() else None
        alike = _alike(key, more[0], keys) if more else ()
        span = (found.start(), more.end() if more and alike else found.end())
        mark = _spanned(text, start, span, (key, *alike))
        places |= dict.fromkeys(mark.labels, found.start())
        if held is not None and mark.start < held.end:
            labels = tuple(dict.fromkeys(held.labels + mark.labels))
            held = Mark(held.start, max(held.end, mark.end), "proven", labels)
            continue
        if held is not None:
            yield from with_opposed_apart(text, held, places)
        held = mark
    if held is not None:
        yield from with_opposed_apart(text, held, places)


def _beside(more: str) -> str:
    """Return who is named with an author: " & orr", " et al.", " only" where nobody is."""
    if _MANY.search(more):
        return _ET_AL
    return _shared_by(name.casefold().removesuffix("’s") for name in _SURNAMES.findall(more))


_SURNAMES = regex(A_SURNAME)


def _known(named: re.Match[str], year: str, keys: Collection[str]) -> str:
    """Return the longest name before a year that an entry of that year has."""
    words = named["name"].casefold().replace("’", "'").split()
    for at in range(len(words)):
        for name in (" ".join(words[at:]), " ".join(words[at:]).removesuffix("'s").rstrip("'.")):
            if name + year in keys:
                return name
    return next((w for w in words if w + year in keys), "") if named["more"] else ""


_LETTERS = regex(r"(?:(?:, ?| and | & |[–-])[a-z]\b){1,8}")
"""The letters of further works of a year: "2020a, b"."""


def _alike(key: str, letters: str, keys: Collection[str]) -> tuple[str, ...]:
    """Return the keys of further works of a year, by the letters behind that of the first."""
    last, found = key[-1], list[str]()
    for joint, letter in itertools.pairwise(letters):
        if letter.isalpha():
            first = last if joint in "–-" else letter
            found += [key[:-1] + chr(n) for n in range(ord(first), ord(letter) + 1)]
            last = letter
    return tuple(k for k in dict.fromkeys(found) if k in keys and k != key)


def _spanned(text: str, start: int, year: Span, keys: tuple[str, ...]) -> Mark:
    """Return the whole of "(… Smith, 2020 …)", "(2020, p. 4)" behind a name, or the bare words.

    Without brackets the year is the marker and the name a word of the sentence, "as Smith 2020
    argues", unless they stand by themselves: "It fell. Smith 2020; Orr 2019."
    """
    opened = _opened(text, max(0, year[0] - 300), year[0])
    closing = _CLOSING.match(text, year[1]) if opened >= 0 else None
    if closing:
        return Mark(opened, closing.end(), "proven", keys)
    apart = text[year[1] : year[1] + 1] == ";" or (
        text[year[1] : year[1] + 1] in (".", "", "\n")
        and text[max(0, start - 2) : start].rstrip()[-1:] in ("", *".!?;")
    )
    return Mark(start if apart else year[0], year[1], "proven", keys)


def _opened(text: str, low: int, end: int) -> int:
    """Return where the bracket opens that is not closed before an offset; -1 when none does."""
    closed = 0
    for at in range(end - 1, low - 1, -1):
        if text[at] in ")]":
            closed += 1
        elif text[at] in "([":
            closed -= 1
            if closed < 0:
                return at
    return -1
