"""An archive behind a server: what the ledger would say is read from the server itself."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterable, Iterator, Mapping

from claimgraph import rdf
from claimgraph.archive.ledger import Batch, Entry, Kind, Ledger
from claimgraph.archive.load import Reader
from claimgraph.archive.units import SHARED, hash_of, shared_node, unit
from claimgraph.archive.verify import Verification
from claimgraph.errors import ClaimGraphError, EndpointProblem, InvalidGraph
from claimgraph.model import Document, Node
from claimgraph.nodes.integrity import check, gather
from claimgraph.nodes.partition import is_own, within
from claimgraph.rdf.nquads import quad_lines
from claimgraph.rdf.vocabulary import FIELDS, class_iri
from claimgraph.store import Store

_TITLE, _ORIGIN = FIELDS["document"]["title"].iri, FIELDS["document"]["origin"].iri


class ServerLedger(Ledger):
    """Says of each document what the server holds of it, as this library would have written it.

    The server keeps the data safe in its own way: batches are not recorded. What a write that broke
    off left in part is lost: the next one takes it out first.
    """

    def __init__(self, store: Store, base: str) -> None:
        self._store, self._base, self.index = store, base, None
        self._reader = Reader(store, base)

    def entry(self, iri: str) -> Entry | None:
        kinds = {quad.object for quad in self._store.match(iri, rdf.RDF_TYPE, graph=iri)}
        if class_iri("document") in kinds:
            return self._document(iri)
        if any(True for _ in self._store.match(graph=iri)):
            return Entry(iri, "document", 0, b"", lost=True)
        held = self._reader.shared(iri)
        return self._shared(iri, held) if held else None

    def _document(self, iri: str) -> Entry:
        nodes = self._reader.with_leaving([iri])
        home = next(node for node in nodes if isinstance(node, Document))
        own = quad_lines((n for n in nodes if is_own(n)), iri, self._base)
        digest = hash_of(own.text().encode())
        return Entry(iri, "document", len(own), digest, home.title, home.origin)

    def _shared(self, iri: str, held: list[rdf.Triple]) -> Entry:
        if all(triple.predicate == rdf.LABEL for triple in held):
            return unit(iri, "shared", rdf.to_nquads(held, SHARED)).entry
        with contextlib.suppress(InvalidGraph), warnings.catch_warnings():
            warnings.simplefilter("ignore", rdf.UnreadTriples)  # of a node without its type
            for node in rdf.from_triples(held, self._base):
                return shared_node(node, self._base).entry
        return Entry(iri, "shared", 0, b"", lost=True)

    def entries(self, kind: Kind) -> list[Entry]:
        if kind == "shared":
            return []
        query = (
            f"SELECT DISTINCT ?d ?title ?origin {{ GRAPH ?d {{ ?d a <{class_iri('document')}> "
            f"OPTIONAL {{ ?d <{_TITLE}> ?title }} OPTIONAL {{ ?d <{_ORIGIN}> ?origin }} }} }} "
            "ORDER BY ?d"
        )
        found = self._store.select(query)
        if found.rows and found.columns != ("d", "title", "origin"):
            raise EndpointProblem("the server answers with other columns than it was asked for")
        return [
            Entry(str(d), kind, 0, b"", _text(title), _text(origin))
            for d, title, origin in found.rows
        ]

    def in_order(self, kind: Kind) -> Iterator[str]:
        return iter([entry.iri for entry in self.entries(kind)])

    def some(self, kind: Kind, first: int, count: int) -> list[str]:
        return [entry.iri for entry in self.entries(kind)][first : first + count]

    def count(self, kind: Kind) -> int:
        return len(self.entries(kind))

    def batches(self) -> list[Batch]:
        return []

    def begin(self, entries: Iterable[Entry], digest: bytes) -> int:
        return 0

    def finish(self, batch: int, *, durable: bool, facts: Mapping[str, bytes]) -> None:
        pass

    def all_durable(self) -> None:
        pass

    def faults(self) -> list[str]:
        return []

    def close(self) -> None:
        pass


def verify_server(store: Store, base: str, documents: Iterable[Entry]) -> Verification:
    """Read every document and check its links and words, as there is no ledger to compare with."""
    count = quads = 0
    problems: list[str] = []
    for entry in documents:
        count += 1
        try:
            quads += len(store.lines(entry.iri))
            _check(Reader(store, base).with_leaving([entry.iri]))
        except (ClaimGraphError, OSError) as error:
            problems.append(f"{entry.iri}: {error}")
    return Verification(count, quads, tuple(problems))


def _check(nodes: list[Node]) -> None:
    held = gather(nodes)
    check(gather(within(nodes, held)))


def _text(term: object) -> str | None:
    return term.text if isinstance(term, rdf.Literal) else None
