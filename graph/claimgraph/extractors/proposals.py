"""What an extractor may propose: words of the text and choices from short lists.

Only the text of a claim may be in other words: those are checked against the text
(``claim_checks``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, Protocol, runtime_checkable

from pydantic import BaseModel, ConfigDict, Field

from claimgraph.model import ActorKind, ClaimKind, EventStatus

_Confidence = Annotated[float, Field(ge=0, le=1)]
_Quote = Annotated[str, Field(min_length=1, max_length=4_000)]
_Name = Annotated[str, Field(min_length=1, max_length=300)]
_Sentence = Annotated[str, Field(min_length=1, max_length=1_000)]
_Start = Annotated[int, Field(ge=0)] | None


class _Proposal(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    confidence: _Confidence
    """How sure the extractor is, 0 to 1."""


class ProposedActor(_Proposal):
    """Somebody or something named: each of ``quotes`` is a form of the name, as the text has it.

    ``start`` is where the first quote stands in the text given to the extractor (0-based code
    points), when it knows; otherwise every place where the words stand is meant.
    """

    kind: ActorKind
    quotes: Annotated[tuple[_Name, ...], Field(min_length=1, max_length=50, strict=False)]
    role: _Name | None
    """The office or title, in the text's words; null when there is none."""
    start: _Start = None


class ProposedVoice(_Proposal):
    """Somebody's words in the text: who, the reporting words, and what is said, each verbatim."""

    speaker: _Quote | None
    """The words that name the source; null when nobody is named."""
    cue: _Quote
    content: _Quote


class ProposedEvent(_Proposal):
    """Something that happens or may happen: the words that tell it, and the actors in it."""

    quote: _Quote
    status: EventStatus
    agents: Annotated[tuple[_Name, ...], Field(max_length=20, strict=False)]
    places: Annotated[tuple[_Name, ...], Field(max_length=20, strict=False)]


class ProposedClaim(_Proposal):
    """One statement that the text makes, as a sentence in words of the extractor's own.

    Each of ``quotes`` are words of the text that it is made of, verbatim. ``change`` says what was
    done: a sentence split, reworded so that it reads alone, or a reading of the rules corrected.
    """

    text: _Sentence
    quotes: Annotated[tuple[_Quote, ...], Field(min_length=1, max_length=20, strict=False)]
    change: Literal["split", "reworded", "corrected"]
    kind: ClaimKind


class Proposals(BaseModel):
    """All that an extractor proposes for a stretch of text."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    actors: Annotated[tuple[ProposedActor, ...], Field(max_length=500, strict=False)] = ()
    voices: Annotated[tuple[ProposedVoice, ...], Field(max_length=500, strict=False)] = ()
    events: Annotated[tuple[ProposedEvent, ...], Field(max_length=500, strict=False)] = ()
    claims: Annotated[tuple[ProposedClaim, ...], Field(max_length=500, strict=False)] = ()


class Problem(BaseModel):
    """A stretch of text for which an extractor gave nothing usable, and why."""

    model_config = ConfigDict(frozen=True)

    what: Literal["reply"] = "reply"
    reason: str


@runtime_checkable
class Extractor(Protocol):
    """Reads stretches of text and proposes what they name and tell.

    >>> class Shouting:
    ...     name = "shouting"
    ...
    ...     def propose(self, texts):
    ...         for text in texts:
    ...             words = tuple(w for w in text.split() if w.isupper())
    ...             yield Proposals(actors=tuple(
    ...                 ProposedActor(kind="organisation", quotes=(w,), role=None, confidence=0.5)
    ...                 for w in words
    ...             ))
    >>> isinstance(Shouting(), Extractor)
    True
    """

    name: str

    def propose(self, texts: Sequence[str]) -> Sequence[Proposals | Problem]:
        """Return what each text names and tells, in the order of the texts."""
        ...
