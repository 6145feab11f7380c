"""Units of an archive: a document's own quads, or those of one thing that documents share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from claimgraph import rdf
from claimgraph.archive.gather import facts_of
from claimgraph.archive.ledger import Entry, Kind
from claimgraph.model import Node
from claimgraph.nodes.partition import Part
from claimgraph.rdf.nquads import quad_lines

SHARED = "urn:claimgraph:shared"
"""The named graph of what documents share: sources, what is said of them, names of things."""


class Unit(NamedTuple):
    """What stands under one IRI, as N-Quads text: its lines sorted, each once."""

    entry: Entry
    text: bytes
    facts: bytes | None = None
    """What the index holds of a document, encoded; nothing shared has any."""

    @property
    def iri(self) -> str:
        """The IRI of the document, or of the shared thing."""
        return self.entry.iri


def digest(held: Iterable[bytes]) -> bytes:
    """Return the hash of N-Quads lines that are sorted already: SHA-256."""
    return hash_of(b"\n".join(held) + b"\n")


def hash_of(text: bytes) -> bytes:
    """Return the hash of sorted lines as one text: SHA-256."""
    return hashlib.sha256(text).digest()


def unit(iri: str, kind: Kind, held: Iterable[str]) -> Unit:
    """Return lines as a unit: sorted, each once."""
    found = sorted(set(held))
    text = "".join(found).encode()
    return Unit(Entry(iri, kind, len(found), hash_of(text)), text)


def units(part: Part, base: str) -> Iterator[Unit]:
    """Yield the document of a part as a unit, then each thing it shares."""
    document = part.document
    home = rdf.iri(document.id, base)
    found = quad_lines(part.own, home, base)
    text = found.text().encode()
    entry = Entry(home, "document", len(found), hash_of(text), document.title, document.origin)
    yield Unit(entry, text, facts_of(part.own).encode())
    for node in part.shared:
        yield shared_node(node, base)
    for subject, named in found.named.items():
        yield unit(subject, "shared", rdf.to_nquads(named, SHARED))


@lru_cache(4096)  # much cited sources come again and again
def shared_node(node: Node, base: str) -> Unit:
    """Return a shared node as a unit."""
    return unit(rdf.iri(node.id, base), "shared", quad_lines([node], SHARED, base).own)
