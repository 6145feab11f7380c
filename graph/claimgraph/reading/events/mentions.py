"""An event told of at a place in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimgraph.model import EventStatus

Basis = Literal["name", "noun", "verb"]


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event told of at a place in the text (code points, end excluded).

    Actors are names as ``Mention.name`` gives them; dates are ISO 8601. ``dated_by`` are the places
    of the words that say when; ``date_confidence`` is None where they give the date in full.
    """

    start: int
    end: int
    name: str
    deed: str
    status: EventStatus
    agents: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    start_date: str | None = None
    end_date: str | None = None
    dated_by: tuple[tuple[int, int], ...] = ()
    date_confidence: float | None = None
    basis: Basis = "noun"
    confidence: float | None = None
    """What a plug-in proposes it with; None where the text's own noun or verb tells it."""
    definite: bool = False
    """Whether it is told of as known: "the attack"."""
    bare: bool = False
    """Whether nothing else is said of it, so that it only counts if it takes up another."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event with the verbs whose time is its own (tokens of its sentence).

    ``sure`` says that the words alone show that something happens, whoever takes part.
    """

    event: EventMention
    first: int
    last: int
    verbs: tuple[int, ...] = ()
    sure: bool = False

    @property
    def told(self) -> bool:
        """Whether enough is said of it: who, where, when, or that it happens."""
        event = self.event
        bound = event.agents or event.participants or event.places or event.dated_by
        return bool(self.sure or bound)
