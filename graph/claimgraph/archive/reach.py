"""What a loss of sources can reach in an archive, by its index: only that is read for the analysis.

A claim can change its outcome only where it rests on a lost source, on a copy of one, or on a claim
that does. Whether it still stands is told by what else it rests on. So the rules of these claims,
and of all that they rest on, give the same answer as the rules of all documents.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial

from claimgraph import rdf
from claimgraph.archive.facts import PARTED, Facts
from claimgraph.archive.index import Index
from claimgraph.archive.ledger import Ledger
from claimgraph.archive.load import Reader
from claimgraph.archive.loss import ArchiveRuleBase
from claimgraph.archive.names import said_as
from claimgraph.archive.news import News
from claimgraph.archive.rules import SeenLinks, words_of
from claimgraph.archive.units import SHARED
from claimgraph.model import Passage, Source
from claimgraph.rdf.vocabulary import FIELDS, ONTOLOGY
from claimgraph.store import Store

_COPIES, _HOME = FIELDS["source"]["copy_of"].iri, FIELDS["claim"]["document"].iri
_ORIGIN = FIELDS["document"]["origin"].iri
_CITED = f"claims-relying-on-counting-candidates{PARTED}"


class Around:
    """The rules of all claims that the loss of some sources can reach, and what they need.

    They are kept between writes: of documents that were added since, only these are read. Words
    that passages withdraw are not followed: that takes the rules of all documents.
    """

    def __init__(self, store: Store, base: str, ledger: Ledger, sources: Iterable[str]) -> None:
        assert ledger.index is not None  # asked only where there is one
        self.lost = frozenset(sources)
        self._new = partial(_Reach, store, base, ledger.index, self.lost)
        self._noted, self._turn = ledger.noted, threading.Lock()
        self._reach: _Reach | None = None

    def rule_base(self) -> ArchiveRuleBase:
        """Return the rules as they are now."""
        with self._turn:
            news = self._noted.take()
            if self._reach is None or news is None or not self._reach.take(news):
                self._noted.listen()  # before anything is read
                self._reach = self._new()
            return self._reach.rule_base


class _Reach:
    """Walks from sources to the claims that rest on them, and from these to all they rest on."""

    def __init__(self, store: Store, base: str, index: Index, sources: Iterable[str]) -> None:
        self._store, self._base, self._index, self._sources = store, base, index, list(sources)
        self._reader = Reader(store, base)
        self._facts: dict[str, Facts] = {}
        self._needed: dict[str, set[str]] = defaultdict(set)  # of each document: its claims
        self._seen = SeenLinks()
        self._fed: set[str] = set()  # documents
        self._known: set[str] = set()  # sources
        self._by_url: dict[str, list[str]] = defaultdict(list)
        self._affected = _closure(self._sources, self._copies_of)
        self._need(self._touched(self._affected))
        self._feed_all()
        self.rule_base = self._made()

    def take(self, news: News) -> bool:
        """Take in what was written since; return False where all has to be read again.

        What is new can be added to what was seen. What changed or went cannot be taken out of it,
        and where documents rest on claims of others, any of them can be reached.
        """
        sources = {rdf.iri(source, self._base) for source in self._known}
        if (
            any(news.documents.values())
            or news.shared & sources
            or self._index.leaving()
            or _closure(self._sources, self._copies_of) != self._affected
        ):
            return False
        for home in sorted(news.documents.keys() - self._fed):
            if (facts := self._read(home)) is None:
                continue
            self._words_of(facts)
            if touched := facts.resting_on(self._affected, ()):
                self._need({home: touched})
        if news.documents:
            self._feed_all()
            self.rule_base = self._made()
        self._facts.clear()
        return True

    def _words_of(self, facts: Facts) -> None:
        """Have words seen that a new document holds, of sources seen before."""
        held = {c[4] for c in facts.citations if c[5]} & self._known
        for source in (*held, *self._by_url.get(facts.origin or "", ())):
            self._seen.words_held(source)

    def _feed_all(self) -> None:
        """Have all seen that is needed and was not seen yet."""
        cited: set[str] = set(self._sources)
        for home in sorted(self._needed.keys() - self._fed):
            self._feed(self._seen, self._facts[home], self._needed[home], cited)
            self._fed.add(home)
        for source in sorted(_closure(cited - self._known, self._originals_of) - self._known):
            self._feed_source(self._seen, source)
            self._known.add(source)
        self._seen.look_up(self._reader)
        self._facts.clear()
        self._needed.clear()

    def _made(self) -> ArchiveRuleBase:
        return self._seen.rule_base(self._reader, partial(words_of, self._store, self._base))

    # -- which claims ---------------------------------------------------------------------------

    def _touched(self, affected: set[str]) -> dict[str, set[str]]:
        """Return the claims that rest on some sources, by document."""
        homes = {h for source in sorted(affected) for h in self._index.documents(_CITED + source)}
        leaving = self._index.leaving()
        found: dict[str, set[str]] = defaultdict(set)
        reached: set[str] = set()
        waiting = sorted(homes)
        while waiting:
            home = waiting.pop()
            if (facts := self._read(home)) is not None:
                new = facts.resting_on(affected, reached) - found[home]
                found[home] |= new
                reached |= new
                waiting += [h for claim in new & leaving.keys() for h in leaving[claim]]
        return found

    def _need(self, touched: dict[str, set[str]]) -> None:
        """Note some claims as needed, and all claims that they follow from."""
        waiting = [(home, claim) for home, claims in touched.items() for claim in claims]
        while waiting:
            home, claim = waiting.pop()
            facts = self._read(home)
            if facts is None or claim in self._needed[home]:
                continue
            self._needed[home].add(claim)
            for premise in facts.premises.get(claim, ()):
                where = home if premise in facts.own else self._home(premise)
                if where is not None:
                    waiting.append((where, premise))

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

    def _originals_of(self, source: str) -> list[str]:
        found = self._store.match(rdf.iri(source, self._base), _COPIES, graph=SHARED)
        return [self._reader.short(str(quad.object)) for quad in found]

    # -- rows -----------------------------------------------------------------------------------

    def _feed(self, seen: SeenLinks, facts: Facts, needed: set[str], cited: set[str]) -> None:
        """Have some claims of a document seen, with their links; note the sources they cite."""
        for claim, passage in zip(facts.claims, facts.passages, strict=True):
            if claim in needed:
                seen.claim("", claim, passage)
        for one, place, basis, sure, source, evidence in facts.citations:
            if (claim := facts.claims[place]) in needed:
                cited.add(source)
                seen.citation(one, claim, source, ONTOLOGY + basis, sure)
                for words in self._reader.load(evidence) if evidence else ():
                    if isinstance(words, Passage):
                        seen.evidence(one, words.id, words.document)
        for one, place, basis, sure, premises in facts.inferences:
            if (claim := facts.claims[place]) in needed:
                for premise in premises:
                    seen.inference(one, claim, premise, ONTOLOGY + basis, sure)

    def _feed_source(self, seen: SeenLinks, source: str) -> None:
        for node in self._reader.load([source]):
            if isinstance(node, Source):
                seen.source("", source)
                for original in node.copy_of:
                    seen.copy("", source, original)
                if node.url is not None:
                    self._by_url[node.url].append(source)
                if self._index.total(f"words{PARTED}{source}")[0] or self._is_text(node.url):
                    seen.words_held(source)

    def _is_text(self, url: str | None) -> bool:
        """Whether some document holds the text of the page at a url."""
        if url is None:
            return False
        found = self._store.match(predicate=_ORIGIN, value=said_as("document", "origin", url))
        return any(True for _ in found)


def _closure(start: Iterable[str], step: Callable[[str], Iterable[str]]) -> set[str]:
    """Return some nodes and all that steps lead to from them."""
    found = set(start)
    waiting = list(found)
    while waiting:
        new = [one for one in step(waiting.pop()) if one not in found]
        found.update(new)
        waiting += new
    return found
