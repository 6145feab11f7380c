"""The SHACL shapes pass what we write and find what is planted."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import Literal, URIRef
from strategies import graphs

import claimgraph as cg
from claimgraph.rdf.vocabulary import expand

pytest.importorskip("pyshacl", reason="pyshacl is an extra")
from claimgraph.rdf.shacl import validate


@given(graphs(most=1))
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_what_we_write_conforms(kb: cg.ClaimGraph) -> None:
    assert list(validate(kb.to_rdf())) == []


PLANTED = [
    ("claim", "schema:text", None, "A claim has exactly one text."),
    ("claim", "cg:expressedIn", None, "A claim is expressed in exactly one passage."),
    ("citation", "cito:hasCitedEntity", None, "A citation has exactly one source."),
    ("passage", "oa:start", Literal(10**6), "A passage starts before it ends."),
    ("reference", "biro:references", None, "An entry of the list stands for exactly one source."),
    ("figure", "schema:value", None, "A figure has exactly one value."),
]


@pytest.mark.parametrize(("noun", "term", "value", "says"), PLANTED)
def test_planted_faults_are_found(
    briefing: cg.ClaimGraph, noun: str, term: str, value: Literal | None, says: str
) -> None:
    graph = briefing.to_rdf()
    node = next(n for n in briefing.values() if n.noun == noun)
    subject = URIRef(briefing.base + node.id)
    graph.remove((subject, URIRef(expand(term)), None))
    if value is not None:
        graph.add((subject, URIRef(expand(term)), value))
    assert says in {v.message for v in validate(graph) if v.node == str(subject)}
