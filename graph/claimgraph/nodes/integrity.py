"""Integrity of a set of nodes: unique ids, links that lead somewhere, words at their offsets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import cast

from claimgraph.errors import BrokenLink, ConflictingNodes, InvalidGraph, SpanMismatch
from claimgraph.model import Document, Node, Passage, clip, holds_several, links, targets

_CLASS: Callable[[Node], type[Node]] = type


def gather(nodes: Iterable[Node]) -> dict[str, Node]:
    """Return nodes by id; the same node twice is one node.

    Raises:
        InvalidGraph: one of them is not a node.
        ConflictingNodes: two different nodes share an id; the message names the first difference.
    """
    nodes = list(nodes)
    others = {cls for cls in set(map(type, nodes)) if not issubclass(cls, Node)}
    if others:
        wrong = next(node for node in nodes if type(node) in others)
        raise InvalidGraph(f"{clip(repr(wrong))} is a {type(wrong).__name__}, not a node")
    held = {node.id: node for node in nodes}
    if len(held) < len(nodes):
        first: dict[str, Node] = {}
        for node in nodes:
            known = first.setdefault(node.id, node)
            if known is not node and known != node:
                raise _conflict(known, node)
        return first
    return held


def check(held: Mapping[str, Node]) -> None:
    """Check the links and the spans of a whole graph.

    Raises:
        BrokenLink: a link leads nowhere, or to the wrong noun.
        SpanMismatch: ``document.text[start:end]`` is not the passage's words.
    """
    by_class: dict[type[Node], list[Node]] = defaultdict(list)
    ids: dict[str, set[str]] = defaultdict(set)
    for cls, group in groupby(held.values(), _CLASS):
        nodes = list(group)
        by_class[cls] += nodes
        ids[cls.noun].update([node.id for node in nodes])
    for cls, nodes in by_class.items():
        values = [node.__dict__ for node in nodes]
        for field, link in links(cls).items():
            held_there = filter(None, map(itemgetter(field), values))  # most are empty
            several = holds_several(cls, field)
            linked = set(chain.from_iterable(held_there) if several else held_there)
            if any(linked - ids[link.noun]):  # None and "" lead nowhere, and need not
                raise _broken(nodes, field, link.noun, held)
    for cls, nodes in by_class.items():
        if issubclass(cls, Passage):
            _check_spans(cast("list[Passage]", nodes), held)


def check_links(nodes: Iterable[Node], held: Mapping[str, Node]) -> None:
    """Check the links of a few nodes to what is held.

    Raises:
        BrokenLink: a link leads nowhere, or to the wrong noun.
    """
    for node in nodes:
        for field, link in links(type(node)).items():
            for target in filter(None, targets(node, field)):
                if target not in held or held[target].noun != link.noun:
                    raise _broken([node], field, link.noun, held)


def _broken(nodes: Iterable[Node], field: str, noun: str, held: Mapping[str, Node]) -> BrokenLink:
    """Return the error of the first node with a link that does not hold."""
    node, target = next(
        (node, target)
        for node in nodes
        for target in targets(node, field)
        if target not in held or held[target].noun != noun
    )
    other = held[target].noun if target in held else None
    return BrokenLink(node.id, field, target, noun, other)


def _check_spans(passages: Iterable[Passage], held: Mapping[str, Node]) -> None:
    for key, group in groupby(passages, attrgetter("document")):
        text = cast("Document", held[key]).text  # its link was checked
        for passage in group:
            found = text[passage.start : passage.end]
            if found != passage.exact:
                raise SpanMismatch(passage.id, passage.start, passage.end, passage.exact, found)


def _conflict(first: Node, second: Node) -> ConflictingNodes:
    if first.noun != second.noun:
        return ConflictingNodes(first.id, "noun", first.noun, second.noun)
    field = next(
        name for name in type(first).model_fields if getattr(first, name) != getattr(second, name)
    )
    return ConflictingNodes(first.id, field, getattr(first, field), getattr(second, field))
