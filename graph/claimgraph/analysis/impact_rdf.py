"""An ``Impact`` in RDF: an activity of PROV, and a Web Annotation on each claim that it touches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph import rdf
from claimgraph.model import node_id
from claimgraph.rdf.vocabulary import expand

if TYPE_CHECKING:
    from claimgraph.analysis.impact import Impact


def triples(impact: Impact, title: str, base: str) -> Iterator[rdf.Triple]:
    """Yield an impact as triples, under a title; names of nodes begin with ``base``."""
    name = node_id("impact", impact.counting, impact.min_confidence, *impact.withdrawn)
    activity = rdf.iri(name, base)
    yield rdf.Triple(activity, rdf.RDF_TYPE, expand("prov:Activity"))
    yield rdf.Triple(activity, rdf.LABEL, rdf.Literal(title))
    for node in impact.withdrawn:
        yield rdf.Triple(activity, expand("prov:invalidated"), rdf.iri(node, base))
    for claim in [*impact.falls, *impact.in_question, *impact.survives]:
        note = rdf.iri(node_id("outcome", name, claim.id), base)
        told: list[tuple[str, str | rdf.Literal]] = [
            ("rdf:type", expand("oa:Annotation")),
            ("rdfs:label", rdf.Literal(impact.outcome(claim))),
            ("oa:hasTarget", rdf.iri(claim.id, base)),
            ("oa:bodyValue", rdf.Literal(impact.path(claim))),
            ("prov:wasGeneratedBy", activity),
            *(("prov:wasDerivedFrom", rdf.iri(n.id, base)) for n in impact.witness(claim)),
        ]
        yield from (rdf.Triple(note, expand(term), value) for term, value in told)
