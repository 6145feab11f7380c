"""The terms of the ontology, once: namespaces, classes, and which property carries which field.

``FIELDS`` is the whole mapping between the nouns of ``claimgraph.model`` and RDF, as data. The
writer, the reader, the JSON-LD context and the tests all read it; nothing else names a property.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

ONTOLOGY = "https://w3id.org/claimgraph/ontology#"
"""The namespace of our own terms. It does not resolve yet; nothing depends on that."""
DATA = "https://kg.example/"
"""The default base of the data's IRIs, under a reserved domain so that a placeholder shows."""

PREFIXES: dict[str, str] = {
    "biro": "http://purl.org/spar/biro/",
    "c4o": "http://purl.org/spar/c4o/",
    "cg": ONTOLOGY,
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "doco": "http://purl.org/spar/doco/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kg": DATA,
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

How = Literal["link", "inverse", "concept", "type", "item", "string", "integer",
              "decimal", "url", "date", "moment", "agent"]  # fmt: skip


@dataclass(frozen=True)
class Property:
    """How one field is written: the property, and the shape of its objects.

    ``link`` and ``inverse`` join nodes (an inverse starts at the other node); ``concept`` is one of
    our SKOS concepts; ``type`` is a further rdf:type; ``item`` a Wikidata item;
    ``agent`` a shared node for who did something; the rest are literals.
    """

    term: str
    how: How = "string"

    @cached_property
    def iri(self) -> str:
        """The property's full IRI."""
        return expand(self.term)


@cache
def expand(term: str) -> str:
    """Return the IRI of a prefixed term.

    >>> expand("cg:Claim")
    'https://w3id.org/claimgraph/ontology#Claim'
    """
    prefix, _, name = term.partition(":")
    return PREFIXES[prefix] + name


_SPAN = {
    "document": Property("oa:hasSource", "link"),
    "start": Property("oa:start", "integer"),
    "end": Property("oa:end", "integer"),
    "exact": Property("oa:exact"),
    "roles": Property("rdf:type", "type"),
    "aside": Property("dcterms:type", "concept"),
    "part_of": Property("dcterms:isPartOf", "link"),
}
_GROUND = {
    "basis": Property("cg:basis", "concept"),
    "confidence": Property("cg:confidence", "decimal"),
}
_NAMED = _GROUND | {
    "document": Property("dcterms:isReferencedBy", "link"),
    "name": Property("rdfs:label"),
    "mentioned_in": Property("cg:mentionedIn", "link"),
}

FIELDS: dict[str, dict[str, Property]] = {
    "document": {
        "text": Property("schema:text"),
        "title": Property("dcterms:title"),
        "language": Property("dcterms:language"),
        "media_type": Property("dcterms:format"),
        "origin": Property("dcterms:source"),
        "published": Property("schema:datePublished", "date"),
    },
    "passage": _SPAN,
    "marker": _SPAN
    | {
        "labels": Property("skos:notation"),
        "url": Property("schema:url", "url"),
        "denotes": Property("c4o:denotes", "link"),
    },
    "reference": _SPAN
    | {
        "source": Property("biro:references", "link"),
        "number": Property("schema:position", "integer"),
        "name": Property("skos:notation"),
        "basis": Property("cg:basis", "concept"),
        "title": Property("dcterms:title"),
        "url": Property("schema:url", "url"),
    },
    "source": {
        "title": Property("schema:headline"),
        "url": Property("schema:url", "url"),
        "publisher": Property("dcterms:publisher"),
        "published": Property("schema:datePublished", "date"),
        "copy_of": Property("prov:wasQuotedFrom", "link"),
        "disputes": Property("cito:disputes", "link"),
    },
    "claim": {
        "document": Property("schema:appearance", "link"),
        "passage": Property("cg:expressedIn", "link"),
        "text": Property("schema:text"),
        "passages": Property("cg:restsOn", "link"),
        "completed_by": Property("cg:completedBy", "link"),
        "kind": Property("dcterms:type", "concept"),
        "mentions": Property("schema:mentions", "link"),
        "about": Property("schema:about", "link"),
        "figures": Property("cg:hasFigure", "link"),
        "disputes": Property("cito:disputes", "link"),
        "modality": Property("cg:modality", "concept"),
        "polarity": Property("cg:polarity", "concept"),
        "shown_by": Property("cg:shownBy", "link"),
        "alternate_of": Property("prov:alternateOf", "link"),
        "specialization_of": Property("prov:specializationOf", "link"),
        "proposed_by": Property("cg:proposedBy"),
        **_GROUND,
    },
    "citation": _GROUND
    | {
        "claim": Property("cito:hasCitingEntity", "link"),
        "source": Property("cito:hasCitedEntity", "link"),
        "marker": Property("cg:marker", "link"),
        "evidence": Property("cg:evidence", "link"),
    },
    "voicing": _GROUND
    | {
        "claim": Property("prov:qualifiedAttribution", "inverse"),
        "actor": Property("prov:agent", "link"),
        "cue": Property("cg:cue", "link"),
        "speaker": Property("cg:speaker", "link"),
        "content": Property("cg:content", "link"),
        "quotes": Property("cg:quotes", "link"),
        "style": Property("cg:style", "concept"),
        "within": Property("cg:within", "link"),
    },
    "inference": _GROUND
    | {
        "claim": Property("cg:conclusion", "link"),
        "premises": Property("cg:premise", "link"),
    },
    "actor": _NAMED
    | {
        "kind": Property("rdf:type", "type"),
        "aliases": Property("skos:altLabel"),
        "role": Property("schema:jobTitle"),
        "affiliation": Property("schema:affiliation", "link"),
        "acts_for": Property("prov:actedOnBehalfOf", "link"),
        "wikidata": Property("schema:sameAs", "item"),
    },
    "event": _NAMED
    | {
        "agents": Property("schema:agent", "link"),
        "participants": Property("schema:participant", "link"),
        "places": Property("schema:location", "link"),
        "start_date": Property("schema:startDate", "date"),
        "end_date": Property("schema:endDate", "date"),
        "dated_by": Property("cg:datedBy", "link"),
        "date_basis": Property("cg:dateBasis", "concept"),
        "date_confidence": Property("cg:dateConfidence", "decimal"),
        "status": Property("schema:eventStatus", "concept"),
    },
    "figure": _GROUND
    | {
        "document": Property("dcterms:isReferencedBy", "link"),
        "value": Property("schema:value", "decimal"),
        "upper": Property("schema:maxValue", "decimal"),
        "comparator": Property("cg:comparator", "concept"),
        "unit_code": Property("schema:unitCode"),
        "unit_text": Property("schema:unitText"),
        "what": Property("schema:name"),
        "restates": Property("prov:alternateOf", "link"),
        "mentioned_in": Property("cg:mentionedIn", "link"),
    },
    "notice": {
        "source": Property("cg:concerns", "link"),
        "kind": Property("dcterms:type", "concept"),
        "date": Property("dcterms:date", "date"),
        "passages": Property("cg:concernsPassage", "link"),
    },
    "edit": _GROUND
    | {
        "action": Property("dcterms:type", "concept"),
        "order": Property("schema:position", "integer"),
        "by": Property("prov:wasAssociatedWith", "agent"),
        "why": Property("dcterms:description"),
        "at": Property("prov:endedAtTime", "moment"),
        "citation": Property("cg:editedCitation", "link"),
        "claim": Property("cg:editedClaim", "link"),
        "source": Property("cg:editedSource", "link"),
        "marker": Property("cg:marker", "link"),
        "evidence": Property("cg:evidence", "link"),
        "citation_note": Property("skos:editorialNote"),
    },
}

for _fields in FIELDS.values():
    _fields["note"] = Property("skos:note")

TYPES: dict[str, str] = {
    "paragraph": "doco:Paragraph",
    "sentence": "doco:Sentence",
    "heading": "doco:SectionTitle",
    "person": "schema:Person",
    "organisation": "schema:Organization",
    "country": "schema:Country",
    "place": "schema:Place",
    "group": "foaf:Group",
}
"""The further rdf:type behind each value of a ``type`` field."""

SHORTCUTS: tuple[str, ...] = (
    "cito:cites", "cg:reliesOn", "prov:wasDerivedFrom", "prov:wasAttributedTo", "cg:status",
    "schema:variableMeasured", "prov:generated", "prov:invalidated",
)  # fmt: skip
"""Properties the writer adds, so that common questions need no reasoner; the reader skips them."""


@cache
def class_iri(noun: str) -> str:
    """Return the class of a noun.

    >>> class_iri("claim")
    'https://w3id.org/claimgraph/ontology#Claim'
    """
    return ONTOLOGY + noun.capitalize()
