"""Checks proposals against the text: words found there get offsets, others are refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from claimgraph.extractors.claim_checks import unfit
from claimgraph.extractors.proposals import (
    Problem,
    Proposals,
    ProposedActor,
    ProposedClaim,
    ProposedEvent,
    ProposedVoice,
)
from claimgraph.model import clip
from claimgraph.reading.attribution import Attribution
from claimgraph.reading.entities import Mention
from claimgraph.reading.entities.names import PROPOSED
from claimgraph.reading.events import EventMention
from claimgraph.reading.layers import Proposal, Statement
from claimgraph.reading.places import Span, Stretches

_MOST_PLACES = 2_000
"""Places of one name that are looked up at most."""
_TOLD = 3
"""Refusals that a warning tells in words."""
_FAR = 1_500
"""How far the parts of one voice may stand apart, in code points."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Something an extractor proposed that is not stored, and why."""

    what: Literal["actor", "voice", "event", "claim", "reply"]
    quote: str
    reason: str

    def __str__(self) -> str:
        return f"{self.what} {clip(self.quote)!r}: {self.reason}" if self.quote else self.reason


class ProposalsRefused(UserWarning):
    """Some proposals of extractors are not stored; ``refused`` says which, and why.

    >>> str(ProposalsRefused((Refused("actor", "Zed", "these words are not in the text"),)))
    "1 proposal refused: actor 'Zed': these words are not in the text"
    """

    def __init__(self, refused: tuple[Refused, ...]) -> None:
        self.refused = refused
        told = "; ".join(map(str, refused[:_TOLD])) + ("; …" if len(refused) > _TOLD else "")
        what = "proposal" if len(refused) == 1 else "proposals"
        super().__init__(f"{len(refused)} {what} refused: {told}")


@dataclass(slots=True)
class Located:
    """Proposals as places in the document, and those that have none."""

    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    claims: list[Statement] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def located(
    text: str,
    stretches: Sequence[Span],
    replies: Sequence[Proposals | Problem],
    *,
    prose: Stretches,
    name: str,
) -> Located:
    """Return what of some replies stands in the text, each looked up in its own stretch.

    Args:
        text: the document.
        stretches: the parts of it that were given to the extractor.
        replies: its reply to each.
        prose: where the sentences are of which claims may be made.
        name: what the extractor is called.

    >>> reply = Proposals(actors=(
    ...     ProposedActor(kind="person", quotes=("Ann Lee",), role=None, confidence=0.9),
    ...     ProposedActor(kind="person", quotes=("Bob Ray",), role=None, confidence=0.9),
    ... ))
    >>> prose = Stretches([(0, 12)])
    >>> found = located("Ann Lee won.", [(0, 12)], [reply], prose=prose, name="lee")
    >>> [m.name for m in found.mentions], [str(r) for r in found.refused]
    (['Ann Lee'], ["actor 'Bob Ray': these words are not in the text"])
    """
    found = Located()
    for stretch, reply in zip(stretches, replies, strict=True):
        if isinstance(reply, Problem):
            found.refused.append(Refused("reply", text[slice(*stretch)], reply.reason))
            continue
        for actor in reply.actors:
            _actor(text, stretch, actor, found)
        for voice in reply.voices:
            _voice(text, stretch, voice, found)
        for event in reply.events:
            _event(text, stretch, event, found)
        for claim in reply.claims:
            _claim(text, stretch, claim, prose, name, found)
    return found


def _actor(text: str, stretch: Span, proposed: ProposedActor, found: Located) -> None:
    role = proposed.role
    if role is not None and not _stands(text, role, stretch):
        found.refused.append(Refused("actor", role, "the role's words are not in the text"))
        role = None
    name = next((q for q in proposed.quotes if _stands(text, q, stretch)), None)
    for n, quote in enumerate(proposed.quotes):
        places = list(_places(text, quote, stretch))
        if proposed.start is not None and n == 0:
            at = stretch[0] + proposed.start
            places = [p for p in places if p[0] == at]
        if not places or name is None:
            found.refused.append(Refused("actor", quote, "these words are not in the text"))
        for start, end in places if name else ():
            found.mentions.append(
                Mention(
                    start, end, proposed.kind, " ".join(name.split()) if name else "",
                    PROPOSED, proposed.confidence, role=role,
                )
            )  # fmt: skip


