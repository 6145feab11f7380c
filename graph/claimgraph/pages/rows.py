"""The rows of a page: what it shows of one claim, one source, and one actor, event or figure."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.model import PLAIN, Actor, Claim, Event, Figure, Notice, Source, Status
from claimgraph.pages.impact import LossOutcome

Entity = Actor | Event | Figure


@dataclass(frozen=True)
class Ground:
    """Why a claim is linked to a source, how sure the link's maker is, and the source's words."""

    basis: str
    confidence: float | None
    words: str


@dataclass(frozen=True)
class ClaimRow:
    """One claim, and the places of its sources, entities and premises in their lists."""

    claim: Claim
    handle: str
    status: Status
    relies: tuple[int, ...]
    candidates: tuple[int, ...]
    grounds: dict[int, Ground]
    """The ground of the first link to each source."""
    entities: tuple[int, ...]
    speakers: tuple[int, ...]
    premises: tuple[int, ...]
    unnamed: str
    """How the text calls a speaker it does not name; empty when there is none."""

    @property
    def put(self) -> str:
        """How the claim is put where its status does not tell: denied, planned …, who made it."""
        mood = self.claim.modality
        plain = mood in PLAIN or mood == "reported"
        return ", ".join(filter(None, ["" if plain else str(mood), self.made]))

    @property
    def made(self) -> str:
        """Which program made it, and how sure it is; empty where the text states it outright."""
        claim = self.claim
        sure = "" if claim.confidence is None else f"{claim.confidence:.0%} sure"
        return f"proposed by {claim.proposed_by}, {sure}" if claim.proposed_by else sure


@dataclass(frozen=True)
class SourceRow:
    """One source: how it is numbered, who relies on it, and what its loss would do."""

    source: Source
    handle: str
    tag: str
    """``[3]`` where the text numbers it, else its handle."""
    relying: tuple[int, ...]
    candidates: tuple[int, ...]
    alone: int
    """How many claims rely on it and on no other source."""
    loss: LossOutcome
    copies: tuple[int, ...]
    """The places of the sources it copies."""
    notices: tuple[Notice, ...]


@dataclass(frozen=True)
class EntityRow:
    """One actor, event or figure, and the claims it stands in."""

    entity: Entity
    claims: tuple[int, ...]

    @property
    def kind(self) -> str:
        """``person`` … for actors, else the noun; the noun too where the kind is not told."""
        told = self.entity.kind if isinstance(self.entity, Actor) else None
        return told or self.entity.noun
