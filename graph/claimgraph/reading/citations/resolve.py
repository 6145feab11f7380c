"""Which entries a marker denotes, by the place it leads to, its url, or the labels it prints.

Where no marker shows a source, some are candidates, never asserted: a listed title that states the
claim (``headlineMatch``), and the one source that a paragraph cites (``paragraphScope``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from claimgraph.model import Citation, Claim, Reference, unchecked
from claimgraph.patterns import regex
from claimgraph.reading.citations.compound_notes import works_named
from claimgraph.reading.citations.entries import Entry, clean, entry, says_nothing, without_count
from claimgraph.reading.citations.marked_text import SourceList
from claimgraph.reading.citations.marker_labels import Mark
from claimgraph.reading.citations.repeated_sources import Notes
from claimgraph.reading.lang.word_lists import share
from claimgraph.reading.places import Span
from claimgraph.text_similarity import coverage, stems, weights, words_with
from claimgraph.urls import canonical

_LINK = regex(r"\[([^\[\]\n]{1,300})\]\((https?://[^()\s<>\"]{1,2000})\)")
_KEYS = regex(
    r"\\[a-zA-Z]{0,6}cite[a-z]{0,8}\*?(?:\[[^\[\]]{0,80}\]){0,2}\{([^{}]{1,300})\}|@([\w:-]{2,80})"
)
_LABEL = 8
"""How far behind its label an entry may begin."""


class Listed(NamedTuple):
    """An entry, its number, and which list it is of (None for a link in the text)."""

    entry: Entry
    number: int | None
    place: int | None


class Denoted(NamedTuple):
    """An entry that a marker denotes, or, where it is ``open``, one of those that it may denote."""

    listed: Listed
    open: bool = False


@dataclass(slots=True)
class Binder:
    """Resolves markers against the source lists of one text, and collects links as entries.

    A label that several lists print means the list that follows the marker, else the last before.
    ``names`` are further labels of entries, such as "smith2020"; ``names_of_several`` the words of
    links, folded, that lead to several addresses: "Reuters" names a publisher, and is no title.
    """

    lists: Sequence[SourceList]
    zero_based: bool = False
    names: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    names_of_several: frozenset[str] = frozenset()
    listed: list[Listed] = field(default_factory=list)
    by_label: dict[str, list[Listed]] = field(default_factory=lambda: defaultdict(list))
    by_part: dict[tuple[str, Span | None], list[Listed]] = field(default_factory=dict)
    """The same where lists have notes of several parts, by name and part; and those parts."""
    parts: list[Span] = field(default_factory=list)
    noted: dict[Span, list[Listed]] = field(default_factory=dict)
    notes: Notes | None = None
    by_url: dict[str, list[Listed]] = field(default_factory=lambda: defaultdict(list))
    starts: list[int] = field(default_factory=list)
    in_place: list[Listed] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        alone = sum(one.owner is None and not one.of_remarks for one in self.lists) == 1
        for place, one in enumerate(self.lists):
            self.starts.append(one.start)
            ordered = one.numbering == "order" and one.owner is None and alone
            for at, found in enumerate(one.entries, start=0 if self.zero_based else 1):
                if not found.url and not any(map(str.isalnum, found.title or "")):
                    continue  # nothing but a label: the list does not say what it is
                label = found.label or (str(at) if ordered else "")
                self._add(Listed(found, int(label) if label.isdecimal() else None, place), label)
        held = {id(one.entry): one for one in self.listed}
        for name, entries in self.names.items():
            self.by_label[name] += [held[id(found)] for found in entries if id(found) in held]
        self.parts = sorted({one.part for one in self.lists if one.part})
        for name, known in self.by_label.items():
            known.sort(key=_place)
            for listed in known if self.parts else ():
                self.by_part.setdefault((name, self._part(listed)), []).append(listed)
        self.in_place = sorted(self.listed, key=lambda one: one.entry.start)
        self.begins = [one.entry.start for one in self.in_place]

    def _add(self, listed: Listed, label: str) -> None:
        self.listed.append(listed)
        for name in (label, *listed.entry.also):
            if name:
                self.by_label[folded(name)].append(listed)
                if self.parts:
                    self.by_part.setdefault((folded(name), None), []).append(listed)
        if listed.entry.url:
            self.by_url[canonical(listed.entry.url)].append(listed)

    def resolve(self, text: str, mark: Mark) -> list[Denoted]:
        """Return the entries a marker denotes; a link that no list holds becomes an entry."""
        if mark.target is not None and mark.url is None:
            return _denoted(self._at(mark.target))  # never what its label means elsewhere
        if mark.url:
            return [Denoted(self._linked(text, mark))]
        if mark.note:
            return [Denoted(one) for one in self._noted(text, mark, mark.note)]
        known = (self._labelled(label, mark.start) for label in mark.labels)
        return [one for held in known for one in _denoted(held)]

    def _at(self, target: int) -> list[Listed]:
        """Return the entry at an offset, whose label may stand before it, and those inside it."""
        at = bisect_right(self.begins, target) - 1
        if at < 0 or self.in_place[at].entry.end <= target:
            at += 1
        inside = at < len(self.begins)
        behind = min(target + _LABEL, self.in_place[at].entry.end - 1) if inside else 0
        end = bisect_right(self.begins, behind, lo=at)
        while 0 < end < len(self.in_place) and self.in_place[end].entry.further:
            end += 1
        return self.in_place[at:end]

    def _linked(self, text: str, mark: Mark) -> Listed:
        """Return the entry that a link leads to; a new one where no list has its page."""
        assert mark.url is not None
        known = self.by_url[canonical(mark.url)]
        label = mark.labels[0] if mark.labels else ""
        same = [one for one in known if one.number is not None and str(one.number) == label]
        if same or known:
            return (same or known)[0]
        number = int(label) if label.isdecimal() and not self.lists else None
        title = without_count(clean(text[slice(*mark.words)])) if mark.words and not label else None
        if mark.note:
            title = entry(text, *mark.note, mark.note[0], "", ()).title
        if title and (says_nothing(title) or title.casefold() in self.names_of_several):
            title = None
        listed = Listed(Entry(mark.start, mark.end, label, title or None, mark.url), number, None)
        self.listed.append(listed)
        known.append(listed)
        return listed

    def _noted(self, text: str, mark: Mark, note: Span) -> list[Listed]:
        """Return the entries of a note in the text itself: one for each work that it names."""
        if note in self.noted:
            return self.noted[note]
        if keyed := self._keyed(text, note):
            self.noted[note] = keyed
            return keyed
        label = mark.labels[0] if mark.labels else ""
        link = _LINK.search(text, *note)
        words = (Mark(*link.span(), "link", (), link[2], link.span(1)),) if link else ()
        made = entry(text, *note, note[0], label, words)
        self.notes = self.notes or Notes(text)
        found = self.notes.add(list(works_named(text, made, note[0])))
        self.noted[note] = [self._kept(one, label) for one in found]
        return self.noted[note]

    def _keyed(self, text: str, note: Span) -> list[Listed]:
        """Return the entries whose keys a note cites: "See \\cite{orr2009}"."""
        named = (one for m in _KEYS.finditer(text, *note) for one in (m[1] or m[2]).split(","))
        found = [self.by_label.get(folded(name.strip()), []) for name in named]
        return [one for known in found for one in known] if all(found) else []

    def _kept(self, one: Entry, label: str) -> Listed:
        """Return an entry of a note as one of the text; one whose address is listed is that one."""
        source = self.by_url[canonical(one.url)] if one.url else []
        if source:
            return source[0]
        listed = Listed(one, None, None)
        self._add(listed, label)
        return listed

    def _begin(self, listed: Listed) -> int:
        return listed.entry.start if listed.place is None else self.starts[listed.place]

    def _labelled(self, label: str, position: int) -> list[Listed]:
        name = folded(label)
        known = self.by_label.get(name, [])
        if self.parts and len(known) > 1:  # not the notes of another part
            known = sorted(self._in_part(name, position), key=_place)
        if len(known) < 2:
            return known
        behind = bisect_right(known, position, key=self._begin)
        chosen = _place(known[min(behind, len(known) - 1)])
        first = bisect_left(known, chosen, key=_place)
        return known[first : bisect_right(known, chosen, lo=first, key=_place)]

    def _part(self, listed: Listed) -> Span | None:
        """Return the part of the text whose notes an entry is among; None where all may mean it."""
        return None if listed.place is None else self.lists[listed.place].part

    def _in_part(self, name: str, position: int) -> Iterator[Listed]:
        """Yield the entries of a name that a marker at a place may mean."""
        yield from self.by_part.get((name, None), ())
        at = bisect_right(self.parts, position, key=lambda part: part[0])
        if at and position < self.parts[at - 1][1]:
            yield from self.by_part.get((name, self.parts[at - 1]), ())


def _denoted(known: Sequence[Listed]) -> list[Denoted]:
    """Return what is listed at one place: of several notes one is meant, of a note all works."""
    is_open = len(known) > 1 and sum(not one.entry.further for one in known) > 1
    return [Denoted(one, is_open) for one in known]


def names_of_several(text: str, marks: Iterable[Mark]) -> frozenset[str]:
    """Return the words of links, folded, that lead to more than one address."""
    leads: dict[str, str] = {}
    several = set()
    for mark in marks:
        if mark.words and mark.url:
            words = clean(text[slice(*mark.words)]).casefold()
            if leads.setdefault(words, canonical(mark.url)) != canonical(mark.url):
                several.add(words)
    return frozenset(several)


@lru_cache(10_000)
def folded(label: str) -> str:
    """Return what makes two printed labels one: "[^Fire]" and "[^fire]", "@a" and "a"."""
    return str(int(label)) if label.isdecimal() else label.casefold().removeprefix("@")


def _place(listed: Listed) -> int:
    """Return which list an entry that has a label is of; a note in the text comes first."""
    return -1 if listed.place is None else listed.place


LEAST_SHARED = 3
"""Stems a claim and a title must share."""
LEAST_COVERED = 0.5
"""Share of a title's weight that a claim must state."""
_ROOM = "claimgraph.reading.citations"
BEFORE, AFTER, BLOCK = (share(_ROOM, rule) for rule in ("before", "after", "below"))
"""How sure paragraph scope is, as counted: before the marker, after it, above a line of sources."""
_MOST_POSTINGS, _MOST_COMPARED = 50, 10
"""How many titles may share a stem, and how many of those that share most stems are compared."""


