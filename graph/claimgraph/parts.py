"""Which nodes make up one document: what stands in it, what hangs on that, and the sources it uses.

A source that several documents use is part of each of them, so that every part is whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from claimgraph.model import Node, Source, links, targets


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
    waiting = [t for t in _linked(node) if isinstance(held[t], Source)]
    while waiting:
        source = held[waiting.pop()]
        if source.id not in part:
            part[source.id] = source
            waiting += targets(source, "copy_of")


def merged(held: Node, new: Node) -> Node:
    """Return a shared node that says what either says; where they differ, the held one is right.

    >>> a, b = Source(url="urn:x", title="A"), Source(url="urn:x", title="B", publisher="P")
    >>> merged(a, b).title, merged(a, b).publisher
    ('A', 'P')
    """
    update: dict[str, object] = {}
    for field in type(held).model_fields:
        mine, other = getattr(held, field), getattr(new, field)
        if isinstance(mine, tuple):
            update[field] = tuple(sorted({*mine, *other}))
        elif mine is None:
            update[field] = other
    return held.model_copy(update=update)
