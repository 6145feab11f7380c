"""RDF: the vocabulary, nodes to triples and back, and formats. Names here need no RDF library."""

from claimgraph.rdf.from_nodes import (
    decimal_text,
    field_triples,
    implied,
    literal,
    measured,
    shortcuts,
    to_triples,
)
from claimgraph.rdf.terms import (
    LABEL,
    MAX_LITERAL,
    RDF_TYPE,
    STRING,
    XSD,
    Literal,
    Triple,
    iri,
    object_text,
    to_nquads,
)
from claimgraph.rdf.to_nodes import UnreadTriples, from_triples

__all__ = [
    "LABEL",
    "MAX_LITERAL",
    "RDF_TYPE",
    "STRING",
    "XSD",
    "Literal",
    "Triple",
    "UnreadTriples",
    "decimal_text",
    "field_triples",
    "from_triples",
    "implied",
    "iri",
    "literal",
    "measured",
    "object_text",
    "shortcuts",
    "to_nquads",
    "to_triples",
]
