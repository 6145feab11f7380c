"""Nodes to N-Quads text, fast: what ``to_nquads(to_triples(nodes))`` writes, at a part of the cost.

For each noun the mapping of ``vocabulary.FIELDS`` is compiled once into heads and functions that
write an object; what is rare goes the plain way. A test compares the two on every kind of graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from claimgraph import triples
from claimgraph.coverage import statuses
from claimgraph.model import Node
from claimgraph.triples import Literal, Triple
from claimgraph.vocabulary import DATA, FIELDS, ONTOLOGY, Property, class_iri, expand

_SURE = 1 << 20
"""Texts shorter than this need no look at how many bytes they take."""


class Lines(NamedTuple):
    """N-Quads lines of some nodes, and the triples of other subjects that they name."""

    own: list[str]
    named: dict[str, list[Triple]]


def lines(nodes: Iterable[Node], graph: str, base: str = DATA) -> Lines:
    """Return the N-Quads lines of some nodes, shortcuts included; a line may come twice.

    >>> from claimgraph.model import Document
    >>> lines([Document(id="d", text="Hi")], "urn:g").own[1]
    '<https://kg.example/d> <https://schema.org/text> "Hi" <urn:g> .\\n'
    """
    held = list(nodes)
    tail = f" <{graph}> .\n"
    found = Lines([], defaultdict(list))
    for node in held:
        _write(node, tail, base, found)
        if node.noun in _WITH_SHORTCUTS:
            _write_shortcuts(node, tail, base, found)
    status = f" <{expand('cg:status')}> <{ONTOLOGY}"
    for claim, value in statuses(held).items():
        found.own.append(f"<{triples.iri(claim, base)}>{status}{value}>{tail}")
    return found


def _write(node: Node, tail: str, base: str, into: Lines) -> None:
    iri = triples.iri(node.id, base)
    subject, values, own = f"<{iri}>", node.__dict__, into.own
    own.append(f"{subject} <{triples.RDF_TYPE}> <{class_iri(node.noun)}>{tail}")
    for field, prop, head, put in _compiled(node.noun, base):
        value = values[field]
        if value is None or value == ():
            continue
        for item in value if type(value) is tuple else (value,):
            if put:
                own.append(f"{subject}{head}{put(item)}{tail}")
            else:
                _write_plainly(iri, prop, item, tail, base, into)


def _write_shortcuts(node: Node, tail: str, base: str, into: Lines) -> None:
    for triple in triples.shortcuts(node, base):
        if triple.predicate == triples.LABEL:
            into.named[triple.subject].append(triple)
        else:
            into.own.append(f"<{triple.subject}> <{triple.predicate}> <{triple.object}>{tail}")


def _write_plainly(
    subject: str, prop: Property, item: Any, tail: str, base: str, into: Lines
) -> None:
    for triple in triples.field_triples(subject, prop, item, base):
        if subject in (triple.subject, triple.object):
            line = next(triples.to_nquads([triple]))
            into.own.append(line.removesuffix(" .\n") + tail)
        else:
            into.named[triple.subject].append(triple)


@cache
def _compiled(noun: str, base: str) -> list[tuple[str, Property, str, Callable[[Any], str] | None]]:
    """Return each field of a noun: its property, the text before an object, and what writes one."""

    def link(item: str) -> str:
        return f"<{triples.iri(item, base)}>"

    writers: dict[str, Callable[[Any], str]] = {
        "link": link,
        "concept": f"<{ONTOLOGY}%s>".__mod__,
        "integer": f'"%d"^^<{expand("xsd:integer")}>'.__mod__,
        "string": _string,
    }
    return [
        (field, prop, f" <{prop.iri}> ", writers.get(prop.how))
        for field, prop in FIELDS[noun].items()
    ]


def _string(item: str) -> str:
    if item.isprintable() and '"' not in item and "\\" not in item and len(item) < _SURE:
        return f'"{item}"'
    return triples.object_text(Literal(item))


_WITH_SHORTCUTS = ("citation", "inference", "voicing", "source", "figure", "edit")
