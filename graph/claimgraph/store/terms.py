"""Oxigraph's terms to plain ones and back."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from claimgraph.errors import InvalidGraph
from claimgraph.rdf import STRING, Literal
from claimgraph.store.base import Quad, Term

_DEFAULT = ox.DefaultGraph()


def plain(term: Any) -> Term | None:
    """Return a term as an IRI or a Literal; None stays None."""
    match term:
        case None:
            return None
        case ox.Literal():
            return Literal(term.value, term.datatype.value)
        case ox.Triple():
            return Literal(f"<<( {term} )>>")  # as N-Triples 1.2 writes it
        case _:
            return plain_iri(term)


def plain_iri(term: Any) -> str:
    """Return the IRI of a named node, or the name of a blank one."""
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else str(term.value)


def plain_quad(quad: Any) -> Quad:
    """Return a quad of plain terms.

    Raises:
        InvalidGraph: its object is a triple, as RDF 1.2 has them.
    """
    if isinstance(quad.object, ox.Triple):
        raise InvalidGraph(f"{quad.object} stands in a triple; no node holds one, so leave it out")
    graph = quad.graph_name
    return Quad(
        plain_iri(quad.subject),
        quad.predicate.value,
        plain(quad.object) or "",
        "" if graph == _DEFAULT else plain_iri(graph),
    )


def node(iri: str | None) -> Any:
    """Return an IRI as Oxigraph's term; None stays None."""
    return None if iri is None else ox.NamedNode(iri)


def term(value: Term | None) -> Any:
    """Return an IRI or a Literal as Oxigraph's term; None stays None."""
    if isinstance(value, Literal):
        datatype = None if value.datatype == STRING else ox.NamedNode(value.datatype)
        return ox.Literal(value.text, datatype=datatype)
    return node(value)
