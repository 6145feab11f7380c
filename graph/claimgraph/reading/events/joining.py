"""Adds the events of a document to its nodes; several mentions of one event are one node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import count

from claimgraph.model import Actor, Basis, Claim, Document, Event, EventStatus, Node, Passage
from claimgraph.reading.events.happenings import Happening
from claimgraph.reading.passages import Passages, Places, places_of

_ONCE = frozenset({"resign", "inaugurate"})
"""Deeds that one actor hardly does twice in one document."""
_BACK, _ENDS = 8, 2
"""How many events of one deed a mention is compared with, and how many mentions of each, at the
first and at the last, so that time grows with length alone."""
_STRENGTH: tuple[EventStatus, ...] = ("happened", "ongoing", "planned", "hypothetical")


def with_events(
    document: Document, nodes: Sequence[Node], found: Sequence[Happening]
) -> list[Node]:
    """Return the nodes with one Event for each that is told of, and claims linked to them.

    Run after the actors are there: agents, participants and places are joined to them by name.
    All are explicit: the text's own noun or verb tells each, and what it leaves open stands in
    ``status``. Which later mentions mean the same event is worked out, as for actors, and does not
    make the event itself less told; dates that are worked out have a ground of their own.
    """
    passages = Passages(document, nodes)
    actors = {n.name: n for n in nodes if isinstance(n, Actor) and n.document == document.id}
    events = [_event(document, group, actors, passages) for group in one_each(found, actors)]
    events = list(_distinct(events))
    places = Places(places_of([*nodes, *passages.new, *events]))
    ours = {e.id for e in events}
    spans = {n.id: n for n in nodes if isinstance(n, Passage)}
    linked = [_about(n, spans, places, ours) if isinstance(n, Claim) else n for n in nodes]
    return [*linked, *passages.new, *events]


def one_each(found: Iterable[Happening], actors: Mapping[str, Actor]) -> list[list[Happening]]:
    """Return mentions grouped by event: same name, or same deed, place and agents that agree.

    "The attack" is the one attack told of before, where there is but one and nothing speaks
    against it.
    """
    groups: list[list[Happening]] = []
    by_deed: dict[str, list[list[Happening]]] = defaultdict(list)
    for event in found:
        known = by_deed[event.deed]
        near = ((g, o) for g in known[-_BACK:] for o in (*g[:_ENDS], *g[-_ENDS:]))
        group = next((g for g, o in near if _same(o, event, actors)), None)
        if group is None and len(known) == 1 and _takes_up(known[0][0], event):
            group = known[0]
        if group is None and event.bare:
            continue
        if group is None:
            group = []
            groups.append(group)
            known.append(group)
        group.append(event)
    return groups


def _same(a: Happening, b: Happening, actors: Mapping[str, Actor]) -> bool:
    if a.basis == b.basis == "name":
        return a.name.lower() == b.name.lower()
    agents = {_for(n, actors) for n in a.agents} & {_for(n, actors) for n in b.agents}
    places = set(a.places) & set(b.places)
    others = set(a.participants) & set(b.participants)
    if a.start_date and b.start_date and a.start_date != b.start_date:
        return False
    if a.deed in _ONCE and set(a.agents) == set(b.agents) and a.status == b.status:
        return bool(a.agents)
    settled = (a.status == "hypothetical") == (b.status == "hypothetical")
    return bool(settled and agents and (places or others))


def _takes_up(one: Happening, event: Happening) -> bool:
    """Whether a definite noun takes up an event told of before: "the attack", "these talks"."""
    open_ = not event.agents and not event.participants
    where = not event.places or set(event.places) == set(one.places)
    when = not event.start_date or event.start_date == one.start_date
    settled = "hypothetical" not in (one.status, event.status)
    return event.definite and open_ and where and when and settled


def _for(name: str, actors: Mapping[str, Actor]) -> str:
    """Return whom an actor acts for, by id; else the actor's own id."""
    actor = actors.get(name)
    return (actor.acts_for or actor.id) if actor else name


def _event(
    document: Document,
    group: Sequence[Happening],
    actors: Mapping[str, Actor],
    passages: Passages,
) -> Event:
    def ids(field: str) -> tuple[str, ...]:
        names = (name for e in group for name in getattr(e, field))
        return tuple(actors[n].id for n in names if n in actors)

    dated = next((e for e in group if e.start_date or e.end_date), None)
    return Event(
        document=document.id,
        name=group[0].name,
        mentioned_in=tuple(passages.at(e.start, e.end).id for e in group),
        agents=ids("agents"),
        participants=tuple(set(ids("participants")) - set(ids("agents"))),
        places=ids("places"),
        start_date=dated.start_date if dated else None,
        end_date=dated.end_date if dated else None,
        dated_by=tuple(passages.at(*span).id for e in group for span in e.dated_by),
        date_basis=_date_basis(dated),
        date_confidence=dated.date_confidence if dated else None,
        status=min((e.status for e in group), key=_STRENGTH.index),
    )


def _date_basis(dated: Happening | None) -> Basis | None:
    if dated is None:
        return None
    return "explicit" if dated.date_confidence is None else "inferred"


def _distinct(events: Iterable[Event]) -> Iterable[Event]:
    """Yield events with names of their own: a second of one name is told apart by a number."""
    taken: set[str] = set()
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for event in events:
        name = event.name
        while name in taken:
            name = f"{event.name} ({next(numbers[event.name])})"
        taken.add(name)
        fields = {**dict(event), "name": name}
        fields.pop("id")
        yield event if name == event.name else Event(**fields)


def _about(claim: Claim, spans: Mapping[str, Passage], places: Places, ours: Set[str]) -> Claim:
    passage = spans.get(claim.passage)
    if passage is None or passage.document != claim.document:
        return claim
    told = ours & set(places.within(passage.start, passage.end))
    return (
        claim.model_copy(update={"about": tuple(sorted({*claim.about, *told}))}) if told else claim
    )
