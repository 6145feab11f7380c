"""A node of an archive as a row for people."""

from __future__ import annotations

from collections.abc import Mapping

from claimgraph import rdf
from claimgraph.model import NOUNS, Claim, Document, Node, Source, links, targets
from claimgraph.rdf import Literal
from claimgraph.rdf.vocabulary import FIELDS, ONTOLOGY, expand
from claimgraph.results import own_cells
from claimgraph.store import Store
from claimgraph.urls import site

_COLUMNS = {
    "claims": ("status", "modality", "proposed_by", "sources"),
    "sources": ("claims", "publisher", "published", "site"),
    "documents": ("document", "claims"),
    "actors": ("kind",),
    "events": ("status", "when"),
}
_HOMED = {f"{noun}s" for noun, cls in NOUNS.items() if "document" in links(cls)}


def columns(noun: str) -> tuple[str, ...]:
    """Return the columns of the rows of a noun (plural), also of an empty answer."""
    home = ("document",) if noun in _HOMED else ()
    return ("id", *home, *_COLUMNS.get(noun, ()), "text")


class Rows:
    """Makes rows out of nodes and what the store says of them."""

    def __init__(self, store: Store, base: str) -> None:
        self._store, self._base = store, base

    def row(self, node: Node) -> Mapping[str, object]:
        """Return what a table shows of a node: its id, its document, and what it is asked for."""
        row: dict[str, object] = {"id": node.id}
        if "document" in links(type(node)):
            row["document"] = self._document(targets(node, "document")[0])
        match node:
            case Claim():
                status = self._objects(node.id, "cg:status")
                row["status"] = ", ".join(s.removeprefix(ONTOLOGY) for s in status)
                row |= own_cells(node)
                row["sources"] = sorted(map(self._source, self._objects(node.id, "cg:reliesOn")))
            case Source():
                row["claims"] = self._count("cg:reliesOn", node.id)
                row |= own_cells(node)
                row["site"] = site(node.url) if node.title and node.url else ""
            case Document():
                row["document"] = node.title or node.origin or node.id  # what other rows call it
                row["claims"] = self._count(FIELDS["claim"]["document"].term, node.id)
            case _:
                row |= own_cells(node)
        return row | {"text": node.label}

    def _objects(self, node: str, term: str) -> list[str]:
        found = self._store.match(rdf.iri(node, self._base), expand(term))
        return [q.object.text if isinstance(q.object, Literal) else q.object for q in found]

    def _count(self, term: str, node: str) -> int:
        found = self._store.match(predicate=expand(term), value=rdf.iri(node, self._base))
        return len({quad.subject for quad in found})

    def _document(self, document: str) -> str:
        fields = FIELDS["document"]
        named = self._objects(document, fields["title"].term) or self._objects(
            document, fields["origin"].term
        )
        return next(iter(named), document)

    def _source(self, source: str) -> str:
        fields = FIELDS["source"]
        one = source.removeprefix(self._base)
        named = self._objects(one, fields["title"].term) or self._objects(one, fields["url"].term)
        return next(iter(named), one)
