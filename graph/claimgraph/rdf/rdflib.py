"""Triples as an rdflib Graph, and back."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from rdflib import Dataset, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import BNode

from claimgraph.rdf import STRING, Literal, Quad, Triple, UnreadTriples, without_quoted
from claimgraph.rdf.terms import check_length
from claimgraph.rdf.vocabulary import PREFIXES

_LANGUAGE = PREFIXES["rdf"] + "langString"


def to_rdflib(triples: Iterable[Triple]) -> Graph:
    """Return the triples as an rdflib Graph with our prefixes bound."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    directed = 0
    with _silent():
        for subject, predicate, value in without_quoted(triples, "rdflib"):
            graph.add((_thing(subject), URIRef(predicate), _term(value)))
            directed += isinstance(value, Literal) and "--" in value.language
    if directed:
        what = f"{directed} texts are left without their direction: rdflib has none (RDF 1.2)"
        warnings.warn(UnreadTriples(what), stacklevel=3)
    return graph


@contextmanager
def _silent() -> Iterator[None]:
    """Keep rdflib from printing a traceback for each date that Python has no value for."""
    log = logging.getLogger("rdflib.term")
    was, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = was


def from_rdflib(graph: Graph) -> Iterator[Quad]:
    """Yield the statements of an rdflib Graph, or of all graphs of a Dataset."""
    graphs = graph.graphs() if isinstance(graph, Dataset) else (graph,)
    for one in graphs:
        named = isinstance(graph, Dataset) and one.identifier != DATASET_DEFAULT_GRAPH_ID
        name = _name(one.identifier) if named else ""
        for subject, predicate, value in one.triples((None, None, None)):
            yield Quad(_name(subject), str(predicate), _plain(value), name)


def _term(value: str | Literal) -> URIRef | BNode | RdflibLiteral:
    if isinstance(value, Literal):
        check_length(value)
        if value.language:
            return RdflibLiteral(value.text, lang=value.language.partition("--")[0])
        datatype = None if value.datatype == STRING else URIRef(value.datatype)
        return RdflibLiteral(value.text, datatype=datatype, normalize=False)
    return _thing(value)


def _thing(name: str) -> URIRef | BNode:
    return BNode(name[2:]) if name.startswith("_:") else URIRef(name)


def _name(term: Any) -> str:
    return f"_:{term}" if isinstance(term, BNode) else str(term)


def _plain(term: Any) -> str | Literal:
    if isinstance(term, RdflibLiteral):
        if term.language:
            return Literal(str(term), _LANGUAGE, term.language)
        datatype = str(term.datatype) if term.datatype else STRING
        return Literal(str(term), datatype)
    return _name(term)
