"""What a loss can reach in an archive, by its index: only that is read for the analysis.

A claim can change its outcome only where it stands in lost words, rests on them, on a lost source,
on a copy of one, or on a claim that does. Whether it still stands is told by what else it rests on.
So the rules of these claims, and of all that they rest on, give the same answer as the rules of all
documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from claimgraph import rdf
from claimgraph.archive.facts import PARTED, Facts
from claimgraph.archive.feeding import Feeding, closure
from claimgraph.archive.index import Index
from claimgraph.archive.load import Reader
from claimgraph.archive.loss import ArchiveRuleBase
from claimgraph.archive.news import News
from claimgraph.archive.parts import Parts, is_apart
from claimgraph.archive.units import SHARED
from claimgraph.rdf.vocabulary import FIELDS
from claimgraph.store import Store

_COPIES, _HOME = FIELDS["source"]["copy_of"].iri, FIELDS["claim"]["document"].iri
_CITED = f"claims-relying-on-counting-candidates{PARTED}"

Needed = dict[str, set[str]]
"""Claims by their documents."""


class Lost(NamedTuple):
    """The ids of what a loss takes away."""

    sources: frozenset[str] = frozenset()
    passages: frozenset[str] = frozenset()


class Reach:
    """Walks from what is lost to the claims that rest on it, and from these to all they rest on."""

    def __init__(self, store: Store, base: str, index: Index, lost: Lost) -> None:
        self._store, self._base, self._index = store, base, index
        self._reader, self._feeding = Reader(store, base), Feeding(store, base, index)
        self._facts: dict[str, Facts] = {}
        self._fed: set[str] = set()  # documents
        self._known: set[str] = set()  # sources
        homes = {home for one in lost.passages if (home := self._feeding.home_of(one))}
        self._texts = {home: self._feeding.sources_in(home) for home in sorted(homes)}
        self._sources = sorted(lost.sources.union(*self._texts.values()))
        self._affected = closure(self._sources, self._copies_of)
        self._have_texts_seen(self._feeding)
        touched = self._needed(self._touched(self._affected))
        self._fed.update(touched)
        self._feed(self._feeding, touched, self._known)
        self.parts = Parts(self._feeding.rule_base, self._part, len(self._fed))

    def take(self, news: News) -> bool:
        """Take in what was written since; return False where all has to be read again.

        What is new can be added to what was seen. What changed or went cannot be taken out of it,
        and where documents rest on claims of others, any of them can be reached.
        """
        if (
            any(news.documents.values())
            or (news.documents and self._feeding.waits)
            or not self._known.isdisjoint(map(self._reader.short, news.shared))
            or any(self._feeding.sources_in(home) != held for home, held in self._texts.items())
            or closure(self._sources, self._copies_of) != self._affected
        ):
            return False
        reached = []
        for home in sorted(news.documents.keys() - self._fed):
            if (facts := self._read(home)) is None:
                continue
            if not is_apart(facts, self._index):
                return False
            self._words_of(facts)
            if facts.resting_on(self._affected, ()):
                reached.append(home)
        self._fed.update(reached)
        self._feed(self._feeding, self._needed_in(reached), self._known)
        self.parts.add(reached, apart=True)
        self._facts.clear()
        return True

    def _words_of(self, facts: Facts) -> None:
        """Have words seen that a new document holds, of sources seen before."""
        held = {c[4] for c in facts.citations if c[5]} & self._known
        for source in (*held, *self._feeding.by_url.get(facts.origin or "", ())):
            self._feeding.words_held(source)

    def _part(self, homes: list[str]) -> ArchiveRuleBase:
        """Return the rules of some documents that rest on no others."""
        feeding = Feeding(self._store, self._base, self._index)
        self._have_texts_seen(feeding)
        self._feed(feeding, self._needed_in(homes), set())
        return feeding.rule_base()

    def _feed(self, feeding: Feeding, needed: Needed, known: set[str]) -> None:
        """Have some claims seen, and the sources that they cite but for those known."""
        cited: set[str] = set(self._sources)
        for home in sorted(needed):
            cited |= feeding.claims(self._facts[home], needed[home])
        for source in feeding.sources(cited, known):
            known.add(source.id)
            if feeding.has_words(source):
                feeding.words_held(source.id)
        self._facts.clear()

    def _have_texts_seen(self, feeding: Feeding) -> None:
        for home, sources in self._texts.items():
            for source in sorted(sources):
                feeding.text(home, source)

    # -- which claims ---------------------------------------------------------------------------

    def _touched(self, affected: set[str]) -> Needed:
        """Return the claims that rest on some sources or on lost words, by document."""
        homes = {h for source in sorted(affected) for h in self._index.documents(_CITED + source)}
        leaving = self._index.leaving()
        found: dict[str, set[str]] = defaultdict(set)
        reached: set[str] = set()
        for home in {rdf.iri(one, self._base) for one in self._texts}:
            if (facts := self._read(home)) is not None:  # any of its claims may be in lost words
                found[home] |= facts.own
                reached |= facts.own
                homes |= {h for claim in facts.own & leaving.keys() for h in leaving[claim]}
        waiting = sorted(homes)
        while waiting:
            home = waiting.pop()
            if (facts := self._read(home)) is not None:
                new = facts.resting_on(affected, reached) - found[home]
                found[home] |= new
                reached |= new
                waiting += [h for claim in new & leaving.keys() for h in leaving[claim]]
        return found

    def _needed_in(self, homes: Iterable[str]) -> Needed:
        """Return the claims that a loss can reach in documents that rest on no others."""
        held = {home: facts for home in homes if (facts := self._read(home)) is not None}
        return self._needed({h: f.resting_on(self._affected, ()) for h, f in held.items()})

    def _needed(self, touched: Needed) -> Needed:
        """Return some claims, and all claims that they follow from."""
        needed: Needed = defaultdict(set)
        waiting = [(home, claim) for home, claims in touched.items() for claim in claims]
        while waiting:
            home, claim = waiting.pop()
            facts = self._read(home)
            if facts is None or claim in needed[home]:
                continue
            needed[home].add(claim)
            for premise in facts.premises.get(claim, ()):
                where = home if premise in facts.own else self._home(premise)
                if where is not None:
                    waiting.append((where, premise))
        return needed

    def _read(self, home: str) -> Facts | None:
        if home not in self._facts and (facts := self._index.facts(home)) is not None:
            self._facts[home] = facts
        return self._facts.get(home)

    def _home(self, claim: str) -> str | None:
        found = self._store.match(rdf.iri(claim, self._base), _HOME)
        return next((str(quad.object) for quad in found), None)

    # -- which sources --------------------------------------------------------------------------

    def _copies_of(self, source: str) -> list[str]:
        name = rdf.iri(source, self._base)
        found = self._store.match(predicate=_COPIES, value=name, graph=SHARED)
        return [self._reader.short(quad.subject) for quad in found]
