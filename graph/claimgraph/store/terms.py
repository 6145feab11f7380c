"""Oxigraph's terms to plain ones and back."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from claimgraph.rdf import STRING, Literal, Quad
from claimgraph.store.base import Term

_DEFAULT = ox.DefaultGraph()


def plain(term: Any) -> Term | None:
    """Return a term as an IRI or a Literal; None stays None."""
    match term:
        case None:
            return None
        case ox.Literal():
            return Literal(term.value, term.datatype.value, _language(term))
        case ox.Triple():
            return Literal(_triple(term))
        case _:
            return plain_iri(term)


def plain_iri(term: Any) -> str:
    """Return the IRI of a named node, or the name of a blank one."""
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else str(term.value)


def _language(literal: Any) -> str:
    if not literal.language:
        return ""
    direction = literal.direction
    return f"{literal.language}--{direction.value}" if direction else str(literal.language)


def _triple(term: Any) -> str:
    """Return a triple that stands in another as N-Triples 1.2 writes it."""
    return f"<<( {term} )>>"


def plain_quad(quad: Any) -> Quad:
    """Return a quad of plain terms."""
    graph, value = quad.graph_name, quad.object
    return Quad(
        plain_iri(quad.subject),
        quad.predicate.value,
        _triple(value) if isinstance(value, ox.Triple) else plain(value) or "",
        "" if graph == _DEFAULT else plain_iri(graph),
    )


def node(iri: str | None) -> Any:
    """Return an IRI or a blank node as Oxigraph's term; None stays None."""
    if iri is not None and iri.startswith("_:"):
        return ox.BlankNode(iri[2:])
    return None if iri is None else ox.NamedNode(iri)


def term(value: Term | None) -> Any:
    """Return an IRI or a Literal as Oxigraph's term; None stays None."""
    if isinstance(value, Literal):
        if value.language:
            tag, _, way = value.language.partition("--")
            direction = ox.BaseDirection(way) if way else None
            return ox.Literal(value.text, language=tag, direction=direction)
        datatype = None if value.datatype == STRING else ox.NamedNode(value.datatype)
        return ox.Literal(value.text, datatype=datatype)
    return node(value)
