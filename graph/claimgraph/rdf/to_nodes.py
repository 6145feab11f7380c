"""Triples to nodes: shortcuts are skipped, what no node holds is kept, the rest is checked."""

from __future__ import annotations

import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from claimgraph.errors import InvalidGraph
from claimgraph.model import NOUNS, Node, holds_several, node_id, problem
from claimgraph.rdf.blank_nodes import named
from claimgraph.rdf.from_nodes import WIKIDATA
from claimgraph.rdf.terms import LABEL, RDF_TYPE, STRING, Literal, Quad, Triple, iri, is_quoted
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
_NOUN_OF = {class_iri(noun): noun for noun in NOUNS}
_INVERSES = {p.iri for fields in FIELDS.values() for p in fields.values() if p.how == "inverse"}
_READ = {noun: {p.iri for p in fields.values()} for noun, fields in FIELDS.items()}
_SHOWN = 20
"""Names that a warning tells; the rest is counted."""

Value = str | Literal


class UnreadTriples(UserWarning):
    """Triples that belong to no noun of the model; the message counts them, by property."""


class Found(NamedTuple):
    """What some statements hold: nodes, and the statements that no node holds."""

    nodes: list[Node]
    foreign: tuple[Quad, ...]


def from_triples(triples: Iterable[Triple], base: str = DATA) -> list[Node]:
    """Return the nodes that some triples describe, in no particular order.

    Triples that describe none of our nouns are counted in one ``UnreadTriples`` warning.

    Raises:
        InvalidGraph: a node lacks a field or holds a bad value; the message names both.
    """
    found = from_quads((Quad(*triple[:3]) for triple in triples), base)
    warn_of(found.foreign, "left out what no noun holds")
    return found.nodes


def from_quads(quads: Iterable[Quad], base: str = DATA) -> Found:
    """Return the nodes that some statements describe, and the statements that no node holds.

    A word that a node holds without its language is among the latter, too.

    Raises:
        InvalidGraph: a node lacks a field or holds a bad value; the message names both.
    """
    held = named(list(quads), _noun_of, RDF_TYPE, base)
    described = _Described(held, base)
    nodes = [described.node(subject, noun) for subject, noun in described.nouns.items()]
    described.look_at_others()
    left = described.left
    return Found(nodes, tuple(sorted({q for q in held if q[:3] in left}, key=_sort_key)))


def warn_of(foreign: Sequence[Quad], what: str) -> None:
    """Warn of statements that no noun holds, counted by property."""
    if not foreign:
        return
    counted = Counter(quad.predicate for quad in foreign)
    warnings.warn(UnreadTriples(f"{what}: {listed(counted, 'properties')}"), stacklevel=3)


def listed(counted: Mapping[str, int], noun: str) -> str:
    """Return names with how often each stands there, for a message; of many, some.

    >>> listed({"foaf:name": 2, "foaf:age": 1}, "properties")
    'foaf:age (1), foaf:name (2)'
    """
    found = [f"{name} ({count})" for name, count in sorted(counted.items())]
    more = f" and {len(found) - _SHOWN} more {noun}" if len(found) > _SHOWN else ""
    return ", ".join(found[:_SHOWN]) + more


def without_quoted(triples: Iterable[Triple], where: str) -> Iterator[Triple]:
    """Yield the triples within which no other triple stands; warn of the others."""
    lost = 0
    for triple in triples:
        if is_quoted(triple.object):
            lost += 1
        else:
            yield triple
    if lost:
        what = f"{lost} statements about statements are left out: {where} has none (RDF 1.2)"
        warnings.warn(UnreadTriples(what), stacklevel=3)


def _sort_key(quad: Quad) -> tuple[str, ...]:
    value = quad.object
    return (*quad[:2], *((value,) if isinstance(value, str) else ("", *value)), quad.graph)


def _noun_of(classes: Iterable[Value]) -> str | None:
    """Return the noun that one of some classes stands for.

    Raises:
        InvalidGraph: two of them do.
    """
    found = sorted({_NOUN_OF[c] for c in classes if isinstance(c, str) and c in _NOUN_OF})
    if len(found) > 1:
        raise InvalidGraph(f"one thing cannot be a {found[0]} and a {found[1]}; keep one class")
    return found[0] if found else None


