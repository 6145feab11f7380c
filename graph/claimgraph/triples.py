"""Nodes to triples and back, in plain Python: no store and no RDF library is involved.

The writer adds shortcuts (``cg:reliesOn``, ``cito:cites`` …) beside the nodes they follow from, so
that common questions are one triple; the reader ignores them and checks everything else.
"""

from __future__ import annotations

import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from claimgraph.coverage import statuses
from claimgraph.errors import InvalidGraph
from claimgraph.model import (
    EXPLICIT,
    NOUNS,
    Citation,
    Edit,
    Figure,
    Inference,
    Node,
    Source,
    Voicing,
    holds_several,
    node_id,
    problem,
)
from claimgraph.quantity import what_key
from claimgraph.vocabulary import (
    DATA,
    FIELDS,
    ONTOLOGY,
    SHORTCUTS,
    TYPES,
    How,
    Property,
    class_iri,
    expand,
)

XSD = expand("xsd:")
RDF_TYPE, LABEL = expand("rdf:type"), expand("rdfs:label")
STRING = XSD + "string"
MAX_LITERAL = (16 << 20) - 1024
"""The longest literal, in bytes as written: readers refuse a longer one, so we do not write it."""
_WIKIDATA = expand("wd:")
_DATATYPES = {"string": STRING, "url": XSD + "anyURI", "integer": XSD + "integer",
              "decimal": XSD + "decimal", "moment": XSD + "dateTime"}  # fmt: skip
_DATE_TYPES = {4: XSD + "gYear", 7: XSD + "gYearMonth", 10: XSD + "date"}
_TYPE_IRIS = {value: expand(term) for value, term in TYPES.items()}
_TYPE_VALUES = {iri: value for value, iri in _TYPE_IRIS.items()}
_SKIPPED = {expand(term) for term in SHORTCUTS}


class Literal(NamedTuple):
    """A literal: its lexical form and its datatype's IRI."""

    text: str
    datatype: str = STRING


class Triple(NamedTuple):
    """A statement; subject and predicate are IRIs, the object an IRI or a Literal."""

    subject: str
    predicate: str
    object: str | Literal


class UnreadTriples(UserWarning):
    """Triples that belong to no noun of the model were left out; the message counts them."""


def iri(node: str, base: str = DATA) -> str:
    """Return the IRI of a node id; an id that is an absolute IRI stays as it is.

    >>> iri("claim-1")
    'https://kg.example/claim-1'
    """
    return node if "://" in node or node.startswith("urn:") else base + node


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
            yield Triple(subject, prop.iri, _WIKIDATA + item)
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
    if isinstance(node, Figure) and node.what and (key := what_key(node.what)):
        variable = iri(node_id("variable", key), base)
        yield Triple(iri(node.id, base), _MEASURED, variable)
        yield Triple(variable, LABEL, Literal(key))


def from_triples(triples: Iterable[Triple], base: str = DATA) -> list[Node]:
    """Return the nodes that some triples describe, in no particular order.

    Triples that describe none of our nouns are counted in one ``UnreadTriples`` warning.

    Raises:
        InvalidGraph: a node lacks a field or holds a bad value; the message names both.
    """
    described: dict[str, dict[str, list[str | Literal]]] = defaultdict(lambda: defaultdict(list))
    incoming: dict[tuple[str, str], list[str]] = defaultdict(list)
    for subject, predicate, value in triples:
        described[subject][predicate].append(value)
        if predicate in _INVERSES and isinstance(value, str):
            incoming[value, predicate].append(subject)
    unread: Counter[str] = Counter()
    nodes = []
    for subject, properties in described.items():
        noun = next((n for t in properties.get(RDF_TYPE, ()) if (n := _NOUN_OF.get(str(t)))), None)
        if noun is None:
            _count_foreign(subject, properties, unread, base)
            continue
        nodes.append(_build(noun, subject, properties, incoming, described, base))
        _count_unread(noun, properties, unread)
    if unread:
        listed = ", ".join(f"{p} ({n})" for p, n in sorted(unread.items()))
        warnings.warn(UnreadTriples(f"left out what no noun holds: {listed}"), stacklevel=2)
    return nodes


