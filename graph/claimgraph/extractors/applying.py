"""Runs an extractor over a document and adds to its nodes what the text bears out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimgraph.errors import ExtractorFailed
from claimgraph.extractors.grounding import Refused, grounded
from claimgraph.extractors.proposals import Extractor
from claimgraph.model import Actor, Document, Event, Node, merged
from claimgraph.reading.entities import Mention, with_actors
from claimgraph.reading.events import with_events
from claimgraph.reading.voices import with_voicings

Span = tuple[int, int]
_STRETCH = 6_000
"""Code points that an extractor is given at once, at most, cut between paragraphs."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The nodes after an extractor, and what it proposed that the text does not bear out."""

    nodes: tuple[Node, ...]
    refused: tuple[Refused, ...]


def apply(extractor: Extractor, document: Document, nodes: Sequence[Node]) -> Outcome:
    """Return the nodes of a document with an extractor's actors, voices and events added.

    Only words that stand in the text are stored; what is new is marked as inferred, with the
    extractor's confidence. What is there already stays as it is.

    Raises:
        ExtractorFailed: it gave no answer, or not one for each stretch of text.

    >>> class Reeds:
    ...     name = "reeds"
    ...
    ...     def propose(self, texts):
    ...         from claimgraph.extractors import ProposedActor, Proposals
    ...
    ...         reed = ProposedActor(kind="person", quotes=("Reed",), role=None, confidence=0.8)
    ...         return [Proposals(actors=(reed,)) for _ in texts]
    >>> document = Document(text="Reed won. Rain fell.")
    >>> outcome = apply(Reeds(), document, [document])
    >>> [n.name for n in outcome.nodes if isinstance(n, Actor)], outcome.refused
    (['Reed'], ())
    """
    stretches = list(_stretches(document.text))
    replies = list(extractor.propose([document.text[a:b] for a, b in stretches]))
    if len(replies) != len(stretches):
        raise ExtractorFailed(
            f"{extractor.name} answered {len(replies)} of {len(stretches)} stretches of text; "
            "propose() returns one answer for each"
        )
    found = grounded(document.text, stretches, replies)
    known = {n.name: n for n in nodes if isinstance(n, Actor) and n.document == document.id}
    mentions = [_as_known(m, known) for m in found.mentions]
    held = _merged(with_actors(document, nodes, mentions))
    known_ids = {node.id for node in held}
    sure = {event.name: event.confidence for event in found.events}
    held = [
        node.but(basis="inferred", confidence=sure[node.name])
        if isinstance(node, Event) and node.id not in known_ids and node.name in sure
        else node
        for node in _merged(with_events(document, held, found.events))
    ]
    voices = sorted(found.voices, key=lambda pair: pair[0].span)
    held = with_voicings(document, held, [v for v, _ in voices], mentions, [c for _, c in voices])
    return Outcome(tuple(_merged(held)), tuple(found.refused))


def _stretches(text: str) -> Iterator[Span]:
    """Yield the text in stretches of whole paragraphs, each as long as may be."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _STRETCH)
        if end < len(text):
            cut = max(text.rfind("\n", start, end), text.rfind(". ", start, end))
            end = cut + 1 if cut > start else end
        if text[start:end].strip():
            yield start, end
        start = end


def _as_known(mention: Mention, known: dict[str, Actor]) -> Mention:
    """Return a mention as one of an actor that is there already, when names agree."""
    actor = known.get(mention.name)
    if actor is None:
        return mention
    return Mention(
        mention.start, mention.end, actor.kind, actor.name, mention.basis, mention.confidence,
        role=mention.role,
    )  # fmt: skip


def _merged(nodes: Iterable[Node]) -> list[Node]:
    """Return each node once; what was there first stays, with the mentions of both."""
    held: dict[str, Node] = {}
    for node in nodes:
        first = held.setdefault(node.id, node)
        if isinstance(first, (Actor, Event)) and first != node:
            held[node.id] = merged(first, node)
    return list(held.values())
