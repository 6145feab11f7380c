"""Sources, claims, and the links between them: citations, voicings, inferences."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from claimgraph.model.base import Node, node_id
from claimgraph.model.fields import Date, Link, Ratio, Several, Text, Url, Words
from claimgraph.model.grounds import Grounded
from claimgraph.model.kinds import (
    EXPLICIT,
    Basis,
    CitationBasis,
    ClaimKind,
    Modality,
    Polarity,
    VoicingStyle,
)


class Source(Node):
    """A work that a document cites; ``copy_of`` holds the works it copies or syndicates.

    With a url, the url identifies it across documents; without one, whoever makes it gives the id.
    ``publisher`` is the newspaper, broadcaster, journal or site that it appeared in, or else the
    house or body that issued it, as the document names it; ``published`` is when that was.
    A copy stands only while the works it copies stand.
    """

    noun = "source"

    title: Text | None = None
    url: Url | None = None
    publisher: Text | None = None
    published: Date | None = None
    copy_of: Annotated[Several, Link("source")] = ()
    disputes: Annotated[Several, Link("claim")] = ()

    def _content_id(self) -> str:
        return node_id(self.noun, self.url or self.title)

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not (self.title or self.url):
            raise ValueError("title and url are both empty; a source needs one of them")
        return self

    @property
    def label(self) -> str:
        """The title, or the url."""
        return self.title or self.url or self.id


class Claim(Node):
    """One proposition as one document puts it forward; its words are those of ``passage``.

    A claim that is part of a sentence has its longest stretch of words as ``passage``, with what
    completes it right beside them ("Lind, who left"), and its own words in ``passages``. Its text
    is a whole sentence: what was put in from elsewhere is in ``completed_by``, and ``note`` says
    which words and why.

    The same proposition in another document is another claim, joined by ``alternate_of``. When a
    Voicing exists the text is what was said, and a citation vouches that it was said.

    What a plug-in proposes stands beside what the rules found: ``proposed_by`` names it, the text
    is in its words, and ``passages`` are words of the document that it quotes. No citation of such
    a claim is reliance: a marker behind the words quoted is a candidate (basis ``proposal``).
    """

    noun = "claim"
    identity = ("passage", "text")

    document: Annotated[str, Link("document")]
    passage: Annotated[str, Link("passage")]
    text: Words
    passages: Annotated[Several, Link("passage")] = ()
    """All the words that it rests on, where they are part of a sentence or broken up."""
    completed_by: Annotated[Several, Link("passage")] = ()
    """Words elsewhere from which some were put in: its subject, what "she" stands for."""
    kind: ClaimKind = "fact"
    mentions: Annotated[Several, Link("actor")] = ()
    about: Annotated[Several, Link("event")] = ()
    figures: Annotated[Several, Link("figure")] = ()
    disputes: Annotated[Several, Link("claim")] = ()
    modality: Modality | None = None
    """How the document puts it (with ``polarity``, its factuality); None when nobody looked."""
    polarity: Polarity | None = None
    shown_by: Annotated[Several, Link("passage")] = ()
    """The words that show modality and polarity, such as "denied", "will" or "not"."""
    alternate_of: Annotated[Several, Link("claim")] = ()
    specialization_of: Annotated[Several, Link("claim")] = ()
    proposed_by: Words | None = None
    """The program or model that made it, by name; None for what the text's own words are cut to, or
    a person set."""
    basis: Basis | None = None
    """"inferred" with ``proposed_by``; None for all others."""
    confidence: Ratio | None = None
    """How sure ``proposed_by`` is, 0 to 1. Without it: how sure it is that the text states this,
    where a rule that is seldom wrong cut it off or put in a name for a pronoun, as counted (the
    ``note`` says which); None where the grammar leaves one reading only."""

    @model_validator(mode="after")
    def _proposed(self) -> Self:
        told = (self.proposed_by is not None, self.basis is not None)
        unsure = self.proposed_by is not None and self.confidence is None
        if len(set(told)) > 1 or unsure or self.basis not in (None, "inferred"):
            raise ValueError(
                "a claim that a program proposes has proposed_by, basis='inferred' and confidence; "
                "every other has neither proposed_by nor basis"
            )
        return self

    @property
    def label(self) -> str:
        """The proposition."""
        return self.text


class Citation(Grounded):
    """A source backs a claim, on a stated ground, shown by a marker where there is one.

    ``evidence`` are the words of the source that it rests on, where the source's text is held. The
    citations of a claim by one marker with the basis ``oneOfSeveral`` are readings of that marker:
    it means one of their sources, such as "(Lund, 2019)" where Lund wrote two works in 2019.
    """

    noun = "citation"
    identity = ("claim", "source", "basis", "marker")

    claim: Annotated[str, Link("claim")]
    source: Annotated[str, Link("source")]
    basis: CitationBasis
    marker: Annotated[str | None, Link("marker")] = None
    evidence: Annotated[Several, Link("passage")] = ()

    @model_validator(mode="after")
    def _shown(self) -> Self:
        if self.basis in EXPLICIT and self.marker is None:
            raise ValueError(
                f"marker is missing; basis={self.basis!r} says that one shows the link"
            )
        return self


class Voicing(Grounded):
    """Who says a claim inside the text: the actor, the reporting words and the words they report.

    Corpora such as PolNeAR call it an attribution, with source, cue and content. ``speaker`` holds
    the words that name the source, also where no actor is sure ("he", "critics"). ``content`` are
    the exact words that are said, several passages where the reporting words stand between them or
    the speaker's own words break off; ``quotes`` those in quotation marks. ``within`` is the
    voicing this one is told in: in "X said that Y warned", Y's is within X's.
    """

    noun = "voicing"
    identity = ("claim", "actor", "cue")

    claim: Annotated[str, Link("claim")]
    actor: Annotated[str | None, Link("actor")] = None
    cue: Annotated[str | None, Link("passage")] = None
    speaker: Annotated[str | None, Link("passage")] = None
    content: Annotated[Several, Link("passage")] = ()
    quotes: Annotated[Several, Link("passage")] = ()
    style: VoicingStyle | None = None
    within: Annotated[str | None, Link("voicing")] = None
    basis: Basis = "explicit"

    @model_validator(mode="after")
    def _spoken(self) -> Self:
        if self.actor is None and self.cue is None:
            raise ValueError("actor and cue are both missing; a voicing needs one of them")
        return self


class Inference(Grounded):
    """A claim follows from all its premises together; several inferences are alternatives."""

    noun = "inference"
    identity = ("claim", "premises")

    claim: Annotated[str, Link("claim")]
    premises: Annotated[Several, Link("claim"), Field(min_length=1)]
    basis: Basis = "curated"
