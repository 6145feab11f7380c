"""Triples to nodes: shortcuts are skipped, everything else is checked."""

from __future__ import annotations

import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from claimgraph.errors import InvalidGraph
from claimgraph.model import NOUNS, Node, holds_several, problem
from claimgraph.rdf.from_nodes import WIKIDATA
from claimgraph.rdf.terms import LABEL, RDF_TYPE, Literal, Triple
from claimgraph.rdf.vocabulary import (
    DATA,
    FIELDS,
    ONTOLOGY,
    SHORTCUTS,
    TYPES,
    Property,
    class_iri,
    expand,
)

_TYPE_VALUES = {expand(term): value for value, term in TYPES.items()}
_SKIPPED = {expand(term) for term in SHORTCUTS}


class UnreadTriples(UserWarning):
    """Triples that belong to no noun of the model were left out; the message counts them."""


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
        raise InvalidGraph(f"{fields['id']} is not a valid {noun}: {problem(error)}") from error


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
            return text.removeprefix(WIKIDATA)
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
