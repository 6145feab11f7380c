"""Markers that name their work in words: "(Ortega, 2007)", "Ortega (2007)", "(Ortega 44)".

Only a list of works proves them: a name and a year are a marker where an entry answers to them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from claimgraph.patterns import regex
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
_PARTICLE = r"(?:van|von|de|der|den|di|da|du|del|la|le|ten|ter|zu|al|el|bin|ibn)"
A_NAME = rf"(?:[A-ZÀ-ÞŁŠŽ][\w’'.-]{{0,40}}|{_PARTICLE}(?=[ ]\w))"
_AND = r"(?:and|&|und|et|y|e|i|en|og|och|ve|и)"
"""What stands before the last of several authors."""
_BEFORE_YEAR = regex(
    rf"(?P<name>{A_NAME}(?:[ ]{A_NAME}){{0,5}})(?:[’']s?)?"
    rf"(?P<more>(?:(?:/|;[ ]){A_NAME}){{1,4}}|(?:,[ ]{A_NAME}){{0,6}},?[ ]{_AND}[ ]"
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
_LEADING = regex(r"[\s*_\-•\[]{0,6}")
_SURNAME = regex(
    r"(?P<initials>(?:[A-Z]\.[ -]?){1,4}(?:and[ ])?)?"
    rf"(?P<name>(?:{_PARTICLE}[ ]){{0,3}}[^\W\d_a-zß-öø-ÿ][\w’'-]{{0,40}})"
)
_GIVEN = regex(r"[\s*_\-•\[]{0,6}(?:([A-Z])\.[ -]|[^\W\d_][^\s,.]{1,40},?[ ]([A-Z])[.\w])")
"""The initial of the first author: "Lund, A.", "A. Lund"."""
_NAME = rf"(?:{_PARTICLE}[ ]){{0,3}}[^\W\d_a-zß-öø-ÿ][\w’'-]{{1,40}}"
_AUTHOR = regex(
    rf"({_NAME}),?[ ][A-Z]\.(?:[ -]?[A-Z]\.){{0,3}}|({_NAME})[ ][A-Z]{{1,3}}(?![\w.])"
    rf"|(?:[A-Z]\.[ -]?){{1,4}}({_NAME})|({_NAME}),[ ][A-ZÀ-Þ][\w’'-]+(?:[ ][A-Z]\.)?"
    rf"|[A-ZÀ-Þ][\w’'-]+(?:[ ][A-Z]\.)?[ ]({_NAME})"
)
"""An author in a list: "Lund, A. B.", "Lund AB", "A. Lund", "Lund, Anna", "Anna Lund"."""
_BETWEEN = regex(rf"(?:[,;][ ]{{1,2}}(?:{_AND}[ ]{{1,2}})?|[ ]{_AND}[ ])(?=[^\W\d_])")
_ET_AL = " et al."
_MANY = regex(r"\b(?:al|u\.[ ]?a|colleagues|others|co-?workers|coauthors)\b|等")
_ACRONYM = regex(r"\(([A-Z][A-Za-z&]{1,12})\)|\[([A-Z][A-Za-z&]{1,12})\]")


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
    for one in _INTRODUCED.finditer(text) if keys else ():
        if known := keys.get(one["name"].casefold() + plain_year(one["year"])):
            keys.setdefault(one["short"].casefold() + plain_year(one["year"]), known)
    return keys


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


def coauthors(words: str) -> tuple[str, ...]:
    """Return the surnames of all authors but the first, by the words before the year of an entry.

    >>> coauthors("Lund, A., Moe, C. D., & Kask, E. ("), coauthors("Lund, Anna, and Ben Orr. ")
    (('moe', 'kask'), ('orr',))
    """
    lead = _LEADING.match(words)
    at, found = lead.end() if lead else 0, []
    while one := _AUTHOR.match(words, at):
        found.append(next(name for name in one.groups() if name).casefold())
        joint = _BETWEEN.match(words, one.end())
        at = joint.end() if joint else len(words)
    return tuple(found[1:])


def names_in(words: str) -> Iterator[str]:
    """Yield what the authors of an entry may be called: a surname, or an organisation's words."""
    lead = _LEADING.match(words)
    words = words[lead.end() :] if lead else words
    head = re.split(r"[.,(\[:/]|[ ](?:and|&|und|et|y)[ ]", words, maxsplit=1)[0].strip(" *_")
    found = _SURNAME.match(words)
    parts = head.split()
    if 1 < len(parts) <= 8:
        yield head.casefold()
        yield from (" ".join(parts[:n]).casefold() for n in range(2, len(parts)))
        initials = "".join(word[0] for word in parts if word[0].isupper())
        if len(initials) > 1:
            yield initials.casefold()
        if found is None or not found["initials"]:
            yield parts[-1].casefold() if words[len(head) :][:1] in ",. " else ""
    if found:
        yield found["name"].casefold()
    if acronym := _ACRONYM.search(words):
        yield (acronym[1] or acronym[2]).casefold()


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


_SURNAMES = regex(_NAME)


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
