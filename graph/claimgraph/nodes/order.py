"""Reading order, and the short handles people use: d1, c13, s5, a2 …

Ids are content hashes; handles number the nodes of one graph in reading order. A source's handle
is its number in the list when one document is held and each number means one source.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, cast

from claimgraph.model import NOUNS, Node, Reference, links

HANDLES: dict[str, str] = {
    "document": "d", "passage": "p", "marker": "m", "reference": "r", "source": "s", "claim": "c",
    "citation": "cit", "voicing": "v", "inference": "inf", "actor": "a", "event": "e",
    "figure": "f", "notice": "n", "edit": "ed",
}  # fmt: skip
"""The letters each noun's handles begin with."""

_Key = tuple[object, ...]
_LAST = ("~", 1 << 60, 1 << 60)
_SPAN = attrgetter("document", "start", "end")
_LINKED = frozenset({"passage", "source", "claim"})
"""Nouns that others take their places from."""
ENDS = frozenset(NOUNS) - {link.noun for cls in NOUNS.values() for link in links(cls).values()}
"""Nouns to which no link leads, such as citations: where one comes or goes, all others stay."""

FEW = 64
"""As many nodes are put in one by one; more are sorted with all others."""


def in_order(held: Mapping[str, Node]) -> dict[str, Node]:
    """Return all nodes, noun by noun, each noun in reading order (document, start, end, id).

    Citations of a claim follow the source list, notices their sources and dates,
    edits the order in which they were made.
    """
    by_noun: dict[str, list[Node]] = {noun: [] for noun in NOUNS}
    for noun, group in groupby(held.values(), attrgetter("noun")):
        by_noun[noun] += group
    listed = _list_places(by_noun[Reference.noun])
    at: dict[str, _Key] = {}
    ordered: dict[str, Node] = {}
    for noun, nodes in by_noun.items():  # each stands behind those that its places are taken from
        ids = [node.id for node in nodes]
        places = _places(noun, nodes, at, listed)
        if noun in _LINKED:
            at.update(zip(ids, places, strict=True))
        placed = sorted(zip(places, ids, nodes, strict=True))
        ordered.update([(key, node) for _, key, node in placed])
    return ordered


def only_ends(held: Mapping[str, Node], gone: Iterable[str], new: Sequence[Node]) -> bool:
    """Whether all that goes and comes is of ``ENDS``, and what comes is little and not held."""
    nodes = (*(held[key] for key in gone), *new)
    if len(new) > FEW or not all(getattr(node, "noun", "") in ENDS for node in nodes):
        return False
    ids = {node.id for node in new}
    return len(ids) == len(new) and held.keys().isdisjoint(ids)


def edited(
    held: Mapping[str, Node],
    by_noun: Mapping[type[Node], Sequence[Node]],
    gone: Container[str],
    new: Iterable[Node],
) -> dict[str, Node]:
    """Return nodes in reading order without some and with others, where ``only_ends`` allows it.

    What is held is copied, not sorted again: each new node is put where it belongs.

    Args:
        held: what is held, in reading order.
        by_noun: the same by noun.
        gone: the ids of what is left out.
        new: what is added; its links lead to what is held.
    """
    many: Counter[str] = Counter()
    for cls, nodes in by_noun.items():
        many[cls.noun] += len(nodes)
    listed: dict[str, _Key] = {}
    items = iter(held.items())
    ordered: dict[str, Node] = {}
    for noun in NOUNS:
        group = dict(islice(items, many[noun]))
        if noun == Reference.noun:
            listed = _list_places(group.values())
        elif noun in ENDS:
            kept = [node for key, node in group.items() if key not in gone]
            for node in new:
                if node.noun == noun:
                    insort(kept, node, key=lambda one: (_place_of(one, held, listed), one.id))
            group = {node.id: node for node in kept}
        ordered |= group
    return ordered


def _place_of(node: Any, held: Mapping[str, Node], listed: Mapping[str, _Key]) -> object:
    """Return the place of one node of the nouns of ``ENDS``."""
    at: dict[str, _Key] = {}
    if "claim" in links(NOUNS[node.noun]):
        claim: Any = held[node.claim]
        at[claim.id] = _SPAN(held[claim.passage])
    if "source" in links(NOUNS[node.noun]):
        at[node.source] = _places("source", [held[node.source]], at, listed)[0]
    return _places(node.noun, [node], at, listed)[0]


def _list_places(references: Iterable[Node]) -> dict[str, _Key]:
    """Return where each source is first listed."""
    places: dict[str, _Key] = {}
    for node in cast("Iterable[Reference]", references):
        place = (node.document, node.start, node.end)
        places[node.source] = min(places.get(node.source, _LAST), place)
    return places


def _places(
    noun: str, nodes: Iterable[Any], at: Mapping[str, _Key], listed: Mapping[str, _Key]
) -> list[_Key]:
    """Return the place of each node of a noun in reading order.

    Args:
        noun: which noun it is.
        nodes: its nodes.
        at: the places of the nodes of the nouns before.
        listed: where each source is first listed.
    """
    match noun:
        case "passage" | "marker" | "reference":
            return list(map(_SPAN, nodes))
        case "source":
            return [listed.get(node.id) or (*_LAST, node.label) for node in nodes]
        case "claim":
            return [at[node.passage] for node in nodes]
        case "citation":
            return [(at[node.claim], at[node.source]) for node in nodes]
        case "voicing" | "inference":
            return [at[node.claim] for node in nodes]
        case "actor" | "event" | "figure":
            return [min([at[key] for key in node.mentioned_in], default=_LAST) for node in nodes]
        case "notice":
            return [(*listed.get(node.source, _LAST), node.source, node.date) for node in nodes]
        case "edit":
            return [("", node.order) for node in nodes]
        case _:
            return [_LAST for _ in nodes]


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
