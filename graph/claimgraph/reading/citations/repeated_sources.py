"""Entries that name several sources, and entries that name the source of another one again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.citations.entries import Entry, title_beside
from claimgraph.reading.citations.marked_text import SourceList
from claimgraph.reading.lang.tables import any_of, citation_words
from claimgraph.reading.places import Span
from claimgraph.urls import find_urls, printed

_SAME = regex(
    rf"(?:{any_of('see')}[ ])?"
    rf"(?P<ibid>{any_of('same')}(?=[.,:;(]|\s(?:at|p|pp|S|с)\b|\s?[\d\[(]|\s*$))"
    rf"|(?P<supra>(?P<named>[^\n;]{{0,60}}?[, ])?{any_of('above')}"
    rf"(?:[, ]{{0,2}}{any_of('note')}[ ]?(?P<number>\d{{1,4}}))?)",
    re.IGNORECASE,
)
_PARTS = regex(r"[ \t]*[;；|][ \t]*|[ \t\n]+(?=(?:https?://|www\.))|,[ ](?=https?://)")
_DEFANGED = regex(r"https?://[\w-]{1,63}(?:[ ]dot[ ][\w-]{1,63}){1,5}(?:/[^\s;,<>\"]{0,300})?")
_ARCHIVED = regex(r"\barchiv\w{0,5}(?: (?:at|from|here|copy|version|link))?:?$", re.IGNORECASE)
_YEAR = regex(r"\b(?:1[6-9]|20)\d\d[a-z]?\b")
_DOT = regex(r"[ ]dot[ ]")


_SHORT = regex(
    r"(?:[Ss]ee |[Cc]f\. )?[“\"]?(?P<names>[^\W\d_a-z][^\d;()\[\]]{1,60}?),? "
    r"\(?(?P<year>(?:1[6-9]|20)\d\d[a-z]?)\)?(?:[,:;.]? .{0,40})?"
)
"""A short reference to a work that another list has in full, such as "Ortega 2007, p. 12"."""
_NAME = regex(r"[^\W\d_]{2,}")
_WORD = regex(r"[^\W_]+")
_SHORT_TITLE = regex(
    r"^(?:\W{0,3}\d{1,4}\W{1,3})?(?:[Ss]ee |[Cc]f\. )?"
    r"(?P<words>[^\W\d_a-z][\w’'-]{1,30}(?: (?:[^\W\d_a-z][\w’'-]{1,30}|of|for|the|and|&)){0,5}, "
    r"[“\"‘*_«]{0,2}[^\W\d_](?:[^\d\n]|(?:1[6-9]|20)\d\d(?=[,. ”\"’*_»])){5,80}?)"
    rf"[,.”\"’*_»]{{0,4}}(?: (?:{any_of('place')} ?)?"
    r"\d{1,4}(?:[–-]\d{1,4})?(?:, ?\d{1,4}(?:[–-]\d{1,4})?){0,4})?"
    r"\.?$"
)
_AUTHORS, _MOST = 8, 20
"""Words of an entry among which a surname stands; works of one name that are compared."""
_JOINING = frozenset(("and", "und", "et", "al", "see", "cf", "y", "others"))


def with_works(lists: Sequence[SourceList], text: str) -> list[SourceList]:
    """Return lists; short references in one ("Ortega 2007, p. 12") have the works of another.

    >>> text = "[1] Ortega 2007, p. 12.  Ortega, Ines. Kilns. 2007."
    >>> notes = SourceList((Entry(0, 23, "1", "Ortega 2007, p. 12.", None),), "printed", (0,))
    >>> works = SourceList((Entry(25, 51, "", "Ortega, Ines. Kilns. 2007.", None),), "order", (1,))
    >>> with_works([notes, works], text)[0].entries[0].title
    'Ortega, Ines. Kilns. 2007.'
    """
    works = [entry for one in lists if one.numbering == "order" for entry in one.entries]
    if not works or len(lists) < 2:
        return list(lists)
    by_year: dict[str, list[tuple[frozenset[str], Entry]]] = defaultdict(list)
    for entry in works:
        words = text[entry.start : min(entry.end, entry.start + 600)]
        names = frozenset(_NAME.findall(words.casefold()))
        for year in set(_YEAR.findall(words)):
            by_year[year].append((names, entry))
    return [
        one if one.numbering == "order" else one._replace(
            entries=tuple(e for entry in one.entries for e in _worked(entry, by_year, text))
        )
        for one in lists
    ]  # fmt: skip


def _worked(
    entry: Entry, by_year: Mapping[str, Sequence[tuple[frozenset[str], Entry]]], text: str
) -> Iterator[Entry]:
    """Yield a note once for each work that it names in short."""
    parts = (entry.title or "").split(";") if entry.url is None else []
    found = [_work(part.strip(" ."), by_year) for part in parts[:20]]
    if not found or None in found:
        yield entry
        return
    at = entry.start
    for part, work in zip(parts, found, strict=True):
        assert work is not None
        yield entry._replace(start=at, title=work.title, url=work.url)
        at = max(at + 1, text.find(part.strip()[:20], at + 1, entry.end))


def _work(
    words: str, by_year: Mapping[str, Sequence[tuple[frozenset[str], Entry]]]
) -> Entry | None:
    short = _SHORT.fullmatch(words)
    if short is None:
        return None
    names = set(_NAME.findall(short["names"].casefold())) - _JOINING
    known = by_year.get(short["year"].casefold(), ())
    return next((entry for words, entry in known if names and names <= words), None)


def several(text: str, one: Entry, body: int) -> Iterator[Entry]:
    """Yield an entry as it is, or one for each source where it names several.

    A note may hold several addresses: "[1] https://example.org/a; https://example.org/b". Each part
    has then an address of its own.
    """
    spans = []
    defanged = _DEFANGED.search(text, body, one.end) if " dot " in text[body : one.end] else None
    if defanged:
        one = one._replace(
            url=_DOT.sub(".", defanged[0]),
            title=title_beside(text, body, one.end, defanged.span()),
        )
    if one.url and text.count("://", body, min(one.end, body + 20_000)) > 1:
        spans = list(_parts(text, body, one.end))
    found = [_addresses(text, *span) for span in spans]
    distinct = {text[slice(*url)] for urls in found for url in urls}
    if not 1 < len(distinct) == len(spans) or not all(len(urls) == 1 for urls in found):
        yield one
        return
    for place, ((begin, end), ((first, last),)) in enumerate(zip(spans, found, strict=True)):
        url = printed(_DOT.sub(".", text[first:last]))
        title = None if first == begin else title_beside(text, begin, end, (first, last))
        yield one._replace(start=begin if place else one.start, end=end, url=url, title=title)


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of an entry; words before the first address are its title."""
    for joint in [*_PARTS.finditer(text, start, end), None]:
        stop = joint.start() if joint else end
        if joint and joint[0].isspace() and "://" not in text[start:stop]:
            continue
        if joint and _ARCHIVED.search(text, max(start, stop - 40), stop):
            continue  # a copy of the page before
        if text[start:stop].strip():
            yield start, stop
        start = joint.end() if joint else end


