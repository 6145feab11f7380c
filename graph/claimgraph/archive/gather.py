"""Gathers the facts of a document from its nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimgraph.archive.facts import ASKED, DATED, LISTED, MADE, TIED, Facts
from claimgraph.graph.indexes import Indexes, makers_of_entry
from claimgraph.graph.relations import Relations
from claimgraph.model import (
    Actor,
    Citation,
    Claim,
    Document,
    Event,
    Figure,
    Inference,
    Node,
    Passage,
    Reference,
)


def facts_of(nodes: Iterable[Node]) -> Facts:
    """Return the facts of the nodes of one document; what it shares may be left out."""
    held = {node.id: node for node in nodes}
    indexes = Indexes(held)
    made = sorted(indexes.all(Claim), key=lambda one: (_place(held, one.passage), one.id))
    place = {claim.id: number for number, claim in enumerate(made)}
    relations = Relations(held, indexes)
    pairs = {
        name: sorted((place[claim], value) for claim, value in relations[name]) for name in ASKED
    }
    placed, loose = _listed(held, indexes)
    if sources := _listed_sources(indexes.all(Reference)):
        placed["source"] = sources
    return Facts(
        [claim.id for claim in made],
        [claim.passage for claim in made],
        {name: found for name, found in pairs.items() if found},
        _names(indexes),
        sorted(
            (c.id, place[c.claim], c.basis, _text(c.confidence), c.source, list(c.evidence))
            for c in indexes.all(Citation)
        ),
        sorted(
            (i.id, place[i.claim], i.basis, _text(i.confidence), list(i.premises))
            for i in indexes.all(Inference)
        ),
        placed,
        loose,
        {name: sorted(relations[name]) for name in TIED}
        | _dates(indexes.all(Event))
        | {MADE: _makers(indexes.all(Reference))},
        next((home.origin for home in indexes.all(Document)), None),
    )


def _makers(entries: Iterable[Reference]) -> list[tuple[str, str]]:
    """Return who made what is listed, by its entries, each name with its source."""
    told = {(m, one.source) for one in entries for m in makers_of_entry(one.exact, one.name)}
    return sorted(told)


def _names(indexes: Indexes) -> dict[str, list[tuple[str, str]]]:
    """Return what actors and events are called, each name with its node, by noun."""
    found = {
        "actor": [(n, a.id) for a in indexes.all(Actor) for n in {a.name, *a.aliases}],
        "event": [(event.name, event.id) for event in indexes.all(Event)],
    }
    return {noun: sorted(names) for noun, names in found.items() if names}


def _place(held: Mapping[str, Node], passage: str) -> tuple[str, int, int]:
    words = held[passage]
    assert isinstance(words, Passage)  # as the model's links have it
    return words.document, words.start, words.end


def _listed(
    held: Mapping[str, Node], indexes: Indexes
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the nodes of other nouns, by noun: those with a place in the text, and the others."""
    placed: dict[str, list[str]] = {}
    loose: dict[str, list[str]] = {}
    nodes: Sequence[Sequence[Actor | Event | Figure]]
    nodes = indexes.all(Actor), indexes.all(Event), indexes.all(Figure)
    for noun, some in zip(LISTED, nodes, strict=True):
        named = [
            (min(_place(held, p) for p in one.mentioned_in), one.id)
            for one in some
            if one.mentioned_in
        ]
        others = [one.id for one in some if not one.mentioned_in]
        if named:
            placed[noun] = [one for _, one in sorted(named)]
        if others:
            loose[noun] = sorted(others)
    return placed, loose


def _listed_sources(entries: Iterable[Reference]) -> list[str]:
    """Return the sources that a document lists, in the order of their first entries."""
    first: dict[str, tuple[int, int]] = {}
    for entry in entries:
        place = (entry.start, entry.end)
        first[entry.source] = min(first.get(entry.source, place), place)
    return sorted(first, key=lambda source: (first[source], source))


def _dates(events: Iterable[Event]) -> dict[str, list[tuple[str, str]]]:
    found = [
        (event.id, f"{event.start_date or ''}/{event.end_date or ''}")
        for event in events
        if event.start_date or event.end_date
    ]
    return {DATED: sorted(found)} if found else {}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
