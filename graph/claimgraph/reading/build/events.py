"""The events of a document: several mentions of one event are one node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from claimgraph.model import Actor, Basis, Document, Event, EventStatus
from claimgraph.reading.build.passages import PassageBook

if TYPE_CHECKING:
    from claimgraph.reading.events.context import EventMention

    Group = Sequence[EventMention]

_STRENGTH: tuple[EventStatus, ...] = (
    "happened", "ongoing", "planned", "alleged", "denied", "hypothetical"
)  # fmt: skip


def events_of(
    document: Document,
    found: Sequence[EventMention],
    actors: Mapping[str, Actor],
    book: PassageBook,
) -> list[tuple[Group, Event]]:
    """Return one Event for each that is told of, with its mentions.

    Agents, participants and places are joined to actors by name. An event is explicit: the text's
    own noun or verb tells it, and what it leaves open stands in ``status``; only what a plug-in
    proposes is inferred. Which later mentions mean the same event is worked out, as for actors,
    and does not make the event itself less told; dates that are worked out have a ground of their
    own.
    """
    if not found:
        return []
    from claimgraph.reading.events.coreference import one_each  # here, as it loads English

    groups = one_each(found, {name: actor.acts_for or actor.id for name, actor in actors.items()})
    names = _distinct(_label(group) for group in groups)
    return [
        (group, _event(document, name, group, actors, book))
        for name, group in zip(names, groups, strict=True)
    ]


def _label(group: Group) -> str:
    """Return the name of the first mention; for a headline that names nobody, that of the text."""
    bare = group[0].headline and not (group[0].agents or group[0].participants)
    named = (e for e in group if not e.headline and (e.agents or e.participants))
    return (next(named, group[0]) if bare else group[0]).name


def _event(
    document: Document,
    name: str,
    group: Group,
    actors: Mapping[str, Actor],
    book: PassageBook,
) -> Event:
    def ids(field: str) -> tuple[str, ...]:
        names = (name for e in group for name in getattr(e, field))
        return tuple(actors[n].id for n in names if n in actors)

    dated = next((e for e in group if e.start_date or e.end_date), None)
    return Event(
        document=document.id,
        name=name,
        mentioned_in=tuple(book.at(e.start, e.end) for e in group),
        agents=ids("agents"),
        participants=tuple(set(ids("participants")) - set(ids("agents"))),
        places=ids("places"),
        start_date=dated.start_date if dated else None,
        end_date=dated.end_date if dated else None,
        dated_by=tuple(book.at(*span) for e in group for span in e.dated_by),
        date_basis=_date_basis(dated),
        date_confidence=dated.date_confidence if dated else None,
        status=min((e.status for e in group), key=_STRENGTH.index),
        **_ground(group),
    )


def _ground(group: Group) -> dict[str, Any]:
    """Return on what ground an event that only plug-ins propose is one."""
    proposed = [e.confidence for e in group if e.confidence is not None]
    if len(proposed) < len(group):
        return {}
    return {"basis": "inferred", "confidence": max(proposed)}


def _date_basis(dated: EventMention | None) -> Basis | None:
    if dated is None:
        return None
    return "explicit" if dated.date_confidence is None else "inferred"


def _distinct(names: Iterator[str]) -> Iterator[str]:
    """Yield names of their own: a second event of one name is told apart by a number."""
    taken: set[str] = set()
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for plain in names:
        name = plain
        while name in taken:
            name = f"{plain} ({next(numbers[plain])})"
        taken.add(name)
        yield name
