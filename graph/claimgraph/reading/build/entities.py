"""Actors, events and figures: one node each, and what is named within a stretch of text."""

from __future__ import annotations

from collections.abc import Iterable

from claimgraph.model import Actor, Node
from claimgraph.reading.build.actors import Key, actors_of
from claimgraph.reading.build.events import events_of
from claimgraph.reading.build.figures import figures_of
from claimgraph.reading.build.passages import PassageBook
from claimgraph.reading.places import Places
from claimgraph.reading.text import Text


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
        return tuple(sorted(set(self._actors.within(start, end))))

    def events_within(self, start: int, end: int) -> tuple[str, ...]:
        """Return the ids of the events told of from start to end, sorted."""
        return tuple(sorted(set(self._events.within(start, end))))

    def figures_within(self, start: int, end: int) -> tuple[str, ...]:
        """Return the ids of the figures stated from start to end, sorted."""
        return tuple(sorted(set(self._figures.within(start, end))))
