"""Triples as an rdflib Dataset or Graph, and as JSON-LD with short names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rdflib import Dataset, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.term import BNode

from claimgraph.rdf import Literal, Triple
from claimgraph.rdf.terms import object_text
from claimgraph.rdf.vocabulary import PREFIXES
from claimgraph.resources import resource

CONTEXT = "ontology/context.jsonld"
_STRING = PREFIXES["xsd"] + "string"
_LONG = 1 << 20
"""Characters from which on a text may be longer than parsers take."""


def to_rdflib(triples: Iterable[Triple]) -> Graph:
    """Return the triples as an rdflib Graph with our prefixes bound."""
    return _filled(Graph(bind_namespaces="none"), triples)


def _filled(graph: Graph, triples: Iterable[Triple]) -> Graph:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for subject, predicate, value in triples:
        graph.add((URIRef(subject), URIRef(predicate), _term(value)))
    return graph


def from_rdflib(graph: Graph) -> Iterator[Triple]:
    """Yield the triples of an rdflib Graph, or of all graphs of a Dataset."""
    graphs = graph.graphs() if isinstance(graph, Dataset) else (graph,)
    for one in graphs:
        for subject, predicate, value in one.triples((None, None, None)):
            yield Triple(_name(subject), str(predicate), _plain(value))


def to_jsonld(triples: Iterable[Triple]) -> str:
    """Return the triples as JSON-LD text, the shipped context inside; same bytes twice."""
    context = json.loads(resource(CONTEXT).read_text(encoding="utf-8"))["@context"]
    graph = _filled(Graph(store="SimpleMemory", bind_namespaces="none"), triples)  # it adds sooner
    text = graph.serialize(format="json-ld", context=context, auto_compact=False)
    written = json.loads(text)
    nodes = written.get("@graph", [written])  # rdflib unpacks a single node
    found = [{k: v for k, v in node.items() if k != "@context"} for node in nodes]
    held = {"@context": context, "@graph": sorted(map(_ordered, filter(None, found)), key=_id)}
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def _id(node: dict[str, Any]) -> str:
    return str(node["id"])


def _ordered(value: Any) -> Any:
    """Sort keys and the members of sets, which have no order in RDF."""
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted(map(_ordered, value), key=_sort_key)
    return value


def _sort_key(value: Any) -> str:
    return _KEYS.encode(value)


_KEYS = json.JSONEncoder(sort_keys=True)
"""Made once, where ``json.dumps`` makes one for each value."""


def _term(value: str | Literal) -> URIRef | RdflibLiteral:
    if isinstance(value, Literal):
        if len(value.text) > _LONG:
            object_text(value)  # refuses what could not be read again
        datatype = None if value.datatype == _STRING else URIRef(value.datatype)
        return RdflibLiteral(value.text, datatype=datatype, normalize=False)
    return URIRef(value)


def _name(term: Any) -> str:
    return f"_:{term}" if isinstance(term, BNode) else str(term)


def _plain(term: Any) -> str | Literal:
    if isinstance(term, RdflibLiteral):
        datatype = str(term.datatype) if term.datatype else _STRING
        return Literal(str(term), datatype)
    return _name(term)
