"""RDF: the vocabulary, nodes to triples and back, and formats. Names here need no RDF library."""

from claimgraph.rdf.blank_nodes import both
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
    Quad,
    Triple,
    iri,
    object_text,
    quad_text,
    to_nquads,
)
from claimgraph.rdf.to_nodes import (
    UnreadTriples,
    from_quads,
    from_triples,
    listed,
    warn_of,
    without_quoted,
)

__all__ = [
    "LABEL",
    "MAX_LITERAL",
    "RDF_TYPE",
    "STRING",
    "XSD",
    "Literal",
    "Quad",
    "Triple",
    "UnreadTriples",
    "both",
    "decimal_text",
    "field_triples",
    "from_quads",
    "from_triples",
    "implied",
    "iri",
    "listed",
    "literal",
    "measured",
    "object_text",
    "quad_text",
    "shortcuts",
    "to_nquads",
    "to_triples",
    "warn_of",
    "without_quoted",
]
