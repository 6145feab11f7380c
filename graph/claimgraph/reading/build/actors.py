"""The actors of a document: one node for each entity, however it is named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from claimgraph.model import Actor, ActorKind, Document, node_id
from claimgraph.reading.build.passages import PassageBook

if TYPE_CHECKING:
    from claimgraph.reading.entities.mentions import Mention

Key = tuple[ActorKind | None, str]
_NO_ALIAS = frozenset({"demonym", "role", "anaphor"})
"""Grounds whose words describe an actor and are no name of it."""


def actors_of(
    document: Document, mentions: Iterable[Mention], book: PassageBook
) -> dict[Key, Actor]:
    """Return one Actor for each entity, by kind and name, with the passages that name it."""
    grouped: dict[Key, list[Mention]] = defaultdict(list)
    for mention in mentions:
        grouped[mention.kind, mention.name].append(mention)
    ids = {key: node_id(Actor.noun, document.id, *key) for key in grouped}
    by_name = _by_name(ids)
    surnames = _surnames(grouped)
    return {
        key: Actor(
            document=document.id,
            kind=key[0],
            name=key[1],
            **_ground(group),
            mentioned_in=tuple(book.at(m.start, m.end) for m in group),
            aliases=(*_aliases(document.text, key[1], group), *surnames.get(key, ())),
            role=_most(m.role for m in group),
            affiliation=by_name.get(_most(m.affiliation for m in group)),
            acts_for=by_name.get(_most(m.acts_for for m in group)),
        )
        for key, group in grouped.items()
    }


def _ground(group: Iterable[Mention]) -> dict[str, Any]:
    """Return the ground on which mentions are taken for one actor of its kind: the best of all."""
    # Imported in functions: a text of which only the citations are read loads no English.
    from claimgraph.reading.entities.confidence import PROPOSED, SHOWN, reason

    best = max(group, key=lambda m: (m.basis in SHOWN, m.confidence))
    if best.basis in SHOWN:
        return {}
    why = None if best.basis == PROPOSED else reason(best.kind, best.basis)
    return {"basis": "inferred", "confidence": best.confidence, "note": why}


def _by_name(ids: Mapping[Key, str]) -> dict[str | None, str]:
    """Return the actors that others can belong to or act for, by name: all but people."""
    return {name: node for (kind, name), node in ids.items() if kind != "person"}


def _surnames(keys: Iterable[Key]) -> dict[Key, tuple[str]]:
    """Return the last name of each person that nobody else here bears."""
    people = [key for key in keys if key[0] == "person" and " " in key[1]]
    bearers = Counter(name.split()[-1] for _, name in people)
    return {
        key: (last,)
        for key in people
        if bearers[last := key[1].split()[-1]] == 1 and last[0].isupper()
    }


def _aliases(text: str, name: str, group: Iterable[Mention]) -> tuple[str, ...]:
    from claimgraph.reading.entities.coreference import plain_form

    forms = {plain_form(text[m.start : m.end]) for m in group if m.basis not in _NO_ALIAS}
    return tuple(forms - {name, f"The {name}"})


def _most(values: Iterable[str | None]) -> str | None:
    """Return the value given most often, the first of equals; None when there is none."""
    counts = Counter(v for v in values if v)
    return max(counts, key=lambda v: counts[v]) if counts else None
