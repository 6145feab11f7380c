"""Actors, events and figures: one node each, and what is named within a stretch of text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from claimgraph.model import (
    Actor,
    ActorKind,
    Basis,
    Document,
    Event,
    EventStatus,
    Figure,
    Node,
    node_id,
    unchecked,
)
from claimgraph.model.fields import sorted_unique
from claimgraph.patterns import regex
from claimgraph.reading.build.passages import PassageBook
from claimgraph.reading.places import Places, Span
from claimgraph.reading.text import Text

if TYPE_CHECKING:
    from claimgraph.reading.entities.names import Mention
    from claimgraph.reading.events.context import EventMention
    from claimgraph.reading.quantities.detect import QuantitySpan

    Group = Sequence[EventMention]

Key = tuple[ActorKind | None, str]
_GENERATIONS = frozenset({"Jr", "Sr", "I", "II", "III", "IV", "VI", "VII", "VIII", "XIV", "XVI"})
_HYPHENED = regex(r"[A-Z][a-z]+-[a-z]+")
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
        key: unchecked(
            Actor,
            document=document.id,
            kind=key[0],
            name=key[1],
            **_ground(group),
            mentioned_in=sorted_unique([book.at(m.start, m.end) for m in group]),
            aliases=sorted_unique(
                [*_aliases(document.text, key[1], group), *surnames.get(key, ())]
            ),
            role=_most(m.role for m in group),
            affiliation=by_name.get(_most(m.affiliation for m in group)),
            acts_for=by_name.get(_most(m.acts_for for m in group)),
        )
        for key, group in grouped.items()
    }


def _ground(group: Iterable[Mention]) -> dict[str, Any]:
    """Return the ground on which mentions are taken for one actor of its kind: the best of all."""
    # Imported in functions: a text of which only the citations are read loads no English.
    from claimgraph.reading.entities.names import PROPOSED, SHOWN, reason

    best = max(group, key=lambda m: (m.basis in SHOWN, m.confidence))
    if best.basis in SHOWN:
        return {}
    why = None if best.basis == PROPOSED else reason(best.kind, best.basis)
    return {"basis": "inferred", "confidence": round(best.confidence, 15), "note": why}


def _by_name(ids: Mapping[Key, str]) -> dict[str | None, str]:
    """Return the actors that others can belong to or act for, by name: all but people."""
    return {name: node for (kind, name), node in ids.items() if kind != "person"}


def _surnames(keys: Iterable[Key]) -> dict[Key, tuple[str]]:
    """Return the family name of each person that nobody else here bears."""
    people = {key: _family_name(key[1]) for key in keys if key[0] == "person" and " " in key[1]}
    bearers = Counter(people.values())
    return {k: (name,) for k, name in people.items() if bearers[name] == 1 and name[0].isupper()}


def _family_name(name: str) -> str:
    """Return the last name, or the first before a hyphened one, as in "Ha Min-ji"."""
    words = [w for w in name.split() if w.rstrip(".") not in _GENERATIONS] or name.split()
    eastern = len(words) == 2 and _HYPHENED.fullmatch(words[1])
    return words[0] if eastern else words[-1]


def _aliases(text: str, name: str, group: Iterable[Mention]) -> tuple[str, ...]:
    from claimgraph.reading.entities.short_forms import plain_form

    forms = {plain_form(text[m.start : m.end]) for m in group if m.basis not in _NO_ALIAS}
    return tuple(forms - {name, f"The {name}"})


def _most(values: Iterable[str | None]) -> str | None:
    """Return the value given most often, the first of equals; None when there is none."""
    counts = Counter(v for v in values if v)
    return max(counts, key=counts.__getitem__) if counts else None


def figures_of(
    document: Document,
    quantities: Iterable[tuple[Span, Sequence[QuantitySpan]]],
    book: PassageBook,
) -> list[tuple[QuantitySpan, Figure]]:
    """Return a Figure for each quantity, mentioned in a passage of its own words.

    Args:
        document: the document.
        quantities: the sentences, each with the quantities that it states.
        book: where the passages are noted.
    """
    found = []
    for sentence, spans in quantities:
        made: dict[int, Figure] = {}
        for span in spans:
            passage = book.at(span.start, span.end, part_of=sentence)
            found.append((span, _figure(document, span, passage, made)))
    return found


_AGE, _PART = 0.93, 0.83
"""Shares of implied units that are right: 12 of 12 ages beside names and 9 of 10 others, counted
by hand in news, reports and articles; a case more of either kind is added (rule of succession)."""


def _figure(
    document: Document, span: QuantitySpan, passage: str, made: dict[int, Figure]
) -> Figure:
    restated = None if span.restates is None else made[span.restates]
    figure = made[span.start] = Figure(
        document=document.id,
        value=span.value,
        upper=span.upper,
        comparator=span.comparator,
        unit_code=span.unit_code,
        unit_text=span.unit_text,
        what=span.what,
        restates=restated.id if restated else None,
        mentioned_in=(passage,),
        **_figure_ground(span),
    )
    return figure


def _figure_ground(span: QuantitySpan) -> dict[str, Any]:
    """Return why a unit that does not stand beside its number is taken for it, and how surely."""
    if not span.implied_unit:
        return {}
    if span.what == "age":
        return {"basis": "inferred", "confidence": _AGE, "note": "Taken for an age in years."}
    why = "The unit is taken from the figure before it."
    return {"basis": "inferred", "confidence": _PART, "note": why}


class Entities:
    """The actors, events and figures of one text; ``actors`` are by kind and name.

    ``known`` are actors that are there already, whom events may name.
    """

    def __init__(self, text: Text, book: PassageBook, known: Iterable[Actor] = ()) -> None:
        self.actors: dict[Key, Actor] = actors_of(text.document, text.mentions, book)
        by_name = {actor.name: actor for actor in (*known, *self.actors.values())}
        events = events_of(text.document, text.events, by_name, book)
        figures = figures_of(text.document, text.quantities, book)
        self.nodes: list[Node] = [
            *self.actors.values(), *(event for _, event in events), *(f for _, f in figures),
        ]  # fmt: skip
        self._actors = Places(
            (m.start, m.end, self.actors[m.kind, m.name].id) for m in text.mentions
        )
        self._events = Places((m.start, m.end, event.id) for group, event in events for m in group)
        self._figures = Places((span.start, span.end, figure.id) for span, figure in figures)

    def actors_within(self, start: int, end: int) -> tuple[str, ...]:
        """Return the ids of the actors named from start to end (code points), sorted."""
        return sorted_unique(self._actors.within(start, end))

    def events_within(self, start: int, end: int) -> tuple[str, ...]:
        """Return the ids of the events told of from start to end, sorted."""
        return sorted_unique(self._events.within(start, end))

    def figures_within(self, start: int, end: int) -> tuple[str, ...]:
        """Return the ids of the figures stated from start to end, sorted."""
        return sorted_unique(self._figures.within(start, end))


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

    Agents, participants and places are joined to actors by name. An event is explicit where a name
    says outright that it is one ("the Orsk Conference"); else it is inferred, as surely as the rule
    that found it was counted to be. What the text leaves open stands in ``status``, and dates that
    are worked out have a ground of their own.
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
    """Return the event of mentions that tell of one: who takes part by any of them."""

    def ids(field: str) -> set[str]:
        names = [name for e in group for name in getattr(e, field)]
        return {actors[n].id for n in names if n in actors}

    agents = ids("agents")
    dated = next((e for e in group if e.start_date or e.end_date), None)
    make: Callable[..., Event] = Event if dated else partial(unchecked, Event)  # dates are checked
    return make(
        document=document.id,
        name=name,
        mentioned_in=sorted_unique([book.at(e.start, e.end) for e in group]),
        agents=sorted_unique([*agents]),
        participants=sorted_unique([*ids("participants") - agents]),
        places=sorted_unique([*ids("places")]),
        start_date=dated.start_date if dated else None,
        end_date=dated.end_date if dated else None,
        dated_by=sorted_unique([book.at(*span) for e in group for span in e.dated_by]),
        date_basis=_date_basis(dated),
        date_confidence=dated.date_confidence if dated else None,
        status=min((e.status for e in group), key=_STRENGTH.index),
        **_event_ground(group),
    )


def _event_ground(group: Group) -> dict[str, Any]:
    """Return on what ground mentions are taken for an event: the best of all, as for actors."""
    from claimgraph.reading.events.coreference import is_shown, reason

    best = max(group, key=lambda e: (is_shown(e), e.confidence))
    if is_shown(best):
        return {}
    return {"basis": "inferred", "confidence": round(best.confidence, 15), "note": reason(best)}


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
