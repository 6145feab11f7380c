"""Reading order, and the short handles people use: d1, c13, s5, a2 …

Ids are content hashes; handles number the nodes of one graph in reading order. A source's handle
is its number in the list when one document is held and each number means one source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, cast

from claimgraph.model import NOUNS, Node, Passage, Reference

HANDLES: dict[str, str] = {
    "document": "d", "passage": "p", "marker": "m", "reference": "r", "source": "s", "claim": "c",
    "citation": "cit", "voicing": "v", "inference": "inf", "actor": "a", "event": "e",
    "figure": "f", "notice": "n", "edit": "ed",
}  # fmt: skip
"""The letters each noun's handles begin with."""

_BY_SPAN = attrgetter("document", "start", "end", "id")
_Key = tuple[object, ...]
_LAST = ("~", 1 << 60, 1 << 60)


def in_order(held: Mapping[str, Node]) -> list[Node]:
    """Return all nodes, noun by noun, each noun in reading order (document, start, end, id).

    Citations of a claim follow the source list, notices their sources and dates,
    edits the order in which they were made.
    """
    by_noun: dict[str, list[Node]] = {noun: [] for noun in NOUNS}
    for node in held.values():
        by_noun[node.noun].append(node)
    at = _Placing(held, _list_places(by_noun[Reference.noun]))
    return [
        node
        for nodes in by_noun.values()
        for node in sorted(nodes, key=_BY_SPAN if nodes and isinstance(nodes[0], Passage) else at)
    ]


def _list_places(references: Iterable[Node]) -> dict[str, _Key]:
    """Return where each source is first listed."""
    places: dict[str, _Key] = {}
    for node in cast("Iterable[Reference]", references):
        place = (node.document, node.start, node.end)
        places[node.source] = min(places.get(node.source, _LAST), place)
    return places


class _Placing:
    """What nodes are sorted by: their place in reading order, and the id where that is one."""

    def __init__(self, held: Mapping[str, Node], listed: Mapping[str, _Key]) -> None:
        self._held, self._listed = held, listed
        self._places: dict[str, _Key] = {}

    def __call__(self, node: Node) -> _Key:
        return (self._of(node.id), node.id)

    def _of(self, key: str) -> _Key:
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = self._found(self._held[key])
        return place

    def _found(self, node: Any) -> _Key:
        # by the noun, as to ask pydantic whether a node is of a class takes longer than the rest
        match node.noun:
            case "passage" | "marker" | "reference":
                return (node.document, node.start, node.end)
            case "claim":
                return self._of(node.passage)
            case "source":
                return self._listed.get(node.id, (*_LAST, node.label))
            case "citation":
                return (*self._of(node.claim), *self._of(node.source))
            case "voicing" | "inference":
                return self._of(node.claim)
            case "notice":
                return (*self._listed.get(node.source, _LAST), node.source, node.date)
            case "edit":
                return ("", node.order)
            case "actor" | "event" | "figure":
                return min(map(self._of, node.mentioned_in), default=_LAST)
            case _:
                return _LAST


def handles(nodes: Sequence[Node], numbers: Mapping[str, int]) -> dict[str, str]:
    """Return the handle of each node of one noun, given in reading order.

    Args:
        nodes: all nodes of the noun.
        numbers: the list numbers of sources, as ``source_numbers`` gives them; {} for other nouns.
    """
    taken = set(numbers.values())
    free = (n for n in range(1, len(nodes) + len(taken) + 1) if n not in taken)
    found: dict[str, str] = {}
    for node in nodes:
        number = numbers.get(node.id)
        found[node.id] = f"{HANDLES[node.noun]}{next(free) if number is None else number}"
    return found


def source_numbers(references: Iterable[Node], documents: int) -> dict[str, int]:
    """Return each source's first list number, when numbers are unambiguous; else nothing."""
    numbers: dict[str, int] = {}
    meant: dict[int, str] = {}
    for node in references:
        if not isinstance(node, Reference) or node.number is None:
            continue
        if meant.setdefault(node.number, node.source) != node.source:
            return {}
        numbers.setdefault(node.source, node.number)
    return numbers if documents == 1 else {}
