"""Reading order, and the short handles people use: d1, c13, s5, a2 …

Ids are content hashes; handles number the nodes of one graph in reading order. A source's handle
is its number in the list when one document is held and each number means one source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from claimgraph.model import (
    NOUNS,
    Citation,
    Claim,
    Edit,
    Inference,
    Node,
    Notice,
    Passage,
    Reference,
    Source,
    Voicing,
    targets,
)

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
    listed = _list_places(held.values())
    places: dict[str, _Key] = {}

    def key(node: Node) -> _Key:
        return (_place(node, held, listed, places), node.id)

    by_noun: dict[str, list[Node]] = {noun: [] for noun in NOUNS}
    for node in held.values():
        by_noun[node.noun].append(node)
    return [
        node
        for nodes in by_noun.values()
        for node in sorted(nodes, key=_BY_SPAN if nodes and isinstance(nodes[0], Passage) else key)
    ]


def _list_places(nodes: Iterable[Node]) -> dict[str, _Key]:
    """Return where each source is first listed."""
    places: dict[str, _Key] = {}
    for node in nodes:
        if node.noun == Reference.noun and isinstance(node, Reference):
            place = (node.document, node.start, node.end)
            places[node.source] = min(places.get(node.source, _LAST), place)
    return places


def _place(
    node: Node, held: Mapping[str, Node], listed: Mapping[str, _Key], places: dict[str, _Key]
) -> _Key:
    if node.id not in places:
        match node:
            case Claim():
                place: _Key = _place(held[node.passage], held, listed, places)
            case Passage():
                place = (node.document, node.start, node.end)
            case Source():
                place = listed.get(node.id, (*_LAST, node.label))
            case Citation():
                ends = (held[node.claim], held[node.source])
                place = tuple(x for end in ends for x in _place(end, held, listed, places))
            case Voicing() | Inference():
                place = _place(held[node.claim], held, listed, places)
            case Notice():
                place = (*listed.get(node.source, _LAST), node.source, node.date)
            case Edit():
                place = ("", node.order)
            case _:
                spans = [held[p] for p in targets(node, "mentioned_in")] if _named(node) else []
                place = min((_place(s, held, listed, places) for s in spans), default=_LAST)
        places[node.id] = place
    return places[node.id]


def _named(node: Node) -> bool:
    return node.noun in ("actor", "event", "figure")


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
