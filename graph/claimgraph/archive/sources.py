"""Sources of an archive by the page, in reading order: as documents list them first.

Those that no document lists, such as the original of a copy, come last, by their labels. They are
looked for only when all others have been gone through.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from claimgraph.archive.facts import PARTED
from claimgraph.archive.index import LAST, Index
from claimgraph.archive.load import Reader
from claimgraph.archive.units import SHARED
from claimgraph.rdf import RDF_TYPE
from claimgraph.rdf.vocabulary import class_iri
from claimgraph.store import Store

USES: dict[str, bool | None] = {"sources": None, "sources-used": True, "sources-unused": False}
"""The questions for sources of all documents, and whether a claim relies on those they give."""
_RELIED, _LISTED = f"claims-relying-on{PARTED}", f"sources-in{PARTED}"


@dataclass(frozen=True)
class SourceListing(Collection[str]):
    """The sources that one question gives, as ids; none is looked up before it is asked for.

    Args:
        store: where those are found that no document lists.
        base: the base of ids.
        index: where the others are.
        used: whether claims rely on them; None for either.
    """

    store: Store
    base: str
    index: Index
    used: bool | None = None

    def passes(self, source: str) -> bool:
        """Whether a source that is held is one of them."""
        return self.used is None or self.used == bool(self.index.total(_RELIED + source)[0])

    def __iter__(self) -> Iterator[str]:
        for document in self.index.documents(f"placed{PARTED}source"):
            facts = self.index.facts(document)
            for source in facts.placed.get("source", ()) if facts else ():
                if self.index.first(_LISTED + source) == document and self.passes(source):
                    yield source
        unlisted = (s for s in self._held() if self.index.first(_LISTED + s) is None)
        yield from in_place([s for s in unlisted if self.passes(s)], self)

    def __len__(self) -> int:
        used = len(self.index.terms(_RELIED, _RELIED + LAST)) if self.used is not None else 0
        return used if self.used else sum(1 for _ in self._held()) - used

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __contains__(self, source: object) -> bool:
        return source in set(self._held()) and self.passes(str(source))

    def _held(self) -> Iterator[str]:
        """Yield all sources that are held, in no particular order."""
        found = self.store.match(predicate=RDF_TYPE, value=class_iri("source"), graph=SHARED)
        return (quad.subject.removeprefix(self.base) for quad in found)


def in_place(sources: Collection[str], among: SourceListing) -> list[str]:
    """Return some sources in reading order."""
    unlisted = [s for s in sources if among.index.first(_LISTED + s) is None]
    labels = {node.id: node.label for node in Reader(among.store, among.base).load(unlisted)}

    def key(source: str) -> tuple[bool, str, int, str]:
        document = among.index.first(_LISTED + source)
        facts = among.index.facts(document) if document else None
        if document is None or facts is None:
            return (True, labels.get(source, ""), 0, source)
        return (False, document, facts.placed["source"].index(source), source)

    return sorted(sources, key=key)


def sources_of(found: Sequence[Collection[str]]) -> Iterator[str]:
    """Yield the sources that all of some questions give, in reading order.

    One at least is a listing; where others are sets of ids, only these are looked up.
    """
    listings = [one for one in found if isinstance(one, SourceListing)]
    few = [set(one) for one in found if not isinstance(one, SourceListing)]
    among = listings[0]
    some = in_place(set.intersection(*few), among) if few else iter(among)
    rest = listings if few else listings[1:]
    return (source for source in some if all(one.passes(source) for one in rest))
