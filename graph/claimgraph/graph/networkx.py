"""A graph as a typed NetworkX MultiDiGraph, and back without loss.

Each node carries ``kind`` (its noun), ``label`` and its plain fields; each link between nodes is an
edge whose ``relation`` is the field's name. The claim's and the actor's own kind is ``type``. Every
attribute is a str, int or float, so that all of NetworkX's writers take the graph: several values
are a JSON array in a str, and a number that no float equals is a str. A text with control
characters, of which XML has none, is a JSON string; ``escaped`` names such attributes. In GEXF a
node's ``start`` and ``end`` would be times, so offsets are ``begins`` and ``ends``; NetworkX writes
Cytoscape's JSON with the node in the place of ``value``, so a figure's is ``amount``.
"""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

import networkx as nx

from claimgraph.errors import InvalidGraph
from claimgraph.invisible import shown_invisible
from claimgraph.model import NOUNS, Node, holds_several, links, problem
from claimgraph.patterns import regex
from claimgraph.rdf import Quad, UnreadTriples, listed, quad_text
from claimgraph.store.formats import parse_quads


def to_networkx(nodes: Iterable[Node], foreign: Sequence[Quad] = ()) -> nx.MultiDiGraph[str]:
    """Return the nodes as a MultiDiGraph keyed by node id; edges are keyed by their relation.

    Statements that no node holds are an attribute, as N-Quads, of the first node: NetworkX writes
    attributes of nodes to every format, those of a graph not to GEXF. Without a node, one is made.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    held = list(nodes)
    graph.add_nodes_from(node.id for node in held)
    for node, (_, attributes) in zip(held, graph.nodes(data=True), strict=True):
        _write(node, attributes)  # in place: handed over, they would be copied twice
    _connect(graph, held)
    if foreign:
        first = held[0].id if held else _FOREIGN
        if not held:
            graph.add_node(first, kind=_FOREIGN, label=_FOREIGN)
        graph.nodes[first][_FOREIGN] = _NO_XML.sub(_as_escape, "".join(quad_text(foreign)))
    return graph


def _connect(graph: Any, held: Iterable[Node]) -> None:
    """Add the links of nodes as edges, right into the graph's tables: quicker than by call."""
    after, before = graph._succ, graph._pred
    for node in held:
        name, values = node.id, node.__dict__
        following = after[name]
        for field, several in _links(type(node)):
            value = values[field]
            if value:  # most links are not there
                for target in value if several else (value,):
                    if target not in before:
                        graph.add_node(target)
                    keys = following.get(target)
                    if keys is None:
                        keys = following[target] = before[target][name] = {}
                    keys[field] = {"relation": field}


def _as_escape(sign: re.Match[str]) -> str:
    """Return a sign that XML has no place for as N-Quads may write it."""
    return f"\\u{ord(sign[0]):04X}"


def _write(node: Node, found: dict[str, Any]) -> None:
    """Write the attributes of a node, of which XML has a place for each."""
    found["kind"] = node.noun
    label = found["label"] = node.label
    values, plain = node.__dict__, label.isprintable()
    for field, name in _fields(type(node)):
        value = values[field]
        if value is None:
            continue
        kind = type(value)
        if kind is str:
            found[name] = value
            if plain and not value.isprintable():
                plain = False
        elif kind is int:
            found[name] = value
        elif kind is not tuple or value:
            found[name] = _plain(value)
    if not plain:
        _escape(found)


def _escape(found: dict[str, Any]) -> None:
    """Write texts with control characters as JSON; the label is for people, and shows them."""
    label = shown_invisible(found["label"])
    found["label"] = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", label)
    escaped = [n for n, text in found.items() if type(text) is str and _NO_XML.search(text)]
    if escaped:
        found |= {name: json.dumps(found[name]) for name in escaped}
        found[_ESCAPED] = " ".join(escaped)


