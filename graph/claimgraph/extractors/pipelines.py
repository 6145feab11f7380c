"""A spaCy pipeline as an extractor: the names it finds become actors and events."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Protocol

from claimgraph.extractors.proposals import Proposals, ProposedActor, ProposedEvent
from claimgraph.model import ActorKind
from claimgraph.patterns import regex

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
        confidence: how sure to call what it finds; spaCy itself does not say. Unless given, the
            share of names of each kind that were right where ``en_core_web_sm`` alone found them
            (``en_core_web.tsv``, counted by ``benchmarks/extractor_scores.py``).

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
        confidence: float | None = None,
    ) -> None:
        self.nlp, self.labels, self.confidence = nlp, labels, confidence

    @property
    def agreement(self) -> Mapping[str, float]:
        """How often a name is of a kind that the rules infer and the pipeline finds too."""
        return (
            {} if self.confidence is not None else {k: both for k, (both, _) in _shares().items()}
        )

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
        skipped, name = _bare(entity.text)
        return ProposedActor(
            kind=kind, quotes=(name,), role=None, start=entity.start_char + skipped,
            confidence=self._sure(kind),
        )  # fmt: skip

    def _event(self, entity: _Entity) -> ProposedEvent:
        return ProposedEvent(
            quote=_bare(entity.text)[1], status="happened", agents=(), places=(),
            confidence=self._sure("event"),
        )  # fmt: skip

    def _sure(self, kind: str) -> float:
        return _shares()[kind][1] if self.confidence is None else self.confidence


def _bare(name: str) -> tuple[int, str]:
    """Return a name without article and possessive, and how far in it begins.

    >>> _bare("the Harbour Council's")
    (4, 'Harbour Council')
    """
    found = _NAME.fullmatch(name)
    return (found.start(1), found[1]) if found else (0, name)


_NAME = regex(r"(?:(?:the|an?)\s+)?(\S.*?)(?:['’]s)?", re.IGNORECASE | re.DOTALL)


@cache
def _shares() -> Mapping[str, tuple[float, float]]:
    """Return by kind how often names are right: found by rules too, and by the pipeline alone.

    By the rule of succession: a case more of either kind is added.
    """
    data = pkgutil.get_data(__package__, "en_core_web.tsv")
    assert data is not None  # it is shipped beside this module
    rows = (line.split("\t") for line in data.decode().splitlines() if line[:1] not in ("", "#"))
    counted = {kind: [int(cell) for cell in cells] for kind, *cells in rows}
    return {
        kind: ((both + 1) / (of_both + 2), (alone + 1) / (of_alone + 2))
        for kind, (both, of_both, alone, of_alone) in counted.items()
    }