class _Described:
    """What is said of each subject, and what of it no node holds."""

    def __init__(self, quads: Iterable[Quad], base: str) -> None:
        self._base = base
        self._of: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
        self._incoming: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.left: set[tuple[Any, ...]] = set()
        for subject, predicate, value, _ in quads:
            self._of[subject][predicate].append(value)
            if predicate in _INVERSES and isinstance(value, str):
                self._incoming[value, predicate].append(subject)
        self.nouns = self._nouns()

    def _nouns(self) -> dict[str, str]:
        found = {}
        for subject, properties in self._of.items():
            try:
                noun = _noun_of(properties.get(RDF_TYPE, ()))
            except InvalidGraph as error:
                raise InvalidGraph(f"{subject}: {error}") from None
            if noun:
                found[subject] = noun
        return found

    def node(self, subject: str, noun: str) -> Node:
        """Return the node that a subject is."""
        cls, properties = NOUNS[noun], self._of[subject]
        fields: dict[str, Any] = {"id": subject.removeprefix(self._base)}
        for field, prop in FIELDS[noun].items():
            values: Sequence[Value] = (
                self._incoming.get((subject, prop.iri), ())
                if prop.how == "inverse"
                else properties.get(prop.iri, ())
            )
            if not values:
                continue
            needed = cls.model_fields[field].is_required()
            several = holds_several(cls, field)
            found = self._read(subject, prop, values, needed=needed)
            if found:
                distinct = sorted(set(found.values()))
                fields[field] = tuple(distinct) if several else _one(subject, field, found)
        self._look_at(subject, noun)
        try:
            return cls(**fields)
        except ValueError as error:
            raise InvalidGraph(f"{fields['id']} is not a valid {noun}: {problem(error)}") from error

    def _read(
        self, subject: str, prop: Property, values: Iterable[Value], *, needed: bool
    ) -> dict[Value, str]:
        """Return what a field holds of each value; the values it cannot hold are left."""
        found = {}
        for value in values:
            text = self._text(prop, value, needed=needed)
            if text is not None:
                found[value] = text
            if prop.how not in ("type", "inverse") and not self._whole(prop, value, text):
                self.left.add((subject, prop.iri, value))
        return found

    def _text(self, prop: Property, value: Value, *, needed: bool) -> str | None:
        """Return what a field holds of an object, None when the object is not of its shape."""
        text = value.text if isinstance(value, Literal) else value
        match prop.how:
            case "link" | "inverse":
                ours = text in self.nouns or text.startswith(self._base)
                return text.removeprefix(self._base) if ours or needed else None
            case "concept":
                return text.removeprefix(ONTOLOGY) if text.startswith(ONTOLOGY) or needed else None
            case "type":
                return _TYPE_VALUES.get(text)
            case "item":
                return text.removeprefix(WIKIDATA) if text.startswith(WIKIDATA) else None
            case "agent":
                return self._label(text)
            case "url":
                return text
            case _:
                return text if isinstance(value, Literal) else None

    def _whole(self, prop: Property, value: Value, text: str | None) -> bool:
        """Whether a field says all that a value does: its language, datatype and IRI, too."""
        if text is None:
            return False
        if isinstance(value, Literal):
            return not value.language and (prop.how != "string" or value.datatype == STRING)
        return prop.how != "agent" or value == iri(node_id("agent", text), self._base)

    def _label(self, agent: str) -> str | None:
        labels = {v.text for v in self._of.get(agent, {}).get(LABEL, ()) if isinstance(v, Literal)}
        if len(labels) > 1:
            first, second, *_ = sorted(labels)
            raise InvalidGraph(f"{agent} has two names, of which one holds: {first!r}, {second!r}")
        return labels.pop() if labels else None

    def _look_at(self, subject: str, noun: str) -> None:
        """Leave what is said of a node beside its fields, unless it follows from other nodes."""
        types = {p.how: f for f, p in FIELDS[noun].items()}.get("type")
        allowed = {expand(TYPES[value]) for value in TYPES} if types else set()
        for predicate, values in self._of[subject].items():
            if predicate == RDF_TYPE:
                extra = [v for v in values if v not in _NOUN_OF and v not in allowed]
            elif predicate in _SKIPPED or predicate in _INVERSES:
                extra = [v for v in values if not self._follows(v)]
            else:
                extra = [] if predicate in _READ[noun] else values
            self.left.update((subject, predicate, value) for value in extra)

    def _follows(self, value: Value) -> bool:
        """Whether an object is such that the writer adds the triple where it holds."""
        ours = (self._base, ONTOLOGY)
        return isinstance(value, str) and (value in self.nouns or value.startswith(ours))

    def look_at_others(self) -> None:
        """Leave what is said of things that are no nodes, but for names that nodes give them."""
        for subject, properties in self._of.items():
            if subject not in self.nouns:
                self.left.update(
                    (subject, predicate, value)
                    for predicate, values in properties.items()
                    for value in values
                    if not (predicate == LABEL and _is_name(subject, value, self._base))
                )


def _one(subject: str, field: str, found: dict[Value, str]) -> str:
    """Return the value of a field that holds one; of several languages, one is taken."""
    distinct = sorted(set(found.values()))
    if len(distinct) == 1:
        return distinct[0]
    tagged = {v: text for v, text in found.items() if isinstance(v, Literal) and v.language}
    untagged = sorted({text for v, text in found.items() if v not in tagged})
    if len(untagged) > 1:
        raise InvalidGraph(
            f"{subject} has {len(untagged)} values for {field}, which holds one: "
            f"{untagged[0]!r}, {untagged[1]!r}"
        )
    return untagged[0] if untagged else tagged[min(tagged, key=_by_language)]


def _by_language(value: Value) -> tuple[bool, str, str]:
    assert isinstance(value, Literal)  # only literals have a language
    return not value.language.lower().startswith("en"), value.language, value.text


def _is_name(subject: str, value: Value, base: str) -> bool:
    """Whether a node gives a thing this name: what a figure measures, or who edited."""
    if not isinstance(value, Literal) or value.language:
        return False
    return subject in {iri(node_id(kind, value.text), base) for kind in ("variable", "agent")}