@cache
def _fields(cls: type[Node]) -> list[tuple[str, str]]:
    """Return the plain fields of a noun, each with the name of its attribute."""
    skipped = {"id", *links(cls)}
    return [(name, _NAMES.get(name, name)) for name in cls.model_fields if name not in skipped]


@cache
def _links(cls: type[Node]) -> list[tuple[str, bool]]:
    """Return the link fields of a noun, and whether each holds several."""
    return [(field, holds_several(cls, field)) for field in links(cls)]


_FOREIGN = "foreign_nquads"
_ESCAPED = "escaped"
_NO_XML = regex("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What XML has no place for, and a CR, which it reads as a line end."""
_NAMES = {"kind": "type", "start": "begins", "end": "ends", "value": "amount"}
"""Fields whose names mean something else to NetworkX's formats or to ours."""


def _plain(value: object) -> str | int | float:
    match value:
        case Decimal():
            return float(value) if Decimal(repr(float(value))) == value else str(value)
        case tuple():
            return _listed(value)
        case int() | float():
            return value
        case _:
            return str(value)


@lru_cache(maxsize=1024)
def _listed(values: tuple[object, ...]) -> str:
    """Return several values as a JSON array; many nodes have the same ones."""
    text = json.dumps(values, ensure_ascii=False)
    return json.dumps(values) if _NO_XML.search(text) else text


def from_networkx(graph: nx.MultiDiGraph[str]) -> tuple[list[Node], list[Quad]]:
    """Return the nodes a MultiDiGraph holds, as ``to_networkx`` writes them, and foreign quads.

    Raises:
        InvalidGraph: a node has no known ``kind``, or its attributes do not make one.
    """
    joined: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for start, end, data in graph.edges(data=True):
        joined[start][str(data.get("relation", ""))].append(end)
    left: Counter[str] = Counter()
    nodes, told = [], [str(graph.graph.get("foreign", ""))]  # as we wrote it once
    for name, data in graph.nodes(data=True):
        told.append(str(data.get(_FOREIGN, "")))
        if data.get("kind") != _FOREIGN:
            nodes.append(_build(name, dict(data), joined[name], left))
    if left:
        what = f"left out attributes that no noun has: {listed(left, 'attributes')}"
        warnings.warn(UnreadTriples(what), stacklevel=3)
    foreign = "".join(dict.fromkeys(told))
    try:
        return nodes, list(parse_quads(foreign, "nquads", _FOREIGN)) if foreign else []
    except UnicodeEncodeError as error:
        raise InvalidGraph(
            f"{_FOREIGN}: character {error.start} is half a surrogate pair"
        ) from None


def _build(
    name: str, data: dict[str, Any], joined: dict[str, list[str]], left: Counter[str]
) -> Node:
    noun = data.pop("kind", None)
    if not isinstance(noun, str) or noun not in NOUNS:
        raise InvalidGraph(f"{name}: kind={noun!r} is none of {', '.join(NOUNS)}")
    cls = NOUNS[noun]
    escaped = str(data.pop(_ESCAPED, "")).split()
    for known in ("label", "id", _FOREIGN):  # some formats have a name of each node, too
        data.pop(known, None)
    for known in ("name", "value"):  # NetworkX's Cytoscape JSON puts the id there
        if data.get(known) == name:
            del data[known]
    for field, written in _NAMES.items():
        if written in data:
            data[field] = data.pop(written)
    for field in links(cls):
        found = joined.get(field, [])
        if found:
            data[field] = tuple(found) if holds_several(cls, field) else found[0]
    for other in data.keys() - cls.model_fields.keys():
        del data[other]
        left[str(other)] += 1
    try:
        for field in cls.model_fields:
            if _NAMES.get(field, field) in escaped and isinstance(data.get(field), str):
                data[field] = json.loads(data[field])
            if isinstance(data.get(field), str) and holds_several(cls, field):
                data[field] = json.loads(data[field])
        return cls(id=name, **data)
    except ValueError as error:
        raise InvalidGraph(f"{name} is not a valid {noun}: {problem(error)}") from error
