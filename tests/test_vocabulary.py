"""The same names everywhere: model, Python constants, Turtle, JSON-LD context."""

from __future__ import annotations

import json
import typing

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, URIRef

import claimgraph as cg
from claimgraph import model
from claimgraph.model import NOUNS
from claimgraph.rdf.vocabulary import (
    FIELDS,
    ONTOLOGY,
    PREFIXES,
    SHORTCUTS,
    TYPES,
    class_iri,
    expand,
)

IS_DEFINED_BY = URIRef("https://w3id.org/claimgraph/ontology")
CONCEPTS = {
    "claimKinds": model.ClaimKind,
    "statuses": model.Status,
    "asides": model.Aside,
    "eventStatuses": model.EventStatus,
    "comparators": model.Comparator,
    "voicingStyles": model.VoicingStyle,
    "modalities": model.Modality,
    "polarities": model.Polarity,
    "noticeKinds": model.NoticeKind,
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    graph = Graph()
    for name in ("claimgraph.ttl", "schemes.ttl"):
        graph.parse(data=cg.resource(f"ontology/{name}").read_text(encoding="utf-8"))
    return graph


def own(graph: Graph, *types: str) -> set[str]:
    """The names of our own terms of some types."""
    found = {s for t in types for s in graph.subjects(RDF.type, URIRef(expand(t)))}
    return {str(s).removeprefix(ONTOLOGY) for s in found if str(s).startswith(ONTOLOGY)}


def test_every_field_of_every_noun_has_a_property() -> None:
    assert set(FIELDS) == set(NOUNS)
    for noun, cls in NOUNS.items():
        assert set(FIELDS[noun]) == set(cls.model_fields) - {"id"}


def test_the_classes_are_the_nouns(ontology: Graph) -> None:
    assert own(ontology, "owl:Class") == {class_iri(n).removeprefix(ONTOLOGY) for n in NOUNS}


def test_the_properties_are_those_of_the_mapping(ontology: Graph) -> None:
    used = {p.term for fields in FIELDS.values() for p in fields.values()} | set(SHORTCUTS)
    ours = {term.removeprefix("cg:") for term in used if term.startswith("cg:")}
    assert own(ontology, "owl:ObjectProperty", "owl:DatatypeProperty") == ours


def test_reused_terms_are_declared(ontology: Graph) -> None:
    used = {p.term for fields in FIELDS.values() for p in fields.values()} | set(TYPES.values())
    for term in used - {"rdf:type", "rdfs:label"}:
        assert (URIRef(expand(term)), RDF.type, None) in ontology, term


@pytest.mark.parametrize("scheme", CONCEPTS)
def test_the_concepts_of_a_scheme_are_the_values_of_its_field(ontology: Graph, scheme: str) -> None:
    held = ontology.subjects(SKOS.inScheme, URIRef(ONTOLOGY + scheme))
    names = {str(c).removeprefix(ONTOLOGY) for c in held}
    assert names == set(typing.get_args(CONCEPTS[scheme]))


def test_the_bases_are_those_of_all_links(ontology: Graph) -> None:
    held = ontology.subjects(SKOS.inScheme, URIRef(ONTOLOGY + "bases"))
    bases = {
        *typing.get_args(model.CitationBasis),
        *typing.get_args(model.ReferenceBasis),
        *typing.get_args(model.Basis),
    }
    assert {str(c).removeprefix(ONTOLOGY) for c in held} == bases


def test_explicit_bases_are_narrower_than_explicit(ontology: Graph) -> None:
    below = ontology.subjects(SKOS.broader, URIRef(ONTOLOGY + "explicit"))
    names = {str(c).removeprefix(ONTOLOGY) for c in below} | {"explicit"}
    assert set(typing.get_args(model.CitationBasis)) & names == model.EXPLICIT - {"explicit"}


def test_every_term_has_label_definition_and_example(ontology: Graph) -> None:
    terms = set(ontology.subjects(RDFS.isDefinedBy, IS_DEFINED_BY))
    ours = {s for s in ontology.subjects() if str(s).startswith(ONTOLOGY)}
    assert terms == ours
    for term in terms:
        assert ontology.value(term, RDFS.label), term
        if (term, RDF.type, SKOS.ConceptScheme) not in ontology:
            assert ontology.value(term, SKOS.definition), term
            assert ontology.value(term, SKOS.example), term


def test_the_context_names_what_the_mapping_names() -> None:
    text = cg.resource("ontology/context.jsonld").read_text(encoding="utf-8")
    context = json.loads(text)["@context"]
    terms = {v["@id"] for v in context.values() if isinstance(v, dict)}
    used = {p.term for f in FIELDS.values() for p in f.values() if p.how != "type"}
    assert terms == used | set(SHORTCUTS)
    assert {k: v for k, v in context.items() if k in PREFIXES} == PREFIXES


def test_both_parsers_read_the_shipped_files() -> None:
    import pyoxigraph as ox

    for name in ("claimgraph.ttl", "schemes.ttl", "shapes.ttl"):
        text = cg.resource(f"ontology/{name}").read_text(encoding="utf-8")
        assert len(Graph().parse(data=text)) == len(set(ox.parse(text, ox.RdfFormat.TURTLE)))


def test_every_reliance_has_its_citation_and_every_citation_its_shortcut(
    briefing: cg.ClaimGraph,
) -> None:
    cited = "?k cito:hasCitingEntity ?c ; cito:hasCitedEntity ?s"
    bare = f"SELECT * {{ ?c cg:reliesOn ?s FILTER NOT EXISTS {{ {cited} }} }}"
    assert len(briefing.sparql(bare)) == 0
    for citation in briefing.citations():
        short = {s.id for s in briefing.sources(of=citation.claim)}
        assert not citation.asserted or citation.source in short
