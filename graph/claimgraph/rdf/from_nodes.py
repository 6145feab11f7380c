"""Nodes to triples.

Shortcuts (``cg:reliesOn``, ``cito:cites`` …) are written beside the nodes they follow from, so that
common questions are one triple.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from claimgraph.model import (
    EXPLICIT,
    Citation,
    Edit,
    Figure,
    Inference,
    Node,
    Source,
    Voicing,
    node_id,
)
from claimgraph.nodes.status import statuses
from claimgraph.rdf.terms import LABEL, RDF_TYPE, STRING, XSD, Literal, Triple, iri
from claimgraph.rdf.vocabulary import (
    DATA,
    FIELDS,
    ONTOLOGY,
    TYPES,
    How,
    Property,
    class_iri,
    expand,
)

WIKIDATA = expand("wd:")
_DATATYPES = {"string": STRING, "url": XSD + "anyURI", "integer": XSD + "integer",
              "decimal": XSD + "decimal", "moment": XSD + "dateTime"}  # fmt: skip
_DATE_TYPES = {4: XSD + "gYear", 7: XSD + "gYearMonth", 10: XSD + "date"}
_TYPE_IRIS = {value: expand(term) for value, term in TYPES.items()}


def to_triples(nodes: Iterable[Node], base: str = DATA) -> Iterator[Triple]:
    """Yield the triples of some nodes, shortcuts included, in the order of the nodes."""
    held = list(nodes)
    for node in held:
        yield from _node_triples(node, base)
        yield from shortcuts(node, base)
    for claim, status in statuses(held).items():
        yield Triple(iri(claim, base), expand("cg:status"), ONTOLOGY + status)


def _node_triples(node: Node, base: str) -> Iterator[Triple]:
    subject = iri(node.id, base)
    yield Triple(subject, RDF_TYPE, class_iri(node.noun))
    for field, prop in FIELDS[node.noun].items():
        value = getattr(node, field)
        for item in value if isinstance(value, tuple) else (value,):
            if item is not None:
                yield from field_triples(subject, prop, item, base)


def field_triples(subject: str, prop: Property, item: Any, base: str) -> Iterator[Triple]:
    """Yield the triples of one value of a field; some name a shared thing and label it."""
    match prop.how:
        case "link":
            yield Triple(subject, prop.iri, iri(item, base))
        case "inverse":
            yield Triple(iri(item, base), prop.iri, subject)
        case "concept":
            yield Triple(subject, prop.iri, ONTOLOGY + item)
        case "type":
            yield Triple(subject, RDF_TYPE, _TYPE_IRIS[item])
        case "item":
            yield Triple(subject, prop.iri, WIKIDATA + item)
        case "agent":
            agent = iri(node_id("agent", item), base)
            yield Triple(subject, prop.iri, agent)
            yield Triple(agent, LABEL, Literal(item))
        case _:
            yield Triple(subject, prop.iri, literal(prop.how, item))


def literal(how: How, item: Any) -> Literal:
    """Return the literal for a value, by the shape of its property."""
    datatype = _DATE_TYPES[len(item)] if how == "date" else _DATATYPES[how]
    return Literal(_lexical(item), datatype)


def _lexical(item: str | int | float | Decimal) -> str:
    if isinstance(item, float):
        item = Decimal(repr(item))
    return decimal_text(item) if isinstance(item, Decimal) else str(item)


def decimal_text(value: Decimal) -> str:
    """Return a decimal as RDF writes it, without exponent or trailing zeros.

    >>> decimal_text(Decimal("2.50")), decimal_text(Decimal("1E-7"))
    ('2.5', '0.0000001')
    """
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def shortcuts(node: Node, base: str) -> Iterator[Triple]:
    """Yield the triples that follow from a node and spare common questions a step."""
    for start, predicate, target in implied(node):
        yield Triple(iri(start, base), predicate, iri(target, base))
    yield from measured(node, base)


def implied(node: Node) -> Iterator[tuple[str, str, str]]:
    """Yield the shortcuts between nodes: an id, a predicate's IRI, an id."""
    match node:
        case Citation(asserted=True):
            yield node.claim, _RELIES_ON, node.source
            yield node.claim, _DERIVED, node.source
            if node.basis in EXPLICIT:
                yield node.claim, _CITES, node.source
        case Inference(asserted=True):
            for premise in node.premises:
                yield node.claim, _DERIVED, premise
        case Voicing(actor=str(actor)):
            yield node.claim, _ATTRIBUTED, actor
        case Edit():
            yield node.id, _EDITED[node.action], node.citation
        case Source():
            for upstream in node.copy_of:
                yield node.id, _DERIVED, upstream


_RELIES_ON, _CITES = expand("cg:reliesOn"), expand("cito:cites")
_DERIVED, _ATTRIBUTED = expand("prov:wasDerivedFrom"), expand("prov:wasAttributedTo")
_EDITED = {"attach": expand("prov:generated"), "detach": expand("prov:invalidated")}
_MEASURED = expand("schema:variableMeasured")


def measured(node: Node, base: str) -> Iterator[Triple]:
    """Yield the shared node for what a figure measures, however each of them words it."""
    if not isinstance(node, Figure) or not node.what:
        return
    from claimgraph.quantity import what_key  # loaded where there are figures

    if key := what_key(node.what):
        variable = iri(node_id("variable", key), base)
        yield Triple(iri(node.id, base), _MEASURED, variable)
        yield Triple(variable, LABEL, Literal(key))
