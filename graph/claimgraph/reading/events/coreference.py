"""Which mentions tell of one event: same name, or same deed, place and agents that agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from claimgraph.reading.events.context import EventMention

_UNSETTLED = frozenset({"hypothetical", "denied"})
_ONCE = frozenset({"resign", "inaugurate"})
"""Deeds that one actor hardly does twice in one document."""
_BACK, _ENDS = 8, 2
"""How many events of one deed a mention is compared with, and how many mentions of each, at the
first and at the last, so that time grows with length alone."""


def one_each(found: Iterable[EventMention], actors: Mapping[str, str]) -> list[list[EventMention]]:
    """Return mentions grouped by event: same name, or same deed, place and agents that agree.

    What is only ever named as known, twice or more, is an event: "the floods", "the flooding".
    "The attack" is the one attack told of before, where there is but one and nothing speaks
    against it. ``actors`` says by name whom each acts for, or who it is.
    """
    groups: list[list[EventMention]] = []
    bare: dict[str, list[EventMention]] = defaultdict(list)
    by_deed: dict[str, list[list[EventMention]]] = defaultdict(list)
    for event in found:
        known = by_deed[event.deed]
        near = ((g, o) for g in known[-_BACK:] for o in (*g[:_ENDS], *g[-_ENDS:]))
        group = next((g for g, o in near if _same(o, event, actors)), None)
        if group is None and len(known) == 1 and _takes_up(known[0][0], event):
            group = known[0]
        if group is None and event.bare:
            bare[event.deed].append(event)
            continue
        if group is None:
            group = []
            groups.append(group)
            known.append(group)
        group.append(event)
    known_twice = (b for deed, b in bare.items() if len(b) > 1 and not by_deed.get(deed))
    return [*groups, *(b for b in known_twice if all(e.status == "happened" for e in b))]


def _same(a: EventMention, b: EventMention, actors: Mapping[str, str]) -> bool:
    if a.basis == b.basis == "name":
        return a.name.lower() == b.name.lower()
    agents = {_for(n, actors) for n in a.agents} & {_for(n, actors) for n in b.agents}
    places = set(a.places) & set(b.places)
    others = set(a.participants) & set(b.participants)
    if a.start_date and b.start_date and a.start_date != b.start_date:
        return False
    if a.deed in _ONCE and set(a.agents) == set(b.agents) and a.status == b.status:
        return bool(a.agents)
    settled = (a.status in _UNSETTLED) == (b.status in _UNSETTLED)
    return bool(settled and agents and (places or others))


def _takes_up(one: EventMention, event: EventMention) -> bool:
    """Whether a definite noun takes up an event told of before: "the attack", "these talks"."""
    open_ = not event.agents and not event.participants
    where = not event.places or set(event.places) == set(one.places)
    when = not event.start_date or event.start_date == one.start_date
    settled = _UNSETTLED.isdisjoint((one.status, event.status))
    return event.definite and open_ and where and when and settled


def _for(name: str, actors: Mapping[str, str]) -> str:
    """Return whom an actor acts for; else the actor."""
    return actors.get(name, name)
