"""The SHACL shapes pass what we write and find what is planted."""

from __future__ import annotations

import contextlib
import socket

import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD
from strategies import graphs

import claimgraph as cg
from claimgraph.files import loads
from claimgraph.rdf import UnreadTriples
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


PROPOSED, GROUNDED, SURE = (
    "A claim that a program proposed says which, on what ground and how surely.",
    "A citation is explicit with a marker, inferred with a confidence, or curated.",
    "A confidence is from 0 to 1.",
)
GROUNDS: list[tuple[str, dict[str, list[str]], set[str]]] = [
    ("claim", {"confidence": ["0.4"]}, set()),
    ("claim", {"confidence": ["1.5"]}, {SURE}),
    ("claim", {"confidence": ["0.4", "0.6"]}, {SURE}),
    ("claim", {"proposedBy": ["tool"], "basis": ["cg:inferred"], "confidence": ["0.4"]}, set()),
    ("claim", {"proposedBy": ["tool"], "basis": ["cg:inferred"]}, {PROPOSED}),
    ("claim", {"proposedBy": ["tool"], "confidence": ["0.4"]}, {PROPOSED}),
    ("claim", {"basis": ["cg:inferred"], "confidence": ["0.4"]}, {PROPOSED}),
    ("citation", {"basis": ["cg:sameSentence"], "marker": []}, {GROUNDED}),
    ("citation", {"basis": ["cg:sameSentence"], "confidence": ["0.4"]}, {GROUNDED}),
    ("citation", {"basis": ["cg:headlineMatch"], "confidence": ["0.4"], "marker": []}, set()),
    ("citation", {"basis": ["cg:headlineMatch"]}, {GROUNDED}),
    ("citation", {"basis": ["cg:headlineMatch"], "confidence": ["1.5"]}, {SURE}),
    ("citation", {"basis": ["cg:curated"], "marker": []}, set()),
    ("citation", {"basis": ["cg:curated", "cg:sameSentence"]}, {GROUNDED}),
    ("citation", {"basis": []}, {GROUNDED}),
]
"""Grounds put on a node that has sound ones, and what is said of it."""


@pytest.mark.parametrize(("noun", "grounds", "says"), GROUNDS)
def test_each_ground_comes_with_what_it_needs(
    briefing: cg.ClaimGraph, noun: str, grounds: dict[str, list[str]], says: set[str]
) -> None:
    graph = briefing.to_rdf()
    sound = [
        node.id
        for node in briefing.values()
        if node.noun == noun and (noun == "claim" or getattr(node, "basis", "") == "sameSentence")
    ]
    subject = URIRef(briefing.base + sound[0])
    for name, values in grounds.items():
        field = URIRef(expand(f"cg:{name}"))
        graph.remove((subject, field, None))
        for value in values:
            graph.add((subject, field, _term(value)))
    assert {one.message for one in validate(graph)} == says


def _term(value: str) -> URIRef | Literal:
    if value.startswith("cg:"):
        return URIRef(expand(value))
    return Literal(value, datatype=XSD.decimal if value[0].isdigit() else None)


SHAPES = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
<urn:o> a owl:Ontology ; owl:imports <http://127.0.0.1:{port}/o> .
<urn:s> a sh:NodeShape ; sh:targetSubjectsOf <urn:p> ;
  sh:property [ sh:path <urn:p> ; sh:pattern "^(a+)+$" ; sh:maxCount 0 ] ;
  sh:sparql [ sh:select "SELECT $this {{ SERVICE <http://127.0.0.1:{port}/q> {{ ?a ?b ?c }} }}" ] ;
  sh:target [ a sh:SPARQLTarget ;
    sh:select "SELECT ?this {{ SERVICE <http://127.0.0.1:{port}/t> {{ ?this ?b ?c }} }}" ] .
