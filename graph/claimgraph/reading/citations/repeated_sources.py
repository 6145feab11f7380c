"""Entries that name a source again: "Ibid.", "supra note 3", "Ortega, Kilns, 14"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice

from claimgraph.patterns import regex
from claimgraph.reading.citations.compound_notes import SIGNAL
from claimgraph.reading.citations.entries import Entry
from claimgraph.reading.citations.legal import SHORT_CASE
from claimgraph.reading.citations.marked_text import SourceList
from claimgraph.reading.citations.marker_labels import YEAR
from claimgraph.reading.lang.word_lists import any_of, citation_words, word_list

AGAIN = regex(
    rf"(?:(?:{any_of('see')}|{any_of('signal')})[ ])?"
    rf"(?:(?P<ibid>{any_of('same')}(?=[.,:;(、，：；（]|\s(?:at|p|pp|S|с)\b|\s?[\d\[(]|\s*$))"
    rf"|(?P<supra>(?P<named>[^\n;]{{0,60}}?[, ])?(?:{any_of('above')}"
    rf"(?:[, ]{{0,2}}{any_of('note')}[ ]?(?P<number>\d{{1,4}}))?"
    rf"|\((?:{any_of('as in')} )?{any_of('note')}[ ]?(?P<there>\d{{1,4}})\)"
    rf"|{any_of('as in')} {any_of('note')}[ ]?(?P<here>\d{{1,4}}))))",
    re.IGNORECASE,
)
_OTHER_WORK = regex(r"(?i:ders|dies|idem|id)\.?, [“\"‘«*_]{0,2}(?![A-Z]?\d|p)[^\W\d]")
"""The same author with another title, "Idem, Tides", which is another work."""
_PAGE_BEHIND = regex(r"\w+[.,:;]{0,2}[ ](?:[a-z]{1,4}\.?[ ])?\d")
_YEAR = regex(rf"\b{YEAR}\b")
_SHORT = regex(
    r"[“\"]?(?P<names>[^\W\d_a-z][^\d;()\[\]]{1,60}?),? "
    rf"\(?(?P<year>{YEAR})\)?(?:[,:;.]? .{{0,40}})?"
)
"""A short reference to a work that another list has in full, such as "Ortega 2007, p. 12"."""
_LOCATOR = (
    rf"(?:{any_of('place')}[ ]?)?\d{{1,4}}(?:n\d{{1,3}})?(?:[–:-]\d{{1,4}})?"
    r"(?:, ?\d{1,4}(?:[–-]\d{1,4})?){0,4}"
)
_PAGED = regex(
    rf"(?P<names>[^\W\d_a-z][^\d.;()\[\]]{{1,60}}?(?: et al\.)?),? \(?(?P<year>{YEAR})\)?"
    rf"(?:[,:] {_LOCATOR})?\.?"
)
"""Such a reference with nothing but a page, which may mean an entry of its own list."""
_NAME = regex(r"[^\W\d_]{2,}")
_WORD = regex(r"[^\W_]+")
_SURNAMES = (
    r"(?:[A-Z]\.[ ]?){0,3}(?P<names>[^\W\d_a-z][\w’'-]{1,30}"
    r"(?: (?:[^\W\d_a-z][\w’'-]{1,30}|of|for|the|and|&|et al\.)){0,5})"
)
_SHORT_TITLE = regex(
    rf"{_SURNAMES}, [“\"‘'*_«]{{0,2}}"
    r"(?P<title>[^\W\d_](?:[^\d\n()]|(?:1[6-9]|20)\d\d(?=[,. ”\"’*_»])){3,80}?)"
    rf"[,.”\"’'*_»]{{0,4}}(?: {_LOCATOR}(?:[.,]?[ ](?=[A-Za-z(]).*)?)?[.,]?"
)
"""A name and the beginning of a title, perhaps a page and a remark: "Ortega, Kilns, 14. A pity"."""
_PAGE_ONLY = regex(rf"{_SURNAMES}(?:,? {_LOCATOR}|, {_LOCATOR}[.,;][ ](?=[A-Za-z(]).*)\.?")
_QUOTED_IN = regex(rf"(?:^|[,.;(]?[ ])(?i:(?:as[ ])?{any_of('quoted in')})[ ]")
_PLACE_AT_END = regex(
    rf"(?:,? (?:{any_of('place')}|[§¶]{{1,2}})[ ]?[\w.:–-]{{1,12}}"
    r"|(?<=[)\]\d”\"’']),? \d{1,4}(?:[–-]\d{1,4})?"
    r"|,? \[\d{1,3}\](?:[–-]\[\d{1,3}\])?)+(?: \([^()]{2,30}\))?[.,;]?$",
    re.IGNORECASE,
)
"""Where in a work a note points, at its end: ", p. 8", "(2001), 14", " [22]"."""
_LABELLED = regex(
    r"(?:\[{1,2}\^?[\w-]{1,12}\]{1,2}(?:\([^()\s]{0,300}\)|:)?|\W{0,3}\d{1,4}\W{1,3}"
    r"|[⁰¹²³⁴-⁹]{1,3})\s{0,4}"
)
_NOUNS = "|".join(sorted(word_list("en/citations.txt", "documents")))
_COUNTED = regex(rf"\b(?:{_NOUNS}) (?:no\. ?|#)?\d", re.IGNORECASE)
"""A document of a numbered row, "Sea Survey, bulletin 31": its number is no page."""
_LONGEST_SHORT, _LONGEST_PLACE = 60, 120
_Worded = tuple[frozenset[str], Entry]  # a work with its words
_AUTHORS, _MOST = 8, 20  # words among which a surname stands; works of one name to compare
_JOINING = word_list("en/citations.txt", "words between names")


def with_works(lists: Sequence[SourceList], text: str) -> list[SourceList]:
    """Return lists; short references in one ("Ortega 2007, p. 12") have the works of another.

    >>> text = "[1] Ortega 2007, p. 12.  Ortega, Ines. Kilns. 2007."
    >>> notes = SourceList((Entry(0, 23, "1", "Ortega 2007, p. 12.", None),), "printed", (0,))
    >>> works = SourceList((Entry(25, 51, "", "Ortega, Ines. Kilns. 2007.", None),), "order", (1,))
    >>> with_works([notes, works], text)[0].entries[0].title
    'Ortega, Ines. Kilns. 2007.'
    """
    found = list(lists)
    works = [entry for one in found if _of_works(one) for entry in one.entries]
    if works and len(found) > 1:
        found = _named_in_full(found, works, _SHORT, text)
    noted = [entry for one in found if not _of_works(one) for entry in one.entries]
    full = [entry for entry in noted if not _PAGED.fullmatch(entry.title or "")]
    return _named_in_full(found, full, _PAGED, text) if len(full) < len(noted) else found


def _named_in_full(
    lists: Sequence[SourceList], works: Sequence[Entry], short: re.Pattern[str], text: str
) -> list[SourceList]:
    """Return lists whose notes that name one of these works have that work."""
    by_year: dict[str, list[_Worded]] = defaultdict(list)
    for entry in works:
        words = text[entry.start : min(entry.end, entry.start + 600)]
        names = frozenset(_NAME.findall(words.casefold())) - _JOINING
        for year in set(_YEAR.findall(words)):
            by_year[year].append((names, entry))
    notes = [e for one in lists if not _of_works(one) for e in one.entries if not e.url]
    named = {e.title: w for e in notes if e.title and (w := _work(e, short, by_year, text))}
    return [
        one._replace(entries=tuple(
            e if e.url or e.title not in named or _of_works(one)
            else e._replace(title=named[e.title].title, url=named[e.title].url)
            for e in one.entries
        )) for one in lists
    ]  # fmt: skip


def _of_works(one: SourceList) -> bool:
    """Say whether a list is a bibliography: no number leads to an entry of it."""
    return one.numbering == "order" and not any(entry.label for entry in one.entries)


def _work(
    note: Entry, pattern: re.Pattern[str], by_year: Mapping[str, Sequence[_Worded]], text: str
) -> Entry | None:
    """Return the one work that a note names in short, or in nearly all the words of a list."""
    short = pattern.fullmatch((note.title or "").strip(" .()"))
    full = "" if short or pattern is _PAGED else text[note.start : min(note.end, note.start + 600)]
    names = set(_NAME.findall((short["names"] if short else full).casefold())) - _JOINING
    years = [short["year"].casefold()] if short else _YEAR.findall(full)[:3]
    known = [one for year in years for one in by_year.get(year, ())[:200]] if names else []
    works = {
        work.title: work for words, work in known
        if (names <= words if short else len(words) > 3 and 5 * len(words & names) > 4 * len(words))
    }  # fmt: skip
    return next(iter(works.values())) if len(works) == 1 else None


def with_repeated(lists: Sequence[SourceList], text: str) -> list[SourceList]:
    """Return lists; entries that name another one ("Ibid.", "supra note 1") have its source.

    >>> text = "[1] Ines Ortega, Kilns. [2] Ibid., 14."
    >>> one = Entry(0, 20, "1", "Ines Ortega, Kilns", None)
    >>> other = Entry(21, 35, "2", "Ibid., 14", None)
    >>> notes = SourceList((one, other), "printed", (0, 1))
    >>> [entry.title for entry in with_repeated([notes], text)[0].entries]
    ['Ines Ortega, Kilns', 'Ines Ortega, Kilns']
    """
    notes, found = Notes(text), []
    for one in lists:
        entries: list[Entry] = []
        for label, parts in groupby(one.entries, key=lambda entry: entry.label):
            note = list(parts)
            for some in [note] if label else [[entry] for entry in note]:
                entries += notes.add(some, short=bool(label))
        found.append(one._replace(entries=tuple(entries)))
    return found


@dataclass(slots=True)
class Notes:
    """Notes read one after the other, each as the works it names; ``read`` holds them.

    ``full`` has by each word among which authors stand the entries, with their words; ``works``
    has them by their words without the page.
    """

    text: str
    read: list[list[Entry]] = field(default_factory=list)
    full: dict[str, list[tuple[str, Entry]]] = field(default_factory=lambda: defaultdict(list))
    works: dict[str, Entry] = field(default_factory=dict)

    def add(self, note: Sequence[Entry], *, short: bool = True) -> list[Entry]:
        """Return the works that a note names, those named again with their source.

        "Ibid." behind a note of several works means them all; with a page, one of them. ``short``
        says whether it may name in short what another names in full, as no entry of a
        bibliography does.
        """
        found: list[Entry] = []
        for one in note:
            before = found[-1:] or [e for e in (self.read or [[]])[-1] if e.backs]
            meant = self._meant(one, before, short=short)
            either = len(meant) > 1 and _PAGE_BEHIND.match(one.title or "") is not None
            found += [
                one._replace(
                    start=min(one.start + at, one.end - 1), title=e.title, url=e.url,
                    further=one.further or (at > 0 and not either),
                )
                for at, e in enumerate(meant)
            ] or [one]  # fmt: skip
        self.read.append(found)
        return found

    def _meant(self, one: Entry, before: Sequence[Entry], *, short: bool) -> Sequence[Entry]:
        """Return which of the entries before are named again; none where a work is new."""
        same = AGAIN.match(one.title) if one.title and not one.url else None
        if same is None or (same["ibid"] and _OTHER_WORK.match(one.title or "")):
            return self._in_full(one) if short else ()
        if same["ibid"]:
            return before
        if number := same["number"] or same["there"] or same["here"]:
            there = (note for note in reversed(self.read) if note and note[0].label == number)
            named = same["named"]
            return [e for e in next(there, []) if not _of_another(e, named, self.text)][:1]
        earlier = [entry for note in self.read for entry in note]
        words = same["supra"].split(",")[0].split()
        name = words[-1].casefold() if words else "\n"
        return [e for e in reversed(earlier) if e.title and name in e.title.casefold()][:1]

    def _in_full(self, one: Entry) -> Sequence[Entry]:
        """Return the entry before that names in full what this one names in short, if any.

        A short form is a surname with the beginning of a title, "Ortega, Kilns, 14", or with a page
        where the name has one work only.
        """
        words = self.text[one.start : min(one.end, one.start + 400)]
        label = _LABELLED.match(words) if one.label else None
        words = (words[label.end() :] if label else words).lstrip("^↑ ")
        for pattern in (_QUOTED_IN.search, SIGNAL.match):
            led = pattern(words)
            words = words[led.end() :] if led else words
        own = one.url or _COUNTED.search(words)
        short = None if own else _SHORT_TITLE.fullmatch(words) or _PAGE_ONLY.fullmatch(words)
        known = self._known(short) if short else []
        if len({entry.title for entry in known}) == 1:
            return known[:1]
        spelled = _telling(words)
        placed = _PLACE_AT_END.search(words, max(0, len(words) - _LONGEST_PLACE)) is not None
        work = " ".join(_telling(_PLACE_AT_END.sub("", words)) if placed else spelled)
        if work in self.works:
            return [self.works[work]]  # the same work again, at another page
        beginning = work if placed and not _YEAR.search(words) else ""
        if again := self._dated(words) or self._reported(words) or self._titled(beginning):
            return again
        if len(work.split()) > 2:
            self.works[work] = one
        for name in dict.fromkeys(spelled[:_AUTHORS]):
            self.full[name].append((f" {' '.join(spelled)} ", one))
        return []

    def _dated(self, words: str) -> Sequence[Entry]:
        """Return the one work that has the name and year of a short form: "Berg 1991, p. 77"."""
        short = _SHORT.fullmatch(words.strip(" ."))
        names = [n for n in _telling(short["names"]) if n not in _JOINING] if short else []
        if short is None or not names or len(words) > _LONGEST_SHORT:
            return []
        year = short["year"].casefold()
        known = [
            entry for spelled, entry in self.full[names[0]][-_MOST:]
            if f" {year} " in spelled and set(names) <= set(spelled.split()[:_AUTHORS])
        ]  # fmt: skip
        return known[:1] if len({entry.title for entry in known}) == 1 else []

    def _reported(self, words: str) -> Sequence[Entry]:
        """Return the one case of a name in a volume: "Ortega, 14 F.3d at 27"."""
        short = SHORT_CASE.match(words)
        said = f" {' '.join(_telling(short['volume'] + ' ' + short['reporter']))} " if short else ""
        full = self.full[_telling(words)[0]][-_MOST:] if short else ()
        known = [entry for spelled, entry in full if said in spelled]
        return known[:1] if len({entry.title for entry in known}) == 1 else []

    def _titled(self, work: str) -> Sequence[Entry]:
        """Return the one work whose words begin as a note that points into it: "Log, fol. 22"."""
        latest = islice(reversed(self.works), _MOST) if len(work.split()) > 2 else ()
        known = [self.works[full] for full in latest if full.startswith(work + " ")]
        return known if len(known) == 1 else []

    def _known(self, short: re.Match[str]) -> list[Entry]:
        """Return the entries that have the names of a short form, and its title behind them."""
        names = [name for name in _telling(short["names"]) if name not in _JOINING]
        title = short.groupdict().get("title")
        said = f" {' '.join(_telling(title))} " if title else None
        found = []
        for spelled, entry in self.full[names[0]][-_MOST:] if names else ():
            end = spelled.find(said) + 1 if said else len(spelled)
            authors = spelled[:end].split()[: None if said else _AUTHORS // 2]
            if end > 0 and set(names) <= set(authors):
                found.append(entry)
        return found


def _telling(words: str) -> list[str]:
    """Return words without articles, which short titles leave out: "Marsh, Secret Treaty"."""
    return [word for word in _WORD.findall(words.casefold()) if word not in _ARTICLES]


_ARTICLES = frozenset(citation_words("article"))


def _of_another(one: Entry, named: str | None, text: str) -> bool:
    """Whether "Ortega, supra note 2" names somebody, not by initials, that note 2 does not."""
    names = {
        word.casefold()
        for word in _NAME.findall(named or "")
        if word[0].isupper() and not word.isupper() and word.casefold() not in _JOINING
    }
    words = f"{text[one.start : min(one.end, one.start + 300)]} {one.title}".casefold()
    return bool(names) and not any(name in words for name in names)
