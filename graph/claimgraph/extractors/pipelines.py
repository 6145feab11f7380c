"""A spaCy pipeline as an extractor: the names it finds become actors and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from claimgraph.extractors.proposals import Proposals, ProposedActor, ProposedEvent
from claimgraph.model import ActorKind

LABELS: Mapping[str, ActorKind | None] = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place",
    "FAC": "place", "NORP": "group", "EVENT": None,
}  # fmt: skip
"""What spaCy's labels are here; None is an event."""


class _Entity(Protocol):
    text: str
    label_: str
    start_char: int


class _Parsed(Protocol):
    @property
    def ents(self) -> Iterable[_Entity]: ...


class Pipeline(Protocol):
    """What is asked of a spaCy ``Language``: texts in, documents with entities out."""

    def pipe(self, texts: Iterable[str]) -> Iterator[_Parsed]:
        """Yield each text with its entities."""
        ...


class SpacyExtractor:
    """Proposes the entities of a spaCy pipeline that the user brings.

    Args:
        nlp: a loaded pipeline, such as ``spacy.load("en_core_web_sm")``.
        labels: what its labels mean: label → kind of actor, or None for an event.
        confidence: how sure to call what it finds; spaCy itself does not say.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> ruler = nlp.add_pipe("entity_ruler")
    >>> ruler.add_patterns([{"label": "ORG", "pattern": "Acme"}])
    >>> SpacyExtractor(nlp).propose(["Acme grew."])[0].actors[0].quotes
    ('Acme',)
    """

    name = "spacy"

    def __init__(
        self,
        nlp: Pipeline,
        *,
        labels: Mapping[str, ActorKind | None] = LABELS,
        confidence: float = 0.8,
    ) -> None:
        self.nlp, self.labels, self.confidence = nlp, labels, confidence

    def propose(self, texts: Sequence[str]) -> list[Proposals]:
        """Return the entities of each text whose labels are known."""
        return [self._proposals(parsed) for parsed in self.nlp.pipe(texts)]

    def _proposals(self, parsed: _Parsed) -> Proposals:
        known = [e for e in parsed.ents if e.label_ in self.labels and e.text.strip()]
        return Proposals(
            actors=tuple(self._actor(e, kind) for e in known if (kind := self.labels[e.label_])),
            events=tuple(self._event(e) for e in known if self.labels[e.label_] is None),
        )

    def _actor(self, entity: _Entity, kind: ActorKind) -> ProposedActor:
        return ProposedActor(
            kind=kind, quotes=(entity.text,), role=None, start=entity.start_char,
            confidence=self.confidence,
        )  # fmt: skip

    def _event(self, entity: _Entity) -> ProposedEvent:
        return ProposedEvent(
            quote=entity.text, status="happened", agents=(), places=(), confidence=self.confidence
        )
