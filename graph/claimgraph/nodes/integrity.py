"""Integrity of a set of nodes: unique ids, links that lead somewhere, words at their offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimgraph.errors import BrokenLink, ConflictingNodes, InvalidGraph, SpanMismatch
from claimgraph.model import Document, Node, Passage, clip, links


def gather(nodes: Iterable[Node]) -> dict[str, Node]:
    """Return nodes by id; the same node twice is one node.

    Raises:
        InvalidGraph: one of them is not a node.
        ConflictingNodes: two different nodes share an id; the message names the first difference.
    """
    held: dict[str, Node] = {}
    nouns: set[type] = set()  # to ask pydantic what a class is takes longer than the rest
    for node in nodes:
        if type(node) not in nouns:
            if not isinstance(node, Node):
                raise InvalidGraph(f"{clip(repr(node))} is a {type(node).__name__}, not a node")
            nouns.add(type(node))
        known = held.setdefault(node.id, node)
        if known is not node and known != node:
            raise _conflict(known, node)
    return held


def check(held: Mapping[str, Node]) -> None:
    """Check the links and the spans of a whole graph.

    Raises:
        BrokenLink: a link leads nowhere, or to the wrong noun.
        SpanMismatch: ``document.text[start:end]`` is not the passage's words.
    """
    classes = set(map(type, held.values()))
    fields = {cls: [(field, link.noun) for field, link in links(cls).items()] for cls in classes}
    spans = {cls for cls in classes if issubclass(cls, Passage)}
    for node in held.values():
        values = node.__dict__
        for field, noun in fields[type(node)]:
            value = values[field]
            if not value:
                continue  # most links are not there
            for target in (value,) if type(value) is str else value:
                found = held.get(target)
                if found is None or found.noun != noun:
                    other = None if found is None else found.noun
                    raise BrokenLink(node.id, field, target, noun, other)
        if type(node) in spans and isinstance(node, Passage):
            _check_span(node, held[node.document])


def _check_span(passage: Passage, document: Node) -> None:
    assert isinstance(document, Document)  # its link was checked
    found = document.text[passage.start : passage.end]
    if found != passage.exact:
        raise SpanMismatch(passage.id, passage.start, passage.end, passage.exact, found)


def _conflict(first: Node, second: Node) -> ConflictingNodes:
    if first.noun != second.noun:
        return ConflictingNodes(first.id, "noun", first.noun, second.noun)
    field = next(
        name for name in type(first).model_fields if getattr(first, name) != getattr(second, name)
    )
    return ConflictingNodes(first.id, field, getattr(first, field), getattr(second, field))
