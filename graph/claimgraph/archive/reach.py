"""What a loss of sources can reach in an archive, by its index: only that is read for the analysis.

A claim can change its outcome only where it rests on a lost source, on a copy of one, or on a claim
that does. Whether it still stands is told by what else it rests on. So the rules of these claims,
and of all that they rest on, give the same answer as the rules of all documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial

from claimgraph import rdf
from claimgraph.archive.facts import PARTED, Facts
from claimgraph.archive.index import Index
from claimgraph.archive.load import Reader
from claimgraph.archive.loss import ArchiveRuleBase
from claimgraph.archive.names import said_as
from claimgraph.archive.rules import SeenLinks, words_of
from claimgraph.archive.units import SHARED
from claimgraph.model import Passage, Source
from claimgraph.rdf.vocabulary import FIELDS, ONTOLOGY
from claimgraph.store import Store

_COPIES, _HOME = FIELDS["source"]["copy_of"].iri, FIELDS["claim"]["document"].iri
_ORIGIN = FIELDS["document"]["origin"].iri
_CITED = f"claims-relying-on-counting-candidates{PARTED}"


def rule_base_around(
    store: Store, base: str, index: Index, sources: Iterable[str]
) -> ArchiveRuleBase:
    """Return the rules of all claims that the loss of some sources can reach, and what they need.

    Words that passages withdraw are not followed: that takes the rules of all documents.
    """
    return _Reach(store, base, index).rule_base(list(sources))


class _Reach:
    """Walks from sources to the claims that rest on them, and from these to all they rest on."""

    def __init__(self, store: Store, base: str, index: Index) -> None:
        self._store, self._base, self._index = store, base, index
        self._reader = Reader(store, base)
        self._facts: dict[str, Facts] = {}
        self._needed: dict[str, set[str]] = defaultdict(set)  # of each document: its claims

    def rule_base(self, sources: list[str]) -> ArchiveRuleBase:
        """Return the rules around some sources."""
        touched = self._touched(_closure(sources, self._copies_of))
        self._need(touched)
        seen = SeenLinks()
        cited: set[str] = set()
        for home in sorted(self._needed):
            self._feed(seen, self._facts[home], self._needed[home], cited)
        for source in sorted(_closure([*sources, *cited], self._originals_of)):
            self._feed_source(seen, source)
        seen.look_up(self._reader)
        return seen.rule_base(self._reader, partial(words_of, self._store, self._base))

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
