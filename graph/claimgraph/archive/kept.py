"""The rules of an archive with an index, kept between writes: those of a loss, or of everything."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial

from claimgraph import rdf
from claimgraph.archive.facts import Facts
from claimgraph.archive.feeding import Feeding
from claimgraph.archive.index import Index
from claimgraph.archive.ledger import Ledger
from claimgraph.archive.load import Reader
from claimgraph.archive.loss import ArchiveRuleBase
from claimgraph.archive.news import Listener, News
from claimgraph.archive.parts import Parts, is_apart
from claimgraph.archive.reach import Lost, Reach
from claimgraph.archive.units import SHARED
from claimgraph.memory import uncollected
from claimgraph.model import Notice, Source
from claimgraph.progress import tracked
from claimgraph.rdf.vocabulary import class_iri
from claimgraph.results import AT_ONCE
from claimgraph.store import Store


class Kept:
    """Rules that are kept: of documents that were added since, only these are read.

    Args:
        store: where nodes and what documents share are read.
        base: of the ids.
        ledger: the ledger, with its index.
        lost: of what the rules shall tell the loss; None for the rules of all documents.
    """

    def __init__(self, store: Store, base: str, ledger: Ledger, lost: Lost | None = None) -> None:
        assert ledger.index is not None  # asked only where there is one
        self.lost = lost
        self._noted, self._turn = ledger.noted, threading.Lock()
        self._new: Callable[[], Everything | Reach] = (
            partial(Everything, store, base, ledger.index)
            if lost is None
            else partial(Reach, store, base, ledger.index, lost)
        )
        self._read: Everything | Reach | None = None
        self._heard: Listener | None = None

    def rule_bases(self) -> tuple[ArchiveRuleBase, ...]:
        """Return the rules as they are now, in parts."""
        with self._turn, uncollected():  # what is read of many documents has no cycles
            news = self._heard.take() if self._heard else None
            if self._read is None or news is None or not self._read.take(news):
                self._heard = self._noted.listen()  # before anything is read
                self._read = self._new()
            return self._read.parts.rule_bases


class Everything:
    """Reads the rules of all documents."""

    def __init__(self, store: Store, base: str, index: Index) -> None:
        self._store, self._base, self._index = store, base, index
        self._reader, self._feeding = Reader(store, base), Feeding(store, base, index)
        self._known: set[str] = set()  # IRIs of sources and notices
        for home, facts in tracked(index.all_facts(), "documents read"):
            _feed(self._feeding, self._reader.short(home), facts)
        self._feed_shared([*self._of_noun("source"), *self._of_noun("notice")])
        size = index.count() + len(self._known)
        self.parts = Parts(self._feeding.rule_base, self._part, size)

    def take(self, news: News) -> bool:
        """Take in what was written since; return False where all has to be read again."""
        if (
            any(news.documents.values())
            or (news.documents and self._feeding.waits)
            or news.shared & self._known
        ):
            return False
        apart = self._feed_shared(news.shared)
        for home in sorted(news.documents):
            if (facts := self._index.facts(home)) is not None:
                _feed(self._feeding, self._reader.short(home), facts)
                apart &= is_apart(facts, self._index) and not self._has_words(facts)
        self.parts.add(sorted({*news.documents, *news.shared}), apart=apart)
        return True

    def _has_words(self, facts: Facts) -> bool:
        """Whether a document tells which words of a source citations rest on, or holds them."""
        told = any(evidence for *_, evidence in facts.citations)
        return told or facts.origin in self._feeding.by_url

    def _of_noun(self, noun: str) -> list[str]:
        kind = class_iri(noun)
        found = self._store.match(predicate=rdf.RDF_TYPE, value=kind, graph=SHARED)
        return [quad.subject for quad in found]

    def _feed_shared(self, iris: Iterable[str]) -> bool:
        """Have sources seen, and the words that notices tell of; return whether there are none."""
        ids, wordless = sorted(map(self._reader.short, iris)), True
        for start in range(0, len(ids), AT_ONCE):
            for node in self._reader.load(ids[start : start + AT_ONCE]):
                self._known.add(rdf.iri(node.id, self._base))
                if isinstance(node, Source):
                    self._feeding.source(node)
                    wordless = wordless and not self._feeding.has_words(node)
                elif isinstance(node, Notice):
                    wordless = wordless and not node.passages
                    homes = map(self._feeding.home_of, node.passages)
                    for home in sorted({home for home in homes if home is not None}):
                        self._feeding.text(home, node.source)
        return wordless

    def _part(self, names: list[str]) -> ArchiveRuleBase:
        """Return the rules of some documents and sources; no words came with them."""
        feeding = Feeding(self._store, self._base, self._index)
        cited: set[str] = set()
        for name in names:
            if (facts := self._index.facts(name)) is None:
                cited.add(self._reader.short(name))
            else:
                cited |= _feed(feeding, self._reader.short(name), facts)
        for source in feeding.sources(cited):
            for home in self.parts.first.homes_of_words.get(source.id, ()):
                feeding.text(home, source.id)
        return feeding.rule_base()


def _feed(feeding: Feeding, document: str, facts: Facts) -> set[str]:
    """Have all of a document seen; return the sources that it cites."""
    if facts.origin is not None:
        feeding.origin(document, facts.origin)
    return feeding.claims(facts, facts.own)
