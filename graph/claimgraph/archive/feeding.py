"""Links of an archive, taken from the facts of its documents and from its store into arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Set
from functools import partial

from claimgraph import rdf
from claimgraph.archive.facts import PARTED, Facts
from claimgraph.archive.index import Index
from claimgraph.archive.load import Reader
from claimgraph.archive.loss import ArchiveRuleBase
from claimgraph.archive.names import said_as
from claimgraph.archive.rules import SeenLinks, words_of
from claimgraph.archive.units import SHARED
from claimgraph.model import Source
from claimgraph.rdf.vocabulary import FIELDS, ONTOLOGY
from claimgraph.store import Store

_WORDS_OF, _ORIGIN = FIELDS["passage"]["document"].iri, FIELDS["document"]["origin"].iri
_COPIES = FIELDS["source"]["copy_of"].iri
_URL, _CITES = FIELDS["source"]["url"].iri, FIELDS["citation"]["source"].iri
_EVIDENCE, _CONCERNS = FIELDS["citation"]["evidence"].iri, FIELDS["notice"]["source"].iri
_TELLS_OF = FIELDS["notice"]["passages"].iri


class Feeding:
    """Has the links of documents seen, and says what was seen as a rule base."""

    def __init__(self, store: Store, base: str, index: Index) -> None:
        self._store, self._base, self.index = store, base, index
        self.reader = Reader(store, base)
        self.by_url: dict[str, list[str]] = defaultdict(list)
        """The sources seen, by their urls."""
        self.waits = False
        """Whether something was seen that rests on words which are not held yet."""
        self._seen = SeenLinks()

    def rule_base(self) -> ArchiveRuleBase:
        """Return the rules of all that was seen."""
        self._seen.look_up(self.reader)
        return self._seen.rule_base(self.reader, partial(words_of, self._store, self._base))

    # -- rows -----------------------------------------------------------------------------------

    def claims(self, facts: Facts, needed: Container[str]) -> set[str]:
        """Have some claims of a document seen, with their links; return the sources they cite."""
        seen, cited = self._seen, set()
        for claim, passage in zip(facts.claims, facts.passages, strict=True):
            if claim in needed:
                seen.claim("", claim, passage)
        for one, place, basis, sure, source, evidence in facts.citations:
            if (claim := facts.claims[place]) in needed:
                cited.add(source)
                seen.citation(one, claim, source, ONTOLOGY + basis, sure)
                for words in evidence:
                    if (home := self.home_of(words)) is not None:
                        seen.evidence(one, words, home)
        for one, place, basis, sure, premises in facts.inferences:
            if (claim := facts.claims[place]) in needed:
                for premise in premises:
                    seen.inference(one, claim, premise, ONTOLOGY + basis, sure)
        return cited

    def source(self, source: Source) -> None:
        """Have a source seen, with those it copies."""
        self._seen.source("", source.id)
        for original in source.copy_of:
            self._seen.copy("", source.id, original)
        if source.url is not None:
            self.by_url[source.url].append(source.id)
            self._seen.url("", source.id, "", None, source.url)

    def sources(self, ids: Iterable[str], known: Set[str] = frozenset()) -> list[Source]:
        """Have some sources seen, with all that they copy, but for those known; return them."""
        wanted = closure(set(ids) - known, self.originals_of) - known
        found = [n for n in self.reader.load(sorted(wanted)) if isinstance(n, Source)]
        for source in found:
            self.source(source)
        return found

    def originals_of(self, source: str) -> list[str]:
        """Return the sources that a source copies."""
        found = self._store.match(rdf.iri(source, self._base), _COPIES, graph=SHARED)
        return [self.reader.short(str(quad.object)) for quad in found]

    def origin(self, document: str, origin: str) -> None:
        """Have seen where a document is from: it holds the text of the source with this url."""
        self._seen.origin("", document, "", None, origin)

    def text(self, document: str, source: str) -> None:
        """Have seen that a document holds words of a source."""
        self._seen.notice("", document, source)

    def words_held(self, source: str) -> None:
        """Have seen that some document holds words of a source."""
        self._seen.words_held(source)

    # -- what the store tells -------------------------------------------------------------------

    def home_of(self, passage: str) -> str | None:
        """Return the document that a passage is in; None for one that is not held yet."""
        found = next(iter(self.reader.told(passage, _WORDS_OF)), None)
        self.waits |= found is None
        return found

    def has_words(self, source: Source) -> bool:
        """Whether some document is known to hold words of a source."""
        if self.index.total(f"words{PARTED}{source.id}")[0]:
            return True
        if source.url is None:
            return False
        named = said_as("document", "origin", source.url)
        return any(True for _ in self._store.match(predicate=_ORIGIN, value=named))

    def sources_in(self, document: str) -> set[str]:
        """Return the sources whose words a document is known to hold."""
        found: set[str] = set()
        home = rdf.iri(document, self._base)
        facts = self.index.facts(home)
        if facts is not None and facts.origin is not None:
            named = said_as("source", "url", facts.origin)
            some = self._store.match(predicate=_URL, value=named, graph=SHARED)
            found.update(self.reader.short(quad.subject) for quad in some)
        for words in self._store.match(predicate=_WORDS_OF, value=home):
            for tells, of in ((_EVIDENCE, _CITES), (_TELLS_OF, _CONCERNS)):
                for one in self._subjects(tells, words.subject):
                    found.update(self.reader.told(one, of))
        return found

    def _subjects(self, predicate: str, value: str) -> Iterator[str]:
        for quad in self._store.match(predicate=predicate, value=value):
            yield self.reader.short(quad.subject)


def closure(start: Iterable[str], step: Callable[[str], Iterable[str]]) -> set[str]:
    """Return some nodes and all that steps lead to from them."""
    found = set(start)
    waiting = list(found)
    while waiting:
        new = [one for one in step(waiting.pop()) if one not in found]
        found.update(new)
        waiting += new
    return found