def _voice(text: str, stretch: Span, proposed: ProposedVoice, found: Located) -> None:
    contents = list(_places(text, proposed.content, stretch, whole=False))
    if not contents:
        found.refused.append(
            Refused("voice", proposed.content, "the content's words are not in the text")
        )
        return
    for content in contents:
        cue = _nearest(text, proposed.cue, stretch, content)
        speaker = _nearest(text, proposed.speaker, stretch, content) if proposed.speaker else None
        if cue and (speaker or not proposed.speaker):
            source = (speaker,) if speaker else ()
            attribution = Attribution(
                source=source, cue=(cue,), content=(content,), rule="extractor",
                confidence=proposed.confidence,
            )  # fmt: skip
            found.attributions.append(attribution)
            return
    found.refused.append(
        Refused("voice", proposed.content, "the speaker's words or the cue do not stand beside it")
    )


def _event(text: str, stretch: Span, proposed: ProposedEvent, found: Located) -> None:
    places = list(_places(text, proposed.quote, stretch))
    if not places:
        found.refused.append(Refused("event", proposed.quote, "these words are not in the text"))
        return
    for name in (*proposed.agents, *proposed.places):
        if not _stands(text, name, stretch):
            found.refused.append(Refused("event", name, "the actor's words are not in the text"))
    start, end = places[0]
    name = " ".join(proposed.quote.split())
    found.events.append(
        EventMention(
            start, end, name, name.lower(), proposed.status,
            agents=tuple(n for n in proposed.agents if _stands(text, n, stretch)),
            places=tuple(n for n in proposed.places if _stands(text, n, stretch)),
            basis="name", confidence=proposed.confidence,
        )
    )  # fmt: skip


def _claim(
    text: str, stretch: Span, proposed: ProposedClaim, prose: Stretches, name: str, found: Located
) -> None:
    why = unfit(proposed.text, text[slice(*stretch)], proposed.quotes)
    parts = [] if why else _parts(text, stretch, proposed.quotes)
    if why is None and len(parts) < len(proposed.quotes):
        why = "a quote's words are not in the text"
    longest = max(parts, key=lambda p: p[1] - p[0], default=(0, 0))
    sentences = prose.across(*longest)
    if why is None and not sentences:
        why = "its quotes stand in no sentence of the text proper"
    if why is not None:
        found.refused.append(Refused("claim", proposed.text, why))
        return
    made = Proposal(name, proposed.confidence, f"{proposed.change} by {name}")
    found.claims.append(
        Statement(
            *longest, proposed.text, sentences[0], None, None, parts=tuple(sorted(set(parts))),
            kind=proposed.kind, proposal=made,
        )
    )  # fmt: skip


def _parts(text: str, stretch: Span, quotes: Sequence[str]) -> list[Span]:
    """Return a place for each quote, those of the others near the first; fewer if one has none."""
    first = next(_places(text, quotes[0], stretch), None)
    if first is None:
        return []
    around = (max(stretch[0], first[0] - _FAR), min(stretch[1], first[1] + _FAR))
    found = [first]
    for quote in quotes[1:]:
        places = _places(text, quote, around)
        nearest = min(places, key=lambda p: abs(p[0] - first[0]), default=None)
        found += [nearest] if nearest else []
    return found


def _stands(text: str, quote: str, stretch: Span) -> bool:
    return next(_places(text, quote, stretch), None) is not None


def _places(text: str, quote: str, stretch: Span, *, whole: bool = True) -> Iterator[Span]:
    """Yield where the very words stand; with ``whole``, not within longer words."""
    at, count = stretch[0], 0
    if not quote.strip():
        return
    while (at := text.find(quote, at, stretch[1])) >= 0 and count < _MOST_PLACES:
        end = at + len(quote)
        if not whole or not (_word(text, at - 1, at) or _word(text, end - 1, end)):
            yield at, end
            count += 1
        at += 1


def _word(text: str, left: int, right: int) -> bool:
    """Whether a word goes on from one character to the next."""
    return left >= 0 and right < len(text) and text[left].isalnum() and text[right].isalnum()


def _nearest(text: str, quote: str, stretch: Span, to: Span) -> Span | None:
    """Return the place of some words nearest to a span, when it is near and outside of it."""
    around = (max(stretch[0], to[0] - _FAR), min(stretch[1], to[1] + _FAR))
    outside = (p for p in _places(text, quote, around) if p[1] <= to[0] or p[0] >= to[1])
    return min(outside, key=lambda p: max(to[0] - p[1], p[0] - to[1]), default=None)