def _addresses(text: str, start: int, end: int) -> list[Span]:
    defanged = [m.span() for m in _DEFANGED.finditer(text, start, end)]
    return defanged or list(find_urls(text, start, end))


def with_repeated(entries: Sequence[Entry], text: str) -> tuple[Entry, ...]:
    """Return entries; those that name another one ("Ibid.", "supra note 1") with its source.

    >>> text = "[1] Ines Ortega, Kilns. [2] Ibid., 14."
    >>> one = Entry(0, 20, "1", "Ines Ortega, Kilns", None)
    >>> other = Entry(21, 35, "2", "Ibid., 14", None)
    >>> [found.title for found in with_repeated([one, other], text)]
    ['Ines Ortega, Kilns', 'Ines Ortega, Kilns']
    """
    found: list[Entry] = []
    full: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for one in entries:
        same = _SAME.match(one.title) if one.title and not one.url else None
        meant = _meant(found, same, text) if same else _in_full(text, one, full)
        found.append(one if meant is None else one._replace(title=meant.title, url=meant.url))
    return tuple(found)


def _in_full(text: str, one: Entry, full: dict[str, list[tuple[str, Entry]]]) -> Entry | None:
    """Return the entry before that names in full what this one names in short; else note this one.

    A short form is a surname and the beginning of a title, "Ortega, Kilns of the Coast, 14", which
    the full form has in that order: "Ines Ortega, Kilns of the Coast (North Press, 2007), 3".
    """
    words = text[one.start : min(one.end, one.start + 300)]
    short = _SHORT_TITLE.search(words) if not one.url and len(words) < 120 else None
    if short:
        said = " ".join(_telling(short["words"]))
        name = said.partition(" ")[0]
        known = [entry for spelled, entry in full[name][-_MOST:] if f" {said} " in spelled]
        if known:
            return known[0]  # a note that compares works comes later
    spelled = _telling(words)
    for name in dict.fromkeys(spelled[:_AUTHORS]):
        full[name].append((f" {' '.join(spelled)} ", one))
    return None


def _telling(words: str) -> list[str]:
    """Return words without articles, which short titles leave out: "Marsh, Secret Treaty"."""
    return [word for word in _WORD.findall(words.casefold()) if word not in _ARTICLES]


_ARTICLES = frozenset(citation_words("article"))


def _meant(before: Sequence[Entry], same: re.Match[str], text: str) -> Entry | None:
    """Return which of the entries before is named again."""
    if same["ibid"]:
        return before[-1] if before else None
    if same["number"]:
        numbered = next((one for one in before if one.label == same["number"]), None)
        return None if numbered is None or _of_another(numbered, same["named"], text) else numbered
    name = same["supra"].split(",")[0].split()
    named = name[-1].casefold() if len(name) else ""
    return next(
        (one for one in reversed(before) if one.title and named and named in one.title.casefold()),
        None,
    )


def _of_another(one: Entry, named: str | None, text: str) -> bool:
    """Whether "Ortega, supra note 2" names somebody that note 2 does not: it is another note.

    Initials say nothing, as "WHO" stands for words that begin with them.
    """
    names = {
        word.casefold()
        for word in _NAME.findall(named or "")
        if word[0].isupper() and not word.isupper() and word.casefold() not in _JOINING
    }
    words = f"{text[one.start : min(one.end, one.start + 300)]} {one.title}".casefold()
    return bool(names) and not any(name in words for name in names)
