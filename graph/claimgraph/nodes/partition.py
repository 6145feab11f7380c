"""Partition of nodes by document: its own nodes, what depends on them, and the sources it uses.

A source that several documents use is part of each of them, so that every part is whole. Where
many documents are held together, its nodes are split into its *own* and those it *shares*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from claimgraph.errors import InvalidGraph
from claimgraph.model import NOUNS, Document, Node, links, targets


def by_document(held: Mapping[str, Node]) -> dict[str | None, list[Node]]:
    """Return the nodes of each document, by document id; under None what belongs to no document."""
    owners = {node.id: owner for node in held.values() if (owner := _owner(node, held))}
    parts: dict[str | None, dict[str, Node]] = defaultdict(dict)
    for node in held.values():
        owner = owners.get(node.id)
        if owner is not None:
            parts[owner][node.id] = node
            _add_sources(node, held, parts[owner])
    placed = {key for part in parts.values() for key in part}
    for node in held.values():
        if node.id not in placed:
            for part in [p for p in parts.values() if any(t in p for t in _linked(node))] or [
                parts[None]
            ]:
                part[node.id] = node
    return {owner: list(part.values()) for owner, part in parts.items() if part}


def _owner(node: Node, held: Mapping[str, Node]) -> str | None:
    """Return the document a node stands in: its own, or that of the claim it hangs on."""
    if node.noun == "document":
        return node.id
    for field in ("document", "claim"):
        for target in targets(node, field) if field in links(type(node)) else ():
            return target if field == "document" else _owner(held[target], held)
    return None


def _linked(node: Node) -> list[str]:
    return [target for field in links(type(node)) for target in targets(node, field)]


def _add_sources(node: Node, held: Mapping[str, Node], part: dict[str, Node]) -> None:
    """Add the sources a node leads to, and those they copy, all the way up."""
    waiting = [t for field in _TO_SOURCES[node.noun] for t in targets(node, field)]
    while waiting:
        source = held[waiting.pop()]
        if source.id not in part:
            part[source.id] = source
            waiting += targets(source, "copy_of")


class Part(NamedTuple):
    """One document: the nodes that are its own, and those it shares with others (sources …)."""

    document: Document
    own: tuple[Node, ...]
    shared: tuple[Node, ...]


def split(held: Mapping[str, Node]) -> list[Part]:
    """Return the documents of a graph as parts; what belongs to none goes with the first.

    Raises:
        InvalidGraph: no document is held.
    """
    nodes = held.values()
    homes = [node for node in nodes if isinstance(node, Document)]
    if len(homes) == 1:
        return [_part(homes[0], nodes)]
    found = by_document(held)
    homeless = found.pop(None, [])
    if not found:
        raise InvalidGraph("the graph holds no document; an archive keeps documents")
    parts = []
    for home in homes:
        parts.append(_part(home, [*found[home.id], *homeless]))
        homeless = []
    return parts


def _part(home: Document, nodes: Iterable[Node]) -> Part:
    own: list[Node] = []
    shared: list[Node] = []
    for node in nodes:
        (own if node.noun in _OWN else shared).append(node)
    return Part(home, tuple(own), tuple(shared))


def is_own(node: Node) -> bool:
    """Whether a node belongs to one document, as all but sources and what is said of them do."""
    return node.noun in _OWN


_OWN = {n for n, cls in NOUNS.items() if {"document", "claim"} & {n, *links(cls)}}


_TO_SOURCES = {
    noun: [field for field, link in links(cls).items() if link.noun == "source"]
    for noun, cls in NOUNS.items()
}
_LEAVING = {
    noun: {
        field
        for field, link in links(cls).items()
        if (link.noun == "claim" and field != "claim") or field in ("evidence", "passages")
    }
    for noun, cls in NOUNS.items()
}
"""Links that may lead to another document: to its claims, or to its words as evidence."""
_LOSES = ("claim", "source", "citation")


def within(nodes: Iterable[Node], held: Container[str]) -> list[Node]:
    """Return the nodes without the links to other documents that leave what is held.

    A claim, a source or a citation stays and loses such a link; anything else would not mean the
    same with a link less, and is left out.
    """
    kept = []
    for node in nodes:
        leaving = {
            field: tuple(t for t in targets(node, field) if t in held)
            for field in _LEAVING[node.noun]
            if not all(t in held for t in targets(node, field))
        }
        if not leaving:
            kept.append(node)
        elif node.noun in _LOSES:
            kept.append(node.model_copy(update=leaving))
    return kept


def with_leaving(new: Iterable[Node], old: Iterable[Node], asked: Container[str]) -> list[Node]:
    """Return a document's new nodes with the links of its old ones that left both.

    Args:
        new: the document's own nodes as they shall be.
        old: the document's own nodes as they were, links to other documents included.
        asked: the ids of everything that came with the new ones; of links to it they say all.
    """
    before = {node.id: node for node in old}
    after = {node.id: node for node in new}
    for node in before.values():
        leaving = {
            field: [t for t in targets(node, field) if t not in before and t not in asked]
            for field in _LEAVING[node.noun]
        }
        if not any(leaving.values()):
            continue
        if node.id in after:
            after[node.id] = _joined(after[node.id], leaving)
        elif all(t in after for t in _linked(node) if t in before):
            after[node.id] = node
    return list(after.values())


def _joined(node: Node, leaving: Mapping[str, Iterable[str]]) -> Node:
    more = {
        field: tuple(sorted({*targets(node, field), *ids}))
        for field, ids in leaving.items()
        if ids and isinstance(getattr(node, field), tuple)
    }
    return node.model_copy(update=more)