def headline_matches(
    claims: Sequence[Claim], references: Sequence[Reference]
) -> Iterator[Citation]:
    """Yield the candidates whose listed title states an uncited claim; of equal ones the first."""
    titled = [r for r in references if r.title]
    titles = [stems(r.title or "") for r in titled]
    weight = weights(titles)
    postings: dict[str, list[int]] = defaultdict(list)
    for at, title in enumerate(titles):
        for stem in title:
            postings[stem].append(at)
    telling = {stem: held for stem, held in postings.items() if len(held) <= _MOST_POSTINGS}
    for claim in claims if titled else ():
        words = stems(claim.text)
        common = words & telling.keys()
        if len(common) < LEAST_SHARED:
            continue
        count = Counter(at for stem in common for at in telling[stem])
        shared = {at: n for at, n in count.items() if n >= LEAST_SHARED}
        yield from _matches(claim, words, titled, titles, weight, shared)


def _matches(
    claim: Claim,
    words: frozenset[str],
    titled: Sequence[Reference],
    titles: Sequence[frozenset[str]],
    weight: Mapping[str, float],
    shared: Mapping[int, int],
) -> Iterator[Citation]:
    """Yield citations of works whose title a claim says: candidates, never reliance."""
    seen = set()
    for at in nsmallest(_MOST_COMPARED, shared, key=lambda at: (-shared[at], at)):
        covered = coverage(titles[at], words, weight)
        if covered < LEAST_COVERED or titled[at].source in seen:
            continue
        seen.add(titled[at].source)
        common = " ".join(words_with(titled[at].title or "", words))
        yield unchecked(
            Citation, claim=claim.id, source=titled[at].source, basis="headlineMatch",
            confidence=round(covered, 2),
            note=f"the title “{titled[at].title}” and this share: {common}",
        )  # fmt: skip


def scoped(
    claim: Claim, source: str, marker: str | None, confidence: float, reason: str
) -> Citation:
    """Return the candidate that a paragraph's source backs a claim of it."""
    return unchecked(
        Citation, claim=claim.id, source=source, basis="paragraphScope", marker=marker,
        confidence=confidence, note=reason,
    )  # fmt: skip
