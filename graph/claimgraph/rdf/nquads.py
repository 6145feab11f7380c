"""Nodes to N-Quads, fast: the text of ``to_nquads(to_triples(nodes))`` at a part of the cost.

For each noun the mapping of ``vocabulary.FIELDS`` is compiled once into heads and functions that
write an object; what is rare goes the plain way. A test compares the two on every kind of graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from claimgraph import rdf
from claimgraph.model import Node
from claimgraph.nodes.status import statuses
from claimgraph.rdf import RDF_TYPE, Literal, Triple
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

_SURE = 1 << 20
"""Texts shorter than this need no look at how many bytes they take."""


class QuadLines(NamedTuple):
    """The statements of some nodes in one graph, and the triples of other subjects they name."""

    said: dict[str, list[str]]
    """Of each subject, as written, what its lines say: sorted, each once."""
    tail: str
    """What ends every line: the graph, and the line end."""
    named: dict[str, list[Triple]]

    @property
    def own(self) -> list[str]:
        """The lines of the nodes, those of each subject together and sorted."""
        return [f"{name}{one}{self.tail}" for name, said in self.said.items() for one in said]

    def text(self) -> str:
        """Return all lines of the nodes, sorted."""
        told = []
        for name in sorted(self.said):
            end = self.tail + name  # of each line but the last, and the start of the next
            told.append(f"{name}{end.join(self.said[name])}{self.tail}")
        return "".join(told)

    def __len__(self) -> int:
        return sum(map(len, self.said.values()))


def quad_lines(nodes: Iterable[Node], graph: str | None, base: str = DATA) -> QuadLines:
    """Return the N-Quads lines of some nodes, shortcuts included.

    They stand in the named graph of an IRI, or in the default graph.

    >>> from claimgraph.model import Document
    >>> quad_lines([Document(id="d", text="Hi")], "urn:g").own[-1]
    '<https://kg.example/d> <https://schema.org/text> "Hi" <urn:g> .\\n'
    """
    return _Writer(graph, base).write(nodes)


def all_lines(nodes: Iterable[Node], graph: str | None, base: str = DATA) -> list[str]:
    """Return the N-Quads lines of some nodes, and of the shared things that they name."""
    found = quad_lines(nodes, graph, base)
    named = (triple for triples in found.named.values() for triple in triples)
    return [*found.own, *rdf.to_nquads(named, graph)]


class _Names(dict[str, str]):
    """The ids in one text as N-Quads writes them, each made once."""

    def __init__(self, base: str) -> None:
        self._base = base

    def __missing__(self, node: str) -> str:
        named = self[node] = f"<{rdf.iri(node, self._base)}>"
        return named


class _Writer:
    """Writes nodes into one named graph."""

    def __init__(self, graph: str | None, base: str) -> None:
        self._base = base
        self._names = _Names(base)
        self._found = QuadLines(
            defaultdict(list), f" <{graph}> .\n" if graph else " .\n", defaultdict(list)
        )
        self._mixed: set[str] = set()
        """Subjects whose lines may come twice, or out of order."""

    def write(self, nodes: Iterable[Node]) -> QuadLines:
        counted = []
        for node in nodes:
            self._fields(node)
            if node.noun in _WITH_SHORTCUTS:
                self._shortcuts(node)
            if node.noun in _WITH_STATUS:
                counted.append(node)
        for claim, status in statuses(counted).items():
            self._add(self._names[claim], f"{_STATUS}{status}>")
        for name in self._mixed:
            self._found.said[name] = sorted(set(self._found.said[name]))
        return self._found

    def _add(self, subject: str, said: str) -> None:
        """Have something said of a subject that may be said already."""
        self._found.said[subject].append(said)
        self._mixed.add(subject)

    def _fields(self, node: Node) -> None:
        names, values = self._names, node.__dict__
        subject = names[node.id]
        fields, rare = _compiled(node.noun)
        said = self._found.said[subject]
        if said:
            self._mixed.add(subject)
        add = said.append
        for field, head, put in fields:
            if field is None:
                add(head)
                continue
            value = values[field]
            if not value and (value is None or value == ()):  # 0 and "" are values
                continue
            if type(value) is not tuple:
                add(head + (put(value) if put else names[value]))
            else:
                for item in value:
                    add(head + (put(item) if put else names[item]))
            if put is _TYPE or (type(value) is tuple and len(value) > 1):
                self._mixed.add(subject)
        for field, prop in rare:
            if (value := values[field]) is not None:
                iri = rdf.iri(node.id, self._base)
                self._plainly(node, rdf.field_triples(iri, prop, value, self._base))

    def _shortcuts(self, node: Node) -> None:
        names = self._names
        for start, predicate, target in rdf.implied(node):
            self._add(names[start], f" <{predicate}> {names[target]}")
        self._plainly(node, rdf.measured(node, self._base))

    def _plainly(self, node: Node, found: Iterable[Triple]) -> None:
        iri = rdf.iri(node.id, self._base)
        for triple in found:
            if iri in (triple.subject, triple.object):
                said = f" <{triple.predicate}> {rdf.object_text(triple.object)}"
                self._add(f"<{triple.subject}>", said)
            else:
                self._found.named[triple.subject].append(triple)


class _Compiled(NamedTuple):
    """How the nodes of a noun are written."""

    fields: list[tuple[str | None, str, Callable[[Any], str] | None]]
    """Fields in the order of their lines, the text before their objects, and what writes an object;
    None: it is a node. Without a field, the text is all: that a node is of the noun."""
    rare: list[tuple[str, Property]]
    """Fields of one value whose triples are of another shape."""


@cache
def _compiled(noun: str) -> _Compiled:
    """Return how the nodes of a noun are written."""
    mapping = FIELDS[noun].items()
    fields: list[tuple[str | None, str, Callable[[Any], str] | None]] = [
        (field, f" <{RDF_TYPE if prop.how == 'type' else prop.iri}> ", _WRITERS.get(prop.how))
        for field, prop in mapping
        if prop.how not in _RARE
    ]
    fields.append((None, f" <{RDF_TYPE}> <{class_iri(noun)}>", None))
    return _Compiled(
        sorted(fields, key=lambda field: field[1]),
        [(field, prop) for field, prop in mapping if prop.how in _RARE],
    )


def _string(item: str) -> str:
    if item.isprintable() and '"' not in item and "\\" not in item and len(item) < _SURE:
        return f'"{item}"'
    return rdf.object_text(Literal(item))


def _typed(how: How) -> Callable[[Any], str]:
    """Return what writes a literal of a datatype."""

    def put(item: Any) -> str:
        return rdf.object_text(rdf.literal(how, item))

    return put


_TYPE = {value: f"<{expand(term)}>" for value, term in TYPES.items()}.__getitem__
_WRITERS: dict[str, Callable[[Any], str]] = {
    "concept": f"<{ONTOLOGY}%s>".__mod__,
    "type": _TYPE,
    "integer": f'"%d"^^<{expand("xsd:integer")}>'.__mod__,
    "string": _string,
    **{how: _typed(how) for how in ("decimal", "url", "date", "moment")},
}
_RARE = ("inverse", "item", "agent")
_STATUS = f" <{expand('cg:status')}> <{ONTOLOGY}"
_WITH_STATUS = ("claim", "citation", "voicing")
_WITH_SHORTCUTS = ("citation", "inference", "voicing", "source", "figure", "edit")