_NOUN_OF = {class_iri(noun): noun for noun in NOUNS}
_INVERSES = {p.iri for fields in FIELDS.values() for p in fields.values() if p.how == "inverse"}
_READ = {
    noun: {p.iri for p in fields.values()} | _SKIPPED | {RDF_TYPE} | _INVERSES
    for noun, fields in FIELDS.items()
}


def _count_unread(noun: str, properties: dict[str, list[Any]], unread: Counter[str]) -> None:
    for predicate, values in properties.items():
        if predicate not in _READ[noun]:
            unread[predicate] += len(values)
    for value in properties.get(RDF_TYPE, ()):
        if value not in _NOUN_OF and value not in _TYPE_VALUES:
            unread[RDF_TYPE] += 1


def _count_foreign(
    subject: str, properties: dict[str, list[Any]], unread: Counter[str], base: str
) -> None:
    if set(properties) == {LABEL} and subject.startswith((base + "variable-", base + "agent-")):
        return  # the name of what a figure measures, or of who edited, read with the node
    for predicate, values in properties.items():
        unread[predicate] += len(values)


def _build(
    noun: str,
    subject: str,
    properties: dict[str, list[str | Literal]],
    incoming: dict[tuple[str, str], list[str]],
    described: dict[str, dict[str, list[str | Literal]]],
    base: str,
) -> Node:
    cls = NOUNS[noun]
    fields: dict[str, Any] = {"id": subject.removeprefix(base)}
    for field, prop in FIELDS[noun].items():
        values: list[Any] = (
            list(incoming.get((subject, prop.iri), ()))
            if prop.how == "inverse"
            else properties.get(prop.iri, [])
        )
        found = [
            item for v in values if (item := _value(prop, v, described, base, subject)) is not None
        ]
        if found:
            several = holds_several(cls, field)
            fields[field] = tuple(sorted(found)) if several else _only(found, subject, field)
    try:
        return cls(**fields)
    except ValueError as error:
        raise InvalidGraph(f"{fields['id']} is no {noun}: {problem(error)}") from error


def _value(
    prop: Property,
    value: str | Literal,
    described: dict[str, dict[str, list[str | Literal]]],
    base: str,
    subject: str,
) -> str | None:
    """Return the field's value behind an object, None when the object is not of its shape."""
    text = value.text if isinstance(value, Literal) else value
    match prop.how:
        case "link" | "inverse":
            return text.removeprefix(base)
        case "concept":
            return text.removeprefix(ONTOLOGY)
        case "type":
            return _TYPE_VALUES.get(text)
        case "item":
            return text.removeprefix(_WIKIDATA)
        case "agent":
            labels = described.get(text, {}).get(LABEL, [])
            return _only([v.text for v in labels if isinstance(v, Literal)], subject, prop.how)
        case _:
            return text


def _only(found: list[str], subject: str, field: str) -> str | None:
    distinct = sorted(set(found))
    if len(distinct) > 1:
        raise InvalidGraph(
            f"{subject} has {len(distinct)} values for {field}, which holds one: "
            f"{distinct[0]!r}, {distinct[1]!r}"
        )
    return distinct[0] if distinct else None


def to_nquads(triples: Iterable[Triple], graph: str | None = None) -> Iterator[str]:
    """Yield triples as N-Quads lines, in one named graph or in the default graph."""
    tail = f" <{graph}> .\n" if graph else " .\n"
    for subject, predicate, value in triples:
        yield f"<{subject}> <{predicate}> {object_text(value)}{tail}"


def object_text(value: str | Literal) -> str:
    """Return an IRI or a literal as N-Triples writes it."""
    if isinstance(value, Literal):
        suffix = "" if value.datatype == STRING else f"^^<{value.datatype}>"
        text = _escaped(value.text)
        if len(text) * 4 > MAX_LITERAL < len(text.encode()):
            raise InvalidGraph("a text is longer than the 16 MiB that RDF readers take; split it")
        return f'"{text}"{suffix}'
    return f"<{value}>"


def _escaped(text: str) -> str:
    for plain, written in _COMMON:
        if plain in text:
            text = text.replace(plain, written)
    return text if text.isprintable() else text.translate(_RARE)


_COMMON = [(c, "\\" + short) for c, short in zip('\\"\n\r\t\b\f', '\\"nrtbf', strict=True)]
_RARE = {code: f"\\u{code:04X}" for code in (*range(32), 127)}