<urn:x> <urn:p> "{word}!" .
"""


def test_shapes_that_the_data_brings_are_data_and_never_run(briefing: cg.ClaimGraph) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.2)
        text = SHAPES.format(port=canary.getsockname()[1], word="a" * 40)
        graph = briefing.to_rdf()
        graph.parse(data=text, format="turtle")
        assert list(validate(graph)) == []
        with pytest.warns(UnreadTriples, match=r"kept as they are.*shacl#pattern \(1\)"):
            kb = loads(text)
        assert len(kb.foreign) == 14
        assert list(validate(kb.to_rdf())) == []
        with pytest.raises(TimeoutError):
            canary.accept()


def shapes(text: str) -> Graph:
    return Graph().parse(data=f"PREFIX sh: <http://www.w3.org/ns/shacl#> {text}", format="turtle")


def test_shapes_of_others_are_checked_when_they_are_handed_over(briefing: cg.ClaimGraph) -> None:
    rule = shapes(
        f"""<urn:s> a sh:NodeShape ; sh:targetClass <{expand("cg:Source")}> ;
        sh:property [ sh:path <{expand("schema:publisher")}> ; sh:minCount 1 ;
          sh:message "Who published it?" ] ;
        sh:sparql [ sh:message "Who published it?" ; sh:select
          "SELECT $this {{ $this <{expand("schema:url")}> ?url FILTER(!isLiteral(?url)) }}" ] ."""
    )
    found = validate(briefing.to_rdf(), rule)
    assert len(found) == len([s for s in briefing.sources() if not s.publisher])
    assert {one.message for one in found} == {"Who published it?"}
    assert list(validate(briefing.to_rdf())) == []


@pytest.mark.parametrize(
    "constraint",
    [
        'sh:sparql [ sh:select "SELECT $this {{ SERVICE <{canary}> {{ ?a ?b ?c }} }}" ]',
        'sh:sparql [ sh:select "SELECT $this FROM <{canary}> {{ $this ?b ?c }}" ]',
        "sh:target [ a sh:SPARQLTarget ; "
        'sh:select "SELECT ?this {{ SERVICE <{canary}> {{ ?this ?b ?c }} }}" ]',
        'sh:js [ a sh:JSConstraint ; sh:jsFunctionName "f" ; '
        'sh:jsLibrary [ sh:jsLibraryURL "{canary}" ] ]',
    ],
)
def test_shapes_of_others_reach_no_network(constraint: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.2)
        url = f"http://127.0.0.1:{canary.getsockname()[1]}/x"
        rule = shapes(
            f"<urn:o> a <http://www.w3.org/2002/07/owl#Ontology> ; "
            f"<http://www.w3.org/2002/07/owl#imports> <{url}> . "
            f"<urn:s> a sh:NodeShape ; sh:targetNode <urn:x> ; {constraint.format(canary=url)} ."
        )
        with contextlib.suppress(cg.InvalidGraph):
            validate(Graph().parse(data="<urn:x> <urn:p> 1 ."), rule)
        with pytest.raises(TimeoutError):
            canary.accept()


def test_shapes_of_others_are_ended_at_their_limit() -> None:
    rule = shapes(f'<urn:s> a sh:NodeShape ; sh:targetNode "{"a" * 36}!" ; sh:pattern "^(a+)+$" .')
    with pytest.raises(cg.errors.LimitExceeded, match="not answered within 3 seconds") as told:
        validate(Graph(), rule, timeout=3)
    assert told.value.limit == "seconds"


@pytest.mark.parametrize(
    "text",
    [
        "<urn:s> a sh:NodeShape ; sh:targetNode <urn:x> ; sh:minCount 1 .",
        "<urn:s> a sh:NodeShape ; sh:targetNode <urn:x> ; sh:property [ sh:minCount 1 ] .",
        '<urn:s> a sh:NodeShape ; sh:targetNode <urn:x> ; sh:pattern "(" .',
        '<urn:s> a sh:NodeShape ; sh:targetNode <urn:x> ; sh:sparql [ sh:select "nothing" ] .',
    ],
)
def test_what_is_no_shape_is_an_error_of_ours(text: str) -> None:
    with pytest.raises(cg.InvalidGraph, match="the shapes cannot run"):
        validate(Graph().parse(data="<urn:x> <urn:p> 1 ."), shapes(text))
