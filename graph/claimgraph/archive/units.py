"""Units of an archive: a document's own quads, or those of one thing that documents share."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimgraph import triples
from claimgraph.archive.ledger import Entry, Kind
from claimgraph.model import Node
from claimgraph.parts import Part

SHARED = "urn:claimgraph:shared"
"""The named graph of what documents share: sources, what is said of them, names of things."""


class Unit(NamedTuple):
    """What stands under one IRI, as N-Quads text: its lines sorted, each once."""

    entry: Entry
    text: bytes

    @property
    def iri(self) -> str:
        """The IRI of the document, or of the shared thing."""
        return self.entry.iri


def digest(lines: Iterable[bytes]) -> bytes:
    """Return the hash of N-Quads lines that are sorted already: BLAKE2b, 256 bits."""
    return _hash(b"\n".join(lines) + b"\n")


def _hash(text: bytes) -> bytes:
    return hashlib.blake2b(text, digest_size=32).digest()


def unit(
    iri: str, kind: Kind, found: Iterable[triples.Triple], title: str | None = None,
    origin: str | None = None,
) -> Unit:  # fmt: skip
    """Return triples as a unit, in the document's named graph or in the shared one."""
    graph = iri if kind == "document" else SHARED
    lines = sorted(set(triples.to_nquads(found, graph)))
    text = "".join(lines).encode()
    return Unit(Entry(iri, kind, len(lines), _hash(text), title, origin), text)


def units(part: Part, base: str) -> Iterator[Unit]:
    """Yield the document of a part as a unit, then each thing it shares."""
    home = triples.iri(part.document.id, base)
    own = {triples.iri(node.id, base) for node in part.own}
    shared: dict[str, list[triples.Triple]] = defaultdict(list)
    mine: list[triples.Triple] = []
    for triple in triples.to_triples(part.own, base):
        (mine if triple.subject in own else shared[triple.subject]).append(triple)
    for triple in triples.to_triples(part.shared, base):
        shared[triple.subject].append(triple)
    yield unit(home, "document", mine, part.document.title, part.document.origin)
    for subject, found in shared.items():
        yield unit(subject, "shared", found)


def shared_node(node: Node, base: str) -> Unit:
    """Return a shared node as a unit."""
    return unit(triples.iri(node.id, base), "shared", triples.to_triples([node], base))
