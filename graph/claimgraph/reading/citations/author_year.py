"""Markers that name an author and a year, such as "(Ortega, 2007, p. 4)" and "Ortega’s (2007)".

A name and a year are a marker only where an entry of an unnumbered list has both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from claimgraph.reading.citations.entries import Entry
from claimgraph.reading.citations.mark import Mark

_YEAR = r"(?:1[6-9]|20)\d\d[a-z]?|n\.[ ]?d\.|in press|forthcoming"
_YEARS = re.compile(rf"(?<![\w.])(?:{_YEAR})(?!\w)")
_PARTICLE = r"(?:van|von|de|der|den|di|da|du|del|la|le|ten|ter|zu|al|el|bin|ibn)"
_WORD = rf"(?:[A-ZÀ-ÞŁŠŽ][\w’'.-]{{0,40}}|{_PARTICLE}(?=[ ]\w))"
_BEFORE_YEAR = re.compile(
    rf"(?P<name>{_WORD}(?:[ ]{_WORD}){{0,5}})(?:[’']s?)?"
    rf"(?P<more>(?:,[ ]{_WORD}){{0,6}},?[ ](?:and|&|und|et|y|e|i)[ ]"
    rf"(?:{_WORD}|colleagues|others|co-?workers|coauthors)(?:[’']s?)?"
    r"|,?[ ]et[ ]al\b\.?(?:[’']s?)?|,?[ ]u\.[ ]?a\.|等人?)?"
    r"(?:[’']s?)?[,:]?[ ]?[(\[]?$"
)
_AGAIN = re.compile(rf"(?:{_YEAR})(?:, ?\d{{1,4}}(?:[–-]\d{{1,4}})?)?[,;]?(?:[ ]and)?[ ]$")
_CLOSING = re.compile(r"[^()\[\]\n]{0,300}[)\]]")
_NAMED = 120
"""Characters before a year in which its author stands."""
_DASHES = re.compile(r"[\s*_•-]{0,4}(?:[—–―]{2,6}|_{3,8}|-{3,6})[.,]?\s")
_LEADING = re.compile(r"[\s*_\-•\[]{0,6}")
_SURNAME = re.compile(
    r"(?P<initials>(?:[A-Z]\.[ -]?){1,4}(?:and[ ])?)?"
    rf"(?P<name>(?:{_PARTICLE}[ ]){{0,3}}[^\W\d_a-zß-öø-ÿ][\w’'-]{{0,40}})"
)
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&]{1,12})\)|\[([A-Z][A-Za-z&]{1,12})\]")


def author_year_keys(entries: Iterable[Entry], text: str) -> dict[str, list[Entry]]:
    """Return entries by first author and year, such as "ortega2007"; organisations by all words.

    >>> text = "Harbour Board. 2011. The Pier."
    >>> list(author_year_keys([Entry(0, len(text), "", None, None)], text))
    ['harbour board2011', 'board2011', 'harbour2011']
    """
    keys: dict[str, list[Entry]] = {}
    before: list[str] = []
    for entry in entries:
        words = text[entry.start : min(entry.end, entry.start + 400)]
        year = _YEARS.search(words)
        if not _DASHES.match(words):
            before = list(_names(words[: year.start()] if year else words))
        if year is None:
            continue
        for name in dict.fromkeys(before):
            keys.setdefault(name + year[0].casefold().replace(" ", ""), []).append(entry)
    return keys


def _names(words: str) -> Iterator[str]:
    """Yield what the authors of an entry may be called: a surname, or an organisation's words."""
    lead = _LEADING.match(words)
    words = words[lead.end() :] if lead else words
    head = re.split(r"[.,(\[:]|[ ](?:and|&|und|et|y)[ ]", words, maxsplit=1)[0].strip(" *_")
    found = _SURNAME.match(words)
    if 1 < len(head.split()) <= 8:
        yield head.casefold()
        if found is None or not found["initials"]:
            yield head.split()[-1].casefold() if words[len(head) :][:1] in ",. " else ""
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
    name = ""
    for found in _YEARS.finditer(text, 0, end):
        year = found[0].casefold().replace(" ", "")
        begin = max(0, found.start() - _NAMED)
        window = text[begin : found.start()]
        named = _BEFORE_YEAR.search(window)
        if named:
            name = _known(named, year, keys)
        elif not (_AGAIN.search(window) and name + year in keys):
            name = ""
        if not name or name + year not in keys:
            continue
        start = begin + named.start("name") if named else found.start()
        mark = _spanned(text, start, found, name + year)
        if held is not None and mark.start < held.end:
            labels = tuple(dict.fromkeys(held.labels + mark.labels))
            held = Mark(held.start, max(held.end, mark.end), "proven", labels)
            continue
        if held is not None:
            yield held
        held = mark
    if held is not None:
        yield held


def _known(named: re.Match[str], year: str, keys: Collection[str]) -> str:
    """Return the longest name before a year that an entry of that year has."""
    words = named["name"].casefold().replace("’", "'").split()
    for at in range(len(words)):
        for name in (" ".join(words[at:]), " ".join(words[at:]).removesuffix("'s").rstrip("'.")):
            if name + year in keys:
                return name
    return next((w for w in words if w + year in keys), "") if named["more"] else ""


def _spanned(text: str, start: int, year: re.Match[str], key: str) -> Mark:
    """Return the whole of "(… Smith, 2020 …)", "(2020, p. 4)" behind a name, or the bare words."""
    low = max(0, year.start() - 300)
    opened = max(text.rfind("(", low, year.start()), text.rfind("[", low, year.start()))
    closed = max(text.rfind(")", low, year.start()), text.rfind("]", low, year.start()))
    closing = _CLOSING.match(text, year.end()) if opened > closed else None
    if closing:
        return Mark(opened, closing.end(), "proven", (key,))
    return Mark(start, year.end(), "proven", (key,))
